"""A whole build: pages by MkDocs, one process a locale; data, feeds and charts; the manifest; the swap."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import rcssmin
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from .compose.data import datasets, series_records
from .compose.feed import feed_path, timeline_feed
from .compose.figures import series_chart, series_file
from .compose.figures import tables as series_tables
from .compose.plans import assessed_plans, axes_of
from .compose.status import chart
from .corpus import SOURCE_LOCALE
from .document import SeriesChart
from .localize import Scope, View
from .output import DOCS, DOCS_OF_ONE, Staging, write_bytes, write_stubs, written_files
from .processes import JobFailedError, side_by_side
from .project import Project
from .render.atom import atom
from .render.chart import chart_key, chart_svg
from .render.data import as_csv, as_json, package, table, workbook
from .render.svg import status_chart_svg
from .shell import SitePlugin

CHARTS = Path("build/charts")
Tell = Callable[[str], None]


class BuildFailedError(Exception):
    """A locale could not be built; the message says why."""


@dataclass(frozen=True)
class Made:
    """What the manifest says of a file beside its bytes."""

    kind: str
    source: str
    locale: str | None = None
    variant: str | None = None
    edition: str = ""


def build(project: Project, tell: Tell) -> Path:
    """Build the site of a project and put it in place; BuildFailedError leaves the former one."""
    site = (project.root / "site").resolve()
    for folder in (DOCS, *map(_docs, project.sites)):
        (project.root / folder).mkdir(parents=True, exist_ok=True)
    staging = Staging.begin(site)
    try:
        tell("pages")
        made = _parts(project, staging.folder)
        _squeeze(staging.folder)
        tell("manifest")
        release = project.sites[SOURCE_LOCALE].view.release
        _manifest(staging.folder, made, "release" if release else "preview")
        tell("swap")
        staging.swap()
    except BaseException:
        staging.drop()
        raise
    return site


# ---- pages


def _parts(project: Project, folder: Path) -> dict[str, Made]:
    """The pages of every locale and the data, side by side."""
    _ = project.corpus.referrers  # found once, before the jobs part
    jobs = {name: partial(_locale, project, name, folder / f".{name}") for name in project.sites}
    jobs["data"] = partial(_data, project, folder / ".data")
    try:
        results = side_by_side(jobs)
    except JobFailedError as error:
        raise BuildFailedError(str(error)) from error
    for name in jobs:
        _merge(folder / f".{name}", folder)
    return {path: made for result in results for path, made in result.items()}


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
    plugin = config.plugins["reperes"]
    assert isinstance(plugin, SitePlugin)
    return {
        project.links.file(key, locale): Made("page", key, locale, edition=edition)
        for key, edition in plugin.editions.items()
    }


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


# ---- data, feeds, charts


def _squeeze(folder: Path) -> None:
    """Stylesheet and script without what only their authors read: a first visit pays for every byte."""
    for script in folder.glob("assets/*.js"):
        lines = (line.strip() for line in script.read_text("utf-8").splitlines())
        write_bytes(script, "\n".join(line for line in lines if line and not line.startswith("//")).encode())
    for sheet in folder.glob("assets/*.css"):
        write_bytes(sheet, rcssmin.cssmin(sheet.read_text("utf-8")).encode())


def _data(project: Project, folder: Path) -> dict[str, Made]:
    views = {name: site.view for name, site in project.sites.items()}
    french = views[SOURCE_LOCALE]
    tables = datasets(views)
    titles = {name: french.word(f"data.{name}") for name in tables}
    words = {name: (titles[name], french.word(f"data.{name}-text")) for name in tables}
    files: dict[str, tuple[bytes, Made]] = {}
    sheets = {name: table(records) for name, records in tables.items()}
    for name, records in tables.items():
        files[f"data/{name}.json"] = as_json(records), Made("dataset-json", name)
        files[f"data/{name}.csv"] = as_csv(sheets[name]), Made("dataset-csv", name)
    site_url = project.corpus.publisher.site_url
    files["data/datapackage.json"] = package(sheets, words, site_url), Made("dataset-json", "datapackage")
    files["data/reperes.xlsx"] = workbook(sheets, titles, project.today), Made("dataset-xlsx", "reperes")
    for locale, view in views.items():
        files[feed_path(locale)] = (
            atom(timeline_feed(view, project.links)),
            Made("feed-atom", "timeline", locale),
        )
        for plan in assessed_plans(view):
            scope = Scope(view)
            title = view.word("plans.caption", plan=scope.plain(plan.id, "short"))
            drawn = chart(scope, axes_of(view, plan))
            name = f"charts/{plan.id}-{locale}.svg"
            files[name] = status_chart_svg(drawn, title, drawn.label), Made("chart-svg", plan.id, locale)
        files |= _series(project, view, locale)
    for path, (content, _) in files.items():
        write_bytes(folder / path, content)
    return {path: made for path, (_, made) in files.items()}


def _series(project: Project, view: View, locale: str) -> dict[str, tuple[bytes, Made]]:
    """A chart a page of series and, once for all languages, the values as a file."""
    files: dict[str, tuple[bytes, Made]] = {}
    for key, found in series_tables(view).items():
        drawn = series_chart(Scope(view), key, found)
        files[drawn.file.path] = _drawn(project.root / CHARTS, drawn), Made("chart-svg", key, locale)
        if locale == SOURCE_LOCALE:
            files[series_file(key)] = as_csv(table(series_records(found))), Made("dataset-csv", key)
    return files


def _drawn(kept: Path, chart: SeriesChart) -> bytes:
    """A drawing takes a tenth of a second: one that is the same as in an earlier build is not made again."""
    file = kept / f"{chart_key(chart)}.svg"
    if not file.is_file():
        # Under its name only once it is whole: a later build would trust half a drawing.
        half = file.with_suffix(".half")
        write_bytes(half, chart_svg(chart))
        half.replace(file)
    return file.read_bytes()


def _manifest(folder: Path, made: dict[str, Made], status: str) -> None:
    """`data/artifacts.json`: every file of the site but itself."""
    records = []
    for file in written_files(folder):
        known = made.get(file.path, Made("asset", file.path))
        records.append(
            {
                "path": file.path,
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
    write_bytes(folder / "data/artifacts.json", as_json(records))
