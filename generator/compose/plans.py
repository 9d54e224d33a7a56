"""The plans: an overview, a page a plan with its tracker, a page an axis, a page a status."""

from __future__ import annotations

from collections.abc import Sequence

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.plans import STATUSES, Axis, Measure, Plan, Status
from .proof import Proof, finish
from .status import chart, counts, row, state, status_of, table, totals


def measures_of(view: View, plan: Plan) -> Sequence[Measure]:
    """The measures of a plan, in order."""
    return view.corpus.measures_of_plan.get(plan.id, ())


def axes_of(view: View, plan: Plan) -> list[Axis]:
    """The axes of a plan, in order."""
    return [a for a in view.corpus.axes.values() if a.plan == plan.id]


def assessed_plans(view: View) -> list[Plan]:
    """The plans whose measures somebody has judged."""
    return [p for p in view.corpus.plans.values() if any(m.assessments for m in measures_of(view, p))]


def step(key: str, title: str) -> Step:
    """A step of the trail."""
    return Step(title, PageRef(key))


def plans_trail(view: View, *more: Step) -> tuple[Step, ...]:
    """The trail below the overview of the plans."""
    return (Step(view.word("nav.plans"), PageRef("plans")), *more)


def overview_page(view: View, links: Links) -> Document:
    """All plans: their counts together, as picture and table."""
    scope = Scope(view)
    proof = Proof(scope)
    blocks: list[d.Block] = []
    for plan in reversed(list(view.corpus.plans.values())):
        blocks += _plan_summary(scope, proof, plan)
    document = Document(
        "plans",
        view.locale,
        view.word("plans.title"),
        tuple(blocks),
        lead=(d.Text(view.word("plans.lead")),),
        trail=plans_trail(view),
        section="plans",
        layout="wide",
    )
    return finish(scope, document, links, proof)


def _plan_summary(scope: Scope, proof: Proof, plan: Plan) -> d.Blocks:
    view = scope.view
    measures = measures_of(view, plan)
    title = d.Heading(2, scope.say(plan.id, "title"), plan.id)
    text: list[d.Block] = [title, d.Paragraph((*scope.say(plan.id, "summary"), *proof.marks(plan.sources)))]
    text.append(d.Paragraph((d.Text(known_measures(view, plan, len(measures))),), "soft"))
    beside: d.Blocks = ()
    if any(m.assessments for m in measures):
        axes = axes_of(view, plan)
        text.append(totals(scope, measures))
        caption = view.word("plans.caption", plan=scope.plain(plan.id, "short"))
        beside = (chart(scope, axes), d.Details(view.word("plans.as-table"), (table(scope, axes, caption),)))
    else:
        text.append(d.Paragraph((d.Text(view.word("plans.unassessed")),)))
    link = d.Link(
        (d.Text(view.word("plans.follow", plan=scope.plain(plan.id, "short"))),), PageRef(f"plan/{plan.id}")
    )
    text.append(d.Paragraph((link,)))
    return (d.Band(tuple(text), beside, tint=plan.number % 2 == 0),)


def known_measures(view: View, plan: Plan, known: int) -> str:
    """How many measures a plan announced, and how many our documents name."""
    announced = view.number(plan.announced)
    if not plan.announced_exact:
        announced = view.word("value.about", value=announced)
    return view.word("plans.known", announced=announced, known=view.number(known))


