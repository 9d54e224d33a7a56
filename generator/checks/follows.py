"""A measure follows an earlier plan's measure, never itself or a later one, and never in a circle."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.plans import Measure


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report circles, links that do not go back in time, and unproven links."""
    for measure in corpus.measures.values():
        for at, follow in enumerate(measure.follows):
            where = corpus.origins[measure.id].below("follows", at)
            earlier = corpus.measures.get(follow.measure)
            if earlier is None:
                continue
            if _leads_back(corpus, earlier, measure.id):
                report.error(
                    where.span(),
                    "circle",
                    f'{measure.id}: following "{follow.measure}" leads back to {measure.id}.',
                    "A measure follows an older one: delete one of the links.",
                )
            elif _order(corpus, earlier) >= _order(corpus, measure):
                report.error(
                    where.span(),
                    "not-earlier",
                    f'{measure.id}: "{follow.measure}" is not of an earlier plan.',
                    "A measure follows one of a plan before its own.",
                )
            if follow.basis == "documents" and not follow.sources:
                report.error(
                    where.span(),
                    "no-source",
                    f"{measure.id}: which document says that it follows {follow.measure}?",
                    "Add sources:, or write basis: judgement.",
                )


def _order(corpus: Corpus, measure: Measure) -> int:
    plan = corpus.plans.get(measure.plan)
    return plan.number if plan else 0


def _leads_back(corpus: Corpus, start: Measure, target: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        measure = waiting.pop()
        if measure.id == target:
            return True
        if measure.id not in seen:
            seen.add(measure.id)
            waiting += [corpus.measures[f.measure] for f in measure.follows if f.measure in corpus.measures]
    return False
