"""Files of a project, each parsed once: by itself, before anybody knows what it means.

This module loads little, so that a build can begin to parse before the rest of the program is there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .catalogue import parse_po
from .diagnostics import Report
from .processes import JobFailedError, Running, can_fork_safely
from .source import parse_yaml, read_text

FACTS = "content/facts"
# The folders that hold the sources of a project.
SOURCES = ("content", "modules")
PARSERS: dict[str, Any] = {".po": parse_po, ".yml": parse_yaml}
# Texts of less than this are parsed sooner than a process starts.
MUCH = 500_000
# So much is parsed elsewhere while the rest of the program loads here.
MEANWHILE = 2_000_000

Entry = tuple[tuple[int, int], Any, list[Any]]


@dataclass
class Cache:
    """Parsed files, kept for later loads while their size and time stay the same (`reperes serve`).

    `once`: a build loads once, and what it has read of a file is let go.
    """

    once: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    begun: Running[dict[str, Entry]] | None = None
    elsewhere: frozenset[str] = frozenset()

    def get(self, root: Path, path: str, parse: Any, report: Report) -> Any:
        """The parsed file, read again only if it changed; its diagnostics come again each time."""
        if path in self.elsewhere:
            self._take()
        try:
            stat = (root / path).stat()
            signature = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            signature = (0, 0)
        known = self.entries.get(path)
        if known is None or known[0] != signature:
            own = Report()
            text = read_text(root, path, own)
            value = parse(path, text, own) if text is not None else None
            known = self.entries[path] = (signature, value, own.diagnostics)
        if self.once:
            del self.entries[path]
        report.diagnostics.extend(known[2])
        return known[1]

    def begin(self, root: Path) -> None:
        """Parse facts, wording and catalogues in a process of its own while the program loads.

        Where there is more to parse than that takes, the facts that are read first are parsed here. A first
        load only: the files of later ones are known. Should that process fail, its files are parsed where
        they are asked for.
        """
        if self.entries or self.begun or not can_fork_safely():
            return
        with contextlib.suppress(OSError):
            found = [path for form in PARSERS for path in sources(root, f"*{form}")]
            sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in found}
            whole = sum(sizes.values())
            if whole > MUCH:
                facts = {path: size for path, size in sizes.items() if path.startswith(FACTS + "/")}
                own = _read_first(facts, (whole - MEANWHILE) // 2)
                self.elsewhere = frozenset(sizes.keys() - own)
                self.begun = Running.begin("parsing", _parsing(root, sorted(self.elsewhere)))

    def _take(self) -> None:
        """Wait for what `begin` began."""
        assert self.begun is not None
        with contextlib.suppress(JobFailedError):
            self.entries.update(self.begun.answer())
        self.begun.end()
        self.begun, self.elsewhere = None, frozenset()


def sources(root: Path, pattern: str) -> Iterator[Path]:
    """The files of a project's sources whose names fit."""
    for folder in SOURCES:
        yield from (root / folder).rglob(pattern)


def _read_first(sizes: Mapping[str, int], most: int) -> set[str]:
    """Up to three quarters of some files, those read first: a folder's own before those of its folders."""
    room, own = min(most, sum(sizes.values()) * 3 // 4), set()
    for path in sorted(sizes, key=lambda path: (path.count("/"), path)):
        room -= sizes[path]
        if room < 0:
            break
        own.add(path)
    return own


def _parsing(root: Path, paths: Sequence[str]) -> Callable[[], dict[str, Entry]]:
    def parse() -> dict[str, Entry]:
        cache = Cache()
        for path in paths:
            cache.get(root, path, PARSERS[Path(path).suffix], Report())
        return cache.entries

    return parse
