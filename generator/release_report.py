"""`reperes release --report`: what stops a release, what it withdraws, which texts give way to French."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from .checks import check_release
from .compose.data import Record, translation_record
from .compose.distribution import Shelf
from .compose.editions import SCREENS, Printed, kit_files, pairs, printed, taught_files
from .corpus import HELP, INTERFACE, SOURCE_LOCALE
from .diagnostics import Diagnostic, Report
from .localize import View
from .project import Project

SHOWN = 3


@dataclass(frozen=True)
class Withdrawn:
    """Something that is not printed in a language: texts on which safety rests wait for a reader."""

    source: str
    locale: str
    kinds: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class ReleaseReport:
    """The gate, per unit and language: it never holds back a correction of the French.

    `given_way`: of each language, how many texts there are and in which state; a release shows in French
    those that nobody reviewed as they stand.
    """

    stops: tuple[Diagnostic, ...]
    withdrawn: tuple[Withdrawn, ...]
    given_way: tuple[Record, ...]

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
    given_way = (translation_record(view) for name, view in shelf.views.items() if name != SOURCE_LOCALE)
    return ReleaseReport(tuple(found), tuple(_withdrawn(project, shelf)), tuple(given_way))


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


def _lines(told: ReleaseReport) -> Iterator[str]:
    yield f"What stops a release: {len(told.stops)}"
    for diagnostic in told.stops:
        yield from (f"  {line}" for line in diagnostic.text().splitlines())
    yield f"\nWithdrawn, because nobody has read it in its language: {len(told.withdrawn)}"
    for one in told.withdrawn:
        more = ", …" if len(one.waiting) > SHOWN else ""
        waiting = f"{len(one.waiting)} texts wait: {', '.join(one.waiting[:SHOWN])}{more}"
        yield f"  {one.locale}  {one.source}  ({', '.join(one.kinds)})  {waiting}"
    yield "\nTexts that give way to French, marked as French (words of the frame do so too, without a mark):"
    for record in told.given_way:
        states = {state: record[state] for state in ("draft", "stale", "missing")}
        listed = ", ".join(f"{count} {state}" for state, count in states.items())
        yield f"  {record['locale']}  {sum(states.values())} of {record['units']}: {listed}"