def plan_page(view: View, links: Links, plan: Plan) -> Document:
    """One plan: its counts, then every measure, filtered by links."""
    scope = Scope(view)
    proof = Proof(scope)
    measures = measures_of(view, plan)
    assessed = any(m.assessments for m in measures)
    head: list[d.Block] = [d.Paragraph((d.Text(known_measures(view, plan, len(measures))),), "soft")]
    if assessed:
        head.append(totals(scope, measures))
    limits = scope.say(plan.id, "limits")
    blocks: list[d.Block] = [_tracker(scope, plan, measures)]
    if limits:
        blocks.append(d.Note((d.Paragraph(limits),), view.word("plans.limits")))
    if assessed:
        caption = view.word("plans.caption", plan=scope.plain(plan.id, "short"))
        blocks.append(table(scope, axes_of(view, plan), caption))
        blocks += [
            d.Heading(2, (d.Text(view.word("plans.by-status")),), "status"),
            _status_rows(scope, plan, measures),
        ]
        blocks.append(_downloads(view))
    proof.marks(plan.sources)
    proof.marks([a.sources[0] for m in measures[:1] for a in m.assessments])
    title = scope.plain(plan.id, "title")
    document = Document(
        f"plan/{plan.id}",
        view.locale,
        title,
        tuple(blocks),
        lead=scope.say(plan.id, "summary"),
        head=tuple(head),
        section="plans",
        layout="wide",
        trail=plans_trail(view, step(f"plan/{plan.id}", scope.plain(plan.id, "short"))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(plan.id))


def _status_rows(scope: Scope, plan: Plan, measures: Sequence[Measure]) -> d.Rows:
    view = scope.view
    found = counts(measures)
    rows = tuple(
        d.Row(
            "",
            (d.Text(view.count(f"status-title.{s}", found[s])),),
            PageRef(f"status/{plan.id}/{s}"),
            state(view, s),
        )
        for s in STATUSES
    )
    return d.Rows(rows)


def _downloads(view: View) -> d.Downloads:
    names = (("measures", "json"), ("measures", "csv"))
    items = tuple(
        d.Download(view.word(f"data.{name}"), d.FileRef(f"data/{name}.{form}"), form.upper(), "")
        for name, form in names
    )
    return d.Downloads(items)


def _tracker(scope: Scope, plan: Plan, measures: Sequence[Measure]) -> d.Tracker:
    view = scope.view
    groups = [_group(scope, axis) for axis in axes_of(view, plan)]
    loose = [m for m in measures if m.axis is None]
    if loose:
        title = (d.Text(view.word("plans.no-axis")),)
        rows = tuple(row(scope, m) for m in loose)
        groups.append(d.TrackerGroup("sans-axe", "", title, PageRef(f"plan/{plan.id}"), rows))
    return d.Tracker(view.word("plans.filter"), _filters(view, measures), tuple(groups))


def _group(scope: Scope, axis: Axis) -> d.TrackerGroup:
    view = scope.view
    rows = tuple(row(scope, m) for m in view.corpus.measures_of_axis.get(axis.id, ()))
    kicker = view.word(f"label.{axis.kind}-n", n=axis.number)
    return d.TrackerGroup(axis.id, kicker, scope.say(axis.id, "title"), PageRef(f"axis/{axis.id}"), rows)


def _filters(view: View, measures: Sequence[Measure]) -> tuple[d.Filter, ...]:
    found = counts(measures)
    if not found:
        return ()
    everything = d.Filter(view.word("filter.all-id"), view.word("filter.all"), len(measures), (), None)
    return (everything, *(_filter(view, s, found[s], len(measures)) for s in STATUSES))


def _filter(view: View, status: Status, count: int, everything: int) -> d.Filter:
    fragment = view.corpus.locales[view.locale].segments[status]
    again = d.Link(
        (d.Text(view.word("filter.again", n=view.number(everything))),),
        d.AnchorRef(view.word("filter.all-id")),
    )
    chosen = (d.Text(view.count(f"filter.chosen-{status}", count) + " "), again)
    return d.Filter(fragment, view.word(f"status-plural.{status}"), count, chosen, status)


def axis_page(view: View, links: Links, axis: Axis) -> Document:
    """One axis: its counts and its measures, by action."""
    scope = Scope(view)
    proof = Proof(scope)
    plan = view.corpus.plans[axis.plan]
    measures = view.corpus.measures_of_axis.get(axis.id, ())
    proof.marks(axis.sources)
    blocks: list[d.Block] = []
    for action in view.corpus.actions.values():
        inside = [m for m in measures if m.action == action.id]
        if inside:
            kicker = view.word("label.action-n", n=action.number) + ". " if action.number else ""
            blocks.append(d.Heading(2, (d.Text(kicker), *scope.say(action.id, "title")), action.id))
            blocks.append(d.Rows(tuple(row(scope, m) for m in inside)))
    loose = [m for m in measures if m.action is None]
    if loose:
        blocks.append(d.Heading(2, (d.Text(view.word("label.measures")),), "measures"))
        blocks.append(d.Rows(tuple(row(scope, m) for m in loose)))
    if not measures:
        blocks.append(d.Paragraph((d.Text(view.word("plans.axis-empty")),)))
    assessed = any(m.assessments for m in measures)
    label = view.word(f"label.{axis.kind}-n", n=axis.number)
    short = scope.plain(plan.id, "short")
    document = Document(
        f"axis/{axis.id}",
        view.locale,
        scope.plain(axis.id, "title"),
        tuple(blocks),
        kicker=f"{short}, {label}",
        head=(totals(scope, measures),) if assessed else (),
        section="plans",
        trail=plans_trail(view, step(f"plan/{plan.id}", short), step(f"axis/{axis.id}", label)),
        description=f"{short}. {label}: {scope.plain(axis.id, 'title')}",
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(axis.id))


def status_page(view: View, links: Links, plan: Plan, status: Status) -> Document:
    """The measures of a plan that have one status, beside all counts."""
    scope = Scope(view)
    proof = Proof(scope)
    measures = measures_of(view, plan)
    chosen = [m for m in measures if status_of(m) == status]
    proof.marks([a.sources[0] for m in chosen[:1] for a in m.assessments])
    short = scope.plain(plan.id, "short")
    title = view.count(f"status-title.{status}", len(chosen))
    document = Document(
        f"status/{plan.id}/{status}",
        view.locale,
        title,
        (d.Rows(tuple(row(scope, m) for m in chosen)),),
        kicker=short,
        head=(totals(scope, measures),),
        section="plans",
        trail=plans_trail(
            view,
            step(f"plan/{plan.id}", short),
            step(f"status/{plan.id}/{status}", view.word(f"status-plural.{status}")),
        ),
        description=f"{short}. {title}",
    )
    return finish(scope, document, links, proof)


__all__ = ["assessed_plans", "axis_page", "overview_page", "plan_page", "state", "status_page"]
