"""Statuses as a reader meets them: marks, words, counts, charts and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from .. import document as d
from ..document import PageRef
from ..localize import Scope, View
from ..model.plans import STATUSES, Assessment, Axis, Measure, Status

PROGRESS_TONE: dict[str, Literal["plain", "alert", "done"]] = {"done": "done", "refused": "alert"}


def last_assessment(measure: Measure) -> Assessment | None:
    """The newest judgement of a measure."""
    return max(measure.assessments, key=lambda a: a.date, default=None)


def status_of(measure: Measure) -> Status | None:
    """The status that the newest judgement gives; None where nobody has judged."""
    last = last_assessment(measure)
    return last.status if last else None


def state(view: View, status: Status | None) -> d.State | None:
    """A status as mark and word."""
    return d.State(status, view.word(f"status.{status}")) if status else None


def state_or_tag(view: View, status: Status | None) -> d.State | d.Tag:
    """A status, or words saying that none was published."""
    return state(view, status) or d.Tag(view.word("status.none"))


def progress(view: View, value: str) -> d.Tag:
    """Done, under way, planned, refused: what is reported, never a judgement."""
    return d.Tag(view.word(f"progress.{value}"), PROGRESS_TONE.get(value, "plain"))


def counts(measures: Iterable[Measure]) -> Counter[Status]:
    """How many measures have each status."""
    return Counter(status for measure in measures if (status := status_of(measure)))


def totals(scope: Scope, measures: Sequence[Measure]) -> d.Totals:
    """All counts together."""
    view = scope.view
    scope.note(measures)
    found = counts(measures)
    return d.Totals(
        tuple(d.Count(s, found[s], view.count(f"status-counted.{s}", found[s])) for s in STATUSES)
    )


def chart(scope: Scope, axes: Sequence[Axis]) -> d.StatusChart:
    """One mark per measure, axis by axis."""
    view = scope.view
    scope.note(m for axis in axes for m in view.corpus.measures_of_axis.get(axis.id, ()))
    rows = tuple(
        d.ChartRow(
            (d.Strong((d.Text(f"{axis.number}. "),)), *scope.say(axis.id, "short")),
            tuple(status_of(m) for m in view.corpus.measures_of_axis.get(axis.id, ())),
        )
        for axis in axes
    )
    return d.StatusChart(view.word("status.chart"), rows)


def table(scope: Scope, axes: Sequence[Axis], caption: str) -> d.Table:
    """The same numbers as a table, with their sum."""
    view = scope.view
    columns = (
        d.Column((d.Text(view.word("label.axis")),)),
        *(d.Column((d.Text(view.word(f"status-plural.{s}")),), numeric=True) for s in STATUSES),
        d.Column((d.Text(view.word("label.total")),), numeric=True),
    )
    rows: list[tuple[d.Inlines, ...]] = []
    everything: list[Measure] = []
    for axis in axes:
        measures = view.corpus.measures_of_axis.get(axis.id, ())
        everything += measures
        label = (d.Text(f"{axis.number}. "), *scope.say(axis.id, "short"))
        rows.append((label, *_numbers(view, measures)))
    rows.append(((d.Text(view.word("label.all")),), *_numbers(view, everything)))
    return d.Table(caption, columns, tuple(rows), last_is_total=True)


def _numbers(view: View, measures: Sequence[Measure]) -> tuple[d.Inlines, ...]:
    found = counts(measures)
    values = [*(found[s] for s in STATUSES), len(measures)]
    return tuple((d.Text(view.number(value)),) for value in values)


def row(scope: Scope, measure: Measure, *, with_plan: bool = False) -> d.Row:
    """A measure as a line of a list."""
    extra = scope.say(measure.plan, "short") if with_plan else ()
    number = str(measure.number) if measure.number is not None else "•"
    return d.Row(
        number,
        scope.say(measure.id, "title"),
        PageRef(f"measure/{measure.id}"),
        state(scope.view, status_of(measure)),
        extra,
    )


def last_judged(measures: Sequence[Measure]) -> list[Measure]:
    """The judged measures of the newest plan in which any was: a promise may rest on several."""
    plans = list(dict.fromkeys(m.plan for m in measures if m.assessments))
    return [m for m in measures if plans and m.plan == plans[-1] and m.assessments]


def common_status(measures: Sequence[Measure]) -> Status | None:
    """The status that all measures share; None where they differ, or nobody judged."""
    found = {status_of(measure) for measure in measures}
    return found.pop() if len(found) == 1 else None


def counted(view: View, measures: Sequence[Measure]) -> str:
    """Differing statuses in words, all counts together: 2 réalisées en partie, 1 non réalisée."""
    found = counts(measures)
    return ", ".join(
        f"{view.number(found[s])} {view.count(f'status-counted.{s}', found[s])}" for s in STATUSES if found[s]
    )


def organisation(scope: Scope, ref: str) -> str:
    """A body by its acronym, or by its name where it has none."""
    name = scope.plain(ref, "name")
    return scope.view.corpus.organisations[ref].acronym or name


def measure_kicker(scope: Scope, measure: Measure) -> str:
    """Which plan, which number."""
    parts = [scope.plain(measure.plan, "short")]
    if measure.number is not None:
        parts.append(scope.view.word("label.measure-n", n=measure.number))
    return ", ".join(parts)


def measure_trail(scope: Scope, measure: Measure) -> tuple[d.Step, ...]:
    """The trail from the plans to a measure."""
    word = scope.view.word
    steps = [
        d.Step(word("nav.plans"), PageRef("plans")),
        d.Step(scope.plain(measure.plan, "short"), PageRef(f"plan/{measure.plan}")),
    ]
    if measure.axis:
        axis = scope.view.corpus.axes[measure.axis]
        steps.append(d.Step(word(f"label.{axis.kind}-n", n=axis.number), PageRef(f"axis/{axis.id}")))
    number = measure.number
    here = word("label.measure-n", n=number) if number is not None else word("label.measure")
    return (*steps, d.Step(here, PageRef(f"measure/{measure.id}")))
