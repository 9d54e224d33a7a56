"""First steps end, soon and everywhere: in lines to call, something to do, something better not done.

Questions and outcomes form a graph. Every answer leads on, none leads back, each outcome can be reached
within a few questions, and danger and age are asked before anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean
from ..model.base import Path
from ..model.contacts import Contact
from ..model.first_steps import MOST_QUESTIONS, FirstSteps, HelpOutcome, HelpSteps, Outcome, Question, Steps
from ..model.leaflets import Leaflet
from ..source import Origin
from . import handed_out

EMERGENCY = ("police", "rescue", "medical")
# What is asked first, and the next where the first does not end it.
FIRST, SECOND = "danger", "age"


def every(corpus: Corpus) -> tuple[Steps, ...]:
    """All first steps, those of the light pages first."""
    return (*corpus.table(HelpSteps).values(), *corpus.table(FirstSteps).values())


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report questions that lead nowhere, in circles or too far, and outcomes that leave somebody alone."""
    slugs: dict[str, str] = {}
    for steps in every(corpus):
        origin = corpus.origins[steps.id]
        handed_out.slug(slugs, steps.id, steps.slug, origin, report)
        handed_out.lines(steps.id, "lines", steps.lines, origin, report)
        graph = _Graph(steps, origin, report)
        graph.check()
        for at, outcome in enumerate(steps.outcomes):
            _Arrival(corpus, steps, outcome, ("outcomes", at), report).check()
        _minors(corpus, steps, origin, report)
        _unused(steps, origin, report)


class _Graph:
    """The questions of one entity, and where their answers lead."""

    def __init__(self, steps: Steps, origin: Origin, report: Report) -> None:
        self.steps, self.origin, self.report = steps, origin, report
        self.places: dict[str, Path] = {}
        self.questions = {question.id: question for question in steps.questions}

    def check(self) -> None:
        self._names()
        self._answers()
        if not self._circles():
            self._reach()
            self._order()

    def error(self, path: Path, code: str, message: str, mend: str) -> None:
        self.report.error(self.origin.span(*path), code, f"{self.steps.id}: {message}", mend)

    def _names(self) -> None:
        for kind, named in (("questions", self.steps.questions), ("outcomes", self.steps.outcomes)):
            for at, step in enumerate(named):
                if step.id in self.places:
                    self.error(
                        (kind, at, "id"),
                        "duplicate-id",
                        f'"{step.id}" is taken.',
                        "Questions and outcomes have an address each: choose another word.",
                    )
                self.places.setdefault(step.id, (kind, at))

    def _answers(self) -> None:
        for at, question in enumerate(self.steps.questions):
            if not question.answers:
                self.error(
                    ("questions", at, "id"),
                    "dead-end",
                    f'the question "{question.id}" has no answer.',
                    "Add answers, each with the question or outcome that it leads to.",
                )
            seen: set[str] = set()
            for n, answer in enumerate(question.answers):
                if answer.id in seen:
                    self.error(
                        ("questions", at, "answers", n, "id"),
                        "duplicate-id",
                        f'the answer "{answer.id}" stands twice.',
                        "Choose another.",
                    )
                seen.add(answer.id)
                if answer.to not in self.places:
                    self.error(
                        ("questions", at, "answers", n, "to"),
                        "dead-end",
                        f'"{answer.to}" is no question and no outcome.',
                        did_you_mean(answer.to, self.places) or "Add it, or name another.",
                    )

    def _circles(self) -> bool:
        """Report answers that lead back to a question asked on the way."""
        graph = {
            question.id: {answer.to for answer in question.answers if answer.to in self.questions}
            for question in self.steps.questions
        }
        found = False
        while circle := _circle(graph):
            found = True
            # The way back begins at the question that stands last.
            asked = max(circle, key=list(graph).index)
            back = next(step for step in circle if step in graph[asked])
            graph[asked].discard(back)
            place = self.places[asked]
            answers = [answer.to for answer in self.questions[asked].answers]
            self.error(
                (*place, "answers", answers.index(back), "to"),
                "circle",
                f'from "{asked}" back to "{back}", and so on without end.',
                "Lead to an outcome, or to a question that was not asked yet.",
            )
        return found

    def _ways(self) -> Iterator[tuple[Question, ...]]:
        """Every way through the questions, as far as it goes."""
        waiting: list[tuple[Question, ...]] = [(self.steps.questions[0],)]
        while waiting:
            way = waiting.pop()
            yield way
            waiting += [
                (*way, self.questions[answer.to]) for answer in way[-1].answers if answer.to in self.questions
            ]

    def _reach(self) -> None:
        reached = {self.steps.questions[0].id}
        long: set[str] = set()
        for way in self._ways():
            reached |= {answer.to for answer in way[-1].answers}
            if len(way) + 1 > MOST_QUESTIONS:
                long.add(way[-1].id)
        for step, place in self.places.items():
            if step not in reached:
                self.error(
                    (*place, "id"),
                    "unreachable",
                    f'no answer leads to "{step}".',
                    "Let an answer lead there, or delete it.",
                )
        for step in sorted(long):
            self.error(
                (*self.places[step], "id"),
                "too-many-questions",
                f'"{step}" is asked after more than {MOST_QUESTIONS - 1} questions, '
                "the choice of whom it is about included.",
                f"At most {MOST_QUESTIONS} questions lead to an outcome: ask fewer.",
            )

    def _order(self) -> None:
        """Danger first. Then age, wherever an answer does not end the questions."""
        first = self.steps.questions[0]
        if first.about != FIRST:
            self.error(
                ("questions", 0, "about"),
                "danger-first",
                f'the first question is about "{first.about}".',
                "Somebody in danger cannot answer questions first: begin with about: danger.",
            )
            return
        for n, answer in enumerate(first.answers):
            after = self.questions.get(answer.to)
            if after is not None and after.about != SECOND:
                self.error(
                    ("questions", 0, "answers", n, "to"),
                    "age-first",
                    f'the question "{after.id}" comes before the one about age.',
                    "Minors have other lines and other rights: ask about: age right after danger.",
                )


