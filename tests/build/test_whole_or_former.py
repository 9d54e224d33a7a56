"""A build that fails or is killed leaves the former site whole, and the next one works."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from brumeval import REPERES, environment, reperes
from conftest import Settle, built, tree

STAGES = ("sources", "pages", "data", "manifest", "swap")
SMALL_DISK = 4_000  # bytes a file may have: stubs fit, pages do not


@pytest.fixture
def changed(project: Path) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """A project with a site, whose sources have changed since; the former site, and the one to come."""
    former = tree(built(project))
    change(project)
    other = project.with_name("undisturbed")
    shutil.copytree(project, other)
    return project, former, tree(built(other))


def change(project: Path) -> None:
    # A text that stands on many pages, in the data and in the feeds.
    plans = project / "content/fr/plans.yml"
    plans.write_text(plans.read_text("utf-8").replace("Premier plan", "Plan premier"), "utf-8")


def started(project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [REPERES, "build"],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_for(running: subprocess.Popen[bytes], stage: str) -> None:
    assert running.stderr is not None
    for line in running.stderr:
        if line.decode().startswith(stage):
            return
    pytest.fail(f"no line of the build begins with {stage}")


def leftovers(project: Path) -> list[str]:
    return sorted(p.name for p in project.iterdir() if p.name.startswith(".site"))


def group_is_gone(group: int) -> bool:
    """Whether no process of a group runs; ended ones that nobody waited for do not count."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text("utf-8").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state not in "ZX":
            return False
    return True


def soon(true: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_a_stage(changed: tuple[Path, dict[str, bytes], dict[str, bytes]], stage: str) -> None:
    project, former, coming = changed
    running = started(project)
    wait_for(running, stage)
    running.kill()
    running.communicate()
    expected = [former, coming] if stage == "swap" else [former]
    assert tree(project / "site") in expected
    assert soon(lambda: group_is_gone(running.pid)), "the build's children go on after it"
    assert tree(built(project)) == coming
    assert leftovers(project) == []


def test_killed_at_any_moment(changed: tuple[Path, dict[str, bytes], dict[str, bytes]]) -> None:
    project, former, coming = changed
    began = time.monotonic()
    built(project.with_name("undisturbed"))
    whole = time.monotonic() - began
    moments = random.Random(1819)
    for _ in range(6):
        running = started(project)
        time.sleep(moments.uniform(0.3, 1) * whole)
        running.kill()
        running.communicate()
        assert tree(project / "site") in (former, coming)
    assert tree(built(project)) == coming
    assert leftovers(project) == []


def test_killed_before_there_is_a_site(project: Path) -> None:
    running = started(project)
    wait_for(running, "data")
    running.kill()
    running.communicate()
    assert not (project / "site").exists()
    built(project)
    assert leftovers(project) == []


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_stopped(changed: tuple[Path, dict[str, bytes], dict[str, bytes]], asked: signal.Signals) -> None:
    """Ctrl-C reaches every process of the terminal; other signals reach one."""
    project, former, _ = changed
    running = started(project)
    wait_for(running, "pages")
    if asked == signal.SIGINT:
        os.killpg(running.pid, asked)
    else:
        running.send_signal(asked)
    _, said = running.communicate()
    assert running.returncode != 0
    assert b"Traceback" not in said
    assert tree(project / "site") == former
    assert soon(lambda: group_is_gone(running.pid)), "the build's children go on after it"


def test_a_child_is_killed(changed: tuple[Path, dict[str, bytes], dict[str, bytes]]) -> None:
    """As on a machine short of memory: the build says so, and does not wait for ever."""
    project, former, _ = changed
    running = started(project)
    wait_for(running, "pages")
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    assert soon(lambda: children.read_text("utf-8").strip() != ""), "the build has no child"
    os.kill(int(children.read_text("utf-8").split()[0]), signal.SIGKILL)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert one_line(said.decode()) == "reperes: the build failed: fr: its process was killed"
    assert tree(project / "site") == former
    assert leftovers(project) == []


def break_facts(project: Path) -> None:
    file = project / "content/facts/measures.yml"
    file.write_text(file.read_text("utf-8").replace("status: done", "status: nearly-done"), "utf-8")


def break_yaml(project: Path) -> None:
    (project / "content/fr/plans.yml").write_text("first-lights: [", "utf-8")


def break_translation(project: Path) -> None:
    file = project / "content/en/measures.po"
    file.write_text(file.read_text("utf-8").replace("{lanterns} of them", "of them"), "utf-8")


def lose_a_folder(project: Path) -> None:
    shutil.rmtree(project / "content/facts")


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (break_facts, "content/facts/measures.yml:49:15: error: unknown-value"),
        (break_yaml, "content/fr/plans.yml:1:16: error: broken-yaml"),
        (break_translation, "error: lost-placeholder"),
        (lose_a_folder, "content/facts:1:1: error: missing-folder"),
    ],
)
def test_broken_sources(project: Path, damage: Callable[[Path], None], code: str) -> None:
    former = tree(built(project))
    damage(project)
    before = tree(project / "build")
    failed = reperes(project, "build")
    assert failed.returncode == 1
    assert code in failed.stderr
    assert "Traceback" not in failed.stderr
    assert tree(project / "site") == former
    assert tree(project / "build") == before, "something was written"
    assert leftovers(project) == []


