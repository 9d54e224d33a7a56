"""Typed blocks without a format: what a page, a leaflet or a course is made of before it is rendered.

`compose/` makes them from views, `render/` turns them into bytes. No block knows HTML, and none
knows the corpus: everything a reader will see is already in it, in one language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal

from .values import value

Status = Literal["done", "partial", "not-done"]
Progress = Literal["done", "under-way", "planned", "refused"]


# ---- where a link leads -----------------------------------------------------------------------


@value
class PageRef:
    """A page of the site by its key, such as `measure/pan2-16`; in the document's locale unless told."""

    key: str
    locale: str | None = None
    fragment: str | None = None


@value
class FileRef:
    """A file of the site by its path relative to `site/`."""

    path: str


@value
class UrlRef:
    """An address outside the site."""

    url: str


@value
class AnchorRef:
    """A place in the same document."""

    fragment: str


Target = PageRef | FileRef | UrlRef | AnchorRef


# ---- inline nodes -----------------------------------------------------------------------------


@value
class Text:
    """Words."""

    text: str


@value
class Strong:
    """Important words."""

    children: Inlines


@value
class Emphasis:
    """Stressed words."""

    children: Inlines


@value
class Code:
    """Words to be typed or read as they are: a file name, an address, a key."""

    text: str


@value
class Link:
    """Words that lead somewhere."""

    children: Inlines
    to: Target


@value
class Foreign:
    """Words in another language than the document's, such as the French shown where English is missing."""

    lang: str
    children: Inlines


@value
class FrenchName(Foreign):
    """A French name within another language: part of what is said there, and read aloud as French."""


@value
class Value:
    """A value of the corpus, formatted for its locale: it must not be broken over lines nor reordered."""

    kind: Literal["number", "money", "percent", "duration"]
    text: str
    fact: str


@value
class Day:
    """A date: `iso` for machines (`2023`, `2023-01`, `2023-01-12`), `text` for the reader."""

    iso: str
    text: str


@value
class Mark:
    """A reference to source `number` of this document's `Sources`."""

    number: int
    label: str


@value
class State:
    """A status with its word, never one without the other."""

    status: Status
    label: str


@value
class Tag:
    """A small label: planned, under way, draft… `tone` never carries meaning alone."""

    label: str
    tone: Literal["plain", "alert", "done"] = "plain"


@value
class Phone:
    """A telephone number: always visible, used only when the reader presses it. `written`: for messages."""

    text: str
    written: bool = False

    @property
    def href(self) -> str:
        """What a press opens: a call, or a message to write."""
        digits = self.text.replace(" ", "").replace("\u00a0", "")
        return f"{'sms' if self.written else 'tel'}:{digits}"


Inline = Text | Strong | Emphasis | Code | Link | Foreign | Value | Day | Mark | State | Tag | Phone
Inlines = tuple[Inline, ...]


def plain(nodes: Iterable[Inline]) -> str:
    """Inline nodes as words only."""
    out = []
    for node in nodes:
        if isinstance(node, Strong | Emphasis | Link | Foreign):
            out.append(plain(node.children))
        elif isinstance(node, State | Tag | Mark):
            out.append(node.label)
        else:
            out.append(node.text)
    return "".join(out)


def facts_in(nodes: Iterable[Inline]) -> frozenset[str]:
    """The facts whose values inline nodes show."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Strong | Emphasis | Link | Foreign):
            found |= facts_in(node.children)
        elif isinstance(node, Value):
            found.add(node.fact)
    return frozenset(found)


# ---- blocks -----------------------------------------------------------------------------------


@value
class Heading:
    """A heading of level 2 to 4; the document's title is its only level 1."""

    level: int
    children: Inlines
    id: str


@value
class Paragraph:
    """A paragraph; `tone` lead is larger, soft is secondary."""

    children: Inlines
    tone: Literal["plain", "lead", "soft", "kind"] = "plain"


@value
class ListBlock:
    """A list of blocks."""

    items: tuple[Blocks, ...]
    ordered: bool = False


@value
class Column:
    """A table's column."""

    label: Inlines
    numeric: bool = False


