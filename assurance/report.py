"""The results as a page for whoever must vouch for the site, and as facts for the site itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from .groups import UNKNOWN, Group
from .results import Result, Run

BREAKING = "tests/breaking/test_breaking.py::"


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


def of(run: Run, group: Group, groups: Sequence[Group]) -> list[Result]:
    """The tests of a group: those that no earlier one has."""
    earlier = groups[: groups.index(group)]
    return [r for r in run.results if group.fits(r.test) and not any(g.fits(r.test) for g in earlier)]


def trials(run: Run, groups: Sequence[Group], versions: Mapping[str, str]) -> str:
    """`content/facts/trials.yml`."""
    lines = ["# Written by `python -m assurance` from the results of the tests; do not edit by hand."]
    for group in groups:
        if group.trial is None:
            continue
        found = [result for result in of(run, group, groups) if result.skipped is None]
        if not found:
            continue
        pages = sum(result.visited for result in found)
        lines += [
            f"- id: {group.trial}",
            f"  day: {run.day.isoformat()}",
            *([f"  tool: {versions[group.tool]}"] if group.tool else []),
            f"  tests: {len(found)}",
            *([f"  pages: {pages}"] if pages else []),
            f"  faults: {sum(not result.passed for result in found)}",
        ]
    return "\n".join(lines) + "\n"


def page(
    run: Run, groups: Sequence[Group], versions: Mapping[str, str], broken: Sequence[Broken] = ()
) -> str:
    """`docs/assurance.md`."""
    return "\n".join((*_tried(run, groups, versions), *_broken(run, broken), *_left(run))) + "\n"


def _tried(run: Run, groups: Sequence[Group], versions: Mapping[str, str]) -> Iterator[str]:
    done = [result for result in run.results if result.skipped is None]
    skipped = [result for result in run.results if result.skipped is not None]
    visited = sum(result.visited for result in done)
    yield from (
        "# What was tried, and what is not known",
        "",
        "Written by `python -m assurance` from the results of the tests; do not edit by hand.",
        "",
        f"On {run.day.isoformat()}: **{len(done):,} tests passed, 0 failed, {len(skipped)} were skipped.**",
        f"Pages were opened and looked at {visited:,} times, with {', '.join(versions.values())}.",
        "A page counts once for each way of looking at it: width, colours, language, zoom.",
        "" if proved(run) else "These are the results of `make test`: what `make prove` adds is not counted.",
        "",
        "## What was tried",
        "",
        "| | tests | pages looked at | what would have failed |",
        "|---|--:|--:|---|",
    )
    for group in groups:
        found = [result for result in of(run, group, groups) if result.skipped is None]
        if found:
            pages = sum(result.visited for result in found)
            title = f"**{group.title}**" + (f" ({versions[group.tool]})" if group.tool else "")
            yield f"| {title} | {len(found):,} | {f'{pages:,}' if pages else ''} | {group.what} |"


def proved(run: Run) -> bool:
    """Whether the rules were broken on purpose in this run, as only `make prove` does."""
    return any(r.test.startswith(BREAKING) and r.passed and r.skipped is None for r in run.results)


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
