"""Light pages about the pages themselves: what a telephone keeps, how to tell that a page is genuine."""

from __future__ import annotations

from collections.abc import Iterator

from ..booklet import Door, GuidePage, GuideSection, Index
from ..corpus import Corpus
from ..links import HELP, Links, help_path
from ..localize import Scope, View
from ..model.contacts import Contact
from ..model.guides import Guide
from ..model.guides import GuideSection as Fact
from ..model.leaflets import Leaflet
from .light import Teller, call, filled, head, languages
from .proof import edition_of


def guides(corpus: Corpus) -> tuple[Guide, ...]:
    """All of them, as written."""
    return tuple(corpus.table(Guide).values())


def guide_door(teller: Teller, guide: Guide, links: Links, here: str) -> Door:
    """The way to a guide from the light page in the folder `here`."""
    href = links.help_href(here, help_path(guide.slug, teller.scope.view.locale))
    return Door(guide.icon, teller.say(guide.id, "title"), teller.say(guide.id, "line"), href)


def guide_page(view: View, guide: Guide, links: Links) -> GuidePage:
    """A guide in the language of a view."""
    teller = Teller(Scope(view))
    here = help_path(guide.slug, view.locale)
    title, lead = teller.say(guide.id, "title"), teller.say(guide.id, "lead")
    sections = tuple(_section(teller, guide, section, links) for section in guide.sections)
    words = teller.words()
    edition_word = teller.word("edition")
    edition = edition_of(teller.scope, teller.french)
    return GuidePage(
        page=head(teller, here, title, words),
        lead=lead,
        sections=sections,
        edition=edition,
        edition_line=filled(edition_word, "edition", lambda _: edition, view),
        back=links.help_href(here, help_path(None, view.locale)),
        others=links.help_href(here, help_path(guide.slug, None)),
        uses=teller.scope.uses,
    )


def _section(teller: Teller, guide: Guide, section: Fact, links: Links) -> GuideSection:
    path = (guide.id, "sections", section.id)
    lines = tuple(
        (teller.say(*path, "lines", line.id), teller.word(f"basis-{line.basis}")) for line in section.lines
    )
    offered = _offered(teller.scope.view.corpus) if section.contacts else ()
    return GuideSection(
        section.icon,
        teller.say(*path, "title"),
        lines,
        tuple(call(teller, name, told=False) for name in offered),
        links.help_address(HELP) if section.address else "",
    )


def _offered(corpus: Corpus) -> Iterator[str]:
    """Every line that a leaflet gives, as the contacts stand."""
    given = {name for leaflet in corpus.table(Leaflet).values() for name in leaflet.all_contacts}
    return (name for name in corpus.table(Contact) if name in given)


def guide_languages(view: View, guide: Guide, links: Links) -> Index:
    """A guide in all languages; the page itself is French."""
    teller = Teller(Scope(view))
    here = help_path(guide.slug, None)
    title = teller.say(guide.id, "title")
    words = teller.words()
    every = languages(view, links, here, lambda locale: help_path(guide.slug, locale))
    return Index(page=head(teller, here, title, words), doors=(), languages=every)
