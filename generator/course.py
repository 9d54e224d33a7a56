"""A training module in one language, without a format: what decks, guides and quizzes are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .document import Blocks, Inlines, plain
from .values import value

StepKind = Literal["slide", "activity", "case"]
QuestionKind = Literal["choice", "true-false", "matching", "short"]


def notices(words: Mapping[str, str], *lines: str, draft: bool, independent: bool) -> tuple[str, ...]:
    """What every output says of itself: draft, independent, then lines of its own, such as its edition."""
    said = {"draft": draft, "notice": independent}
    return (*(words[name] for name, true in said.items() if true), *lines)


@value
class Step:
    """What a session shows, does or discusses: a slide, an activity, a case.

    `how` names the method in words; `method` is that of an activity alone; `prompts` and `answers` are a
    case's; `distress` is 1 to 3, or 0.
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
    method: str = ""


@value
class Choice:
    """An answer offered, or accepted in a short answer; what is said to whoever chose it."""

    right: bool
    text: Inlines
    feedback: Inlines = ()


@value
class Question:
    """A question. `pairs` are a matching question's; `mixed` their right sides in another order.

    A true-false question offers True, then False.
    """

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

    `where` are the contexts that name it: ids of steps and questions, `reading`, `handout`, `front`;
    `unverified`: nobody has yet called this telephone line.
    """

    fact: str
    kind: Literal["law", "figure", "contact"]
    label: Inlines
    text: str
    source: str
    date: str
    where: tuple[str, ...]
    unverified: bool = False


@value
class Course:
    """A module in one language, at one depth: only the steps and questions of that depth stand in it.

    `lang` is a tag for office programs (`fr-FR`); `minutes` those of the depth; `words` what formats say
    themselves, by key; `address` that of the module's page. Links lead to absolute addresses (`UrlRef`).
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
        """A name that sorts as the curriculum does: `05-core-rights`."""
        return f"{self.number:02d}-{self.id}"

    @property
    def notices(self) -> tuple[str, ...]:
        """What every output says of itself, with the date of the law and the edition."""
        own = (self.law, self.edition_line)
        return notices(self.words, *own, draft=self.draft, independent=self.independent)

    @property
    def calls(self) -> tuple[Used, ...]:
        """The telephone lines that it names."""
        return tuple(used for used in self.used if used.kind == "contact")

    def place(self, context: str) -> str:
        """A context of `Used.where` in words: the title of a step, the number of a question."""
        for step in self.steps:
            if step.id == context:
                return plain(step.title)
        for number, question in enumerate(self.questions, 1):
            if question.id == context:
                return f"{self.words['question']} {number}"
        return self.words[context]


@value
class ToCheck:
    """A value of the law, a figure or a telephone line to be checked; `where` says in words what names it."""

    label: Inlines
    text: str
    where: tuple[str, ...]
    source: str
    date: str


@value
class CheckGroup:
    """Values of a kind, under its name."""

    title: str
    rows: tuple[ToCheck, ...]


@value
class CheckList:
    """What must be checked before the papers of one or more courses are used.

    `name` is that of such lists, `title` that of the course or the session; `head`: how long it takes, who
    checks; `blanks`: what is filled in by hand; `columns`: label, value, where, source, date, box;
    `editions`: a line for each course; `nothing`: said where there is no group.
    """

    lang: str
    name: str
    title: str
    head: tuple[str, ...]
    blanks: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[CheckGroup, ...]
    nothing: str
    editions_title: str
    editions: tuple[str, ...]
    notices: tuple[str, ...]


@value
class ContactForm:
    """A form for contacts of a place, filled in by hand: whom to call (`rows`), what to note (`columns`).

    `safety` says that it is never published, and what must not be written.
    """

    lang: str
    title: str
    lead: str
    safety: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    notices: tuple[str, ...]


@value
class Part:
    """A line of a programme: what is done, for how long."""

    title: Inlines
    minutes: int
    module: str = ""


@value
class Sheet:
    """A paper that goes with a session; `name` is that of its file, without an ending."""

    name: str
    title: Inlines
    lead: Inlines
    blocks: Blocks


@value
class Session:
    """A path in one language, without a format: its modules, its programme, its own papers."""

    id: str
    locale: str
    lang: str
    title: str
    lead: Inlines
    minutes: int
    courses: tuple[Course, ...]
    programme: tuple[Part, ...]
    sheets: tuple[Sheet, ...]
    words: Mapping[str, str]
    address: str
    edition: str
    edition_line: str
    draft: bool
    independent: bool
    withdrawn: bool

    @property
    def notices(self) -> tuple[str, ...]:
        """What every paper says of itself."""
        return notices(self.words, self.edition_line, draft=self.draft, independent=self.independent)


@value
class Papers:
    """What every pack of a language holds, whatever the session."""

    locale: str
    lang: str
    read_me: Sheet
    moodle: Sheet
    sheets: tuple[Sheet, ...]
    words: Mapping[str, str]
    notices: tuple[str, ...]
