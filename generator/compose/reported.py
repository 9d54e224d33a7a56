"""What has been reported of a measure since: on its page when short, on a page of its own when long."""

from __future__ import annotations

from collections import Counter

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.plans import Measure, Reported
from .proof import Proof, finish
from .status import measure_kicker, measure_trail, organisation, progress

STATES: tuple[d.Progress, ...] = ("done", "under-way", "planned", "refused")
# With more facts than this, a measure's page would be too heavy for a phone on a slow line.
MOST_ON_THE_PAGE = 11


def has_reported_page(measure: Measure) -> bool:
    """Whether what was reported has a page of its own."""
    return len(measure.reported) > MOST_ON_THE_PAGE


def reported_ref(measure: Measure) -> PageRef:
    """Where what was reported of a measure stands."""
    if has_reported_page(measure):
        return PageRef(f"reported/{measure.id}")
    return PageRef(f"measure/{measure.id}", fragment="reported")


def reported_counts(view: View, measure: Measure) -> str:
    """How many facts are done, under way, planned, refused: all of them together."""
    found = Counter(reported.state for reported in measure.reported)
    return ", ".join(view.count(f"reported.{state}", found[state]) for state in STATES if found[state])


def reported_summary(view: View, measure: Measure) -> d.Blocks:
    """The counts, and the way to the facts."""
    link = d.Link((d.Text(view.count("reported.read", len(measure.reported))),), reported_ref(measure))
    return (d.Paragraph((d.Text(reported_counts(view, measure) + "."),)), d.Paragraph((link,)))


def reported_blocks(scope: Scope, proof: Proof, measure: Measure) -> d.Blocks:
    """The facts, oldest first, undated ones last."""
    dated = sorted(measure.reported, key=lambda r: r.date or PartialDate(9999))
    moments = tuple(_moment(scope, proof, measure, reported) for reported in dated)
    return (d.Moments(moments, scope.view.word("label.undated")),)


def _moment(scope: Scope, proof: Proof, measure: Measure, reported: Reported) -> d.Moment:
    view = scope.view
    text = (*scope.say(measure.id, "reported", reported.id), *proof.marks(reported.sources))
    by = (d.Text(view.word("measure.according-to", who=organisation(scope, reported.by))),)
    when = view.day(reported.date) if reported.date else None
    return d.Moment(when, text, progress(view, reported.state), more=by)


def reported_page(view: View, links: Links, measure: Measure) -> Document:
    """All that was reported of one measure."""
    scope = Scope(view)
    proof = Proof(scope)
    here = view.word("measure.reported")
    link = d.Link(scope.say(measure.id, "title"), PageRef(f"measure/{measure.id}"))
    document = Document(
        f"reported/{measure.id}",
        view.locale,
        here,
        reported_blocks(scope, proof, measure),
        kicker=measure_kicker(scope, measure),
        lead=(link,),
        description=f"{here}. {scope.plain(measure.id, 'title')}",
        section="plans",
        trail=(*measure_trail(scope, measure), Step(here, PageRef(f"reported/{measure.id}"))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(measure.id))
