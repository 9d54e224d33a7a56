"""All loaded entities, typed and found by id; and how files become one."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from diagnostics.project import EPOCH, base, make, write

from generator.corpus import Corpus
from generator.day import build_day
from generator.diagnostics import Report, Span
from generator.load import load
from generator.model.base import PartialDate
from generator.parsed import Cache
from generator.project import open_project
from generator.source import parse_yaml

CorpusOf = Callable[..., Corpus]


def measure(ident: str, plan: str, number: str) -> str:
    axis = f"{plan}-axis"
    return (
        f"- {{id: {ident}, plan: {plan}, number: {number}, axis: {axis}, promise: lanterns, "
        "sources: [{source: report-2024, place: section 1}]}\n"
    )


MORE = {
    "content/facts/measures/more.yml": (
        measure("second-loose", "second", "null")
        + measure("second-10", "second", "10")
        + measure("second-02", "second", "2")
    ),
    "content/fr/measures/more.yml": "".join(
        f"{ident}: {{title: A, asks: B}}\n" for ident in ("second-02", "second-10", "second-loose")
    ),
}


def test_one_file_or_a_folder_of_them(corpus_of: CorpusOf) -> None:
    """Facts and wording need not be cut alike."""
    whole = corpus_of()
    parts = base()["content/facts/measures.yml"].split("- id: second-01")
    cut = corpus_of(
        {
            "content/facts/measures.yml": None,
            "content/facts/measures/a/one.yml": parts[0],
            "content/facts/measures/two.yml": "- id: second-01" + parts[1],
        }
    )
    assert list(cut.measures.items()) == list(whole.measures.items())
    assert cut.units == whole.units


def test_measures_by_plan_and_number_loose_ones_last(corpus_of: CorpusOf) -> None:
    corpus = corpus_of(MORE)
    assert list(corpus.measures) == ["first-01", "second-01", "second-02", "second-10", "second-loose"]
    assert [m.id for m in corpus.measures_of_axis["second-axis"]] == list(corpus.measures)[1:]


def test_what_belongs_together(corpus: Corpus) -> None:
    assert [m.id for m in corpus.measures_of_promise["lanterns"]] == ["first-01", "second-01"]
    assert {k: [m.id for m in found] for k, found in corpus.followers.items()} == {"first-01": ["second-01"]}
    assert {k: [e.id for e in found] for k, found in corpus.events_of_measure.items()} == {
        "first-01": ["opening"]
    }
    assert corpus.horizon == PartialDate(2024, 6)


def test_units_are_named_by_their_path(corpus: Corpus) -> None:
    unit = corpus.units["second-01.remarks.too-few"]
    assert (unit.text, unit.catalogue) == ("Le conseil craint qu’il y en ait trop peu.", "measures")
    assert unit.span == Span("content/fr/measures.yml", 11, 14)
    assert corpus.units["about.title"].catalogue == "pages/about"
    assert "interface.site.name" in corpus.units


def test_place_of_an_entity(corpus: Corpus) -> None:
    origin = corpus.origins["second-01"]
    assert origin.span("follows", 0, "measure") == Span("content/facts/measures.yml", 26, 17)
    assert corpus.wording_origins["opening"].key_span() == Span("content/fr/events.yml", 1, 1)


def test_editors_leave_files_that_are_not_read(corpus_of: CorpusOf) -> None:
    corpus = corpus_of(
        {
            "content/facts/.events.yml.swp": b"\0\0",
            "content/facts/events.yml~": "[",
            "content/fr/.DS_Store": b"\0",
            "content/.git/HEAD": "x",
            "content/facts/.obsidian/app.json": "{}",
        }
    )
    assert [event.id for event in corpus.events] == ["opening"]


def test_windows_line_ends(corpus_of: CorpusOf) -> None:
    plain = corpus_of()
    crlf = {path: text.replace("\n", "\r\n") for path, text in base().items()}
    windows = corpus_of(crlf)
    assert windows.entities == plain.entities
    assert {i: u.text for i, u in windows.units.items()} == {i: u.text for i, u in plain.units.items()}
    assert windows.catalogues == plain.catalogues


# ---- a cache of parsed files


def test_file_that_is_gone_when_it_is_read(tmp_path: Path, report: Report) -> None:
    """Listed, and deleted before it was opened."""
    assert Cache().get(tmp_path, "content/facts/events.yml", parse_yaml, report) is None
    assert [(d.span.path, d.code) for d in report] == [("content/facts/events.yml", "unreadable-file")]


def test_files_that_did_not_change_are_not_parsed_again(tmp_path: Path) -> None:
    root, cache = make(tmp_path), Cache()
    first, _ = load(root, cache)
    second, _ = load(root, cache)
    assert second.origins["opening"].places is first.origins["opening"].places
    write(
        root, {"content/facts/events.yml": base()["content/facts/events.yml"].replace("opening", "openings")}
    )
    third, _ = load(root, cache)
    assert "openings" in third.origins
    assert third.origins["council"].places is first.origins["council"].places


def test_edit_of_the_same_length_is_seen(tmp_path: Path) -> None:
    root, cache = make(tmp_path), Cache()
    load(root, cache)
    file = root / "content/facts/events.yml"
    file.write_text(file.read_text("utf-8").replace("opening", "closing"), "utf-8")
    later = file.stat().st_mtime_ns + 1_000_000
    os.utime(file, ns=(later, later))
    assert "closing" in load(root, cache)[0].origins


def test_problems_of_cached_files_are_told_again(tmp_path: Path) -> None:
    root, cache = make(tmp_path, {"content/facts/events/more.yml": "- [\n"}), Cache()
    told = [load(root, cache)[1].render() for _ in range(2)]
    assert told[0] == told[1]
    assert "broken-yaml" in told[0]


def test_mended_file_is_told_no_more(tmp_path: Path) -> None:
    root, cache = make(tmp_path), Cache()
    link = root / "content/facts/events/more.yml"
    link.parent.mkdir()
    link.symlink_to("later")
    assert load(root, cache)[1].failed
    (link.parent / "later").write_text("[]\n")
    assert "unreadable-file" not in load(root, cache)[1].render()


# ---- a large project: half of it is parsed, and half of the rules are run, in a process of its own

FAULTY = {
    "content/facts/events/more.yml": "- [\n",
    "content/en/promises.po": 'msgctxt "opening.title"\nmsgid "',
    "content/fr/pages/stray.yml": "a: b\n",
}


@pytest.fixture
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers of other tests may run in threads of this process; the code under test does not fork then."""
    monkeypatch.setattr("threading.active_count", lambda: 1)


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize("changes", [{}, MORE, FAULTY])
def test_parsed_side_by_side_says_the_same(
    changes: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(tmp_path, changes)
    alone, told = load(root)
    monkeypatch.setattr("generator.parsed.MUCH", 0)
    monkeypatch.setattr("generator.parsed.MEANWHILE", 0)
    cache = Cache()
    cache.begin(root)
    facts = {path.relative_to(root).as_posix() for path in (root / "content/facts").rglob("*.yml")}
    assert "content/fr/events.yml" in cache.elsewhere
    assert facts & cache.elsewhere
    assert facts - cache.elsewhere
    together, told_together = load(root, cache)
    assert cache.begun is None
    assert told_together.render() == told.render()
    assert together.entities == alone.entities
    assert together.units == alone.units
    assert together.catalogues == alone.catalogues


@pytest.mark.usefixtures("one_thread")
def test_process_that_parses_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make(tmp_path)
    alone, _ = load(root)
    monkeypatch.setattr("generator.parsed.MUCH", 0)
    cache = Cache()
    cache.begin(root)
    assert cache.begun is not None
    cache.begun.process.kill()
    together, told = load(root, cache)
    assert not told.failed
    assert together.units == alone.units


@pytest.mark.usefixtures("one_thread")
def test_rules_side_by_side_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One fault of the facts, one of the texts."""
    root = make(
        tmp_path,
        {
            "content/facts/measures/more.yml": measure("second-99", "nowhere", "99"),
            "content/fr/measures/more.yml": "second-99: {title: '<b>A</b>', asks: '{nothing}'}\n",
        },
    )
    told = open_project(root, build_day())[1].render("json")
    assert {"html-in-text", "unknown-placeholder", "unknown-reference"} <= {
        part["code"] for part in json.loads(told)
    }
    monkeypatch.setattr("generator.checks.MANY", 0)
    assert open_project(root, build_day())[1].render("json") == told


# ---- a project


def test_build_day(monkeypatch: pytest.MonkeyPatch) -> None:
    assert build_day().isoformat() == "2025-01-01"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) - 1))
    assert build_day().isoformat() == "2024-12-31"


def test_pages_are_the_same_in_every_language(tmp_path: Path) -> None:
    project, report = open_project(make(tmp_path), build_day())
    assert project is not None, report.render()
    french, english = project.sites["fr"].pages, project.sites["en"].pages
    assert list(french) == list(english)
    assert {
        "home",
        "plan/first",
        "status/second/done",
        "measure/second-01",
        "timeline/2018",
        "page/about",
    } <= set(french)


def test_every_page_of_the_tiny_project_can_be_composed(tmp_path: Path) -> None:
    """The corpus that the bad sources are laid over is one that builds."""
    project, report = open_project(make(tmp_path), build_day())
    assert project is not None, report.render()
    for site in project.sites.values():
        for key in site.pages:
            assert site.document(key).title
