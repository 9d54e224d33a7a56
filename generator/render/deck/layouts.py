"""The layouts of a deck: what is drawn on each, and where each of its texts stands. Lengths are points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from generator.slide_room import CONTENT, TITLE, Box, Level, Style, styles

from .look import (
    CLAY,
    HEIGHT,
    HONEY,
    INK,
    MARGIN,
    MUTE,
    PINE,
    PINE2,
    PINE3,
    SAND,
    SAND2,
    WHITE,
    WIDTH,
)

Kind = Literal["title", "ctrTitle", "subTitle", "body", "ftr", "sldNum"]


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    left: float
    top: float
    width: float
    height: float

    def inside(self, side: float, above: float) -> Place:
        """What is left of it within its edges."""
        return Place(self.left + side, self.top + above, self.width - 2 * side, self.height - 2 * above)


@dataclass(frozen=True)
class Spot:
    """A placeholder, named by `word`; `first` is the shade of its first level, where that differs."""

    index: int
    word: str
    place: Place
    styles: tuple[Style, ...]
    kind: Kind = "body"
    shade: str = INK
    first: str | None = None
    mark: Literal["", "bullet", "letter"] = ""
    mark_shade: str = CLAY
    start: int = 1
    anchor: Literal["t", "ctr", "b"] = "t"
    align: Literal["l", "ctr", "r"] = "l"

    @property
    def box(self) -> Box:
        """The room of its text."""
        return Box(self.place.width, self.place.height, self.styles)


@dataclass(frozen=True)
class Panel:
    """A ground for a text, or a bar."""

    place: Place
    fill: str
    round: float = 14
    edge: str | None = None


@dataclass(frozen=True)
class Drawing:
    """One of the house's drawings; `swap` gives its colours others."""

    name: str
    place: Place
    swap: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Brand:
    """The sign and the name of the site."""

    place: Place
    shade: str = PINE
    swap: Mapping[str, str] = field(default_factory=dict)


Drawn = Panel | Drawing | Brand


@dataclass(frozen=True)
class Layout:
    """A layout, named by `words`, and a number where several share them.

    `kind` is what PowerPoint calls it; `plain`: without what the master shows.
    """

    words: tuple[str, ...]
    spots: Mapping[str, Spot]
    kind: str = "cust"
    ground: str = WHITE
    drawn: tuple[Drawn, ...] = ()
    plain: bool = False
    number: int = 0


# ---- what many layouts share

BODY, FULL = 146.0, WIDTH - 2 * MARGIN
WHOLE = Place(MARGIN, BODY, FULL, 328)
SIGN = Place(MARGIN, 498, 26, 26)


def _title(**more: Any) -> Spot:
    place = Place(MARGIN, 58, TITLE.width, TITLE.height)
    return replace(Spot(0, "module", place, TITLE.styles, "title", PINE), **more)


def _kicker(shade: str = CLAY, place: Place = Place(MARGIN, 34, FULL, 20)) -> Spot:
    return Spot(13, "step", place, styles(15, 13, 11, bold=True), shade=shade, anchor="ctr")


def _foot(shade: str = MUTE) -> Spot:
    return Spot(
        11, "notice", Place(MARGIN + 124, 497, 640, 28), styles(10.5, 9.5), "ftr", shade, anchor="ctr"
    )


def _number(shade: str = MUTE) -> Spot:
    place = Place(WIDTH - MARGIN - 60, 497, 60, 28)
    return Spot(12, "page", place, styles(12, bold=True), "sldNum", shade, anchor="ctr", align="r")


def _usual(title: Spot | None = None, **own: Spot) -> dict[str, Spot]:
    """The places of an ordinary slide, in the order in which they are read."""
    return {"title": title or _title(), "kicker": _kicker(), **own, "foot": _foot(), "number": _number()}


def _dark(title: Spot, kicker: Spot, **own: Spot) -> dict[str, Spot]:
    """The places of a slide on a dark ground."""
    return {"title": title, "kicker": kicker, **own, "foot": _foot(WHITE), "number": _number(WHITE)}


def _text(word: str, place: Place, *sizes: float, **more: Any) -> Spot:
    """The first text of a layout."""
    return Spot(1, word, place, styles(*sizes, before=0.5, indent=0.9), **more)


