"""The rules that one file alone cannot break: one rule a file, registered here by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Diagnostic, Report
from ..processes import beside
from . import (
    citations,
    contacts,
    curriculum,
    dated_values,
    first_steps,
    follows,
    horizon,
    interface,
    kits,
    leaflets,
    locales,
    measures,
    news,
    numbers,
    observances,
    page_links,
    paths,
    periods,
    persons,
    placeholders,
    plain_text,
    references,
    reflex,
    release,
    reviews,
    safe_words,
    terms,
    translations,
    values,
    withheld,
    wording,
)

Check = Callable[[Corpus, Report, date], None]

# Rules of facts, and rules that read every text: of a large corpus, they are done side by side.
OF_FACTS: tuple[Check, ...] = (
    references.check,
    citations.check,
    measures.check,
    follows.check,
    dated_values.check,
    values.check,
    horizon.check,
    periods.check,
    observances.check,
    contacts.check,
    withheld.check,
    locales.check,
    leaflets.check,
    first_steps.check,
    reflex.check,
    kits.check,
    curriculum.check,
    paths.check,
    news.check,
    reviews.check,
)
OF_TEXTS: tuple[Check, ...] = (
    wording.check,
    interface.check,
    placeholders.check,
    plain_text.check,
    numbers.check,
    page_links.check,
    translations.check,
    terms.check,
    safe_words.check,
    persons.check,
)
CHECKS = OF_FACTS + OF_TEXTS
MANY = 10000  # texts: fewer are checked sooner than a process starts


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Run every rule; problems go to the report."""

    def run(rules: tuple[Check, ...]) -> None:
        for rule in rules:
            rule(corpus, report, today)

    def of_texts() -> list[Diagnostic]:
        known = len(report.diagnostics)
        run(OF_TEXTS)
        return report.diagnostics[known:]

    if len(corpus.units) < MANY:
        run(CHECKS)
    else:
        report.diagnostics += beside(of_texts, lambda: run(OF_FACTS))[0]


def check_release(corpus: Corpus, report: Report, today: date) -> None:
    """What a release must keep beside all that."""
    release.check(corpus, report, today)
