"""`reperes release`: which editions the ledger does not have yet, and the ledger with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from .compose.distribution import Shelf
from .compose.editions import releasable
from .corpus import SOURCE_LOCALE
from .model.editions import Edition
from .project import Project

LEDGER = "content/facts/editions.yml"
EMPTY = "[]"


def new(project: Project) -> list[Edition]:
    """What a release would print today and the ledger does not have."""
    shelf = Shelf(project.views[SOURCE_LOCALE], project.links)
    return [entry for entry in releasable(shelf) if entry.code not in project.corpus.editions]


def appended(ledger: str, entries: Iterable[Edition]) -> str:
    """The ledger with entries added; what stands in it stays as it is."""
    lines = [line for line in ledger.splitlines() if line.strip() != EMPTY]
    return "\n".join([*lines, *(line for entry in entries for line in _entry(entry)), ""])


def told(entry: Edition) -> str:
    """An entry in one line."""
    return f"{entry.code}  {entry.source}  {entry.locale}  {', '.join(entry.kinds)}"


def _entry(entry: Edition) -> Iterator[str]:
    yield f"- code: {_quoted(entry.code)}"
    yield f"  source: {entry.source}"
    yield f"  locale: {_quoted(entry.locale)}"
    yield f"  date: {entry.date.isoformat()}"
    yield f"  kinds: [{', '.join(entry.kinds)}]"
    yield from _table("facts", entry.facts)
    yield from _table("texts", entry.texts)


def _table(name: str, values: Mapping[str, str]) -> Iterator[str]:
    if values:
        yield f"  {name}:"
        yield from (f"    {key}: {_quoted(value)}" for key, value in values.items())


def _quoted(text: str) -> str:
    """A text in quotes: a code of digits is no number."""
    return json.dumps(text, ensure_ascii=False)