MASTER: tuple[Drawn, ...] = (
    Drawing("horizon", Place(0, 462, WIDTH, 78), {"pine3": SAND, "pine2": SAND2}),
    Brand(SIGN),
)
DARK = Brand(SIGN, WHITE, {"pine": WHITE})


# ---- the layouts

OPENING = Layout(
    ("module",),
    {
        "title": Spot(
            0,
            "module",
            Place(MARGIN, 92, 720, 108),
            styles(46, 40, 36, bold=True),
            "ctrTitle",
            PINE,
            anchor="b",
        ),
        "kicker": Spot(13, "step", Place(MARGIN, 206, 720, 42), styles(17, 15, 13, bold=True), shade=CLAY),
        "lead": Spot(1, "for", Place(MARGIN, 252, 540, 74), styles(20, 18, 16), "subTitle"),
        "notices": Spot(14, "notice", Place(430, 30, 474, 62), styles(11.5, 10.5), shade=MUTE, align="r"),
    },
    "title",
    SAND,
    (
        Drawing("valley", Place(0, HEIGHT - 340, WIDTH, 340)),
        Brand(Place(MARGIN, 30, 38, 38)),
    ),
    plain=True,
)
SECTION = Layout(
    ("next-part",),
    _dark(
        _title(
            place=Place(MARGIN, 188, FULL, 56),
            styles=styles(44, 40, 36, bold=True),
            shade=WHITE,
            word="next-part",
        ),
        _kicker(HONEY, Place(MARGIN, 160, FULL, 20)),
        text=Spot(1, "next-part", Place(MARGIN, 250, 640, 84), styles(24, 22, 20), shade=WHITE),
    ),
    "secHead",
    PINE,
    (
        Drawing("horizon", Place(0, 376, WIDTH, 110), {"pine3": PINE2, "pine2": PINE3}),
        Panel(Place(0, 485, WIDTH, 55), PINE, 0),
        DARK,
    ),
    plain=True,
)
TEXT = Layout(
    ("slide",),
    _usual(
        text=Spot(
            1, "slide", Place(MARGIN, BODY, CONTENT.width, CONTENT.height), CONTENT.styles, mark="bullet"
        )
    ),
    "obj",
)
BEGIN = Place(636, BODY + 6, 268, 300)
OUTCOMES = Layout(
    ("outcomes",),
    _usual(
        text=_text("outcomes", replace(WHOLE, width=548), 26, 24, 22, 20, 18, mark="bullet"),
        aside=Spot(
            14,
            "begin",
            BEGIN.inside(24, 22),
            tuple((Level(size + 2, bold=True), Level(size, 12)) for size in (20, 18, 16)),
            shade=WHITE,
            first=HONEY,
        ),
    ),
    drawn=(Panel(BEGIN, PINE),),
)
CLOCK = Place(MARGIN, BODY + 6, 168, 220)
ACTIVITY = Layout(
    ("activity",),
    _usual(
        time=Spot(
            14,
            "time",
            CLOCK.inside(22, 14),
            ((Level(72, bold=True), Level(20), Level(20, 18, bold=True)),),
            shade=WHITE,
            first=HONEY,
        ),
        text=Spot(
            1,
            "activity",
            Place(256, BODY, 648, 328),
            styles(26, 24, 22, 20, 18, before=0.5, indent=1.4),
        ),
    ),
    drawn=(Panel(CLOCK, PINE),),
)
STORY_PLACE = replace(WHOLE, width=540)
CASE = Layout(
    ("case", "prompts"),
    _usual(
        story=Spot(1, "case", STORY_PLACE.inside(24, 14), styles(22, 20, 18, 17, before=0.4)),
        prompts=Spot(
            14,
            "prompts",
            Place(626, BODY, 278, 328),
            styles(22, 20, 18, 17, before=0.6, indent=1.4),
        ),
    ),
    "twoObj",
    drawn=(Panel(STORY_PLACE, SAND),),
)
STORY = Layout(
    ("case",),
    _usual(story=Spot(1, "case", WHOLE.inside(32, 20), styles(26, 24, 22, 20, before=0.4))),
    drawn=(Panel(WHOLE, SAND),),
)
PROMPTS = Layout(
    ("prompts",),
    _usual(
        text=Spot(1, "prompts", WHOLE, styles(30, 28, 26, 24, 22, 20, before=0.7, indent=1.4)),
    ),
)
ASKED = styles(30, 28, 26, 24, 22, bold=True)


