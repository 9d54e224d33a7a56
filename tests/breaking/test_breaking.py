"""Every rule in the table is broken once; what holds it sees that, for that reason, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

from .breakage import Breakage
from .copies import COPIES
from .run import run, verdict
from .table import breakages

pytestmark = pytest.mark.prove
# A day on which nothing of the corpus changes: 1 January 2025.
EPOCH = "1735689600"
Copy = Callable[[str], Path]


def by_copy() -> dict[tuple[str, str], list[Breakage]]:
    """The breakages that are made in one copy."""
    found: dict[tuple[str, str], list[Breakage]] = {}
    for one in breakages():
        if one.where not in {"sources", "itself"}:
            found.setdefault((one.where, one.copy), []).append(one)
    return found


COPIED = by_copy()
KINDS = sorted({where for where, _ in COPIED})


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Copy:
    """A copy of some kind, thrown away after the test."""

    def make(where: str) -> Path:
        folder = tmp_path / where
        folder.mkdir()
        return COPIES[where](built, folder)

    return make


@pytest.mark.parametrize("where", KINDS)
def test_nothing_is_seen_in_a_copy_without_a_fault(
    where: str, copy: Copy, built: Path, tmp_path: Path
) -> None:
    """Or a test would fail for being asked about a copy."""
    nodes = {one.seen_by for (kind, _), found in COPIED.items() if kind == where for one in found}
    told = run(nodes, where, copy(where), built, tmp_path / "report.xml")
    wrong = [
        f"{name}: {end.state}\n{end.said[-1500:]}" for name, end in told.items() if end.state != "passed"
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("where", "name"), COPIED, ids=[" ".join(key).strip() for key in COPIED])
def test_what_is_broken_is_seen(where: str, name: str, copy: Copy, built: Path, tmp_path: Path) -> None:
    found = COPIED[where, name]
    folder = copy(where)
    for one in found:
        for edit in one.edits:
            list(edit.apply(folder))
    told = run({one.seen_by for one in found}, where, folder, built, tmp_path / "report.xml")
    unseen = [f"{one.name}: {said}" for one in found if (said := verdict(one.seen_by, one.because, told))]
    assert not unseen, "\n\n".join(unseen)


# ---- sources: one run of the checker tells every fault


def errors(root: Path) -> dict[tuple[str, int, str], str]:
    """What `reperes check` calls an error: where it stands, its code, what it says."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH})
    result = runner.invoke(main, ["-C", str(root), "check", "--format", "json"])
    return {
        (one["span"]["path"], one["span"]["line"], one["code"]): f"{one['span']['column']}: {one['message']}"
        for one in json.loads(result.stdout)
        if one["severity"] == "error"
    }


def test_what_is_broken_in_sources_is_told_where_it_stands(copy: Copy) -> None:
    """In a copy of all that this repository publishes; and nothing else is told."""
    folder = copy("sources")
    assert errors(folder) == {}
    expected: dict[tuple[str, int, str], Breakage] = {}
    for one in (one for one in breakages() if one.where == "sources"):
        places = [(path, line) for edit in one.edits for path, line in edit.apply(folder) if line]
        assert places, f"{one.name} expects nothing"
        expected |= {(path, line, one.seen_by): one for path, line in places}
    told = errors(folder)
    unseen = [f"{place}: {one.name}" for place, one in expected.items() if place not in told]
    assert not unseen, "\n".join([*unseen, "", "told:", *map(str, told.items())])
    lines = {place[:2] for place in expected}
    assert [place for place in told if place[:2] not in lines] == []
    assert [place for place in expected if expected[place].because not in told[place]] == []
