"""`mkdocs build` works in a project that `reperes build` made ready, and says what to run elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from brumeval import environment

MKDOCS = Path(sys.executable).with_name("mkdocs")


def mkdocs(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [MKDOCS, *words],
        cwd=project,
        env=environment(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def pages(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.html")}


def test_gives_the_same_pages(small_site: Path, project: Path) -> None:
    # An empty folder is enough: the plugin fills it.
    (project / "build/docs").mkdir(parents=True)
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    assert pages(project / "site") == pages(small_site)


def test_says_what_to_run_where_nothing_was_built(project: Path) -> None:
    failed = mkdocs(project, "build")
    assert failed.returncode == 1
    assert "build/docs is not there yet. Run: make site (or: reperes build)" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_says_where_the_sources_are_broken(built_project: Path) -> None:
    file = built_project / "content/facts/plans.yml"
    file.write_text(file.read_text("utf-8").replace("number: 1", "numero: 1"), "utf-8")
    failed = mkdocs(built_project, "build")
    assert failed.returncode == 1
    assert "content/facts/plans.yml:2:3: error: unknown-field" in failed.stderr
    assert "Traceback" not in failed.stderr
