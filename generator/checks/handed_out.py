"""What is handed out has an address of its own, a listener, lines that rest on something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.base import Founded, Path
from ..model.contacts import Contact
from ..source import Origin


def slug(known: dict[str, str], entity: str, word: str, origin: Origin, report: Report) -> None:
    """Report a word of addresses that another entity has; remember this one's."""
    first = known.setdefault(word, entity)
    if first != entity:
        report.error(
            origin.span("slug"), "repeated-slug", f"{first} has this address too.", "Choose another word."
        )


def listener(corpus: Corpus, entity: str, contacts: Iterable[str], origin: Origin, report: Report) -> None:
    """Report telephone lines among which nobody listens."""
    known = corpus.table(Contact)
    found = [known[name] for name in contacts if name in known]
    if found and not any(contact.kind == "listening" for contact in found):
        report.error(
            origin.span("contacts"),
            "no-listener",
            f"{entity} offers only police, rescue or a bed.",
            "Add a line where somebody listens.",
        )


def lines(
    entity: str, panel: str, found: Sequence[Founded], origin: Origin, report: Report, *, place: Path = ()
) -> None:
    """Report lines that stand twice, and lines that rest on nothing; `place`: where they stand, if deeper."""
    place = place or (panel,)
    seen: set[str] = set()
    for at, line in enumerate(found):
        if line.id in seen:
            report.error(
                origin.span(*place, at, "id"),
                "duplicate-id",
                f'"{line.id}" stands twice in {panel}.',
                "Choose another.",
            )
        seen.add(line.id)
        if not (line.own or line.rights or line.indicators or line.sources):
            report.error(
                origin.span(*place, at),
                "unfounded-line",
                f"{entity}.{panel}.{line.id} rests on nothing.",
                "Name rights:, indicators: or sources:, or mark it own: true.",
            )
