"""`reperes release --report`: what stops a release, what it withdraws, which texts give way to French."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from .compose.distribution import Shelf
from .compose.editions import SCREENS, Printed, kit_files, pairs, printed, taught_files
from .corpus import HELP, INTERFACE, SOURCE_LOCALE
from .diagnostics import Diagnostic, Report
from .localize import View
from .project import Project, check_release

SHOWN = 3


@dataclass(frozen=True)
class Withdrawn:
    """Something that is not printed in a language: texts on which safety rests wait for a reader."""

    source: str
    locale: str
    kinds: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class GivenWay:
    """How many texts of a language a release shows in French, marked as French, by the state they are in."""

    locale: str
    texts: int
    draft: int
    stale: int
    missing: int

    @property
    def given_way(self) -> int:
        """All of them."""
        return self.draft + self.stale + self.missing


@dataclass(frozen=True)
class ReleaseReport:
    """The gate, per unit and language: it never holds back a correction of the French."""

    stops: tuple[Diagnostic, ...]
    withdrawn: tuple[Withdrawn, ...]
    given_way: tuple[GivenWay, ...]

    def text(self) -> str:
        """For a person."""
        return "\n".join(_lines(self))

    def json(self) -> str:
        """For a program."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def report(project: Project) -> ReleaseReport:
    """What a release of this project would be, today."""
    found = Report()
    check_release(project.corpus, found, project.today)
    shelf = Shelf(project.views[SOURCE_LOCALE], project.links).in_release
    return ReleaseReport(tuple(found), tuple(_withdrawn(project, shelf)), tuple(_given_way(project, shelf)))


def _withdrawn(project: Project, shelf: Shelf) -> Iterator[Withdrawn]:
    for locale, made in _printed(project, shelf):
        if made.withdrawn:
            # A light page stays: its texts give way to French one by one.
            kinds = tuple(kind for kind in made.kinds if kind not in SCREENS)
            yield Withdrawn(made.source, locale, kinds, _waiting(shelf.views[locale], made))


def _printed(project: Project, shelf: Shelf) -> Iterator[tuple[str, Printed]]:
    for source, locale in pairs(project.corpus):
        yield locale, printed(shelf, source, locale)
    for locale in project.sites:
        for files in (taught_files, kit_files):
            yield from ((locale, made) for made in files(shelf.views[locale], project.links))


def _waiting(view: View, made: Printed) -> tuple[str, ...]:
    """The texts of a print that nobody has reviewed as they stand; words of the frame last."""
    units = [view.corpus.units[name] for name in made.uses & view.corpus.units.keys()]
    units.sort(key=lambda unit: (unit.catalogue in (HELP, INTERFACE), unit.id))
    return tuple(unit.id for unit in units if view.phrase(unit).state != "reviewed")


def _given_way(project: Project, shelf: Shelf) -> Iterator[GivenWay]:
    for locale, view in shelf.views.items():
        if locale == SOURCE_LOCALE:
            continue
        states = Counter(view.phrase(unit).state for unit in project.corpus.translated(locale))
        yield GivenWay(locale, states.total(), states["draft"], states["stale"], states["missing"])


def _lines(told: ReleaseReport) -> Iterator[str]:
    yield f"What stops a release: {len(told.stops)}"
    for diagnostic in told.stops:
        yield from (f"  {line}" for line in diagnostic.text().splitlines())
    yield f"\nWithdrawn, because nobody has read it in its language: {len(told.withdrawn)}"
    for one in told.withdrawn:
        more = ", …" if len(one.waiting) > SHOWN else ""
        waiting = f"{len(one.waiting)} texts wait: {', '.join(one.waiting[:SHOWN])}{more}"
        yield f"  {one.locale}  {one.source}  ({', '.join(one.kinds)})  {waiting}"
    yield f"\nTexts that give way to French, marked as French: {sum(one.given_way for one in told.given_way)}"
    for language in told.given_way:
        yield (
            f"  {language.locale}  {language.given_way} of {language.texts}: {language.draft} drafts, "
            f"{language.stale} stale, {language.missing} missing"
        )
