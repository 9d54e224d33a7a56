"""A leaflet in one language, without a format: what help page, file, prints and slides are made from."""

from __future__ import annotations

from collections.abc import Mapping

from .document import Inlines
from .values import value


@value
class Line:
    """A line of a panel: its number, for those who read two languages together, and its drawing."""

    number: str
    icon: str
    text: Inlines
    head: Inlines = ()


@value
class Panel:
    """Lines under a heading. `changed`: some are in French, because their translation is older."""

    id: str
    icon: str
    title: Inlines
    lines: tuple[Line, ...]
    changed: bool = False


@value
class Call:
    """A telephone line, and what happens when one calls it, where the leaflet says so."""

    number: str
    name: Inlines
    written: bool
    unverified: bool
    told: Inlines = ()


@value
class Language:
    """A language by its own name, and where its page is."""

    tag: str
    name: str
    direction: str
    href: str


@value
class Printed:
    """A file to print."""

    name: str
    href: str


@value
class Handed:
    """What is handed out in one language, whatever it says: a leaflet, a reflex card."""

    id: str
    slug: str
    locale: str
    direction: str
    script: str
    title: Inlines
    words: Mapping[str, Inlines]
    law: Inlines
    edition: str
    edition_line: Inlines
    address: str
    draft: bool
    independent: bool
    withdrawn: bool


@value
class Booklet(Handed):
    """Everything a reader of a leaflet may see, in one language."""

    language: str
    cover: Inlines
    subtitle: Inlines
    lead: Inlines
    first: Call
    calls: tuple[Call, ...]
    panels: tuple[Panel, ...]
    release: bool
    others: str
    back: str
    offline: str = ""
    files: tuple[Printed, ...] = ()
    uses: frozenset[str] = frozenset()

    @property
    def told(self) -> tuple[Call, ...]:
        """The lines of which it says what happens when one calls."""
        return tuple(call for call in (self.first, *self.calls) if call.told)


@value
class Door:
    """A leaflet in a list: whom it is for, in a line."""

    icon: str
    title: Inlines
    line: Inlines
    href: str


@value
class Light:
    """What every light page that is no leaflet has. `title` is what a tab and the history show."""

    path: str
    locale: str
    direction: str
    title: Inlines
    words: Mapping[str, Inlines]
    draft: bool
    independent: bool
    release: bool


@value
class Index:
    """A page that leads to leaflets of one language, or to the languages of one leaflet or of all."""

    page: Light
    doors: tuple[Door, ...]
    languages: tuple[Language, ...]


@value
class Asked:
    """A question and its answers; `again` leads to the first question, `others` to the other languages."""

    page: Light
    question: Inlines
    answers: tuple[Door, ...]
    again: str
    others: str


@value
class Arrival:
    """Where answers lead: whom to call, what to do or not, rights, a leaflet. `close`: of somebody else."""

    page: Light
    close: bool
    lead: Inlines
    first: Call
    calls: tuple[Call, ...]
    panels: tuple[Panel, ...]
    leaflet: Door
    law: Inlines
    edition: str
    edition_line: Inlines
    again: str
    others: str
    uses: frozenset[str]


@value
class GuideSection:
    """Lines under a heading, each with what it rests on; telephone lines; where the pages live."""

    icon: str
    title: Inlines
    lines: tuple[tuple[Inlines, Inlines], ...]
    calls: tuple[Call, ...] = ()
    address: str = ""


@value
class GuidePage:
    """A page about the pages themselves."""

    page: Light
    lead: Inlines
    sections: tuple[GuideSection, ...]
    edition: str
    edition_line: Inlines
    back: str
    others: str
    uses: frozenset[str]


# ---- reflex cards ------------------------------------------------------------------------------


@value
class CardLine:
    """A line of a reflex card, and the numbers of its sources; `head` names a step, `note` limits a sign."""

    text: Inlines
    marks: tuple[int, ...] = ()
    head: Inlines = ()
    note: Inlines = ()


@value
class CardPanel:
    """Lines of a reflex card under a heading."""

    id: str
    title: Inlines
    lines: tuple[CardLine, ...]


@value
class CardSource:
    """A document, and the numbered places in it that a reflex card rests on."""

    kind: Inlines
    date: str
    places: tuple[tuple[int, str], ...]


@value
class ReflexCard(Handed):
    """Everything a reader of a reflex card may see, in one language."""

    whom: Inlines
    signs: CardPanel
    say: CardPanel
    avoid: CardPanel
    do: CardPanel
    dont: CardPanel
    calls: tuple[Call, ...]
    referrals: tuple[CardLine, ...]
    rights: tuple[Inlines, ...]
    sources: tuple[CardSource, ...]
