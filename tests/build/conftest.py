"""What the tests of building share: Brumeval (the tiny project of tests/golden) and the real one, built."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from filelock import FileLock

sys.path.append(str(Path(__file__).resolve().parents[1] / "golden"))
sys.path.append(str(Path(__file__).resolve().parents[1]))

from brumeval import ROOT, built, settle, take_words

from generator import courses
from generator.prints import KEPT, NPM

# What a shell runs in the background ignores Ctrl-C, and so would the commands that the tests start.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tiny project, not built."""
    folder = settle(tmp_path / "brumeval")
    take_words(folder)
    return folder


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project's site. Read only: tests share it."""
    folder = settle(tmp_path_factory.mktemp("small"))
    take_words(folder)
    return built(folder)


@pytest.fixture
def built_project(small_site: Path, tmp_path: Path) -> Path:
    """A copy of the tiny project, with its site."""
    return shutil.copytree(small_site.parent, tmp_path / "brumeval")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built elsewhere, once for all workers. Read only: tests share it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "real"
    # The lock of tests/site too: both builds keep their prints in one place, so that each is made once.
    with FileLock(shared / "site-build.lock"):
        if not (folder / "site").is_dir():
            shutil.rmtree(folder, ignore_errors=True)
            built(_real_project(folder))
    return folder / "site"


def _real_project(folder: Path) -> Path:
    """A copy of this repository's sources, with its fonts, and the prints it has made already."""
    (folder / "build").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("content", "modules", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for kept in (KEPT, courses.KEPT):
        (ROOT / kept).mkdir(parents=True, exist_ok=True)
    for shared in (NPM, KEPT, courses.KEPT):
        (folder / shared).symlink_to(ROOT / shared)
    return folder


@pytest.fixture(params=["small", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each of the two sites."""
    chosen: Path = request.getfixturevalue(f"{request.param}_site")
    return chosen