@value
class Table:
    """Numbers or short texts in rows; the first cell of a row is its header."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    last_is_total: bool = False


@value
class Verdict:
    """The one answer of a page: the status (None: nobody has judged), in words, says who and when."""

    status: Status | None
    title: str
    children: Inlines


@value
class Count:
    """How many measures have a status."""

    status: Status
    number: int
    label: str


@value
class Totals:
    """All counts together; never one alone."""

    counts: tuple[Count, ...]


@value
class ChartRow:
    """One line of marks: `statuses` holds None where no status was published."""

    label: Inlines
    statuses: tuple[Status | None, ...]


@value
class StatusChart:
    """One mark per measure, axis by axis; `table` gives readers' software the same numbers."""

    label: str
    rows: tuple[ChartRow, ...]


@value
class Bar:
    """One value of a chart: which series, at which period or of which kind, the number, and its text."""

    series: str
    label: str
    value: float
    text: str


@value
class SeriesChart:
    """Values as a picture in a file of its own; the table beside it says the same to those who cannot see.

    Series in one unit have one scale; euros and people side by side would make one of them vanish.
    """

    file: FileRef
    alternative: str
    bars: tuple[Bar, ...]
    several: bool
    dated: bool
    one_unit: bool = True


@value
class Row:
    """A line of a list that leads somewhere; `extra` is secondary."""

    number: str
    title: Inlines
    to: PageRef
    status: State | Tag | None = None
    extra: Inlines = ()


@value
class Rows:
    """Lines that lead to pages: measures of an axis, promises, sources."""

    rows: tuple[Row, ...]


@value
class Filter:
    """A choice of a tracker: the fragment it has, its label, its count, the sentence once chosen.

    `status` None shows everything.
    """

    id: str
    label: str
    count: int
    chosen: Inlines
    status: Status | None


@value
class TrackerGroup:
    """An axis of a tracker: its kicker (Axe 2), title, marks and rows."""

    id: str
    kicker: str
    title: Inlines
    to: PageRef
    rows: tuple[Row, ...]


@value
class Tracker:
    """All measures of a plan, by axis, filtered by links to fragments (no script)."""

    heading: str
    filters: tuple[Filter, ...]
    groups: tuple[TrackerGroup, ...]


@value
class Saying:
    """Who said what, when: an assessment, or a remark."""

    who: Inlines
    when: Day | None
    state: State | Tag | None
    children: Inlines


@value
class Sayings:
    """Assessments and remarks, one under the other."""

    items: tuple[Saying, ...]


@value
class Moment:
    """Something dated (or not: `when` None, `undated` says so)."""

    when: Day | None
    children: Inlines
    tag: Tag | None = None
    title: Inlines = ()
    id: str | None = None
    more: Inlines = ()


@value
class Moments:
    """Dated things on a line, oldest first."""

    items: tuple[Moment, ...]
    undated: str = ""


@value
class Card:
    """A box that is one link."""

    kicker: str
    title: Inlines
    text: Inlines
    to: Target


@value
class Cards:
    """A few boxes side by side."""

    items: tuple[Card, ...]


@value
class Term:
    """A short answer: duration, authority, who leads."""

    label: str
    children: Inlines
    id: str | None = None


@value
class Terms:
    """Short answers in a list."""

    items: tuple[Term, ...]


@value
class Note:
    """An aside; `alert` for a draft or a warning."""

    blocks: Blocks
    heading: str = ""
    tone: Literal["plain", "alert"] = "plain"


@value
class SourceItem:
    """A numbered place in a document, and the few words there that prove what was said.

    `more` says how many other words of that place are not shown.
    """

    number: int
    place: str
    evidence: tuple[str, ...]
    more: str = ""


@value
class SourceGroup:
    """A document and the places in it that were cited."""

    title: Inlines
    to: PageRef
    items: tuple[SourceItem, ...]


@value
class SourceList:
    """Where all this stands; `lang` is the language of the documents' own words."""

    heading: str
    groups: tuple[SourceGroup, ...]
    lang: str = "fr"


@value
class Door:
    """A door of the home page; the first is the one for a person who needs help."""

    title: str
    text: Inlines
    links: tuple[Link, ...]


@value
class Doors:
    """The three doors."""

    items: tuple[Door, ...]


@value
class Details:
    """Something that opens."""

    summary: str
    blocks: Blocks


@value
class Download:
    """A file to take away."""

    title: str
    to: FileRef
    form: str
    size: str


