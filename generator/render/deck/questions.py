"""Which questions a session ends with, and how one stands on a slide."""

from __future__ import annotations

from generator.course import Course, Question
from generator.document import Text
from generator.slide_room import Passage, passages

from .fit import Passages, TooLongError, fitted
from .layouts import QUESTIONS

BESIDE_DEPTH = 2  # so many questions, and one more a depth


def asked(course: Course) -> tuple[Question, ...]:
    """Three to five questions, if the course has them, in their order: for as many outcomes as can be."""
    waiting = [question for question in course.questions if _fits(question)]
    chosen: list[Question] = []
    missing: set[str] = set()
    while waiting and len(chosen) < BESIDE_DEPTH + course.depth:
        missing = missing or {name for name, _ in course.outcomes}
        best = max(waiting, key=lambda found: (len(missing.intersection(found.outcomes)), found.depth))
        # Once no question asks for what is missing, every outcome counts again.
        missing = missing.difference(best.outcomes) if missing.intersection(best.outcomes) else set()
        waiting.remove(best)
        chosen.append(best)
    return tuple(question for question in course.questions if question in chosen)


def stem(question: Question) -> Passages:
    """The question itself, as the title of a slide: one paragraph."""
    found = passages(question.stem)
    joined = (node for at, part in enumerate(found) for node in ((Text(" "),) if at else ()) + part.nodes)
    return (Passage(tuple(joined)),)


def offered(question: Question) -> dict[str, Passages]:
    """Its answers, each in its place."""
    return {f"answer-{at}": (Passage(answer.text),) for at, answer in enumerate(question.answers, 1)}


def _fits(question: Question) -> bool:
    """Whether it can be asked on one slide."""
    layout = QUESTIONS.get(len(question.answers))
    if question.kind not in ("choice", "true-false") or layout is None:
        return False
    try:
        fitted(layout, {"title": stem(question), **offered(question)})
    except TooLongError:
        return False
    return True
