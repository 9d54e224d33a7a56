"""Records to tables: CSV, a Frictionless package and a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import orjson
import xlsxwriter

from .records import LAYOUT, Record

Cell = str | int | float | None
Row = dict[str, Cell]


def flat(record: Record) -> Row:
    """A record as a row: what is inside becomes `title_fr`, lists of ids are joined, deeper ones are JSON."""
    return {name: cell for key, value in record.items() for name, cell in _cells(key, value)}


def _cells(name: str, value: object) -> Iterator[tuple[str, Cell]]:
    if isinstance(value, dict):
        for inner, part in value.items():
            yield from _cells(f"{name}_{inner}", part)
    elif isinstance(value, list):
        simple = all(isinstance(part, str) for part in value)
        yield name, " ".join(value) if simple else orjson.dumps(value).decode()
    elif isinstance(value, bool):
        yield name, "true" if value else "false"
    elif value is None or isinstance(value, (str, int, float)):
        yield name, value
    else:
        raise TypeError(f"{name}: {value!r} fits no cell")


@dataclass(frozen=True)
class Table:
    """Records as rows under the names of their columns."""

    names: list[str]
    rows: list[tuple[Cell, ...]]


def table(records: Iterable[Record]) -> Table:
    """Records as a table, made once for all its forms."""
    return tabled([flat(record) for record in records])


def tabled(rows: Sequence[Row]) -> Table:
    """The names of all columns, and the rows under them."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return Table(names, [tuple(map(row.get, names)) for row in rows])


def as_csv(made: Table) -> bytes:
    """RFC 4180 with a header line, UTF-8."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(made.names)
    writer.writerows(made.rows)
    text.flush()
    return out.getvalue()


def described(name: str, title: str, text: str, made: Table) -> Record:
    """A table as `datapackage.json` tells of it: its title, what it holds, its columns."""
    fields = [{"name": field, "type": _type(made, column)} for column, field in enumerate(made.names)]
    schema: dict[str, Any] = {"fields": fields}
    if "id" in made.names:
        schema["primaryKey"] = ["id"]
    return {
        "name": name,
        "title": title,
        "description": text,
        "profile": "tabular-data-resource",
        "type": "table",
        "path": f"{name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def package(resources: Sequence[Record], site_url: str) -> bytes:
    """`datapackage.json`, from what is told of each table."""
    whole = {
        "name": "reperes",
        "title": "Repères",
        "homepage": site_url,
        "profile": "tabular-data-package",
        "licenses": [
            {
                "name": "etalab-2.0",
                "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
                "title": "Licence Ouverte 2.0",
            }
        ],
        "resources": resources,
    }
    return orjson.dumps(whole, option=LAYOUT)


def _type(made: Table, column: int) -> str:
    values = [row[column] for row in made.rows if row[column] is not None]
    if not values:
        return "string"
    if all(isinstance(value, int) for value in values):
        return "integer"
    if all(isinstance(value, (int, float)) for value in values):
        return "number"
    return "boolean" if set(values) <= {"true", "false"} else "string"


def workbook(tables: Iterable[tuple[str, Table]], day: date) -> bytes:
    """Tables and their titles as one workbook, a sheet each, with filters and a frozen header."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    )
    book.set_properties({"title": "Repères", "created": datetime(day.year, day.month, day.day, tzinfo=UTC)})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for title, made in tables:
        names, rows = made.names, made.rows
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 1)
        for column, field in enumerate(names):
            sheet.set_column(column, column, _width(made, column))
            sheet.write_string(0, column, field, head)
            for line, row in enumerate(rows, 1):
                _write(sheet, line, column, row[column], cell)
        sheet.autofilter(0, 0, max(1, len(rows)), max(0, len(names) - 1))
    book.close()
    return out.getvalue()


def _write(sheet: Any, line: int, column: int, value: Cell, cell: Any) -> None:
    if isinstance(value, (int, float)):
        sheet.write_number(line, column, value, cell)
    elif value is not None:
        sheet.write_string(line, column, value[:32_000], cell)


def _width(made: Table, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in made.rows), default=0)
    return max(len(made.names[column]) + 3, min(60, longest + 2))
