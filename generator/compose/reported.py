"""What was reported of a measure or answered to a point: with it when short, on its own page when long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import Entity, PartialDate
from ..model.plans import Measure, Reported
from .parts import told
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


def fact_counts(view: View, facts: Iterable[Reported]) -> list[str]:
    """How many facts are done, under way, planned, refused."""
    found = Counter(fact.state for fact in facts)
    return [view.count(f"reported.{state}", found[state]) for state in STATES if found[state]]


def facts_summary(view: View, facts: Sequence[Reported], to: PageRef) -> d.Blocks:
    """The counts together, and the way to the facts."""
    counted = d.Text(", ".join(fact_counts(view, facts)) + ".")
    link = d.Link((d.Text(view.count("reported.read", len(facts))),), to)
    return (d.Paragraph((counted,)), d.Paragraph((link,)))


def facts_told(
    scope: Scope, proof: Proof, entity: Entity, name: str, facts: Iterable[Reported], *, but: str = ""
) -> d.Blocks:
    """The facts that an entity holds under a name, in the order given, each with who reported it.

    `but` is the body of which a reader knows already that it speaks.
    """
    view = scope.view
    moments = []
    for fact in facts:
        by = d.Text(view.word("measure.according-to", who=organisation(scope, fact.by)))
        moments.append(
            d.Moment(
                view.day(fact.date) if fact.date else None,
                told(scope, proof, (entity.id, name, fact.id), fact.sources),
                progress(view, fact.state),
                more=() if fact.by == but else (by,),
            )
        )
    return (d.Moments(tuple(moments), view.word("label.undated")),) if moments else ()


def reported_blocks(scope: Scope, proof: Proof, measure: Measure) -> d.Blocks:
    """The facts, oldest first, undated ones last."""
    dated = sorted(measure.reported, key=lambda r: r.date or PartialDate(9999))
    return facts_told(scope, proof, measure, "reported", dated)


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
