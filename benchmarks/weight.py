"""What a first visit weighs: the page with its style, script and icon, compressed as hosts do."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urljoin, urlsplit

PAGE_BUDGET = 12_000
LIST_BUDGET = 30_000
# Lists that are meant to be read whole, by the kind of the page.
LONG_LISTS = ("plan", "promises", "figures", "trainings", "tools", "fundings", "projects", "contradictions")
FETCHED = re.compile(r'<(?:link rel="(?:icon|stylesheet)" href|script src)="([^"]+)"')


@dataclass(frozen=True)
class Weight:
    """How heavy the pages of one kind are, in bytes."""

    kind: str
    pages: int
    median: int
    largest: int
    budget: int


def weigh(site: Path) -> list[Weight]:
    """Every page of a built site, by kind, heaviest kind first."""
    packed: dict[str, int] = {}

    def size(path: str) -> int:
        if path not in packed:
            packed[path] = len(gzip.compress((site / path).read_bytes(), 9, mtime=0))
        return packed[path]

    found: dict[str, list[int]] = {}
    for artifact in json.loads((site / "data/artifacts.json").read_text("utf-8")):
        if artifact["kind"] == "page":
            kind = artifact["source"].partition("/")[0]
            found.setdefault(kind, []).append(sum(map(size, _visit(site, artifact["path"]))))
    weights = [
        Weight(
            kind,
            len(sizes),
            round(median(sizes)),
            max(sizes),
            LIST_BUDGET if kind in LONG_LISTS else PAGE_BUDGET,
        )
        for kind, sizes in found.items()
    ]
    return sorted(weights, key=lambda weight: -weight.largest)


def _visit(site: Path, page: str) -> set[str]:
    """The files of a first visit to a page, relative to the site."""
    here = "https://site.invalid/" + page.removesuffix("index.html")
    head = (site / page).read_text("utf-8").partition("</head>")[0]
    paths = {urlsplit(urljoin(here, address)).path for address in FETCHED.findall(head)}
    return {page, *(unquote(path).removeprefix("/") for path in paths)}
