"""Problems found in sources, as values: where, what is wrong, and the mend."""

from __future__ import annotations

import difflib
import json
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Literal

from .values import value

Severity = Literal["error", "warning"]


@value(order=True)
class Span:
    """A place in a file; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@value(order=True)
class Diagnostic:
    """One problem. `code` is stable: tests, documentation and habits rest on it."""

    span: Span
    code: str
    message: str
    mend: str = ""
    severity: Severity = "error"

    def text(self, width: int | None = None) -> str:
        """As compilers print it; wrapped only where a width is given (a terminal)."""
        head = f"{self.span}: {self.severity}: {self.code}"
        body = [line for part in (self.message, self.mend) if part for line in _wrap(part, width)]
        return "\n".join([head, *(f"  {line}" for line in body)])

    def github(self) -> str:
        """As a GitHub annotation."""
        text = _escaped(" ".join(filter(None, [self.message, self.mend])), "%\r\n")
        path = _escaped(self.span.path, "%\r\n:,")
        place = f"file={path},line={self.span.line},col={self.span.column}"
        return f"::{self.severity} {place},title={self.code}::{text}"


def _escaped(text: str, signs: str) -> str:
    """A text in which GitHub finds no sign of its own commands; `%` comes first among them."""
    for sign in signs:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _wrap(text: str, width: int | None) -> list[str]:
    lines = text.splitlines()
    if width is None:
        return lines
    return [piece for line in lines for piece in textwrap.wrap(line, max(40, width - 2))]


@dataclass
class Report:
    """All problems of one run. Collecting is the only thing that changes it."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, span: Span, code: str, message: str, mend: str = "") -> None:
        """Note an error: nothing is built."""
        self.diagnostics.append(Diagnostic(span, code, message, mend))

    def warning(self, span: Span, code: str, message: str, mend: str = "") -> None:
        """Note a warning: the build goes on."""
        self.diagnostics.append(Diagnostic(span, code, message, mend, "warning"))

    def __iter__(self) -> Iterator[Diagnostic]:
        """In the order in which an editor reads: path, line, column."""
        return iter(sorted(set(self.diagnostics)))

    @property
    def failed(self) -> bool:
        """Whether anything in it stops a build."""
        return any(d.severity == "error" for d in self.diagnostics)

    def render(self, form: Literal["text", "json", "github"] = "text", width: int | None = None) -> str:
        """All of it, in one of three forms."""
        if form == "json":
            return json.dumps([asdict(d) for d in self], ensure_ascii=False, indent=2)
        if form == "github":
            return "\n".join(d.github() for d in self)
        return "\n".join(d.text(width) for d in self)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The mend for a misspelt id, field or value; empty when nothing is close."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else ""
