"""All breakages, and what a reader is told of them."""

from __future__ import annotations

from . import browsing, by_themselves, hosting, pages, showing, texts
from .breakage import Breakage, Row


def breakages() -> list[Breakage]:
    """All of them, by rule."""
    parts = (pages, showing, browsing, hosting, texts, by_themselves)
    found = [one for part in parts for one in part.TABLE]
    return sorted(found, key=lambda one: (not one.rule.isdigit(), one.rule.zfill(2)))


def rows() -> list[Row]:
    """The table for a page: rule, what it says, how it was broken, who saw it. Nothing is run."""
    return [Row(one.rule, one.says, one.broken, one.seen_by) for one in breakages()]
