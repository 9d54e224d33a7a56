"""An entry of the review ledger names a unit, or a whole entity or file, and a language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report, Span, did_you_mean
from ..model.project import Review
from ..validation import parse

LEDGER = "content/facts/reviews.yml"


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report reviews of nothing, in no language, without the hash they need, or from the future."""
    for review, span in zip(corpus.reviews, _places(corpus), strict=True):
        if review.locale not in corpus.locales:
            report.error(
                span,
                "unknown-locale",
                f'"{review.locale}" is no language of the project.',
                did_you_mean(review.locale, corpus.locales) or f"Known: {', '.join(corpus.locales)}.",
            )
        if review.unit not in corpus.units:
            report.error(
                span,
                "unknown-unit",
                f'there is no unit "{review.unit}".',
                did_you_mean(review.unit, corpus.units) or "See: reperes status --units",
            )
        if review.kind == "review" and (review.translation is None) != (review.locale == SOURCE_LOCALE):
            report.error(
                span,
                "incomplete-review",
                f"{review.unit}: a review of French has no translation hash, "
                "a review of a translation has one.",
                "Give the hashes that reperes status --units prints.",
            )
        if review.kind == "same-meaning" and review.previous is None:
            report.error(
                span,
                "incomplete-review",
                f"{review.unit}: which former French said the same?",
                "Record it with: reperes translations update --same-meaning UNIT",
            )
        if review.date > today:
            report.error(
                span,
                "future-review",
                f"{review.unit}: reviewed on {review.date}, which is still to come.",
                "Correct the date.",
            )


def _places(corpus: Corpus) -> Iterator[Span]:
    """Where each review stands in the ledger; entries that did not load are left out."""
    located = corpus.singletons.get(LEDGER)
    entries = located.value if located and isinstance(located.value, list) else []
    for at, entry in enumerate(entries):
        try:
            parse(Review, entry)
        except ValidationError:
            continue
        assert located is not None
        yield located.span(at)
