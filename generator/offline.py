"""The whole site as one file that opens without the internet: unpack it, open `index.html`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from .corpus import SOURCE_LOCALE
from .links import OFFLINE
from .model.base import PartialDate
from .output import Made, files_below
from .project import Project
from .render.offline import offline_page
from .render.zips import write_zip

FOLDER, READ_ME = "reperes", "LISEZ-MOI.txt"
# A server gives this page for whatever address is unknown; its links begin at the root of the site.
NOT_FOUND = "404.html"


def write(project: Project, folder: Path, *, site: Path, absent: Iterable[str]) -> dict[str, Made]:
    """Write a copy of what is in `site` into a folder; what the manifest will say of it.

    `absent` is what no copy holds, by its path, because it is written after it.
    """
    left_out = {OFFLINE, NOT_FOUND, *absent}
    start, own = len(str(site)) + 1, f"{folder.name}/"
    found = (file[start:].replace(os.sep, "/") for file in files_below(site))
    paths = sorted(path for path in found if not path.startswith(own))
    with (folder / OFFLINE).open("wb") as out:
        write_zip(out, _files(project, site, [path for path in paths if path not in left_out], left_out))
    return {OFFLINE: Made("offline-zip", "site")}


def _files(
    project: Project, site: Path, paths: Iterable[str], left_out: set[str]
) -> Iterator[tuple[str, bytes]]:
    yield f"{FOLDER}/{READ_ME}", read_me(project).encode()
    for path in paths:
        content = (site / path).read_bytes()
        if path.endswith(".html"):
            content = _page(project, path, content, left_out)
        yield f"{FOLDER}/{path}", content


def _page(project: Project, path: str, content: bytes, left_out: set[str]) -> bytes:
    folder = path[: path.rfind("/") + 1]
    return offline_page(content, lambda href: project.links.offline(folder, href, left_out))


def read_me(project: Project) -> str:
    """How to open the copy, and how old it is, in each language of the site."""
    said = []
    for locale, site in sorted(project.sites.items(), key=lambda one: one[0] != SOURCE_LOCALE):
        word, links = site.view.word, project.links
        address = links.from_path("", links.path("home", locale), "absolute")
        day = site.view.day(PartialDate.of(project.today))
        said.append(
            f"{word('offline.read-me', page=links.file('home', locale), date=day.text)}\n"
            f"{word('offline.reserved') if links.reserved else word('offline.address', address=address)}\n"
        )
    return "\n".join(said)
