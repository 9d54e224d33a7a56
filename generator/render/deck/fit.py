"""What fits where: the largest letters for a text, or as many slides as it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count

from generator.document import Foreign, Inlines, Text, plain
from generator.slide_room import Box, Passage, Style, height

from .layouts import Layout

SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
Passages = tuple[Passage, ...]
SetText = tuple[Passages, Style]


class TooLongError(Exception):
    """A text that fits in no size; the message is the text."""


def fitted(layout: Layout, texts: Mapping[str, Passages]) -> dict[str, SetText]:
    """Each text in the largest letters that fit its place; the answers of a question are set alike."""
    sizes: dict[str, int] = {}
    for name, text in texts.items():
        box, alike = layout.spots[name].box, name.partition("-")[0]
        style = box.style(text)
        if style is None:
            raise TooLongError(" ".join(plain(passage.nodes) for passage in text))
        sizes[alike] = max(sizes.get(alike, 0), box.styles.index(style))
    return {
        name: (text, layout.spots[name].styles[sizes[name.partition("-")[0]]]) for name, text in texts.items()
    }


def pages(text: Passages, box: Box) -> tuple[SetText, ...]:
    """The parts of a text, a slide each, in one style: the fewest that will do, as even as can be."""
    text = tuple(piece for passage in text for piece in _fitting(passage, box))
    for number in count(1):
        for style in box.styles:
            parts = _even(text, number, style, box)
            if parts is not None:
                return tuple((part, style) for part in parts)
        if number >= len(text):
            raise TooLongError(" ".join(plain(passage.nodes) for passage in text))
    raise AssertionError


def _fitting(passage: Passage, box: Box) -> Iterator[Passage]:
    """A paragraph; where it is higher than a slide, its sentences."""
    if height((passage,), box.styles[-1], box.width) <= box.height:
        yield passage
        return
    first, *others = _sentences(passage.nodes)
    yield Passage(first, passage.mark, passage.number, passage.level)
    yield from (Passage(found, level=passage.level) for found in others)


def _sentences(nodes: Inlines) -> list[Inlines]:
    found: list[Inlines] = [()]
    for node in nodes:
        if isinstance(node, Foreign):
            pieces: list[Inlines] = [(Foreign(node.lang, piece),) for piece in _sentences(node.children)]
        elif isinstance(node, Text):
            pieces = [(Text(piece),) for piece in SENTENCE_END.split(node.text)]
        else:
            pieces = [(node,)]
        found[-1] += pieces[0]
        found += pieces[1:]
    return found


def _even(text: Passages, number: int, style: Style, box: Box) -> tuple[Passages, ...] | None:
    """A text in so many parts that each fit, the highest as low as can be; None where they do not."""
    heights = [height((passage,), style, box.width) for passage in text]

    @cache
    def best(begin: int, left: int) -> tuple[float, tuple[int, ...]]:
        """How high is the highest part of what begins there, and where its parts end."""
        if left == 1:
            return sum(heights[begin:]), (len(text),)
        ways = []
        for end in range(begin + 1, len(text) - left + 2):
            highest, ends = best(end, left - 1)
            ways.append((max(highest, sum(heights[begin:end])), (end, *ends)))
        return min(ways, default=(float("inf"), ()))

    highest, ends = best(0, number)
    if highest > box.height:
        return None
    return tuple(text[begin:end] for begin, end in zip((0, *ends), ends, strict=False))
