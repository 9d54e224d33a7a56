"""The timeline: what happened, year by year."""

from __future__ import annotations

from itertools import groupby

from .. import document as d
from ..document import Document, FileRef, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.events import Event
from .feed import feed_path
from .proof import Proof, finish


def timeline_page(view: View, links: Links) -> Document:
    """All events, oldest first, grouped by year."""
    scope = Scope(view)
    proof = Proof(scope)
    blocks: list[d.Block] = []
    for year, events in groupby(view.corpus.events, key=lambda event: event.date.year):
        blocks.append(d.Heading(2, (d.Text(str(year)),), f"y{year}"))
        blocks.append(d.Moments(tuple(_moment(scope, proof, event) for event in events)))
    feed = feed_path(view.locale)
    blocks.append(d.Downloads((d.Download(view.word("timeline.feed"), FileRef(feed), "Atom", ""),)))
    document = Document(
        "timeline",
        view.locale,
        view.word("timeline.title"),
        tuple(blocks),
        lead=(d.Text(view.word("timeline.lead", date=view.day(view.corpus.horizon).text)),),
        section="timeline",
        trail=(Step(view.word("nav.timeline"), PageRef("timeline")),),
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
