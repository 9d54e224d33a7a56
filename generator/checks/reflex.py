"""A reflex card speaks of what its readers may see, rests on something, and offers somebody who listens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.knowledge import Indicator
from ..model.reflex import PANELS, ReflexCard
from ..source import Origin
from . import handed_out


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report cards with foreign signs, unfounded lines, or nobody who listens."""
    slugs: dict[str, str] = {}
    for card in corpus.table(ReflexCard).values():
        origin = corpus.origins[card.id]
        handed_out.slug(slugs, card.id, card.slug, origin, report)
        handed_out.listener(corpus, card.id, card.contacts, origin, report)
        for panel in PANELS:
            handed_out.lines(card.id, panel, getattr(card, panel), origin, report)
        _signs(card, corpus.table(Indicator), origin, report)


def _signs(card: ReflexCard, signs: Mapping[str, Indicator], origin: Origin, report: Report) -> None:
    """A sign that belongs to others would have its readers look for what is not theirs to see."""
    for at, name in enumerate(card.signs):
        owners = signs[name].professions if name in signs else ()
        if owners and card.profession not in owners:
            report.error(
                origin.span("signs", at),
                "foreign-sign",
                f"{card.id}: {name} is no sign that {card.profession} may see.",
                f"Choose another, or name {card.profession} among its professions, if a document lets you.",
            )
