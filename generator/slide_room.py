"""How high a text stands on a slide, reckoned from the widths of its letters before any program shows it.

Lengths are points. Text breaks here at spaces only: a program that also breaks after a hyphen never needs
more lines. Widths are those of Arial, Helvetica, Liberation Sans and Arimo, which are the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .document import (
    Blocks,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Phone,
    Strong,
    Table,
    Text,
    plain,
)

Mark = Literal["", "bullet", "number"]

NO_BREAK = "\u00a0"
UNITS = 2048  # of an em, in the tables below
WIDEST = 2048  # what a sign that is not in them is taken to need
LINE = 1.2  # of the size: programs give a line of Arial 1.15 to 1.2
SURE = 0.99  # of a width: programs round each sign their own way


def _by_sign(signs: Mapping[int, str]) -> Mapping[str, int]:
    return {sign: width for width, found in signs.items() for sign in found}


REGULAR = _by_sign(
    {
        391: "'",
        410: "\u202f\u2009",
        455: "ijlįĵĺļłſ‘’‚",
        532: "|¦",
        569: " !,./:;I[\\]ft\u00a0ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ",
        597: "ľ",
        682: "()-`r¡¨²³´·¸¹ŕŗř“”„‹›\u2011",
        684: "{}ŀ",
        717: "•",
        727: '"',
        748: "º",
        758: "ª",
        768: "ť",
        797: "*",
        819: "°",
        909: "ĳ",
        961: "^",
        1024: "JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž",
        1100: "¶",
        1124: "±÷",
        1131: "¯",
        1139: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–†€",
        1180: "µ",
        1196: "+<=>~¬×−",
        1237: "ŉ",
        1251: "FTZ¿ßøŢŤŦŹŻŽ",
        1259: "ď",
        1366: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ",
        1479: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ",
        1481: "Ŋ",
        1505: "Ĳ",
        1509: "©®",
        1593: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
        1706: "Mm",
        1708: "¼½¾",
        1821: "%æ",
        1933: "WœŴ",
        2048: "ÆŒ—…‰→",
        2079: "@",
    }
)
BOLD = _by_sign(
    {
        410: "\u202f\u2009",
        487: "'",
        569: " ,./I\\ijl\u00a0ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłſ‘’‚",
        573: "|¦",
        682: "!()-:;[]`ft¡¨²³´·¸¹ţŧ‹›\u2011",
        717: "•",
        748: "º",
        758: "ª",
        789: "ľ",
        797: "*r{}ŕŗř",
        819: "°",
        971: '"',
        981: "ŀť",
        1024: "zźżž“”„",
        1124: "±÷",
        1131: "¯",
        1139: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿāăąćĉċčēĕėęěĳĴķĸśŝşšŷ–†€",
        1196: "+<=>^~¬×−",
        1229: "µ",
        1251: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽ",
        1366: "EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸ",
        1451: "ŉ",
        1472: "ď",
        1479: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŔŖŘŨŪŬŮŰŲ",
        1481: "Ŋ",
        1509: "©®",
        1593: "GOQwÒÓÔÕÖØĜĞĠĢŌŎŐŵ",
        1607: "Ĳ",
        1706: "M",
        1708: "¼½¾",
        1821: "%mæ",
        1933: "WœŴ",
        1997: "@",
        2048: "ÆŒ—…‰→",
    }
)


@dataclass(frozen=True)
class Level:
    """How a paragraph is set: size of its letters, room above it, where its text begins, where its mark."""

    size: float
    before: float = 0
    indent: float = 0
    hang: float = 0
    bold: bool = False


# How paragraphs are set, those of the list in a list after those of the list.
Style = tuple[Level, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph on a slide. `number` is that of a numbered one; `level` counts from 0."""

    nodes: Inlines
    mark: Mark = ""
    number: int = 0
    level: int = 0

    def set_in(self, style: Style) -> Level:
        """How a style sets it."""
        return style[min(self.level, len(style) - 1)]


@dataclass(frozen=True)
class Box:
    """Where a text stands: its width and height, and the styles it may take, the largest first."""

    width: float
    height: float
    styles: tuple[Style, ...]

    def style(self, text: Sequence[Passage]) -> Style | None:
        """The first style in which a text fits; None where it fits in none."""
        return next((s for s in self.styles if height(text, s, self.width) <= self.height), None)


