"""What the search of a language reads, written beside the pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .compose.search import index_file, search_index
from .document import Entry
from .output import Made, write_bytes
from .project import Project
from .render.search import search_script


def write(project: Project, locale: str, entries: Mapping[str, Entry], folder: Path) -> dict[str, Made]:
    """Write it into a folder; what the manifest will say of it. `entries`: the pages of the site, by key."""
    site = project.sites[locale]
    pages = [entries[key] for key in site.pages if key in entries]
    target = index_file(locale)
    write_bytes(folder / target, search_script(search_index(site.view, site.links, pages)))
    return {target: Made("search-index", "search", locale)}