class _Arrival:
    """One outcome: whether it leaves nobody alone."""

    def __init__(self, corpus: Corpus, steps: Steps, outcome: Outcome, path: Path, report: Report) -> None:
        self.corpus, self.steps, self.outcome, self.report = corpus, steps, outcome, report
        self.origin = corpus.origins[steps.id].below(*path)
        self.name = f"{steps.id}.{outcome.id}"

    def error(self, field: Path, code: str, message: str, mend: str) -> None:
        self.report.error(self.origin.span(*field), code, f"{self.name}{message}", mend)

    def check(self) -> None:
        known = self.corpus.table(Contact)
        found = [known[name] for name in self.outcome.all_contacts if name in known]
        if found and not any(contact.kind in EMERGENCY for contact in found):
            self.error(
                ("first",),
                "no-emergency",
                " offers no emergency line.",
                "Add line-112: danger can come at any time.",
            )
        handed_out.listener(self.corpus, self.name, self.outcome.all_contacts, self.origin, self.report)
        self._lines()
        leaflet = self.corpus.table(Leaflet).get(self.outcome.leaflet)
        if isinstance(self.outcome, HelpOutcome) and leaflet is not None:
            self._named("rights", self.outcome.rights, [line.id for line in leaflet.rights], leaflet.id)

    def _lines(self) -> None:
        for field, missing in (("do", "no next step"), ("dont", "nothing better not done")):
            named: tuple[str, ...] = getattr(self.outcome, field)
            if not named:
                self.error((field,), "no-next-step", f" has {missing}.", f"Name lines under {field}:.")
            self._named(field, named, [line.id for line in self.steps.lines], self.steps.id)

    def _named(self, field: str, named: Iterable[str], known: list[str], of: str) -> None:
        for at, name in enumerate(named):
            if name not in known:
                self.error(
                    (field, at),
                    "unknown-line",
                    f'.{field}: "{name}" is no line of {of}.',
                    did_you_mean(name, known) or "Add it, or name another.",
                )


def _circle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """Questions that lead to each other in a circle; none if there is no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def _minors(corpus: Corpus, steps: Steps, origin: Origin, report: Report) -> None:
    """Whoever says to be under age is led to a line for children, within the same answer."""
    contacts: Mapping[str, Contact] = corpus.table(Contact)
    outcomes = {outcome.id: outcome for outcome in steps.outcomes}
    for at, question in enumerate(steps.questions):
        if question.about == SECOND and question.answers and not any(a.minor for a in question.answers):
            report.error(
                origin.span("questions", at, "id"),
                "no-minor",
                f'{steps.id}: no answer to "{question.id}" is that of a minor.',
                "Mark it minor: true.",
            )
        for n, answer in enumerate(question.answers):
            outcome = outcomes.get(answer.to)
            if answer.minor and outcome is not None and not _for_children(outcome, contacts):
                report.error(
                    origin.span("questions", at, "answers", n, "to"),
                    "no-children-line",
                    f'{steps.id}: "{outcome.id}" has no line for children.',
                    "Add line-119 to its contacts, or lead to an outcome that has it.",
                )


def _for_children(outcome: Outcome, contacts: Mapping[str, Contact]) -> bool:
    return any(name in contacts and contacts[name].children for name in outcome.all_contacts)


def _unused(steps: Steps, origin: Origin, report: Report) -> None:
    used = {name for outcome in steps.outcomes for name in (*outcome.do, *outcome.dont)}
    for at, line in enumerate(steps.lines):
        if line.id not in used:
            report.error(
                origin.span("lines", at, "id"),
                "unused-line",
                f'{steps.id}: no outcome says "{line.id}".',
                "Name it in an outcome, or delete it.",
            )
