"""The sections of a kit's papers as blocks: on a page of the site, and on a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from .. import document as d
from ..course import Part
from ..document import Inlines, PageRef
from ..localize import Scope
from ..model.base import Citation, PartialDate
from ..model.kits import Kit, KitLine, KitPaper, KitSection
from ..model.knowledge import Indicator
from ..model.leaflets import Leaflet
from .distribution import CODE, PLACES, SAFETY
from .leaflets import leaflets
from .parts import joined
from .proof import Proof
from .session import programme_table

# What follows a strong beginning of a line.
STOP = ". "
TICK = "☐"
ENDS = (".", "?", "!", "…", ":")


@dataclass(frozen=True)
class Sections:
    """The sections of a kit. On a page, marks lead to sources; on a paper, there is room to tick."""

    scope: Scope
    proof: Proof
    kit: Kit
    on_paper: bool

    def blocks(self, paper: KitPaper) -> d.Blocks:
        """All sections of a paper, each below its heading."""
        return tuple(block for section in paper.sections for block in self._section(paper, section))

    def _section(self, paper: KitPaper, section: KitSection) -> Iterator[d.Block]:
        path = ("papers", paper.id, "sections", section.id)
        yield d.Heading(2, self._say(*path, "title"), section.id)
        lead = self._say(*path, "lead")
        if lead:
            yield d.Paragraph(lead)
        yield from _SHOWN[section.shows](self, path, section)

    def _say(self, *path: str) -> Inlines:
        return self.scope.say(self.kit.id, *path)

    def _word(self, key: str) -> Inlines:
        return (d.Text(self.scope.view.word(key)),)

    def _marks(self, citations: tuple[Citation, ...]) -> Inlines:
        """Numbers of sources. A paper has a list of its sources, and no numbers."""
        found = self.proof.marks(citations)
        return () if self.on_paper else found

    def _basis(self, line: KitLine) -> tuple[Citation, ...]:
        """A line that rests on a sign rests on where that sign stands."""
        signs = self.scope.view.corpus.table(Indicator)
        return (*line.sources, *(basis for name in line.indicators for basis in signs[name].public_basis))

    def _line(self, path: tuple[str, ...], line: KitLine) -> Inlines:
        head = self._say(*path, "lines", line.id, "head")
        text = self._say(*path, "lines", line.id, "text")
        return (*_begun(head), *text, *self._marks(self._basis(line)))

    def _lines(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        found = tuple((d.Paragraph(self._line(path, line)),) for line in section.lines)
        return (d.ListBlock(found, ordered=section.shows in ("steps", "timed")),) if found else ()

    def _timed(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        """When each step begins and how long it takes; below, what is done."""
        heads = (self._say(*path, "lines", line.id, "head") for line in section.lines)
        parts = [Part(h, line.minutes or 0) for h, line in zip(heads, section.lines, strict=True)]
        whole = self.scope.view.word("session.minutes", minutes=str(sum(part.minutes for part in parts)))
        table = programme_table(self.scope.view, parts)
        return (d.Paragraph((d.Text(whole),)), table, *self._lines(path, section))

    def _text(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        return tuple(d.Paragraph(self._line(path, line)) for line in section.lines)

    def _countdown(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        """What is done on each day, counted back from the day of the kit; on a paper, boxes to tick."""
        view, tick = self.scope.view, ((d.Text(f"{TICK} "),) if self.on_paper else ())
        day = view.day_of(self.kit) or view.today
        blocks: list[d.Block] = []
        for before, lines in groupby(section.lines, key=lambda line: line.days or 0):
            when = day - timedelta(days=before)
            shown: Inlines = (view.day(PartialDate.of(when)), d.Text(f", {_counted(self.scope, before)}"))
            if when < view.today:
                shown = (*shown, d.Text(" "), d.Tag(view.word("kit.passed")))
            blocks.append(d.Heading(3, shown, f"{section.id}-{when.isoformat()}"))
            rows = (((d.Paragraph((*tick, *self._line(path, line)))),) for line in lines)
            blocks.append(d.ListBlock(tuple(rows)))
        return tuple(blocks)

    def _signs(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        signs = self.scope.view.corpus.table(Indicator)
        rows: list[d.Blocks] = []
        for name in section.signs:
            told = (*self.scope.say(name, "text"), *self._marks(signs[name].public_basis))
            note = self.scope.say(name, "note")
            rows.append((d.Paragraph(told), d.Paragraph(note, "soft")) if note else (d.Paragraph(told),))
        hint = d.Paragraph(self._word("signs.hint"))
        return (hint, d.ListBlock(tuple(rows)), *self._lines(path, section))

    def _forms(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        rows: list[d.Blocks] = []
        for name in section.forms:
            title = self.scope.say(name, "title")
            shown = title if self.on_paper else (d.Link(title, PageRef(f"form/{name}")),)
            rows.append((d.Paragraph((*_begun(shown), *self.scope.say(name, "short"))),))
        return (d.ListBlock(tuple(rows)), *self._lines(path, section))

    def _leaflet(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        """What a leaflet asks its own readers."""
        leaflet = self.scope.view.corpus.table(Leaflet).get(section.leaflet or "")
        if leaflet is None:
            return self._lines(path, section)
        rows = tuple((d.Paragraph(self.scope.say(leaflet.id, "signs", line.id)),) for line in leaflet.signs)
        return (d.ListBlock(rows), *self._lines(path, section))

    def _places(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        """Where leaflets should lie, and which ones; then what the kit adds."""
        found = leaflets(self.scope.view.corpus)
        rows: list[d.Blocks] = []
        for place in PLACES:
            there = [leaflet for leaflet in found if place in leaflet.places]
            if there:
                titles = joined(map(self._title, there))
                rows.append((d.Paragraph((*_begun(self._word(f"venue.{place}")), *titles)),))
        return (d.ListBlock(tuple(rows)), *self._lines(path, section))

    def _handing_out(self, path: tuple[str, ...], section: KitSection) -> d.Blocks:
        """What the page on handing out leaflets says first."""
        rows = tuple((d.Paragraph(self._word(f"distribution.{name}")),) for name in (*SAFETY, *CODE))
        return (d.ListBlock(rows), *self._lines(path, section))

    def _title(self, leaflet: Leaflet) -> Inlines:
        cover = self.scope.say(leaflet.id, "cover")
        return cover if self.on_paper else (d.Link(cover, PageRef(f"distribution/{leaflet.slug}")),)


_SHOWN: dict[str, Callable[[Sections, tuple[str, ...], KitSection], d.Blocks]] = {
    "lines": Sections._lines,  # noqa: SLF001
    "text": Sections._text,  # noqa: SLF001
    "steps": Sections._lines,  # noqa: SLF001
    "messages": Sections._lines,  # noqa: SLF001
    "timed": Sections._timed,  # noqa: SLF001
    "countdown": Sections._countdown,  # noqa: SLF001
    "signs": Sections._signs,  # noqa: SLF001
    "forms": Sections._forms,  # noqa: SLF001
    "leaflet": Sections._leaflet,  # noqa: SLF001
    "places": Sections._places,  # noqa: SLF001
    "handing-out": Sections._handing_out,  # noqa: SLF001
}


def _begun(head: Inlines) -> Inlines:
    """The strong beginning of a line; nothing where it has none."""
    if not head:
        return ()
    ended = d.plain(head).endswith(ENDS)
    return (d.Strong(head), d.Text(" " if ended else STOP))


def _counted(scope: Scope, before: int) -> str:
    """How many days before the day, or after it."""
    if before == 0:
        return scope.view.word("kit.that-day")
    return scope.view.count("kit.before" if before > 0 else "kit.after", abs(before))
