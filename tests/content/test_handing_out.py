"""Handing out the leaflets: every print is offered, every place has its leaflets, every page is near."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from generator import document as d
from generator import help_pages, prints
from generator.compose.distribution import FORMATS, PLACES, formats
from generator.compose.leaflets import leaflets
from generator.document import Document, FileRef, PageRef
from generator.impact import Impact, of

from .real_corpus import LOCALES, corpus, project

LEAFLETS = leaflets(corpus())
PAGES = ("editions", "distribution", "translations")


def targets(value: object) -> Iterator[d.Target]:
    """Where the links of blocks lead."""
    if isinstance(value, (PageRef, FileRef)):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from targets(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from targets(getattr(value, name))


def document(key: str, locale: str = "fr") -> Document:
    return project().sites[locale].document(key)


@cache
def made() -> dict[str, tuple[str, str | None]]:
    """Every print of a leaflet, its kind and variant."""
    ids = {leaflet.id for leaflet in LEAFLETS}
    found = prints.prints(project())
    return {path: (known.kind, known.variant) for path, _, known in found if known.source in ids}


def test_formats_are_those_that_are_made() -> None:
    told = {
        form.path(leaflet, locale): (form.kind, form.variant)
        for leaflet in LEAFLETS
        for locale in corpus().locales
        for form in formats(leaflet, locale)
    }
    assert told == made()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_print_is_offered_and_every_offer_is_there(locale: str) -> None:
    keys = ["distribution", *(f"distribution/{leaflet.slug}" for leaflet in LEAFLETS)]
    offered = {to.path for key in keys for to in targets(document(key, locale).blocks) if type(to) is FileRef}
    screens = {path for path, _, _ in (*help_pages.pages(project()), *help_pages.slideshows(project()))}
    pages = {path.removesuffix("index.html") for path in screens if path.endswith("/index.html")}
    assert made().keys() <= offered
    assert offered <= made().keys() | screens | pages


def test_every_place_has_a_leaflet_and_every_leaflet_a_place() -> None:
    terms = next(block for block in document("distribution").blocks if isinstance(block, d.Terms))
    told = {term.id: {to.key for to in targets(term.children) if type(to) is PageRef} for term in terms.items}
    assert told.keys() == set(PLACES)
    assert set().union(*told.values()) == {f"distribution/{leaflet.slug}" for leaflet in LEAFLETS}


def test_sizes_follow_the_names() -> None:
    """A4 and A3 stand in both."""
    for form in FORMATS:
        if form.name[-2:] in ("a4", "a3", "a6"):
            assert form.size.startswith(form.name[-2:].upper())


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_are_three_taps_from_home(locale: str) -> None:
    site = project().sites[locale]
    reached = {"home"}
    for _ in range(3):
        near = (to for key in reached for to in targets((site.document(key).blocks, site.document(key).head)))
        reached |= {to.key for to in near if type(to) is PageRef and to.key in site.pages}
    assert {"distribution", *(f"distribution/{leaflet.slug}" for leaflet in LEAFLETS)} <= reached
    assert set(PAGES) <= reached


@cache
def impact(subject: str) -> Impact:
    return of(project(), subject)


def test_a_value_of_the_law_reaches_leaflets_in_every_language() -> None:
    found = [r for r in impact("reflection-period").prints if r.source.startswith("leaflet-")]
    wanted = ("leaflet-papers", "leaflet-house", "leaflet-health")
    assert len(found) == 3 * 13
    assert {(r.source, r.locale) for r in found} == {(id_, at) for id_ in wanted for at in corpus().locales}
    files = {path for reached in found for path in reached.files if path.endswith(".pdf")}
    assert files == {path for path in made() if path.split("/")[1] in ("papiers", "maison", "sante")}
    said = impact("reflection-period").render("text")
    assert all(f"{r.locale}  {r.source}  edition {r.edition}" in said for r in found)


def test_a_text_of_one_leaflet_reaches_no_other() -> None:
    assert {reached.source for reached in impact("leaflet-roof.lead").prints} == {"leaflet-roof"}


def test_every_print_says_the_code_that_the_page_of_editions_has() -> None:
    terms = [block for block in document("editions").blocks if isinstance(block, d.Terms)]
    codes = {term.id for block in terms for term in block.items}
    assert {known.edition for _, _, known in prints.prints(project())} <= codes
