"""The open data of a project: tables, a workbook, feeds and charts as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from .render.data import Row, Table, as_csv, described, flat, package, table, tabled, workbook
from .render.records import Record, as_json
from .render.security_txt import PATH as SECURITY
from .render.security_txt import security_txt
from .render.svg import status_chart_svg

CHARTS = Path("build/charts")


Put = Callable[[str, bytes, Made], None]


def write(project: Project, folder: Path) -> dict[str, Made]:
    """Write all of them into a folder; what the manifest will say of each."""
    views = {name: site.view for name, site in project.sites.items()}
    written: dict[str, Made] = {}

    def put(path: str, content: bytes, made: Made) -> None:
        write_bytes(folder / path, content)
        written[path] = made

    site_url = project.corpus.publisher.site_url
    if told := project.corpus.publisher.security_url:
        text = security_txt(told, site_url, tuple(views), project.today)
        put(SECURITY, text.encode(), Made("asset", "security"))
    for locale, view in views.items():
        _feeds(project, view, locale, put)
        _charts(project, view, locale, put)
    book = workbook(_sheets(views, site_url, put), project.today)
    put("data/reperes.xlsx", book, Made("dataset-xlsx", "reperes"))
    return written


def _sheets(views: Mapping[str, View], site_url: str, put: Put) -> Iterator[tuple[str, Table]]:
    """Each data set, put in its place and given on for the workbook; then what describes them.

    Record by record: those of a large project together would take more memory than its pages.
    """
    word = views[SOURCE_LOCALE].word
    resources = []
    for name, records in datasets(views):
        rows: list[Row] = []
        put(f"data/{name}.json", as_json(_noted(records, rows)), Made("dataset-json", name))
        made = tabled(rows)
        rows.clear()
        put(f"data/{name}.csv", as_csv(made), Made("dataset-csv", name))
        title = word(f"data.{name}")
        resources.append(described(name, title, word(f"data.{name}-text"), made))
        yield title, made
    put("data/datapackage.json", package(resources, site_url), Made("dataset-json", "datapackage"))


def _noted(records: Iterable[Record], rows: list[Row]) -> Iterator[Record]:
    """Records as they come, the row of each noted."""
    for record in records:
        rows.append(flat(record))
        yield record


def _feeds(project: Project, view: View, locale: str, put: Put) -> None:
    """What can be subscribed to: the news, and the calendar."""
    put(feed_path(locale), atom(news_feed(view, project.links)), Made("feed-atom", "news", locale))
    dates = agenda(view, project.links)
    if dates.entries:  # a calendar without any is not one, by the standard
        known = Made("calendar-ics", "calendar", locale, edition=dates.edition)
        put(agenda_path(locale), calendar_ics(dates), known)


def _charts(project: Project, view: View, locale: str, put: Put) -> None:
    """The charts of the plans; a chart a page of series and, once for all languages, the values as a file."""
    for plan in assessed_plans(view):
        scope = Scope(view)
        title = view.word("plans.caption", plan=scope.plain(plan.id, "short"))
        drawn = chart(scope, axes_of(view, plan))
        svg = status_chart_svg(drawn, title, drawn.label)
        put(f"charts/{plan.id}-{locale}.svg", svg, Made("chart-svg", plan.id, locale))
    for key, found in series_tables(view).items():
        shown = series_chart(Scope(view), key, found)
        file = project.root / CHARTS / f"{chart_key(shown)}.svg"  # a drawing takes a tenth of a second
        put(shown.file.path, kept(file, partial(chart_svg, shown)), Made("chart-svg", key, locale))
        if locale == SOURCE_LOCALE:
            put(series_file(key), as_csv(table(series_records(found))), Made("dataset-csv", key))
