"""Zips: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import IO

LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PLAIN_FILE = 0o100644 << 16


# What holds nothing that could be squeezed once more.
SQUEEZED = (".imscc", ".odt", ".pdf", ".png", ".pptx", ".xlsx", ".zip")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their path in it, sorted; ValueError for a path that could lead out of its folder."""
    for path in files:
        _refuse_unsafe(path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(files):
            package.writestr(_entry(path), files[path])
    return out.getvalue()


def write_zip(out: IO[bytes], files: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip of more than memory should hold, file by file; what is squeezed already stays as it is."""
    with zipfile.ZipFile(out, "w") as package:
        for path, content in files:
            _refuse_unsafe(path)
            way = zipfile.ZIP_STORED if path.endswith(SQUEEZED) else zipfile.ZIP_DEFLATED
            package.writestr(_entry(path, way), content)


def _entry(path: str, way: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, LONG_AGO)
    entry.compress_type = way
    entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
    return entry


def _refuse_unsafe(path: str) -> None:
    parts = path.split("/")
    if PurePosixPath(path).is_absolute() or not {"", ".", ".."}.isdisjoint(parts):
        raise ValueError(f"{path!r} is no plain relative path")
    if not path.isprintable() or not {"\\", ":"}.isdisjoint(path):
        raise ValueError(f"{path!r} holds a sign that some systems read as a folder or a drive")
