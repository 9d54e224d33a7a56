"""Gettext catalogues, read and written with polib."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

import polib

from .corpus import Translation, Unit, text_hash
from .diagnostics import Report, Span

LINE = re.compile(r"line (\d+)")


def parse_po(path: str, text: str, report: Report) -> tuple[Translation, ...] | None:
    """The entries of a catalogue; None with a diagnostic where it does not parse."""
    try:
        po = polib.pofile(text + "\n", check_for_duplicates=False)
    except (OSError, ValueError, IndexError) as error:
        found = LINE.search(str(error))
        line = int(found.group(1)) if found else 1
        report.error(
            Span(path, line),
            "broken-catalogue",
            "the catalogue does not parse here.",
            "Compare the quotes with the entry before, or open it in a translation editor.",
        )
        return None
    entries: dict[tuple[str, str], Translation] = {}
    for entry in po:
        if entry.obsolete:
            continue
        at = Span(path, entry.linenum or 1)
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
        entries[key] = Translation(
            entry.msgctxt, entry.msgid, entry.msgstr, "fuzzy" in entry.flags, entry.previous_msgid, at
        )
    return tuple(entries.values())


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
    return _Updating(list(old or []), list(units), same_meaning).run(_metadata(old, locale))


def _metadata(old: polib.POFile | None, locale: str) -> dict[str, str]:
    if old is not None and old.metadata:
        return dict(old.metadata)
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
            if id(entry) not in self.used and entry.msgstr:
                new.append(_retired(entry))
                self.done.retired += not entry.obsolete
        return new, self.done

    @cached_property
    def _known(self) -> dict[tuple[str | None, str], polib.POEntry]:
        """Entries by context and French; a living one wins over one that was retired."""
        living = sorted(self.old, key=lambda entry: not entry.obsolete)
        return {(entry.msgctxt, entry.msgid): entry for entry in living}

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
            return _copy(entry, unit)
        former = self._former(unit)
        if former is None:
            self.done.added += 1
            return _copy(polib.POEntry(), unit)
        self.used.add(id(former))
        if text_hash(former.msgid) in self.same_meaning.get(unit.id, set()):
            self.done.kept += 1
            return _copy(former, unit)
        self.done.stale += 1
        return _copy(former, unit, stale=bool(former.msgstr))

    def _former(self, unit: Unit) -> polib.POEntry | None:
        """The entry whose French this unit replaced: the same context, the nearest words."""
        waiting = [e for e in self._left_behind.get(unit.context, []) if id(e) not in self.used]
        return max(waiting, key=lambda e: SequenceMatcher(None, e.msgid, unit.text).ratio(), default=None)


def _copy(entry: polib.POEntry, unit: Unit, *, stale: bool = False) -> polib.POEntry:
    flags = [flag for flag in entry.flags if flag not in ("fuzzy", "python-brace-format")]
    if stale or "fuzzy" in entry.flags:
        flags.insert(0, "fuzzy")
    if "{" in unit.text:
        flags.append("python-brace-format")
    return polib.POEntry(
        msgctxt=unit.context,
        msgid=unit.text,
        msgstr=entry.msgstr,
        flags=flags,
        previous_msgid=entry.previous_msgid or (entry.msgid if stale else None),
        comment=entry.comment,
        tcomment=entry.tcomment,
    )


def _retired(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        flags=list(entry.flags),
        comment=entry.comment,
        tcomment=entry.tcomment,
        obsolete=True,
    )
