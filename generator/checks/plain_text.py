"""Wording is plain text: no HTML, no script, no address; nothing that points a reader at a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report

Finding = tuple[str, str, str]

RULES: tuple[tuple[str, re.Pattern[str], str, str], ...] = (
    (
        "html-in-text",
        re.compile(r"</?[A-Za-z][^>]*>|<!--|<script|&#?[A-Za-z0-9]+;"),
        "HTML is not allowed in a text.",
        "Write plain words.",
    ),
    (
        "picture",
        re.compile(r"!\["),
        "a picture cannot stand in a text: it would be left out.",
        "Delete it, and say in words what it shows.",
    ),
    (
        "unsafe-link",
        re.compile(r"(?i)\b(?:javascript|data|vbscript)\s*:\S"),
        "this address could run code.",
        "Delete it.",
    ),
    (
        "private-contact",
        re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
        "an e-mail address is not published.",
        "Delete it.",
    ),
    (
        "private-contact",
        re.compile(r"(?<!\d)(?:\+33[ .]?|0)[1-9](?:[ .]?\d{2}){4}(?!\d)"),
        "a telephone number is not published here.",
        "Delete it; national lines are contacts, with a source.",
    ),
)
ADDRESS = (
    "link-in-text",
    re.compile(r"(?i)\bhttps?://|\bwww\."),
    "an address does not belong in this text.",
    "Delete it; links are made by the composers.",
)


def findings(text: str, *, links_allowed: bool) -> Iterator[Finding]:
    """Each thing in a text that must not be there: code, message, mend."""
    for code, pattern, message, mend in (*RULES, *(() if links_allowed else (ADDRESS,))):
        found = pattern.search(text)
        if found:
            yield code, f'{message} Found: "{found.group()[:40]}"', mend


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report what must not stand in the French texts."""
    for unit in corpus.units.values():
        for code, message, mend in findings(unit.text, links_allowed=unit.catalogue.startswith("pages/")):
            report.error(unit.span, code, f"{unit.id}: {message}", mend)
