"""The text of a training module, parsed once: Markdown with fenced blocks.

::: and :::: fences come from mdit-py-plugins; what may stand in them, and where, is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from .diagnostics import Report, Span, did_you_mean
from .lesson import Answer, Block, Lesson, Reading
from .markdown import HEADING_ID, PageText, front_matter, text_line
from .model.curriculum import DEPTHS, ModuleWording

# Each kind of block, with the attributes that it must have.
BLOCKS: dict[str, tuple[str, ...]] = {
    "slide": ("depth", "minutes"),
    "activity": ("depth", "minutes", "method", "outcomes"),
    "case": ("depth", "minutes", "distress", "outcomes"),
    "question": ("kind", "depth", "outcomes"),
    "handout": (),
}
TITLED = ("slide", "activity", "case")
# The parts that a block may hold, in fences of their own; those of a case it must.
PARTS: dict[str, tuple[str, ...]] = {
    "slide": ("note",),
    "activity": ("note",),
    "case": ("prompts", "answers", "note"),
    "question": (),
    "handout": (),
}
NEEDED = {"case": ("prompts", "answers")}
METHODS = ("plenary", "pairs", "groups", "alone", "roleplay", "cards", "debate")
# Learning platforms know these answers by their place.
TRUE_FALSE = ["Vrai", "Faux"]
QUESTIONS = ("choice", "true-false", "matching", "short")
GRADES = tuple(map(str, DEPTHS))
VALUES = {"depth": GRADES, "distress": GRADES, "method": METHODS, "kind": QUESTIONS}
NUMBER = re.compile(r"[1-9]\d{0,2}\Z")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ANSWER = re.compile(r"\[([ x])\]\s+")
PAIR = " = "

_parser = MarkdownIt("commonmark", {"html": False}).enable("table")
_parser.use(container_plugin, "block", validate=lambda _params, _markup: True)
_parser.core.ruler.disable(["inline"])


def parse_lesson(name: str, path: str, text: str, report: Report) -> Lesson | None:
    """The text of a module; None, with diagnostics, where it cannot be read."""
    found = front_matter(path, text, tuple(ModuleWording.model_fields), report)
    if found is None:
        return None
    front, body, offset = found
    before = len(report.diagnostics)
    reading = _Parsing(name, path, offset, report)
    flow = tuple(reading.flow(_parser.parse(body)))
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
        kind, _, more = opening.info.strip().partition(" ")
        if kind not in BLOCKS:
            self._error(
                opening,
                "unknown-block",
                f'"{kind}" is no block.' if kind else "this fence names no block.",
                (did_you_mean(kind, BLOCKS) if kind else "")
                or f"Write one of: {', '.join(BLOCKS)}; or delete it, if the block was closed before.",
            )
            return None
        words = more.split()
        name = words.pop(0) if words and "=" not in words[0] else kind
        if not SLUG.match(name):
            self._error(opening, "wrong-form", f'"{name}" is no id.', "Write it like-this: small letters.")
            return None
        span = self._span(opening)
        self._taken(name, span)
        attributes = self._attributes(opening, kind, words)
        if attributes is None:
            return None
        own, parts = self._parted(opening, kind, inner)
        title = None
        if kind in TITLED:
            title, own = self._titled(opening, name, own)
        context = f"{self.name}#{name}"
        block = Block(kind, name, context, span, attributes, title, tuple(own), parts)
        if kind == "question":
            return self._question(block, own)
        for tokens in (own, *parts.values()):
            self._texts(context, tokens)
        return block

    def _titled(self, opening: Token, name: str, own: list[Token]) -> tuple[str | None, list[Token]]:
        """The heading with which a block begins, and the rest."""
        if own and own[0].type == "heading_open":
            self._text(f"{self.name}#{name}", own[1].content, own[1])
            return own[1].content, own[3:]
        self._error(opening, "no-title", f"{name} has no title.", "Begin it with ### and a few words.")
        return None, own

    def _attributes(self, opening: Token, kind: str, words: list[str]) -> dict[str, str] | None:
        before = len(self.report.diagnostics)
        known = BLOCKS[kind]
        found: dict[str, str] = {}
        for word in words:
            key, _, value = word.partition("=")
            fit = NUMBER.match(value) if key == "minutes" else value in VALUES.get(key, (value,))
            if key not in known:
                mend = did_you_mean(key, known) or f"A {kind} has {', '.join(known) or 'none'}."
                self._error(opening, "unknown-attribute", f'"{word}": unknown attribute.', mend)
            elif not value or not fit:
                choices = ", ".join(VALUES.get(key, ("a number of minutes",)))
                self._error(opening, "wrong-value", f'{key}: "{value}" does not fit.', f"Write {choices}.")
            found[key] = value
        for key in known:
            if key not in found:
                self._error(
                    opening, "missing-attribute", f"{kind} has no {key}.", f"Add {key}=… to the fence."
                )
        return found if len(self.report.diagnostics) == before else None

    def _parted(
        self, opening: Token, kind: str, inner: list[Token]
    ) -> tuple[list[Token], dict[str, tuple[Token, ...]]]:
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
                self._error(token, "unknown-block", f'"{name}" does not belong here.', _not_here(name, kind))
            else:
                parts[name] = tuple(inner[at + 1 : end])
            at = end + 1
        for name in NEEDED.get(kind, ()):
            if name not in parts:
                self._error(opening, "missing-part", f"this {kind} has no {name}.", f"Add ::: {name} to it.")
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
            answers.append(Answer(mark.group(1) == "x", text, self._feedback(block, said), self._span(first)))
        feedback = self._feedback(block, [token for token in after if token.type == "inline"])
        found = replace(
            block, tokens=tuple(stem), answers=tuple(answers), pairs=tuple(pairs), feedback=feedback
        )
        self._judged(found)
        return found

    def _feedback(self, block: Block, said: list[Token]) -> str | None:
        """What is said to whoever answered: one paragraph."""
        for extra in said[1:]:
            self._error(
                extra, "too-much-feedback", "a second paragraph would be lost.", "Join it to the first."
            )
        self._texts(block.context, said[:1])
        return said[0].content if said else None

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
        if kind == "true-false" and texts != TRUE_FALSE and not wrong:
            self.report.error(
                found.answers[0].span,
                "true-then-false",
                f"{found.id} offers other answers than {' and '.join(TRUE_FALSE)}, in this order.",
                f"Begin with {TRUE_FALSE[0]}: platforms count on it.",
            )
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


def _not_here(name: str, kind: str) -> str:
    if name.partition(" ")[0] in BLOCKS:
        return "Close the block before it: a line with as many colons, and nothing else."
    known = ", ".join(PARTS[kind]) or "no part"
    return did_you_mean(name, PARTS[kind]) or f"A {kind} holds {known}; each once."


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
