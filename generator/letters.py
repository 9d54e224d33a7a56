"""The letters of a project as files: all of them beside the site, or one that somebody asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rcssmin

from .asked import AskedError
from .compose.letter import FORMATS, Half, halves, letter
from .letter import Letter
from .links import letter_name
from .localize import View
from .output import Made, write_text
from .project import Project
from .render.letter import letter_html, letter_text

STYLE = Path("overrides/letter/letter.css")
FOLDER = Path("build/letters")
KINDS = {"html": "letter-html", "txt": "letter-text"}


def write(project: Project, folder: Path) -> dict[str, Made]:
    """Write every letter in each language of the site; what the manifest will say of each."""
    made: dict[str, Made] = {}
    for locale, site in project.sites.items():
        for half in halves(site.view):
            found = letter(site.view, project.links, half)
            assert found is not None, "only half-years with news are listed"
            for ending, text in _texts(project, found, leave=True):
                path = project.links.letter_file(half.name, locale, ending)
                write_text(folder / path, text)
                made[path] = Made(KINDS[ending], f"letter/{half.name}", locale, edition=found.edition)
    return made


def half_of(written: str) -> Half:
    """A half-year as somebody writes it; AskedError where it is none."""
    try:
        return Half.parse(written)
    except ValueError as error:
        raise AskedError(f"{error}.") from error


def files(project: Project, half: Half, locales: tuple[str, ...] = ()) -> dict[str, str]:
    """The mail and the text of a half-year by their names, in some languages or in all; AskedError."""
    if half.first_day > project.today:
        raise AskedError(f"{half.name} begins on {half.first_day}: it is still to come.")
    for name in locales:
        if name not in project.sites:
            raise AskedError(f'"{name}" is no language of letters: {", ".join(project.sites)}.')
    found: dict[str, str] = {}
    for name in locales or tuple(project.sites):
        view = project.sites[name].view
        one = letter(view, project.links, half)
        if one is None:
            raise AskedError(_empty(view, half), 1)
        found |= {
            letter_name(half.name, name, ending): text for ending, text in _texts(project, one, leave=False)
        }
    return found


def _empty(view: View, half: Half) -> str:
    told = ", ".join(other.name for other in halves(view))
    return (
        f"{half.name} has nothing to tell: nothing that we know is dated in it "
        f"(our documents end on {view.corpus.horizon.iso}). Half-years with news: {told or 'none'}."
    )


def _texts(project: Project, found: Letter, *, leave: bool) -> Iterator[tuple[str, str]]:
    """Each form of a letter: how its name ends, and what it says."""
    style = rcssmin.cssmin((project.root / STYLE).read_text("utf-8"))
    both = {"html": letter_html(found, style, leave=leave), "txt": letter_text(found)}
    return ((ending, both[ending]) for ending in FORMATS)
