"""`mkdocs build` works in a project that `reperes build` made ready, and says what to run elsewhere."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

from brumeval import environment, read, soon

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
    """The pages, without the letters: mails that stand in a folder each."""
    found = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.html")}
    return {path: page for path, page in found.items() if not re.search(r"(?:lettres|letters)/\d", path)}


def test_gives_the_same_pages(small_site: Path, project: Path) -> None:
    # An empty folder is enough: the plugin fills it.
    (project / "build/docs").mkdir(parents=True)
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    assert pages(project / "site") == pages(small_site)


def test_says_what_is_missing_where_nothing_was_built(project: Path) -> None:
    """MkDocs gives up before it asks a plugin: its words lead to mkdocs.yml, which says what to run."""
    failed = mkdocs(project, "build")
    assert failed.returncode == 1
    assert "Config value 'docs_dir'" in failed.stderr
    assert "Traceback" not in failed.stderr
    told = (project / "mkdocs.yml").read_text("utf-8").partition("docs_dir:")[0]
    assert "run `make site`, or `reperes build`" in told


def test_serve_follows_the_sources(built_project: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [MKDOCS, "serve", "-a", f"127.0.0.1:{port}"],
        cwd=built_project,
        env=environment(NO_MKDOCS_2_WARNING="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/a-propos/"
    try:
        assert soon(lambda: "Cette ville sert" in read(address))
        page = built_project / "content/fr/pages/about.md"
        page.write_text(page.read_text("utf-8").replace("Cette ville sert", "Cette cité sert"), "utf-8")
        assert soon(lambda: "Cette cité sert" in read(address))
    finally:
        running.kill()
        running.wait()


def test_says_where_the_sources_are_broken(built_project: Path) -> None:
    file = built_project / "content/facts/plans.yml"
    file.write_text(file.read_text("utf-8").replace("number: 1", "numero: 1"), "utf-8")
    failed = mkdocs(built_project, "build")
    assert failed.returncode == 1
    assert "content/facts/plans.yml:2:3: error: unknown-field" in failed.stderr
    assert "Traceback" not in failed.stderr
