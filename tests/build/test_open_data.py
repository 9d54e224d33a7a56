"""The open data: arrays of JSON, the same as tables, as a package, in one workbook; and the feeds."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from lxml import etree

# What the contract promises, and what the invented town has of it.
CONTRACT = {
    "measures", "promises", "recommendations", "rights", "indicators", "contacts", "figures", "events",
    "trainings", "translations", "sources",
}  # fmt: skip
SMALL = {"measures", "promises", "sources", "translations"}
CITATION = ["source", "place", "evidence"]
FIELDS = {
    "measures": {
        "id", "plan", "number", "axis", "action", "promise", "title", "asks", "lead", "participants",
        "status", "assessments", "follows", "remarks", "reported", "sources",
    },
    "sources": {"id", "kind", "publisher", "publisher_name", "date", "reference", "title"},
    "translations": {"locale", "name", "units", "reviewed", "draft", "stale", "missing", "words_left"},
}  # fmt: skip
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def records(site: Path, name: str) -> list[dict[str, Any]]:
    found = json.loads((site / f"data/{name}.json").read_bytes())
    assert isinstance(found, list)
    assert found
    return found


def rows(site: Path, name: str) -> list[list[str]]:
    text = (site / f"data/{name}.csv").read_bytes().decode()
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def tables(site: Path) -> list[str]:
    """The tables of a site, as its package lists them."""
    package = json.loads((site / "data/datapackage.json").read_bytes())
    return [resource["name"] for resource in package["resources"]]


def test_tables_of_the_contract(real_site: Path, small_site: Path) -> None:
    assert set(tables(real_site)) >= CONTRACT
    assert set(tables(small_site)) >= SMALL
    for site in (real_site, small_site):
        arrays = {path.stem for path in (site / "data").glob("*.json")} - {"datapackage", "artifacts"}
        assert arrays == set(tables(site))


def test_each_file_is_an_array_of_records_with_ids(site: Path) -> None:
    for name in (*tables(site), "artifacts"):
        key = {"translations": "locale", "artifacts": "path"}.get(name, "id")
        ids = [record[key] for record in records(site, name)]
        assert len(ids) == len(set(ids)), name


@pytest.mark.parametrize("name", FIELDS)
def test_fields(site: Path, name: str) -> None:
    for record in records(site, name):
        assert FIELDS[name] <= set(record)


def test_measures_as_the_contract_has_them(site: Path) -> None:
    for measure in records(site, "measures"):
        assert measure["number"] is None or isinstance(measure["number"], int)
        assert set(measure["title"]) == {"fr", "en"}
        assert measure["title"]["fr"]
        assert measure["sources"]
        for assessment in measure["assessments"]:
            assert list(assessment) == ["assessor", "date", "status", "sources"]
            assert assessment["status"] in ("done", "partial", "not-done")
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", assessment["date"])
            assert all(list(citation) == CITATION for citation in assessment["sources"])
            assert assessment["sources"][0]["evidence"]


def test_measures_of_the_real_plans(real_site: Path) -> None:
    measures = records(real_site, "measures")
    plans = Counter(measure["plan"] for measure in measures)
    assert set(plans) == {"pan1", "pan2", "plan-2024-2027"}
    assert (plans["pan1"], plans["pan2"]) == (23, 45)
    assert plans["plan-2024-2027"] >= 9
    for plan, count in (("pan1", 23), ("pan2", 45)):
        assert [m["number"] for m in measures if m["plan"] == plan] == list(range(1, count + 1))
    assessed = [a for m in measures if m["plan"] == "pan2" for a in m["assessments"]]
    assert {(a["assessor"], a["date"]) for a in assessed} == {("cncdh", "2023-01-12")}
    assert Counter(a["status"] for a in assessed) == {"done": 3, "partial": 28, "not-done": 14}


def test_ids_lead_somewhere(site: Path) -> None:
    measures = {m["id"]: m for m in records(site, "measures")}
    sources = {s["id"] for s in records(site, "sources")}
    promises = {p["id"]: p for p in records(site, "promises")}
    for measure in measures.values():
        assert measure["id"] in promises[measure["promise"]]["measures"]
        assert all(follow["measure"] in measures for follow in measure["follows"])
    for promise in promises.values():
        assert set(promise["measures"]) <= set(measures)
    cited = re.findall(r'"source": "([^"]+)"', (site / "data/measures.json").read_text("utf-8"))
    assert cited
    assert set(cited) <= sources


def test_translations_add_up(site: Path) -> None:
    for record in records(site, "translations"):
        assert record["reviewed"] + record["draft"] + record["stale"] + record["missing"] == record["units"]
    small = {record["locale"]: record for record in records(site, "translations")}
    assert set(small) == {"fr", "en"}
    assert small["fr"]["missing"] == small["fr"]["stale"] == 0


def test_a_missing_translation_is_empty_and_not_french(small_site: Path) -> None:
    first = next(m for m in records(small_site, "measures") if m["id"] == "first-1")
    texts = {remark["id"]: remark["text"] for remark in first["remarks"]}
    assert texts["good-start"] == {"en": None, "fr": "La guilde salue ce début."}


def test_csv_says_the_same_as_json(site: Path) -> None:
    for name in tables(site):
        header, *lines = rows(site, name)
        data = records(site, name)
        assert len(lines) == len(data)
        for line, record in zip(lines, data, strict=True):
            for column, cell in zip(header, line, strict=True):
                assert cell == as_cell(value_of(record, column)), (name, record, column)


def value_of(record: dict[str, Any], column: str) -> Any:
    """`title_fr` is `title` in French; what a record does not have is empty."""
    if column in record:
        return record[column]
    for field, inner in record.items():
        if isinstance(inner, dict) and column.startswith(f"{field}_"):
            found = value_of(inner, column.removeprefix(f"{field}_"))
            if found is not None:
                return found
    return None


def as_cell(value: Any) -> str:
    if isinstance(value, list):
        simple = all(isinstance(part, str) for part in value)
        return " ".join(value) if simple else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or isinstance(value, dict) else str(value)


def test_csv_is_utf8_with_lines_as_rfc_4180_has_them(site: Path) -> None:
    for name in tables(site):
        raw = (site / f"data/{name}.csv").read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert raw.endswith(b"\r\n")
        width = len(rows(site, name)[0])
        assert all(len(row) == width for row in rows(site, name)), name


def test_package(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whatever a package declares, frictionless guesses the delimiter: with long cells for half a minute.
    monkeypatch.setattr("frictionless.formats.csv.parser.SAMPLE_SIZE", 1)
    report = frictionless.validate(str(site / "data/datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])
    assert [task.stats["rows"] for task in report.tasks] == [
        len(records(site, name)) for name in tables(site)
    ]


def test_package_describes_every_table(site: Path) -> None:
    package = json.loads((site / "data/datapackage.json").read_bytes())
    for resource in package["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert fields == rows(site, resource["name"])[0]
        assert resource["title"]


def test_workbook_holds_the_same_cells(site: Path) -> None:
    book = openpyxl.load_workbook(site / "data/reperes.xlsx")
    package = json.loads((site / "data/datapackage.json").read_bytes())
    assert book.sheetnames == [resource["title"] for resource in package["resources"]]
    for sheet, name in zip(book, tables(site), strict=True):
        cells = [[as_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert cells == rows(site, name), name
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_workbook_keeps_numbers_as_numbers_and_texts_as_texts(small_site: Path) -> None:
    """No text becomes a formula, a date or a link when Excel opens it."""
    book = openpyxl.load_workbook(small_site / "data/reperes.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    numbers = [cell.value for cell in cells if cell.data_type == "n" and cell.value is not None]
    assert numbers
    assert all(isinstance(number, (int, float)) for number in numbers)


@pytest.mark.parametrize(("locale", "path"), [("fr", "feed.xml"), ("en", "en/feed.xml")])
def test_feed(site: Path, locale: str, path: str) -> None:
    feed = etree.parse(site / path).getroot()
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.get(LANG) == locale
    for name in ("id", "title", "updated", "author/a:name"):
        assert feed.findtext(f"a:{name}", namespaces=ATOM), name
    address = feed.find("a:link[@rel='self']", ATOM)
    assert address is not None
    assert address.get("href", "").endswith(f".example/{path}")
    entries = feed.findall("a:entry", ATOM)
    assert entries
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert len(ids) == len(set(ids))
    days = [entry.findtext("a:updated", namespaces=ATOM) or "" for entry in entries]
    assert days == sorted(days, reverse=True)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", day) for day in days)
    for entry in entries:
        assert entry.findtext("a:title", namespaces=ATOM)
        assert entry.findtext("a:content", namespaces=ATOM)


POSTS = {"fr": "actualites/", "en": "en/news/"}


@pytest.mark.parametrize(("locale", "path"), [("fr", "feed.xml"), ("en", "en/feed.xml")])
def test_entries_lead_to_their_place_on_the_site(site: Path, locale: str, path: str) -> None:
    feed = etree.parse(site / path).getroot()
    home = (feed.find("a:link[@rel='self']", ATOM).get("href") or "").removesuffix(path)
    for entry in feed.findall("a:entry", ATOM):
        href = entry.find("a:link[@rel='alternate']", ATOM).get("href") or ""
        page, _, anchor = href.removeprefix(home).partition("#")
        html = (site / page / "index.html").read_text("utf-8")
        # A post that is long has a page of its own.
        assert f'id="{anchor}"' in html if anchor else page.startswith(POSTS[locale]), href
