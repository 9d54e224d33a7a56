"""What stops a release and no preview: a line that nobody has checked, a publisher without a name."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, Span
from ..model.contacts import Contact


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report contacts that nobody has checked, or not for too long, and a blank publisher."""
    for contact in corpus.table(Contact).values():
        expired = contact.expires is not None and contact.expires < today
        if contact.unverified or expired:
            report.error(
                corpus.origins[contact.id].span("id"),
                "expired-contact" if expired else "unverified-contact",
                f"{contact.id}: nobody has checked {contact.number}.",
                "Check the line, cite who gives it, and set expires:; or take it away.",
            )
    if corpus.publisher.name is None:
        report.error(
            Span("content/facts/publisher.yml"),
            "blank-publisher",
            "nobody is named who answers for a release.",
            "Set name:, or build a preview without --release.",
        )
