"""Leaflets as prints: folded, for a pocket, for a wall, beside French."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from generator.booklet import Booklet, Call, Panel
from generator.document import Inlines, Text, plain

from .press import Print
from .words import SCHEME, call, handed, number, runs


def leaflet(booklet: Booklet, *, bleed: int) -> Print:
    """An A4 folded in three."""
    return Print("leaflet", _view(booklet) | {"bleed": bleed})


def card(booklet: Booklet, french: Booklet) -> Print:
    """A pocket card."""
    return Print("card", _view(booklet) | {"bleed": 0, "phrase": plain(french.words["phrase"])})


def poster(booklet: Booklet, door: str, paper: Literal["a4", "a3"]) -> Print:
    """A poster; its strips lead to the page of all languages."""
    return Print("poster", _view(booklet) | {"bleed": 0, "paper": paper, "door": SCHEME.sub("", door)})


def sheet(booklet: Booklet, french: Booklet) -> Print:
    """French and another language, line by line."""
    both = {"title": runs(french.title), "together": runs(french.words["together-text"])}
    data = _view(booklet) | {
        "french": both,
        "heading": runs(booklet.title),
        "rows": list(_rows(booklet, french)),
    }
    return Print("sheet", data)


def _rows(booklet: Booklet, french: Booklet) -> Iterator[dict[str, Any]]:
    for own, other in zip(french.panels, booklet.panels, strict=True):
        yield _row("head", "", own.title, other.title)
        for ours, theirs in zip(own.lines, other.lines, strict=True):
            yield _row("line", ours.number, _whole(ours.head, ours.text), _whole(theirs.head, theirs.text))
    yield _row("head", "", french.words["calls"], booklet.words["calls"])
    pairs = zip((french.first, *french.calls), (booklet.first, *booklet.calls), strict=True)
    for line, same in pairs:
        row = _told_call(line, french.words), _told_call(same, booklet.words)
        yield _row("line", number(line.number), *row)


def _row(kind: str, mark: str, own: Inlines, other: Inlines) -> dict[str, Any]:
    return {"kind": kind, "number": mark, "fr": runs(own), "other": runs(other)}


def _whole(head: Inlines, text: Inlines) -> Inlines:
    return (*head, Text(" : "), *text) if head else text


def _told_call(line: Call, words: Mapping[str, Inlines]) -> Inlines:
    parts = (line.name, line.told, words["unverified"] if line.unverified else ())
    first, *others = filter(None, parts)
    return (*first, *(node for part in others for node in (Text(". " if part is line.told else " "), *part)))


def _view(booklet: Booklet) -> dict[str, Any]:
    return handed(booklet) | {
        "name": booklet.language,
        "cover": runs(booklet.cover),
        "subtitle": runs(booklet.subtitle),
        "lead": runs(booklet.lead),
        "first": call(booklet.first),
        "calls": [call(line) for line in booklet.calls],
        "told": [{"number": number(line.number), "text": runs(line.told)} for line in booklet.told],
        "panels": {panel.id: _panel(panel) for panel in booklet.panels},
    }


def _panel(panel: Panel) -> dict[str, Any]:
    lines = [{"icon": x.icon, "head": runs(x.head), "text": runs(x.text)} for x in panel.lines]
    return {"title": runs(panel.title), "lines": lines}
