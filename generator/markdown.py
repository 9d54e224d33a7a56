"""Editorial pages: Markdown parsed once, at load, into blocks whose texts can be replaced.

The translation of a text replaces the inline before it is parsed; Markdown is never written back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from . import document as d
from .diagnostics import Report, Span
from .source import Located, parse_yaml

HEADING_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")
# The texts of a page's front matter.
WORDS = ("title", "lead", "description")
FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)

_blocks = MarkdownIt("commonmark", {"html": False}).enable("table")
_blocks.core.ruler.disable(["inline"])
_inlines = MarkdownIt("commonmark", {"html": False})
# The check `page_links` decides which addresses are fit; markdown-it would leave `file:` as plain text.
_inlines.validateLink = lambda _url: True  # type: ignore[assignment, method-assign]

Say = Callable[[str, str], d.Inlines]


@dataclass(frozen=True)
class PageText:
    """A translatable text of a page: its context (page and nearest heading), the words, the place."""

    context: str
    text: str
    span: Span


@dataclass(frozen=True)
class PageSource:
    """An editorial page: front matter and block tokens, with the texts they hold."""

    id: str
    span: Span
    front: Located
    tokens: tuple[Token, ...]
    texts: tuple[PageText, ...] = field(default=())

    @property
    def title(self) -> str:
        """The page's title in French."""
        return str(self.front.value["title"])

    def blocks(self, say: Say) -> d.Blocks:
        """The page as blocks; `say(context, text)` gives the words in the reader's language."""
        return read_blocks(self.id, self.tokens, say)


def read_blocks(context: str, tokens: Sequence[Token], say: Say, *, fixed: bool = False) -> d.Blocks:
    """Tokens as blocks. Texts have the context of the nearest heading; `fixed`: all have the one given."""
    return tuple(_Reader(context, list(tokens), say, fixed=fixed).blocks())


def text_line(offset: int, token: Token) -> int:
    """The line of a token in a file whose front matter has so many lines."""
    return offset + (token.map[0] if token.map else 0) + 1


def front_matter(
    path: str, text: str, fields: Sequence[str], report: Report
) -> tuple[Located, str, int] | None:
    """The front matter of a text, what follows it, and the lines before that; None if there is none."""
    match = FRONT.match(text)
    if not match:
        named = "".join(f"{name}:, " for name in fields)
        report.error(
            Span(path),
            "missing-front-matter",
            "the text has no front matter.",
            f"Begin it with ---, {named}--- on lines of their own.",
        )
        return None
    front = parse_yaml(path, "\n" + match.group(1), report)
    return (front, text[match.end() :], text[: match.end()].count("\n")) if front is not None else None


def parse_page(name: str, path: str, text: str, report: Report, *, facts: bool = False) -> PageSource | None:
    """A Markdown page with YAML front matter (`title`, `lead`, `description`).

    `facts`: the front matter holds facts too, which whoever asks will check.
    """
    found = front_matter(path, text, ("title", "lead"), report)
    if found is None or not _front_ok(found[0], report, facts=facts):
        return None
    front, body, offset = found
    tokens = tuple(_blocks.parse(body))
    texts = [
        PageText(f"{name}.{key}", front.value[key], front.span(key))
        for key in WORDS
        if isinstance(front.value.get(key), str) and front.value[key]
    ]
    texts += _texts(name, path, tokens, offset, report)
    return PageSource(name, Span(path), front, tokens, tuple(texts))


def _front_ok(front: Located, report: Report, *, facts: bool) -> bool:
    ok = isinstance(front.value, dict)
    values: dict[str, Any] = front.value if ok else {}
    for key in ("title", "lead"):
        if not isinstance(values.get(key), str):
            report.error(
                front.span(), "missing-field", f"the front matter has no {key}.", f"Add {key}: and a text."
            )
            ok = False
    for key in () if facts else values:
        if key not in WORDS:
            report.error(
                front.key_span(key),
                "unknown-field",
                f"{key}: unknown field.",
                "A page has title, lead and description.",
            )
            ok = False
    return ok


