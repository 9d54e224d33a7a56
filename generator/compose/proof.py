"""The proof of a page: numbered sources, and the notes that every page carries about itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .. import document as d
from ..corpus import SOURCE_LOCALE
from ..document import Document, FileRef, PageRef, Step, UrlRef, plain
from ..links import Links
from ..localize import Scope, View
from ..model.base import Citation, PartialDate
from ..model.figures import DatedValue, LegalValue
from ..source import Origin


@dataclass
class Proof:
    """The places cited in one document, numbered in the order of their first use.

    Of the words of one place, the first `most` are shown: a page for a phone has no room for thirty
    quotations, which the open data hold. None shows all; 0 shows places alone.
    """

    scope: Scope
    most: int | None = 4
    order: dict[tuple[str, str], int] = field(default_factory=dict)
    evidence: dict[int, dict[str, None]] = field(default_factory=dict)

    def marks(self, citations: Iterable[Citation]) -> d.Inlines:
        """References to be set after a claim."""
        numbers = dict.fromkeys(self.number(citation) for citation in citations)
        nodes: list[d.Inline] = []
        for number in numbers:
            nodes += [d.Text("\u00a0"), d.Mark(number, self.scope.view.word("proof.mark", n=number))]
        return tuple(nodes)

    def number(self, citation: Citation) -> int:
        """The number of a citation's place; its evidence is kept beside it."""
        number = self.order.setdefault((citation.source, citation.place), len(self.order) + 1)
        words = self.evidence.setdefault(number, {})
        if citation.evidence:
            words[citation.evidence] = None
        return number

    def blocks(self) -> d.Blocks:
        """The list of sources, document by document; nothing if nothing was cited."""
        if not self.order:
            return ()
        view = self.scope.view
        groups: dict[str, list[d.SourceItem]] = {}
        for (source, place), number in self.order.items():
            words = tuple(self.evidence[number])
            shown = words[: self.most]
            left = len(words) - len(shown)
            more = view.count("proof.more", left) if left and shown else ""
            groups.setdefault(source, []).append(d.SourceItem(number, view.place(place), shown, more))
        return (
            d.SourceList(
                view.word("proof.sources"),
                tuple(
                    d.SourceGroup(self.scope.say(source, "title"), PageRef(f"source/{source}"), tuple(items))
                    for source, items in groups.items()
                ),
            ),
        )


def law_lines(scope: Scope) -> list[str]:
    """What changes, or has changed, in the values that a document names: cases begun before keep the old."""
    view = scope.view
    lines = []
    for fact in sorted(scope.facts & view.corpus.legal_values.keys()):
        legal = view.corpus.legal_values[fact]
        now, after = legal.on(view.today), legal.next_after(view.today)
        if now is not None and after is not None:
            lines.append(_law_line(scope, "law.coming", legal, after, now))
        former = legal.before(now) if now is not None else None
        if now is not None and former is not None:
            lines.append(_law_line(scope, "law.former", legal, now, former))
    return lines


def _law_line(scope: Scope, key: str, legal: LegalValue, new: DatedValue, old: DatedValue) -> str:
    assert new.from_ is not None
    view, label = scope.view, scope.plain(legal.id, "label")
    since = view.day(PartialDate.of(new.from_)).text
    value, former = view.value_text(legal.unit, new.value), view.value_text(legal.unit, old.value)
    return view.word(key, label=label, value=value, date=since, former=former)


def page_notes(scope: Scope, law: list[str]) -> d.Blocks:
    """Changes of the law, review state, share of current translation, horizon."""
    view = scope.view
    share = scope.share
    # A page that says only words of the frame has no unit that somebody could have reviewed.
    reviewed = 0 < share.units == share.reviewed
    lines = [view.word("proof.reviewed" if reviewed else "proof.unreviewed")]
    if view.locale != SOURCE_LOCALE and share.units:
        lines.append(view.word("proof.share", current=share.current, units=share.units))
    lines.append(view.word("proof.horizon", date=view.day(view.corpus.horizon).text))
    changes = (d.Note(_paragraphs(law), view.word("law.title"), "alert"),) if law else ()
    return (*changes, d.Note(_paragraphs(lines), view.word("proof.review"), "alert"))


def _paragraphs(lines: list[str]) -> d.Blocks:
    return tuple(d.Paragraph((d.Text(line),)) for line in lines)


def cite(view: View, key: str, title: str, edition: str, links: Links) -> d.Note:
    """How to cite a page: title, edition, day, address."""
    address = links.href(key, view.locale, PageRef(key), "absolute")
    day = view.day(_today(view)).text
    text = view.word("proof.citation", title=title, edition=edition, date=day)
    return d.Note((d.Paragraph((d.Text(text + " "), d.Code(address))),), view.word("proof.cite"))


def _today(view: View) -> PartialDate:
    return PartialDate.of(view.today)


def edition_of(scope: Scope, law: list[str]) -> str:
    """Eight characters that change when a text, a fact or the law of the document does."""
    view = scope.view
    units = view.corpus.units
    parts = [view.locale, *law]
    for unit_id in sorted(scope.used):
        parts += unit_id, view.phrase(units[unit_id]).text
    for fact in sorted(scope.facts):
        parts += fact, view.fact_mark(fact)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


def edit_ref(view: View, origin: Origin | None) -> UrlRef | None:
    """The line of the source to change; None until the repository is known."""
    repository = view.corpus.publisher.repository
    if repository is None or origin is None:
        return None
    span = origin.key_span()
    return UrlRef(f"{repository.rstrip('/')}/blob/main/{span.path}#L{span.line}")


def finish(
    scope: Scope, document: Document, links: Links, proof: Proof | None = None, origin: Origin | None = None
) -> Document:
    """A document with its trail, its proof, its edition and what it rests on."""
    view = scope.view
    law = law_lines(scope)
    edition = edition_of(scope, law)
    edit = edit_ref(view, origin)
    sources = proof.blocks() if proof else ()
    notes = (*page_notes(scope, law), cite(view, document.key, document.title, edition, links))
    home = () if document.key == "home" else (Step(view.word("nav.home"), PageRef("home")),)
    extra = (*sources, *notes)
    if document.layout == "page":
        placed = replace(document, side=(*document.side, *extra))
    else:
        placed = replace(document, blocks=(*document.blocks, d.Band(notes, sources, tint=True)))
    return replace(
        placed,
        said=(*document.head, *document.blocks, *document.side),
        trail=(*home, *document.trail),
        uses=scope.uses,
        share=scope.share,
        edition=edition,
        edit=edit,
        description=document.description or plain(document.lead),
        acronyms=view.acronyms,
        foreign=scope.foreign,
    )


def download(view: View, path: str, title: str) -> d.Download:
    """A file of open data to take away."""
    form = path.rpartition(".")[2].upper()
    return d.Download(view.word(title), FileRef(path), form, "")
