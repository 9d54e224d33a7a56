"""A translation keeps every placeholder and link of the French, and adds nothing that could harm."""

from __future__ import annotations

import re
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..units import Translation
from .page_links import link_targets
from .plain_text import findings

FIELD = re.compile(r"\{[^{}]*\}")
# A brace that stands alone breaks what fills the placeholders in.
BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report lost, added or misspelt placeholders, changed links, and unsafe text."""
    for catalogue in corpus.catalogues.values():
        for entry in catalogue.values():
            if entry.msgstr:
                _entry(entry, report)


def _entry(entry: Translation, report: Report) -> None:
    # A stale entry is compared with the French it was made from: it waits for a translator, it is not wrong.
    source = entry.previous if entry.fuzzy and entry.previous else entry.msgid
    lost = sorted(set(FIELD.findall(source)) - set(FIELD.findall(entry.msgstr)))
    added = sorted(set(BRACES.findall(entry.msgstr)) - set(FIELD.findall(source)))
    if lost:
        report.error(
            entry.span,
            "lost-placeholder",
            f"{entry.context}: the translation lost {', '.join(lost)}.",
            "Write it again, exactly as in the French.",
        )
    if added:
        report.error(
            entry.span,
            "unknown-placeholder",
            f"{entry.context}: the French has no {', '.join(added)}.",
            f"Use {', '.join(FIELD.findall(source)) or 'none'}.",
        )
    if set(link_targets(entry.msgstr)) != set(link_targets(source)):
        report.error(
            entry.span,
            "changed-link",
            f"{entry.context}: the links are not those of the French.",
            "Keep each address as it is; translate only the words in square brackets.",
        )
    for code, message, mend in findings(entry.msgstr, links_allowed="](" in source):
        report.error(entry.span, code, f"{entry.context}: {message}", mend)
