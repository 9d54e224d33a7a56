"""Figures: single ones by document, series as a chart, a table and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import document as d
from ..document import Document, FileRef, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.figures import Figure
from ..model.series import Series, SeriesPoint
from .parts import heading, section, series_key, told_list
from .proof import Proof, finish
from .status import organisation

Column = tuple[PartialDate | None, str | None]


def tables(view: View) -> Mapping[str, list[Series]]:
    """The series that are shown together, by the key of their page."""
    found: dict[str, list[Series]] = {}
    for series in view.corpus.table(Series).values():
        found.setdefault(series_key(series), []).append(series)
    return found


def figures_by_source(view: View) -> dict[str, list[Figure]]:
    """The figures by the document of their first citation, the documents in their own order."""
    found: dict[str, list[Figure]] = {source: [] for source in view.corpus.sources}
    for figure in view.corpus.figures.values():
        found[figure.sources[0].source].append(figure)
    return {source: figures for source, figures in found.items() if figures}


def figures_page(view: View, links: Links) -> Document:
    """The series, and the ways to the single figures of each document."""
    scope = Scope(view)
    lines = tuple(_line(scope, key, found) for key, found in tables(view).items())
    cards = tuple(
        d.Card(
            view.count("figures.counted", len(found)),
            scope.say(source, "title"),
            (),
            PageRef(f"figures/{source}"),
        )
        for source, found in figures_by_source(view).items()
    )
    document = Document(
        "figures",
        view.locale,
        view.word("figures.title"),
        (
            *section(view, "figures.series", "series", (d.Rows(lines),) if lines else ()),
            heading(view, "figures.single", "single"),
            d.Cards(cards),
        ),
        lead=(d.Text(view.word("figures.lead")),),
        section="figures",
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _line(scope: Scope, key: str, found: Sequence[Series]) -> d.Row:
    extra = (d.Text(_span(scope.view, found)),)
    return d.Row("", scope.say(found[0].id, "label"), PageRef(f"series/{key}"), None, extra)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.figures"), PageRef("figures"))


def _span(view: View, found: Sequence[Series]) -> str:
    """The first and the last period."""
    periods = sorted({p.period for series in found for p in series.points if p.period})
    if not periods:
        return ""
    first, last = view.day(periods[0]).text, view.day(periods[-1]).text
    return first if first == last else f"{first} – {last}"


def source_figures_page(view: View, links: Links, source: str, figures: Sequence[Figure]) -> Document:
    """Every single figure of a document, in the order of the document's places."""
    scope = Scope(view)
    proof = Proof(scope, most=None)
    places: dict[str, list[Figure]] = {}
    for figure in figures:
        places.setdefault(figure.sources[0].place, []).append(figure)
    blocks: list[d.Block] = []
    for at, (place, found) in enumerate(sorted(places.items(), key=lambda pair: _order(pair[0])), 1):
        name = view.place(place)
        blocks.append(d.Heading(2, (d.Text(name[:1].upper() + name[1:]),), f"place-{at}"))
        blocks.append(d.Terms(tuple(_term(scope, proof, figure) for figure in found)))
    title = scope.plain(source, "title")
    document = Document(
        f"figures/{source}",
        view.locale,
        view.word("figures.of", title=title),
        tuple(blocks),
        section="figures",
        description=view.word("figures.of", title=title),
        trail=(_first_step(view), Step(title, PageRef(f"figures/{source}"))),
    )
    return finish(scope, document, links, proof)


def _order(place: str) -> tuple[str, int, str]:
    kind, _, rest = place.partition(" ")
    number = "".join(letter for letter in rest.partition(",")[0].partition(".")[0] if letter.isdigit())
    return kind, int(number or 0), rest


def _term(scope: Scope, proof: Proof, figure: Figure) -> d.Term:
    view = scope.view
    scope.facts.add(figure.id)
    value = view.fact_value(figure.id)
    period = f", {view.day(figure.period).text}" if figure.period else ""
    said = f" ({organisation(scope, figure.by)}{period})"
    words = (*((d.Strong((value,)),) if value else ()), d.Text(said), *proof.marks(figure.sources))
    return d.Term(scope.plain(figure.id, "label"), words, figure.id)


# ---- series ----


