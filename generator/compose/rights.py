"""Rights: by situation, by theme, and a page for each with steps, costs and what is left to decide."""

from __future__ import annotations

from typing import get_args

from .. import document as d
from ..corpus import SOURCE_LOCALE
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import Citation, PartialDate
from ..model.contacts import Contact
from ..model.rights import Right, Situation, Theme
from ..model.rights import Step as RightStep
from .actors import contact_rows
from .parts import heading, names, not_said, related, rows, section, told, told_list
from .proof import Proof, finish

ASPECTS = ("cost", "decides", "after")


def rights_page(view: View, links: Links) -> Document:
    """The situations first, then every right by theme."""
    scope = Scope(view)
    rights = view.corpus.table(Right).values()
    cards = tuple(
        d.Card("", scope.say(s.id, "title"), scope.say(s.id, "text"), PageRef(f"situation/{s.id}"))
        for s in view.corpus.table(Situation).values()
    )
    blocks: list[d.Block] = [heading(view, "rights.by-situation", "situations"), d.Cards(cards)]
    for theme in get_args(Theme):
        found = rows(scope, (right for right in rights if right.theme == theme))
        blocks += section(view, f"theme.{theme}", theme, found)
    document = Document(
        "rights",
        view.locale,
        view.word("rights.title"),
        tuple(blocks),
        lead=(d.Text(view.word("rights.lead")),),
        section="rights",
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.rights"), PageRef("rights"))


def situation_page(view: View, links: Links, situation: Situation) -> Document:
    """The rights to read first by someone in this situation."""
    scope = Scope(view)
    corpus = view.corpus
    title = scope.plain(situation.id, "title")
    blocks: list[d.Block] = []
    for ref in situation.rights:
        link = d.Link(scope.say(ref, "short"), PageRef(f"right/{ref}"))
        blocks += [d.Heading(2, (link,), ref), d.Paragraph(scope.say(ref, "summary"))]
    contacts = [corpus.table(Contact)[ref] for ref in situation.contacts]
    blocks += contact_rows(scope, contacts)
    document = Document(
        f"situation/{situation.id}",
        view.locale,
        title,
        tuple(blocks),
        lead=scope.say(situation.id, "text"),
        section="rights",
        trail=(_first_step(view), Step(title, PageRef(f"situation/{situation.id}"))),
    )
    return finish(scope, document, links, None, corpus.wording_origins.get(situation.id))


def right_page(view: View, links: Links, right: Right) -> Document:
    """One right, said to the person who holds it."""
    return _RightPage(view, right).document(links)


class _RightPage:
    def __init__(self, view: View, right: Right) -> None:
        self.view, self.right = view, right
        self.scope = Scope(view)
        self.proof = Proof(self.scope)

    def document(self, links: Links) -> Document:
        right, scope, view = self.right, self.scope, self.view
        short = scope.plain(right.id, "short")
        blocks = (
            *self._holders(),
            *self._list("costs"),
            *self._list("decides"),
            *self._steps(),
            *self._next(),
            *self._limits(),
            *contact_rows(scope, [view.corpus.table(Contact)[ref] for ref in right.contacts]),
            *related(scope, [right.id]),
        )
        document = Document(
            f"right/{right.id}",
            view.locale,
            scope.plain(right.id, "title"),
            blocks,
            kicker=view.word(f"theme.{right.theme}"),
            lead=told(scope, self.proof, (right.id, "summary"), right.sources),
            side=self._law(),
            section="rights",
            description=scope.plain(right.id, "summary"),
            trail=(_first_step(view), Step(short, PageRef(f"right/{right.id}"))),
        )
        return finish(scope, document, links, self.proof, view.corpus.wording_origins.get(right.id))

    def _holders(self) -> d.Blocks:
        right, scope = self.right, self.scope
        conditions = told_list(scope, self.proof, right, "conditions", right.conditions)
        return (
            heading(self.view, "right.holders", "holders"),
            d.Paragraph(scope.say(right.id, "holders")),
            *section(self.view, "right.conditions", "conditions", conditions, 3),
        )

    def _list(self, name: str) -> d.Blocks:
        """What the right may cost, what the person still decides: told, or said not to be known."""
        found = told_list(self.scope, self.proof, self.right, name, getattr(self.right, name))
        return (heading(self.view, f"right.{name}", name), *(found or (not_said(self.view),)))

    def _steps(self) -> d.Blocks:
        items = tuple(self._step(step) for step in self.right.steps)
        return (heading(self.view, "right.steps", "steps"), d.ListBlock(items, ordered=True))

    def _step(self, step: RightStep) -> d.Blocks:
        view, scope, path = self.view, self.scope, (self.right.id, "steps", step.id)
        who = (
            (d.Text(view.word("right.with", who=names(scope, [step.authority]))), d.Text(" "))
            if step.authority
            else ()
        )
        text = d.Paragraph((*who, *told(scope, self.proof, (*path, "text"), step.sources)))
        terms = []
        silent = []
        for aspect in ASPECTS:
            citations: tuple[Citation, ...] | None = getattr(step, aspect)
            if citations is None:
                silent.append(view.word(f"right.step-{aspect}").lower())
                continue
            words = told(scope, self.proof, (*path, aspect), citations)
            terms.append(d.Term(view.word(f"right.step-{aspect}"), words))
        blocks: list[d.Block] = [text]
        if terms:
            blocks.append(d.Terms(tuple(terms)))
        if silent:
            line = view.word("right.step-silent", what=", ".join(silent))
            blocks.append(d.Paragraph((d.Text(line),), "soft"))
        return tuple(blocks)

    def _next(self) -> d.Blocks:
        terms = []
        for name in ("that_day", "that_month"):
            citations: tuple[Citation, ...] | None = getattr(self.right, name)
            words: d.Inlines = (d.Text(self.view.word("said.nothing")),)
            if citations is not None:
                words = told(self.scope, self.proof, (self.right.id, name), citations)
            terms.append(d.Term(self.view.word(f"right.{name.replace('_', '-')}"), words))
        return (heading(self.view, "right.next", "next"), d.Terms(tuple(terms)))

    def _limits(self) -> d.Blocks:
        found = told_list(self.scope, self.proof, self.right, "limits", self.right.limits)
        return section(self.view, "right.limits", "limits", found)

    def _law(self) -> d.Blocks:
        """The values, the articles, and the day on which the law was read."""
        view, scope, right = self.view, self.scope, self.right
        terms = [self._value(ref) for ref in right.values]
        if right.authorities:
            terms.append(d.Term(view.word("right.authorities"), (d.Text(names(scope, right.authorities)),)))
        for basis in right.legal_basis:
            former = f" ({view.word('right.former', text=basis.former)})" if basis.former else ""
            words = (self._french(basis.text + former), *self.proof.marks(basis.sources))
            terms.append(d.Term(view.word("right.legal-basis"), words))
        read = view.word("right.law-as-of", date=view.day(PartialDate.of(right.law_as_of)).text)
        note = d.Note(
            (d.Paragraph((d.Text(read),)), d.Paragraph((d.Text(view.word("right.no-advice")),))),
            view.word("right.law"),
            "alert",
        )
        return (note, d.Terms(tuple(terms))) if terms else (note,)

    def _value(self, ref: str) -> d.Term:
        legal = self.view.corpus.legal_values[ref]
        self.scope.facts.add(ref)
        value = self.view.fact_value(ref)
        now = legal.on(self.view.today)
        marks = self.proof.marks(now.sources) if now else ()
        return d.Term(self.scope.plain(ref, "label"), (*((value,) if value else ()), *marks))

    def _french(self, text: str) -> d.Inline:
        """The law is cited in the language in which it is written."""
        return (
            d.Text(text) if self.view.locale == SOURCE_LOCALE else d.Foreign(SOURCE_LOCALE, (d.Text(text),))
        )