def styles(*sizes: float, before: float = 0, indent: float = 0, bold: bool = False) -> tuple[Style, ...]:
    """Styles of two levels, by the size of the first; `before` and `indent` are parts of the size."""
    return tuple(
        (
            Level(size, round(size * before), round(size * indent), round(size * indent), bold),
            Level(
                round(size * 0.9), round(size * before / 2), round(size * indent * 2), round(size * indent)
            ),
        )
        for size in sizes
    )


# The layout of a module's slides. Nothing smaller can be read from the back of a room.
TITLE = Box(848, 78, styles(32, 28, bold=True))
CONTENT = Box(848, 328, styles(32, 28, 26, 24, before=0.7, indent=0.9))


def too_full(title: Inlines, blocks: Blocks) -> Literal["title", "text"] | None:
    """What of a slide does not fit that layout, at the smallest size."""
    if TITLE.style((Passage(title),)) is None:
        return "title"
    return "text" if CONTENT.style(passages(blocks)) is None else None


def passages(blocks: Blocks, level: int = 0) -> tuple[Passage, ...]:
    """Blocks as paragraphs. A row of a table becomes one, its first cell in strong letters."""
    return tuple(_passages(blocks, level))


def _passages(blocks: Blocks, level: int) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Paragraph():
                yield Passage(block.children, level=level)
            case Heading():
                yield Passage((Strong(block.children),), level=level)
            case ListBlock():
                for number, item in enumerate(block.items, 1):
                    yield from _listed(item, "number" if block.ordered else "bullet", number, level)
            case Note():
                yield from _passages(block.blocks, level)
            case Table():
                for row in block.rows:
                    yield Passage(_row(row), "bullet", level=level)
            case _:
                raise TypeError(f"{type(block).__name__} has no place on a slide")


def _listed(blocks: Blocks, mark: Mark, number: int, level: int) -> Iterator[Passage]:
    first = True
    for block in blocks:
        if first and isinstance(block, Paragraph):
            yield Passage(block.children, mark, number, level)
        else:
            yield from _passages((block,), level + 1)
        first = False


def _row(cells: Sequence[Inlines]) -> Inlines:
    first, *others = cells
    return (Strong(first), *(node for cell in others for node in (Text(" · "), *cell)))


def height(text: Iterable[Passage], style: Style, room: float) -> float:
    """The height of paragraphs in a width."""
    total = 0.0
    for passage in text:
        level = passage.set_in(style)
        total += level.before + lines(passage.nodes, level, room) * level.size * LINE
    return total


def lines(nodes: Inlines, level: Level, room: float) -> int:
    """How many lines a paragraph takes in a width."""
    room = (room - level.indent) * SURE
    blank = width(" ", level.size, bold=level.bold)
    count, at = 1, 0.0
    for word in _words(nodes, bold=level.bold):
        long = sum(width(text, level.size, bold=bold) for text, bold in word)
        if at and at + blank + long > room:
            count, at = count + 1, 0.0
        at += long + (blank if at else 0)
        if at > room:  # a word longer than a line is broken anywhere
            more = math.ceil(at / room) - 1
            count, at = count + more, at - more * room
    return count


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line."""
    table = BOLD if bold else REGULAR
    return sum(table.get(sign, WIDEST) for sign in text) * size / UNITS


def _words(nodes: Inlines, *, bold: bool) -> Iterator[list[tuple[str, bool]]]:
    """Words between spaces, each in pieces that are strong or not."""
    word: list[tuple[str, bool]] = []
    for text, strong in _pieces(nodes, bold=bold):
        first, *others = text.split(" ")
        word.append((first, strong))
        for piece in others:
            yield word
            word = [(piece, strong)]
    yield word


def _pieces(nodes: Iterable[Inline], *, bold: bool) -> Iterator[tuple[str, bool]]:
    for node in nodes:
        if isinstance(node, Strong | Emphasis | Link | Foreign):
            yield from _pieces(node.children, bold=bold or isinstance(node, Strong))
        elif isinstance(node, Phone):
            yield node.text.replace(" ", NO_BREAK), bold
        else:
            yield plain((node,)), bold
