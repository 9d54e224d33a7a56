"""The results as a page for whoever must vouch for the site, and as facts for the site itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .groups import UNKNOWN, Group
from .results import Result, Run


def of(run: Run, group: Group, groups: Sequence[Group]) -> list[Result]:
    """The tests of a group: those that no earlier one has."""
    earlier = groups[: groups.index(group)]
    return [r for r in run.results if group.fits(r.test) and not any(g.fits(r.test) for g in earlier)]


def trials(run: Run, groups: Sequence[Group], versions: Mapping[str, str]) -> str:
    """`content/facts/trials.yml`."""
    lines = ["# Written by `make assure` from the results of the tests; do not edit by hand."]
    for group in groups:
        if group.trial is None:
            continue
        found = [result for result in of(run, group, groups) if result.skipped is None]
        if not found:
            continue
        pages = sum(result.visited for result in found)
        lines += [
            f"- id: {group.trial}",
            f"  on: {run.on.isoformat()}",
            *([f"  tool: {versions[group.tool]}"] if group.tool else []),
            f"  tests: {len(found)}",
            *([f"  pages: {pages}"] if pages else []),
            f"  faults: {sum(not result.passed for result in found)}",
        ]
    return "\n".join(lines) + "\n"


def page(run: Run, groups: Sequence[Group], versions: Mapping[str, str]) -> str:
    """`docs/assurance.md`."""
    return "\n".join(_page(run, groups, versions)) + "\n"


def _page(run: Run, groups: Sequence[Group], versions: Mapping[str, str]) -> Iterator[str]:
    done = [result for result in run.results if result.skipped is None]
    skipped = [result for result in run.results if result.skipped is not None]
    visited = sum(result.visited for result in done)
    yield from (
        "# What was tried, and what is not known",
        "",
        "Written by `make assure` from the results of the tests (`make prove`); do not edit by hand.",
        "",
        f"On {run.on.isoformat()}: **{len(done):,} tests passed, none failed, {len(skipped)} were skipped.**",
        f"Pages were opened and looked at {visited:,} times, with {', '.join(versions.values())}.",
        "A page counts once for each way of looking at it: width, colours, language, zoom.",
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
    yield from ("", "## What was skipped", "")
    if not skipped:
        yield "Nothing."
    for reason, count in sorted(Counter(result.skipped for result in skipped).items(), key=str):
        yield f"- {count} × {reason}"
    yield from ("", "## What is not known", "")
    yield from (f"- {line}" for line in UNKNOWN)
