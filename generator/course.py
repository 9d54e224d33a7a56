"""A training module in one language, without a format: what decks, guides and quizzes are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .document import Blocks, Inlines
from .values import value

StepKind = Literal["slide", "activity", "case"]
QuestionKind = Literal["choice", "true-false", "matching", "short"]


@value
class Step:
    """What a session shows, does or discusses: a slide, an activity, a case.

    `how` names the method in words; `prompts` and `answers` are a case's; `distress` is 1 to 3, or 0.
    """

    kind: StepKind
    id: str
    depth: int
    minutes: int
    title: Inlines
    how: str
    words: Blocks
    note: Blocks
    prompts: Blocks = ()
    answers: Blocks = ()
    distress: int = 0


@value
class Choice:
    """An answer offered, or accepted in a short answer; what is said to whoever chose it."""

    right: bool
    text: Inlines
    feedback: Inlines = ()


@value
class Question:
    """A question. `pairs` are a matching question's; `mixed` their right sides in another order."""

    kind: QuestionKind
    id: str
    depth: int
    stem: Blocks
    answers: tuple[Choice, ...]
    pairs: tuple[tuple[Inlines, Inlines], ...]
    mixed: tuple[Inlines, ...]
    feedback: Inlines
    outcomes: tuple[str, ...]


@value
class Cited:
    """A document that a module rests on, and the places in it."""

    title: Inlines
    places: tuple[str, ...]


@value
class Used:
    """A value of the law, a figure or a telephone line that a module names, and where it comes from.

    `where` are the contexts that name it: ids of steps and questions, `reading`, `handout`, `front`.
    """

    fact: str
    kind: Literal["law", "figure", "contact"]
    label: Inlines
    text: str
    source: str
    date: str
    where: tuple[str, ...]


@value
class Course:
    """A module in one language, at one depth: only the steps and questions of that depth stand in it.

    `lang` is a tag for office programs (`fr-FR`); `minutes` those of the depth; `words` what formats say
    themselves, by key; `address` that of the module's page.
    """

    id: str
    number: int
    locale: str
    lang: str
    depth: int
    minutes: int
    kicker: str
    title: Inlines
    lead: Inlines
    whom: Inlines
    before: Inlines
    outcomes: tuple[tuple[str, Inlines], ...]
    asks: tuple[Inlines, ...]
    keep: tuple[Inlines, ...]
    hard: str
    distress: int
    law: str
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    reading: Blocks
    handout: Blocks
    sources: tuple[Cited, ...]
    used: tuple[Used, ...]
    words: Mapping[str, str]
    address: str
    edition: str
    edition_line: str
    draft: bool
    independent: bool
    withdrawn: bool
    uses: frozenset[str] = frozenset()

    @property
    def stem(self) -> str:
        """What the names of its files begin with: `05-core-rights`."""
        return f"{self.number:02d}-{self.id}"

    @property
    def notices(self) -> tuple[str, ...]:
        """What every output says of itself: draft, independent, date of the law, edition."""
        lines = [self.words["draft"]] if self.draft else []
        lines += [self.words["notice"]] if self.independent else []
        return (*lines, self.law, self.edition_line)
