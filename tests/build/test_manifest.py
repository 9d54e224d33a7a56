"""`data/artifacts.json` lists every file of the site but itself and the sums of all, truly."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from brumeval import built, reperes, settle, take_words

FIELDS = ["path", "kind", "variant", "locale", "source", "bytes", "sha256", "edition", "status"]
MANIFEST = "data/artifacts.json"
SUMS = "SHA256SUMS"
NOT_FOUND = "404.html"
# Of the kinds that the contract names, those that are made so far, and the files of the frame.
KINDS = {
    "page", "dataset-json", "dataset-csv", "dataset-xlsx", "feed-atom", "letter-html", "letter-text",
    "search-index", "calendar-ics", "chart-svg", "asset", "offline-zip",
}  # fmt: skip
# What leaflets and reflex cards add; the tiny project has none.
LEAFLETS = {
    "leaflet-html", "leaflet-single", "leaflet-pdf", "card-pdf", "sheet-pdf", "poster-pdf", "reflex-card-pdf",
    "slideshow-html",
}  # fmt: skip
# What training modules and sessions add; the tiny project has none.
COURSES = {
    "slides-pptx", "guide-pdf", "quiz-moodle", "check-odt", "handout-pdf", "handout-odt", "scorm12",
    "pack-zip", "cc11", "session-ics", "paper-odt", "paper-md",
}  # fmt: skip
# What kits add, beside posters; the tiny project has none.
KITS = {"kit-zip", "image-png"}
EDITION = re.compile(r"[0-9a-f]{8}")


def artifacts(site: Path) -> list[dict[str, Any]]:
    found = json.loads((site / MANIFEST).read_bytes())
    assert isinstance(found, list)
    return found


def paths(site: Path) -> set[str]:
    """Every file; the copy of the whole site is too large to be read along."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def test_lists_every_file_but_itself(site: Path) -> None:
    listed = [artifact["path"] for artifact in artifacts(site)]
    assert len(listed) == len(set(listed))
    assert listed == sorted(listed)
    assert set(listed) == paths(site) - {MANIFEST, SUMS}


def wrong_sums(site: Path) -> list[str]:
    """The files that the sums leave out, name without need, or tell wrongly."""
    listed = {line[66:]: line[:64] for line in (site / SUMS).read_text("utf-8").splitlines()}
    found = {path: digest(site / path) for path in paths(site) - {SUMS}}
    return sorted(path for path in {*listed, *found} if listed.get(path) != found.get(path))


def test_sums_are_those_that_sha256sum_checks(site: Path) -> None:
    """Every file but the sums themselves; the command says so too."""
    assert wrong_sums(site) == []
    if shutil.which("sha256sum"):
        checked = subprocess.run(["sha256sum", "-c", "--quiet", SUMS], cwd=site, check=False)
        assert checked.returncode == 0


def test_sums_show_what_was_changed_added_or_taken_away(built_project: Path) -> None:
    site = built_project / "site"
    (site / "plans/index.html").write_text("somebody else", "utf-8")
    (site / "more.html").write_text("more", "utf-8")
    (site / "feed.xml").unlink()
    assert wrong_sums(site) == ["feed.xml", "more.html", "plans/index.html"]


def test_sizes_and_hashes(site: Path) -> None:
    for artifact in artifacts(site):
        file = site / artifact["path"]
        told = (artifact["bytes"], artifact["sha256"])
        assert told == (file.stat().st_size, digest(file)), artifact["path"]


def test_fields_and_kinds(site: Path) -> None:
    for artifact in artifacts(site):
        assert list(artifact) == FIELDS
        assert artifact["kind"] in KINDS | LEAFLETS | COURSES | KITS, artifact
        assert artifact["locale"] in ("fr", "en", None) or artifact["kind"] in LEAFLETS
        assert artifact["status"] == "preview"
    found = {artifact["kind"] for artifact in artifacts(site)}
    assert found == (KINDS | LEAFLETS | COURSES | KITS if found & LEAFLETS else KINDS)


def test_every_leaflet_is_there_in_every_language(site: Path) -> None:
    """Ten leaflets, thirteen languages; a sheet in two languages has twelve."""
    found: dict[str, list[tuple[str, str]]] = {}
    for artifact in artifacts(site):
        name = (
            artifact["kind"] if artifact["variant"] is None else f"{artifact['kind']} {artifact['variant']}"
        )
        if artifact["kind"] in LEAFLETS and not artifact["source"].startswith("kit-"):
            found.setdefault(name, []).append((artifact["source"], artifact["locale"]))
    if not found:
        pytest.skip("this project has no leaflets")
    whole = ("leaflet-html", "leaflet-single", "leaflet-pdf office", "leaflet-pdf printer", "card-pdf")
    for name in whole:
        assert len(set(found[name])) == len(found[name]) == 130, name
        assert len({source for source, _ in found[name]}) == 10
        assert len({locale for _, locale in found[name]}) == 13
    assert len(found["sheet-pdf"]) == 120
    assert "fr" not in {locale for _, locale in found["sheet-pdf"]}
    for paper in ("a4", "a3"):
        assert len(found[f"poster-pdf {paper}"]) == 39
    assert len(found["slideshow-html"]) == 13
    assert len(found["slideshow-html all-languages"]) == 1
    assert sorted(locale for _, locale in found["reflex-card-pdf"]) == ["en"] * 8 + ["fr"] * 8


