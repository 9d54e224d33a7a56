"""The prints of a project: which there are, and where they lie. Making one takes long: each is kept."""

from __future__ import annotations

import os
import zlib
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from .booklet import Booklet, Printed
from .compose.leaflets import booklet, leaflets
from .compose.reflex import cards, file_of, reflex_card
from .corpus import SOURCE_LOCALE
from .links import HELP, print_path
from .model.base import Entity
from .output import Made, kept, write_bytes
from .project import Project

if TYPE_CHECKING:
    from .render.paper import Print

    Job = tuple[str, Print, Made]

E = TypeVar("E", bound=Entity)
KEPT = Path("build/prints")
FONTS = Path("build/fonts")
NPM = Path("node_modules")
PAPERS: tuple[Literal["a4", "a3"], ...] = ("a4", "a3")


class PrintsError(Exception):
    """Prints that cannot be made: a line each."""


def offered(slug: str, locale: str) -> tuple[Printed, ...]:
    """The prints that a help page offers, beside it."""
    names = [("A4", "a4"), ("A6", "a6")]
    if locale != SOURCE_LOCALE:
        names.append((f"A4 {SOURCE_LOCALE} + {locale}", "bilingue"))
    return tuple(Printed(f"{shown} (PDF)", f"{slug}-{locale}-{name}.pdf") for shown, name in names)


def any_of(project: Project) -> bool:
    """Whether there is something to print."""
    return bool(leaflets(project.corpus) or cards(project.corpus))


def write(project: Project, folder: Path, part: int, parts: int) -> dict[str, Made]:
    """Make a part of all prints; what the manifest will say of each."""
    from .render.paper import LICENCES, PaperError, Press

    press = Press(fonts(project.root))
    made: dict[str, Made] = {}
    failures: list[str] = []
    for path, wanted, known in share(chain(prints(project), card_prints(project)), part, parts):
        try:
            file = project.root / KEPT / f"{wanted.key()}.pdf"
            write_bytes(folder / path, kept(file, partial(press.pdf, wanted)))
        except PaperError as error:
            failures.append(f"{known.source} ({known.locale}, {known.kind} {known.variant or ''}): {error}")
        made[path] = known
    if failures:
        raise PrintsError("\n".join(failures))
    if part == 0:
        for name, licence in LICENCES.items():
            path = f"{HELP}fonts/{name}.txt"
            write_bytes(folder / path, (project.root / NPM / licence).read_bytes())
    return made


def share(jobs: Iterable[Job], part: int, parts: int) -> Iterator[Job]:
    """The prints that one of several presses makes: all of a leaflet in a language: one helps the next."""
    for job in jobs:
        _, _, known = job
        if zlib.crc32(f"{known.source} {known.locale}".encode()) % parts == part:
            yield job


def prints(project: Project, only: Collection[str] | None = None) -> Iterator[tuple[str, Print, Made]]:
    """Every print of leaflets that no release withdraws: path, what it shows, what the manifest says.

    `only`: of these leaflets.
    """
    from .render import paper

    door = project.links.help_address(HELP)
    french = project.views[SOURCE_LOCALE]
    for leaflet in _asked(leaflets(project.corpus), only):
        own = booklet(french, leaflet, project.links, "absolute")
        for locale, view in project.views.items():
            shown = own if locale == SOURCE_LOCALE else booklet(view, leaflet, project.links, "absolute")
            if shown.withdrawn:
                continue

            def made(
                kind: str, name: str, wanted: Print, variant: str | None = None, shown: Booklet = shown
            ) -> tuple[str, Print, Made]:
                path = print_path(shown.slug, shown.locale, name)
                return path, wanted, Made(kind, shown.id, shown.locale, variant, shown.edition)

            yield made("leaflet-pdf", "a4", paper.leaflet(shown, bleed=0), "office")
            yield made("leaflet-pdf", "a4-imprimeur", paper.leaflet(shown, bleed=3), "printer")
            yield made("card-pdf", "a6", paper.card(shown, own))
            if locale != SOURCE_LOCALE:
                yield made("sheet-pdf", "bilingue", paper.sheet(shown, own))
            if leaflet.poster:
                for size in PAPERS:
                    yield made("poster-pdf", f"affiche-{size}", paper.poster(shown, door, size), size)


def _asked(every: Iterable[E], only: Collection[str] | None) -> Iterator[E]:
    return (one for one in every if only is None or one.id in only)


def card_prints(project: Project, only: Collection[str] | None = None) -> Iterator[tuple[str, Print, Made]]:
    """Reflex cards, in the languages of the whole site; `only`: of these."""
    from .render import paper

    for card in _asked(cards(project.corpus), only):
        for locale, site in project.sites.items():
            shown = reflex_card(site.view, card, project.links)
            if not shown.withdrawn:
                path = file_of(card, project.links, locale)
                known = Made("reflex-card-pdf", card.id, locale, edition=shown.edition)
                yield path, paper.reflex(shown), known


def withdrawn(project: Project) -> Iterator[str]:
    """The prints that a release does not make: nobody has read the texts on which safety rests."""
    for leaflet in leaflets(project.corpus):
        for locale, view in project.views.items():
            if booklet(view, leaflet, project.links).withdrawn:
                yield f"{leaflet.id} ({locale})"
    for card in cards(project.corpus):
        for locale, site in project.sites.items():
            if reflex_card(site.view, card, project.links).withdrawn:
                yield f"{card.id} ({locale})"


def fonts(root: Path) -> Path:
    """A folder with the fonts that prints use and no other: to look through all of a family takes long."""
    from .render.paper import FONTS as FILES

    missing = [name for name in FILES if not (root / NPM / name).is_file()]
    if missing:
        raise PrintsError(f"the font {missing[0]} is not installed. Run: make site")
    folder = root / FONTS
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        link = folder / Path(name).name
        target = (root / NPM / name).resolve()
        if not link.is_symlink() or link.resolve() != target:
            # Two presses may begin at once: the link is there under its name, or it is not.
            half = link.with_name(f"{link.name}.{os.getpid()}")
            half.unlink(missing_ok=True)
            half.symlink_to(target)
            half.replace(link)
    return folder
