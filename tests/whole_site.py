"""The site of this repository, built once for all workers and all tests, away from `site/`."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from filelock import FileLock

sys.path.append(str(Path(__file__).parent / "golden"))

from brumeval import ROOT, reperes

from generator import courses
from generator.prints import KEPT, NPM


def built_site(temporary: pytest.TempPathFactory) -> Path:
    """The site that REPERES_SITE names, or the one that all tests share."""
    given = os.environ.get("REPERES_SITE")
    return Path(given).resolve() if given else whole_site(temporary)


def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, as it is today. Read only: tests share it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "real"
    told = folder / "told"
    with FileLock(shared / "site-build.lock"):
        if not told.is_file():
            _build(folder, told)
    if failed := told.read_text("utf-8"):
        pytest.fail(failed, pytrace=False)
    return folder / "site"


def day_of(site: Path) -> date:
    """The day on which it was built."""
    return date.fromisoformat((site.parent / "day").read_text("utf-8"))


def _build(folder: Path, told: Path) -> None:
    """A copy of this repository's sources, with its fonts, and the prints it has made already."""
    (folder / "build").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("content", "modules", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for kept in (KEPT, courses.KEPT):
        (ROOT / kept).mkdir(parents=True, exist_ok=True)
    for shared in (NPM, KEPT, courses.KEPT):
        (folder / shared).symlink_to(ROOT / shared)
    today = datetime.now(UTC).date()
    (folder / "day").write_text(today.isoformat(), "utf-8")
    epoch = int(datetime.combine(today, time(), UTC).timestamp())
    done = reperes(folder, "build", SOURCE_DATE_EPOCH=str(epoch))
    failed = f"reperes build ended with {done.returncode}\n{done.stdout}{done.stderr}"
    told.write_text(failed if done.returncode else "", "utf-8")
