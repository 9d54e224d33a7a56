"""`reperes status`: what is translated and reviewed, and which dates are near."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from .compose.data import STATES, translation_record
from .corpus import INTERFACE, SOURCE_LOCALE
from .project import Project
from .units import text_hash

COLUMNS = ("locale", "units", *STATES, "words_left")


def _records(project: Project, locale: str | None) -> list[dict[str, object]]:
    return [translation_record(view) for name, view in project.views.items() if locale in (None, name)]


def table(project: Project, locale: str | None) -> Table:
    """For a terminal."""
    shown = Table(title="Texts by language")
    for column in COLUMNS:
        shown.add_column(column.replace("_", " "), justify="left" if column == "locale" else "right")
    for record in _records(project, locale):
        shown.add_row(*(str(record[column]) for column in COLUMNS))
    return shown


def lines(project: Project, locale: str | None) -> str:
    """For a file or another program: a header, then a line a language, separated by tabs."""
    rows = [COLUMNS, *(tuple(str(record[c]) for c in COLUMNS) for record in _records(project, locale))]
    return "\n".join("\t".join(row) for row in rows)


def dates(project: Project) -> Iterator[str]:
    """Legal values that are entered and not yet in force."""
    for legal in project.corpus.legal_values.values():
        upcoming = legal.next_after(project.today)
        if upcoming is not None:
            yield f"{legal.id}: {upcoming.value} from {upcoming.from_} ({upcoming.reference})"


def units(project: Project, locale: str | None) -> Iterator[str]:
    """Each text that waits for a person: language, state, unit, and the hashes that a review records."""
    for name, view in project.views.items():
        if locale not in (None, name):
            continue
        for unit in project.corpus.translated(name):
            if unit.catalogue == INTERFACE:
                continue
            phrase = view.phrase(unit)
            if phrase.state != "reviewed":
                entry, _ = view.translation(unit) if name != SOURCE_LOCALE else (None, "draft")
                other = f" translation={text_hash(entry.msgstr)}" if entry and entry.msgstr else ""
                yield f"{name}\t{phrase.state}\t{unit.id}\tfrench={text_hash(unit.text)}{other}"
