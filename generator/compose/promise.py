"""Promises: one commitment followed through the plans and their judges."""

from __future__ import annotations

from collections.abc import Iterator

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.plans import Measure, Promise
from .parts import related, section
from .proof import Proof, finish
from .reported import fact_counts, reported_ref
from .status import (
    common_status,
    counted,
    last_assessment,
    last_judged,
    measure_kicker,
    organisation,
    row,
    state_or_tag,
)
from .timeline import event_ref

# A promise's path already says when each plan came and who judged it.
TOLD_OTHERWISE = ("plan", "assessment")


def promises_page(view: View, links: Links) -> Document:
    """All promises, with the last status that somebody gave each."""
    scope = Scope(view)
    rows = tuple(_promise_row(scope, promise) for promise in view.corpus.promises.values())
    document = Document(
        "promises",
        view.locale,
        view.word("promises.title"),
        (d.Rows(rows),),
        lead=(d.Text(view.word("promises.lead")),),
        section="promises",
        layout="wide",
        trail=(Step(view.word("nav.promises"), PageRef("promises")),),
    )
    return finish(scope, document, links)


def _promise_row(scope: Scope, promise: Promise) -> d.Row:
    view = scope.view
    measures = view.corpus.measures_of_promise[promise.id]
    plans = dict.fromkeys(m.plan for m in measures)
    names = " · ".join(
        [view.count("promises.measures", len(measures)), *(scope.plain(plan, "short") for plan in plans)]
    )
    scope.note(measures)
    judged = last_judged(measures)
    return d.Row(
        "",
        scope.say(promise.id, "title"),
        PageRef(f"promise/{promise.id}"),
        _shown(view, judged),
        (d.Text(names),),
    )


def _shown(view: View, judged: list[Measure]) -> d.State | d.Tag:
    status = common_status(judged)
    if status is None and judged:
        return d.Tag(counted(view, judged))
    return state_or_tag(view, status)


def promise_page(view: View, links: Links, promise: Promise) -> Document:
    """One promise: first promised, repeated, judged by whom, last known state."""
    scope = Scope(view)
    proof = Proof(scope)
    measures = view.corpus.measures_of_promise[promise.id]
    heading = d.Heading(2, (d.Text(view.word("promise.path")),), "path")
    history = tuple(
        moment for _, moment in sorted(_history(scope, proof, measures), key=lambda pair: pair[0])
    )
    rows = d.Rows(tuple(row(scope, m, with_plan=True) for m in measures))
    blocks: list[d.Block] = [
        d.Heading(2, (d.Text(view.word("promise.state")),), "state"),
        d.Paragraph(scope.say(promise.id, "state")),
        heading,
        d.Moments(history, view.word("label.undated")),
        d.Heading(2, (d.Text(view.word("promise.measures")),), "measures"),
        rows,
        *_reported(scope, measures),
        *related(scope, [promise.id]),
    ]
    title = scope.plain(promise.id, "title")
    document = Document(
        f"promise/{promise.id}",
        view.locale,
        title,
        tuple(blocks),
        lead=scope.say(promise.id, "summary"),
        kicker=view.word("promise.kicker"),
        head=(_verdict(scope, proof, measures),),
        section="promises",
        trail=(
            Step(view.word("nav.promises"), PageRef("promises")),
            Step(title, PageRef(f"promise/{promise.id}")),
        ),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(promise.id))


def _verdict(scope: Scope, proof: Proof, measures: tuple[Measure, ...]) -> d.Verdict:
    """The newest judgements, with the plan they speak of: a later plan may not have been judged yet."""
    view = scope.view
    judged = last_judged(measures)
    if not judged:
        text = view.word("verdict.none", date=view.day(view.corpus.horizon).text)
        return d.Verdict(None, view.word("status.none"), (d.Text(text),))
    said = [assessment for measure in judged if (assessment := last_assessment(measure))]
    who = ", ".join(dict.fromkeys(organisation(scope, a.assessor) for a in said))
    day = view.day(max(a.date for a in said)).text
    text = view.word("promise.verdict", who=who, date=day, plan=scope.plain(judged[0].plan, "short"))
    later = measures[-1]
    if later.plan != judged[0].plan:
        text += " " + view.word("promise.taken-up", plan=scope.plain(later.plan, "short"))
    status = common_status(judged)
    title = view.word(f"status.{status}") if status else counted(view, judged)
    marks = proof.marks([citation for a in said for citation in a.sources])
    return d.Verdict(status, title, (d.Text(text), *marks))


def _history(
    scope: Scope, proof: Proof, measures: tuple[Measure, ...]
) -> Iterator[tuple[tuple[PartialDate, int], d.Moment]]:
    view = scope.view
    for at, measure in enumerate(measures):
        plan = view.corpus.plans[measure.plan]
        yield (plan.date, 0), _promised(scope, proof, measure, first=at == 0)
        for assessment in measure.assessments:
            who = organisation(scope, assessment.assessor)
            text = (
                d.Text(view.word("promise.judged", who=who, measure=measure_kicker(scope, measure)) + " "),
                state_or_tag(view, assessment.status),
                *proof.marks(assessment.sources),
            )
            yield (assessment.date, 2), d.Moment(view.day(assessment.date), text)
    seen: set[str] = set()
    for measure in measures:
        for event in view.corpus.events_of_measure.get(measure.id, ()):
            if event.id not in seen and event.kind not in TOLD_OTHERWISE:
                seen.add(event.id)
                link = d.Link(scope.say(event.id, "title"), event_ref(event))
                yield (event.date, 1), d.Moment(view.day(event.date), (link,))


def _reported(scope: Scope, measures: tuple[Measure, ...]) -> d.Blocks:
    """How much has been reported of each measure, and the way to it."""
    view = scope.view
    terms = tuple(
        d.Term(
            measure_kicker(scope, m),
            (d.Link((d.Text(", ".join(fact_counts(view, m.reported))),), reported_ref(m)),),
        )
        for m in measures
        if m.reported
    )
    return section(view, "measure.reported", "reported", (d.Terms(terms),) if terms else ())


def _promised(scope: Scope, proof: Proof, measure: Measure, *, first: bool) -> d.Moment:
    view = scope.view
    key = "promise.first" if first else "promise.again"
    link = d.Link(scope.say(measure.id, "title"), PageRef(f"measure/{measure.id}"))
    text = (link, *proof.marks(measure.sources[:1]))
    plan = view.corpus.plans[measure.plan]
    label = view.word(key, plan=scope.plain(plan.id, "short"))
    return d.Moment(view.day(plan.date), text, title=(d.Text(label),))
