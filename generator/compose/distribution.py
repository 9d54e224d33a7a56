"""How to hand out the leaflets: which one where, what to print and how; the files in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from .. import document as d
from ..booklet import Booklet
from ..corpus import SOURCE_LOCALE
from ..document import Document, FileRef, Inlines, PageRef, Step
from ..links import Links, help_path, print_path, slides_path
from ..localize import NBSP, Scope, View
from ..model.leaflets import Leaflet, Venue
from .leaflets import booklet, leaflets
from .light import ordered
from .parts import heading, joined
from .proof import finish

KEY = "distribution"
PLACES: tuple[str, ...] = get_args(Venue)
SAFETY = ("never", "choice", "kept")
OFFICE = ("office", "fold")
AFTER = ("printer", "card", "strips")
CODE = ("weekly", "frame")


@dataclass(frozen=True)
class Format:
    """A print: the kind it has in the manifest, the name of its file, its size, where only some have it."""

    kind: str
    name: str
    size: str
    variant: str | None = None
    posters: bool = False
    translated: bool = False

    def path(self, leaflet: Leaflet, locale: str) -> str:
        """Its file for a leaflet in a language."""
        return print_path(leaflet.slug, locale, self.name)

    def offered(self, leaflet: Leaflet, locale: str) -> bool:
        """Whether a leaflet has it in a language."""
        return (leaflet.poster or not self.posters) and (locale != SOURCE_LOCALE or not self.translated)


# As prints.py makes them. Sizes are in millimetres.
FORMATS = (
    Format("leaflet-pdf", "a4", "A4, 297 × 210", "office"),
    Format("leaflet-pdf", "a4-imprimeur", "A4 + 3, 303 × 216", "printer"),
    Format("card-pdf", "a6", "A6, 105 × 148"),
    Format("sheet-pdf", "bilingue", "A4, 210 × 297", translated=True),
    Format("poster-pdf", "affiche-a4", "A4, 210 × 297", "a4", posters=True),
    Format("poster-pdf", "affiche-a3", "A3, 297 × 420", "a3", posters=True),
)


def formats(leaflet: Leaflet, locale: str) -> tuple[Format, ...]:
    """The prints that a leaflet has in a language."""
    return tuple(found for found in FORMATS if found.offered(leaflet, locale))


@dataclass(frozen=True, repr=False)
class Shelf:
    """The leaflets in all languages, each made once for all pages of a site that speak of it."""

    view: View
    links: Links

    @cached_property
    def views(self) -> dict[str, View]:
        """The corpus in all languages, in the order in which readers see them."""
        corpus, today, release = self.view.corpus, self.view.today, self.view.release
        return {name: View(corpus, name, today, release) for name, _ in ordered(corpus)}

    @cached_property
    def _made(self) -> dict[tuple[str, str], Booklet]:
        return {}

    def booklet(self, leaflet: Leaflet, locale: str) -> Booklet:
        """A leaflet in a language."""
        found = self._made.get((leaflet.id, locale))
        if found is None:
            found = booklet(self.views[locale], leaflet, self.links)
            self._made[leaflet.id, locale] = found
        return found

    @cached_property
    def in_release(self) -> Shelf:
        """The same as a release would show it."""
        view = self.view
        return self if view.release else Shelf(View(view.corpus, view.locale, view.today, True), self.links)  # noqa: FBT003


def way_to_leaflets(view: View) -> d.Blocks:
    """The way to this page, for those of other pages; nothing where there is no leaflet."""
    if not leaflets(view.corpus):
        return ()
    row = d.Row("", _text(view, "nav.distribution"), PageRef(KEY), None, _text(view, "distribution.lead"))
    return (d.Rows((row,)),)


def _text(view: View, key: str) -> Inlines:
    return (d.Text(view.word(key)),)


def _said(view: View, *keys: str) -> tuple[d.Blocks, ...]:
    return tuple((d.Paragraph(_text(view, f"distribution.{key}")),) for key in keys)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.distribution"), PageRef(KEY))


def _page(leaflet: Leaflet) -> PageRef:
    return PageRef(f"{KEY}/{leaflet.slug}")


# ---- the page of all leaflets


def distribution_page(view: View, links: Links, shelf: Shelf) -> Document:
    """Which leaflet for which place, what to print, how to fold, what to avoid, every language."""
    scope = Scope(view)
    found = leaflets(view.corpus)
    scope.note(found)
    document = Document(
        KEY,
        view.locale,
        view.word("distribution.title"),
        (
            _safety(view),
            heading(view, "distribution.places", "places"),
            d.Terms(tuple(_places(scope, found))),
            heading(view, "distribution.print", "print"),
            _what_to_print(view),
            heading(view, "distribution.how", "how"),
            _how(view),
            heading(view, "distribution.code", "code"),
            d.ListBlock(_said(view, *CODE)),
            heading(view, "distribution.screen", "screen"),
            *_screens(view),
            heading(view, "distribution.languages", "languages"),
            d.Paragraph(_text(view, "distribution.languages-text")),
            _languages(scope, shelf, found),
            d.Paragraph((d.Link(_text(view, "nav.translations"), PageRef("translations")),)),
            d.Paragraph((d.Link(_text(view, "nav.editions"), PageRef("editions")),)),
        ),
        lead=_text(view, "distribution.lead"),
        section="signs",
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _safety(view: View) -> d.Note:
    lines = tuple(d.Paragraph(_text(view, f"distribution.{key}")) for key in SAFETY)
    return d.Note(lines, view.word("distribution.safety"), "alert")


def _places(scope: Scope, found: tuple[Leaflet, ...]) -> Iterator[d.Term]:
    for place in PLACES:
        there = [leaflet for leaflet in found if place in leaflet.places]
        if there:
            titles = joined((d.Link(scope.say(one.id, "cover"), _page(one)),) for one in there)
            yield d.Term(scope.view.word(f"venue.{place}"), titles, place)


def _what_to_print(view: View) -> d.Table:
    columns = tuple(d.Column(_text(view, f"distribution.{key}")) for key in ("format", "size", "use"))
    rows = tuple(
        (
            _text(view, f"print.{form.name}"),
            (d.Text(form.size),),
            _text(view, f"print-use.{form.name}"),
        )
        for form in FORMATS
    )
    return d.Table(view.word("distribution.print-caption"), columns, rows)


def _how(view: View) -> d.ListBlock:
    languages = ", ".join(
        view.language(name) for name, described in ordered(view.corpus) if described.direction == "rtl"
    )
    mirrored = view.word("distribution.mirrored", languages=languages)
    steps = (*_said(view, *OFFICE), (d.Paragraph((d.Text(mirrored),)),), *_said(view, *AFTER))
    return d.ListBlock(steps if languages else _said(view, *OFFICE, *AFTER))


def _screens(view: View) -> d.Blocks:
    every = d.Link(_text(view, "distribution.every-language"), FileRef(slides_path(None)))
    each = joined(
        (d.Link((d.Text(view.language(name)),), FileRef(slides_path(name))),)
        for name, _ in ordered(view.corpus)
    )
    return d.Paragraph(_text(view, "distribution.screen-text")), d.Paragraph((every,)), d.Paragraph(each)


def _languages(scope: Scope, shelf: Shelf, found: tuple[Leaflet, ...]) -> d.Table:
    """Language by leaflet: the state, which leads to the page."""
    view = scope.view
    columns = [d.Column(_text(view, "distribution.language"))]
    columns += [d.Column(scope.say(leaflet.id, "cover")) for leaflet in found]
    rows = []
    for locale in shelf.views:
        name = d.Link((d.Text(view.language(locale)),), FileRef(help_path(None, locale)))
        rows.append(((name,), *(_page_link(view, shelf.booklet(leaflet, locale)) for leaflet in found)))
    return d.Table(view.word("distribution.languages-caption"), tuple(columns), tuple(rows))


def state_of(shown: Booklet) -> str:
    """The word for the state of a leaflet in a language."""
    return "withdrawn" if shown.withdrawn else "draft" if shown.draft else "reviewed"


def _page_link(view: View, shown: Booklet) -> Inlines:
    page = FileRef(help_path(shown.slug, shown.locale))
    return (d.Link(_text(view, f"distribution.{state_of(shown)}"), page),)


# ---- the page of one leaflet


def handed_page(view: View, links: Links, shelf: Shelf, leaflet: Leaflet) -> Document:
    """One leaflet: where it should lie, and its files in every language."""
    scope = Scope(view)
    scope.note((leaflet,))
    title = scope.plain(leaflet.id, "title")
    places = tuple((d.Paragraph(_text(view, f"venue.{place}")),) for place in leaflet.places)
    document = Document(
        f"{KEY}/{leaflet.slug}",
        view.locale,
        title,
        (
            _safety(view),
            heading(view, "distribution.where", "places"),
            d.ListBlock(places),
            heading(view, "distribution.files", "files"),
            _files(view, shelf, leaflet),
        ),
        lead=(*_text(view, "distribution.says"), d.Text(" "), *scope.say(leaflet.id, "line")),
        kicker=view.word("nav.distribution"),
        section="signs",
        layout="wide",
        trail=(_first_step(view), Step(title, _page(leaflet))),
    )
    return finish(scope, document, links)


def _files(view: View, shelf: Shelf, leaflet: Leaflet) -> d.Table:
    kept = [form for form in FORMATS if leaflet.poster or not form.posters]
    columns = [_text(view, f"distribution.{key}") for key in ("language", "page")]
    columns += [_text(view, f"print.{form.name}") for form in kept]
    rows = []
    for locale in shelf.views:
        made = shelf.booklet(leaflet, locale)
        cells = [_print_link(form, leaflet, made) for form in kept]
        rows.append(((d.Text(view.language(locale)),), _page_link(view, made), *cells))
    caption = view.word("distribution.files-caption")
    return d.Table(caption, tuple(map(d.Column, columns)), tuple(rows))


def _print_link(form: Format, leaflet: Leaflet, made: Booklet) -> Inlines:
    if made.withdrawn or not form.offered(leaflet, made.locale):
        return (d.Text("–"),)
    size = form.size.partition(",")[0]
    return (d.Link((d.Text(f"{size} (PDF)".replace(" ", NBSP)),), FileRef(form.path(leaflet, made.locale))),)