def test_every_kit_is_there_in_both_languages(site: Path) -> None:
    """Four zips and four posters on each size of paper; two pictures of the one that has a day."""
    found: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
    for artifact in artifacts(site):
        if artifact["source"].startswith("kit-") and artifact["kind"] != "page":
            form = artifact["kind"], artifact["variant"]
            found.setdefault(form, []).append((artifact["source"], artifact["locale"]))
            assert EDITION.fullmatch(artifact["edition"])
    if not found:
        pytest.skip("this project has no kits")
    four = [("kit-zip", None), ("poster-pdf", "a4"), ("poster-pdf", "a3")]
    for form in four:
        assert len(set(found[form])) == len(found[form]) == 8, form
    for form in (("image-png", "square"), ("image-png", "wide")):
        assert sorted(found[form]) == [("kit-national-day", "en"), ("kit-national-day", "fr")]
    assert len(found) == 5


def test_every_page_says_the_edition_it_is_listed_with(site: Path) -> None:
    pages = {a["path"]: a for a in artifacts(site) if a["path"].endswith(".html")}
    del pages[NOT_FOUND]  # no text of the corpus stands on it
    for path, artifact in pages.items():
        if artifact["kind"] != "page":
            assert artifact["kind"] in {*LEAFLETS, "letter-html"}, path
            assert artifact["edition"] in (site / path).read_text("utf-8"), path
            continue
        assert EDITION.fullmatch(artifact["edition"]), path
        root = lxml.html.parse(site / path).getroot()
        assert root.get("lang") == artifact["locale"], path
        shown = [code.text for code in root.iter("code") if EDITION.fullmatch(code.text or "")]
        assert artifact["edition"] in shown, path


def test_the_two_languages_have_the_same_pages(site: Path) -> None:
    by_locale: dict[str, set[str]] = {}
    for artifact in artifacts(site):
        if artifact["kind"] == "page":
            by_locale.setdefault(artifact["locale"], set()).add(artifact["source"])
    assert by_locale["fr"] == by_locale["en"]


def editions(site: Path) -> dict[tuple[str, str], str]:
    return {(a["source"], a["locale"]): a["edition"] for a in artifacts(site) if a["kind"] == "page"}


def changed_pages(small_site: Path, site: Path) -> set[tuple[str, str]]:
    before, after = editions(small_site), editions(site)
    assert set(before) == set(after)
    return {page for page in before if before[page] != after[page]}


def test_a_changed_text_changes_the_editions_of_the_pages_that_show_it(
    small_site: Path, built_project: Path
) -> None:
    file = built_project / "content/fr/figures.yml"
    file.write_text(file.read_text("utf-8").replace("Budget annuel", "Budget de l’année"), "utf-8")
    label = changed_pages(small_site, built(built_project))
    assert label == {("figures/reply-2024", "fr")}, "one page shows this label"
    file = built_project / "content/fr/measures.yml"
    file.write_text(file.read_text("utf-8").replace("verres ternis", "verres sales"), "utf-8")
    # In English its translation is still shown, as a stale one.
    assert changed_pages(small_site, built(built_project)) == label | {("measure/second-1", "fr")}


@pytest.fixture(scope="module")
def after_another_verdict(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The pages whose editions changed with the verdict on one measure."""
    folder = settle(tmp_path_factory.mktemp("another-verdict"))
    take_words(folder)
    file = folder / "content/facts/measures.yml"
    sources = "sources: [{source: audit-2023, place: measure 2, evidence: mesure 2 réalisée en partie}]"
    text = file.read_text("utf-8")
    assert f"status: partial\n      {sources}" in text
    file.write_text(text.replace(f"partial\n      {sources}", f"done\n      {sources}"), "utf-8")
    return changed_pages(small_site, built(folder))


SHOWN_ON = (
    "measure/first-2",
    "axis/first-priority-1",
    "plan/first-lights",
    "promise/warm-benches",
    "status/first-lights/done",
    "status/first-lights/partial",
    "promises",
    "plans",
    "home",
)


@pytest.mark.parametrize("page", SHOWN_ON)
def test_a_changed_fact_changes_the_editions_of_the_pages_that_rest_on_it(
    after_another_verdict: set[tuple[str, str]], page: str
) -> None:
    assert {(page, "fr"), (page, "en")} <= after_another_verdict


@pytest.mark.parametrize("page", ["measure/first-3", "timeline", "page/about"])
def test_a_changed_fact_leaves_other_editions(after_another_verdict: set[tuple[str, str]], page: str) -> None:
    assert not {(page, "fr"), (page, "en")} & after_another_verdict


def test_a_release_says_so(built_project: Path) -> None:
    file = built_project / "content/facts/publisher.yml"
    file.write_text(file.read_text("utf-8").replace("name: null", "name: Brumeval"), "utf-8")
    assert reperes(built_project, "build", "--release").returncode == 0
    assert {a["status"] for a in artifacts(built_project / "site")} == {"release"}
