"""What the tests of building share: Brumeval (the tiny project of tests/golden) and the real one, built."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "golden"))
sys.path.append(str(Path(__file__).resolve().parents[1]))

from brumeval import built, settle, take_words
from whole_site import whole_site

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
    """The site of this repository, built elsewhere. Read only: tests share it."""
    return whole_site(tmp_path_factory)


@pytest.fixture(params=["small", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each of the two sites."""
    chosen: Path = request.getfixturevalue(f"{request.param}_site")
    return chosen
