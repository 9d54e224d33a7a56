"""Questions as QTI 1.2.1, in the profile of Common Cartridge 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.course import Choice, Course, Question
from generator.document import Blocks, Inlines, Paragraph, Strong, plain

from . import lms

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
# All that an assessment of the profile says of itself.
METADATA = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "qmd_hintspermitted": "No",
    "qmd_solutionspermitted": "No",
    "cc_maxattempts": "unlimited",
}
RESPONSE, GENERAL = "response", "general"
# Platforms know the two answers by these very names, the first of a question being True.
TRUE_FALSE = ("true", "false")


@dataclass(frozen=True)
class _Item:
    """A question of the profile: `offered` are answers by their name, `accepted` what may be typed."""

    id: str
    profile: str
    asked: Blocks
    offered: Mapping[str, Choice] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()


def assessment(course: Course) -> bytes:
    """The questions of a course, with feedback. The profile has no matching: each pair becomes a choice."""
    root = lms.document(SPACE, "questestinterop")
    title = f"{plain(course.title)} · {course.words['quiz']}"
    made = lms.add(root, "assessment", ident=f"{course.id}-quiz", title=title)
    _fields(made, METADATA)
    _material(lms.add(made, "rubric"), lms.html(lms.notices(course), course), course)
    section = lms.add(made, "section", ident=f"{course.id}-questions")
    for question in course.questions:
        for item in _items(question):
            _write(section, item, course, question)
    return lms.xml(root)


def _items(question: Question) -> Iterator[_Item]:
    if question.kind == "choice":
        yield _Item(question.id, "multiple_choice", question.stem, _named(question.answers))
    elif question.kind == "true-false":
        offered = dict(zip(TRUE_FALSE, question.answers, strict=True))
        yield _Item(question.id, "true_false", question.stem, offered)
    elif question.kind == "short":
        yield _Item(question.id, "fib", question.stem, accepted=tuple(lms.accepted(question)))
    else:
        for number, (left, right) in enumerate(question.pairs, 1):
            asked = (*question.stem, Paragraph((Strong(left),)))
            offered = _named(Choice(text == right, text) for text in dict.fromkeys(question.mixed))
            yield _Item(f"{question.id}-{number}", "multiple_choice", asked, offered)


def _named(answers: Iterable[Choice]) -> dict[str, Choice]:
    return {f"answer-{number}": answer for number, answer in enumerate(answers, 1)}


def _write(section: etree._Element, item: _Item, course: Course, question: Question) -> None:
    made = lms.add(section, "item", ident=f"{course.id}-{item.id}", title=lms.asked(question))
    _fields(lms.add(made, "itemmetadata"), {"cc_profile": f"cc.{item.profile}.v0p1"})
    presentation = lms.add(made, "presentation")
    _material(presentation, lms.html(item.asked, course), course)
    if item.offered:
        _offer(presentation, item, course)
    else:
        typed = lms.add(presentation, "response_str", ident=RESPONSE, rcardinality="Single")
        lms.add(typed, "render_fib", rows="1", columns="30", prompt="Box")
    told = {GENERAL: lms.feedback(question)} | {name: a.feedback for name, a in item.offered.items()}
    told = {name: nodes for name, nodes in told.items() if nodes}
    _judge(made, item, told)
    for name, nodes in told.items():
        feedback = lms.add(lms.add(made, "itemfeedback", ident=f"{name}-feedback"), "flow_mat")
        _material(feedback, lms.html((Paragraph(nodes),), course), course)


def _offer(presentation: etree._Element, item: _Item, course: Course) -> None:
    response = lms.add(presentation, "response_lid", ident=RESPONSE, rcardinality="Single")
    shuffle = "No" if item.profile == "true_false" else "Yes"
    choices = lms.add(response, "render_choice", shuffle=shuffle)
    for name, answer in item.offered.items():
        _material(lms.add(choices, "response_label", ident=name), lms.label(answer.text, course), course)


def _judge(made: etree._Element, item: _Item, told: Mapping[str, Inlines]) -> None:
    """What is said whatever the answer comes first, and goes on; then one condition for each answer."""
    judged = lms.add(made, "resprocessing")
    score = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
    lms.add(lms.add(judged, "outcomes"), "decvar", **score)
    if GENERAL in told:
        always = lms.add(judged, "respcondition", **{"continue": "Yes"})
        lms.add(lms.add(always, "conditionvar"), "other")
        _display(always, GENERAL)
    if item.accepted:
        _condition(judged, item.accepted, right=True)
    for name, answer in item.offered.items():
        if answer.right or answer.feedback:
            condition = _condition(judged, (name,), right=answer.right)
            if answer.feedback:
                _display(condition, name)


def _condition(judged: etree._Element, equal: Iterable[str], *, right: bool) -> etree._Element:
    condition = lms.add(judged, "respcondition")
    variables = lms.add(condition, "conditionvar")
    for text in equal:
        lms.add(variables, "varequal", text, respident=RESPONSE)
    if right:
        lms.add(condition, "setvar", "100", action="Set", varname="SCORE")
    return condition


def _display(condition: etree._Element, name: str) -> None:
    lms.add(condition, "displayfeedback", feedbacktype="Response", linkrefid=f"{name}-feedback")


def _material(parent: etree._Element, markup: str, course: Course) -> None:
    lms.add(lms.add(parent, "material"), "mattext", lms.spoken(markup, course), texttype="text/html")


def _fields(parent: etree._Element, fields: Mapping[str, str]) -> None:
    metadata = lms.add(parent, "qtimetadata")
    for name, entry in fields.items():
        made = lms.add(metadata, "qtimetadatafield")
        lms.add(made, "fieldlabel", name)
        lms.add(made, "fieldentry", entry)
