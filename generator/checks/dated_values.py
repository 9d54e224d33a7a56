"""Dated values stand newest first, each with its own day."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report values out of order, a second one without a day, and a value that never applies yet."""
    for legal in corpus.legal_values.values():
        origin = corpus.origins[legal.id]
        for at, (newer, older) in enumerate(zip(legal.values, legal.values[1:], strict=False)):
            if newer.from_ is None or (older.from_ is not None and older.from_ >= newer.from_):
                report.error(
                    origin.span("values", at + 1),
                    "dates-out-of-order",
                    f"{legal.id}: the values are not in the order of their days.",
                    "Put the newest first; only the oldest may lack from:.",
                )
        if legal.on(today) is None:
            report.error(
                origin.span("values"),
                "no-current-value",
                f"{legal.id}: no value is in force on {today}.",
                "Keep the former value below the new one.",
            )
