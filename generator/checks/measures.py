"""Within a plan, a number belongs to one measure; axes and actions belong to the measure's plan."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.plans import Measure


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report numbers claimed twice, parts of other plans, and repeated ids of parts."""
    claimed: dict[tuple[str, int], Measure] = {}
    for measure in corpus.measures.values():
        origin = corpus.origins[measure.id]
        if measure.number is not None:
            first = claimed.setdefault((measure.plan, measure.number), measure)
            if first is not measure:
                report.error(
                    origin.span("number"),
                    "number-claimed-twice",
                    f"{measure.id}: {first.id} already is measure {measure.number} of {measure.plan}.",
                    f"See {corpus.origins[first.id].span('number')}: correct one of the two.",
                )
        _parts_of_plan(corpus, report, measure)
        _unique_parts(corpus, report, measure)


def _parts_of_plan(corpus: Corpus, report: Report, measure: Measure) -> None:
    origin = corpus.origins[measure.id]
    axis = corpus.axes.get(measure.axis or "")
    action = corpus.actions.get(measure.action or "")
    if axis and axis.plan != measure.plan:
        report.error(
            origin.span("axis"),
            "other-plan",
            f"{measure.id}: {axis.id} is an axis of {axis.plan}.",
            f"Name an axis of {measure.plan}.",
        )
    if action and action.axis != measure.axis:
        report.error(
            origin.span("action"),
            "other-axis",
            f"{measure.id}: {action.id} belongs to {action.axis}.",
            f"Name an action of {measure.axis}.",
        )


def _unique_parts(corpus: Corpus, report: Report, measure: Measure) -> None:
    for name in ("additions", "remarks", "reported"):
        seen: set[str] = set()
        for at, part in enumerate(getattr(measure, name)):
            if part.id in seen:
                report.error(
                    corpus.origins[measure.id].span(name, at, "id"),
                    "duplicate-id",
                    f'{measure.id}.{name}: the id "{part.id}" stands twice.',
                    "Choose another.",
                )
            seen.add(part.id)
