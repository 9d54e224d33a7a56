"""The page on which one searches, and what a search knows of each page: its words, in its own language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from .. import document as d
from ..booklet import Booklet, GuidePage, Index
from ..document import Document, Entry, FileRef, PageRef, Passage, SearchIndex, Step
from ..links import HELP, Links, help_path
from ..localize import Scope, View
from .explained import page_title
from .guides import guide_page, guides
from .leaflets import booklet, leaflets, situations
from .parts import SEE_ALSO
from .proof import finish

KEY = "search"
MESSAGES = ("loading", "failed", "nothing", "more")
# Pages that tell again what others say: they are found by their title and their first sentence.
ECHOES = ("translations", "map")
# What helps a person comes first; what helps to teach, and what tells of the site itself, last.
WEIGHTS = {
    "leaflet": 1.6, "right": 1.6, "situation": 1.6, "contacts": 1.6,
    "signs": 1.3, "form": 1.3, "profession": 1.2, "card": 1.2, "topic": 1.2,
    "module": 0.9, "series": 0.8, "reported": 0.8, "remarks": 0.7, "axis": 0.7, "contradictions": 0.7,
    "distribution": 0.7, "status": 0.6, "cases": 0.6, "quiz": 0.5, "handout": 0.5, "files": 0.5,
    "teaching": 0.4, "further": 0.4, "longest": 0.4, "editions": 0.4, "edition": 0.4, "translations": 0.3,
}  # fmt: skip
HELP_PAGES = {"page/help": 1.6, "page/safety": 1.3}


def index_file(locale: str) -> str:
    """What a search reads in a language; relative to `site/`."""
    return f"assets/search-{locale}.js"


def search_page(view: View, links: Links) -> Document:
    """A box, and what stands there where no script runs."""
    scope, word = Scope(view), view.word
    said = {name: word(f"search.{name}") for name in MESSAGES}
    said |= {form: word(f"search.found.{form}", n="{n}") for form in ("one", "other")}
    to_map = d.Row("", page_title(scope, "map"), PageRef("map"))
    to_help = d.Row("", (d.Text(word("search.help")),), PageRef(_help(view)))
    search = d.Search(
        script=FileRef("assets/search.js"),
        style=FileRef("assets/search.css"),
        engine=FileRef("assets/search-engine.js"),
        index=FileRef(index_file(view.locale)),
        help=links.help_address(HELP) if links.help_url else None,
        label=word("search.label"),
        hint=word("search.hint"),
        words=said,
        without=(_paragraph(word("search.without")), d.Rows((to_map,))),
        nothing=(_paragraph(word("search.nothing-text")), d.Rows((to_map, to_help))),
    )
    document = Document(
        KEY,
        view.locale,
        word("search.title"),
        (search,),
        lead=(d.Text(word("search.lead")),),
        section=KEY,
        trail=(Step(word("nav.search"), PageRef(KEY)),),
    )
    return finish(scope, document, links)


def _help(view: View) -> str:
    return "page/help" if "help" in view.corpus.pages else "home"


def _paragraph(text: str) -> d.Paragraph:
    return d.Paragraph((d.Text(text),))


# ---- what a search knows


def search_index(view: View, links: Links, pages: Iterable[Entry]) -> SearchIndex:
    """The pages of the site and the help pages of a language, and how it is asked there."""
    words = view.corpus.locales[view.locale].search
    return SearchIndex(
        (*pages, *_help_entries(view, links)),
        tuple(words.ignored),
        tuple(words.endings),
        {word: tuple(others) for word, others in words.same.items()},
    )


def page_entry(document: Document, links: Links) -> Entry | None:
    """A page of the site. None for the search itself, and where even the title is in another language."""
    key, locale = document.key, document.locale
    if key == KEY or document.foreign.get(document.title, locale) != locale:
        return None
    kind = key.partition("/")[0]
    reader = _Reader(locale, document.foreign)
    reader.add(document.lead)
    if kind not in ECHOES:
        reader.read(document.said)
    parents = [step.title for step in document.trail[:-1]]
    weight = HELP_PAGES.get(key) or WEIGHTS.get(kind, 1)
    kinds = " › ".join(parents[1:] or parents)
    return Entry(links.path(key, locale), kinds, document.title, tuple(reader.passages), weight)


def _help_entries(view: View, links: Links) -> Iterator[Entry]:
    found = leaflets(view.corpus)
    if not found:
        return
    yield from _help_entry(view, situations(view, links))
    for leaflet in found:
        yield from _help_entry(view, booklet(view, leaflet, links))
    for guide in guides(view.corpus):
        yield _guide_entry(view, guide_page(view, guide, links))


def _guide_entry(view: View, shown: GuidePage) -> Entry:
    reader = _Reader(view.locale, {})
    reader.add(shown.lead)
    for section in shown.sections:
        reader.add(section.title, heading=True)
        for text, _ in section.lines:
            reader.add(text)
    title = reader.words(shown.page.title)
    return Entry(
        shown.page.path, view.word("search.leaflet"), title, tuple(reader.passages), WEIGHTS["leaflet"]
    )


def _help_entry(view: View, shown: Booklet | Index) -> Iterator[Entry]:
    reader = _Reader(view.locale, {})
    title = reader.words(shown.page.title if isinstance(shown, Index) else shown.title)
    if not title:
        return
    if isinstance(shown, Index):
        path = shown.page.path
        for door in shown.doors:
            reader.add(door.line)
    else:
        path = help_path(shown.slug, shown.locale)
        reader.add(shown.subtitle)
        reader.add(shown.lead)
        for call in (shown.first, *shown.calls):
            reader.put(f"{reader.words(call.name)} : {call.number}".replace(" :", view.spaced(" :")))
            reader.add(call.told)
        for panel in shown.panels:
            reader.add(panel.title, heading=True)
            for line in panel.lines:
                reader.put(f"{reader.words(line.head)} {reader.words(line.text)}")
    yield Entry(path, view.word("search.leaflet"), title, tuple(reader.passages), WEIGHTS["leaflet"])


class _Reader:
    """Takes down the words of blocks; those of other languages are passed over."""

    def __init__(self, locale: str, foreign: Mapping[str, str]) -> None:
        self.locale, self.foreign = locale, foreign
        self.passages: list[Passage] = []

    def put(self, text: str, *, heading: bool = False) -> None:
        """A passage, unless it is empty."""
        words = " ".join(text.split())
        if words:
            self.passages.append(Passage(words, heading))

    def add(self, *parts: d.Inlines, heading: bool = False) -> None:
        """A passage of several parts."""
        self.put(" ".join(filter(None, map(self.words, parts))), heading=heading)

    def words(self, nodes: d.Inlines) -> str:
        """Inline nodes as words of the reader's language; references to sources are none."""
        out = []
        for node in nodes:
            kind = type(node)
            if kind is d.Text:
                text = node.text  # type: ignore[union-attr]
                if not self.foreign or self.foreign.get(text, self.locale) == self.locale:
                    out.append(text)
            elif kind is d.Foreign:
                if node.lang == self.locale:  # type: ignore[union-attr]
                    out.append(self.words(node.children))  # type: ignore[union-attr]
            elif isinstance(node, d.Strong | d.Emphasis | d.Link | d.FrenchName):
                out.append(self.words(node.children))
            elif isinstance(node, d.State | d.Tag):
                out.append(node.label)
            elif not isinstance(node, d.Mark | d.Foreign):
                out.append(node.text)
        return "".join(out)

    def read(self, blocks: Iterable[d.Block]) -> None:
        """Blocks one after the other. Of a list that leads elsewhere, the titles are told elsewhere."""
        ways = False
        for block in blocks:
            if isinstance(block, d.Heading):
                ways = block.id == SEE_ALSO
            reading = READING.get(type(block))
            if reading is not None and not ways:
                reading(self, block)

    def paragraph(self, block: d.Paragraph) -> None:
        match block.children:
            case (d.Link(),):
                return  # a way on
        self.add(block.children)

    def table(self, block: d.Table) -> None:
        self.put(block.caption)
        for row in block.rows:
            self.put(", ".join(filter(None, map(self.words, row))))

    def inside(self, block: d.Note | d.Details | d.Band) -> None:
        if isinstance(block, d.Note):
            self.put(block.heading, heading=True)
        elif isinstance(block, d.Details):
            self.put(block.summary, heading=True)
        self.read(block.blocks)
        if isinstance(block, d.Band):
            self.read(block.beside)

    def each(self, lines: Iterable[tuple[d.Inlines, ...]]) -> None:
        for line in lines:
            self.add(*line)


def _label(text: str) -> d.Inlines:
    return (d.Text(text),) if text else ()


def _day(day: d.Day | None) -> d.Inlines:
    return (day,) if day else ()


READING: dict[type, Callable[[_Reader, Any], None]] = {
    d.Heading: lambda reader, b: reader.add(b.children, heading=True),
    d.Paragraph: _Reader.paragraph,
    d.ListBlock: lambda reader, b: reader.read(part for item in b.items for part in item),
    d.Table: _Reader.table,
    d.Verdict: lambda reader, b: reader.add(_label(b.title), b.children),
    d.Sayings: lambda reader, b: reader.each((s.who, _day(s.when), s.children) for s in b.items),
    d.Moments: lambda reader, b: reader.each((_day(m.when), m.title, m.children) for m in b.items),
    d.Terms: lambda reader, b: reader.each((_label(t.label), t.children) for t in b.items),
    d.Rows: lambda reader, b: reader.each((row.extra,) for row in b.rows),
    d.Cards: lambda reader, b: reader.each((card.text,) for card in b.items),
    d.Doors: lambda reader, b: reader.each((_label(door.title), door.text) for door in b.items),
    d.Note: _Reader.inside,
    d.Details: _Reader.inside,
    d.Band: _Reader.inside,
}
