"""A Document as Markdown, for text outputs, for `impact`, and for the benchmark's other generator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import document as d
from ..document import Document

MARKS = {"done": "●", "partial": "◐", "not-done": "○", None: "–"}


def markdown(document: Document) -> str:
    """The whole document, front matter apart."""
    return document_markdown(
        document.title, document.lead, (*document.head, *document.blocks, *document.side)
    )


def document_markdown(title: str, lead: d.Inlines, blocks: d.Blocks) -> str:
    """A title, a sentence that says what follows, and blocks."""
    parts = [f"# {title}", inline(lead), *_blocks(blocks)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def inline(nodes: Iterable[d.Inline]) -> str:
    """Inline nodes as Markdown text."""
    return "".join(_inline(node) for node in nodes)


def _inline(node: d.Inline) -> str:  # noqa: PLR0911
    if isinstance(node, d.Strong):
        return f"**{inline(node.children)}**"
    if isinstance(node, d.Emphasis):
        return f"*{inline(node.children)}*"
    if isinstance(node, d.Code):
        return f"`{node.text}`"
    if isinstance(node, d.Link):
        return f"[{inline(node.children)}]({_address(node.to)})"
    if isinstance(node, d.Foreign):
        return inline(node.children)
    if isinstance(node, d.Mark):
        return f"[{node.number}]"
    if isinstance(node, d.State):
        return f"{MARKS[node.status]} {node.label}"
    if isinstance(node, d.Tag):
        return node.label
    return node.text


def _address(to: d.Target) -> str:
    if isinstance(to, d.PageRef):
        return f"page:{to.key}"
    if isinstance(to, d.FileRef):
        return f"file:{to.path}"
    return to.url if isinstance(to, d.UrlRef) else f"#{to.fragment}"


def _blocks(blocks: d.Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Any) -> Iterator[str]:  # noqa: C901, PLR0912
    if isinstance(block, d.Heading):
        yield f"{'#' * block.level} {inline(block.children)}"
    elif isinstance(block, d.Paragraph):
        yield inline(block.children)
    elif isinstance(block, d.ListBlock):
        yield "\n".join(
            _item(number, item, ordered=block.ordered) for number, item in enumerate(block.items, 1)
        )
    elif isinstance(block, d.Table):
        yield _table(block)
    elif isinstance(block, d.Verdict):
        yield f"**{MARKS[block.status]} {block.title}** {inline(block.children)}"
    elif isinstance(block, d.Totals):
        yield ", ".join(f"{MARKS[c.status]} {c.number} {c.label}" for c in block.counts)
    elif isinstance(block, d.StatusChart):
        yield "\n".join(
            f"- {inline(row.label)}: {' '.join(MARKS[s] for s in row.statuses)}" for row in block.rows
        )
    elif isinstance(block, d.SeriesChart):
        yield f"![{block.alternative}](file:{block.file.path})"
    elif isinstance(block, d.Rows):
        yield "\n".join(_row(row) for row in block.rows)
    elif isinstance(block, d.Tracker):
        for group in block.groups:
            yield f"## {group.kicker} {inline(group.title)}"
            yield "\n".join(_row(row) for row in group.rows)
    elif isinstance(block, d.Sayings):
        yield "\n".join(
            f"- {inline(s.who)}{_when(s.when)}{_state(s.state)}: {inline(s.children)}" for s in block.items
        )
    elif isinstance(block, d.Moments):
        yield "\n".join(_moment(moment, block.undated) for moment in block.items)
    elif isinstance(block, d.Cards):
        yield "\n".join(
            f"- {c.kicker} [{inline(c.title)}]({_address(c.to)}): {inline(c.text)}" for c in block.items
        )
    elif isinstance(block, d.Terms):
        yield "\n".join(f"- {term.label}: {inline(term.children)}" for term in block.items)
    elif isinstance(block, d.SourceList):
        yield f"## {block.heading}"
        yield "\n".join(_source(group, item) for group in block.groups for item in group.items)
    elif isinstance(block, d.Doors):
        for door in block.items:
            yield f"## {door.title}"
            yield inline(door.text)
            yield "\n".join(f"- {_inline(link)}" for link in door.links)
    elif isinstance(block, d.Downloads):
        yield "\n".join(f"- [{item.title} ({item.form})]({_address(item.to)})" for item in block.items)
    elif isinstance(block, d.Composer):
        for choice in block.choices:
            yield f"## {choice.legend}"
            yield "\n".join(f"- {inline(option.label)}" for option in choice.options)
    elif isinstance(block, d.Search):
        yield from _blocks(block.without)
    elif isinstance(block, (d.Note, d.Details, d.Band)):
        heading = (
            block.heading
            if isinstance(block, d.Note)
            else block.summary
            if isinstance(block, d.Details)
            else ""
        )
        if heading:
            yield f"### {heading}"
        yield from _blocks(block.blocks)
        if isinstance(block, d.Band):
            yield from _blocks(block.beside)


def _item(number: int, blocks: d.Blocks, *, ordered: bool) -> str:
    text = "\n\n".join(_blocks(blocks)).replace("\n", "\n   ")
    return f"{number}. {text}" if ordered else f"- {text}"


def _source(group: d.SourceGroup, item: d.SourceItem) -> str:
    quoted = "".join(f" “{words}”" for words in item.evidence)
    return f"{item.number}. {inline(group.title)}, {item.place}.{quoted}"


def _row(row: d.Row) -> str:
    extra = f" ({inline(row.extra)})" if row.extra else ""
    return f"- {row.number} [{inline(row.title)}]({_address(row.to)}){extra}{_state(row.status)}"


def _when(day: d.Day | None) -> str:
    return f", {day.text}" if day else ""


def _state(state: d.State | d.Tag | None) -> str:
    return f" ({_inline(state)})" if state else ""


def _moment(moment: d.Moment, undated: str) -> str:
    when = moment.when.text if moment.when else undated
    title = f"**{inline(moment.title)}** " if moment.title else ""
    return f"- {when}{_state(moment.tag)}: {title}{inline(moment.children)} {inline(moment.more)}".rstrip()


def _table(table: d.Table) -> str:
    head = [inline(column.label) for column in table.columns]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(inline(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join(lines)
