"""The text of a training module: Markdown with fenced blocks, parsed once.

::: and :::: fences come from mdit-py-plugins; what may stand in them, and where, is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from . import document as d
from .diagnostics import Report, Span, did_you_mean
from .markdown import FRONT, HEADING_ID, PageText, Say, read_blocks, text_line
from .source import Located, parse_yaml

# Each kind of block, with the attributes that it must have and those that it may have.
BLOCKS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "slide": (("depth", "minutes"), ()),
    "activity": (("depth", "minutes", "method", "outcomes"), ()),
    "case": (("depth", "minutes", "distress", "outcomes"), ()),
    "question": (("kind", "depth", "outcomes"), ()),
    "handout": ((), ()),
}
# The parts that a block may hold, in fences of their own.
PARTS: dict[str, tuple[str, ...]] = {
    "slide": ("note",),
    "activity": ("note",),
    "case": ("prompts", "answers", "note"),
    "question": (),
    "handout": (),
}
METHODS = ("plenary", "pairs", "groups", "alone", "roleplay", "cards", "debate")
QUESTIONS = ("choice", "true-false", "matching", "short")
VALUES = {"depth": ("1", "2", "3"), "distress": ("1", "2", "3"), "method": METHODS, "kind": QUESTIONS}
NUMBER = re.compile(r"[1-9]\d{0,2}\Z")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ANSWER = re.compile(r"\[([ x])\]\s+")
PAIR = " = "

_parser = MarkdownIt("commonmark", {"html": False}).enable("table")
_parser.use(container_plugin, "block", validate=lambda _params, _markup: True)
_parser.core.ruler.disable(["inline"])


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


def parse_lesson(name: str, path: str, text: str, report: Report) -> Lesson | None:
    """The text of a module; None, with diagnostics, where it cannot be read."""
    match = FRONT.match(text)
    if not match:
        report.error(
            Span(path),
            "missing-front-matter",
            "the module has no front matter.",
            "Begin it with ---, title:, lead:, outcomes:, questions:, keep:, --- on lines of their own.",
        )
        return None
    front = parse_yaml(path, "\n" + match.group(1), report)
    if front is None:
        return None
    before = len(report.diagnostics)
    reading = _Parsing(name, path, text[: match.end()].count("\n"), report)
    flow = tuple(reading.flow(_parser.parse(text[match.end() :])))
    if len(report.diagnostics) > before:
        return None
    return Lesson(name, Span(path), front, flow, tuple(reading.texts))


@dataclass
class _Parsing:
    """Tokens to reading and blocks; texts are collected on the way."""

    name: str
    path: str
    offset: int
    report: Report
    texts: list[PageText] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)
    context: str = ""

    def flow(self, tokens: list[Token]) -> Iterator[Reading | Block]:
        self.context = self.name
        plain: list[Token] = []
        at = 0
        while at < len(tokens):
            if tokens[at].type == "container_block_open":
                if plain:
                    yield self._reading(plain)
                    plain = []
                end = _end(tokens, at)
                block = self._block(tokens[at], tokens[at + 1 : end])
                if block is not None:
                    yield block
                at = end
            else:
                plain.append(tokens[at])
            at += 1
        if plain:
            yield self._reading(plain)

    def _reading(self, tokens: list[Token]) -> Reading:
        for before, token in zip((None, *tokens), tokens, strict=False):
            if token.type != "inline":
                continue
            text = token.content
            if before is not None and before.type == "heading_open":
                found = HEADING_ID.search(text)
                if found is None:
                    self._error(
                        token,
                        "heading-without-id",
                        "this heading has no id.",
                        "End it with one: ## Title {#a-short-id}",
                    )
                    continue
                self._taken(found.group(1), self._span(token))
                self.context, text = f"{self.name}#{found.group(1)}", HEADING_ID.sub("", text)
            self._text(self.context, text, token)
        return Reading(tuple(tokens))

    def _block(self, opening: Token, inner: list[Token]) -> Block | None:
        kind, *words = opening.info.split()
        span = self._span(opening)
        if kind not in BLOCKS:
            self._error(
                opening,
                "unknown-block",
                f'"{kind}" is no block.',
                did_you_mean(kind, BLOCKS) or f"Write one of: {', '.join(BLOCKS)}.",
            )
            return None
        name = words.pop(0) if words and "=" not in words[0] else kind
        if not SLUG.match(name):
            self._error(opening, "wrong-form", f'"{name}" is no id.', "Write it like-this: small letters.")
            return None
        self._taken(name, span)
        attributes = self._attributes(opening, kind, words)
        if attributes is None:
            return None
        own, parts = self._parted(kind, inner)
        title, own = _titled(own) if kind != "handout" else (None, own)
        if title is None and kind in ("slide", "activity", "case"):
            self._error(opening, "no-title", f"{name} has no title.", "Begin it with ### and a few words.")
        block = Block(
            kind,
            name,
            f"{self.name}#{name}",
            span,
            attributes,
            title.content if title else None,
            tuple(own),
            parts,
        )
        if title is not None:
            self._text(block.context, title.content, title)
        if kind == "question":
            return self._question(block, own)
        for tokens in (own, *parts.values()):
            self._texts(block.context, tokens)
        return block

    def _attributes(self, opening: Token, kind: str, words: list[str]) -> dict[str, str] | None:
        must, may = BLOCKS[kind]
        found: dict[str, str] = {}
        good = True
        for word in words:
            key, _, value = word.partition("=")
            fit = NUMBER.match(value) if key == "minutes" else value in VALUES.get(key, (value,))
            if key not in (*must, *may):
                mend = (
                    did_you_mean(key, (*must, *may)) or f"A {kind} has {', '.join((*must, *may)) or 'none'}."
                )
                self._error(opening, "unknown-attribute", f'"{word}": unknown attribute.', mend)
                good = False
            elif not value or not fit:
                choices = ", ".join(VALUES.get(key, ("a number of minutes",)))
                self._error(opening, "wrong-value", f'{key}: "{value}" does not fit.', f"Write {choices}.")
                good = False
            found[key] = value
        for key in must:
            if key not in found:
                self._error(
                    opening, "missing-attribute", f"{kind} has no {key}.", f"Add {key}=… to the fence."
                )
                good = False
        return found if good else None

    def _parted(self, kind: str, inner: list[Token]) -> tuple[list[Token], dict[str, tuple[Token, ...]]]:
        own: list[Token] = []
        parts: dict[str, tuple[Token, ...]] = {}
        at = 0
        while at < len(inner):
            token = inner[at]
            if token.type != "container_block_open":
                own.append(token)
                at += 1
                continue
            end = _end(inner, at)
            name = token.info.strip()
            if name not in PARTS[kind] or name in parts:
                known = ", ".join(PARTS[kind]) or "no part"
                self._error(
                    token,
                    "unknown-block",
                    f'"{name}" does not belong here, or is here already.',
                    did_you_mean(name, PARTS[kind]) or f"A {kind} holds {known}; each once.",
                )
            else:
                parts[name] = tuple(inner[at + 1 : end])
            at = end + 1
        return own, parts

    def _question(self, block: Block, own: list[Token]) -> Block:
        """A question's stem, its answers or pairs, what is said of them."""
        stem, listed, after = _around_list(own)
        self._texts(block.context, stem)
        answers: list[Answer] = []
        pairs: list[tuple[str, str]] = []
        for item in listed:
            inlines = [token for token in item if token.type == "inline"]
            if not inlines:
                continue
            first, *said = inlines
            if block.attributes["kind"] == "matching":
                left, sign, right = first.content.partition(PAIR)
                if not sign:
                    self._error(first, "no-pair", "this is no pair.", "Write: left words = right words")
                    continue
                pairs.append((left.strip(), right.strip()))
                for text in pairs[-1]:
                    self._text(block.context, text, first)
                continue
            mark = ANSWER.match(first.content)
            if mark is None:
                self._error(
                    first, "no-answer-mark", "is this answer right or wrong?", "Begin it with [x] or [ ]."
                )
                continue
            text = first.content[mark.end() :]
            self._text(block.context, text, first)
            for token in said:
                self._text(block.context, token.content, token)
            feedback = said[0].content if said else None
            answers.append(Answer(mark.group(1) == "x", text, feedback, self._span(first)))
        self._texts(block.context, after)
        feedback = next((token.content for token in after if token.type == "inline"), None)
        found = Block(
            block.kind, block.id, block.context, block.span, block.attributes, None, tuple(stem), {},
            tuple(answers), tuple(pairs), feedback,
        )  # fmt: skip
        self._judged(found)
        return found

    def _judged(self, found: Block) -> None:
        """Whether a question can be answered, in one way."""
        kind = found.attributes["kind"]
        right = sum(answer.right for answer in found.answers)
        wrong = {
            "choice": right != 1 or len(found.answers) < 3,  # noqa: PLR2004
            "true-false": right != 1 or len(found.answers) != 2,  # noqa: PLR2004
            "matching": len(found.pairs) < 3 or len(dict(found.pairs)) < len(found.pairs),  # noqa: PLR2004
            "short": right < 1 or right != len(found.answers),
        }[kind]
        if wrong:
            mend = {
                "choice": "Give three answers or more, one of them with [x].",
                "true-false": "Give two answers, one of them with [x].",
                "matching": "Give three pairs or more, each left side once.",
                "short": "Give the answers that count, each with [x].",
            }[kind]
            self.report.error(found.span, "no-right-answer", f"{found.id} has no one right answer.", mend)
        silent = found.answers and kind != "short" and not all(answer.feedback for answer in found.answers)
        if silent or (kind in ("matching", "short") and not (found.feedback or _said(found.answers))):
            self.report.error(
                found.span,
                "no-feedback",
                f"{found.id} says nothing to whoever answered.",
                "Add a line that begins with > below each answer.",
            )
        texts = [answer.text for answer in found.answers]
        if len(set(texts)) < len(texts):
            self.report.error(
                found.span, "equal-answers", f"{found.id} offers the same answer twice.", "Change one."
            )

    def _texts(self, context: str, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self._text(context, token.content, token)

    def _text(self, context: str, text: str, token: Token) -> None:
        self.texts.append(PageText(context, text, self._span(token)))

    def _taken(self, name: str, span: Span) -> None:
        first = self.ids.setdefault(name, span)
        if first is not span:
            self.report.error(
                span,
                "duplicate-id",
                f'the id "{name}" is already taken.',
                f"It stands at {first}: choose another.",
            )

    def _span(self, token: Token) -> Span:
        return Span(self.path, text_line(self.offset, token), 1)

    def _error(self, token: Token, code: str, message: str, mend: str) -> None:
        self.report.error(self._span(token), code, message, mend)


def _said(answers: tuple[Answer, ...]) -> bool:
    return any(answer.feedback for answer in answers)


def _end(tokens: list[Token], at: int) -> int:
    """Where the container that opens at a token is closed."""
    level = tokens[at].level
    for place in range(at + 1, len(tokens)):
        if tokens[place].type == "container_block_close" and tokens[place].level == level:
            return place
    return len(tokens)


def _titled(tokens: list[Token]) -> tuple[Token | None, list[Token]]:
    """The heading with which a block begins, and the rest."""
    if tokens and tokens[0].type == "heading_open":
        return tokens[1], tokens[3:]
    return None, tokens


def _around_list(tokens: list[Token]) -> tuple[list[Token], list[list[Token]], list[Token]]:
    """What stands before the first list, its items, and what follows it."""
    begin = next((at for at, token in enumerate(tokens) if token.type == "bullet_list_open"), len(tokens))
    level = tokens[begin].level if begin < len(tokens) else 0
    end = next(
        (
            at
            for at in range(begin, len(tokens))
            if tokens[at].type == "bullet_list_close" and tokens[at].level == level
        ),
        len(tokens),
    )
    items: list[list[Token]] = []
    for token in tokens[begin + 1 : end]:
        if token.type == "list_item_open" and token.level == level + 1:
            items.append([])
        elif items:
            items[-1].append(token)
    return tokens[:begin], items, tokens[end + 1 :]
