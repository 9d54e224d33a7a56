"""Zips: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PLAIN_FILE = 0o100644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their path in it, sorted; ValueError for a path that could lead out of its folder."""
    for path in files:
        _refuse_unsafe(path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            package.writestr(entry, files[path])
    return out.getvalue()


def _refuse_unsafe(path: str) -> None:
    parts = path.split("/")
    if PurePosixPath(path).is_absolute() or not {"", ".", ".."}.isdisjoint(parts):
        raise ValueError(f"{path!r} is no plain relative path")
    if not path.isprintable() or not {"\\", ":"}.isdisjoint(path):
        raise ValueError(f"{path!r} holds a sign that some systems read as a folder or a drive")
