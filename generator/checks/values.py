"""A value is written as its unit wants it: a length of time for a duration, a number for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, Span

EMPTY = re.compile(r"PT?")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report values that their unit cannot show."""
    for span, owner, unit, value in _values(corpus):
        if isinstance(value, str) != (unit == "duration"):
            report.error(
                span,
                "wrong-unit",
                f'{owner}: "{value}" is no {unit}.',
                "Write a duration as ISO 8601 (P30D), anything else as a number.",
            )
        elif isinstance(value, str) and EMPTY.fullmatch(value):
            report.error(
                span,
                "wrong-value",
                f'{owner}: "{value}" is a duration without a length.',
                "Write a duration as ISO 8601: P30D, P6M, P10Y.",
            )


def _values(corpus: Corpus) -> Iterator[tuple[Span, str, str, float | str]]:
    for figure in corpus.figures.values():
        yield corpus.origins[figure.id].span("value"), figure.id, figure.unit, figure.value
    for legal in corpus.legal_values.values():
        for at, dated in enumerate(legal.values):
            span = corpus.origins[legal.id].span("values", at, "value")
            yield span, legal.id, legal.unit, dated.value