def test_broken_frame(project: Path) -> None:
    former = tree(built(project))
    (project / "overrides/main.html").write_text("{{ frame.", "utf-8")
    failed = reperes(project, "build")
    assert failed.returncode == 1
    assert "TemplateSyntaxError" in one_line(failed.stderr)
    assert tree(project / "site") == former
    assert leftovers(project) == []


def test_no_configuration(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    failed = reperes(project, "build")
    assert failed.returncode == 1
    assert "mkdocs.yml" in one_line(failed.stderr)
    assert leftovers(project) == []


def test_a_file_in_the_way_of_pages(project: Path) -> None:
    former = tree(built(project))
    shutil.rmtree(project / "build")
    (project / "build").write_text("not a folder", "utf-8")
    failed = reperes(project, "build")
    assert failed.returncode == 1
    assert re.fullmatch(r"reperes: build/docs/\S+: Not a directory", one_line(failed.stderr))
    assert tree(project / "site") == former
    assert leftovers(project) == []


def test_a_file_in_the_way_of_the_site(project: Path) -> None:
    (project / "site").write_text("not a folder", "utf-8")
    failed = reperes(project, "build")
    assert failed.returncode == 1
    assert one_line(failed.stderr).endswith("/site: a file stands where the site goes")
    assert (project / "site").read_text("utf-8") == "not a folder"
    assert leftovers(project) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(project: Path) -> None:
    former = tree(built(project))
    project.chmod(0o555)
    try:
        failed = reperes(project, "build")
    finally:
        project.chmod(0o755)
    assert failed.returncode == 1
    assert "Permission denied" in one_line(failed.stderr)
    assert tree(project / "site") == former


def test_no_room_left(project: Path) -> None:
    """A limit on the size of files stands for a full disk: it holds for root too."""
    former = tree(built(project))
    change(project)
    failed = subprocess.run(
        [REPERES, "build"],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK, SMALL_DISK)),
    )
    assert failed.returncode == 1
    assert "File too large" in one_line(failed.stderr)
    assert tree(project / "site") == former
    assert leftovers(project) == []


def test_where_folders_cannot_be_exchanged(new_project: Settle) -> None:
    """Killed between two renames, on a system without an exchange: the former site is put back."""
    project = new_project("brumeval")
    former = tree(built(project))
    (project / "site").rename(project / ".site-99999999-former")
    break_yaml(project)
    assert reperes(project, "build").returncode == 1
    mended = new_project("brumeval")
    assert tree(built(mended)) == former
    assert leftovers(project) == []


def test_site_is_a_link(project: Path, tmp_path: Path) -> None:
    """Where `site` leads elsewhere, the folder there is replaced and the link stays."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project / "site").symlink_to(elsewhere)
    built(project)
    change(project)
    built(project)
    assert (project / "site").is_symlink()
    assert (elsewhere / "index.html").is_file()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brumeval", "elsewhere"]


def one_line(stderr: str) -> str:
    """The one line beside those that name a stage."""
    lines = [line for line in lines_of(stderr) if line.rstrip("…") not in STAGES]
    assert len(lines) == 1, stderr
    return lines[0]


def lines_of(stderr: str) -> Iterator[str]:
    return (line for line in stderr.splitlines() if line.strip())
