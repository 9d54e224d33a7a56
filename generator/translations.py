"""`reperes translations update`: catalogues brought up to the French."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import polib

from .catalogue import update_catalogue
from .corpus import SOURCE_LOCALE, Corpus, Unit, text_hash
from .output import write_text


class UnknownUnitError(Exception):
    """A unit was named that does not exist or did not change."""


def update(
    corpus: Corpus, today: date, *, locale: str | None, same_meaning: tuple[str, ...], role: str
) -> Iterator[str]:
    """Update the catalogues of one language or of all; yields a line a catalogue."""
    locales = [name for name in corpus.locales if name != SOURCE_LOCALE and locale in (None, name)]
    if not locales:
        raise UnknownUnitError(f'no catalogue to update: "{locale}" is no language to translate into')
    same = _same_meaning(corpus)
    for unit_id in same_meaning:
        record = _record(corpus, unit_id, locales, today, role)
        same.setdefault(unit_id, set()).add(record)
    return _update_all(corpus, locales, same)


def _update_all(corpus: Corpus, locales: list[str], same: Mapping[str, set[str]]) -> Iterator[str]:
    by_file: dict[str, list[Unit]] = {}
    for unit in corpus.units.values():
        by_file.setdefault(unit.catalogue, []).append(unit)
    for name in locales:
        folder = corpus.root / "content" / name
        gone = {p.relative_to(folder).as_posix()[:-3] for p in folder.rglob("*.po")} - set(by_file)
        for stem in sorted({*by_file, *gone}):
            path = folder / f"{stem}.po"
            old = polib.pofile(str(path)) if path.is_file() else None
            new, done = update_catalogue(old, by_file.get(stem, []), name, same)
            write_text(path, f"{new}\n" if not str(new).endswith("\n") else str(new))
            if done.added or done.stale or done.retired:
                yield (
                    f"content/{name}/{stem}.po: {done.added} new, {done.stale} stale, "
                    f"{done.retired} retired, {done.kept} kept"
                )
    yield "The catalogues are up to the French."


def _same_meaning(corpus: Corpus) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for review in corpus.reviews:
        if review.kind == "same-meaning" and review.previous:
            found.setdefault(review.unit, set()).add(review.previous)
    return found


def _record(corpus: Corpus, unit_id: str, locales: list[str], today: date, role: str) -> str:
    """Write an entry of the ledger: the French of this unit changed in form only."""
    unit = corpus.units.get(unit_id)
    if unit is None:
        raise UnknownUnitError(f'there is no unit "{unit_id}"')
    former = {
        entry.msgid
        for name in locales
        for entry in corpus.catalogues[name].values()
        if entry.context == unit.context and entry.msgid != unit.text
    }
    if len(former) != 1:
        raise UnknownUnitError(
            f"{unit_id}: the catalogues hold {len(former)} former French texts; nothing to record"
        )
    previous, current = text_hash(former.pop()), text_hash(unit.text)
    ledger = corpus.root / "content/facts/reviews.yml"
    text = ledger.read_text("utf-8")
    entry = (
        f'- {{kind: same-meaning, locale: {SOURCE_LOCALE}, unit: "{unit_id}", french: "{current}", '
        f'previous: "{previous}", role: {role}, date: {today}}}\n'
    )
    lines = [line for line in text.splitlines(keepends=True) if line.strip() != "[]"]
    write_text(ledger, "".join(lines) + entry)
    return previous
