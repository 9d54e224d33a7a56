"""Pages for a reader without a server."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.render.offline import offline_page
from generator.render.zips import write_zip


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ('<a href="a/">a</a>', '<a href="[a/]">a</a>'),
        ('<a class="k" href="../" lang="en">x</a>', '<a class="k" href="[../]" lang="en">x</a>'),
        ('<link rel="alternate" href="b/">', '<link rel="alternate" href="[b/]">'),
        ('<a href="a/?b=1&amp;c=2">é</a>', '<a href="[a/?b=1&amp;c=2]">é</a>'),
        # What only looks like a link is left as it is.
        ('<p data-href="a/">href="b/"</p>', '<p data-href="a/">href="b/"</p>'),
        ("<script>var x = 'href=\"a/\"';</script>", "<script>var x = 'href=\"a/\"';</script>"),
        ('<abbr href="a/">a</abbr>', '<abbr href="a/">a</abbr>'),
    ],
)
def test_only_links_change(page: str, wanted: str) -> None:
    assert offline_page(page.encode(), lambda href: f"[{href}]").decode() == wanted


def test_addresses_come_as_a_browser_reads_them() -> None:
    asked: list[str] = []
    offline_page(b'<a href="a&amp;b/">x</a>', lambda href: asked.append(href) or href)
    assert asked == ["a&b/"]


def test_a_large_zip_is_the_same_each_time_and_squeezes_nothing_twice() -> None:
    files = [("top/a.html", b"a" * 1000), ("top/b.pdf", b"b" * 1000)]
    first, second = io.BytesIO(), io.BytesIO()
    write_zip(first, files)
    write_zip(second, files)
    assert first.getvalue() == second.getvalue()
    found = {entry.filename: entry for entry in zipfile.ZipFile(first).infolist()}
    assert found["top/a.html"].compress_size < 1000
    assert found["top/b.pdf"].compress_size == 1000


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a//b", "C:/x"])
def test_a_zip_stays_in_its_folder(path: str) -> None:
    with pytest.raises(ValueError, match=r"path|drive"):
        write_zip(io.BytesIO(), [(path, b"")])
