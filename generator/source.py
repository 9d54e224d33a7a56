"""YAML text to plain values that still know the line and column they came from.

YAML 1.2 core scalars, read with libyaml. Duplicate keys, aliases and tags are refused, so that a
file says what it seems to say and no file can unfold into more than it holds.
"""

from __future__ import annotations

import math
import re
import stat
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .diagnostics import Report, Span
from .values import value

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
# Nothing that is counted here comes near it, and every program that reads our data holds it exactly.
MAX_NUMBER = 10**15
SHALLOW = 1  # where the entries of a file stand is asked of each; where their fields do, of what is wrong
CONTROL = re.compile("[^\\t\\n\\x20-\\x7e\\xa0-\\ufffd\\U00010000-\\U0010ffff]")
# Signs of direction, joints of words, line ends that only some programs see, and tags: nothing a reader
# sees. The two joiners U+200C and U+200D stay: Persian and Bengali are written with them.
INVISIBLE = re.compile(
    "[\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb"
    "\\U000e0000-\\U000e007f]"
)
# Where an anchor, an alias or a tag could begin. Most files hold none, and need not be searched node by node.
MARKED = re.compile(r"(?:^|[-:,?\[{])[ \t]*[&*!]", re.MULTILINE)

Path_ = tuple[str | int, ...]
Position = tuple[int, int]
# Line and column of a value, line and column of its key (0 where it has none), and the same of its parts.
Tree = tuple[int, int, int, int, Any]


class Loader(yaml.CSafeLoader):
    """libyaml with the scalars of the YAML 1.2 core schema: no `yes`, no sexagesimal, no date."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        """The tag of a node without a written one; PyYAML's own also looks for paths, which nobody sets."""
        if kind is ScalarNode and implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return tag
        return _DEFAULT_TAGS[kind]

    def descend_resolver(self, *_: object) -> None:
        """No path is looked for."""

    def ascend_resolver(self) -> None:
        """No path is looked for."""


for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


@dataclass(unsafe_hash=True, repr=False)
class Places:
    """Where the parts of a file stand; those that lie deep are looked for when somebody asks for one."""

    path: str
    text: bytes = b""
    shallow: Tree | None = field(default=None, compare=False)

    @cached_property
    def _deep(self) -> Tree | None:
        """The place of every part. The text was read without complaint before."""
        found = parse_yaml(self.path, self.text.decode(), Report(), depth=MAX_DEPTH + 1)
        return found.places.shallow if found else None

    def span(self, *path: str | int) -> Span:
        """The place of a value, or of the nearest part that holds it."""
        if self.shallow is None:
            return Span(self.path)
        line, column, _, _, _ = self._nearest(path)[0]
        return Span(self.path, line, column)

    def key_span(self, *path: str | int) -> Span:
        """The place of a key, or of the nearest part that holds it."""
        if self.shallow is None:
            return Span(self.path)
        (line, column, key_line, key_column, _), whole = self._nearest(path)
        return Span(self.path, key_line, key_column) if whole and key_line else Span(self.path, line, column)

    def holds(self, *path: str | int) -> bool:
        """Whether the file has a part at this path."""
        return self.shallow is not None and self._nearest(path)[1]

    def _nearest(self, path: Path_) -> tuple[Tree, bool]:
        """The deepest part on the way to a path, and whether it is the one at its end."""
        found = self.shallow if len(path) <= SHALLOW else self._deep
        assert found is not None
        for step in path:
            parts = found[4]
            if isinstance(parts, list):
                parts = dict(enumerate(parts))
            if not parts or step not in parts:
                return found, False
            found = parts[step]
        return found, True


@dataclass(frozen=True, repr=False)
class Located:
    """A parsed file: its plain value, and the place of every part of it."""

    value: Any
    places: Places

    def span(self, *path: str | int) -> Span:
        """The place of a value, or of the nearest part that holds it."""
        return self.places.span(*path)

    def key_span(self, *path: str | int) -> Span:
        """The place of a key, or of the nearest part that holds it."""
        return self.places.key_span(*path)

    def holds(self, *path: str | int) -> bool:
        """Whether the file has a part at this path."""
        return self.places.holds(*path)

    def origin(self, *path: str | int) -> Origin:
        """Where one of its parts was read, without what was read."""
        return Origin(self.places, path)


@value
class Origin:
    """Where an entity, its wording or a text was read."""

    places: Places
    prefix: Path_

    def span(self, *path: str | int) -> Span:
        """The place of one of its values."""
        return self.places.span(*self.prefix, *path)

    def key_span(self, *path: str | int) -> Span:
        """The place of one of its keys."""
        return self.places.key_span(*self.prefix, *path)

    def below(self, *path: str | int) -> Origin:
        """Where one of its parts was read."""
        return Origin(self.places, (*self.prefix, *path))


