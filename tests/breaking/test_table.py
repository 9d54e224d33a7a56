"""The table of breakages is whole, and names tests that are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from .breakage import Edit
from .copies import ROOT
from .table import breakages, rows


def test_every_rule_is_broken() -> None:
    rules = {one.rule for one in breakages()}
    assert {str(number) for number in range(1, 11)} <= rules
    assert len({one.name for one in breakages()}) == len(breakages())
    for one in breakages():
        assert bool(one.edits) == (one.where != "itself"), one.name
        assert one.because or one.where in {"sources", "itself"}, one.name


def test_tests_that_are_named_exist() -> None:
    """A test that is renamed is renamed here too; diagnostics have cases of their own."""
    for one in (one for one in breakages() if one.where != "sources"):
        file, _, name = one.seen_by.partition("::")
        function, _, case = name.partition("[")
        text = (ROOT / file).read_text("utf-8")
        assert f"def {function}(" in text, one.seen_by
        kept = ROOT / "tests/diagnostics/cases" / f"{case.rstrip(']')}.txt"
        own = one.where != "itself" or not case
        assert own or kept.exists() or f'"{case.rstrip("]")}"' in text, one.seen_by


def test_an_edit_that_changes_nothing_is_an_error(tmp_path: Path) -> None:
    """Pages change: a breakage that no longer breaks must say so."""
    (tmp_path / "page.html").write_text("<p>x</p>", "utf-8")
    for edit in (Edit("page.html", "y", "z"), Edit("page.html", "x", "x"), Edit("*.css", "x", "z")):
        with pytest.raises(AssertionError):
            list(edit.apply(tmp_path))


def test_rows_tell_all_without_running_anything() -> None:
    told = rows()
    assert len(told) == len(breakages()) > 200
    assert all(row.says and row.broken and row.seen_by for row in told)
