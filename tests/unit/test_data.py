"""Open data: the same records as JSON, as tables and as a workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from diagnostics.project import TODAY
from openpyxl import load_workbook

from generator.compose.data import Record, datasets
from generator.localize import View
from generator.project import Project
from generator.render.data import Table, as_csv, described, flat, package, table, workbook
from generator.render.records import as_json

ProjectOf = Callable[..., Project]
AWKWARD = {
    "content/fr/measures.yml": """\
first-01:
  title: '=1+1 ; "deux", et la suite'
  asks: "Sur deux\\nlignes, été."
second-01:
  title: "+33 : @SOMME(A1)"
  asks: Des lanternes dans tous les quartiers.
  additions: {bells: Des cloches.}
  remarks: {too-few: Trop peu.}
  reported: {first-street: La première rue.}
""",
    "content/en/measures.po": (
        'msgctxt "second-01.asks"\nmsgid "Des lanternes dans tous les quartiers."\n'
        'msgstr "Lanterns everywhere."\n'
    ),
}


@pytest.fixture
def tables(project_of: ProjectOf) -> dict[str, list[Record]]:
    project = project_of(AWKWARD)
    views = {name: site.view for name, site in project.sites.items()}
    return {name: list(records) for name, records in datasets(views)}


def sheets(tables: dict[str, list[Record]]) -> dict[str, Table]:
    return {name: table(records) for name, records in tables.items()}


def book_of(tables: dict[str, list[Record]]) -> bytes:
    return workbook(sheets(tables).items(), TODAY)


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def rows_of_sheet(content: bytes, name: str) -> list[dict[str, Any]]:
    book = load_workbook(io.BytesIO(content))
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_csv_workbook_and_json_agree(tables: dict[str, list[Record]]) -> None:
    """Cell by cell: each value of a record is in both, and nothing else is."""
    book = book_of(tables)
    for name, records in tables.items():
        again = json.loads(as_json(records))
        assert again == records
        wanted = [flat(record) for record in again]
        names = table(records).names
        as_text = [{n: "" if row.get(n) is None else str(row[n]) for n in names} for row in wanted]
        assert rows_of_csv(as_csv(table(records))) == as_text
        assert rows_of_sheet(book, name) == [{n: row.get(n) for n in names} for row in wanted]


def test_awkward_texts_stay_texts(tables: dict[str, list[Record]]) -> None:
    """A sheet never counts what a text says."""
    book = book_of(tables)
    titles = [row["title_fr"] for row in rows_of_sheet(book, "measures")]
    assert titles == ['=1+1\u202f; "deux", et la suite', "+33\u00a0: @SOMME(A1)"]
    cells = [cell for row in load_workbook(io.BytesIO(book))["measures"].iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert [row["title_fr"] for row in rows_of_csv(as_csv(table(tables["measures"])))] == titles


def test_measures(tables: dict[str, list[Record]]) -> None:
    first, second = tables["measures"]
    assert (first["id"], first["plan"], first["number"], first["axis"], first["action"]) == (
        "first-01", "first", 1, "first-axis", None,
    )  # fmt: skip
    cited = {"source": "report-2024", "place": "section 4", "evidence": "des lanternes dans un quartier"}
    assert second["assessments"] == [
        {"assessor": "council", "date": "2024-05-02", "status": "partial", "sources": [cited]}
    ]
    assert second["follows"] == [{"measure": "first-01", "basis": "judgement", "sources": []}]
    assert second["asks"] == {"fr": "Des lanternes dans tous les quartiers.", "en": "Lanterns everywhere."}
    assert second["title"]["en"] is None, "French is not passed off as English"
    assert second["reported"][0]["date"] == "2023"


def test_promises(tables: dict[str, list[Record]]) -> None:
    (promise,) = tables["promises"]
    assert (promise["measures"], promise["plans"]) == (["first-01", "second-01"], ["first", "second"])
    assert promise["last_assessments"] == [
        {"measure": "second-01", "assessor": "council", "date": "2024-05-02", "status": "partial"}
    ]
    assert promise["state"]["en"].endswith("Time of rest: 30\u00a0days.")


def test_translations_count_every_text_once(tables: dict[str, list[Record]]) -> None:
    counted = {record["locale"]: record for record in tables["translations"]}
    french, english = counted["fr"], counted["en"]
    assert french["draft"] == french["units"] == english["units"]
    assert (french["words_left"], french["reviewed"], french["missing"]) == (0, 0, 0)
    assert (english["draft"], english["stale"]) == (4, 1)
    assert sum(english[state] for state in ("reviewed", "draft", "stale", "missing")) == english["units"]


def test_release_gives_no_text_that_nobody_reviewed(project_of: ProjectOf) -> None:
    project = project_of(AWKWARD)
    views = {name: View(project.corpus, name, TODAY, release=True) for name in project.sites}
    assert {m["asks"]["en"] for m in dict(datasets(views))["measures"]} == {None}


@pytest.mark.parametrize(
    ("record", "row"),
    [
        ({"id": "a", "number": None}, {"id": "a", "number": None}),
        ({"title": {"fr": "Un", "zh-Hans": None}}, {"title_fr": "Un", "title_zh-Hans": None}),
        ({"lead": ["a", "b"], "none": []}, {"lead": "a b", "none": ""}),
        ({"sources": [{"place": "é"}]}, {"sources": '[{"place":"é"}]'}),
    ],
)
def test_flat(record: Record, row: dict[str, object]) -> None:
    assert flat(record) == row


def test_columns_of_any_record_are_there() -> None:
    """Also where the first record lacks one."""
    names = table([{"a": 1}, {"b": "x"}]).names
    assert names == ["a", "b"]
    assert as_csv(table([{"a": 1}, {"b": "x"}])) == b"a,b\r\n1,\r\n,x\r\n"


def test_package_describes_the_tables(tables: dict[str, list[Record]]) -> None:
    told = json.loads(
        package(
            [described(name, name.title(), f"All {name}", made) for name, made in sheets(tables).items()],
            "https://val-clair.example/",
        )
    )
    by_name = {resource["name"]: resource for resource in told["resources"]}
    assert list(by_name) == list(tables)
    for name, resource in by_name.items():
        head = as_csv(table(tables[name])).decode().split("\r\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert resource["path"] == f"{name}.csv"
        assert (resource["title"], resource["description"]) == (name.title(), f"All {name}")
    types = {field["name"]: field["type"] for field in by_name["measures"]["schema"]["fields"]}
    assert (types["number"], types["title_fr"], types["action"]) == ("integer", "string", "string")
    assert by_name["measures"]["schema"]["primaryKey"] == ["id"]
    assert "primaryKey" not in by_name["translations"]["schema"]


def test_workbook_is_the_same_each_time(tables: dict[str, list[Record]]) -> None:
    titled = [
        (f"{name} with a title of more than thirty-one letters", t) for name, t in sheets(tables).items()
    ]
    made = workbook(titled, date(2020, 2, 29))
    assert made == workbook(titled, date(2020, 2, 29))
    shown = load_workbook(io.BytesIO(made)).sheetnames
    assert max(map(len, shown)) == 31


def test_nothing_to_tell() -> None:
    assert as_json([]) == b"[]\n"
    assert as_csv(table([])) == b"\r\n"
    assert load_workbook(io.BytesIO(workbook([("a", table([]))], TODAY))).sheetnames == ["a"]
