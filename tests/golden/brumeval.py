"""The tiny project of the tests: Brumeval, an invented town, in the frame of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).with_name("corpus")
REPERES = Path(sys.executable).with_name("reperes")
# 1 July 2024, between the two values of Brumeval's legal value.
EPOCH = "1719792000"
# The lines that a build writes on stderr, one as each of its steps begins.
STAGES = ("sources", "pages", "offline", "manifest", "swap")
WORDS = (
    "content/fr/interface.yml",
    "content/fr/help.yml",
    "content/en/interface.po",
    "content/en/help.po",
)


def settle(folder: Path) -> Path:
    """A copy of the project, ready to be built."""
    shutil.copytree(CORPUS, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides", dirs_exist_ok=True)
    return folder


def take_words(folder: Path) -> None:
    """Give a project the interface's words as they are in this repository today."""
    for path in WORDS:
        shutil.copy(ROOT / path, folder / path)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def built(folder: Path, **more: str) -> Path:
    """Build a project; the folder of its site."""
    done = reperes(folder, "build", **more)
    assert done.returncode == 0, f"reperes build ended with {done.returncode}\n{done.stderr}"
    return folder / "site"


def soon(true: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something becomes true before a slow machine's patience ends."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


def read(address: str) -> str:
    """The text at an address of this machine; nothing while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return str(error.read().decode())
    except OSError:
        return ""


def environment(**more: str) -> dict[str, str]:
    """What a command of the tests sees: a fixed day, nothing of the caller's project."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REPERES_")}
    return {**kept, "SOURCE_DATE_EPOCH": EPOCH, **more}


def reperes(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a project."""
    return subprocess.run(
        [REPERES, *words],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
