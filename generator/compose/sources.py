"""The documents behind the site: a list, and a page for each with what rests on it."""

from __future__ import annotations

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.sources import Source
from .proof import finish


def sources_page(view: View, links: Links) -> Document:
    """All documents, newest first."""
    scope = Scope(view)
    blocks: list[d.Block] = []
    for source in sorted(view.corpus.sources.values(), key=lambda s: s.date, reverse=True):
        link = d.Link(scope.say(source.id, "title"), PageRef(f"source/{source.id}"))
        blocks += [
            d.Heading(2, (link,), source.id),
            _terms(scope, source),
            d.Paragraph(scope.say(source.id, "about")),
        ]
    document = Document(
        "sources",
        view.locale,
        view.word("sources.title"),
        tuple(blocks),
        lead=(d.Text(view.word("sources.lead")),),
        section="sources",
        trail=(Step(view.word("nav.sources"), PageRef("sources")),),
    )
    return finish(scope, document, links)


def _terms(scope: Scope, source: Source) -> d.Terms:
    view = scope.view
    terms = [
        d.Term(view.word("label.publisher"), scope.say(source.publisher, "name")),
        d.Term(view.word("label.date"), (view.day(source.date),)),
        d.Term(view.word("label.kind"), (d.Text(view.word(f"source-kind.{source.kind}")),)),
    ]
    if source.reference:
        terms.append(d.Term(view.word("label.reference"), (d.Text(source.reference),)))
    return d.Terms(tuple(terms))


def source_page(view: View, links: Links, source: Source) -> Document:
    """One document: what it is, and the measures that rest on it."""
    scope = Scope(view)
    corpus = view.corpus
    cited = corpus.citations.get(source.id, {})
    measures = [m for m in corpus.measures.values() if m.id in cited]
    everything = sum(cited.values())
    rows = tuple(
        d.Row(
            str(m.number) if m.number is not None else "•",
            scope.say(m.id, "title"),
            PageRef(f"measure/{m.id}"),
            None,
            scope.say(m.plan, "short"),
        )
        for m in measures
    )
    title = scope.plain(source.id, "title")
    blocks: tuple[d.Block, ...] = (
        d.Paragraph(scope.say(source.id, "about")),
        d.Paragraph((d.Text(view.count("sources.cited", everything)),), "soft"),
        d.Heading(2, (d.Text(view.word("sources.measures")),), "measures"),
        d.Rows(rows) if rows else d.Paragraph((d.Text(view.word("sources.no-measure")),)),
    )
    document = Document(
        f"source/{source.id}",
        view.locale,
        title,
        blocks,
        kicker=view.word(f"source-kind.{source.kind}"),
        head=(_terms(scope, source),),
        section="sources",
        description=scope.plain(source.id, "about"),
        trail=(
            Step(view.word("nav.sources"), PageRef("sources")),
            Step(title, PageRef(f"source/{source.id}")),
        ),
    )
    return finish(scope, document, links, None, corpus.wording_origins.get(source.id))
