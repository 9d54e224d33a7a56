"""A letter as an HTML mail and as text: nothing in either is fetched, and nobody learns who reads it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from generator import document as d
from generator.document import Inlines, plain
from generator.letter import Letter

from .help import Dress, policy_head
from .html import Place, flow

WIDTH = 76
RULES = {1: "=", 2: "-"}


# ---- HTML


def letter_html(letter: Letter, style: str, *, leave: bool = False) -> str:
    """One column, no picture, no script. `leave`: with the way out that a copy read in a browser has.

    The style stands once in the head, under its hash: attributes would need a policy that lets any style in.
    """
    way_out = (
        f'<header><a class="exit-go" href="{escape(letter.leave_href)}" rel="noreferrer">'
        f"{_words(letter.leave)}</a></header>\n"
        if leave
        else ""
    )
    dress = Dress(style, "", letter.leave_href)
    head = policy_head(
        letter.locale, letter.direction, (d.Text(letter.title),), dress, indexed=letter.release
    )
    return (
        f'{head}<body>\n{way_out}<main>\n<p class="pre">{_words(letter.preheader)}</p>\n'
        f"<h1>{_words(letter.title)}</h1>\n{flow(letter.blocks, Place(_address, letter.locale))}\n"
        "</main>\n</body>\n</html>\n"
    )


def _words(text: str) -> str:
    return escape(text, quote=False)


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
