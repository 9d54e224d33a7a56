"""What touches the disk: page stubs, files written the same way every time, and the swap of `site/`.

A build writes into a folder of its own beside the site. Only when everything is there do the two
change places, in one step where the system can; a build that fails or is killed leaves the former
site as it was.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .project import Project

RENAME_EXCHANGE = 2
AT_FDCWD = -100
FORMER = "-former"
PIECE = 1_000_000  # of a file at once
DOCS = Path("build/docs")  # where MkDocs looks for pages, as mkdocs.yml says
DOCS_OF_ONE = "build/docs-{locale}"  # where it looks when one language is built: it reads every file it finds


@dataclass(frozen=True)
class Made:
    """What the manifest says of a file beside its bytes."""

    kind: str
    source: str
    locale: str | None = None
    variant: str | None = None
    edition: str = ""


def write_text(path: Path | str, text: str) -> None:
    """Write UTF-8 with plain line ends, only where it differs."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path | str, content: bytes) -> None:
    """Write a file, and the folders above it, only where it differs."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            if file.read() == content:
                return
    except OSError:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under its name only once it is whole: two may be written at once, and one be killed."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        write_bytes(half, content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """The content of a file that takes long to make, made only where an earlier build has not."""
    if not file.is_file():
        write_whole(file, make())  # a later build would trust half of it
    return file.read_bytes()


def squeezed_script(text: str) -> str:
    """A script without what only its authors read."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def write_stubs(docs: Path, project: Project, locale: str) -> None:
    """One Markdown file a page of a locale: front matter with its key, and nothing else."""
    prefix = project.links.path("home", locale)
    wanted: set[str] = set()
    for key in project.sites[locale].pages:
        folder = project.links.path(key, locale).removeprefix(prefix)
        path = f"{docs}/{locale}/{folder}index.md"
        write_text(path, f"---\nkey: {key}\n---\n")
        wanted.add(path)
    for stale in files_below(docs / locale):
        if stale not in wanted:
            Path(stale).unlink()


def files_below(folder: Path) -> Iterator[str]:
    """Every file below a folder. Of thousands, to make a Path takes longer than to read the file."""
    for directory, _, names in os.walk(folder):
        for name in names:
            yield f"{directory}/{name}"


@dataclass(frozen=True)
class Staging:
    """The folder of a running build, beside the site it will replace."""

    site: Path
    folder: Path

    @classmethod
    def begin(cls, site: Path) -> Staging:
        """A new, empty folder; those of builds that were killed are cleared away."""
        if site.exists() and not site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "a file stands where the site goes", str(site))
        for left in site.parent.glob(f".{site.name}-*"):
            if left.name.endswith(FORMER) and not site.exists():
                left.rename(site)
            elif not _is_running(left.name.rpartition("-")[2]):
                shutil.rmtree(left, ignore_errors=True)
        folder = site.parent / f".{site.name}-{os.getpid()}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return cls(site, folder)

    def swap(self) -> None:
        """Put the finished build in the place of the site."""
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        if not _exchange(self.folder, self.site):
            aside = self.folder.with_name(self.folder.name + FORMER)
            self.site.rename(aside)
            self.folder.rename(self.site)
            shutil.rmtree(aside, ignore_errors=True)
            return
        shutil.rmtree(self.folder, ignore_errors=True)

    def drop(self) -> None:
        """Leave no trace of a build that failed."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _is_running(pid: str) -> bool:
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except OSError as error:
        return error.errno == errno.EPERM
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux); False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)


@dataclass(frozen=True)
class Written:
    """A file of the site, for the manifest."""

    path: str
    size: int
    sha256: str


def written_files(folder: Path) -> Iterator[Written]:
    """Every file below a folder."""
    start = len(str(folder)) + 1
    for path in files_below(folder):
        digest, size = hashlib.sha256(), 0
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - of thousands, a Path each takes longer
            while piece := file.read(PIECE):
                digest.update(piece)
                size += len(piece)
        yield Written(path[start:].replace(os.sep, "/"), size, digest.hexdigest())
