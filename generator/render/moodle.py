"""Questions as Moodle XML, for the question bank of a course."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from generator.course import Choice, Course, Question, QuestionKind
from generator.document import Inlines, Paragraph, Strong, Text, plain

from . import lms

RIGHT, WRONG = "100", "0"


def quiz(courses: Sequence[Course], category: str) -> bytes:
    """A file to import: the questions of each course in a category of its own, below `category`.

    The first of each category says what the whole says of itself. Moodle names True and False itself, and
    shows the right sides of a matching question without markup.
    """
    root = etree.Element("quiz")
    for course in courses:
        _category(root, course, category)
        _notices(root, course)
        for number, question in enumerate(course.questions, 1):
            kind, answered = KINDS[question.kind]
            answered(_question(root, course, question, number, kind), course, question)
    return lms.xml(root)


def _category(root: etree._Element, course: Course, above: str) -> None:
    """Moodle makes the categories of a path; a slash in a name is doubled."""
    names = (above, f"{course.number:02d} {plain(course.title)}")
    path = "/".join(("$course$", "top", *(name.replace("/", "//") for name in names)))
    made = lms.add(root, "question", type="category")
    lms.add(lms.add(made, "category"), "text", path)
    _said(made, "info", course, f"<p>{lms.words(course.lead, course)}</p>")


def _notices(root: etree._Element, course: Course) -> None:
    calls = Paragraph((Strong((Text(course.words["calls"]),)),))
    shown = (*lms.notices(course), *lms.warning(course, course.distress), calls, *lms.calls(course))
    made = lms.add(root, "question", type="description")
    _name(made, f"{course.number:02d}.00 {plain(course.title)}")
    _said(made, "questiontext", course, lms.html(shown, course))
    _said(made, "generalfeedback", course, "")
    lms.add(made, "defaultgrade", "0")
    lms.add(made, "idnumber", f"{course.id}/notices")


def _question(
    root: etree._Element, course: Course, question: Question, number: int, kind: str
) -> etree._Element:
    made = lms.add(root, "question", type=kind)
    _name(made, f"{course.number:02d}.{number:02d} {lms.asked(question)}")
    _said(made, "questiontext", course, lms.html(question.stem, course))
    _said(made, "generalfeedback", course, _paragraph(question.feedback, course))
    lms.add(made, "defaultgrade", "1")
    lms.add(made, "penalty", "0")
    lms.add(made, "idnumber", f"{course.id}/{question.id}")
    tags = lms.add(made, "tags")
    for outcome in question.outcomes:
        lms.add(lms.add(tags, "tag"), "text", outcome)
    return made


def _choice(made: etree._Element, course: Course, question: Question) -> None:
    lms.add(made, "single", "true")
    lms.add(made, "shuffleanswers", "true")
    lms.add(made, "answernumbering", "none")
    lms.add(made, "showstandardinstruction", "0")
    for answer in question.answers:
        offered = lms.add(made, "answer", fraction=RIGHT if answer.right else WRONG, format="html")
        lms.add(offered, "text", lms.spoken(_paragraph(answer.text, course), course))
        _said(offered, "feedback", course, _paragraph(answer.feedback, course))


def _true_false(made: etree._Element, course: Course, question: Question) -> None:
    for word, answer in zip(("true", "false"), question.answers, strict=True):
        _typed(made, course, answer, word)


def _short(made: etree._Element, course: Course, question: Question) -> None:
    lms.add(made, "usecase", "0")
    for text, answer in lms.accepted(question).items():
        # An asterisk would stand for any words.
        _typed(made, course, answer, text.replace("*", r"\*"))


def _typed(made: etree._Element, course: Course, answer: Choice, text: str) -> None:
    offered = lms.add(made, "answer", fraction=RIGHT if answer.right else WRONG, format="plain_text")
    lms.add(offered, "text", text)
    _said(offered, "feedback", course, _paragraph(answer.feedback, course))


def _matching(made: etree._Element, course: Course, question: Question) -> None:
    lms.add(made, "shuffleanswers", "true")
    for left, right in question.pairs:
        pair = lms.add(made, "subquestion", format="html")
        lms.add(pair, "text", lms.spoken(_paragraph(left, course), course))
        lms.add(lms.add(pair, "answer"), "text", plain(right))


# What Moodle calls each kind, and who writes its answers.
KINDS: dict[QuestionKind, tuple[str, Callable[[etree._Element, Course, Question], None]]] = {
    "choice": ("multichoice", _choice),
    "true-false": ("truefalse", _true_false),
    "short": ("shortanswer", _short),
    "matching": ("matching", _matching),
}


def _name(made: etree._Element, text: str) -> None:
    lms.add(lms.add(made, "name"), "text", text)


def _said(parent: etree._Element, tag: str, course: Course, html: str) -> None:
    lms.add(lms.add(parent, tag, format="html"), "text", lms.spoken(html, course))


def _paragraph(nodes: Inlines, course: Course) -> str:
    return f"<p>{lms.words(nodes, course)}</p>" if nodes else ""
