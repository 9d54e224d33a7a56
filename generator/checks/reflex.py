"""A reflex card speaks of what its readers may see, rests on something, and offers somebody who listens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..corpus import Corpus, Origin
from ..diagnostics import Report
from ..model.contacts import Contact
from ..model.knowledge import Indicator
from ..model.reflex import PANELS, CardLine, ReflexCard


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report cards with foreign signs, unfounded lines, or nobody who listens."""
    slugs: dict[str, str] = {}
    contacts, signs = corpus.table(Contact), corpus.table(Indicator)
    for card in corpus.table(ReflexCard).values():
        origin = corpus.origins[card.id]
        first = slugs.setdefault(card.slug, card.id)
        if first != card.id:
            report.error(
                origin.span("slug"), "repeated-slug", f"{first} has this file too.", "Choose another word."
            )
        _signs(card, signs, origin, report)
        _contacts(card, contacts, origin, report)
        for panel in PANELS:
            _lines(card, panel, origin, report)


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


def _contacts(card: ReflexCard, contacts: Mapping[str, Contact], origin: Origin, report: Report) -> None:
    found = [contacts[name] for name in card.contacts if name in contacts]
    if found and not any(contact.kind == "listening" for contact in found):
        report.error(
            origin.span("contacts"),
            "no-listener",
            f"{card.id} offers only police, rescue or a bed.",
            "Add a line where somebody listens.",
        )


def _lines(card: ReflexCard, panel: str, origin: Origin, report: Report) -> None:
    lines: tuple[CardLine, ...] = getattr(card, panel)
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if line.id in seen:
            report.error(
                origin.span(panel, at, "id"),
                "duplicate-id",
                f'"{line.id}" stands twice in {panel}.',
                "Choose another.",
            )
        seen.add(line.id)
        if not (line.own or line.rights or line.indicators or line.sources):
            report.error(
                origin.span(panel, at),
                "unfounded-line",
                f"{card.id}.{panel}.{line.id} rests on nothing.",
                "Name rights:, indicators: or sources:, or mark it own: true.",
            )
