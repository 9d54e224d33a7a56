"""`reperes status`: how many texts wait for whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from diagnostics.project import make

from generator import status
from generator.cli import main
from generator.project import Project

ProjectOf = Callable[..., Project]
HEAD = ["locale", "units", "reviewed", "draft", "stale", "missing", "words_left"]


def test_a_line_a_language(project_of: ProjectOf) -> None:
    head, *rows = (line.split("\t") for line in status.lines(project_of(), None).splitlines())
    assert head == HEAD
    counts = {row[0]: list(map(int, row[1:])) for row in rows}
    texts = counts["fr"][0]
    assert counts["fr"] == [texts, 0, texts, 0, 0, 0]
    assert counts["en"][:5] == [texts, 0, 3, 1, texts - 4]


def test_one_language(project_of: ProjectOf) -> None:
    assert [line.split("\t")[0] for line in status.lines(project_of(), "en").splitlines()] == ["locale", "en"]
    assert {line.split("\t")[0] for line in status.units(project_of(), "en")} == {"en"}


def test_texts_that_wait_are_all_but_the_frame(project_of: ProjectOf) -> None:
    project = project_of()
    listed = [line.split("\t")[2] for line in status.units(project, "fr")]
    assert listed == [u.id for u in project.corpus.units.values() if not u.id.startswith("interface.")]


def test_command_parts_columns_by_tabs(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(make(tmp_path)), "status"])
    assert result.stdout.splitlines()[0].split("\t") == HEAD
