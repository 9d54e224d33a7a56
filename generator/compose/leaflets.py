"""Leaflets: the booklet of each in each language, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from .. import document as d
from ..booklet import Booklet, Call, Door, Index, Language, Line, Panel
from ..corpus import HELP, INTERFACE, SOURCE_LOCALE, Corpus
from ..document import Inlines, plain
from ..interface import WORDS
from ..links import Links, Mode, help_path
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.contacts import Contact
from ..model.leaflets import PANELS, Leaflet
from ..model.leaflets import Line as Fact
from ..model.project import Locale
from ..model.rights import Right
from .proof import edition_of

HELP_WORDS = tuple(
    key.removeprefix(f"{HELP}.") for key, fields in WORDS.items() if key.startswith(f"{HELP}.") and not fields
)
PANEL_ICONS = dict(zip(PANELS, ("question", "check", "scales", "eye", "target"), strict=True))
# A wrong word here can hurt: a release prints none of them unreviewed.
SAFETY = ("allowed", "rights", "before", "after")


def leaflets(corpus: Corpus) -> tuple[Leaflet, ...]:
    """All leaflets, as written."""
    return tuple(corpus.table(Leaflet).values())


@dataclass
class _Teller:
    """Texts of a leaflet. One whose translation is older than its French is told in French: in `french`."""

    scope: Scope
    french: list[str] = field(default_factory=list)

    def say(self, *path: str) -> Inlines:
        nodes, view = self.scope.say(*path), self.scope.view
        if view.locale == SOURCE_LOCALE or self.scope.used.get(".".join(path)) != "stale":
            return nodes
        said = Scope(view.source).say(*path)
        self.french.append(plain(said))
        return (d.Foreign(SOURCE_LOCALE, said),)

    def word(self, key: str) -> Inlines:
        return self.say(INTERFACE, HELP, key)

    def words(self) -> Mapping[str, Inlines]:
        """All words that every language has, but those that ask for a value."""
        return {key: self.word(key) for key in HELP_WORDS}


def booklet(view: View, leaflet: Leaflet, links: Links, mode: Mode = "site") -> Booklet:
    """A leaflet in the language of a view."""
    corpus, scope = view.corpus, Scope(view)
    here = help_path(leaflet.slug, view.locale)
    teller = _Teller(scope)
    described = corpus.locales[view.locale]
    told = leaflet.explained(corpus.table(Contact))
    calls = {name: _call(teller, name, told=name in told) for name in leaflet.all_contacts}
    panels = tuple(_panels(teller, leaflet))
    title, cover, subtitle, lead = (teller.say(leaflet.id, part) for part in _HEADS)
    words = teller.words()
    law = _law(teller, leaflet)
    edition_word = teller.word("edition")
    edition = edition_of(scope, [plain(law), *teller.french])
    draft = any(state != "reviewed" for state in scope.used.values())
    return Booklet(
        id=leaflet.id,
        slug=leaflet.slug,
        locale=view.locale,
        direction=described.direction,
        script=described.script,
        language=described.name,
        title=title,
        cover=cover,
        subtitle=subtitle,
        lead=lead,
        first=calls.pop(leaflet.first),
        calls=tuple(calls.values()),
        panels=panels,
        words=words,
        law=law,
        edition=edition,
        edition_line=_filled(edition_word, "edition", lambda _: edition, view),
        address=links.help_address(here),
        draft=draft,
        independent=corpus.publisher.name is None,
        release=view.release,
        others=links.help_href(here, help_path(leaflet.slug, None), mode),
        back=links.help_href(here, help_path(None, view.locale), mode),
        withdrawn=view.release and view.locale != SOURCE_LOCALE and not _safe(scope, leaflet),
        uses=scope.uses,
    )


_HEADS = ("title", "cover", "subtitle", "lead")


def _call(teller: _Teller, name: str, *, told: bool) -> Call:
    contact = teller.scope.view.corpus.table(Contact)[name]
    teller.scope.note((contact,))
    return Call(
        contact.number,
        teller.say(name, "label"),
        contact.written,
        contact.unverified,
        teller.say(name, "call") if told else (),
    )


def _panels(teller: _Teller, leaflet: Leaflet) -> Iterator[Panel]:
    for at, name in enumerate(PANELS, 1):
        facts: tuple[Fact, ...] = getattr(leaflet, name)
        before = len(teller.french)
        lines = tuple(
            _line(teller, (leaflet.id, name, fact.id), fact, f"{at}.{n}") for n, fact in enumerate(facts, 1)
        )
        yield Panel(name, PANEL_ICONS[name], teller.word(name), lines, changed=len(teller.french) > before)


def _line(teller: _Teller, path: tuple[str, ...], fact: Fact, number: str) -> Line:
    if path[1] == "rights":
        return Line(number, fact.icon, teller.say(*path, "text"), teller.say(*path, "head"))
    return Line(number, fact.icon, teller.say(*path))


def _law(teller: _Teller, leaflet: Leaflet) -> Inlines:
    """When the law was read, as a sentence."""
    view = teller.scope.view
    rights = view.corpus.table(Right)
    named = {right for panel in PANELS for line in getattr(leaflet, panel) for right in line.rights}
    days = [rights[right].law_as_of for right in named if right in rights]
    if not days:
        return ()
    day = PartialDate.of(max(days))
    return _filled(teller.word("law"), "date", lambda shown: shown.day(day).text, view)


def _filled(nodes: Inlines, name: str, value: Callable[[View], str], view: View) -> Inlines:
    """A sentence with its value, which is told in the language of the sentence."""
    out: list[d.Inline] = []
    for node in nodes:
        if isinstance(node, d.Text):
            out.append(d.Text(node.text.replace(f"{{{name}}}", value(view))))
        elif isinstance(node, d.Foreign):
            out.append(d.Foreign(node.lang, _filled(node.children, name, value, view.source)))
        else:
            out.append(node)
    return tuple(out)


def _safe(scope: Scope, leaflet: Leaflet) -> bool:
    """Whether a person has read every text on which safety rests."""
    prefixes = (*(f"{leaflet.id}.{panel}." for panel in SAFETY), *(f"{c}." for c in leaflet.all_contacts))
    return all(state == "reviewed" for unit, state in scope.used.items() if unit.startswith(prefixes))


# ---- the pages that lead to leaflets ----------------------------------------------------------


def situations(view: View, links: Links) -> Index:
    """`/i/<locale>/`: all leaflets in one language."""
    teller = _Teller(Scope(view))
    here = help_path(None, view.locale)
    doors = tuple(
        Door(
            leaflet.icon,
            teller.say(leaflet.id, "title"),
            teller.say(leaflet.id, "line"),
            links.help_href(here, help_path(leaflet.slug, view.locale)),
        )
        for leaflet in leaflets(view.corpus)
    )
    languages = _languages(view, links, here, lambda locale: help_path(None, locale))
    return _index(teller, here, teller.word("choose"), doors, languages)


def languages_of(view: View, links: Links, leaflet: Leaflet) -> Index:
    """`/i/<slug>/`: one leaflet, all languages; the page itself is French."""
    teller = _Teller(Scope(view))
    here = help_path(leaflet.slug, None)
    languages = _languages(view, links, here, lambda locale: help_path(leaflet.slug, locale))
    return _index(teller, here, teller.say(leaflet.id, "title"), (), languages)


def all_languages(view: View, links: Links) -> Index:
    """`/i/`: all languages."""
    teller = _Teller(Scope(view))
    here = help_path(None, None)
    languages = _languages(view, links, here, lambda locale: help_path(None, locale))
    names = " · ".join(language.name for language in languages[:3])
    return _index(teller, here, (d.Text(names),), (), languages)


def _index(
    teller: _Teller, here: str, title: Inlines, doors: tuple[Door, ...], languages: tuple[Language, ...]
) -> Index:
    view = teller.scope.view
    words = teller.words()
    return Index(
        path=here,
        locale=view.locale,
        direction=view.corpus.locales[view.locale].direction,
        title=title,
        doors=doors,
        languages=languages,
        words=words,
        draft=any(state != "reviewed" for state in teller.scope.used.values()),
        independent=view.corpus.publisher.name is None,
        release=view.release,
    )


def _languages(view: View, links: Links, here: str, path: Callable[[str], str]) -> tuple[Language, ...]:
    return tuple(
        Language(tag, locale.name, locale.direction, links.help_href(here, path(tag)))
        for tag, locale in ordered(view.corpus)
    )


def ordered(corpus: Corpus) -> tuple[tuple[str, Locale], ...]:
    """All languages: French, those of the site, the others."""
    rank = {name: at for at, name in enumerate(corpus.site_locales)}
    names = sorted(corpus.locales, key=lambda name: (name != SOURCE_LOCALE, rank.get(name, 99), name))
    return tuple((name, corpus.locales[name]) for name in names)
