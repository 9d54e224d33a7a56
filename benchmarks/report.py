"""Results as the table of `docs/benchmarks.md`, and the budgets that did not hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Results = dict[str, Any]

PLAIN = "hugo, pages only"
HUGO_MOST = 1.5
GROWTH_MOST = 4.2
MEMORY_MOST = 300
EDIT_MOST = 0.5
HELP_MOST = 2
PRINTS_LEAST = 60
PHONE_LEAST = 98

INTRO = """\
# Benchmarks

Written by `make bench`; do not edit it. The invented corpora come from `benchmarks/synthetic.py`: French
wording, English drafts, sources, assessments, remarks, events and figures, in the frame of this repository;
most pages are pages of measures. Commands run in turns; each number is a median, each ratio the
median of the ratios of neighbouring runs. A build begins with nothing built, and includes the start of the
program, whose byte code Python may keep, as it does where a program is installed. Ours also writes the open
data (JSON, CSV, a workbook), the feeds, what the search reads and the manifest; Hugo writes a search file
with every page's text and feeds beside its pages, unless "pages only" is said.

Lighthouse loads a page of the real site in a phone-sized Chromium and reckons from that how it would come up
on its slow telephone: 1.6 Mbit/s, 150 ms to the host, a processor a quarter as quick. Files are sent
compressed, as hosts do. The largest page of its kind is taken, and the median of three runs.
"""


def broken(results: Results) -> list[str]:
    """A plain line for each budget that did not hold; the first is the one that fails the command."""
    lines = [
        f"{build['pages']} pages take {build['ratio_hugo']:.2f} times as long as with Hugo; "
        f"{HUGO_MOST} times is the most."
        for build in (results["build"], results["large"])
        if build["ratio_hugo"] > HUGO_MOST
    ]
    growth = results["growth"]["ratio_large"]
    if growth > GROWTH_MOST:
        lines.append(
            f"four times the pages take {growth:.2f} times as long; {GROWTH_MOST} times is the most."
        )
    memory = megabytes(results["memory"])
    if memory > MEMORY_MOST:
        pages = results["memory"]["pages"]
        lines.append(f"a build of {pages} pages holds {memory:.0f} MB; {MEMORY_MOST} MB is the most.")
    edit = results["serve"]["seconds"]
    if edit > EDIT_MOST:
        lines.append(f"an edit shows after {edit:.2f} s; {EDIT_MOST} s is the most.")
    leaflets = results["leaflets"]
    if leaflets["seconds"] > HELP_MOST:
        lines.append(f"the help pages take {leaflets['seconds']:.1f} s; {HELP_MOST} s is the most.")
    if leaflets["rate"] < PRINTS_LEAST:
        lines.append(f"{leaflets['rate']:.0f} prints are made a second; {PRINTS_LEAST} is the least.")
    lines += [
        f"{page['name']}: Lighthouse gives {page['score']:.0f} of 100 for speed; {PHONE_LEAST} is the least."
        for page in results["phone"]
        if page["score"] < PHONE_LEAST
    ]
    lines += [
        f"a page of the kind {w['kind']} weighs {w['largest']:,} bytes; {w['budget']:,} bytes is the most."
        for w in results["weight"]
        if w["largest"] > w["budget"]
    ]
    return lines


def page(results: Results) -> str:
    """The whole of `docs/benchmarks.md`."""
    machine = results["machine"]
    where = (
        f"Measured on {machine['cores']} cores with Python {machine['python']}, files {machine['files']}. "
        f"The machine's load (one busy program adds 1) was {machine['load_before']:.1f} before and "
        f"{machine['load_after']:.1f} after."
    )
    rows = [f"| {' | '.join(row)} |" for row in _rows(results)]
    weights = [
        f"| {w['kind']} | {w['pages']} | {w['median']:,} | {w['largest']:,} | {w['budget']:,} |"
        for w in results["weight"]
    ]
    return "\n".join(
        [
            INTRO,
            where,
            "",
            "| what | measured | budget | held |",
            "|---|---|---|---|",
            *rows,
            "",
            "## What a first visit weighs",
            "",
            "The real site: page, style, script and icon together, bytes after `gzip -9`, by kind of page.",
            "",
            "| kind | pages | median | largest | budget |",
            "|---|---|---|---|---|",
            *weights,
            "",
        ]
    )


def megabytes(memory: Results) -> float:
    """The memory that the budget is about."""
    return float(memory["together_kb"] or memory["largest_kb"]) / 1024


def _rows(results: Results) -> Iterator[tuple[str, str, str, str]]:
    build, growth, memory, serve, real = (results[k] for k in ("build", "growth", "memory", "serve", "real"))
    for size in (build, results["large"]):
        yield from _against_hugo(size)
    yield (
        f"{build['pages']} pages by MkDocs, Material and static-i18n as they come",
        f"{build['wall']['mkdocs']:.2f} s: {build['ratio_mkdocs']:.1f} × ours",
        "",
        "",
    )
    small, middle, large = growth["sizes"]
    yield (
        f"build of {small['pages']}, {middle['pages']}, {large['pages']} pages",
        ", ".join(f"{size['wall']:.2f} s" for size in growth["sizes"]),
        "",
        "",
    )
    yield (
        "growth, the smallest to the middle",
        f"{growth['ratio_small']:.2f} ×",
        f"≤ {GROWTH_MOST} ×",
        _held(growth["ratio_small"] <= GROWTH_MOST),
    )
    yield (
        "growth, the middle to the largest",
        f"{growth['ratio_large']:.2f} ×",
        f"≤ {GROWTH_MOST} ×",
        _held(growth["ratio_large"] <= GROWTH_MOST),
    )
    how = "all processes at once, shared pages counted once" if memory["together_kb"] else "largest process"
    yield (
        f"peak memory at {memory['pages']} pages ({how})",
        f"{megabytes(memory):.0f} MB; largest process {memory['largest_kb'] / 1024:.0f} MB",
        f"≤ {MEMORY_MOST} MB",
        _held(megabytes(memory) <= MEMORY_MOST),
    )
    yield (
        f"`reperes serve`, {build['pages']} pages: one YAML line changed to the changed page",
        f"{serve['seconds']:.2f} s (longest of {len(serve['all'])}: {max(serve['all']):.2f} s)",
        f"≤ {EDIT_MOST} s",
        _held(serve["seconds"] <= EDIT_MOST),
    )
    yield (
        f"the real site, {real['pages']} pages",
        f"{real['wall']:.2f} s; processor {real['cpu']:.2f} s",
        "reported",
        "",
    )
    leaflets = results["leaflets"]
    yield (
        f"the real leaflets: {leaflets['pages']} help pages, files and slides, one process",
        f"{leaflets['seconds']:.2f} s",
        f"≤ {HELP_MOST} s",
        _held(leaflets["seconds"] <= HELP_MOST),
    )
    yield (
        f"their {leaflets['prints']} prints, two warm processes",
        f"{leaflets['rate']:.0f} a second",
        f"≥ {PRINTS_LEAST} a second",
        _held(leaflets["rate"] >= PRINTS_LEAST),
    )
    for page in results["phone"]:
        runs = ", ".join(map(str, page["all"]))
        yield (
            f"Lighthouse's performance on a slow telephone, of 100: {page['name']} (`{page['path']}`)",
            f"{page['score']:.0f} (runs: {runs})",
            f"≥ {PHONE_LEAST}",
            _held(page["score"] >= PHONE_LEAST),
        )


def _against_hugo(build: Results) -> Iterator[tuple[str, str, str, str]]:
    pages = f"{build['pages']} pages"
    for name, who in (("ours", "ours"), ("hugo", "Hugo"), (PLAIN, "Hugo, pages only")):
        words = f" of {build['words']} words (median)" if name == "ours" else ""
        took = f"{build['wall'][name]:.2f} s ({_spread(build, name)}); processor {build['cpu'][name]:.2f} s"
        yield f"full build of {pages}{words}: {who}", took, "", ""
    ratio, plain = build["ratio_hugo"], build["ratio_hugo_plain"]
    yield f"{pages}: ours against Hugo", f"{ratio:.2f} ×", f"≤ {HUGO_MOST} ×", _held(ratio <= HUGO_MOST)
    yield f"{pages}: ours against Hugo, pages only", f"{plain:.2f} ×", "reported", ""


def _spread(build: Results, name: str) -> str:
    low, high = build["spread"][name]
    return f"{low:.2f}–{high:.2f}"


def _held(held: bool) -> str:  # noqa: FBT001
    return "yes" if held else "**no**"