def _question(sizes: tuple[float, ...], *cards: Place) -> Layout:
    """A question with a card for each of its answers."""
    answers = {
        f"answer-{at}": Spot(
            20 + at,
            "your-answer",
            card.inside(22, 4),
            styles(*sizes, indent=1.6),
            mark="letter",
            start=at,
            anchor="ctr",
        )
        for at, card in enumerate(cards, 1)
    }
    title = _title(place=Place(MARGIN, 58, FULL, 102), styles=ASKED, word="question")
    drawn = tuple(Panel(card, SAND, 12, PINE3) for card in cards)
    return Layout(("question",), _usual(title, **answers), drawn=drawn, number=len(cards))


# By the number of answers.
QUESTIONS = {
    2: _question((32, 28, 24, 20), *(Place(MARGIN + at * 434, 206, 414, 150) for at in range(2))),
    3: _question((24, 22, 20, 18, 16), *(Place(MARGIN, 178 + at * 94, FULL, 82) for at in range(3))),
    4: _question((24, 22, 20, 18, 16), *(Place(MARGIN, 178 + at * 73, FULL, 64) for at in range(4))),
}
KEEP = Layout(
    ("keep",),
    _dark(
        _title(shade=WHITE, word="keep"),
        _kicker(HONEY),
        text=_text(
            "keep",
            replace(WHOLE, width=650),
            26,
            24,
            22,
            20,
            18,
            shade=WHITE,
            mark="bullet",
            mark_shade=HONEY,
        ),
    ),
    ground=PINE,
    drawn=(Drawing("mark", Place(730, 216, 190, 190), {"pine": PINE2}), DARK),
    plain=True,
)
LAW = Place(MARGIN, 384, FULL, 84)
SOURCES = Layout(
    ("sources",),
    _usual(
        text=_text("sources", replace(WHOLE, height=228), 22, 20, 18, mark="bullet"),
        law=Spot(14, "notice", LAW.inside(24, 6), styles(16, 15, 14, before=0.25), anchor="ctr"),
    ),
    drawn=(Panel(LAW, SAND),),
)


def _calls(rows: int, *sizes: tuple[float, float, float]) -> Layout:
    """Telephone lines on one ground, three in a row."""
    ground = Place(MARGIN, 142, FULL, 284)
    inner = ground.inside(28, 18)
    wide, high = inner.width / 3, inner.height / rows
    lined = tuple(
        (Level(number, bold=True), Level(label, bold=True), Level(source, 2))
        for number, label, source in sizes
    )
    lines = {
        f"call-{at + 1}": Spot(
            31 + at,
            "calls",
            Place(inner.left + at % 3 * wide, inner.top + at // 3 * high, wide - 20, high),
            lined,
            shade=WHITE,
            first=HONEY,
        )
        for at in range(rows * 3)
    }
    spots = _usual(
        _title(place=Place(MARGIN, 58, FULL, 42), styles=styles(32, 28, 24, bold=True), word="end"),
        text=Spot(1, "end", Place(MARGIN, 104, FULL, 30), styles(20, 18, 16)),
        **lines,
        notices=Spot(15, "notice", Place(MARGIN, 430, FULL, 56), styles(11.5, 10.5), shade=MUTE, anchor="b"),
    )
    return Layout(("calls",), spots, ground=SAND, drawn=(Panel(ground, PINE),), number=rows * 3)


# The one with fewest lines that has a place for all of them is taken.
CALLS = (
    _calls(1, (54, 20, 16)),
    _calls(2, (40, 18, 14), (36, 16, 13)),
    _calls(3, (26, 14, 11.5), (24, 13, 10.5)),
)
LAYOUTS = (
    OPENING,
    SECTION,
    OUTCOMES,
    TEXT,
    ACTIVITY,
    CASE,
    STORY,
    PROMPTS,
    *QUESTIONS.values(),
    KEEP,
    SOURCES,
    *CALLS,
)

# ---- the page of notes, as it is printed: the slide above, the text below

NOTES_PAGE = (540.0, 720.0)
NOTES_PICTURE = Place(110, 36, 320, 180)
NOTES_TEXT = Spot(3, "note", Place(50, 234, 440, 444), styles(12, 11, 10, 9, 8, before=0.3))
