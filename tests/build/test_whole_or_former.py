"""A build that fails or is killed leaves the former site whole, and the next one works."""

from __future__ import annotations

import contextlib
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from brumeval import REPERES, STAGES, built, environment, reperes, soon, tree

JOBS = 2  # English, the data; the build makes the French itself
SMALL_DISK = 4_000  # bytes a file may have: stubs fit, pages do not


Files = dict[str, bytes]
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc and renameat2")


@pytest.fixture(scope="module")
def coming(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The site that `changed` gives where nothing disturbs its build."""
    project = shutil.copytree(small_site.parent, tmp_path_factory.mktemp("undisturbed"), dirs_exist_ok=True)
    change(project)
    return tree(built(project))


@pytest.fixture
def changed(built_project: Path) -> Path:
    """A project with a site, whose sources have changed since."""
    change(built_project)
    return built_project


@pytest.fixture
def former(small_site: Path) -> Files:
    """The site that those projects have already."""
    return tree(small_site)


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


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_a_stage(changed: Path, former: Files, coming: Files, stage: str) -> None:
    running = started(changed)
    wait_for(running, stage)
    running.kill()
    running.communicate()
    # On a busy machine the blow may come when all is done.
    assert tree(changed / "site") in (former, coming)
    assert tree(built(changed)) == coming
    assert leftovers(changed) == []


def test_killed_at_any_moment(changed: Path, former: Files, coming: Files) -> None:
    began = time.monotonic()
    built(shutil.copytree(changed, changed.with_name("timed")))
    whole = time.monotonic() - began
    moments = random.Random(1819)
    for _ in range(6):
        running = started(changed)
        time.sleep(moments.uniform(0.3, 1) * whole)
        running.kill()
        running.communicate()
        assert tree(changed / "site") in (former, coming)
    assert tree(built(changed)) == coming
    assert leftovers(changed) == []


@on_linux
def test_a_reader_finds_a_whole_site_at_every_moment(changed: Path, former: Files, coming: Files) -> None:
    """The two sites change places in one step: no request meets a folder that is gone or half there."""
    pages = [(former[path], coming[path]) for path in ("index.html", "sources/index.html")]
    first, last = (changed / "site" / path for path in ("index.html", "sources/index.html"))
    running = started(changed)
    seen = set()
    while running.poll() is None:
        seen.add(first.read_bytes())
        seen.add(last.read_bytes())
    _, said = running.communicate()
    assert running.returncode == 0, said.decode()
    assert seen <= {content for both in pages for content in both}
    assert tree(changed / "site") == coming


def test_killed_before_there_is_a_site(project: Path) -> None:
    running = started(project)
    wait_for(running, "pages")
    running.kill()
    running.communicate()
    assert not (project / "site").exists()
    built(project)
    assert leftovers(project) == []


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_stopped(changed: Path, asked: signal.Signals) -> None:
    """Ctrl-C reaches every process of the terminal; other signals reach one."""
    for _ in range(10):
        before = tree(changed / "site")
        running = started(changed)
        wait_for(running, "pages")
        if asked == signal.SIGINT:
            os.killpg(running.pid, asked)
        else:
            running.send_signal(asked)
        _, said = running.communicate()
        if running.returncode:  # on a busy machine the signal may come when all is done
            break
    else:
        pytest.fail("the build went on to its end")
    assert b"Traceback" not in said
    assert tree(changed / "site") == before
    assert soon(lambda: group_is_gone(running.pid)), "the build's children go on after it"


def children_of(running: subprocess.Popen[bytes]) -> list[int]:
    wait_for(running, "pages")
    listed = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    assert soon(lambda: len(listed.read_text("utf-8").split()) == JOBS), "the build has no children"
    return [int(child) for child in listed.read_text("utf-8").split()]


@on_linux
def test_children_end_with_the_build(changed: Path, coming: Files) -> None:
    """None may go on writing into a folder that the next build clears away."""
    running = started(changed)
    children = children_of(running)
    assert soon(lambda: len(list(changed.glob(".site-*/.*"))) == JOBS + 1), "not all of them write"
    for child in children:
        os.kill(child, signal.SIGSTOP)  # so that it cannot end by itself
    running.kill()
    running.wait()
    try:
        assert soon(lambda: group_is_gone(running.pid), 10)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    assert tree(built(changed)) == coming
    assert leftovers(changed) == []


@on_linux
def test_a_child_is_killed(changed: Path, former: Files) -> None:
    """As on a machine short of memory: the build says so, and does not wait for ever."""
    running = started(changed)
    os.kill(children_of(running)[0], signal.SIGKILL)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert re.fullmatch(
        r"reperes: the build failed: (en|data): its process was killed", one_line(said.decode())
    )
    assert tree(changed / "site") == former
    assert leftovers(changed) == []


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
        (break_facts, "error: unknown-value"),
        (break_yaml, "error: broken-yaml"),
        (break_translation, "error: lost-placeholder"),
        (lose_a_folder, "error: missing-folder"),
    ],
)
def test_broken_sources(
    built_project: Path, former: Files, damage: Callable[[Path], None], code: str
) -> None:
    damage(built_project)
    before = tree(built_project / "build")
    failed = reperes(built_project, "build")
    assert failed.returncode == 1
    assert code in failed.stderr
    assert "Traceback" not in failed.stderr
    assert tree(built_project / "site") == former
    assert tree(built_project / "build") == before, "something was written"
    assert leftovers(built_project) == []


def test_broken_frame(built_project: Path, former: Files) -> None:
    (built_project / "overrides/main.html").write_text("{{ frame.", "utf-8")
    failed = reperes(built_project, "build")
    assert failed.returncode == 1
    last = failed.stderr.splitlines()[-1]
    assert re.fullmatch(r"reperes: the build failed: (fr|en): TemplateSyntaxError: .+", last)
    assert "Traceback" not in failed.stderr
    assert tree(built_project / "site") == former
    assert leftovers(built_project) == []


def test_no_configuration(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    failed = reperes(project, "build")
    assert failed.returncode == 1
    assert "mkdocs.yml" in one_line(failed.stderr)
    assert leftovers(project) == []


def test_a_file_in_the_way_of_pages(built_project: Path, former: Files) -> None:
    shutil.rmtree(built_project / "build")
    (built_project / "build").write_text("not a folder", "utf-8")
    failed = reperes(built_project, "build")
    assert failed.returncode == 1
    assert re.fullmatch(r"reperes: build/docs: Not a directory", one_line(failed.stderr))
    assert tree(built_project / "site") == former
    assert leftovers(built_project) == []


def test_a_file_in_the_way_of_the_site(project: Path) -> None:
    (project / "site").write_text("not a folder", "utf-8")
    failed = reperes(project, "build")
    assert failed.returncode == 1
    assert one_line(failed.stderr).endswith("/site: a file stands where the site goes")
    assert (project / "site").read_text("utf-8") == "not a folder"
    assert leftovers(project) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(built_project: Path, former: Files) -> None:
    built_project.chmod(0o555)
    try:
        failed = reperes(built_project, "build")
    finally:
        built_project.chmod(0o755)
    assert failed.returncode == 1
    assert "Permission denied" in one_line(failed.stderr)
    assert tree(built_project / "site") == former


def test_no_room_left(changed: Path, former: Files) -> None:
    """A limit on the size of files stands for a full disk: it holds for root too."""
    failed = subprocess.run(
        [REPERES, "build"],
        cwd=changed,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK, SMALL_DISK)),
    )
    assert failed.returncode == 1
    assert "File too large" in one_line(failed.stderr)
    assert tree(changed / "site") == former
    assert leftovers(changed) == []


def test_where_folders_cannot_be_exchanged(built_project: Path, former: Files) -> None:
    """Killed between two renames, on a system without an exchange: the next build puts the site back."""
    (built_project / "site").rename(built_project / ".site-99999999-former")
    (built_project / "overrides/main.html").write_text("{{ frame.", "utf-8")
    assert reperes(built_project, "build").returncode == 1
    assert tree(built_project / "site") == former
    assert leftovers(built_project) == []


def test_site_is_a_link(built_project: Path, former: Files, tmp_path: Path) -> None:
    """Where `site` leads elsewhere, the folder there is replaced and the link stays."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(built_project / "site")
    (built_project / "site").symlink_to(elsewhere)
    assert tree(built(built_project)) == former
    assert (built_project / "site").is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brumeval", "elsewhere"]


def one_line(stderr: str) -> str:
    """The one line beside those that name a stage."""
    lines = [line for line in lines_of(stderr) if line.rstrip("…") not in STAGES]
    assert len(lines) == 1, stderr
    return lines[0]


def lines_of(stderr: str) -> Iterator[str]:
    return (line for line in stderr.splitlines() if line.strip())
