"""The recommendations made to France, a page for each point, and what was refused or is only planned."""

from __future__ import annotations

from collections.abc import Iterator

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import Entity
from ..model.plans import Reported
from ..model.recommendations import Point, Recommendation
from .parts import heading, place_of, related, rows, section, told, told_list
from .proof import Proof, finish
from .reported import fact_counts, facts_summary, facts_told

# With more facts than this, a point's page would be too heavy for a phone on a slow line.
MOST_ON_THE_PAGE = 15


def points_of(view: View, recommendation: Recommendation) -> list[Point]:
    """The points of a recommendation, in order."""
    return [p for p in view.corpus.table(Point).values() if p.recommendation == recommendation.id]


def recommendations_page(view: View, links: Links) -> Document:
    """All recommendations with their points; what the reply says of each, counted together."""
    scope = Scope(view)
    blocks: list[d.Block] = []
    for recommendation in sorted(view.corpus.table(Recommendation).values(), key=lambda r: r.number):
        title = (d.Text(f"{recommendation.number}. "), *scope.say(recommendation.id, "title"))
        blocks.append(d.Heading(2, title, recommendation.id))
        blocks.append(d.Rows(tuple(_row(scope, point) for point in points_of(view, recommendation))))
    blocks.append(
        d.Cards(
            tuple(
                d.Card(
                    "",
                    (d.Text(view.word(f"{key}.title")),),
                    (d.Text(view.word(f"{key}.lead")),),
                    PageRef(key),
                )
                for key in ("refused", "planned")
            )
        )
    )
    document = Document(
        "recommendations",
        view.locale,
        view.word("recommendations.title"),
        tuple(blocks),
        lead=(d.Text(view.word("recommendations.lead")),),
        section="plans",
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.recommendations"), PageRef("recommendations"))


def _row(scope: Scope, point: Point) -> d.Row:
    extra = (d.Text(_counted(scope, point)),)
    return d.Row(point.letter or "•", scope.say(point.id, "title"), PageRef(f"point/{point.id}"), None, extra)


def _counted(scope: Scope, point: Point) -> str:
    """How many facts of the reply are done, under way, planned, refused, and how much is left unanswered."""
    view = scope.view
    scope.note([point])
    parts = fact_counts(view, point.reply)
    if point.gaps:
        parts.append(view.count("point.unanswered", len(point.gaps)))
    return ", ".join(parts)


def _number(view: View, point: Point) -> str:
    number = view.corpus.table(Recommendation)[point.recommendation].number
    if point.letter is None:
        return view.word("label.recommendation-n", n=number)
    return view.word("label.recommendation-point", n=number, letter=point.letter)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def point_page(view: View, links: Links, point: Point) -> Document:
    """One point: what was asked, what France answered, what it left out."""
    scope = Scope(view)
    proof = Proof(scope)
    recommendation = view.corpus.table(Recommendation)[point.recommendation]
    title = scope.plain(point.id, "title")
    reply_ref = PageRef(f"reply/{point.id}")
    promises = (view.corpus.promises[ref] for ref in point.promises)
    blocks = (
        heading(view, "point.asks", "asks"),
        d.Paragraph(told(scope, proof, (point.id, "asks"), point.sources)),
        heading(view, "point.answer", "answer"),
        d.Paragraph(scope.say(point.id, "answer")),
        *(
            facts_summary(view, point.reply, reply_ref)
            if has_reply_page(point)
            else _reply(scope, proof, point)
        ),
        *section(view, "point.gaps", "gaps", told_list(scope, proof, point, "gaps", point.gaps)),
        *section(view, "point.promises", "promises", rows(scope, promises)),
        *related(scope, [point.id]),
    )
    terms = [
        d.Term(view.word("label.asked-by"), scope.say(recommendation.by, "name")),
        d.Term(view.word("label.asked-on"), (view.day(recommendation.date),)),
        d.Term(view.word("label.deadline"), (view.day(recommendation.deadline),)),
    ]
    document = Document(
        f"point/{point.id}",
        view.locale,
        title,
        blocks,
        kicker=_capital(_number(view, point)),
        side=(d.Terms(tuple(terms)),),
        section="plans",
        description=scope.plain(point.id, "asks"),
        trail=(_first_step(view), Step(_number(view, point), PageRef(f"point/{point.id}"))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(point.id))


def has_reply_page(point: Point) -> bool:
    """Whether the facts of the reply have a page of their own."""
    return len(point.reply) > MOST_ON_THE_PAGE


def reply_page(view: View, links: Links, point: Point) -> Document:
    """All facts of the reply to one point, in its own order."""
    scope = Scope(view)
    proof = Proof(scope)
    here = view.word("point.answer")
    link = d.Link(scope.say(point.id, "title"), PageRef(f"point/{point.id}"))
    steps = (_first_step(view), Step(_number(view, point), PageRef(f"point/{point.id}")))
    document = Document(
        f"reply/{point.id}",
        view.locale,
        here,
        _reply(scope, proof, point),
        kicker=_capital(_number(view, point)),
        lead=(link,),
        section="plans",
        description=f"{here}. {scope.plain(point.id, 'title')}",
        trail=(*steps, Step(here, PageRef(f"reply/{point.id}"))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(point.id))


def _reply(scope: Scope, proof: Proof, point: Point) -> d.Blocks:
    return facts_told(scope, proof, point, "reply", point.reply, but="government")


def progress_page(view: View, links: Links, state: d.Progress) -> Document:
    """Everything that France is reported to have refused, or only planned, and where each is told."""
    scope = Scope(view)
    proof = Proof(scope, most=3)
    blocks: list[d.Block] = []
    for owner, found in _told(view, state):
        blocks.append(d.Heading(2, _title(scope, owner), owner.id))
        name = "reply" if isinstance(owner, Point) else "reported"
        blocks += told_list(scope, proof, owner, name, found)
    document = Document(
        state,
        view.locale,
        view.word(f"{state}.title"),
        tuple(blocks),
        lead=(d.Text(view.word(f"{state}.lead")),),
        section="plans",
        trail=(_first_step(view), Step(view.word(f"{state}.title"), PageRef(state))),
    )
    return finish(scope, document, links, proof)


def _title(scope: Scope, owner: Entity) -> d.Inlines:
    to = place_of(owner)
    assert to is not None
    return (d.Link(scope.say(owner.id, "title"), to),)


def _told(view: View, state: d.Progress) -> Iterator[tuple[Entity, list[Reported]]]:
    """By point of the reply; by measure only refusals that other documents than the reply tell."""
    corpus = view.corpus
    points = corpus.table(Point)
    reply = {c.source for point in points.values() for fact in point.reply for c in fact.sources}
    for point in points.values():
        yield from _some(point, [fact for fact in point.reply if fact.state == state])
    # What was planned before has become the plans that followed; a refusal stays one.
    for measure in corpus.measures.values() if state == "refused" else ():
        told_elsewhere = [
            fact
            for fact in measure.reported
            if fact.state == state and not reply.intersection(c.source for c in fact.sources)
        ]
        yield from _some(measure, told_elsewhere)


def _some(owner: Entity, found: list[Reported]) -> Iterator[tuple[Entity, list[Reported]]]:
    if found:
        yield owner, found
