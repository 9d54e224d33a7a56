"""The text of a training module: reading, and blocks that are shown, done, asked or handed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from . import document as d
from .diagnostics import Span
from .markdown import PageText, Say, read_blocks
from .source import Located


@dataclass(frozen=True)
class Answer:
    """An answer offered: whether it is right, its words, what is said to whoever chose it."""

    right: bool
    text: str
    feedback: str | None
    span: Span


@dataclass(frozen=True)
class Block:
    """A fenced block. `tokens` are its own words, without title and parts; texts have its context."""

    kind: str
    id: str
    context: str
    span: Span
    attributes: Mapping[str, str]
    title: str | None
    tokens: tuple[Token, ...]
    parts: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    feedback: str | None = None

    @property
    def depth(self) -> int:
        """From which depth of a session it is used; a handout is always."""
        return int(self.attributes.get("depth", "1"))

    @property
    def minutes(self) -> int:
        """How long it takes in a session."""
        return int(self.attributes.get("minutes", "0"))

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that it teaches or asks for."""
        return tuple(filter(None, self.attributes.get("outcomes", "").split(",")))

    def words(self, say: Say) -> d.Blocks:
        """Its own words, below the title."""
        return read_blocks(self.context, self.tokens, say, fixed=True)

    def part(self, name: str, say: Say) -> d.Blocks:
        """The words of one of its parts."""
        return read_blocks(self.context, self.parts.get(name, ()), say, fixed=True)


@dataclass(frozen=True)
class Reading:
    """What a learner reads between two blocks."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Lesson:
    """A module's text: front matter, reading and blocks in their order, every text that can be translated."""

    id: str
    span: Span
    front: Located
    flow: tuple[Reading | Block, ...]
    texts: tuple[PageText, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The fenced blocks, in their order."""
        return tuple(part for part in self.flow if isinstance(part, Block))

    def of_kind(self, kind: str) -> tuple[Block, ...]:
        """The blocks of a kind."""
        return tuple(block for block in self.blocks if block.kind == kind)

    def reading(self, say: Say) -> d.Blocks:
        """What a learner reads, in one piece."""
        tokens = tuple(token for part in self.flow if isinstance(part, Reading) for token in part.tokens)
        return read_blocks(self.id, tokens, say)
