"""Which tests try what: the first group whose pattern fits a test has it."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch


@dataclass(frozen=True)
class Group:
    """Tests that try one thing. `trial`: the line of the page on accessibility that tells of them."""

    title: str
    what: str
    tests: tuple[str, ...]
    trial: str | None = None
    tool: str | None = None

    def fits(self, test: str) -> bool:
        """Whether a test, as `tests/site/test_axe.py::test_pages`, is one of these."""
        return any(fnmatch(test, pattern) for pattern in self.tests)


GROUPS = (
    Group(
        "Leaving a page",
        "An exit out of view, or that waits; Back that shows the page; a Referer.",
        ("tests/site/test_exit.py::*",),
    ),
)

# What no test can say, and nobody has tried.
UNKNOWN = (
    "No person who uses a screen reader has read a page; no disabled person has used the site.",
    "No real telephone was used: narrow windows of a desktop Chromium stand for it. No Firefox, no Safari.",
    "No audit of accessibility (RGAA) and no audit of security was made.",
    "No native speaker has read a translation; no jurist, association or survivor has read the texts.",
    "No line of telephone was called. No editor, trainer or translator has worked with it.",
    "Decks were opened in LibreOffice, not in PowerPoint; learning packages in a player, not in Moodle.",
    "What a watcher with a program on the telephone itself sees was not tried: it may see everything.",
)
