"""Wording is plain text: no HTML, no script, no address; nothing that points a reader at a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..units import is_markdown

Finding = tuple[str, str, str]


@dataclass(frozen=True)
class Rule:
    """What must not stand in a text. `signs`: one of them is there, in small letters, or the rule is kept."""

    code: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    message: str
    mend: str


RULES = (
    Rule(
        "html-in-text",
        ("<", "&"),
        re.compile(r"</?[A-Za-z][^>]*>|<!--|<script|&#?[A-Za-z0-9]+;"),
        "HTML is not allowed in a text.",
        "Write plain words.",
    ),
    Rule(
        "picture",
        ("![",),
        re.compile(r"!\["),
        "a picture cannot stand in a text: it would be left out.",
        "Delete it, and say in words what it shows.",
    ),
    Rule(
        "unsafe-link",
        (":",),
        re.compile(r"(?i)\b(?:javascript|data|vbscript)\s*:\S"),
        "this address could run code.",
        "Delete it.",
    ),
    Rule(
        "private-contact",
        ("@",),
        re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
        "an e-mail address is not published.",
        "Delete it.",
    ),
    Rule(
        "private-contact",
        ("0", "+"),
        # With any space, a full stop or a hyphen between; as from abroad, with its zero in brackets too.
        re.compile(r"(?<!\d)(?:(?:\+|00)\s?33[\s.-]?(?:\(0\)\s?)?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)"),
        "a telephone number is not published here.",
        "Delete it; national lines are contacts, with a source.",
    ),
)
ADDRESS = Rule(
    "link-in-text",
    ("://", "www."),
    re.compile(r"(?i)\bhttps?://|\bwww\."),
    "an address does not belong in this text.",
    "Delete it; links are made by the composers.",
)
EVERY_RULE = (*RULES, ADDRESS)


def findings(text: str, *, links_allowed: bool) -> Iterator[Finding]:
    """Each thing in a text that must not be there: code, message, mend."""
    lowered = text.lower()
    for rule in RULES if links_allowed else EVERY_RULE:
        for sign in rule.signs:
            if sign in lowered:
                if found := rule.pattern.search(text):
                    yield rule.code, f'{rule.message} Found: "{found.group()[:40]}"', rule.mend
                break


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report what must not stand in the French texts."""
    for unit in corpus.units.values():
        for code, message, mend in findings(unit.text, links_allowed=is_markdown(unit.catalogue)):
            report.error(unit.span, code, f"{unit.id}: {message}", mend)
