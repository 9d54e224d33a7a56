"""The timeline: an overview by year, and a page for each year."""

from __future__ import annotations

from .. import document as d
from ..document import Document, FileRef, PageRef, Step
from ..links import Links, feed_path
from ..localize import Scope, View
from ..model.events import Event
from .proof import Proof, finish


def years(view: View) -> dict[int, list[Event]]:
    """The events of each year, oldest first."""
    found: dict[int, list[Event]] = {}
    for event in view.corpus.events:
        found.setdefault(event.date.year, []).append(event)
    return found


def event_ref(event: Event) -> PageRef:
    """Where an event is told in full."""
    return PageRef(f"timeline/{event.date.year}", fragment=event.id)


def timeline_page(view: View, links: Links) -> Document:
    """All events in one line each, by year."""
    scope = Scope(view)
    blocks: list[d.Block] = []
    for year, events in years(view).items():
        link = d.Link((d.Text(str(year)),), PageRef(f"timeline/{year}"))
        blocks.append(d.Heading(2, (link,), f"y{year}"))
        blocks.append(d.Moments(tuple(_line(scope, event) for event in events)))
    blocks.append(
        d.Downloads((d.Download(view.word("news.feed"), FileRef(feed_path(view.locale)), "Atom", ""),))
    )
    document = Document(
        "timeline",
        view.locale,
        view.word("timeline.title"),
        tuple(blocks),
        lead=(d.Text(view.word("timeline.lead", date=view.day(view.corpus.horizon).text)),),
        section="timeline",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.timeline"), PageRef("timeline"))


def _line(scope: Scope, event: Event) -> d.Moment:
    link = d.Link(scope.say(event.id, "title"), event_ref(event))
    return d.Moment(scope.view.day(event.date), (link,))


def year_page(view: View, links: Links, year: int, events: list[Event]) -> Document:
    """One year: each event with its text, its sources and the measures it bears on."""
    scope = Scope(view)
    proof = Proof(scope)
    moments = tuple(_moment(scope, proof, event) for event in events)
    known = list(years(view))
    at = known.index(year)
    around = [known[i] for i in (at - 1, at + 1) if 0 <= i < len(known)]
    cards = tuple(
        d.Card(view.word("timeline.year"), (d.Text(str(other)),), (), PageRef(f"timeline/{other}"))
        for other in around
    )
    document = Document(
        f"timeline/{year}",
        view.locale,
        view.word("timeline.in-year", year=year),
        (d.Moments(moments), d.Cards(cards)) if cards else (d.Moments(moments),),
        kicker=view.word("timeline.title"),
        section="timeline",
        description=view.word("timeline.in-year", year=year),
        trail=(_first_step(view), Step(str(year), PageRef(f"timeline/{year}"))),
    )
    return finish(scope, document, links, proof)


def _moment(scope: Scope, proof: Proof, event: Event) -> d.Moment:
    view = scope.view
    text = (*scope.say(event.id, "text"), *proof.marks(event.sources))
    note = scope.say(event.id, "note")
    more: list[d.Inline] = [d.Text(view.word("timeline.note") + " "), *note] if note else []
    for measure_id in event.measures:
        measure = view.corpus.measures[measure_id]
        number = f" {measure.number}" if measure.number is not None else ""
        label = view.word("timeline.measure", plan=scope.plain(measure.plan, "short")) + number
        more += [d.Text(" "), d.Link((d.Text(label),), PageRef(f"measure/{measure.id}"))]
    tag = d.Tag(view.word(f"event.{event.kind}"))
    return d.Moment(view.day(event.date), text, tag, scope.say(event.id, "title"), event.id, tuple(more))
