"""Whatever stands in a page or a module's text: it becomes blocks, or is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from content.real_corpus import ROOT
from diagnostics.project import base
from hypothesis import given
from hypothesis import strategies as st
from unit import tiny_module

from generator import document as d
from generator.diagnostics import Report
from generator.lesson_parser import BLOCKS, parse_lesson
from generator.markdown import parse_inline, parse_page
from generator.source import read_text
from generator.units import too_long

from .bounds import ends, fuzzed
from .mutations import Change, changed, changes, odd
from .told import well_told

PAGES = [
    base()["content/fr/pages/about.md"],
    *(path.read_text("utf-8")[:4000] for path in sorted((ROOT / "content/fr/pages").glob("*.md"))[:6]),
]
LESSONS = [
    tiny_module.TEXT,
    *(path.read_text("utf-8")[:9000] for path in sorted((ROOT / "modules").glob("*/fr.md"))[:3]),
]
FRONT = "---\ntitle: a\nlead: b\n---\n\n"
ATTRIBUTES = [
    "depth=1", "depth=٢", "minutes=4", "minutes=1²", "kind=choice", "kind=short", "kind=matching",
    "kind=true-false", "outcomes=see", "outcomes=,", "method=pairs", "distress=2", "=", "a=",
]  # fmt: skip
words = st.one_of(odd, st.sampled_from(["un", "deux", "{quiet_time}", "[a](page:plans)", "**un**"]))
fences = st.builds(
    lambda colons, kind, name, more: f"{':' * colons} {kind} {name} {' '.join(more)}",
    st.integers(2, 6),
    st.one_of(st.sampled_from([*BLOCKS, "note", "prompts", "answers", ""]), odd),
    st.one_of(st.sampled_from(["a", "b", "A", ""]), odd),
    st.lists(
        st.one_of(st.sampled_from(ATTRIBUTES), odd),
        max_size=5,
    ),
)
lines = st.one_of(
    fences,
    fences,
    st.sampled_from(
        [
            ":::",
            "::::",
            ":::::",
            "",
            "",
            "### Un",
            "## Un {#un}",
            "Titre\n---",
            "- [x] Vrai",
            "- [ ] Faux",
            "  > Non.",
        ]
    ),
    st.builds(
        lambda sign, text: f"{sign}{text}",
        st.sampled_from(["- ", "1. ", "> ", "  - ", "    ", "# ", "", "| "]),
        words,
    ),
)
bodies = st.lists(lines, max_size=25).map("\n".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("markdown")


def say(_context: str, text: str) -> d.Inlines:
    """The words of a text, as a page reads them."""
    return parse_inline(text, d.UrlRef, lambda plain: (d.Text(plain),))


def page(folder: Path, text: str) -> None:
    """A page: what stands in its texts is what its blocks ask for."""
    report = Report()
    clean = _clean(folder, text, report)
    found = parse_page("a", "a.md", clean, report) if clean is not None else None
    if found is not None and not report.failed and not any(too_long(said.text) for said in found.texts):
        known = {(said.context, said.text) for said in found.texts}
        asked: set[tuple[str, str]] = set()

        def ask(context: str, words: str) -> d.Inlines:
            asked.add((context, words))
            return say(context, words)

        found.blocks(ask)
        assert asked <= known
    well_told(report, folder)


def lesson(folder: Path, text: str) -> None:
    """A module's text, with all its blocks read as its pages and packs do."""
    report = Report()
    clean = _clean(folder, text, report)
    found = parse_lesson("a", "a.md", clean, report) if clean is not None else None
    assert (found is not None) != report.failed or clean is None
    if found is not None and not any(too_long(said.text) for said in found.texts):
        known = {(said.context, said.text) for said in found.texts}

        def ask(context: str, words: str) -> d.Inlines:
            assert (context, words) in known
            return say(context, words)

        found.reading(ask)
        for block in found.blocks:
            assert block.minutes >= 0
            assert block.depth >= 1
            assert all(block.outcomes)
            block.words(ask)
            for name in block.parts:
                block.part(name, ask)
    well_told(report, folder)


def _clean(folder: Path, text: str, report: Report) -> str | None:
    (folder / "a.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    return read_text(folder, "a.md", report)


@fuzzed(250)
@given(text=st.sampled_from(PAGES), done=changes)
@ends
def test_a_changed_page(folder: Path, text: str, done: list[Change]) -> None:
    page(folder, changed(text, done))


@fuzzed(250)
@given(body=bodies)
@ends
def test_a_page_made_from_nothing(folder: Path, body: str) -> None:
    page(folder, FRONT + body)


@fuzzed(300)
@given(text=st.sampled_from(LESSONS), done=changes)
@ends
def test_a_changed_lesson(folder: Path, text: str, done: list[Change]) -> None:
    lesson(folder, changed(text, done))


@fuzzed(300)
@given(body=bodies)
@ends
def test_a_lesson_made_from_nothing(folder: Path, body: str) -> None:
    lesson(folder, FRONT + body)


@pytest.mark.parametrize("many", [1_000, 100_000])
@pytest.mark.parametrize(
    "sign", ["[", "](", "*a ", "_", "`", "> ", "- ", "<", "![", "\\", "&", "|a", "[a](", "**", "{"]
)
def test_a_sign_many_times(folder: Path, sign: str, many: int) -> None:
    """What a reader of Markdown may look through again for each sign of it."""
    page(folder, FRONT + sign * many)
    lesson(folder, FRONT + ":::: handout\n" + sign * many + "\n::::\n")
