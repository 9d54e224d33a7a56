"""Leaflets: the booklet of each in each language, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from .. import document as d
from ..booklet import Booklet, Door, Index, Language, Line, Panel
from ..corpus import SOURCE_LOCALE, Corpus
from ..document import Inlines, plain
from ..links import QUESTIONS, Links, Mode, help_path
from ..localize import Scope, View
from ..model.contacts import Contact
from ..model.first_steps import HelpSteps
from ..model.leaflets import PANELS, Leaflet
from ..model.leaflets import Line as Fact
from .guides import guide_door, guides
from .light import Teller, call, filled, head, languages, law
from .proof import edition_of

PANEL_ICONS = dict(zip(PANELS, ("question", "check", "scales", "eye", "target"), strict=True))
# A wrong word here can hurt: a release prints none of them unreviewed.
SAFETY = ("allowed", "rights", "before", "after")


def leaflets(corpus: Corpus) -> tuple[Leaflet, ...]:
    """All leaflets, as written."""
    return tuple(corpus.table(Leaflet).values())


def booklet(view: View, leaflet: Leaflet, links: Links, mode: Mode = "site") -> Booklet:
    """A leaflet in the language of a view."""
    corpus, scope = view.corpus, Scope(view)
    here = help_path(leaflet.slug, view.locale)
    teller = Teller(scope)
    described = corpus.locales[view.locale]
    told = leaflet.explained(corpus.table(Contact))
    calls = {name: call(teller, name, told=name in told) for name in leaflet.all_contacts}
    panels = tuple(_panels(teller, leaflet))
    title, cover, subtitle, lead = (teller.say(leaflet.id, part) for part in _HEADS)
    words = teller.words()
    named = {right for panel in PANELS for line in getattr(leaflet, panel) for right in line.rights}
    law_line = law(teller, sorted(named))
    edition_word = teller.word("edition")
    edition = edition_of(scope, [plain(law_line), *teller.french])
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
        law=law_line,
        edition=edition,
        edition_line=filled(edition_word, "edition", lambda _: edition, view),
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


def _panels(teller: Teller, leaflet: Leaflet) -> Iterator[Panel]:
    for at, name in enumerate(PANELS, 1):
        facts: tuple[Fact, ...] = getattr(leaflet, name)
        before = len(teller.french)
        lines = tuple(
            told_line(teller, (leaflet.id, name, fact.id), fact, f"{at}.{n}")
            for n, fact in enumerate(facts, 1)
        )
        yield Panel(name, PANEL_ICONS[name], teller.word(name), lines, changed=len(teller.french) > before)


def told_line(teller: Teller, path: tuple[str, ...], fact: Fact, number: str) -> Line:
    """A line of a panel; those of rights have a head."""
    if path[1] == "rights":
        return Line(number, fact.icon, teller.say(*path, "text"), teller.say(*path, "head"))
    return Line(number, fact.icon, teller.say(*path))


def _safe(scope: Scope, leaflet: Leaflet) -> bool:
    """Whether a person has read every text on which safety rests."""
    prefixes = (*(f"{leaflet.id}.{panel}." for panel in SAFETY), *(f"{c}." for c in leaflet.all_contacts))
    return all(state == "reviewed" for unit, state in scope.used.items() if unit.startswith(prefixes))


# ---- the pages that lead to leaflets ----------------------------------------------------------


def situations(view: View, links: Links) -> Index:
    """`/i/<locale>/`: all leaflets in one language."""
    teller = Teller(Scope(view))
    here = help_path(None, view.locale)
    doors = [door(teller, leaflet, links, here) for leaflet in leaflets(view.corpus)]
    if view.corpus.table(HelpSteps):
        href = links.help_href(here, help_path(QUESTIONS, view.locale))
        doors.insert(0, Door("question", teller.word("ask"), teller.word("ask-line"), href))
    doors += [guide_door(teller, guide, links, here) for guide in guides(view.corpus)]
    every = languages(view, links, here, lambda locale: help_path(None, locale))
    return _index(teller, here, teller.word("choose"), tuple(doors), every)


def door(teller: Teller, leaflet: Leaflet, links: Links, here: str) -> Door:
    """The way to a leaflet from the light page in the folder `here`."""
    href = links.help_href(here, help_path(leaflet.slug, teller.scope.view.locale))
    return Door(leaflet.icon, teller.say(leaflet.id, "title"), teller.say(leaflet.id, "line"), href)


def languages_of(view: View, links: Links, leaflet: Leaflet) -> Index:
    """`/i/<slug>/`: one leaflet, all languages; the page itself is French."""
    teller = Teller(Scope(view))
    here = help_path(leaflet.slug, None)
    every = languages(view, links, here, lambda locale: help_path(leaflet.slug, locale))
    return _index(teller, here, teller.say(leaflet.id, "title"), (), every)


def all_languages(view: View, links: Links) -> Index:
    """`/i/`: all languages."""
    teller = Teller(Scope(view))
    here = help_path(None, None)
    every = languages(view, links, here, lambda locale: help_path(None, locale))
    names: list[d.Inline] = []
    for language in every[:3]:
        name = d.Text(language.name)
        own = language.tag == view.locale
        names += [d.Text(" · "), name if own else d.Foreign(language.tag, (name,))]
    return _index(teller, here, tuple(names[1:]), (), every)


def questions_languages(view: View, links: Links) -> Index:
    """`/i/questions/`: the questions, in all languages; the page itself is French."""
    teller = Teller(Scope(view))
    here = help_path(QUESTIONS, None)
    every = languages(view, links, here, lambda locale: help_path(QUESTIONS, locale))
    return _index(teller, here, teller.word("ask"), (), every)


def _index(
    teller: Teller, here: str, title: Inlines, doors: tuple[Door, ...], every: tuple[Language, ...]
) -> Index:
    words = teller.words()
    return Index(page=head(teller, here, title, words), doors=doors, languages=every)
