"""A kit keeps its minutes and its days, offers somebody who listens, and its messages can be sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report
from ..document import plain
from ..localize import Scope, View
from ..model.base import Named, Path
from ..model.curriculum import Module
from ..model.kits import Kit, KitLine, KitPaper, KitSection
from ..source import Origin
from . import handed_out
from .drafts import drafts

LONGEST_MESSAGE = 280
# What a section that shows something else than lines must name.
NAMES = {"signs": "signs", "forms": "forms", "leaflet": "leaflet"}
# What shows something that needs no name.
WHOLE = ("places", "handing-out")


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report kits that do not keep what they say."""
    views = drafts(corpus, today)
    for kit in corpus.table(Kit).values():
        found = _Kit(corpus, report, kit, corpus.origins[kit.id])
        found.check()
        for view in views:
            found.messages(view)


@dataclass(frozen=True)
class _Kit:
    """The rules of one kit."""

    corpus: Corpus
    report: Report
    kit: Kit
    origin: Origin

    def check(self) -> None:
        """Report what its facts say wrongly."""
        handed_out.listener(self.corpus, self.kit.id, self.kit.contacts, self.origin, self.report)
        for name in ("papers", "posters", "pictures"):
            self._unique(getattr(self.kit, name), (name,))
        for at, poster in enumerate(self.kit.posters):
            place = ("posters", at, "lines")
            name = f"posters.{poster.id}"
            handed_out.lines(self.kit.id, name, poster.lines, self.origin, self.report, place=place)
        for at, paper in enumerate(self.kit.papers):
            self._unique(paper.sections, ("papers", at, "sections"))
            for part, section in enumerate(paper.sections):
                self._section(paper, section, ("papers", at, "sections", part))
            self._minutes(paper, ("papers", at))

    def _unique(self, parts: Iterable[Named], place: Path) -> None:
        seen: set[str] = set()
        for at, part in enumerate(parts):
            if part.id in seen:
                self._error(
                    (*place, at, "id"), "duplicate-id", f'"{part.id}" stands twice.', "Choose another."
                )
            seen.add(part.id)

    def _error(self, place: Path, code: str, message: str, mend: str) -> None:
        self.report.error(self.origin.span(*place), code, f"{self.kit.id}: {message}", mend)

    def _section(self, paper: KitPaper, section: KitSection, place: Path) -> None:
        name = f"papers.{paper.id}.{section.id}"
        lines, at = section.lines, (*place, "lines")
        handed_out.lines(self.kit.id, name, lines, self.origin, self.report, place=at)
        wanted = NAMES.get(section.shows)
        if wanted is not None and not getattr(section, wanted):
            self._error((*place, "id"), "wrong-section", f"{name} names no {wanted}.", f"Add {wanted}:.")
        if wanted is None and section.shows not in WHOLE and not lines:
            self._error((*place, "id"), "wrong-section", f"{name} has no line.", "Add lines:.")
        if section.shows == "timed":
            self._timed(name, lines, at)
        if section.shows == "countdown":
            self._countdown(name, lines, at)

    def _timed(self, name: str, lines: Sequence[KitLine], place: Path) -> None:
        modules = self.corpus.table(Module)
        for at, line in enumerate(lines):
            if line.minutes is None:
                said = f"{name}.{line.id} does not say how long it takes."
                self._error((*place, at), "wrong-section", said, "Add minutes:.")
                continue
            module = modules.get(line.module or "")
            own = module.minutes[(line.depth or 1) - 1] if module else line.minutes
            if own != line.minutes:
                said = (
                    f"{name}.{line.id}: {line.module} takes {own} minutes at this depth, not {line.minutes}."
                )
                mend = "Change minutes:, or the depth."
                self._error((*place, at, "minutes"), "minutes-do-not-fit", said, mend)

    def _countdown(self, name: str, lines: Sequence[KitLine], place: Path) -> None:
        if self.kit.day is None:
            self._error(place, "wrong-section", f"{name} counts back from no day.", "Add day: to the kit.")
        for at, line in enumerate(lines):
            if line.days is None:
                said = f"{name}.{line.id} does not say how many days before."
                self._error((*place, at), "wrong-section", said, "Add days:.")
        known = [(at, line.days) for at, line in enumerate(lines) if line.days is not None]
        for (_, before), (at, after) in pairwise(known):
            if after > before:
                said = f"{name}: {after} days before comes earlier than {before}."
                self._error((*place, at, "days"), "wrong-section", said, "Put the earliest first.")

    def _minutes(self, paper: KitPaper, place: Path) -> None:
        """A paper with a time says how it is spent, to the minute."""
        timed = [line for section in paper.sections if section.shows == "timed" for line in section.lines]
        spent = sum(line.minutes or 0 for line in timed)
        if paper.minutes is None and timed:
            said = f"papers.{paper.id} has timed lines, and no time."
            self._error((*place, "id"), "wrong-section", said, f"Add minutes: {spent}.")
        elif paper.minutes is not None and spent != paper.minutes:
            said = f"the lines of papers.{paper.id} take {spent} minutes, not {paper.minutes}."
            mend = "Change minutes: here, or those of the lines."
            self._error((*place, "minutes"), "minutes-do-not-fit", said, mend)

    def messages(self, view: View) -> None:
        """Report messages that no network would take whole, where their text stands."""
        for paper in self.kit.papers:
            for section in paper.sections:
                if section.shows == "messages":
                    for line in section.lines:
                        here = ("papers", paper.id, "sections", section.id, "lines", line.id, "text")
                        self._message(view, here)

    def _message(self, view: View, path: tuple[str, ...]) -> None:
        unit = self.corpus.units.get(".".join((self.kit.id, *path)))
        phrase = view.phrase(unit) if unit is not None else None
        if unit is None or phrase is None or phrase.lang != view.locale:
            return  # told elsewhere, or shown in French
        entry, _ = view.translation(unit) if view.locale != SOURCE_LOCALE else (None, None)
        long = len(plain(Scope(view).say(self.kit.id, *path)))
        if long > LONGEST_MESSAGE:
            self.report.error(
                entry.span if entry else unit.span,
                "message-too-long",
                f"{unit.id} ({view.locale}) has {long} signs.",
                f"Keep it at {LONGEST_MESSAGE}.",
            )
