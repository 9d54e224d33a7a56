"""The page of one measure: the verdict, what it asks, what was found, feared and reported since."""

from __future__ import annotations

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.plans import Follow, Measure, Remark, Reported
from .proof import Proof, finish
from .status import last_assessment, progress, state

REMARK_ORDER = ("welcomes", "questions", "fears", "asks")


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
        )
        document = Document(
            f"measure/{measure.id}",
            view.locale,
            title,
            blocks,
            kicker=self._kicker(),
            head=head,
            side=self._facts(),
            trail=self._trail(),
            section="plans",
            description=scope.plain(measure.id, "asks"),
        )
        return finish(scope, document, links, self.proof, view.corpus.wording_origins.get(measure.id))

    def _kicker(self) -> str:
        measure, word = self.measure, self.view.word
        parts = [self.scope.plain(measure.plan, "short")]
        if measure.number is not None:
            parts.append(word("label.measure-n", n=measure.number))
        return ", ".join(parts)

    def _trail(self) -> tuple[Step, ...]:
        measure, scope, corpus = self.measure, self.scope, self.view.corpus
        steps = [
            Step(self.view.word("nav.plans"), PageRef("plans")),
            Step(scope.plain(measure.plan, "short"), PageRef(f"plan/{measure.plan}")),
        ]
        if measure.axis:
            axis = corpus.axes[measure.axis]
            label = self.view.word(f"label.{axis.kind}-n", n=axis.number)
            steps.append(Step(label, PageRef(f"axis/{axis.id}")))
        number = str(measure.number) if measure.number is not None else ""
        here = self.view.word("label.measure-n", n=number) if number else self.view.word("label.measure")
        return (*steps, Step(here, PageRef(f"measure/{measure.id}")))

    def _verdict(self) -> d.Verdict:
        view, last = self.view, last_assessment(self.measure)
        if last is None:
            text = view.word("verdict.none", date=view.day(view.corpus.horizon).text)
            return d.Verdict(None, view.word("status.none"), (d.Text(text),))
        who = self._organisation(last.assessor)
        text = view.word("verdict.by", who=who, date=view.day(last.date).text)
        return d.Verdict(
            last.status, view.word(f"status.{last.status}"), (d.Text(text), *self.proof.marks(last.sources))
        )

    def _organisation(self, organisation: str) -> str:
        acronym = self.view.corpus.organisations[organisation].acronym
        self.scope.say(organisation, "name")
        return acronym or self.scope.plain(organisation, "name")

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
                (d.Text(self._organisation(a.assessor)),),
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
        remarks = sorted(self.measure.remarks, key=lambda r: REMARK_ORDER.index(r.kind))
        return (self._heading("remarks"), d.Sayings(tuple(map(self._remark, remarks)))) if remarks else ()

    def _remark(self, remark: Remark) -> d.Saying:
        when = self.view.corpus.sources[remark.sources[0].source].date
        tag = d.Tag(self.view.word(f"remark.{remark.kind}"))
        text = (*self.scope.say(self.measure.id, "remarks", remark.id), *self.proof.marks(remark.sources))
        return d.Saying((d.Text(self._organisation(remark.by)),), self.view.day(when), tag, text)

    def _reported(self) -> d.Blocks:
        if not self.measure.reported:
            return ()
        dated = sorted(self.measure.reported, key=lambda r: r.date or PartialDate(9999))
        moments = tuple(map(self._moment, dated))
        return (self._heading("reported"), d.Moments(moments, self.view.word("label.undated")))

    def _moment(self, reported: Reported) -> d.Moment:
        text = (
            *self.scope.say(self.measure.id, "reported", reported.id),
            *self.proof.marks(reported.sources),
        )
        by = (d.Text(self.view.word("measure.according-to", who=self._organisation(reported.by))),)
        return d.Moment(
            self.view.day(reported.date) if reported.date else None,
            text,
            progress(self.view, reported.state),
            more=by,
        )

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
