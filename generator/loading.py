"""What a project's files hold, while they are read: found by convention, each id and text taken once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .diagnostics import Report, Span
from .lesson import Lesson
from .markdown import PageSource
from .model import Kind
from .model.base import Entity, Model
from .model.editions import Edition
from .model.exceptions import Excepted
from .model.news import NotPerson
from .model.project import Withheld
from .model.terms import Terms
from .parsed import Cache
from .source import Located, Origin, Path_, parse_yaml
from .units import MAX_TEXT, Unit, too_long
from .validation import validate

SUFFIXES = (".yml", ".md", ".po")


@dataclass
class Loading:
    """What has been read so far, and how a file, an entity or a text joins it."""

    root: Path
    cache: Cache
    report: Report = field(default_factory=Report)
    entities: dict[str, dict[str, Entity]] = field(default_factory=dict)
    wording: dict[str, Model] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    wording_origins: dict[str, Origin] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    singletons: dict[str, Located] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
    editions: dict[str, Edition] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    posts: dict[str, PageSource] = field(default_factory=dict)
    not_persons: tuple[NotPerson, ...] = ()
    exceptions: tuple[Excepted, ...] = ()

    def files(self, folder: str) -> Iterator[str]:
        base = self.root / folder
        if not base.is_dir():
            self.report.error(
                Span(folder),
                "missing-folder",
                "this folder is not there.",
                "Run the command in a project, or name one with -C.",
            )
            return
        for directory, folders, files in os.walk(base):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                path = (Path(directory) / name).relative_to(self.root).as_posix()
                if not name.startswith(".") and not name.endswith("~") and self.readable(path):
                    yield path
            for name in folders:
                self._plain_folder((Path(directory) / name).relative_to(self.root).as_posix())

    def readable(self, path: str) -> bool:
        """Whether a name can be printed: the bytes of a name need not be UTF-8."""
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        if shown != path:
            self.report.error(
                Span(shown), "stray-file", "the name of this file is not UTF-8.", "Give it a plain name."
            )
        return shown == path

    def _plain_folder(self, path: str) -> None:
        """Report folders that nothing would be read from, though somebody put them there."""
        if not self.readable(path):
            return
        if (self.root / path).is_symlink():
            self.report.error(
                Span(path), "not-a-file", "links to folders are not followed.", "Put the folder itself here."
            )
        elif path.endswith(SUFFIXES):
            self.report.error(
                Span(path), "not-a-file", "this is a folder, not a file.", "Rename it, or put a file here."
            )

    def yaml(self, path: str) -> Located | None:
        found: Located | None = self.cache.get(self.root, path, parse_yaml, self.report)
        return found

    def take(self, kind: Kind, entity: Entity, origin: Origin) -> None:
        """Remember an entity, unless its id is taken."""
        if entity.id in self.origins:
            first = self.origins[entity.id].span()
            self.report.error(
                origin.span("id"),
                "duplicate-id",
                f'the id "{entity.id}" is already taken.',
                f"It was first given at {first}: choose another.",
            )
            return
        self.entities.setdefault(kind.name, {})[entity.id] = entity
        self.origins[entity.id] = origin

    def keep(self, unit: Unit) -> None:
        """Remember a unit. A page may say the same twice under a heading; nothing else shares an id."""
        unfit = too_long(unit.text)
        if unfit is not None:
            self.report.error(unit.span, *unfit)
            unit = replace(unit, text=unit.text[:MAX_TEXT])
        known = self.units.get(unit.id)
        if known is not None and (known.text != unit.text or known.catalogue != unit.catalogue):
            self.report.error(
                unit.span,
                "duplicate-id",
                f'there already is a text "{unit.id}".',
                f"It stands at {known.span}: rename one of the two.",
            )
            return
        self.units[unit.id] = unit

    def worded(self, kind: Kind, key: str, located: Located, prefix: Path_, catalogue: str) -> None:
        """Remember the wording of an entity, and its units."""
        assert kind.wording is not None
        origin = self.wording_origins[key] = located.origin(*prefix)
        model = validate(kind.wording, located, prefix, self.report)
        if model is None:
            return
        self.wording[key] = model
        for path, text in leaves(model.model_dump(exclude_none=True), ()):
            unit = ".".join((key, *path))
            self.keep(Unit(unit, unit, text, origin.below(*path), catalogue))

    def languages(self) -> Iterator[str]:
        base = self.root / "content"
        for path in sorted(base.iterdir()) if base.is_dir() else ():
            if path.name.startswith(".") or path.name.endswith("~") or path.name in ("facts", "terms.yml"):
                continue
            if not self.readable(path.relative_to(self.root).as_posix()):
                continue
            if path.is_dir():
                yield path.name
            else:
                self.report.error(
                    Span(f"content/{path.name}"),
                    "stray-file",
                    "nothing is looked for here.",
                    "Facts stand in content/facts, texts in content/<language>.",
                )


def leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, str(key)))
    else:
        yield path, value
