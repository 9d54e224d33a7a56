"""The JSON Schemas that editors' programs use: equal to the models, and right about the real files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from diagnostics.project import base
from jsonschema import Draft202012Validator

from generator import schema
from generator.cli import main
from generator.diagnostics import Report
from generator.markdown import WORDS, parse_page
from generator.model import KIND_BY_NAME
from generator.source import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
SINGLE = {
    "publisher": "publisher",
    "reviews": "reviews",
    "editions": "editions",
    "withheld": "withheld",
    "not-persons": "not-persons",
    "exceptions": "exceptions",
    "locale": "locale",
    "terms": "terms",
}


POST = "news.facts"


def committed(name: str) -> Any:
    return json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))


def schema_of(path: str) -> str | None:
    """The schema for a YAML file of the content, as editors' programs choose it; None for the interface."""
    if path.startswith("modules/"):
        return "modules.facts"
    folder, _, inner = path.removeprefix("content/").rpartition("/")
    folder, _, below = folder.partition("/")
    name = (below or inner.removesuffix(".yml")).split("/")[0]
    if name in SINGLE:
        return SINGLE[name]
    if name in KIND_BY_NAME:
        return f"{name}.{'facts' if folder == 'facts' else 'wording'}"
    assert name in ("interface", "help"), path
    return None


def faults(name: str, value: Any) -> list[str]:
    found = Draft202012Validator(committed(name)).iter_errors(value)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def value_of(path: str, text: str) -> Any:
    located = parse_yaml(path, text, Report())
    assert located is not None
    return located.value


FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("content", "modules")
    for path in (ROOT / folder).rglob("*.yml")
)


def test_committed_ones_are_those_of_the_models() -> None:
    made = dict(schema.schemas())
    written = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "schemas").iterdir()
    }
    assert written == made, "not current: run `reperes schema`"


@pytest.mark.parametrize("path", [path for path, _ in schema.schemas()])
def test_each_is_a_schema(path: str) -> None:
    Draft202012Validator.check_schema(json.loads(dict(schema.schemas())[path]))


def test_every_kind_has_both() -> None:
    names = {path.removeprefix("schemas/").removesuffix(".schema.json") for path, _ in schema.schemas()}
    assert names == {
        *SINGLE.values(),
        *(f"{name}.facts" for name in KIND_BY_NAME),
        *(f"{name}.wording" for name, kind in KIND_BY_NAME.items() if kind.wording and not kind.folder),
    }


@pytest.mark.parametrize("path", [path for path in FILES if schema_of(path)])
def test_real_files_fit(path: str) -> None:
    name = schema_of(path)
    assert name is not None
    assert faults(name, value_of(path, (ROOT / path).read_text("utf-8"))) == []


@pytest.mark.parametrize("path", sorted((ROOT / "content/fr/news").glob("*.md")), ids=lambda path: path.stem)
def test_real_posts_fit(path: Path) -> None:
    """The facts in the front matter of a post."""
    page = parse_page(path.stem, path.name, path.read_text("utf-8"), Report(), facts=True)
    assert page is not None
    facts = {name: value for name, value in page.front.value.items() if name not in WORDS}
    assert faults(POST, facts) == []


def test_there_are_real_files_of_every_kind() -> None:
    """Or the test above would prove nothing for one."""
    found = {schema_of(path) for path in FILES} - {None} | {POST}
    assert found == {
        path.removeprefix("schemas/").removesuffix(".schema.json") for path, _ in schema.schemas()
    }


@pytest.mark.parametrize("path", [path for path in base() if path.endswith(".yml") and schema_of(path)])
def test_tiny_files_fit(path: str) -> None:
    name = schema_of(path)
    assert name is not None
    assert faults(name, value_of(path, base()[path])) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/facts/figures.yml", "unit: count", "unti: count"),
        ("content/facts/figures.yml", "unit: count", "unit: number"),
        ("content/facts/figures.yml", "value: 1200", "value: many"),
        ("content/facts/figures.yml", "period: 2023", "period: spring"),
        ("content/facts/events.yml", "date: 2018-03-09", "date: 9 mars 2018"),
        ("content/facts/events.yml", "id: opening", "id: The Opening"),
        ("content/facts/measures.yml", "status: partial", "status: halfway"),
        ("content/facts/sources.yml", "archive: report", "archive: 3"),
        ("content/fr/events.yml", "text: Il", "txet: Il"),
        ("content/fr/locale.yml", "script: Latn", "script: latin"),
        ("content/facts/publisher.yml", "https://exit", "http://exit"),
    ],
)
def test_faults_are_seen(path: str, old: str, new: str) -> None:
    """Those that an editor can see while typing."""
    name, text = schema_of(path), base()[path]
    assert name is not None
    assert text.count(old) == 1
    assert faults(name, value_of(path, text.replace(old, new)))


def test_command(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["-C", str(tmp_path), "schema", *arguments])
        return result.exit_code, result.stdout + result.stderr

    assert run("--check") == (0, "")
    (tmp_path / "schemas/locale.schema.json").write_text("{}", "utf-8")
    (tmp_path / "schemas/publisher.schema.json").unlink()
    code, said = run("--check")
    assert code == 1
    assert sorted(said.splitlines()) == [
        f"schemas/{name}.schema.json: not current. Run: reperes schema" for name in ("locale", "publisher")
    ]
    assert run() == (0, "2 schemas written.\n")
    assert run("--check") == (0, "")
