"""A letter as an HTML mail and as text: nothing in either is fetched, and nobody learns who reads it."""

from __future__ import annotations

import base64
import hashlib
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from generator import document as d
from generator.document import Inlines, plain
from generator.letter import Letter

WIDTH = 76
RULES = {1: "=", 2: "-"}


# ---- HTML


def letter_html(letter: Letter, style: str, *, leave: bool = False) -> str:
    """One column, no picture, no script. `leave`: with the way out that a copy read in a browser has.

    The style stands once in the head, under its hash: attributes would need a policy that lets any style in.
    """
    robots = "" if letter.release else '<meta name="robots" content="noindex">\n'
    way_out = (
        f'<header><a class="exit-go" href="{escape(letter.leave_href)}" rel="noreferrer">'
        f"{_words(letter.leave)}</a></header>\n"
        if leave
        else ""
    )
    inside = "\n".join(_block(block) for block in letter.blocks)
    return (
        f'<!doctype html>\n<html lang="{letter.locale}" dir="{letter.direction}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n{robots}'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{_words(letter.title)}</title>\n<link rel="icon" href="data:,">\n<style>{style}</style>\n'
        f'</head>\n<body>\n{way_out}<main>\n<p class="pre">{_words(letter.preheader)}</p>\n'
        f"<h1>{_words(letter.title)}</h1>\n{inside}\n</main>\n</body>\n</html>\n"
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _words(text: str) -> str:
    return escape(text, quote=False)


def _block(block: d.Block) -> str:
    if isinstance(block, d.Heading):
        return f'<h{block.level} id="{escape(block.id)}">{_inlines(block.children)}</h{block.level}>'
    if isinstance(block, d.Paragraph):
        kind = ' class="soft"' if block.tone == "soft" else ""
        return f"<p{kind}>{_inlines(block.children)}</p>"
    if isinstance(block, d.ListBlock):
        name = "ol" if block.ordered else "ul"
        return f"<{name}>{''.join(f'<li>{_item(item)}</li>' for item in block.items)}</{name}>"
    if isinstance(block, d.Note):
        return f'<div class="note">\n{"".join(map(_block, block.blocks))}\n</div>'
    raise TypeError(f"no letter holds a {type(block).__name__}")


def _item(blocks: d.Blocks) -> str:
    (first, *more) = blocks
    inside = _inlines(first.children) if isinstance(first, d.Paragraph) else _block(first)
    return inside + "".join(map(_block, more))


def _inlines(nodes: Inlines) -> str:
    return "".join(map(_inline, nodes))


def _inline(node: d.Inline) -> str:  # noqa: PLR0911
    if isinstance(node, d.Link):
        return f'<a href="{escape(_address(node.to))}" rel="noreferrer">{_inlines(node.children)}</a>'
    if isinstance(node, d.Foreign):
        return f'<span lang="{node.lang}">{_inlines(node.children)}</span>'
    if isinstance(node, d.Day):
        return f'<time datetime="{node.iso}">{_words(node.text)}</time>'
    if isinstance(node, d.Value | d.Phone):
        return f"<bdi>{_words(node.text)}</bdi>"
    if isinstance(node, d.Strong):
        return f"<strong>{_inlines(node.children)}</strong>"
    if isinstance(node, d.Emphasis):
        return f"<em>{_inlines(node.children)}</em>"
    if isinstance(node, d.Code):
        return f'<code translate="no">{_words(node.text)}</code>'
    return _words(plain((node,)))


def _address(to: d.Target) -> str:
    """A mail has no folder: only a full address leads anywhere."""
    if not isinstance(to, d.UrlRef):
        raise TypeError(f"a letter leads nowhere by {to}")
    return to.url


# ---- text


def letter_text(letter: Letter) -> str:
    """The same in lines that any mail program shows; addresses stand at the end, by number."""
    writer = _Text()
    parts = [_headed(letter.title, 1), _wrapped(letter.preheader)]
    parts += [writer.block(block) for block in letter.blocks]
    notes = [_note(number, url) for url, number in writer.notes.items()]
    return "\n\n".join([*parts, "-- \n" + "\n".join(notes)]) + "\n"


def _note(number: int, url: str) -> str:
    line = f"[{number}] {url}"
    return line if len(line) <= WIDTH else f"[{number}]\n{url}"


@dataclass
class _Text:
    """Writes blocks as text, and numbers the addresses in them."""

    notes: dict[str, int] = field(default_factory=dict)

    def block(self, block: d.Block) -> str:
        if isinstance(block, d.Heading):
            return _headed(self.words(block.children), block.level)
        if isinstance(block, d.Paragraph):
            return _wrapped(self.words(block.children))
        if isinstance(block, d.ListBlock):
            return "\n".join(self._items(block))
        if isinstance(block, d.Note):
            return "\n".join(_wrapped(self.block(part), "! ", "! ") for part in block.blocks)
        raise TypeError(f"no letter holds a {type(block).__name__}")

    def _items(self, block: d.ListBlock) -> Iterator[str]:
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.ordered else "- "
            text = " ".join(" ".join(self.block(part).split("\n")) for part in item)
            yield _wrapped(text, mark, " " * len(mark))

    def words(self, nodes: Inlines) -> str:
        return "".join(map(self._inline, nodes))

    def _inline(self, node: d.Inline) -> str:
        if isinstance(node, d.Link):
            number = self.notes.setdefault(_address(node.to), len(self.notes) + 1)
            return f"{self.words(node.children)}\u00a0[{number}]"
        if isinstance(node, d.Strong | d.Emphasis | d.Foreign):
            return self.words(node.children)
        return plain((node,))


def _headed(words: str, level: int) -> str:
    if level not in RULES:
        return _wrapped(words, "* ", "  ")
    lines = _wrapped(words)
    return f"{lines}\n{RULES[level] * max(map(len, lines.split(chr(10))))}"


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split(" ")),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
