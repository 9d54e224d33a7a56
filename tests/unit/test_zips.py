"""Zips are the same on any day and machine, and unpack into their own folder only."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.render.zips import zipped


def test_sorted_dated_and_readable() -> None:
    made = zipped({"b/z.txt": b"last", "a.txt": "é".encode()})
    assert made == zipped({"a.txt": "é".encode(), "b/z.txt": b"last"})
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        assert package.namelist() == ["a.txt", "b/z.txt"]
        assert package.read("a.txt").decode() == "é"
        for entry in package.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == 3
            assert entry.external_attr >> 16 == 0o100644


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../up", "a/../../up", "a//b", "./a", "", "a/", "a\\b", "C:/a", "a\nb"]
)
def test_no_way_out_of_the_folder(path: str) -> None:
    with pytest.raises(ValueError, match=r"path|sign"):
        zipped({path: b""})
