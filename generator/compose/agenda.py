"""The calendar as a file to subscribe to: what comes back every year, and the steps known to the day."""

from __future__ import annotations

from collections.abc import Iterable

from ..agenda import Agenda, Entry
from ..corpus import SOURCE_LOCALE
from ..document import PageRef
from ..links import Links
from ..localize import Scope, View
from ..model.base import Citation
from ..model.events import Event
from ..model.observances import Observance
from ..model.plans import Plan
from ..model.recommendations import Recommendation
from .occurrences import Occurrence, first_year, held, milestones
from .parts import place_of
from .proof import edition_of, law_lines
from .status import last_assessment, measure_kicker, organisation


def agenda_path(locale: str) -> str:
    """The file of a locale's calendar, relative to `site/`."""
    return "calendar.ics" if locale == SOURCE_LOCALE else f"{locale}/calendar.ics"


def agenda(view: View, links: Links) -> Agenda:
    """The calendar of one locale. Steps of which only the month or the year is known stay on the pages."""
    scope = Scope(view)
    word = view.word
    first = first_year(view.corpus, view.today)
    entries = [_day(scope, links, found, first) for found in held(view.corpus)]
    entries += [
        _step(scope, links, m) for m in milestones(view.corpus) if m.when.day or isinstance(m.of, Plan)
    ]
    edition = edition_of(scope, law_lines(scope))
    text = " ".join((word("calendar.file-text"), notice(view), word("help.edition", edition=edition)))
    page = links.href("calendar", view.locale, PageRef("calendar"), "absolute")
    own = links.from_path("", agenda_path(view.locale), "absolute")
    return Agenda(word("calendar.name"), text, view.locale, page, own, view.today, edition, tuple(entries))


def notice(view: View) -> str:
    """Who speaks: each day of a calendar is read alone, far from the site."""
    publisher = view.corpus.publisher.name
    if publisher is not None:
        return view.word("frame.published-by", name=publisher)
    return f"{view.word('frame.notice')} {view.word('frame.notice-text')}"


def _day(scope: Scope, links: Links, found: Observance, first: int) -> Entry:
    """A day of every year, from the first year of the calendar or its own on."""
    view = scope.view
    year = min(first, found.until or first) if found.since is None else found.since
    days = found.in_year(year)
    assert days is not None, found.id
    lines = [scope.plain(found.id, "text")]
    if found.promised is not None:
        lines.append(f"{scope.plain(found.id, 'promise')} {judged(scope, found.promised)}")
    lines.append(view.word("calendar.unverified-text") if found.unverified else _sources(view, found.sources))
    return Entry(
        found.id,
        *days,
        scope.plain(found.id, "title"),
        _told(view, lines),
        _lang(view, found.id),
        (view.word(f"calendar.{found.kind}"),),
        _href(view, links, found),
        yearly=True,
        until=found.until,
        settled=not found.unverified,
    )


def judged(scope: Scope, measure_id: str) -> str:
    """What was said of the measure that promises something: never the promise without it."""
    view, measure = scope.view, scope.view.corpus.measures[measure_id]
    scope.note((measure,))
    last = last_assessment(measure)
    title = view.word("calendar.titled", title=scope.plain(measure.id, "title"))
    label = f"{measure_kicker(scope, measure)}, {title}"
    if last is None:
        return view.word("calendar.unjudged", measure=label)
    status = view.word(f"status-counted.{last.status}.one", n=1)
    who, day = organisation(scope, last.assessor), view.day(last.date).text
    return view.word("calendar.judged", measure=label, status=status, who=who, date=day)


def _step(scope: Scope, links: Links, found: Occurrence) -> Entry:
    """A step of a plan or of an evaluation, on its day; a plan on the last that its years can mean."""
    view, of = scope.view, found.of
    title, lines = step_texts(scope, of)
    if isinstance(of, Plan):
        lines.append(view.word("calendar.plan-ends-day"))
    assert isinstance(of, Event | Plan | Recommendation)
    lines.append(_sources(view, of.sources))
    kind = of.kind if isinstance(of, Event) else "plan" if isinstance(of, Plan) else "assessment"
    return Entry(
        of.id if isinstance(of, Event) else f"{of.id}.{'end' if isinstance(of, Plan) else 'deadline'}",
        found.last,
        found.last,
        title,
        _told(view, lines),
        _lang(view, of.id) if isinstance(of, Event) else view.locale,
        (view.word(f"event.{kind}"),),
        _href(view, links, of),
    )


def step_texts(scope: Scope, of: object) -> tuple[str, list[str]]:
    """What a step is called, and what is said of it."""
    word = scope.view.word
    if isinstance(of, Plan):
        name = scope.plain(of.id, "short")
        return word("calendar.plan-ends", plan=name), [
            word("calendar.plan-ends-text", start=of.start, end=of.end)
        ]
    if isinstance(of, Recommendation):
        scope.note((of,))
        return word("calendar.reply-due"), [word("calendar.reply-due-text", who=scope.plain(of.by, "name"))]
    assert isinstance(of, Event)
    return scope.plain(of.id, "title"), [scope.plain(of.id, "text")]


def _told(view: View, lines: list[str]) -> str:
    return "\n\n".join((*lines, f"{view.word('site.name')}. {notice(view)}"))


def _lang(view: View, entity: str) -> str:
    return view.phrase(view.corpus.units[f"{entity}.title"]).lang


def _href(view: View, links: Links, of: Observance | Event | Plan | Recommendation) -> str:
    to = place_of(of)
    assert to is not None, of.id
    return links.href("calendar", view.locale, to, "absolute")


def _sources(view: View, citations: Iterable[Citation]) -> str:
    """The documents by kind and date: a calendar has no room for titles."""
    named = dict.fromkeys(citation.source for citation in citations)
    found = (view.corpus.sources[name] for name in named)
    told = (f"{view.word(f'source-kind.{s.kind}')}, {view.day(s.date).text}" for s in found)
    return view.word("calendar.sources", sources=" · ".join(told))
