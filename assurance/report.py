"""The results as a page for whoever must vouch for the site, and as facts for the site itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Protocol

from .groups import BREAKING, UNKNOWN, Group
from .results import Result, Run

# Beside what a run of `make test` did.
NOT_PROVED = (
    "\nThese are the results of `make test`. What `make prove` adds is not in them: every page, every way\n"
    "of looking at it, fuzzing, and rules broken on purpose."
)


class Broken(Protocol):
    """A rule that was broken on purpose, and who saw it."""

    @property
    def rule(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def broken(self) -> str: ...
    @property
    def seen_by(self) -> str: ...


@dataclass(frozen=True)
class Tried:
    """What the tests of a group did in a run; those that were skipped did nothing."""

    group: Group
    tests: int
    pages: int
    files: int


def tried(run: Run, groups: Sequence[Group]) -> list[Tried]:
    """The groups that have tests in this run. A test is counted in the first group that it fits."""
    found: dict[Group, list[Result]] = {group: [] for group in groups}
    for result in run.results:
        if result.skipped is None:
            found[next(group for group in groups if group.fits(result.test))].append(result)
    return [
        Tried(group, len(results), sum(r.visited for r in results), sum(r.files for r in results))
        for group, results in found.items()
        if results
    ]


def trials(run: Run, groups: Sequence[Group], versions: Mapping[str, str]) -> str:
    """`content/facts/trials.yml`."""
    lines = ["# Written by `python -m assurance` from the results of the tests; do not edit by hand."]
    for one in tried(run, groups):
        if one.group.trial is not None:
            lines += [
                f"- id: {one.group.trial}",
                f"  day: {run.day.isoformat()}",
                *([f"  tool: {versions[one.group.tool]}"] if one.group.tool else []),
                f"  tests: {one.tests}",
                *([f"  pages: {one.pages}"] if one.pages else []),
                *([f"  files: {one.files}"] if one.files else []),
            ]
    return "\n".join(lines) + "\n"


def page(
    run: Run, groups: Sequence[Group], versions: Mapping[str, str], broken: Sequence[Broken] = ()
) -> str:
    """`docs/assurance.md`."""
    rows = tried(run, groups)
    return "\n".join((*_summed(run, rows, versions), *_broken(run, broken), *_left(run))) + "\n"


def _summed(run: Run, rows: Sequence[Tried], versions: Mapping[str, str]) -> Iterator[str]:
    tests = sum(one.tests for one in rows)
    skipped = len(run.results) - tests
    visited, read = sum(one.pages for one in rows), sum(one.files for one in rows)
    yield from (
        "# What was tried, and what is not known",
        "",
        "Written by `python -m assurance` from the results of the tests; do not edit by hand.",
        "",
        f"On {run.day.isoformat()}: **{tests:,} tests passed, 0 failed, {skipped} skipped.**",
        f"Pages were opened and looked at {visited:,} times in {versions['Chromium']}:",
        "a page counts once for each way of looking at it (width, colours, language, zoom).",
        f"Files were read without a browser {read:,} times.",
        "" if proved(run) else NOT_PROVED,
        "",
        "## What was tried",
        "",
        "| | tests | pages looked at | files read | what would have failed |",
        "|---|--:|--:|--:|---|",
    )
    for one in rows:
        title = f"**{one.group.title}**" + (f" ({versions[one.group.tool]})" if one.group.tool else "")
        numbers = " | ".join(f"{number:,}" if number else "" for number in (one.tests, one.pages, one.files))
        yield f"| {title} | {numbers} | {one.group.what} |"


def proved(run: Run) -> bool:
    """Whether the rules were broken on purpose in this run, as only `make prove` does."""
    return any(fnmatch(r.test, BREAKING) and r.skipped is None for r in run.results)


def _broken(run: Run, rows: Sequence[Broken]) -> Iterator[str]:
    if not rows:
        return
    yield from ("", "## Rules broken on purpose", "")
    if proved(run):
        yield f"Each of these {len(rows)} was made in a copy, and what is named saw it, for that reason."
    else:
        yield f"`make prove` makes each of these {len(rows)} in a copy; what is named must see it."
    yield "A number is that of a rule of the safety of readers."
    yield from ("", "| rule | what it says | broken how | seen by |", "|---|---|---|---|")
    for row in rows:
        yield f"| {' | '.join(map(_cell, (row.rule, row.says, row.broken)))} | `{row.seen_by}` |"


def _cell(text: str) -> str:
    return re.sub(r"([<>|`*_])", r"\\\1", text)


def _left(run: Run) -> Iterator[str]:
    skipped = [result for result in run.results if result.skipped is not None]
    measured = sorted((name, value, r.test) for r in run.results for name, value in r.measured)
    if measured:
        yield from ("", "## What was measured on the way", "")
        yield from (f"- {name.replace('_', ' ')}: {value} (`{test}`)" for name, value, test in measured)
    yield from ("", "## What was skipped", "")
    if not skipped:
        yield "Nothing."
    for reason, count in sorted(Counter(result.skipped for result in skipped).items(), key=str):
        yield f"- {count} × {reason}"
    yield from ("", "## What is not known", "")
    yield from (f"- {line}" for line in UNKNOWN)
