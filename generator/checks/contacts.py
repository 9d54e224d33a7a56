"""A line is sourced, or says that nobody has verified it; a number stands once."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.contacts import Contact


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report contacts without a source or a mark, numbers given twice, and lines to be checked again."""
    numbers: dict[str, str] = {}
    for contact in corpus.table(Contact).values():
        origin = corpus.origins[contact.id]
        if bool(contact.sources) == contact.unverified:
            report.error(
                origin.span("unverified") if contact.unverified else origin.span("id"),
                "unverified-contact",
                f"{contact.id}: a line has sources, or is marked unverified; never both, never neither.",
                "Cite the document that gives the number, or write: unverified: true",
            )
        digits = contact.number.replace(" ", "")
        if digits in numbers:
            report.error(
                origin.span("number"),
                "number-twice",
                f"{contact.id}: {contact.number} is already the number of {numbers[digits]}.",
                "Keep one of the two.",
            )
        numbers[digits] = contact.id
        if contact.expires is not None and contact.expires < today:
            report.warning(
                origin.span("expires"),
                "expired-contact",
                f"{contact.id}: this line was to be checked again before {contact.expires.isoformat()}.",
                "Check it, and set a later date.",
            )
