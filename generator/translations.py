"""`reperes translations update`: catalogues brought up to the French."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import polib

from .catalogue import read_catalogue, update_catalogue
from .corpus import SOURCE_LOCALE, Corpus
from .localize import View
from .output import write_text
from .units import MODULES, Unit, catalogue_file, text_hash


class UnknownUnitError(Exception):
    """A unit was named that does not exist or did not change."""


def update(
    corpus: Corpus, today: date, *, locale: str | None, same_meaning: tuple[str, ...], role: str
) -> Iterator[str]:
    """Update the catalogues of one language or of all; yields a line a catalogue."""
    locales = [name for name in corpus.locales if name != SOURCE_LOCALE and locale in (None, name)]
    if not locales:
        raise UnknownUnitError(f'no catalogue to update: "{locale}" is no language to translate into')
    same = _same_meaning(corpus, today)
    for unit_id in same_meaning:
        record = _record(corpus, unit_id, locales, today, role)
        same.setdefault(unit_id, set()).add(record)
    return _update_all(corpus, locales, same)


def _update_all(corpus: Corpus, locales: list[str], same: Mapping[str, set[str]]) -> Iterator[str]:
    home = {unit.context: unit.catalogue for unit in corpus.units.values()}
    for name in locales:
        by_file: dict[str, list[Unit]] = {}
        for unit in corpus.translated(name):
            by_file.setdefault(unit.catalogue, []).append(unit)
        former = _catalogues(corpus.root, name, home)
        for stem in sorted({*by_file, *former}):
            new, done = update_catalogue(former.get(stem), by_file.get(stem, []), name, same)
            path = catalogue_file(name, stem)
            write_text(corpus.root / path, f"{new}\n" if not str(new).endswith("\n") else str(new))
            if done.added or done.stale or done.retired:
                yield (
                    f"{path}: {done.added} new, {done.stale} stale, {done.retired} retired, {done.kept} kept"
                )
    yield "The catalogues are up to the French."


def _files(root: Path, locale: str) -> Iterator[tuple[str, Path]]:
    folder = root / "content" / locale
    for path in sorted(folder.rglob("*.po")):
        yield path.relative_to(folder).as_posix().removesuffix(".po"), path
    for path in sorted((root / MODULES).glob(f"*/{locale}.po")):
        yield path.parent.relative_to(root).as_posix(), path


def _catalogues(root: Path, locale: str, home: Mapping[str, str]) -> dict[str, polib.POFile]:
    """The catalogues of a language, each entry in the one where its text now stands."""
    found: dict[str, polib.POFile] = {
        stem: read_catalogue(path.read_text("utf-8"))
        for stem, path in _files(root, locale)
        if not path.name.startswith(".")
    }
    moved: list[tuple[str, polib.POEntry]] = []
    for stem, catalogue in found.items():
        entries = [(home.get(entry.msgctxt, stem), entry) for entry in catalogue]
        catalogue[:] = [entry for wanted, entry in entries if wanted == stem]
        moved += [(wanted, entry) for wanted, entry in entries if wanted != stem]
    for wanted, entry in moved:
        found.setdefault(wanted, polib.POFile()).append(entry)
    return found


def _same_meaning(corpus: Corpus, today: date) -> dict[str, set[str]]:
    """For each unit, the hashes of former texts recorded as saying what it says now."""
    french = View(corpus, SOURCE_LOCALE, today)
    named = {review.unit for review in corpus.reviews if review.kind == "same-meaning"}
    return {
        unit: french.same_texts(corpus.units[unit]) - {text_hash(corpus.units[unit].text)}
        for unit in sorted(named & set(corpus.units))
    }


def _record(corpus: Corpus, unit_id: str, locales: list[str], today: date, role: str) -> str:
    """Write an entry of the ledger: the French of this unit changed in form only."""
    unit = corpus.units.get(unit_id)
    if unit is None:
        raise UnknownUnitError(f'there is no unit "{unit_id}"')
    current = {other.text for other in corpus.units.values() if other.context == unit.context}
    former = {
        text
        for name in locales
        for entry in corpus.catalogues[name].values()
        if entry.context == unit.context
        for text in ((entry.previous,) if entry.msgid == unit.text else (entry.msgid,))
        if text is not None and text not in current
    }
    if len(former) != 1:
        raise UnknownUnitError(
            f"{unit_id}: the catalogues hold {len(former)} former French texts; nothing to record"
        )
    previous, french = text_hash(former.pop()), text_hash(unit.text)
    ledger = corpus.root / "content/facts/reviews.yml"
    text = ledger.read_text("utf-8") if ledger.is_file() else ""
    entry = (
        f'- {{kind: same-meaning, locale: {SOURCE_LOCALE}, unit: "{unit_id}", french: "{french}", '
        f'previous: "{previous}", role: {json.dumps(role, ensure_ascii=False)}, date: {today}}}'
    )
    lines = [line for line in text.splitlines() if line.strip() != "[]"]
    write_text(ledger, "\n".join([*lines, entry, ""]))
    return previous
