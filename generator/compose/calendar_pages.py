"""The calendar's pages: what comes next, all days of the year, a page a year; the line of the home page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from .. import document as d
from ..almanac import days_of_year, month_name, whole_days, yearly_days
from ..document import AnchorRef, Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.events import Event
from ..model.observances import COMMON_YEAR, Observance
from ..model.plans import Plan
from .agenda import agenda_path, step_texts
from .occurrences import Occurrence, coming, held, of_year, shown_years
from .parts import heading, place_of, section, told
from .proof import Proof, finish
from .subscribe import subscribe
from .undated import any_undated, promise, way_to_measure

NEXT = 4
# How days are written.
Days = Callable[..., d.Day]


def calendar_page(view: View, links: Links) -> Document:
    """What comes next, what comes back every year, what has no date, and how to subscribe."""
    scope = Scope(view)
    proof = Proof(scope, most=1)
    moments = tuple(_moment(scope, found) for found in coming(view, NEXT))
    start = d.Paragraph((d.Text(view.word("calendar.from", date=_today(view))),), "soft")
    blocks = (
        *section(view, "calendar.next", "next", (start, d.Moments(moments)) if moments else ()),
        *section(view, "calendar.every-year", "every-year", _every_year(scope, proof)),
        *_way_to_undated(view),
        *subscribe(view, links, agenda_path(view.locale)),
        heading(view, "calendar.years", "years"),
        d.Cards(tuple(_year_card(view, year) for year in shown_years(view))),
    )
    document = Document(
        "calendar",
        view.locale,
        view.word("nav.calendar"),
        blocks,
        lead=(d.Text(view.word("calendar.lead")),),
        head=(d.Paragraph((d.Link((d.Text(view.word("calendar.subscribe")),), AnchorRef("subscribe")),)),),
        section="calendar",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links, proof)


def _today(view: View) -> str:
    return view.day(PartialDate.of(view.today)).text


def _first_step(view: View) -> Step:
    return Step(view.word("nav.calendar"), PageRef("calendar"))


def _year_card(view: View, year: int) -> d.Card:
    return d.Card(view.word("timeline.year"), (d.Text(str(year)),), (), PageRef(f"calendar/{year}"))


def _way_to_undated(view: View) -> d.Blocks:
    if not any_undated(view.corpus):
        return ()
    title, lead = ((d.Text(view.word(f"calendar.{key}")),) for key in ("no-date", "no-date-text"))
    return (d.Rows((d.Row("", title, PageRef("undated"), None, lead),)),)


# ---- days of every year


def _every_year(scope: Scope, proof: Proof) -> d.Blocks:
    """Month by month; a date that nobody checked says so."""
    view, days = scope.view, held(scope.view.corpus)
    blocks: list[d.Block] = []
    if any(day.unverified for day in days):
        blocks.append(d.Paragraph((d.Text(view.word("calendar.unverified-note")),), "soft"))
    for month, found in groupby(days, key=lambda o: (o.day or "")[:2]):
        alike = tuple(found)
        first, _ = alike[0].in_year(alike[0].since or alike[0].until or COMMON_YEAR) or (view.today, None)
        blocks.append(d.Heading(3, (d.Text(month_name(first, view.babel)),), f"month-{month}"))
        blocks.append(d.Moments(tuple(_day(scope, proof, day) for day in alike)))
    return tuple(blocks)


def _day(scope: Scope, proof: Proof, found: Observance) -> d.Moment:
    view = scope.view
    days = found.in_year(found.since or found.until or COMMON_YEAR)
    when = yearly_days(*days, view.babel) if days else None
    text = told(scope, proof, (found.id, "text"), found.sources)
    return d.Moment(
        when, text, _tag(view, found), scope.say(found.id, "title"), found.id, promise(scope, found)
    )


def _tag(view: View, found: Observance) -> d.Tag:
    if found.unverified:
        return d.Tag(view.word("calendar.unverified"), "alert")
    return d.Tag(view.word(f"calendar.{found.kind}"))


# ---- years


def _moment(scope: Scope, found: Occurrence, days: Days = whole_days) -> d.Moment:
    """One thing of a year: its day as precise as it is known, its name, and the way to it."""
    view, of = scope.view, found.of
    when = days(found.first, found.last, view.babel) if found.when.day else view.day(found.when)
    to = place_of(of)
    assert to is not None, of.id
    if isinstance(of, Observance):
        state = (way_to_measure(scope, of.promised),) if of.promised else ()
        return d.Moment(when, (d.Link(scope.say(of.id, "title"), to),), _tag(view, of), more=state)
    if isinstance(of, Event):
        tag = d.Tag(view.word(f"event.{of.kind}"))
        return d.Moment(when, (d.Link(scope.say(of.id, "title"), to),), tag)
    title, lines = step_texts(scope, of)
    tag = d.Tag(view.word("event.plan" if isinstance(of, Plan) else "event.assessment"))
    more = (d.Text(" ".join(lines)),)
    return d.Moment(when, (d.Link((d.Text(title),), to),), tag, more=more)


def calendar_year_page(view: View, links: Links, year: int) -> Document:
    """One year: its days as they fall, the steps of plans and evaluations known to be in it."""
    scope = Scope(view)
    corpus, word = view.corpus, view.word
    plans = [plan for plan in corpus.plans.values() if plan.start <= year <= plan.end]
    scope.note(plans)
    lines = [
        word(
            "calendar.plan-year",
            plan=scope.plain(plan.id, "short"),
            n=year - plan.start + 1,
            of=plan.end - plan.start + 1,
        )
        for plan in plans
    ] or [word("calendar.no-plan")]
    found = of_year(corpus, year)
    title = word("calendar.in-year", year=year)
    around = [other for other in (year - 1, year + 1) if other in shown_years(view)]
    notes = [word("calendar.unverified-note")] if any(_unverified(o) for o in found) else []
    told_then = any(event.date.year == year for event in corpus.events)
    way = (d.Link((d.Text(word("timeline.in-year", year=year)),), PageRef(f"timeline/{year}")),)
    document = Document(
        f"calendar/{year}",
        view.locale,
        title,
        (
            d.Moments(tuple(_moment(scope, o, days_of_year) for o in found)),
            *(d.Paragraph((d.Text(note),), "soft") for note in notes),
            *((d.Paragraph((d.Text(word("calendar.happened") + " "), *way)),) if told_then else ()),
            d.Cards(tuple(_year_card(view, other) for other in around)),
        ),
        lead=(d.Text(" ".join(lines)),),
        kicker=word("nav.calendar"),
        section="calendar",
        trail=(_first_step(view), Step(str(year), PageRef(f"calendar/{year}"))),
    )
    return finish(scope, document, links)


def _unverified(found: Occurrence) -> bool:
    return isinstance(found.of, Observance) and found.of.unverified


# ---- the home page


def next_date(scope: Scope) -> d.Blocks:
    """The next date as one line; it says from which day on, since a page may be read long after its build."""
    view = scope.view
    found = coming(view, 1)
    if not found:
        return ()
    moment = _moment(scope, found[0])
    assert moment.when is not None
    start = d.Text(view.word("calendar.home", date=_today(view)) + " ")
    tag = (d.Text(" "), moment.tag) if moment.tag and _unverified(found[0]) else ()
    way = (d.Text(" · "), d.Link((d.Text(view.word("calendar.home-all")),), PageRef("calendar")))
    line = (start, moment.when, d.Text(", "), *moment.children, *tag, *way)
    return (d.Band((d.Paragraph(line),)),)