def _texts(
    name: str, path: str, tokens: tuple[Token, ...], offset: int, report: Report
) -> Iterator[PageText]:
    context = name
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.type != "inline":
            continue
        line = text_line(offset, token)
        text = token.content
        if before is not None and before.type == "heading_open":
            found = HEADING_ID.search(text)
            if found is None:
                report.error(
                    Span(path, line),
                    "heading-without-id",
                    "this heading has no id.",
                    "End it with one: ## Title {#a-short-id}",
                )
                continue
            context, text = f"{name}#{found.group(1)}", HEADING_ID.sub("", text)
        yield PageText(context, text, Span(path, line))


@dataclass
class _Reader:
    """Block tokens to document blocks."""

    name: str
    tokens: list[Token]
    say: Say
    fixed: bool = False
    at: int = 0
    context: str = ""

    def blocks(self, until: str = "") -> Iterator[d.Block]:
        self.context = self.context or self.name
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                return
            block = self._block(token)
            if block is not None:
                yield block

    def _block(self, token: Token) -> d.Block | None:
        if token.type == "heading_open":
            return self._heading(token)
        if token.type == "paragraph_open":
            return d.Paragraph(self._inline())
        if token.type in ("bullet_list_open", "ordered_list_open"):
            return self._list(token)
        if token.type == "blockquote_open":
            return d.Note(tuple(self.blocks("blockquote_close")))
        if token.type == "table_open":
            return self._table()
        return None

    def _heading(self, token: Token) -> d.Heading:
        raw = self.tokens[self.at].content
        found = HEADING_ID.search(raw)
        anchor = found.group(1) if found else f"{self.name.partition('#')[2]}-{self.at}"
        if not self.fixed:
            self.context = f"{self.name}#{anchor}"
        self.at += 2
        return d.Heading(int(token.tag[1]), self.say(self.context, HEADING_ID.sub("", raw)), anchor)

    def _inline(self) -> d.Inlines:
        text = self.tokens[self.at].content
        self.at += 2
        return self.say(self.context, text)

    def _list(self, token: Token) -> d.ListBlock:
        items = []
        while self.tokens[self.at].type == "list_item_open":
            self.at += 1
            items.append(tuple(self.blocks("list_item_close")))
        self.at += 1
        return d.ListBlock(tuple(items), token.type == "ordered_list_open")

    def _table(self) -> d.Table:
        rows: list[list[d.Inlines]] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.say(self.context, token.content))
        self.at += 1
        return d.Table("", tuple(d.Column(cell) for cell in rows[0]), tuple(tuple(row) for row in rows[1:]))


def parse_inline(text: str, link: Callable[[str], d.Target], words: Callable[[str], d.Inlines]) -> d.Inlines:
    """Markdown inline text as nodes; `words` turns plain text with placeholders into nodes."""
    tokens = _inlines.parseInline(text)[0].children or []
    stack: list[tuple[str, str, list[d.Inline]]] = [("", "", [])]
    for token in tokens:
        if token.type == "text":
            stack[-1][2].extend(words(token.content))
        elif token.type in ("softbreak", "hardbreak"):
            stack[-1][2].append(d.Text(" "))
        elif token.type == "code_inline":
            stack[-1][2].append(d.Code(token.content))
        elif token.type.endswith("_open"):
            stack.append((token.type[:-5], str(token.attrGet("href") or ""), []))
        elif token.type.endswith("_close"):
            kind, href, children = stack.pop()
            stack[-1][2].append(_wrapped(kind, tuple(children), href, link))
    return tuple(stack[0][2])


def _wrapped(kind: str, children: d.Inlines, href: str, link: Callable[[str], d.Target]) -> d.Inline:
    if kind == "strong":
        return d.Strong(children)
    if kind == "em":
        return d.Emphasis(children)
    return d.Link(children, link(href))
