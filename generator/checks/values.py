"""A value is written as its unit wants it: a length of time for a duration, a number for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..source import Origin

EMPTY = re.compile(r"PT?")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report values that their unit cannot show."""
    for origin, owner, unit, value in _values(corpus):
        if isinstance(value, str) != (unit == "duration"):
            report.error(
                origin.span(),
                "wrong-unit",
                f'{owner}: "{value}" is no {unit}.',
                "Write a duration as ISO 8601 (P30D), anything else as a number.",
            )
        elif isinstance(value, str) and EMPTY.fullmatch(value):
            report.error(
                origin.span(),
                "wrong-value",
                f'{owner}: "{value}" is a duration without a length.',
                "Write a duration as ISO 8601: P30D, P6M, P10Y.",
            )


def _values(corpus: Corpus) -> Iterator[tuple[Origin, str, str, float | str]]:
    for figure in corpus.figures.values():
        yield corpus.origins[figure.id].below("value"), figure.id, figure.unit, figure.value
    for legal in corpus.legal_values.values():
        for at, dated in enumerate(legal.values):
            origin = corpus.origins[legal.id].below("values", at, "value")
            yield origin, legal.id, legal.unit, dated.value
