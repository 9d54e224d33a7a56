"""What falls when: days that come back, the last year of plans, dated steps of plans and evaluations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from ..corpus import Corpus
from ..localize import View
from ..model.base import PartialDate
from ..model.events import Event
from ..model.inventory import Training
from ..model.observances import Observance
from ..model.plans import Plan
from ..model.recommendations import Recommendation
from ..values import value

Dated = Observance | Event | Plan | Recommendation
# What the calendar takes from the timeline; the rest of it has happened, and comes back for nobody.
STEPS = ("plan", "assessment")


@value
class Occurrence:
    """Something on a day; `when` is as precise as the documents: a plan ends in a year, on no known day."""

    of: Dated
    when: PartialDate
    first: date
    last: date


def held(corpus: Corpus) -> list[Observance]:
    """The days of every year that exist, in the order of the year."""
    days = (o for o in corpus.table(Observance).values() if o.state == "held" and o.day is not None)
    return sorted(days, key=lambda o: (o.day or "", o.id))


def without_date(corpus: Corpus) -> list[Observance]:
    """Publications whose day no document gives, and what is only promised; that last."""
    rest = (o for o in corpus.table(Observance).values() if o.state == "promised" or o.day is None)
    return sorted(rest, key=lambda o: o.state == "promised")


def recurring(corpus: Corpus) -> list[Training]:
    """Training that the documents say comes back; no day and no place of it is ever told."""
    return [t for t in corpus.table(Training).values() if t.frequency in ("yearly", "regular")]


def milestones(corpus: Corpus) -> list[Occurrence]:
    """Steps of plans and evaluations, replies that fall due, last days of plans; oldest first."""
    found: list[Occurrence] = [_dated(e, e.date) for e in corpus.events if e.kind in STEPS]
    due: dict[tuple[str, PartialDate], Recommendation] = {}
    for recommendation in corpus.table(Recommendation).values():
        due.setdefault((recommendation.by, recommendation.deadline), recommendation)
    found += [_dated(recommendation, day) for (_, day), recommendation in due.items()]
    for plan in corpus.plans.values():
        year = PartialDate(plan.end)
        found.append(Occurrence(plan, year, year.last_day, year.last_day))
    return sorted(found, key=_order)


def _dated(of: Event | Recommendation, day: PartialDate) -> Occurrence:
    return Occurrence(of, day, day.first_day, day.last_day)


def _order(found: Occurrence) -> tuple[date, str]:
    return found.first, found.of.id


def days_in(corpus: Corpus, year: int) -> list[Occurrence]:
    """The days of every year as they fall in one."""
    found = []
    for observance in held(corpus):
        days = observance.in_year(year)
        if days is not None:
            found.append(Occurrence(observance, PartialDate.of(days[0]), *days))
    return found


def of_year(corpus: Corpus, year: int) -> list[Occurrence]:
    """All that falls in a year, in order."""
    falling = (m for m in milestones(corpus) if m.when.year == year)
    return sorted(chain(days_in(corpus, year), falling), key=_order)


def coming(view: View, most: int) -> list[Occurrence]:
    """What comes next, from the day of the build on."""
    return [found for _, found in zip(range(most), _coming(view), strict=False)]


def _coming(view: View) -> Iterator[Occurrence]:
    corpus, today = view.corpus, view.today
    years = years_ahead(corpus, today)
    yield from (found for year in years for found in of_year(corpus, year) if found.last >= today)


def years_ahead(corpus: Corpus, today: date) -> Sequence[int]:
    """The years in which something may still come: the days of one year, or the end of the last plan."""
    last = max((m.when.year for m in milestones(corpus)), default=today.year)
    return range(today.year, max(last, today.year + 1) + 1)


def first_year(corpus: Corpus, today: date) -> int:
    """Where the calendar begins: the newest plan that has begun."""
    return max((p.start for p in corpus.plans.values() if p.start <= today.year), default=today.year)


def shown_years(view: View) -> Sequence[int]:
    """The years that have a page: from the newest plan to the year after the build, or the plan's last."""
    corpus, today = view.corpus, view.today
    first = first_year(corpus, today)
    if not (held(corpus) or corpus.plans):
        return ()
    ends = (plan.end for plan in corpus.plans.values() if plan.start == first)
    return range(first, max(today.year + 1, *ends, first) + 1)
