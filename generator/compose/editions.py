"""Editions of what is printed: by its code, the holder of a paper learns if it is current, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .. import document as d
from .. import paths
from ..corpus import Corpus
from ..document import Document, Inlines, PageRef, Step
from ..links import COURSE_FILES, WHOLE, Links, help_path, single_path
from ..localize import PLACEHOLDER, Scope, View
from ..model.base import PartialDate
from ..model.curriculum import Module
from ..model.editions import Edition
from ..model.figures import Figure, LegalValue
from ..model.leaflets import Leaflet
from ..model.reflex import ReflexCard as Card
from ..source import INVISIBLE
from ..units import text_hash
from .course import course
from .distribution import Shelf, formats, way_to_leaflets
from .kits import forms, kit, kits
from .leaflets import leaflets
from .light import ordered
from .parts import heading, title_of
from .proof import finish
from .reflex import card_page, cards, file_of, reflex_card

KEY = "editions"
# Besides its prints, every leaflet is a page, and a file that opens without the internet.
SCREENS = ("leaflet-html", "leaflet-single")
CARD = "reflex-card-pdf"
# More codes than this would make the page heavy. Older ones are told where their leaflet's language is.
MOST_CODES = 150
MOST_CHANGES = 12
FIRST_WORDS = 8


# ---- what is printed, and what the ledger says of it


@dataclass(frozen=True)
class Printed:
    """A leaflet or a card in one language: its code, what it rests on, its files and their kinds."""

    source: str
    code: str
    uses: frozenset[str]
    kinds: tuple[str, ...]
    files: tuple[str, ...]
    withdrawn: bool

    def entry(self, view: View) -> Edition:
        """What the ledger says of it."""
        corpus = view.corpus
        units = sorted(self.uses & corpus.units.keys())
        facts = sorted(name for name in self.uses if corpus.is_fact(name))
        return Edition(
            code=self.code,
            source=self.source,
            locale=view.locale,
            date=view.today,
            kinds=self.kinds,
            # Arabic sets invisible signs beside a percentage; no file of ours may hold one.
            facts={name: INVISIBLE.sub("", view.fact_mark(name)) for name in facts},
            texts={unit: text_hash(view.phrase(corpus.units[unit]).text) for unit in units},
        )


def pairs(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Everything that is printed, in each of its languages."""
    for leaflet in leaflets(corpus):
        yield from ((leaflet.id, locale) for locale, _ in ordered(corpus))
    for card in cards(corpus):
        yield from ((card.id, locale) for locale in corpus.site_locales)


def printed(shelf: Shelf, source: str, locale: str) -> Printed:
    """A leaflet or a card in one language."""
    corpus = shelf.view.corpus
    leaflet = corpus.table(Leaflet).get(source)
    return _leaflet(shelf, leaflet, locale) if leaflet else _card(shelf, corpus.table(Card)[source], locale)


def _leaflet(shelf: Shelf, leaflet: Leaflet, locale: str) -> Printed:
    made = shelf.booklet(leaflet, locale)
    forms = formats(leaflet, locale)
    kinds = sorted({*(form.kind for form in forms), *SCREENS})
    screens = (f"{help_path(leaflet.slug, locale)}index.html", single_path(leaflet.slug, locale))
    files = (*screens, *(form.path(leaflet, locale) for form in forms))
    return Printed(leaflet.id, made.edition, made.uses, tuple(kinds), files, made.withdrawn)


def _card(shelf: Shelf, card: Card, locale: str) -> Printed:
    view, links = shelf.views[locale], shelf.links
    made, page = reflex_card(view, card, links), card_page(view, links, card)
    return Printed(card.id, made.edition, page.uses, (CARD,), (file_of(card, links, locale),), made.withdrawn)


def taught_files(view: View, links: Links) -> Iterator[Printed]:
    """The files of each training module in a language. No ledger holds them: their pages tell the code."""
    for name, found in paths.depths(view.corpus).items():
        made = course(view, view.corpus.table(Module)[name], links, found[-1])
        files = (
            links.course_file(kind, name, view.locale, depth)
            for depth in found
            for kind in COURSE_FILES
            if kind not in WHOLE or depth == found[-1]
        )
        kinds = tuple(sorted(COURSE_FILES))
        yield Printed(name, made.edition, made.uses, kinds, tuple(files), made.withdrawn)


def kit_files(view: View, links: Links) -> Iterator[Printed]:
    """The files of each kit in a language. No ledger holds them: their pages tell the code."""
    for facts in kits(view.corpus):
        made = kit(view, facts, links)
        found = forms(made)
        files = tuple(links.kit_file(facts.id, view.locale, kind, variant) for kind, variant in found)
        kinds = tuple(sorted({kind for kind, _ in found}))
        yield Printed(facts.id, made.edition, made.uses, kinds, files, made.withdrawn)


def releasable(shelf: Shelf) -> Iterator[Edition]:
    """What a release would print today: everything, but what it withdraws."""
    found = (_today(shelf, source, locale) for source, locale in pairs(shelf.view.corpus))
    return (entry for entry in found if entry is not None)


