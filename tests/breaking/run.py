"""Runs tests of this repository on a broken copy, in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .copies import ROOT

# A broken page is waited for in vain: no longer than that, in milliseconds.
PATIENCE = 4_000
NAMED = {"content": "REPERES_SOURCES", "hosts": "REPERES_HOSTING"}


@dataclass(frozen=True)
class Outcome:
    """How a test ended: `passed`, `failed`, `skipped` or `error`, and what it said."""

    state: str
    said: str


def run(nodes: Iterable[str], where: str, copy: Path, site: Path, report: Path) -> dict[str, Outcome]:
    """What each test says of a copy; a test that is asked for and does not run is an error."""
    wanted = sorted(set(nodes))
    hidden = {"PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST", "PYTEST_ADDOPTS"}
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    env |= {"REPERES_SITE": str(site), "REPERES_PATIENCE": str(PATIENCE)}
    env[NAMED.get(where, "REPERES_SITE")] = str(copy)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-vv",
        "-o",
        "junit_family=xunit1",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
    ]
    ran = subprocess.run(
        [*command, "--junitxml", str(report), *wanted],
        cwd=ROOT, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert report.exists(), f"{ran.stdout}{ran.stderr}"
    found = outcomes(report)
    missing = [node for node in wanted if not _of(node, found)]
    assert not missing, f"these tests did not run: {missing}\n{ran.stdout[-3000:]}{ran.stderr[-3000:]}"
    return found


def outcomes(report: Path) -> dict[str, Outcome]:
    """The tests of a JUnit report, by the name that pytest calls them by."""
    found = {}
    for case in ET.parse(report).getroot().iter("testcase"):
        parts = case.get("classname", "").split(".")
        name = f"{'/'.join(parts)}.py::{case.get('name')}"
        end = next((child for child in case if child.tag in {"failure", "error", "skipped"}), None)
        state = "passed" if end is None else {"failure": "failed"}.get(end.tag, end.tag)
        # Not the lines of the test itself, which name its reasons too.
        lines = [] if end is None else [end.get("message") or "", *_told(end.text or "")]
        found[name] = Outcome(state, "\n".join(lines))
    return found


def _told(traceback: str) -> list[str]:
    return [line[1:].strip() for line in traceback.splitlines() if line.startswith("E ")]


def _of(node: str, found: dict[str, Outcome]) -> list[Outcome]:
    """The outcomes of a test, or of all its cases."""
    return [outcome for name, outcome in found.items() if name == node or name.startswith(f"{node}[")]


def verdict(node: str, because: str, found: dict[str, Outcome]) -> str:
    """Nothing, where a test failed for the reason that it should; otherwise what it did."""
    told: Sequence[Outcome] = _of(node, found)
    failed = [outcome for outcome in told if outcome.state in {"failed", "error"}]
    if any(because in outcome.said for outcome in failed):
        return ""
    if failed:
        return f"{node} failed, but not because of {because!r}:\n{failed[0].said[-1500:]}"
    return f"{node}: {', '.join(sorted({outcome.state for outcome in told}))}: it saw nothing"
