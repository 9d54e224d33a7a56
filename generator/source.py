"""YAML text to plain values that still know the line and column they came from.

YAML 1.2 core scalars, read with libyaml. Duplicate keys, aliases and tags are refused, so that a
file says what it seems to say and no file can unfold into more than it holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .diagnostics import Report, Span

MAX_BYTES = 2_000_000
BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
INVISIBLE = {0x200B, 0x2060, 0xFEFF, 0x00AD}

Path_ = tuple[str | int, ...]


class Loader(yaml.CSafeLoader):
    """libyaml with the scalars of the YAML 1.2 core schema: no `yes`, no sexagesimal, no date."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


@dataclass(frozen=True)
class Located:
    """A parsed file: its plain value, and the place of every part of it."""

    path: str
    value: Any
    spans: dict[Path_, Span] = field(default_factory=dict)
    keys: dict[Path_, Span] = field(default_factory=dict)

    def span(self, *path: str | int) -> Span:
        """The place of a value, or of the nearest part that holds it."""
        return self._nearest(self.spans, path)

    def key_span(self, *path: str | int) -> Span:
        """The place of a key, or of the nearest part that holds it."""
        return self.keys.get(path) or self.span(*path)

    def _nearest(self, table: dict[Path_, Span], path: Path_) -> Span:
        for length in range(len(path), -1, -1):
            if path[:length] in table:
                return table[path[:length]]
        return Span(self.path)


def read_text(root: Path, path: str, report: Report) -> str | None:
    """The text of a file below `root`, or None with a diagnostic for anything unfit to read."""
    file = root / path
    try:
        if file.stat().st_size > MAX_BYTES:
            report.error(
                Span(path),
                "file-too-large",
                f"the file has {file.stat().st_size:,} bytes.",
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
        text = raw.decode("utf-8")
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
    for found in re.finditer("[^\\t\\n\\r\\x20-\\x7e\\xa0-\\uffff\\U00010000-\\U0010ffff]", text):
        report.error(
            span_of_offset(path, text, found.start()),
            "control-character",
            f"a control character, U+{ord(found.group()):04X}, stands here.",
            "Delete it.",
        )
        ok = False
    for found in re.finditer(
        "[\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff\\u00ad]",
        text.removeprefix("\ufeff"),
    ):
        report.error(
            span_of_offset(path, text, found.start()),
            "invisible-character",
            f"an invisible character stands here: {unicodedata.name(found.group(), 'unknown')}.",
            "Delete it: it can make a text read otherwise than it is.",
        )
        ok = False
    return ok


def parse_yaml(path: str, text: str, report: Report) -> Located | None:
    """A text as a located value; None with a diagnostic where it is not YAML as we take it."""
    loader = Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
        report.error(
            span, "broken-yaml", f"this is not YAML: {error.problem or error.context}.", _yaml_mend(error)
        )
        return None
    except (yaml.YAMLError, RecursionError) as error:
        report.error(Span(path), "broken-yaml", f"this is not YAML: {str(error).splitlines()[0]}.")
        return None
    finally:
        loader.dispose()
    located = Located(path, None)
    before = len(report.diagnostics)
    value = _Builder(path, loader, located, report).build(node, ()) if node else None
    if len(report.diagnostics) > before:
        return None
    return Located(path, value, located.spans, located.keys)


def _yaml_mend(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem)
    if "\\t" in problem or "tab" in problem or "cannot start any token" in problem:
        return "Indent with spaces, never with tabs; quote a value that begins with a special sign."
    if "mapping values are not allowed" in problem:
        return 'Quote a value that holds a colon and a space: "like: this".'
    return "Compare the indentation and the quotes with the entry before."


@dataclass
class _Builder:
    path: str
    loader: Loader
    located: Located
    report: Report
    seen: set[int] = field(default_factory=set)

    def build(self, node: Node, path: Path_) -> Any:
        span = Span(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
        self.located.spans[path] = span
        if id(node) in self.seen:
            self.report.error(
                span, "alias", "anchors and aliases are not used here.", "Write the value again."
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.build(child, (*path, at)) for at, child in enumerate(node.value)]
        return self._scalar(node, span)

    def _scalar(self, node: Node, span: Span) -> Any:
        assert isinstance(node, ScalarNode)
        kind = node.tag.rpartition(":")[2]
        if not node.tag.startswith("tag:yaml.org,2002:") or kind not in _SCALARS:
            self.report.error(span, "yaml-tag", f'the tag "{node.tag}" is not used here.', "Delete the tag.")
            return None
        return _SCALARS[kind](node.value)

    def _mapping(self, node: MappingNode, path: Path_) -> dict[Hashable, Any]:
        out: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            span = Span(self.path, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, ScalarNode):
                self.report.error(span, "complex-key", "a key must be a plain word.", "Write a plain key.")
                continue
            key = key_node.value
            if key in out:
                self.report.error(
                    span,
                    "duplicate-key",
                    f'the key "{key}" stands twice.',
                    f"It was first given at line {self.located.keys[*path, key].line}: keep one.",
                )
                continue
            self.located.keys[(*path, key)] = span
            out[key] = self.build(value_node, (*path, key))
        return out


_SCALARS: dict[str, Any] = {
    "str": str,
    "int": int,
    "float": float,
    "null": lambda _text: None,
    "bool": lambda text: text.lower() == "true",
}