def _today(shelf: Shelf, source: str, locale: str) -> Edition | None:
    inside = shelf.in_release
    made = printed(inside, source, locale)
    return None if made.withdrawn else made.entry(inside.views[locale])


def released(corpus: Corpus) -> dict[tuple[str, str], list[Edition]]:
    """The ledger by source and language, oldest edition first."""
    found: dict[tuple[str, str], list[Edition]] = {}
    for entry in sorted(corpus.editions.values(), key=lambda entry: entry.date):
        found.setdefault((entry.source, entry.locale), []).append(entry)
    return found


# ---- an edition, and today's


@dataclass(frozen=True)
class _Past:
    """An edition of the ledger, what a release would print today, and the edition that followed it.

    It is compared with today's; with the last one, where a release prints none.
    """

    entry: Edition
    today: Edition | None
    later: Edition | None
    against: Edition

    @cached_property
    def current(self) -> bool:
        return self.today is not None and self.today.code == self.entry.code

    def changed(self, old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
        return sorted(name for name in {*old, *new} if old.get(name) != new.get(name))

    @cached_property
    def facts(self) -> list[str]:
        return self.changed(self.entry.facts, self.against.facts)

    @cached_property
    def texts(self) -> list[str]:
        """Those of the leaflet itself first, then the words that all share."""
        found = self.changed(self.entry.texts, self.against.texts)
        return sorted(found, key=lambda unit: not unit.startswith(f"{self.entry.source}."))


def _pasts(entries: list[Edition], today: Edition | None) -> list[_Past]:
    """Newest first."""
    followers = (*entries[1:], None)
    against = today or entries[-1]
    pairs = zip(entries, followers, strict=True)
    return [_Past(entry, today, later, against) for entry, later in pairs][::-1]


# ---- the page of all codes


def editions_page(view: View, links: Links, shelf: Shelf) -> Document:
    """Every code that a paper may carry: current, outdated, or of a preview."""
    scope = Scope(view)
    corpus = view.corpus
    past = released(corpus)
    today = {(entry.source, entry.locale): entry for entry in releasable(shelf)} if past else {}
    known = {pair: _pasts(entries, today.get(pair)) for pair, entries in past.items()}
    address = links.href(KEY, view.locale, PageRef(KEY, fragment="1a2b3c4d"), "absolute")
    find = (*_text(view, "editions.find"), d.Text(" "), d.Code(address))
    document = Document(
        KEY,
        view.locale,
        view.word("editions.title"),
        (
            d.Paragraph(find),
            d.Paragraph(_text(view, "editions.other")),
            *_ledger(scope, known),
            *_previews(scope, shelf),
            *way_to_leaflets(view),
        ),
        lead=_text(view, "editions.lead"),
        section=KEY,
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _text(view: View, key: str) -> Inlines:
    return (d.Text(view.word(key)),)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.editions"), PageRef(KEY))


def _ledger(scope: Scope, known: Mapping[tuple[str, str], list[_Past]]) -> Iterator[d.Block]:
    view = scope.view
    if not known:
        yield d.Note((d.Paragraph(_text(view, "editions.none-text")),), view.word("editions.none"), "alert")
        return
    kept, ways = _newest(known), set(pairs(view.corpus))
    for source in dict.fromkeys(source for source, _ in known):
        terms = [
            _told(scope, past, told=pair in ways)
            for pair, pasts in known.items()
            for past in pasts
            if pair[0] == source and past.entry.code in kept
        ]
        if terms:
            yield d.Heading(2, _title(scope, source), source)
            yield d.Terms(tuple(terms))
    if len(kept) < len(view.corpus.editions):
        yield d.Paragraph(_text(view, "editions.older"), "soft")


def _newest(known: Mapping[tuple[str, str], list[_Past]]) -> frozenset[str]:
    """The codes that the page shows: current ones, then the newest."""
    pasts = [past for found in known.values() for past in found]
    pasts.sort(key=lambda past: (past.current, past.entry.date), reverse=True)
    return frozenset(past.entry.code for past in pasts[:MOST_CODES])


def _told(scope: Scope, past: _Past, *, told: bool) -> d.Term:
    view, entry = scope.view, past.entry
    nodes: list[d.Inline] = [d.Code(entry.code), d.Text(" "), _state(view, past)]
    if told and (past.later is not None or not past.current):
        to = PageRef(f"edition/{entry.source}/{entry.locale}", fragment=entry.code)
        nodes += [d.Text(" "), d.Link(_text(view, "editions.what-changed"), to)]
    return d.Term(_language(view, entry.locale), tuple(nodes), entry.code)


def _state(view: View, past: _Past) -> d.Tag:
    if past.current:
        return d.Tag(view.word("editions.current"), "done")
    return d.Tag(view.word("editions.outdated"), "alert")


def _language(view: View, locale: str) -> str:
    """The name of a language; of one that the project no longer has, its tag."""
    return view.language(locale) if locale in view.corpus.locales else locale


def _title(scope: Scope, source: str) -> Inlines:
    return scope.say(source, "title") or (d.Code(source),)


def _previews(scope: Scope, shelf: Shelf) -> Iterator[d.Block]:
    """The codes of this build that are not in the ledger, while there is room for them."""
    view, corpus = scope.view, scope.view.corpus
    found: dict[str, list[d.Term]] = {}
    for source, locale in pairs(corpus):
        made = printed(shelf, source, locale)
        scope.facts |= made.uses & corpus.origins.keys()
        if not made.withdrawn and made.code not in corpus.editions:
            term = d.Term(_language(view, locale), (d.Code(made.code),), made.code)
            found.setdefault(source, []).append(term)
    if not found or sum(map(len, found.values())) > MOST_CODES - len(corpus.editions):
        return
    yield heading(view, "editions.preview", "preview")
    yield d.Paragraph(_text(view, "editions.preview-text"))
    for source, terms in found.items():
        yield d.Heading(3, _title(scope, source), f"preview-{source}")
        yield d.Terms(tuple(terms))


# ---- the page of a leaflet or a card in one language


def edition_pages(corpus: Corpus) -> list[tuple[str, str]]:
    """What the ledger has an edition of, if the project still prints it."""
    known = released(corpus)
    return [pair for pair in pairs(corpus) if pair in known]


def edition_page(view: View, links: Links, shelf: Shelf, source: str, locale: str) -> Document:
    """What changed between each edition and today's text."""
    scope = Scope(view)
    today = _today(shelf, source, locale)
    scope.facts |= set(today.facts if today else ())
    entries = released(view.corpus)[source, locale]
    blocks = [block for past in _pasts(entries, today) for block in _changes(scope, past)]
    title = f"{scope.plain(source, 'title')} – {view.language(locale)}"
    key = f"edition/{source}/{locale}"
    document = Document(
        key,
        view.locale,
        title,
        tuple(blocks),
        kicker=view.word("nav.editions"),
        section=KEY,
        description=view.word("editions.lead"),
        trail=(_first_step(view), Step(title, PageRef(key))),
    )
    return finish(scope, document, links)


def _changes(scope: Scope, past: _Past) -> Iterator[d.Block]:
    view, entry = scope.view, past.entry
    yield d.Heading(2, (d.Code(entry.code),), entry.code)
    day = view.day(PartialDate.of(entry.date))
    yield d.Paragraph((_state(view, past), d.Text(f" {view.word('editions.dated', date=day.text)}")))
    if past.current:
        return
    yield d.Paragraph((d.Text(_since(view, past)),))
    lines = [*_facts(scope, past), *_texts(scope, past)]
    if not lines and past.against is not entry:
        yield d.Paragraph(_text(view, "editions.unknown"))
    if lines:
        shown = lines[:MOST_CHANGES]
        yield d.ListBlock(tuple((d.Paragraph(line),) for line in shown))
        if len(lines) > len(shown):
            yield d.Paragraph((d.Text(view.count("editions.more", len(lines) - len(shown))),), "soft")


def _since(view: View, past: _Past) -> str:
    if past.later is not None:
        return view.word("editions.since", date=view.day(PartialDate.of(past.later.date)).text)
    return view.word("editions.withdrawn" if past.today is None else "editions.unreleased")


def _facts(scope: Scope, past: _Past) -> Iterator[Inlines]:
    """A value before and after, where the fact has one."""
    view, old, new = scope.view, past.entry.facts, past.against.facts
    for name in past.facts:
        entity = view.corpus.entity(name)
        title = _named(scope, name)
        if entity is None or view.fact_value(name) is None or name not in old or name not in new:
            yield (*_text(view, "editions.fact-changed"), d.Text(" "), *title)
            continue
        values = [d.Foreign(past.entry.locale, (d.Text(marks[name]),)) for marks in (old, new)]
        yield (*title, d.Text(view.word("inventory.colon")), values[0], d.Text(" → "), values[1])


def _named(scope: Scope, name: str) -> Inlines:
    entity = scope.view.corpus.entity(name)
    if isinstance(entity, LegalValue | Figure):
        return scope.say(name, "label")
    return (title_of(scope, entity) if entity else ()) or (d.Code(name),)


def _texts(scope: Scope, past: _Past) -> Iterator[Inlines]:
    """Each text by its first words, as the reader of the page has them; one that is gone, by its name."""
    view, old, new = scope.view, past.entry.texts, past.against.texts
    for unit in past.texts:
        key = "changed" if unit in old and unit in new else "added" if unit in new else "removed"
        here = unit in new and unit in view.corpus.units
        said = first_words(scope, unit) if here else (d.Code(unit),)
        yield (*_text(view, f"editions.text-{key}"), d.Text(" "), *said)


def first_words(scope: Scope, unit: str) -> Inlines:
    """How a text begins, for those who must find it."""
    view = scope.view
    phrase = view.phrase(view.corpus.units[unit])
    scope.used[unit] = phrase.state
    words = PLACEHOLDER.sub("…", phrase.text).split(" ")
    start = " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
    if phrase.lang != view.locale:
        return (d.Foreign(phrase.lang, (d.Text(start),)),)
    return (d.Text(view.spaced(start)),)
