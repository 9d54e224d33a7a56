"""Files written the same way every time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from generator.output import write_bytes, write_stubs, write_text, written_files
from generator.project import Project

ProjectOf = Callable[..., Project]


def test_writes_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "a/b/c.txt", "été\n")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"\xc3\xa9t\xc3\xa9\n"


def test_same_content_is_left_alone(tmp_path: Path) -> None:
    """What watches files sees no change where there is none."""
    file = tmp_path / "a.txt"
    write_bytes(file, b"one")
    os.utime(file, ns=(1, 1))
    write_bytes(file, b"one")
    assert file.stat().st_mtime_ns == 1
    write_bytes(file, b"two")
    assert (file.read_bytes(), file.stat().st_mtime_ns > 1) == (b"two", True)


def test_a_stub_for_each_page_and_none_that_is_left_over(project_of: ProjectOf, tmp_path: Path) -> None:
    project, docs = project_of(), tmp_path / "docs"
    (docs / "fr/gone").mkdir(parents=True)
    (docs / "fr/gone/index.md").write_text("---\nkey: gone\n---\n")
    for locale in project.sites:
        write_stubs(docs, project, locale)
    stubs = {p.relative_to(docs).as_posix(): p.read_text("utf-8") for p in docs.rglob("*") if p.is_file()}
    assert len(stubs) == sum(len(site.pages) for site in project.sites.values())
    assert stubs["fr/index.md"] == "---\nkey: home\n---\n"
    assert stubs["en/measures/second-01/index.md"] == "---\nkey: measure/second-01\n---\n"
    assert "fr/gone/index.md" not in stubs


def test_written_files_with_their_sums(tmp_path: Path) -> None:
    write_text(tmp_path / "b.txt", "")
    write_text(tmp_path / "a/b.txt", "abc")
    found = sorted((file.path, file.size, file.sha256[:8]) for file in written_files(tmp_path))
    # The well-known sums of nothing and of "abc".
    assert found == [("a/b.txt", 3, "ba7816bf"), ("b.txt", 0, "e3b0c442")]
