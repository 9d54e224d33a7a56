"""What the tests of building share: Brumeval (the tiny project of tests/golden) and the real one, built."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/golden"))

from brumeval import reperes, settle, take_words  # noqa: E402

Settle = Callable[[str], Path]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def built(folder: Path, **more: str) -> Path:
    """Build a project; the folder of its site."""
    done = reperes(folder, "build", **more)
    if done.returncode:
        pytest.fail(f"reperes build ended with {done.returncode}\n{done.stderr}", pytrace=False)
    return folder / "site"


@pytest.fixture
def new_project(tmp_path: Path) -> Settle:
    """Copies of the tiny project, not built: `new_project("one")`."""

    def settled(name: str) -> Path:
        folder = settle(tmp_path / name)
        take_words(folder)
        return folder

    return settled


@pytest.fixture
def project(new_project: Settle) -> Path:
    """One copy of the tiny project, not built."""
    return new_project("brumeval")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project's site. Read only: tests share it."""
    folder = settle(tmp_path_factory.mktemp("small"))
    take_words(folder)
    return built(folder)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built elsewhere. Read only: tests share it."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    return built(folder)


@pytest.fixture(params=["small", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each of the two sites."""
    chosen: Path = request.getfixturevalue(f"{request.param}_site")
    return chosen
