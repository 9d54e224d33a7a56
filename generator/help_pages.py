"""The help pages of a project, in every language: written beside the site, without its furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import rcssmin

from .booklet import Arrival, Asked, Booklet, Index
from .compose.guides import guide_languages, guide_page, guides
from .compose.help_steps import arrival, asked, for_whom, help_steps
from .compose.leaflets import (
    all_languages,
    booklet,
    languages_of,
    leaflets,
    questions_languages,
    situations,
)
from .corpus import SOURCE_LOCALE
from .links import help_path, single_path, slides_path
from .output import Made, squeezed_script, write_text
from .prints import offered
from .project import Project
from .render.help import Dress, arrival_page, index_page, leaflet_page, question_page
from .render.help import guide_page as render_guide
from .render.slideshow import slideshow

ASSETS = Path("overrides/help")
File = tuple[str, str, Made]


def write(project: Project, folder: Path) -> dict[str, Made]:
    """Write all of them into a folder; what the manifest will say of each."""
    made: dict[str, Made] = {}
    for path, text, known in (
        *pages(project),
        *questions(project),
        *guide_pages(project),
        *slideshows(project),
    ):
        write_text(folder / path, text)
        made[path] = known
    return made


def dress(project: Project, name: str = "help") -> Dress:
    """Style and script as they stand in every page."""
    folder = project.root / ASSETS
    style = rcssmin.cssmin((folder / f"{name}.css").read_text("utf-8"))
    scripts = ((folder / f"{part}.js").read_text("utf-8") for part in ("leave", name))
    script = "\n".join(map(squeezed_script, scripts))
    return Dress(style, script, project.corpus.publisher.exit_url)


def pages(project: Project) -> Iterator[File]:
    """Each page: its path, its text, what the manifest says of it."""
    found = leaflets(project.corpus)
    if not found:
        return
    shared = dress(project)
    french = project.views[SOURCE_LOCALE]
    links = project.links

    def index(path: str, text: str, source: str, locale: str, variant: str) -> File:
        return f"{path}index.html", text, Made("leaflet-html", source, locale, variant)

    every = all_languages(french, links)
    yield index(every.page.path, index_page(every, shared), "help", SOURCE_LOCALE, "languages")
    for leaflet in found:
        one = languages_of(french, links, leaflet)
        yield index(one.page.path, index_page(one, shared), leaflet.id, SOURCE_LOCALE, "leaflet-languages")
    for locale, view in project.views.items():
        listed = situations(view, links)
        yield index(listed.page.path, index_page(listed, shared), "help", locale, "situations")
        for leaflet in found:
            here = help_path(leaflet.slug, locale)
            shown = booklet(view, leaflet, links)
            shown = replace(
                shown,
                offline=single_path(leaflet.slug, locale).rpartition("/")[2],
                files=() if shown.withdrawn else offered(leaflet.slug, locale),
            )
            page = leaflet_page(shown, shared)
            yield f"{here}index.html", page, Made("leaflet-html", leaflet.id, locale, edition=shown.edition)
            alone = leaflet_page(booklet(view, leaflet, links, "absolute"), shared)
            path = single_path(leaflet.slug, locale)
            yield path, alone, Made("leaflet-single", leaflet.id, locale, edition=shown.edition)


def questions(project: Project) -> Iterator[File]:
    """The questions that lead to leaflets, and what their answers lead to."""
    found = help_steps(project.corpus)
    if not found:
        return
    shared, links = dress(project), project.links

    def made(page: Index | Asked | Arrival, text: str, source: str, locale: str, variant: str) -> File:
        edition = page.edition if isinstance(page, Arrival) else ""
        known = Made("leaflet-html", source, locale, variant, edition=edition)
        return f"{page.page.path}index.html", text, known

    every = questions_languages(project.views[SOURCE_LOCALE], links)
    yield made(every, index_page(every, shared), "help", SOURCE_LOCALE, "leaflet-languages")
    for locale, view in project.views.items():
        first = for_whom(view, links)
        yield made(first, question_page(first, shared), "help", locale, "question")
        for steps in found:
            for question in steps.questions:
                shown = asked(view, links, steps, question)
                yield made(shown, question_page(shown, shared), steps.id, locale, "question")
            for outcome in steps.outcomes:
                end = arrival(view, links, steps, outcome)
                yield made(end, arrival_page(end, shared), steps.id, locale, "outcome")


def guide_pages(project: Project) -> Iterator[File]:
    """What a telephone keeps, and how to tell that a page is genuine, in every language."""
    shared, links = dress(project), project.links
    for guide in guides(project.corpus):
        every = guide_languages(project.views[SOURCE_LOCALE], guide, links)
        known = Made("leaflet-html", guide.id, SOURCE_LOCALE, "leaflet-languages")
        yield f"{every.page.path}index.html", index_page(every, shared), known
        for locale, view in project.views.items():
            shown = guide_page(view, guide, links)
            known = Made("leaflet-html", guide.id, locale, "guide", edition=shown.edition)
            yield f"{shown.page.path}index.html", render_guide(shown, shared), known


def slideshows(project: Project) -> Iterator[File]:
    """A waiting room's slides in each language, and one file that goes through all of them."""
    found = leaflets(project.corpus)
    if not found:
        return
    shared = dress(project, "slides")
    several: list[Booklet] = []
    for locale, view in project.views.items():
        shown = [booklet(view, leaflet, project.links, "absolute") for leaflet in found]
        several += [one for one, leaflet in zip(shown, found, strict=True) if leaflet.poster]
        yield slides_path(locale), slideshow(shown, shared), Made("slideshow-html", "help", locale)
    # By leaflet, so that a language comes back soon: a reader does not wait for long. French leads: whoever
    # works in the room reads its buttons.
    places = {leaflet.id: at for at, leaflet in enumerate(found)}
    order = sorted(several, key=lambda one: (places[one.id], one.locale != SOURCE_LOCALE))
    every = slideshow(order, shared)
    yield slides_path(None), every, Made("slideshow-html", "help", None, "all-languages")
