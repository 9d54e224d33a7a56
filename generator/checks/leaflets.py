"""A leaflet offers somebody to talk to, rests on the corpus, and is short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus, Origin
from ..diagnostics import Report
from ..model.contacts import Contact, ContactWording
from ..model.leaflets import PANELS, Leaflet, Line

MOST_WORDS = 320
ALLOWED = ("papers", "complaint", "language")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report leaflets that would leave a reader alone, or make them read too long."""
    slugs: dict[str, str] = {}
    for leaflet in corpus.table(Leaflet).values():
        origin = corpus.origins[leaflet.id]
        first = slugs.setdefault(leaflet.slug, leaflet.id)
        if first != leaflet.id:
            report.error(
                origin.span("slug"), "repeated-slug", f"{first} has this address too.", "Choose another word."
            )
        _contacts(corpus, leaflet, origin, report)
        _lines(leaflet, origin, report)
        words = sum(len(text.split()) for text in texts(corpus, leaflet))
        if words > MOST_WORDS:
            report.error(
                origin.span("id"),
                "leaflet-too-long",
                f"{leaflet.id} has {words} words, with the lines of its contacts.",
                f"Keep it at {MOST_WORDS}: its reader is tired, afraid, and has a small screen.",
            )


def _contacts(corpus: Corpus, leaflet: Leaflet, origin: Origin, report: Report) -> None:
    known = corpus.table(Contact)
    found = [known[name] for name in leaflet.all_contacts if name in known]
    if found and not any(contact.kind == "listening" for contact in found):
        report.error(
            origin.span("contacts"),
            "no-listener",
            f"{leaflet.id} offers only police, rescue or a bed.",
            "Add a line where somebody listens.",
        )
    for contact in found:
        wording = corpus.wording.get(contact.id)
        for field in ("label", "call"):
            if isinstance(wording, ContactWording) and getattr(wording, field) is None:
                report.error(
                    origin.span("contacts"),
                    "no-wording",
                    f"{contact.id} has no words for a leaflet.",
                    f"Add {field}: to {contact.id} in content/fr/contacts.yml.",
                )


def _lines(leaflet: Leaflet, origin: Origin, report: Report) -> None:
    for name in PANELS:
        lines: tuple[Line, ...] = getattr(leaflet, name)
        seen: set[str] = set()
        for at, line in enumerate(lines):
            if line.id in seen:
                report.error(
                    origin.span(name, at, "id"),
                    "duplicate-id",
                    f'"{line.id}" stands twice in {name}.',
                    "Choose another.",
                )
            seen.add(line.id)
            if not (line.own or line.rights or line.indicators or line.sources):
                report.error(
                    origin.span(name, at),
                    "unfounded-line",
                    f"{leaflet.id}.{name}.{line.id} rests on nothing.",
                    "Name rights:, indicators: or sources:, or mark it own: true.",
                )
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
