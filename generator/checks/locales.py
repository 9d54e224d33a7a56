"""A language of the site names every word of its addresses, and no two pages share one."""

from __future__ import annotations

from datetime import date

from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report, Span


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report missing and repeated words of addresses."""
    french = corpus.locales.get(SOURCE_LOCALE)
    if french is None:
        report.error(
            Span(f"content/{SOURCE_LOCALE}/locale.yml"),
            "missing-file",
            "the source language is not described.",
            "Add content/fr/locale.yml.",
        )
        return
    for name, locale in corpus.locales.items():
        span = Span(f"content/{name}/locale.yml")
        for word in french.segments:
            if word not in locale.segments:
                report.error(
                    span,
                    "missing-segment",
                    f'no word is given for "{word}" in addresses.',
                    f"Add {word}: under segments.",
                )
        for word in locale.segments:
            if word not in french.segments:
                report.error(
                    span, "unknown-segment", f'French has no word for "{word}" in addresses.', "Delete it."
                )
        if len(set(locale.segments.values())) < len(locale.segments):
            report.error(
                span, "repeated-segment", "two words of addresses are the same.", "Choose different words."
            )
