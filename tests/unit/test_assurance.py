"""What the tests tried is counted once, told as it is, and never told where something failed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from assurance import __main__ as command
from assurance.groups import GROUPS
from assurance.report import page, trials, tried
from assurance.results import read
from generator.model.trials import Trial

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = {"axe-core": "axe-core 1.2.3", "Lighthouse": "Lighthouse 4", "Nu HTML Checker": "Nu 5"} | {
    name: name for name in ("Hypothesis", "Playwright", "Chromium")
}
CASES = {
    "tests.site.test_axe": ["test_pages[320]", "test_pages[1280]"],
    "tests.site.test_exit": ["test_back"],
    "tests.unit.test_links": ["test_href[a/b]"],
}


def junit(folder: Path, *, failing: bool = False) -> Path:
    cases = "".join(
        f'<testcase classname="{module}" name="{name}" time="1">'
        '<properties><property name="visited" value="7"/>'
        '<property name="files" value="3"/><property name="other" value="x"/></properties>'
        + ('<failure message="no">no</failure>' if failing and "exit" in module else "")
        + "</testcase>"
        for module, names in CASES.items()
        for name in names
    )
    file = folder / "tests.xml"
    file.write_text(
        '<testsuites><testsuite name="pytest" time="61.5" timestamp="2024-12-24T10:00:00+00:00">'
        f'{cases}<testcase classname="tests.site.test_axe" name="test_none" time="0">'
        '<skipped message="no browser"/></testcase></testsuite></testsuites>',
        "utf-8",
    )
    return file


def test_every_file_of_tests_is_in_a_group() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")]
    assert files
    assert [file for file in files if not any(group.fits(f"{file}::test_x") for group in GROUPS)] == []
    # And every group has tests.
    assert [g.title for g in GROUPS if not any(g.fits(f"{file}::test_x") for file in files)] == []


def test_a_test_is_counted_once(tmp_path: Path) -> None:
    run = read([junit(tmp_path)])
    assert run.day.isoformat() == "2024-12-24"
    counted = {one.group.title: one.tests for one in tried(run, GROUPS)}
    assert counted == {"Accessibility, by axe": 2, "Leaving a page": 1, "Pieces of the compiler": 1}


def test_a_test_that_ran_again_is_told_as_it_ended(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    failed, passed = junit(tmp_path / "first", failing=True), junit(tmp_path)
    assert all(result.passed for result in read([failed, passed]).results)
    assert not all(result.passed for result in read([passed, failed]).results)
    assert len(read([failed, passed]).results) == 5


def test_facts_are_those_of_the_model(tmp_path: Path) -> None:
    found = yaml.safe_load(trials(read([junit(tmp_path)]), GROUPS, VERSIONS))
    (axe,) = [Trial.model_validate(record) for record in found]
    assert (axe.id, axe.tool, axe.tests, axe.pages, axe.files) == ("trial-axe", "axe-core 1.2.3", 2, 14, 6)


def test_the_page_tells_what_was_skipped_and_what_is_not_known(tmp_path: Path) -> None:
    told = page(read([junit(tmp_path)]), GROUPS, VERSIONS)
    assert "**4 tests passed, 0 failed, 1 skipped.**" in told
    assert "These are the results of `make test`" in told
    assert "- 1 × no browser" in told
    assert "| **Accessibility, by axe** (axe-core 1.2.3) | 2 | 14 | 6 |" in told
    assert "- other: x (`tests/site/test_exit.py::test_back`)" in told
    assert "No person who uses a screen reader" in told


def test_rules_are_told_as_broken_where_they_were(tmp_path: Path) -> None:
    row = SimpleNamespace(rule="1", says="It <leaves>.", broken="it stays", seen_by="test_exit.py")
    file = junit(tmp_path)
    assert "`make prove` makes each of these 1" in page(read([file]), GROUPS, VERSIONS, [row])
    text = file.read_text("utf-8")
    file.write_text(text.replace("tests.site.test_exit", "tests.breaking.test_breaking"), "utf-8")
    told = page(read([file]), GROUPS, VERSIONS, [row])
    assert "Each of these 1 was made in a copy" in told
    assert "These are the results of `make test`" not in told
    assert r"| 1 | It \<leaves\>. | it stays | `test_exit.py` |" in told


def test_nothing_is_told_where_a_test_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PAGE", "TRIALS"):
        monkeypatch.setattr(command, name, tmp_path / name)
    monkeypatch.setattr(sys, "argv", ["assurance", str(junit(tmp_path, failing=True))])
    assert command.main() == 1
    assert not (tmp_path / "PAGE").exists()
    assert not (tmp_path / "TRIALS").exists()
