"""A whole build: pages by MkDocs, one process a locale; data, feeds and charts; the manifest; the swap."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import rcssmin
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from . import courses, kits, offline, packs, prints, search
from .corpus import SOURCE_LOCALE
from .output import (
    DOCS,
    DOCS_OF_ONE,
    Made,
    Staging,
    Written,
    files_below,
    squeezed_script,
    write_bytes,
    write_stubs,
    written_files,
)
from .processes import JobFailedError, side_by_side
from .project import Project
from .render.records import as_json
from .shell import SitePlugin

PRINTERS = 2
MANIFEST, SUMS = "data/artifacts.json", "SHA256SUMS"
Writer = Callable[[Path], Mapping[str, Made]]


class Tell(Protocol):
    """Says which step of a build runs, and how many of its files are made."""

    def __call__(self, step: str, done: int = 0, of: int | None = None) -> None: ...


class BuildFailedError(Exception):
    """A locale could not be built; the message says why."""


def build(project: Project, tell: Tell) -> Path:
    """Build the site of a project and put it in place; BuildFailedError leaves the former one."""
    site = (project.root / "site").resolve()
    for folder in (DOCS, *map(_docs, project.sites)):
        (project.root / folder).mkdir(parents=True, exist_ok=True)
    staging = Staging.begin(site)
    try:
        tell("pages")
        parts = _parts(project, staging.folder)
        if courses.any_of(project):
            parts += _courses(project, staging.folder, tell)
        if kits.any_of(project):
            tell("kits")
            parts += _done({"kits": partial(kits.write, project)}, staging.folder)
        tell("offline")
        copy = partial(offline.write, project, site=staging.folder, absent=(MANIFEST, SUMS))
        parts += _done({"offline": copy}, staging.folder)
        tell("manifest")
        release = project.sites[SOURCE_LOCALE].view.release
        _manifest(staging.folder, parts, "release" if release else "preview")
        tell("swap")
        staging.swap()
    except BaseException:
        staging.drop()
        raise
    return site


# ---- pages


@dataclass(frozen=True)
class Part:
    """What a job wrote, and what the manifest says of it."""

    written: tuple[Written, ...]
    made: Mapping[str, Made]


def _parts(project: Project, folder: Path) -> list[Part]:
    """The pages of every locale and the data, side by side."""
    _ = project.corpus.referrers, project.corpus.citations  # found once, before the jobs part
    writers: dict[str, Writer] = {name: partial(_locale, project, name) for name in project.sites}
    writers["data"] = partial(_data_and_help, project)
    for part in range(PRINTERS if prints.any_of(project) else 0):
        writers[f"prints-{part}"] = partial(prints.write, project, part=part, parts=PRINTERS)
    # Each process more holds a copy of most of the corpus: whatever looks at a value writes into it.
    return _done(writers, folder, here=SOURCE_LOCALE)


def _courses(project: Project, folder: Path, tell: Tell) -> list[Part]:
    """The files of training modules, then the packs that hold them, then what the composer reads."""
    both = range(PRINTERS)
    files: dict[str, Writer] = {
        f"courses-{part}": partial(courses.write, project, part=part, parts=PRINTERS) for part in both
    }
    parts = _done(files, folder, partial(tell, "modules", of=courses.count(project)))
    whole: dict[str, Writer] = {
        f"packs-{part}": partial(packs.write, project, site=folder, part=part, parts=PRINTERS)
        for part in both
    }
    parts += _done(whole, folder, partial(tell, "packs", of=packs.count(project)))
    return parts + _done({"composer": partial(packs.write_catalogues, project, site=folder)}, folder)


def _done(
    writers: Mapping[str, Writer],
    folder: Path,
    tell: Callable[[int], None] | None = None,
    here: str | None = None,
) -> list[Part]:
    """What several jobs wrote side by side, put together; `tell` is told how many files there are."""
    own = {name: folder / f".{name}" for name in writers}
    jobs = {name: partial(_part, writer, own[name]) for name, writer in writers.items()}

    def waiting() -> None:
        assert tell is not None
        tell(sum(1 for place in own.values() for _ in files_below(place)))

    try:
        parts = side_by_side(jobs, waiting if tell else None, here)
    except JobFailedError as error:
        raise BuildFailedError(str(error)) from error
    for place in own.values():
        _merge(place, folder)
    return parts


def _part(write: Writer, folder: Path) -> Part:
    folder.mkdir(exist_ok=True)
    made = write(folder)
    return Part(tuple(written_files(folder)), made)


def _merge(part: Path, whole: Path) -> None:
    """Move what a job wrote into the whole; what is there already (the frame's own files) stays."""
    for child in part.iterdir():
        target = whole / child.name
        if target.is_dir() and child.is_dir():
            _merge(child, target)
        elif not target.exists():
            child.rename(target)
    shutil.rmtree(part, ignore_errors=True)


def _locale(project: Project, locale: str, folder: Path) -> dict[str, Made]:
    """The pages of one locale, and what the manifest will say of each."""
    write_stubs(project.root / _docs(locale), project, locale)
    config = shell_config(project, locale, folder)
    mkdocs_build(config)
    _squeeze(folder)
    plugin = config.plugins["reperes"]
    assert isinstance(plugin, SitePlugin)
    made = {
        project.links.file(key, locale): Made("page", key, locale, edition=edition)
        for key, edition in plugin.editions.items()
    }
    return made | search.write(project, locale, plugin.entries, folder)


def _docs(locale: str) -> Path:
    return Path(DOCS_OF_ONE.format(locale=locale))


def shell_config(project: Project, locale: str, folder: Path) -> MkDocsConfig:
    """MkDocs' configuration for the pages of one locale, with the project put in."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(
        str(project.root / "mkdocs.yml"),
        docs_dir=str((project.root / _docs(locale)).resolve()),
        site_dir=str(folder),
        site_url=project.corpus.publisher.site_url,
    )
    plugin = config.plugins["reperes"]
    assert isinstance(plugin, SitePlugin)
    plugin.project = project
    i18n: Any = config.plugins["i18n"]
    i18n.current_language = locale
    for language in i18n.config.languages:
        language.build = language.locale == locale
    return config


def _data_and_help(project: Project, folder: Path) -> dict[str, Made]:
    # Their libraries are loaded in the one process that needs them.
    from . import help_pages, letters, open_data  # noqa: PLC0415

    return {
        **open_data.write(project, folder),
        **help_pages.write(project, folder),
        **letters.write(project, folder),
    }


def _squeeze(folder: Path) -> None:
    """Stylesheet and script without what only their authors read: a first visit pays for every byte."""
    for script in folder.glob("assets/*.js"):
        write_bytes(script, squeezed_script(script.read_text("utf-8")).encode())
    for sheet in folder.glob("assets/*.css"):
        write_bytes(sheet, rcssmin.cssmin(sheet.read_text("utf-8")).encode())


def _manifest(folder: Path, parts: list[Part], status: str) -> None:
    """`data/artifacts.json`, every file but itself and `SHA256SUMS`; and that one, for `sha256sum -c`."""
    written: dict[str, Written] = {}
    for part in parts:
        for file in part.written:
            written.setdefault(file.path, file)  # as the parts were merged
    made = {path: known for part in parts for path, known in part.made.items()}
    records = []
    for path in sorted(written):
        file, known = written[path], made.get(path, Made("asset", path))
        records.append(
            {
                "path": path,
                "kind": known.kind,
                "variant": known.variant,
                "locale": known.locale,
                "source": known.source,
                "bytes": file.size,
                "sha256": file.sha256,
                "edition": known.edition,
                "status": status,
            }
        )
    listed = as_json(records)
    write_bytes(folder / MANIFEST, listed)
    sums = {path: file.sha256 for path, file in written.items()}
    sums[MANIFEST] = hashlib.sha256(listed).hexdigest()
    write_bytes(folder / SUMS, "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode())
