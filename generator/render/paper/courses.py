"""A course as prints: the guide of whoever gives the session, and what participants take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator import document as d
from generator.course import Course, Question, Step, Used
from generator.document import Blocks, Inlines, plain

from .press import PaperError, Print
from .words import code, number, runs

# Signs of a text that fit on a page beside another: what is longer may be parted.
MOST = 1800
KINDS = ("law", "figure", "contact")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def guide(*courses: Course, title: str = "") -> Print:
    """Everything that whoever gives a session needs, on A4: of a course, or of several, one after the other.

    `title` is that of several together. ValueError where there is none.
    """
    if not courses:
        raise ValueError("a guide needs a course")
    first, alone = courses[0], len(courses) == 1
    name = _name(first, "guide")
    heading = title or name
    notices = dict.fromkeys(line for course in courses for line in course.notices[:-2])
    return Print(
        "guide",
        _common(first)
        | {
            "title": f"{plain(first.title)} · {name}" if alone else heading,
            "name": name,
            "page": _name(first, "page"),
            "heading": heading,
            "notices": list(notices),
            "courses": [_guided(course) for course in courses],
        },
    )


def handout(course: Course) -> Print:
    """One sheet, both sides: the press says by how much a text is too long for it."""
    calls = [
        {"number": number(used.text), "name": runs(used.label), "unverified": used.unverified}
        for used in course.calls
    ]
    name = _name(course, "handout")
    more = {
        "title": f"{plain(course.title)} · {name}",
        "name": name,
        "parts": list(_parts(course.handout)),
        "calls": calls,
    }
    return Print("handout", _common(course) | _shown(course) | more)


def _name(course: Course, kind: str) -> str:
    word = course.words[kind]
    return word[:1].upper() + word[1:]


def _common(course: Course) -> dict[str, Any]:
    """What every template asks for. Modules are in languages written from left to right in Latin letters."""
    lang, _, region = course.lang.partition("-")
    return {
        "lang": lang,
        "region": region or None,
        "dir": "ltr",
        "script": "Latn",
        "words": {key: [{"t": word}] for key, word in course.words.items()},
    }


def _shown(course: Course) -> dict[str, Any]:
    """What guide and handout say of a course."""
    return {
        "heading": runs(course.title),
        "kicker": course.kicker,
        "number": course.number,
        "keep": [runs(words) for words in course.keep],
        "sources": [{"title": runs(cited.title), "places": list(cited.places)} for cited in course.sources],
        "notices": list(course.notices),
        "edition": course.edition_line,
        "qr": code(course.address, course.words["qr"]),
    }


def _guided(course: Course) -> dict[str, Any]:
    times = _times(course.steps)
    return _shown(course) | {
        "lead": runs(course.lead),
        "minutes": course.minutes,
        "whom": runs(course.whom),
        "before": runs(course.before),
        "hard": course.hard,
        "outcomes": [runs(words) for _, words in course.outcomes],
        "steps": [_step(step, at, course) for step, at in zip(course.steps, times, strict=True)],
        "questions": [_question(question) for question in course.questions],
        "values": [_used(used, course) for kind in KINDS for used in course.used if used.kind == kind],
    }


def _times(steps: Iterable[Step]) -> Iterator[str]:
    """When each step begins, in hours and minutes from the start of the session."""
    passed = 0
    for step in steps:
        yield f"{passed // 60}:{passed % 60:02d}"
        passed += step.minutes


def _step(step: Step, at: str, course: Course) -> dict[str, Any]:
    pairs = _pairs(step.prompts, step.answers)
    return {
        "whole": max(_length(step.words), _length(step.note)) < MOST,
        "kind": step.kind,
        "name": course.words[step.kind],
        "method": step.method,
        "minutes": step.minutes,
        "at": at,
        "title": runs(step.title),
        "words": blocks(step.words),
        "note": blocks(step.note),
        "pairs": pairs,
        "prompts": [] if pairs else blocks(step.prompts),
        "answers": [] if pairs else blocks(step.answers),
    }


def _pairs(prompts: Blocks, answers: Blocks) -> list[dict[str, Any]]:
    """Each prompt with its answer, where both are numbered alike; else nothing."""
    match prompts, answers:
        case (d.ListBlock() as asked,), (d.ListBlock() as said,) if len(asked.items) == len(said.items):
            both = zip(asked.items, said.items, strict=True)
            return [{"prompt": blocks(one), "answer": blocks(other)} for one, other in both]
    return []


def _question(question: Question) -> dict[str, Any]:
    letters = iter(LETTERS)
    said = (node for choice in question.answers for node in (*choice.text, *choice.feedback))
    return {
        "whole": _length(question.stem) + len(plain(said)) < MOST,
        "kind": question.kind,
        "stem": blocks(question.stem),
        "answers": [
            {
                "letter": next(letters) if question.kind == "choice" else "",
                "right": choice.right,
                "text": runs(choice.text),
                "feedback": runs(choice.feedback),
            }
            for choice in question.answers
        ],
        "pairs": [{"left": runs(left), "right": runs(right)} for left, right in question.pairs],
        "feedback": runs(question.feedback),
    }


def _used(used: Used, course: Course) -> dict[str, Any]:
    return {
        "label": runs(used.label),
        "text": number(used.text),
        "where": list(dict.fromkeys(course.place(context) for context in used.where)),
        "source": used.source,
        "date": used.date,
    }


def _parts(handout: Blocks) -> Iterator[dict[str, Any]]:
    """A handout in parts that stay together: a heading and what follows it; a part with a table is wide."""
    part: list[d.Block] = []
    for block in handout:
        if isinstance(block, d.Heading) and any(not isinstance(one, d.Heading) for one in part):
            yield _part(part)
            part = []
        part.append(block)
    if part:
        yield _part(part)


def _part(part: Iterable[d.Block]) -> dict[str, Any]:
    kept = tuple(part)
    return {"wide": any(isinstance(block, d.Table) for block in kept), "blocks": blocks(kept)}


# ---- blocks ------------------------------------------------------------------------------------


def blocks(nodes: Blocks) -> list[dict[str, Any]]:
    """Blocks as templates read them: the function `told` of course.typ says what each key means."""
    return [_block(node) for node in nodes]


def _block(node: d.Block) -> dict[str, Any]:
    match node:
        case d.Heading():
            return {"kind": "heading", "level": node.level, "text": runs(node.children)}
        case d.Paragraph():
            return {"kind": "paragraph", "text": runs(node.children)}
        case d.ListBlock():
            return {"kind": "list", "ordered": node.ordered, "rows": [blocks(row) for row in node.items]}
        case d.Table():
            return {
                "kind": "table",
                "caption": node.caption,
                "head": [runs(column.label) for column in node.columns],
                "rows": [_row(row) for row in node.rows],
            }
        case d.Note():
            return {"kind": "note", "head": node.heading, "blocks": blocks(node.blocks)}
    raise PaperError(f"no print shows a {type(node).__name__}")


def _length(nodes: Blocks) -> int:
    """About how many signs blocks have."""
    count = 0
    for node in nodes:
        match node:
            case d.Heading() | d.Paragraph():
                count += len(plain(node.children))
            case d.ListBlock():
                count += sum(_length(row) for row in node.items)
            case d.Table():
                count += sum(len(plain(cell)) for row in node.rows for cell in row)
            case d.Note():
                count += _length(node.blocks)
    return count


def _row(cells: Iterable[Inlines]) -> list[Any]:
    return [runs(cell) for cell in cells]
