"""What stands in the notes of a slide: only whoever teaches sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.course import Course, Question, Step, Used
from generator.document import Strong, Text
from generator.slide_room import Passage, passages

from .fit import Passages

DOT = " · "
LETTERS = "ABCD"
Part = tuple[str, Passages]


def said(words: str) -> Passage:
    """Words of the house as a paragraph."""
    return Passage((Text(words),))


def strong(words: str) -> Passage:
    """Words of the house as a heading."""
    return Passage((Strong((Text(words),)),))


def minutes(course: Course, number: int) -> str:
    """`10 minutes`, not to be parted."""
    return f"{number}\u00a0{course.words['minutes']}"


def warnings(course: Course) -> tuple[str, ...]:
    """That nobody has read it, and that nobody official answers for it: notices without law and edition."""
    return course.notices[:-2]


def rests_on(used: Used) -> str:
    """Where a value stands, and since when; of a telephone line perhaps only that nobody has checked it."""
    return ", ".join(filter(None, (used.source, used.date)))


def proved(used: Used) -> Passage:
    """A value and what it rests on."""
    return Passage((*used.label, Text(f"{DOT}{used.text}{DOT}{rests_on(used)}")), "bullet")


@dataclass(frozen=True)
class Notes:
    """The notes of a course's slides."""

    course: Course

    def below(
        self, head: str, *parts: tuple[str, Passages], notices: Iterable[str] | None = None
    ) -> Passages:
        """Parts with their headings; then the warnings, or all notices."""
        found = [strong(head)]
        for heading, text in parts:
            if text:
                found += [strong(heading), *text]
        return (*found, *map(said, warnings(self.course) if notices is None else notices))

    def opening(self) -> Passages:
        """What must be said before anything else."""
        course, words = self.course, self.course.words
        announced = tuple(map(said, (course.hard, words["leave"], words["invented"])))
        before = (Passage(course.before),) if course.before else ()
        return self.below(
            minutes(course, course.minutes),
            (words["facilitator"], announced),
            (words["before"], before),
            notices=course.notices,
        )

    def programme(self) -> Passages:
        """The steps of the session, with their minutes."""
        course = self.course
        steps = tuple(
            Passage((*step.title, Text(f"{DOT}{step.how}{DOT}{minutes(course, step.minutes)}")), "number", at)
            for at, step in enumerate(course.steps, 1)
        )
        return self.below(course.hard, (course.words["programme"], steps))

    def step(self, step: Step) -> Passages:
        """How long, how, the facilitator's note; what can be answered to a case; what its values rest on."""
        words = self.course.words
        return self.below(
            f"{minutes(self.course, step.minutes)}{DOT}{step.how}",
            (words["note"], passages(step.note)),
            (words["answers"], passages(step.answers)),
            (words["sources"], self._values(step.id)),
        )

    def question(self, question: Question, head: str) -> Passages:
        """The right answer, and what is said to whoever chose each."""
        words = self.course.words
        told: list[Passage] = []
        for letter, answer in zip(LETTERS, question.answers, strict=False):
            right = f"{words['right']} " if answer.right else ""
            told += [Passage((Strong((Text(f"{right}{letter}. "), *answer.text)),)), Passage(answer.feedback)]
        if question.feedback:
            told.append(Passage(question.feedback))
        values = (words["sources"], self._values(question.id))
        return self.below(head, (words["answers"], tuple(told)), values)

    def _values(self, place: str) -> Passages:
        return tuple(proved(used) for used in self.course.used if place in used.where)
