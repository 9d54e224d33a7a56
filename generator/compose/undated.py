"""What comes back without a known day: training, publications, and what is only promised."""

from __future__ import annotations

from .. import document as d
from ..corpus import Corpus
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.inventory import Training
from ..model.observances import Observance
from .agenda import judged
from .inventory import rhythm
from .occurrences import recurring, without_date
from .parts import joined, link_to, names, section, told
from .proof import Proof, finish


def any_undated(corpus: Corpus) -> bool:
    """Whether anything comes back on a day that no document tells."""
    return bool(recurring(corpus) or without_date(corpus))


def undated_page(view: View, links: Links) -> Document:
    """Publications, then training; neither day nor place of any session."""
    scope = Scope(view)
    proof = Proof(scope, most=2)
    trainings = tuple((d.Paragraph(_training(scope, found)),) for found in recurring(view.corpus))
    publications = [b for found in without_date(view.corpus) for b in _publication(scope, proof, found)]
    listed = (d.ListBlock(trainings),) if trainings else ()
    title = view.word("calendar.no-date")
    document = Document(
        "undated",
        view.locale,
        title,
        (
            *section(view, "calendar.publications", "publications", publications),
            *section(view, "calendar.trainings", "trainings", listed),
        ),
        lead=(d.Text(view.word("calendar.no-date-text")),),
        kicker=view.word("nav.calendar"),
        section="calendar",
        trail=(Step(view.word("nav.calendar"), PageRef("calendar")), Step(title, PageRef("undated"))),
    )
    return finish(scope, document, links, proof)


def _training(scope: Scope, found: Training) -> d.Inlines:
    """What it is called, how often and how long, who gives it: neither day nor place."""
    said = (*rhythm(scope.view, found), *_by(scope, found.by))
    return joined((link_to(scope, found), *((d.Text(text),) for text in said)))


def _by(scope: Scope, organisations: tuple[str, ...]) -> tuple[str, ...]:
    return (scope.view.word("inventory.by", who=names(scope, organisations)),) if organisations else ()


def _publication(scope: Scope, proof: Proof, found: Observance) -> d.Blocks:
    view = scope.view
    often = "inventory.frequency-yearly" if found.rhythm == "yearly" else "calendar.half-yearly"
    tag = (d.Tag(view.word("calendar.promised"), "alert"), d.Text(" ")) if found.state == "promised" else ()
    said = d.Text(" · ".join((view.word(often), *_by(scope, found.by))))
    ways = (node for ref in found.measures for node in (d.Text(" "), way_to_measure(scope, ref)))
    more = promise(scope, found)
    return (
        d.Heading(3, scope.say(found.id, "title"), found.id),
        d.Paragraph((*tag, said), "soft"),
        d.Paragraph((*told(scope, proof, (found.id, "text"), found.sources), *ways)),
        *((d.Paragraph(more),) if more else ()),
    )


def promise(scope: Scope, found: Observance) -> d.Inlines:
    """What was promised, and what was said of the measure that promised it."""
    if found.promised is None:
        return ()
    return (*scope.say(found.id, "promise"), d.Text(" "), way_to_measure(scope, found.promised))


def way_to_measure(scope: Scope, measure: str) -> d.Link:
    """What was said of a measure, leading to it."""
    return d.Link((d.Text(judged(scope, measure)),), PageRef(f"measure/{measure}"))
