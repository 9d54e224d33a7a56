"""Gettext catalogues, read and written with polib."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

import polib

from .diagnostics import Report, Span
from .source import unfit_sign
from .units import Translation, Unit, text_hash, too_long

LINE = re.compile(r"line (\d+)")
# polib takes a line without its last quote, and drops a letter.
WHOLE = re.compile(
    r"\s*(?:#(?![~|]).*|(?:#~\|?|#\|)?\s*"
    r"(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*\"(?:[^\"\\]|\\.)*\"\s*)?"
)
# What polib passes over; as the last line of a file, it would take the entry before with it.
PASSED = re.compile(r"^[ \t]*#~\|.*$", re.MULTILINE)
# Below it, two texts under one heading of a page are two texts, not one that changed.
ALIKE = 0.6


class Catalogue(polib.POFile):
    """A catalogue that drops nothing: polib takes for its head any entry without French, and puts it away."""

    head: polib.POEntry | None = None

    def find(
        self,
        st: str,
        by: str = "msgid",
        include_obsolete_entries: bool = False,  # noqa: FBT001, FBT002 - polib's own
        msgctxt: str | bool | None = None,  # noqa: FBT001
    ) -> polib.POEntry | None:
        """An entry; the head of the file when it is asked for what has no French."""
        found = super().find(st, by, include_obsolete_entries, msgctxt)  # type: ignore[arg-type]
        if not st:
            self.head = found
        return found


def read_catalogue(text: str) -> Catalogue:
    """A catalogue as its file holds it. OSError, ValueError or IndexError where it does not parse."""
    found = polib.pofile(PASSED.sub("", text) + "\n", klass=Catalogue, wrapwidth=100)
    assert isinstance(found, Catalogue)
    return found


def parse_po(path: str, text: str, report: Report) -> tuple[Translation, ...] | None:
    """The entries of a catalogue; None with a diagnostic where it does not parse."""
    try:
        po = read_catalogue(text)
    except (OSError, ValueError, IndexError) as error:
        found = LINE.search(str(error))
        _broken(path, int(found.group(1)) if found else 1, report)
        return None
    cut = next((at for at, line in enumerate(text.split("\n"), 1) if not WHOLE.fullmatch(line)), None)
    if cut is not None:
        _broken(path, cut, report)
        return None
    if po.head is not None and po.head.msgstr and ":" not in po.head.msgstr.lstrip().split("\n")[0]:
        _broken(path, po.head.linenum or 1, report)  # a translation, not a head: it would be lost
        return None
    entries: dict[tuple[str, str], Translation] = {}
    for entry in po:
        if entry.obsolete:
            continue
        at = Span(path, entry.linenum or 1)
        if entry.msgid_plural or entry.msgstr_plural:
            report.error(
                at,
                "plural-entry",
                "this entry has plural forms, which nothing here shows.",
                "Keep one msgid and one msgstr: a counted text is two texts, one and other.",
            )
            continue
        if not entry.msgctxt:
            report.error(at, "no-context", "this entry has no msgctxt.", "Run: reperes translations update")
            continue
        key = (entry.msgctxt, entry.msgid)
        if key in entries:
            report.error(
                at,
                "duplicate-entry",
                f'"{entry.msgctxt}" is translated twice.',
                f"It was first translated at line {entries[key].span.line}: keep one.",
            )
            continue
        unfit = unfit_sign(entry.msgstr) or too_long(entry.msgstr)
        if unfit is not None:
            report.error(at, *unfit)
            continue
        entries[key] = Translation(
            entry.msgctxt, entry.msgid, entry.msgstr, "fuzzy" in entry.flags, entry.previous_msgid, at
        )
    return tuple(entries.values())


def _broken(path: str, line: int, report: Report) -> None:
    report.error(
        Span(path, line),
        "broken-catalogue",
        "the catalogue does not parse here.",
        "Compare the quotes with the entry before, or open it in a translation editor.",
    )


@dataclass
class Update:
    """What an update did to one catalogue."""

    added: int = 0
    kept: int = 0
    stale: int = 0
    retired: int = 0


def update_catalogue(
    old: polib.POFile | None, units: Iterable[Unit], locale: str, same_meaning: Mapping[str, set[str]]
) -> tuple[polib.POFile, Update]:
    """A catalogue brought up to the French.

    Current entries stay as they are. An entry whose French changed keeps its translation, becomes
    fuzzy and remembers the former French, unless the change is recorded as one of form only. An
    entry whose unit is gone becomes obsolete: no work of a translator is ever deleted.
    `same_meaning` gives, for each unit, the hashes of former French texts that said the same.
    """
    new, done = _Updating(list(old or []), list(units), same_meaning).run(_metadata(old, locale))
    if old is not None:
        new.header = old.header
    return new, done


def _metadata(old: polib.POFile | None, locale: str) -> dict[str, str]:
    if old is not None and old.metadata:
        return {**old.metadata, "Content-Type": "text/plain; charset=UTF-8"}
    return {
        "Project-Id-Version": "Repères",
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


@dataclass
class _Updating:
    old: list[polib.POEntry]
    units: list[Unit]
    same_meaning: Mapping[str, set[str]]
    done: Update = field(default_factory=Update)
    used: set[int] = field(default_factory=set)

    def run(self, metadata: dict[str, str]) -> tuple[polib.POFile, Update]:
        new = polib.POFile(wrapwidth=100)
        new.metadata = metadata
        for unit in self.units:
            new.append(self._entry(unit))
        for entry in self.old:
            if id(entry) not in self.used and (_said(entry) or entry.tcomment):
                new.append(_retired(entry))
                self.done.retired += not entry.obsolete
        return new, self.done

    @cached_property
    def _known(self) -> dict[tuple[str | None, str], polib.POEntry]:
        """Entries by context and French; a translated one wins over an empty one, a living over a retired.

        One with plural forms, which only a retired one has, comes back for nothing: it would lose them.
        """
        plain = (entry for entry in self.old if not entry.msgstr_plural)
        best_last = sorted(plain, key=lambda entry: (bool(entry.msgstr), not entry.obsolete))
        return {(entry.msgctxt, entry.msgid): entry for entry in best_last}

    @cached_property
    def _left_behind(self) -> dict[str | None, list[polib.POEntry]]:
        wanted = {(unit.context, unit.text) for unit in self.units}
        found: dict[str | None, list[polib.POEntry]] = {}
        for key, entry in self._known.items():
            if key not in wanted:
                found.setdefault(key[0], []).append(entry)
        return found

    def _entry(self, unit: Unit) -> polib.POEntry:
        entry = self._known.get((unit.context, unit.text))
        if entry is not None:
            self.used.add(id(entry))
            self.done.kept += 1
            return _copy(entry, unit, settled=self._says_the_same(unit, entry.previous_msgid))
        former = self._former(unit)
        if former is None:
            self.done.added += 1
            return _copy(polib.POEntry(), unit)
        self.used.add(id(former))
        if not former.msgstr:
            self.done.added += 1
            return _copy(former, unit)
        if self._says_the_same(unit, former.msgid):
            self.done.kept += 1
            return _copy(former, unit, settled=self._says_the_same(unit, former.previous_msgid))
        self.done.stale += 1
        return _copy(former, unit, stale=True)

    def _says_the_same(self, unit: Unit, former: str | None) -> bool:
        return former is not None and text_hash(former) in self.same_meaning.get(unit.id, set())

    def _former(self, unit: Unit) -> polib.POEntry | None:
        """The entry whose French this unit replaced: the same context, the nearest words."""
        waiting = [e for e in self._left_behind.get(unit.context, []) if id(e) not in self.used]
        likeness = {id(e): SequenceMatcher(None, e.msgid, unit.text).ratio() for e in waiting}
        nearest = max(waiting, key=lambda e: likeness[id(e)], default=None)
        if nearest is not None and unit.id != unit.context and likeness[id(nearest)] < ALIKE:
            return None
        return nearest


def _copy(entry: polib.POEntry, unit: Unit, *, stale: bool = False, settled: bool = False) -> polib.POEntry:
    """An entry under a unit's French; `settled` says that its translation waits for nothing any more."""
    flags = [flag for flag in entry.flags if flag not in ("fuzzy", "python-brace-format")]
    if stale or ("fuzzy" in entry.flags and not settled):
        flags.insert(0, "fuzzy")
    if "{" in unit.text:
        flags.append("python-brace-format")
    previous = entry.previous_msgid or (entry.msgid if stale else None) or None
    return polib.POEntry(
        msgctxt=unit.context,
        msgid=unit.text,
        msgstr=entry.msgstr,
        flags=flags,
        previous_msgid=None if settled or previous == unit.text else previous,
        comment=entry.comment,
        tcomment=entry.tcomment,
    )


def _said(entry: polib.POEntry) -> bool:
    """Whether a translator wrote anything in it."""
    return bool(entry.msgstr) or any(entry.msgstr_plural.values())


def _retired(entry: polib.POEntry) -> polib.POEntry:
    """An entry put aside, under the French it was made from: PO files keep no previous French of these."""
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.previous_msgid or entry.msgid,
        msgstr=entry.msgstr,
        msgid_plural=entry.msgid_plural,
        msgstr_plural=entry.msgstr_plural,
        flags=list(entry.flags),
        comment=entry.comment,
        tcomment=entry.tcomment,
        obsolete=True,
    )
