"""A leaflet offers somebody to talk to, rests on the corpus, and is short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.contacts import Contact, ContactWording
from ..model.leaflets import PANELS, Leaflet
from ..source import Origin
from . import handed_out

MOST_WORDS = 320
ALLOWED = ("papers", "complaint", "language")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report leaflets that would leave a reader alone, or make them read too long."""
    slugs: dict[str, str] = {}
    for leaflet in corpus.table(Leaflet).values():
        origin = corpus.origins[leaflet.id]
        handed_out.slug(slugs, leaflet.id, leaflet.slug, origin, report)
        handed_out.listener(corpus, leaflet.id, leaflet.all_contacts, origin, report)
        for panel in PANELS:
            handed_out.lines(leaflet.id, panel, getattr(leaflet, panel), origin, report)
        _told(corpus, leaflet, origin, report)
        _allowed(leaflet, origin, report)
        words = sum(len(text.split()) for text in texts(corpus, leaflet))
        if words > MOST_WORDS:
            report.error(
                origin.span("id"),
                "leaflet-too-long",
                f"{leaflet.id} has {words} words, with the lines of its contacts.",
                f"Keep it at {MOST_WORDS}: its reader is tired, afraid, and has a small screen.",
            )


def _told(corpus: Corpus, leaflet: Leaflet, origin: Origin, report: Report) -> None:
    for contact in leaflet.all_contacts:
        wording = corpus.wording.get(contact)
        for field in ("label", "call"):
            if isinstance(wording, ContactWording) and getattr(wording, field) is None:
                report.error(
                    origin.span("contacts"),
                    "no-wording",
                    f"{contact} has no words for a leaflet.",
                    f"Add {field}: to {contact} in content/fr/contacts.yml.",
                )


def _allowed(leaflet: Leaflet, origin: Origin, report: Report) -> None:
    if tuple(line.id for line in leaflet.allowed) != ALLOWED:
        report.error(
            origin.span("allowed"),
            "wrong-value",
            f"{leaflet.id} must say what one may do without papers, complaint and French.",
            f"Give its lines the ids {', '.join(ALLOWED)}, in this order.",
        )


def texts(corpus: Corpus, leaflet: Leaflet) -> Iterator[str]:
    """All French words of a leaflet, with the names of its contacts, and what happens when one calls them."""
    yield from (unit.text for unit in corpus.units.values() if unit.id.startswith(f"{leaflet.id}."))
    told = leaflet.explained(corpus.table(Contact))
    for contact in leaflet.all_contacts:
        for part in ("label", "call") if contact in told else ("label",):
            unit = corpus.units.get(f"{contact}.{part}")
            if unit is not None:
                yield unit.text
