"""The press: what does not fit is never cut, no sign is left out, and it says what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from diagnostics.project import TODAY

from generator import document as d
from generator import prints
from generator.booklet import Booklet
from generator.corpus import Corpus
from generator.localize import View
from generator.project import Project
from generator.render import paper
from generator.render.paper import PaperError, Press, Print

from .tiny_leaflet import FILES, booklets, links

CorpusOf = Callable[..., Corpus]
DOOR = "https://val-clair.example/i/"
MUCH = re.compile(r"the panel “(?P<panel>[a-z]+)” is (?P<much>[\d.]+) (?:mm|pages?)")
# A sign that no script of the leaflets has.
STRANGER = "𓀀"


@pytest.fixture
def night(corpus_of: CorpusOf) -> Booklet:
    return booklets(View(corpus_of(FILES), "fr", TODAY), "absolute")["night"]


def saying(booklet: Booklet, panel: str, words: str) -> Booklet:
    """A leaflet that says these words first in a panel."""
    panels = tuple(
        replace(one, lines=(replace(one.lines[0], text=(d.Text(words),)), *one.lines[1:]))
        if one.id == panel
        else one
        for one in booklet.panels
    )
    return replace(booklet, panels=panels)


def leaflet(booklet: Booklet) -> Print:
    return paper.leaflet(booklet, bleed=0)


def card(booklet: Booklet) -> Print:
    return paper.card(booklet, booklet)


def poster(booklet: Booklet) -> Print:
    return paper.poster(booklet, DOOR, "a4")


def sheet(booklet: Booklet) -> Print:
    return paper.sheet(booklet, booklet)


EVERY = {"leaflet": leaflet, "card": card, "poster": poster, "sheet": sheet}


@pytest.mark.parametrize("form", EVERY.values(), ids=EVERY)
def test_short_leaflet_fits(press: Press, night: Booklet, form: Callable[[Booklet], Print]) -> None:
    assert press.pdf(form(night)).startswith(b"%PDF")


def overflow(press: Press, wanted: Print) -> tuple[str, float]:
    """The panel that is told to be too long, and by how much."""
    with pytest.raises(PaperError) as raised:
        press.pdf(wanted)
    told = MUCH.fullmatch(str(raised.value).partition(" too ")[0])
    assert told, str(raised.value)
    return told["panel"], float(told["much"])


@pytest.mark.parametrize(
    ("form", "panel"),
    [(leaflet, "signs"), (leaflet, "rights"), (leaflet, "before"), (poster, "signs")],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_panel_that_overflows_is_named(
    press: Press, night: Booklet, form: Callable[[Booklet], Print], panel: str
) -> None:
    """And by how much: a line twice as long overflows by more than twice as much."""
    named, much = overflow(press, form(saying(night, panel, "mot " * 1000)))
    assert named == panel
    assert much > 0
    again, more = overflow(press, form(saying(night, panel, "mot " * 2000)))
    assert again == panel
    assert more > 2 * much


def test_title_that_overflows_is_named(press: Press, night: Booklet) -> None:
    long = replace(night, cover=(d.Text("mot " * 200),))
    assert [overflow(press, form(long))[0] for form in (leaflet, card, poster)] == ["cover"] * 3


def test_call_that_overflows_is_named(press: Press, night: Booklet) -> None:
    long = replace(night, calls=tuple(replace(call, name=(d.Text("mot " * 200),)) for call in night.calls))
    assert [overflow(press, form(long))[0] for form in (leaflet, card)] == ["calls", "back"]


def test_sheet_that_overflows_says_how_many_pages(press: Press, night: Booklet) -> None:
    """On one side or both; beyond, it is no sheet any more."""
    panel, pages = overflow(press, sheet(saying(night, "signs", "mot " * 4000)))
    assert panel == "sheet"
    assert pages >= 1


@pytest.mark.parametrize("form", EVERY.values(), ids=EVERY)
def test_sign_in_no_font_is_refused(press: Press, night: Booklet, form: Callable[[Booklet], Print]) -> None:
    """A box in its place would be found by a reader."""
    strange = replace(saying(night, "signs", f"Il fait {STRANGER}."), cover=(d.Text(f"La nuit {STRANGER}"),))
    with pytest.raises(PaperError, match=STRANGER):
        press.pdf(form(strange))


@pytest.mark.parametrize("words", [0, 60, 120, 180])
def test_what_a_press_made_before_changes_no_print(press: Press, night: Booklet, words: int) -> None:
    """It remembers sizes: those of the same words with other edges, and no others."""
    wanted = paper.leaflet(saying(night, "rights", "mot " * words), bleed=3)
    alone = Press(press.fonts).pdf(wanted)
    press.pdf(leaflet(night))
    assert press.pdf(wanted) == alone
    press.pdf(paper.leaflet(saying(night, "rights", "mot " * words), bleed=0))
    assert press.pdf(wanted) == alone


def test_press_works_after_a_refusal(press: Press, night: Booklet) -> None:
    before = press.pdf(leaflet(night))
    with pytest.raises(PaperError):
        press.pdf(leaflet(saying(night, "rights", "mot " * 1000)))
    assert press.pdf(leaflet(night)) == before


@pytest.mark.parametrize("installed", [False, True], ids=["none", "some"])
def test_missing_font_says_what_to_run(corpus_of: CorpusOf, tmp_path: Path, installed: bool) -> None:  # noqa: FBT001
    corpus = corpus_of(FILES)
    views = {name: View(corpus, name, TODAY) for name in corpus.locales}
    project = Project(corpus.root, corpus, links(corpus), views, {}, TODAY)
    if installed:
        first = corpus.root / prints.NPM / paper.FONTS[0]
        first.parent.mkdir(parents=True)
        first.write_bytes(b"")
    missing = re.escape(paper.FONTS[1 if installed else 0])
    with pytest.raises(prints.PrintsError, match=f"{missing}.*make site"):
        prints.write(project, tmp_path / "out", 0, 1)
    assert not (tmp_path / "out").exists()