Place = Span | Origin


def span_of(at: Place) -> Span:
    """A place as line and column. That of an origin is looked up, which takes longer."""
    return at if isinstance(at, Span) else at.span()


def read_text(root: Path, path: str, report: Report) -> str | None:
    """The text of a file below `root`, or None with a diagnostic for anything unfit to read."""
    file = root / path
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            report.error(
                Span(path),
                "not-a-file",
                "this is no plain file.",
                "Put a plain text file here, or take it away.",
            )
            return None
        if found.st_size > MAX_BYTES:
            report.error(
                Span(path),
                "file-too-large",
                f"the file has {found.st_size:,} bytes.",
                f"Keep a source under {MAX_BYTES:,} bytes: split it.",
            )
            return None
        raw = file.read_bytes()
    except OSError as error:
        report.error(
            Span(path),
            "unreadable-file",
            f"the file cannot be read: {error.strerror or error}.",
            "Check that it is there and that you may read it.",
        )
        return None
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        report.error(
            _span_of_byte(path, raw, error.start),
            "not-utf8",
            "the file is not UTF-8 text here.",
            "Save the file as UTF-8 (not Latin-1 or Windows-1252).",
        )
        return None
    return text if _clean(path, text, report) else None


def _span_of_byte(path: str, raw: bytes, at: int) -> Span:
    before = raw[:at]
    start = before.rfind(b"\n") + 1
    return Span(path, before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1)


