"""A placeholder in a text names a fact that has a value."""

from __future__ import annotations

import re
from datetime import date

from .. import multiples
from ..corpus import HELP, INTERFACE, Corpus
from ..diagnostics import Report, did_you_mean
from ..localize import PLACEHOLDER
from ..model.contacts import Contact
from ..model.kits import Kit
from .references import is_broken

BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report placeholders that name nothing, and stray braces."""
    days = (kit.id for kit in corpus.table(Kit).values() if kit.day)
    facts = (*corpus.figures, *corpus.legal_values, *corpus.table(Contact), *days)
    known = [key.replace("-", "_") for key in facts]
    names = set(known)
    for unit in corpus.units.values():
        if unit.catalogue in (INTERFACE, HELP):
            continue
        for found in BRACES.finditer(unit.text):
            name = PLACEHOLDER.fullmatch(found.group())
            if name is None:
                report.error(
                    unit.span,
                    "malformed-placeholder",
                    f'{unit.id}: "{found.group()}" is no placeholder.',
                    "Write {name_of_the_fact} in small letters, digits and underscores.",
                )
            elif (
                name.group(1) not in names
                and not _is_multiple(corpus, name.group(1))
                and not is_broken(corpus, name.group(1).replace("_", "-"))
            ):
                report.error(
                    unit.span,
                    "unknown-placeholder",
                    f"{unit.id}: no fact is named {found.group()}.",
                    did_you_mean(name.group(1), known) or "Add the figure, or name another.",
                )


def _is_multiple(corpus: Corpus, name: str) -> bool:
    """Whether a name is a duration of the law, multiplied, at every date at which it has a value."""
    parts = multiples.split(name.replace("_", "-"))
    legal = corpus.legal_values.get(parts[0]) if parts else None
    return (
        parts is not None
        and legal is not None
        and all(multiples.scaled(str(dated.value), parts[1]) for dated in legal.values)
    )
