"""A reflex card as a print."""

from __future__ import annotations

from typing import Any

from generator.booklet import CardLine, CardPanel, CardSource, ReflexCard

from .press import Print
from .words import call, handed, runs


def reflex(card: ReflexCard) -> Print:
    """One side of A4, for people at work."""
    panels = (card.signs, card.do, card.dont, card.say, card.avoid)
    more = {
        "whom": runs(card.whom),
        "panels": {panel.id: _panel(panel) for panel in panels},
        "calls": [call(line) for line in card.calls],
        "referrals": [_line(line) for line in card.referrals],
        "sources": [_source(source) for source in card.sources],
    }
    return Print("reflex", handed(card) | more)


def _panel(panel: CardPanel) -> dict[str, Any]:
    return {"title": runs(panel.title), "lines": [_line(line) for line in panel.lines]}


def _line(line: CardLine) -> dict[str, Any]:
    return {
        "head": runs(line.head),
        "text": runs(line.text),
        "note": runs(line.note),
        "marks": list(line.marks),
    }


def _source(source: CardSource) -> dict[str, Any]:
    places = [{"mark": number, "place": place} for number, place in source.places]
    return {"kind": runs(source.kind), "date": source.date, "places": places}
