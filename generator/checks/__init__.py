"""The rules that one file alone cannot break: one rule a file, registered here by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from . import (
    citations,
    contacts,
    dated_values,
    follows,
    horizon,
    interface,
    locales,
    measures,
    numbers,
    page_links,
    placeholders,
    plain_text,
    references,
    reviews,
    translations,
    values,
    withheld,
    wording,
)

Check = Callable[[Corpus, Report, date], None]

CHECKS: tuple[Check, ...] = (
    references.check,
    citations.check,
    measures.check,
    follows.check,
    dated_values.check,
    values.check,
    horizon.check,
    wording.check,
    interface.check,
    placeholders.check,
    plain_text.check,
    numbers.check,
    contacts.check,
    withheld.check,
    page_links.check,
    locales.check,
    translations.check,
    reviews.check,
)


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Run every rule; problems go to the report."""
    for rule in CHECKS:
        rule(corpus, report, today)
