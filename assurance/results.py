"""What a run of the tests says of itself, read from its JUnit report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lxml import etree

# What tests of the site say of themselves: how often a page was opened in a browser, a file read without.
VISITED, FILES = "visited", "files"


@dataclass(frozen=True)
class Result:
    """One test, as `tests/site/test_axe.py::test_pages`: its end, what it saw and read, what it measured."""

    test: str
    passed: bool
    skipped: str | None
    visited: int
    files: int
    measured: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Run:
    """One run of the tests, on one day."""

    day: date
    results: tuple[Result, ...]


def read(reports: list[Path]) -> Run:
    """The results of reports together; the day of the first one.

    A test that ran again is told once, as it ended last: reports are given in their order.
    """
    suites = [suite for path in reports for suite in etree.parse(path).getroot().iter("testsuite")]
    began = min(datetime.fromisoformat(suite.get("timestamp", "")) for suite in suites)
    last = {r.test: r for suite in suites for case in suite.iter("testcase") if (r := _result(case))}
    return Run(began.date(), tuple(last.values()))


def _result(case: etree._Element) -> Result:
    skipped = case.find("skipped")
    name = case.get("classname", "").replace(".", "/") + f".py::{case.get('name', '')}"
    told = [(found.get("name", ""), found.get("value", "")) for found in case.iter("property")]
    visited, files = (sum(int(value) for key, value in told if key == name) for name in (VISITED, FILES))
    measured = tuple((key, value) for key, value in told if key not in {VISITED, FILES})
    failed = case.find("failure") is not None or case.find("error") is not None
    reason = skipped.get("message") if skipped is not None else None
    return Result(name, not failed, reason, visited, files, measured)
