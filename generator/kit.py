"""A kit in one language, without a format: what its papers, posters, pictures and texts are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .booklet import Call
from .course import Cited, Sheet, notices
from .document import Day, Inlines
from .values import value

# What every kit says first, for whoever may be in the room.
SAFE = ("safe-listen", "safe-leave", "safe-story", "safe-pictures")


@value
class Paper:
    """A paper, and the documents that its lines rest on."""

    sheet: Sheet
    sources: tuple[Cited, ...]


@value
class Poster:
    """A poster: few lines, whom to call, a code that leads to the leaflets."""

    id: str
    title: Inlines
    lead: Inlines
    lines: tuple[Inlines, ...]
    calls: tuple[Call, ...]


@value
class Picture:
    """A picture for a social network; `shows` tells what is drawn to those who cannot see it."""

    id: str
    size: Literal["square", "wide"]
    title: Inlines
    text: Inlines
    shows: Inlines


@value
class Promised:
    """A measure behind a kit: its title, its status in words, who said so and when."""

    title: Inlines
    status: str
    by: str


@value
class Reused:
    """Something of the site that goes with a kit: what it is called, and where it is."""

    title: Inlines
    address: str


@value
class Kit:
    """Everything that a kit says in one language. `lang` is a tag for office programs (`fr-FR`).

    `address` is that of its page, `door` that of the leaflets; `messages` are ready to be sent.
    """

    id: str
    locale: str
    lang: str
    direction: str
    script: str
    title: Inlines
    lead: Inlines
    day: Day | None
    promised: tuple[Promised, ...]
    papers: tuple[Paper, ...]
    posters: tuple[Poster, ...]
    pictures: tuple[Picture, ...]
    messages: tuple[str, ...]
    calls: tuple[Call, ...]
    reused: tuple[Reused, ...]
    sources: tuple[Cited, ...]
    words: Mapping[str, str]
    address: str
    door: str
    edition: str
    edition_line: str
    draft: bool
    independent: bool
    withdrawn: bool
    uses: frozenset[str] = frozenset()

    @property
    def notices(self) -> tuple[str, ...]:
        """What every file says of itself."""
        own = (self.edition_line,)
        return notices(self.words, *own, draft=self.draft, independent=self.independent)
