"""A language of the site names every word of its addresses, and no two pages share one."""

from __future__ import annotations

from datetime import date

from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report, Span
from ..links import BELOW, FOLDERS
from ..localize import babel_locale
from ..model.plans import STATUSES
from ..model.project import Locale

# Addresses of the site cannot be made without these.
NEEDED = tuple(dict.fromkeys((*FOLDERS.values(), *(word for _, word in BELOW.values()), *STATUSES)))


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report unknown languages, and missing and repeated words of addresses."""
    french = corpus.locales.get(SOURCE_LOCALE)
    if french is None:
        return  # its file is missing or broken, and reported
    for name, locale in corpus.locales.items():
        span = Span(f"content/{name}/locale.yml")
        for tag in filter(None, (name, locale.formats)):
            if babel_locale(tag) is None:
                report.error(
                    span,
                    "unknown-locale",
                    f'"{tag}" is no language that Babel knows.',
                    "Name a language by its tag: fr, en-GB, fa-AF, zh-Hans.",
                )
        # Without any, it is a language of the help pages alone.
        if locale.segments or name == SOURCE_LOCALE:
            _segments(locale, french, span, report)


def _segments(locale: Locale, french: Locale, span: Span, report: Report) -> None:
    for word in dict.fromkeys((*NEEDED, *french.segments)):
        if word not in locale.segments:
            report.error(
                span,
                "missing-segment",
                f'no word is given for "{word}" in addresses.',
                f"Add {word}: under segments.",
            )
    for word in locale.segments:
        if word not in french.segments and word not in NEEDED:
            report.error(
                span, "unknown-segment", f'French has no word for "{word}" in addresses.', "Delete it."
            )
    if len(set(locale.segments.values())) < len(locale.segments):
        report.error(
            span, "repeated-segment", "two words of addresses are the same.", "Choose different words."
        )