def span_of_offset(path: str, text: str, at: int) -> Span:
    """The place of a character offset in a text."""
    return Span(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _clean(path: str, text: str, report: Report) -> bool:
    ok = True
    if text.startswith("\ufeff"):
        report.error(
            Span(path),
            "byte-order-mark",
            "the file begins with a byte order mark.",
            "Save the file as UTF-8 without BOM.",
        )
        ok = False
    marked = text.removeprefix("\ufeff")
    for pattern in (CONTROL, INVISIBLE):
        for found in pattern.finditer(marked):
            unfit = unfit_sign(found.group())
            assert unfit is not None
            report.error(span_of_offset(path, marked, found.start()), *unfit)
            ok = False
    return ok


def unfit_sign(text: str) -> tuple[str, str, str] | None:
    """The first sign of a text that nobody should write or could see: code, message and mend."""
    if found := CONTROL.search(text):
        return (
            "control-character",
            f"a control character, U+{ord(found.group()):04X}, stands here.",
            "Delete it.",
        )
    if found := INVISIBLE.search(text):
        name = unicodedata.name(found.group(), f"U+{ord(found.group()):04X}")
        return (
            "invisible-character",
            f"an invisible character stands here: {name}.",
            "Delete it: it can make a text read otherwise than it is.",
        )
    return None


def parse_yaml(path: str, text: str, report: Report, depth: int = SHALLOW) -> Located | None:
    """A text as a located value; None with a diagnostic where it is not YAML as we take it.

    `depth`: how deep the places of its parts are taken down.
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        marks = [error.problem_mark, error.context_mark]
        if "end of stream" in str(error.problem):  # look where the quote was opened, not where the file ends
            marks.reverse()
        mark = next(filter(None, marks), None)
        report.error(
            _span_of_mark(path, text, mark) if mark else Span(path),
            "broken-yaml",
            f"this is not YAML: {error.problem or error.context}.",
            _yaml_mend(error),
        )
        return None
    except (yaml.YAMLError, RecursionError) as error:
        report.error(
            Span(path),
            "broken-yaml",
            f"this is not YAML: {str(error).splitlines()[0]}.",
            "Compare the file with its neighbours.",
        )
        return None
    finally:
        loader.dispose()
    if node is None:
        return Located(None, Places(path))
    before = len(report.diagnostics)
    builder = _Builder(path, loader, report, MARKED.search(text) is not None, depth)
    built, parts = builder.build(node, 0)
    if len(report.diagnostics) > before:
        return None
    return Located(built, Places(path, text.encode(), (*_place(node), 0, 0, parts)))


def _span_of_mark(path: str, text: str, mark: yaml.Mark) -> Span:
    """The place of libyaml's mark, which stands a line below a text whose last line does not end."""
    lines = text.split("\n")
    if mark.line < len(lines):
        return Span(path, mark.line + 1, mark.column + 1)
    return Span(path, len(lines), len(lines[-1]) + 1)


def _yaml_mend(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem)
    if "another document" in problem:
        return "Delete the line ---: a file holds one document."
    if "nesting depth" in problem:
        return "Nothing here is nested so deep: close the brackets."
    if "\\t" in problem or "tab" in problem or "cannot start any token" in problem:
        return "Indent with spaces, never with tabs; quote a value that begins with a special sign."
    if "mapping values are not allowed" in problem:
        return 'Quote a value that holds a colon and a space: "like: this".'
    return "Compare the indentation and the quotes with the entry before."


@dataclass
class _Builder:
    path: str
    loader: Loader
    report: Report
    careful: bool  # the text may hold an alias or a tag
    depth: int  # how deep places are taken down
    seen: set[int] = field(default_factory=set)

    def build(self, node: Node, depth: int) -> tuple[Any, Any]:
        """A value, and the places of its parts: by key, by position, or None where it has none."""
        if self.careful and self._unfit(node):
            return None, None
        if depth > MAX_DEPTH:
            self._error(
                _place(node),
                "too-deep",
                f"this is nested deeper than {MAX_DEPTH} levels.",
                "Close the brackets before.",
            )
            return None, None
        if isinstance(node, ScalarNode):
            plain = node.tag == _STR and node.style != '"'
            return (node.value if plain else self._scalar(node)), None
        if isinstance(node, MappingNode):
            return self._mapping(node, depth + 1)
        built = [self.build(child, depth + 1) for child in node.value]
        parts = None
        if depth < self.depth:
            parts = [
                (*_place(child), 0, 0, inner) for child, (_, inner) in zip(node.value, built, strict=True)
            ]
        return [found for found, _ in built], parts

    def _unfit(self, node: Node) -> bool:
        """Whether a node stands in the file a second time, or has a tag."""
        span = _place(node)
        if self._met(node, span):
            return True
        if node.tag != self._plain_tag(node):
            self._error(span, "yaml-tag", f'the tag "{node.tag}" is not used here.', "Delete the tag.")
            return True
        return False

    def _error(self, place: Position, code: str, message: str, mend: str) -> None:
        self.report.error(Span(self.path, *place), code, message, mend)

    def _met(self, node: Node, span: Position) -> bool:
        """Whether a node stands in the file a second time, by an alias."""
        if id(node) in self.seen:
            self._error(span, "alias", "anchors and aliases are not used here.", "Write the value again.")
            return True
        self.seen.add(id(node))
        return False

    def _plain_tag(self, node: Node) -> str:
        """The tag a node has if none is written."""
        if not isinstance(node, ScalarNode):
            return _MAP if isinstance(node, MappingNode) else _SEQ
        plain = not node.style
        return self.loader.resolve(ScalarNode, node.value, (plain, not plain))

    def _scalar(self, node: ScalarNode) -> Any:
        if node.style == '"' and (unfit := unfit_sign(node.value)) is not None:
            self._error(_place(node), *unfit)
            return None
        if node.tag == _STR:
            return node.value
        try:
            value = _SCALARS[node.tag.rpartition(":")[2]](node.value)
        except ValueError:  # more digits than Python reads
            value = math.inf
        if value is not None and not -MAX_NUMBER < value < MAX_NUMBER:
            self._error(_place(node), "number-too-large", "this number is too large.", "Correct it.")
            return None
        return value

    def _mapping(self, node: MappingNode, depth: int) -> tuple[dict[Hashable, Any], Any]:
        values: dict[Hashable, Any] = {}
        parts: dict[Hashable, Tree] | None = {} if depth <= self.depth else None
        for key_node, value_node in node.value:
            if not self._is_key(key_node):
                continue
            key = key_node.value
            if key in values:
                first = next(other for other, _ in node.value if other.value == key)
                self._error(
                    _place(key_node),
                    "duplicate-key",
                    f'the key "{key}" stands twice.',
                    f"It was first given at line {_place(first)[0]}: keep one.",
                )
                continue
            values[key], inner = self.build(value_node, depth)
            if parts is not None:
                parts[key] = (*_place(value_node), *_place(key_node), inner)
        return values, parts

    def _is_key(self, node: Node) -> bool:
        """Whether a key is a plain word: no list, no alias, no number that only looks like a name."""
        if not isinstance(node, ScalarNode):
            self._error(_place(node), "complex-key", "a key must be a plain word.", "Write a plain key.")
            return False
        if self.careful and self._met(node, _place(node)):
            return False
        if node.tag != _STR:
            self._error(
                _place(node),
                "key-not-text",
                f'the key "{node.value}" is not text.',
                f'Write a word, or quote it: "{node.value}":',
            )
            return False
        unfit = unfit_sign(node.value) if node.style == '"' else None
        if unfit is not None:
            self._error(_place(node), *unfit)
        return unfit is None


def _place(node: Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1


_STR, _MAP, _SEQ = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))
_DEFAULT_TAGS: dict[type[Node], str] = {ScalarNode: _STR, MappingNode: _MAP, SequenceNode: _SEQ}
_SCALARS: dict[str, Any] = {
    "int": int,
    "float": float,
    "null": lambda _text: None,
    "bool": lambda text: text.lower() == "true",
}
