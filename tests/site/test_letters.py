"""Letters as readers open them: no fault that axe finds, nothing fetched, every address leads to the site."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from played import PATIENCE, SitePage

ROOT = Path(__file__).resolve().parents[2]
WIDEST = 78


def listed(site: Path, kind: str) -> list[dict[str, str]]:
    found = [a for a in json.loads((site / "data/artifacts.json").read_bytes()) if a["kind"] == kind]
    assert found, f"artifacts.json lists no {kind}"
    return found


def longest(site: Path) -> list[SitePage]:
    """The longest letter of each language."""
    by_size = sorted(listed(site, "letter-html"), key=lambda a: int(a["bytes"]))
    return list({a["locale"]: SitePage(a["path"], "letter", a["locale"]) for a in by_size}.values())


def test_each_has_both_forms_in_both_languages(site: Path) -> None:
    names = {(a["source"], a["locale"], a["edition"]) for a in listed(site, "letter-html")}
    assert names == {(a["source"], a["locale"], a["edition"]) for a in listed(site, "letter-text")}
    halves = {source for source, _, _ in names}
    assert {(half, locale) for half in halves for locale in ("fr", "en")} == {name[:2] for name in names}


def test_each_is_reached_from_the_list_and_from_home(site: Path, trees) -> None:
    lists = {"fr": "lettres/index.html", "en": "en/letters/index.html"}
    for kind in ("letter-html", "letter-text"):
        for letter in listed(site, kind):
            page = lists[letter["locale"]]
            href = letter["path"].removeprefix(page.removesuffix("index.html"))
            assert href in trees[page].xpath("//main//a/@href"), letter["path"]
    for home, news in (("index.html", "actualites/"), ("en/index.html", "news/")):
        assert news in trees[home].xpath("//main//a/@href")
    for page, href in (("actualites/index.html", "../lettres/"), ("en/news/index.html", "../letters/")):
        assert href in trees[page].xpath("//main//a/@href")


def test_every_full_address_leads_to_the_site(site: Path, trees) -> None:
    """A mail has only full addresses: those of the site are followed here as the host would."""
    wrong = []
    for letter in listed(site, "letter-html"):
        tree = trees[letter["path"]]
        first, *others = tree.xpath("//a/@href")
        assert first == tree.xpath("//body/header/a/@href")[0]
        for href in others:
            parts = urlsplit(href)
            path = unquote(parts.path).removeprefix("/") + "index.html"
            if not parts.netloc or path not in trees:
                wrong.append(f"{letter['path']}: {href}")
            elif parts.fragment and not trees[path].xpath("//*[@id=$id]", id=unquote(parts.fragment)):
                wrong.append(f"{letter['path']}: {href}: no such id")
    assert not wrong, "\n".join(wrong[:20])


def test_lines_of_the_text_are_short(site: Path) -> None:
    for letter in listed(site, "letter-text"):
        lines = (site / letter["path"]).read_text("utf-8").splitlines()
        assert max(map(len, lines)) <= WIDEST, letter["path"]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, axe, site: Path, scheme: str) -> None:
    for page in longest(site):
        with visit(page, width=360, scheme=scheme) as tab:
            assert axe(tab) == [], page
            assert tab.evaluate("document.documentElement.scrollWidth") <= 360, page


@pytest.mark.browser
def test_nothing_is_fetched_and_the_way_out_is_seen(visit, site: Path) -> None:
    for page in longest(site):
        asked: list[str] = []
        begin = lambda context, asked=asked: context.on("request", lambda r: asked.append(r.url))  # noqa: E731
        with visit(page, width=320, before=begin) as tab:
            tab.set_default_timeout(PATIENCE)
            tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            box = tab.locator("header a").bounding_box()
            assert box is not None
            assert box["height"] >= 44
        assert [url for url in asked if not url.startswith("data:")] == [asked[0]], page