def series_page(view: View, links: Links, key: str, found: Sequence[Series]) -> Document:
    """Series printed together: in words, as a chart, as a table, and as a file."""
    scope = Scope(view)
    proof = Proof(scope, most=None)
    title = scope.plain(found[0].id, "label")
    caveats = [
        block for series in found for block in told_list(scope, proof, series, "caveats", series.caveats)
    ]
    blocks = (
        *(d.Paragraph(scope.say(series.id, "text")) for series in found),
        *section(view, "series.caveats", "caveats", caveats),
        heading(view, "series.chart", "chart"),
        series_chart(scope, key, found),
        heading(view, "series.table", "table"),
        _table(scope, proof, found, title),
        d.Downloads((d.Download(view.word("series.file"), FileRef(series_file(key)), "CSV", ""),)),
    )
    document = Document(
        f"series/{key}",
        view.locale,
        title,
        blocks,
        kicker=view.word("figures.kicker"),
        section="figures",
        description=scope.plain(found[0].id, "text"),
        trail=(_first_step(view), Step(title, PageRef(f"series/{key}"))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(found[0].id))


def series_file(key: str) -> str:
    """The file of a series' values, relative to `site/`."""
    return f"data/series/{key}.csv"


def columns_of(found: Sequence[Series]) -> list[Column]:
    """The periods and categories that the series share, as written."""
    return list(dict.fromkeys((p.period, p.category) for series in found for p in series.points))


def _column_label(scope: Scope, found: Sequence[Series], column: Column) -> d.Inlines:
    period, category = column
    parts: list[d.Inline] = []
    if category:
        owner = next(s for s in found if any(p.category == category for p in s.points))
        parts += scope.say(owner.id, "categories", category)
    if period:
        parts += [*([d.Text(", ")] if parts else []), scope.view.day(period)]
    return tuple(parts)


def _value(view: View, series: Series, point: SeriesPoint | None) -> str:
    if point is None or point.value is None:
        return view.word("series.no-value")
    text = view.value_text("count" if series.unit == "day" else series.unit, point.value)
    return view.word(f"value.{point.nearly}", value=text) if point.nearly else text


def _table(scope: Scope, proof: Proof, found: Sequence[Series], caption: str) -> d.Table:
    """A row a period where one series is shown, a row a series where several are."""
    view = scope.view
    scope.note(found)
    columns = columns_of(found)
    if len(found) == 1:
        series = found[0]
        lines = tuple(
            (
                _column_label(scope, found, (point.period, point.category)),
                (d.Text(_value(view, series, point)), *proof.marks(point.sources)),
            )
            for point in series.points
        )
        head = (
            d.Column((d.Text(view.word("series.when")),)),
            d.Column((d.Text(view.word("series.value")),), numeric=True),
        )
        return d.Table(caption, head, lines)
    heads = (
        d.Column((d.Text(view.word("series.what")),)),
        *(d.Column(_column_label(scope, found, column), numeric=True) for column in columns),
    )
    return d.Table(caption, heads, tuple(_row(scope, proof, series, columns) for series in found))


def _row(scope: Scope, proof: Proof, series: Series, columns: list[Column]) -> tuple[d.Inlines, ...]:
    points = {(p.period, p.category): p for p in series.points}
    marks = proof.marks([citation for p in series.points for citation in p.sources])
    cells = [(d.Text(_value(scope.view, series, points.get(column))),) for column in columns]
    return ((*scope.say(series.id, "label"), *marks), *cells)


def series_chart(scope: Scope, key: str, found: Sequence[Series]) -> d.SeriesChart:
    """The values without a format; the words beside it read them out."""
    view = scope.view
    columns = columns_of(found)
    bars = tuple(
        d.Bar(
            scope.plain(series.id, "label"),
            d.plain(_column_label(scope, found, (point.period, point.category))),
            float(point.value),
            _value(view, series, point),
        )
        for series in found
        for point in series.points
        if point.value is not None
    )
    dated = all(period is not None and category is None for period, category in columns)
    alternative = view.word("series.described", label=scope.plain(found[0].id, "label"))
    return d.SeriesChart(
        FileRef(f"charts/{key}-{view.locale}.svg"),
        alternative,
        bars,
        len(found) > 1,
        dated,
        one_unit=len({series.unit for series in found}) == 1,
    )
