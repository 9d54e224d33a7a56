"""Lighthouse gives every kind of page 100 for accessibility, as a phone shows it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from looking import SHARES
from played import ROOT, Engine, Server, SitePage

pytestmark = pytest.mark.browser

DRIVER = ROOT / "tools/lighthouse.mjs"
# What everybody comes by, looked at in these languages; of other kinds, one page in one language.
NAMED = {
    "home": {"fr", "en"},
    "measure": {"fr", "en"},
    "composer": {"fr", "en"},
    "search": {"fr", "en"},
    "right": {"fr", "en"},
    "languages": {"fr"},
}
# The light pages are the only ones in other scripts and directions: a leaflet in each of their languages.
EVERYWHERE = "leaflet"


@dataclass(frozen=True)
class Found:
    """What Lighthouse says of a page: its score of 100, and each audit that it did not pass."""

    score: int
    faults: list[str]


Lighthouse = Callable[[list[str]], list[Found]]


@pytest.fixture(scope="session")
def lighthouse(engine: Engine) -> Lighthouse:
    """One browser and one node for all pages that are asked about at once."""
    ours = Path(sys.executable).with_name("node")
    node = str(ours) if ours.exists() else shutil.which("node")
    assert node, "node is missing: run `make test`"
    assert (ROOT / "node_modules/lighthouse").exists(), "Lighthouse is missing: run `make test`"

    def looked(addresses: list[str]) -> list[Found]:
        asked = {
            "chromium": engine.options["executable_path"],
            "category": "accessibility",
            "addresses": addresses,
        }
        ran = subprocess.run(
            [node, DRIVER], input=json.dumps(asked), capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        found = json.loads(ran.stdout)
        assert [one["address"] for one in found] == addresses
        return [Found(one["score"], one["faults"]) for one in found]

    return looked


def below(found: list[Found], names: list[object]) -> list[str]:
    """A line for each page that has less than 100."""
    return [
        f"{name}: {one.score}: {'; '.join(one.faults)}"
        for name, one in zip(names, found, strict=True)
        if one.score != 100 or one.faults
    ]


def test_a_page_and_a_leaflet_have_100_and_a_fault_is_seen(
    lighthouse, site, serve, tmp_path: Path, *, server: Server, pages: list[SitePage], record_property
) -> None:
    """A home page, an Arabic leaflet, and a home page with a picture that says nothing to the blind.

    All in one go: the browser takes longest to start.
    """
    wanted = [page for page in pages if (page.kind, page.locale) in {("home", "fr"), ("leaflet", "ar")}]
    assert len(wanted) == 2
    text = (site / "index.html").read_text("utf-8")
    spoilt = text.replace("</main>", '<img src="assets/site.svg"></main>')
    assert spoilt != text
    (tmp_path / "index.html").write_text(spoilt, "utf-8")
    (tmp_path / "assets").symlink_to(site / "assets")

    with serve(tmp_path) as spoilt_server:
        *found, faulty = lighthouse([*(server.url + page.address for page in wanted), spoilt_server.url])

    record_property("visited", len(wanted))
    assert not below(found, wanted)
    assert faulty.score < 100
    assert [fault.partition(":")[0] for fault in faulty.faults] == ["image-alt"]


@pytest.mark.prove
@pytest.mark.parametrize("at", range(SHARES))
def test_every_kind_of_page_has_100(
    lighthouse, server: Server, *, pages, kinds, at: int, record_property
) -> None:
    named = [
        page for page in pages if page.kind == EVERYWHERE or page.locale in NAMED.get(page.kind, frozenset())
    ]
    assert {page.kind for page in named} == {EVERYWHERE, *NAMED}
    share = sorted({*named, *kinds}, key=str)[at::SHARES]

    found = lighthouse([server.url + page.address for page in share])
    record_property("visited", len(share))

    wrong = below(found, share)
    assert not wrong, "\n".join(wrong)