@value
class Downloads:
    """Files to take away."""

    items: tuple[Download, ...]


@value
class Option:
    """Something that can be chosen in a form."""

    id: str
    label: Inlines


@value
class Choices:
    """A question of a form: one answer, or several."""

    name: str
    legend: str
    options: tuple[Option, ...]
    several: bool = False
    hint: str = ""


@value
class Composer:
    """A form with which a session is composed; a script shows it, and reads `catalogues`, a file a language.

    `words` are what the script says, by name.
    """

    catalogues: tuple[tuple[str, FileRef], ...]
    script: FileRef
    style: FileRef
    choices: tuple[Choices, ...]
    words: Mapping[str, str]


@value
class Search:
    """A box to look for pages by their words; its script fetches `engine` and `index` once it is used.

    `words` are what the script says, by name. `help` is where light pages are, once they have a host of their
    own. `without` stands there where no script runs, `nothing` where
    nothing was found.
    """

    script: FileRef
    style: FileRef
    engine: FileRef
    index: FileRef
    help: str | None
    label: str
    hint: str
    words: Mapping[str, str]
    without: Blocks
    nothing: Blocks


@value
class Band:
    """A full-width part of a page; `beside` stands at its right where there is room."""

    blocks: Blocks
    beside: Blocks = ()
    tint: bool = False


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Verdict
    | Totals
    | StatusChart
    | SeriesChart
    | Rows
    | Tracker
    | Sayings
    | Moments
    | Cards
    | Terms
    | Note
    | SourceList
    | Doors
    | Details
    | Downloads
    | Composer
    | Search
    | Band
)
Blocks = tuple[Block, ...]


# ---- a document -------------------------------------------------------------------------------


@value
class Share:
    """How many of a document's texts are current in its locale, and how many a person reviewed."""

    units: int
    current: int
    reviewed: int


@value
class Step:
    """A step of the trail from the home page to here."""

    title: str
    to: PageRef


@value
class Document:
    """Everything one artifact says.

    `head` follows the title, `blocks` are the text, `side` is the proof beside it. `uses` names the
    units and facts that the text rests on: `reperes impact` and editions read it. `said` is what it says
    itself, without the sources and notes that end every page: a search reads it. `acronyms` are told in
    full where the text first uses them; `foreign` gives the language of plain words that have another one.
    """

    key: str
    locale: str
    title: str
    blocks: Blocks
    lead: Inlines = ()
    kicker: str = ""
    description: str = ""
    head: Blocks = ()
    side: Blocks = ()
    said: Blocks = ()
    trail: tuple[Step, ...] = ()
    section: str = ""
    layout: Literal["page", "wide", "home"] = "page"
    share: Share = field(default=Share(0, 0, 0))
    uses: frozenset[str] = frozenset()
    edition: str = ""
    edit: UrlRef | None = None
    acronyms: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)

    @property
    def reads_files(self) -> bool:
        """Whether a script of it reads files of the site."""
        return any(isinstance(block, Composer) for block in self.blocks)


# ---- a feed -----------------------------------------------------------------------------------


@value
class FeedEntry:
    """Something that happened. `day` is a full ISO date, the first that a partial one can mean.

    `text_lang`: the language of the text, where it is not that of the title.
    """

    id: str
    title: str
    text: str
    day: str
    category: str
    href: str
    lang: str
    text_lang: str = ""
    category_label: str = ""


@value
class Feed:
    """Dated entries in one language, to be followed by a feed reader."""

    id: str
    title: str
    subtitle: str
    author: str
    lang: str
    href: str
    self_href: str
    entries: tuple[FeedEntry, ...]


# ---- a search ---------------------------------------------------------------------------------


@value
class Passage:
    """A few words of a page: a heading, a paragraph, a line of a list or of a table."""

    text: str
    heading: bool = False


@value
class Entry:
    """A page as a search knows it: where it is, what kind it is, how much it matters, what it says.

    `path` is relative to `site/`.
    """

    path: str
    kind: str
    title: str
    passages: tuple[Passage, ...]
    weight: float = 1


@value
class SearchIndex:
    """All pages of a language, and how its readers ask.

    `ignored` words tell nothing, `endings` make no difference, and for a word of `same` the others are looked
    for as well.
    """

    entries: tuple[Entry, ...]
    ignored: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
