"""The open data of a project: tables, a workbook, feeds and charts as files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from .compose.agenda import agenda, agenda_path
from .compose.data import datasets, series_records
from .compose.feed import news_feed
from .compose.figures import series_chart, series_file
from .compose.figures import tables as series_tables
from .compose.plans import assessed_plans, axes_of
from .compose.status import chart
from .corpus import SOURCE_LOCALE
from .links import feed_path
from .localize import Scope, View
from .output import Made, kept, write_bytes
from .project import Project
from .render.atom import atom
from .render.calendar_ics import calendar_ics
from .render.chart import chart_key, chart_svg
from .render.data import as_csv, package, table, workbook
from .render.records import as_json
from .render.security_txt import PATH as SECURITY
from .render.security_txt import security_txt
from .render.svg import status_chart_svg

CHARTS = Path("build/charts")


def write(project: Project, folder: Path) -> dict[str, Made]:
    """Write all of them into a folder; what the manifest will say of each."""
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
    if told := project.corpus.publisher.security_url:
        text = security_txt(told, site_url, tuple(views), project.today)
        files[SECURITY] = text.encode(), Made("asset", "security")
    for locale, view in views.items():
        files[feed_path(locale)] = (
            atom(news_feed(view, project.links)),
            Made("feed-atom", "news", locale),
        )
        dates = agenda(view, project.links)
        if dates.entries:  # a calendar without any is not one, by the standard
            known = Made("calendar-ics", "calendar", locale, edition=dates.edition)
            files[agenda_path(locale)] = calendar_ics(dates), known
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
        file = project.root / CHARTS / f"{chart_key(drawn)}.svg"  # a drawing takes a tenth of a second
        files[drawn.file.path] = kept(file, partial(chart_svg, drawn)), Made("chart-svg", key, locale)
        if locale == SOURCE_LOCALE:
            files[series_file(key)] = as_csv(table(series_records(found))), Made("dataset-csv", key)
    return files
