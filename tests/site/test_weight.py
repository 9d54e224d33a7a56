"""A first visit is light: page, style, script and icon together, compressed as hosts do."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

PAGE_BUDGET = 12_000
LIST_BUDGET = 30_000
LIGHT_BUDGET = 4_500
# Lists that are meant to be read whole, by the kind of the page.
LONG_LISTS = {"plan", "promises", "figures", "trainings", "tools", "fundings", "projects", "contradictions"}
HOST = "http://reperes.invalid/"
FETCHED = (
    "//link[not(@rel='canonical' or @rel='alternate' or @rel='license')]/@href | //script/@src | //img/@src"
)


def parts(page, tree) -> set[str]:
    """The files of a first visit, relative to the site."""
    addresses = [a for a in tree.xpath(FETCHED) if not a.startswith("data:")]
    paths = {urlsplit(urljoin(HOST + page.address, a)).path for a in addresses}
    return {page.path} | {unquote(path).removeprefix("/") for path in paths}


@pytest.fixture(scope="module")
def weights(site: Path, every_page, trees) -> dict:
    """Bytes of a first visit to each page."""
    packed: dict[str, int] = {}

    def size(path: str) -> int:
        if path not in packed:
            packed[path] = len(gzip.compress((site / path).read_bytes(), 9, mtime=0))
        return packed[path]

    return {page: sum(map(size, parts(page, trees[page.path]))) for page in every_page}


def budget(page) -> int:
    if page.light:
        return LIGHT_BUDGET
    return LIST_BUDGET if page.kind in LONG_LISTS else PAGE_BUDGET


def test_every_page_is_light(weights, record_property) -> None:
    heaviest = sorted(weights, key=weights.get, reverse=True)
    record_property("heaviest", f"{heaviest[0]}: {weights[heaviest[0]]} bytes")
    wrong = [f"{p}: {weights[p]} bytes, {budget(p)} allowed" for p in heaviest if weights[p] > budget(p)]
    assert not wrong, f"{len(wrong)} too heavy\n" + "\n".join(wrong[:50])


def files(addresses: set[str], server) -> set[str]:
    """The files behind addresses of a server, relative to the site."""
    paths = {unquote(urlsplit(a).path).removeprefix("/") for a in addresses if a.startswith(server.url)}
    return {path + "index.html" if not path or path.endswith("/") else path for path in paths}
