"""What others said of a measure: on its page when short, on a page of its own when long."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.plans import Measure, Remark
from .proof import Proof, finish
from .status import measure_kicker, measure_trail

RemarkKind = Literal["welcomes", "questions", "fears", "asks"]
ORDER: tuple[RemarkKind, ...] = ("welcomes", "questions", "fears", "asks")
# With more remarks than this, a measure's page would be too heavy for a phone on a slow line.
MOST_ON_THE_PAGE = 10


def has_remarks_page(measure: Measure) -> bool:
    """Whether the remarks have a page of their own."""
    return len(measure.remarks) > MOST_ON_THE_PAGE


def remarks_summary(view: View, measure: Measure) -> d.Blocks:
    """How many remarks of each kind, and the way to them."""
    kinds = Counter(remark.kind for remark in measure.remarks)
    counted = ", ".join(view.count(f"remark.counted.{kind}", kinds[kind]) for kind in ORDER if kinds[kind])
    link = d.Link(
        (d.Text(view.count("remark.read", len(measure.remarks))),), PageRef(f"remarks/{measure.id}")
    )
    return (d.Paragraph((d.Text(counted + "."),)), d.Paragraph((link,)))


def remarks_blocks(scope: Scope, proof: Proof, measure: Measure, level: int) -> d.Blocks:
    """The remarks, by who made them and when, then by kind."""
    voices: dict[tuple[str, PartialDate], list[Remark]] = {}
    for remark in measure.remarks:
        when = scope.view.corpus.sources[remark.sources[0].source].date
        voices.setdefault((remark.by, when), []).append(remark)
    blocks: list[d.Block] = []
    for at, ((by, when), found) in enumerate(sorted(voices.items(), key=lambda voice: voice[0][1]), 1):
        who = scope.view.word("remark.voice", who=scope.plain(by, "name"), date=scope.view.day(when).text)
        blocks.append(d.Heading(level, (d.Text(who),), f"remarks-{at}"))
        blocks += _by_kind(scope, proof, measure, found)
    return tuple(blocks)


def _by_kind(scope: Scope, proof: Proof, measure: Measure, remarks: list[Remark]) -> d.Blocks:
    blocks: list[d.Block] = []
    for kind in ORDER:
        items = tuple(
            (d.Paragraph((*scope.say(measure.id, "remarks", r.id), *proof.marks(r.sources))),)
            for r in remarks
            if r.kind == kind
        )
        if items:
            blocks += [
                d.Paragraph((d.Text(scope.view.word(f"remark.{kind}")),), "kind"),
                d.ListBlock(items),
            ]
    return tuple(blocks)


def remarks_page(view: View, links: Links, measure: Measure) -> Document:
    """All remarks on one measure."""
    scope = Scope(view)
    proof = Proof(scope)
    here = view.word("measure.remarks")
    link = d.Link(scope.say(measure.id, "title"), PageRef(f"measure/{measure.id}"))
    document = Document(
        f"remarks/{measure.id}",
        view.locale,
        here,
        remarks_blocks(scope, proof, measure, 2),
        kicker=measure_kicker(scope, measure),
        lead=(link,),
        description=f"{here}. {scope.plain(measure.id, 'title')}",
        section="plans",
        trail=(*measure_trail(scope, measure), Step(here, PageRef(f"remarks/{measure.id}"))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(measure.id))
