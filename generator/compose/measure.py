"""The page of one measure: the verdict, what it asks, what was found, feared and reported since."""

from __future__ import annotations

from .. import document as d
from ..document import Document, PageRef
from ..links import Links
from ..localize import Scope, View
from ..model.plans import Follow, Measure
from .parts import related
from .proof import Proof, finish
from .remarks import has_remarks_page, remarks_blocks, remarks_summary
from .reported import facts_summary, has_reported_page, reported_blocks, reported_ref
from .status import last_assessment, measure_kicker, measure_trail, organisation, state


def measure_page(view: View, links: Links, measure: Measure) -> Document:
    """One measure of a plan."""
    page = _MeasurePage(view, Scope(view), measure)
    return page.document(links)


class _MeasurePage:
    def __init__(self, view: View, scope: Scope, measure: Measure) -> None:
        self.view, self.scope, self.measure = view, scope, measure
        self.proof = Proof(scope)

    def document(self, links: Links) -> Document:
        measure, scope, view = self.measure, self.scope, self.view
        title = scope.plain(measure.id, "title")
        head = (self._verdict(),)
        blocks = (
            *self._asks(),
            *self._additions(),
            *self._assessments(),
            *self._remarks(),
            *self._reported(),
            *self._before_and_after(),
            *related(scope, [measure.id, measure.promise]),
        )
        document = Document(
            f"measure/{measure.id}",
            view.locale,
            title,
            blocks,
            kicker=measure_kicker(scope, measure),
            head=head,
            side=self._facts(),
            trail=measure_trail(scope, measure),
            section="plans",
            description=scope.plain(measure.id, "asks"),
        )
        return finish(scope, document, links, self.proof, view.corpus.wording_origins.get(measure.id))

    def _verdict(self) -> d.Verdict:
        view, last = self.view, last_assessment(self.measure)
        if last is None:
            text = view.word("verdict.none", date=view.day(view.corpus.horizon).text)
            return d.Verdict(None, view.word("status.none"), (d.Text(text),))
        who = organisation(self.scope, last.assessor)
        text = view.word("verdict.by", who=who, date=view.day(last.date).text)
        return d.Verdict(
            last.status, view.word(f"status.{last.status}"), (d.Text(text), *self.proof.marks(last.sources))
        )

    def _heading(self, key: str) -> d.Heading:
        return d.Heading(2, (d.Text(self.view.word(f"measure.{key}")),), key)

    def _asks(self) -> d.Blocks:
        measure = self.measure
        paragraphs: list[d.Block] = [
            d.Paragraph((*self.scope.say(measure.id, "asks"), *self.proof.marks(measure.sources)))
        ]
        note = self.scope.say(measure.id, "note")
        if note:
            paragraphs.append(d.Note((d.Paragraph(note),), self.view.word("measure.note")))
        return (self._heading("asks"), *paragraphs)

    def _additions(self) -> d.Blocks:
        items = tuple(
            (
                d.Paragraph(
                    (*self.scope.say(self.measure.id, "additions", a.id), *self.proof.marks(a.sources))
                ),
            )
            for a in self.measure.additions
        )
        return (self._heading("additions"), d.ListBlock(items)) if items else ()

    def _assessments(self) -> d.Blocks:
        items = tuple(
            d.Saying(
                (d.Text(organisation(self.scope, a.assessor)),),
                self.view.day(a.date),
                state(self.view, a.status),
                (d.Text(self.view.word(f"assessment.{a.status}")), *self.proof.marks(a.sources)),
            )
            for a in sorted(self.measure.assessments, key=lambda a: a.date)
        )
        if not items:
            return (
                self._heading("assessments"),
                d.Paragraph((d.Text(self.view.word("measure.unassessed")),)),
            )
        return (self._heading("assessments"), d.Sayings(items))

    def _remarks(self) -> d.Blocks:
        if not self.measure.remarks:
            return ()
        if has_remarks_page(self.measure):
            return (self._heading("remarks"), *remarks_summary(self.view, self.measure))
        return (self._heading("remarks"), *remarks_blocks(self.scope, self.proof, self.measure, 3))

    def _reported(self) -> d.Blocks:
        if not self.measure.reported:
            return ()
        if has_reported_page(self.measure):
            summary = facts_summary(self.view, self.measure.reported, reported_ref(self.measure))
            return (self._heading("reported"), *summary)
        return (self._heading("reported"), *reported_blocks(self.scope, self.proof, self.measure))

    def _before_and_after(self) -> d.Blocks:
        cards = [self._follow_card(follow) for follow in self.measure.follows]
        for later in self.view.corpus.followers.get(self.measure.id, ()):
            follow = next(f for f in later.follows if f.measure == self.measure.id)
            cards.append(self._card("after", later, follow))
        promise = self.measure.promise
        cards.append(
            d.Card(
                self.view.word("measure.promise"),
                self.scope.say(promise, "title"),
                (d.Text(self.view.word("measure.promise-text")),),
                PageRef(f"promise/{promise}"),
            )
        )
        return (self._heading("around"), d.Cards(tuple(cards)))

    def _follow_card(self, follow: Follow) -> d.Card:
        return self._card("before", self.view.corpus.measures[follow.measure], follow)

    def _card(self, side: str, measure: Measure, follow: Follow) -> d.Card:
        plan = self.scope.plain(measure.plan, "short")
        number = self.view.word("label.measure-n", n=measure.number) if measure.number is not None else ""
        kicker = self.view.word(f"measure.{side}", plan=", ".join(filter(None, [plan, number])))
        tie = (d.Text(self.view.word(f"tie.{follow.basis}")),)
        return d.Card(kicker, self.scope.say(measure.id, "title"), tie, PageRef(f"measure/{measure.id}"))

    def _facts(self) -> d.Blocks:
        terms = []
        for label, names in (("lead", self.measure.lead), ("participants", self.measure.participants)):
            if names:
                text = ", ".join(self.scope.plain(name, "name") for name in names)
                terms.append(d.Term(self.view.word(f"label.{label}"), (d.Text(text),)))
        if self.measure.action:
            action = self.view.corpus.actions[self.measure.action]
            label = (
                self.view.word("label.action-n", n=action.number)
                if action.number
                else self.view.word("label.part")
            )
            terms.append(d.Term(label, self.scope.say(action.id, "title")))
        if not self.measure.lead:
            terms.append(d.Term(self.view.word("label.lead"), (d.Text(self.view.word("measure.no-lead")),)))
        return (d.Terms(tuple(terms)),)
