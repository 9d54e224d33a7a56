"""Data flows one way: sources, corpus, view, document, artifact. The imports say so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import generator

HOUSE = Path(generator.__file__).parent
MODULES = {
    path.relative_to(HOUSE).with_suffix("").as_posix().replace("/__init__", ""): path
    for path in sorted(HOUSE.rglob("*.py"))
}

WRITING = {
    "chmod", "copy", "copy2", "copyfile", "copytree", "extract", "extractall", "hardlink_to", "makedirs",
    "mkdir", "mkdtemp", "mkstemp", "move", "NamedTemporaryFile", "removedirs", "rename", "replace_file",
    "rmdir", "rmtree", "symlink_to", "TemporaryDirectory", "TemporaryFile", "touch", "truncate", "unlink",
    "write_bytes", "write_text",
}  # fmt: skip
READING = {"iterdir", "glob", "rglob", "read_bytes", "read_text", "scandir", "listdir", "walk", "getenv"}
# They write files, or ask the module that does.
WRITERS = {
    "build",
    "cli",
    "courses",
    "exchange",
    "help_pages",
    "letters",
    "kits",
    "offline",
    "open_data",
    "output",
    "packs",
    "prints",
    "schema",
    "search",
    "serve",
    "shell",
    "translations",
}
# A former revision is unpacked into a folder that is gone when it has been read.
UNPACKS = {"impact"}
# Drawings and templates are files of the compiler itself.
OWN_FILES = {"render/drawings", "render/paper/press", "render/scorm"}
READERS = {
    "evidence",
    "exchange/pictures",
    "load",
    "load_modules",
    "loading",
    "parsed",
    "source",
    *OWN_FILES,
    *UNPACKS,
    *WRITERS,
}
SPEAKERS = {"cli"}
CLOCK = {"today", "now", "utcnow", "time", "gmtime", "localtime", "time_ns"}


@dataclass(frozen=True)
class Import:
    """`from .model import x` in `generator.load`: `load` imports `model` (and perhaps `model/x`)."""

    where: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.where}.py:{self.line} imports {self.what}"


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def ours(module: str) -> Iterator[Import]:
    """What a module imports of the compiler; inside functions and for types too."""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition("/")[0]
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.split(".")[0] == "generator"]
            targets = [name.replace(".", "/").removeprefix("generator").lstrip("/") for name in names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            parts = [part for part in package.split("/") if part]
            base = "/".join(parts[: len(parts) - node.level + 1])
            stem = "/".join(filter(None, [base, (node.module or "").replace(".", "/")]))
            targets = [_module(stem, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            stem = str(node.module).replace(".", "/").removeprefix("generator").lstrip("/")
            targets = [_module(stem, alias.name) for alias in node.names]
        else:
            continue
        yield from (Import(module, node.lineno, target) for target in targets)


def _module(stem: str, name: str) -> str:
    """`from .x import y`: the module y of the package x, or the module x that holds y."""
    inner = "/".join(filter(None, [stem, name]))
    return inner if inner in MODULES else stem


def within(module: str, *places: str) -> bool:
    return any(module == place or module.startswith(f"{place}/") for place in places)


@cache
def calls(module: str) -> tuple[tuple[int, str], ...]:
    """The line and name of every function or method that a module calls."""
    made = [node for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    return tuple(
        (call.lineno, call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id)
        for call in made
        if isinstance(call.func, (ast.Attribute, ast.Name))
    )


IMPORTS = [found for module in MODULES for found in ours(module)]


def test_the_house_is_read_as_it_is() -> None:
    """Or the rules below would pass on nothing."""
    known = {(found.where, found.what) for found in IMPORTS}
    assert {
        ("load", "model"),
        ("load", "model/base"),
        ("checks", "checks/horizon"),
        ("checks/horizon", "model/plans"),
        ("compose/measure", "document"),
        ("render/html", "document"),
        ("cli", "build"),
        ("output", "project"),
    } <= known
    assert {found.what for found in IMPORTS} <= MODULES.keys() | {""}
    assert "model" in MODULES


# Each place, and what it may import of the compiler.
ALLOWED = {
    "values": (),
    "diagnostics": ("values",),
    "document": ("values",),
    "interface": (),
    "processes": (),
    "source": ("diagnostics", "values"),
    "model": ("model",),
    "validation": ("diagnostics", "source"),
    "markdown": ("diagnostics", "document", "source"),
    "units": ("diagnostics", "source", "values"),
    "catalogue": ("diagnostics", "source", "units"),
    # It is loaded before anything else is.
    "parsed": ("catalogue", "diagnostics", "processes", "source"),
    "corpus": ("diagnostics", "lesson", "markdown", "model", "source", "units"),
    "links": ("corpus", "document", "model"),
    "booklet": ("document", "values"),
    "course": ("document", "values"),
    "agenda": ("values",),
    "almanac": ("document",),
    "kit": ("booklet", "course", "document", "values"),
    "letter": ("document", "values"),
    "render": ("agenda", "booklet", "course", "document", "kit", "letter", "render", "slide_room", "values"),
    "slide_room": ("document",),
}
# Each place, and what it must never reach, itself or by what it imports.
NEVER = {
    "render": ("corpus", "localize", "compose", "load", "model", "source", "links", "output", "checks"),
    "compose": ("render", "output", "cli", "load", "build", "serve", "shell", "checks"),
    "localize": ("compose", "render", "output", "load", "cli"),
    "checks": ("compose", "render", "output", "load", "cli", "project"),
    "corpus": ("localize", "compose", "render", "output", "load", "cli", "checks"),
    "model": ("diagnostics", "corpus", "localize", "compose", "render", "output", "load", "cli"),
    "load": ("localize", "compose", "render", "output", "cli", "checks"),
}


@pytest.mark.parametrize("place", ALLOWED)
def test_imports_only(place: str) -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if within(found.where, place) and not within(found.what, *ALLOWED[place])
    ]
    assert wrong == []


def reached(module: str) -> dict[str, tuple[str, ...]]:
    """Every module that a module needs, with the way that leads there."""
    ways: dict[str, tuple[str, ...]] = {}
    waiting = [(module, (module,))]
    while waiting:
        here, way = waiting.pop()
        for found in IMPORTS:
            if found.where == here and found.what and found.what not in ways:
                ways[found.what] = (*way, found.what)
                waiting.append((found.what, ways[found.what]))
    return ways


@pytest.mark.parametrize("place", NEVER)
def test_never_reaches(place: str) -> None:
    wrong = [
        " → ".join(way)
        for module in MODULES
        if within(module, place)
        for target, way in reached(module).items()
        if within(target, *NEVER[place])
    ]
    assert wrong == []


def test_no_circle() -> None:
    assert [module for module in MODULES if module in reached(module)] == []


def test_who_touches_the_disk() -> None:
    """The composers and renderers never do."""
    writers = {m for m in MODULES for _, name in calls(m) if name in WRITING}
    assert writers <= WRITERS | UNPACKS
    readers = {m for m in MODULES for _, name in calls(m) if name in READING}
    assert readers <= READERS
    opened = {m for m in MODULES for _, name in calls(m) if name == "open"}
    assert opened <= WRITERS | UNPACKS


def test_who_speaks() -> None:
    """Only the command writes on the terminal."""
    assert {m for m in MODULES for _, name in calls(m) if name in ("print", "echo", "input")} <= SPEAKERS


def test_one_place_reads_the_clock() -> None:
    """`build_day` in day.py: everywhere else the day is an argument."""
    found = [(module, line) for module in MODULES for line, name in calls(module) if name in CLOCK]
    (day,) = (
        node
        for node in ast.walk(tree("day"))
        if isinstance(node, ast.FunctionDef) and node.name == "build_day"
    )
    assert found
    assert all(m == "day" and day.lineno <= line <= (day.end_lineno or 0) for m, line in found), found


def test_one_place_reads_the_environment() -> None:
    """Beside click's own options."""
    users = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr == "environ"
    }
    assert users == {"day"}
