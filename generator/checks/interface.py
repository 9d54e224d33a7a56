"""The frame and the composers find every word they ask for."""

from __future__ import annotations

import re
from datetime import date

from ..corpus import INTERFACE, Corpus
from ..diagnostics import Report, Span
from ..interface import WORDS

BRACES = re.compile(r"\{[^{}]*\}|[{}]")
FIELD = re.compile(r"\{([a-z_]+)\}")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report missing words, and words that ask for a value they will not get."""
    place = Span("content/fr/interface.yml")
    if not corpus.interface:
        report.error(
            place, "missing-file", "the words of the site are not there.", "Add the file, or correct it."
        )
        return
    for key, fields in WORDS.items():
        unit = corpus.units.get(f"{INTERFACE}.{key}")
        if unit is None:
            report.error(place, "missing-word", f'the interface has no "{key}".', "Add it.")
            continue
        stray = [found for found in BRACES.findall(unit.text) if not FIELD.fullmatch(found)]
        unknown = set(FIELD.findall(unit.text)) - set(fields)
        if stray:
            report.error(
                unit.span,
                "malformed-placeholder",
                f'{key}: "{stray[0]}" is no placeholder.',
                f"Known here: {', '.join(fields) or 'none'}.",
            )
        elif unknown:
            report.error(
                unit.span,
                "unknown-placeholder",
                f"{key}: nothing is known as {', '.join(sorted(unknown))}.",
                f"Known here: {', '.join(fields) or 'none'}.",
            )
    for key in corpus.interface:
        if key not in WORDS:
            report.warning(
                corpus.units[f"{INTERFACE}.{key}"].span,
                "unused-word",
                f'nothing asks for "{key}".',
                "Delete it.",
            )
