"""The papers of each training module: nothing is missing on them, and a handout is one sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import odfdo
import pytest
from unit.read_pdf import faults, pages, text, words

from generator import document as d
from generator import prints
from generator.compose.course import course
from generator.compose.to_check import check_list
from generator.course import Course, Question
from generator.document import Blocks, plain
from generator.model.curriculum import Module
from generator.render import paper
from generator.render.odt import handout_odt, to_check_odt

from .real_corpus import LOCALES, ROOT, corpus, project

each = pytest.mark.parametrize("name", corpus().table(Module))
in_each_locale = pytest.mark.parametrize("locale", LOCALES)


@cache
def press() -> paper.Press:
    return paper.Press(prints.fonts(ROOT))


@cache
def made(name: str, locale: str, depth: int) -> Course:
    return course(project().sites[locale].view, corpus().table(Module)[name], project().links, depth)


def texts(blocks: Blocks) -> Iterator[str]:
    """The words of blocks, as a handout shows them: dots are room to write."""
    for block in blocks:
        match block:
            case d.Heading() | d.Paragraph():
                yield plain(block.children).replace("…", " ")
            case d.ListBlock():
                yield from (one for row in block.items for one in texts(row))
            case d.Table():
                yield from (plain(column.label) for column in block.columns)
                yield from (plain(cell).replace("…", " ") for row in block.rows for cell in row)
            case d.Note():
                yield from (block.heading, *texts(block.blocks))
            case _:
                raise AssertionError(f"this test does not know {type(block).__name__}")


def missing(wanted: Iterator[str] | list[str], read: str) -> list[str]:
    return [one for one in wanted if words(one) not in read]


def right(question: Question) -> Iterator[str]:
    """What is right, with what is said of it."""
    yield from (plain((*choice.text, *choice.feedback)) for choice in question.answers if choice.right)
    yield from (plain((*left, *right)) for left, right in question.pairs)
    yield plain(question.feedback)


@in_each_locale
@each
def test_handout_is_a_sheet_with_every_word(name: str, locale: str) -> None:
    own = made(name, locale, 3)
    pdf = press().pdf(paper.handout(own))
    assert pages(pdf) == 2
    read = words(text(pdf))
    wanted = [*texts(own.handout), *(plain(one) for one in own.keep), plain(own.title), *own.notices]
    wanted += [plain(used.label) for used in own.calls]
    wanted += [used.text for used in own.calls]
    assert missing(wanted, read) == []
    assert own.calls


@in_each_locale
@each
@pytest.mark.parametrize("depth", [1, 3])
def test_guide_holds_answers_and_what_rests_on_them(name: str, locale: str, depth: int) -> None:
    own = made(name, locale, depth)
    read = words(text(press().pdf(paper.guide(own))))
    wanted = [one for question in own.questions for one in right(question)]
    wanted += [one for question in own.questions for one in texts(question.stem)]
    for step in own.steps:
        wanted += [plain(step.title), *texts((*step.words, *step.note, *step.prompts, *step.answers))]
    wanted += [f"{plain(used.label)} {used.text}" for used in own.used]
    wanted += [plain(one) for one in (*own.keep, *(words for _, words in own.outcomes))]
    assert missing([*wanted, *own.notices, own.hard], read) == []
    assert own.edition in read


@in_each_locale
@pytest.mark.parametrize(("name", "depth"), [("core-rights", 3), ("core-own-role", 1)])
@pytest.mark.parametrize("form", [paper.guide, paper.handout], ids=["guide", "handout"])
def test_prints_are_accessible(form: object, name: str, depth: int, locale: str, tmp_path: Path) -> None:
    wanted = form(made(name, locale, depth))  # type: ignore[operator]
    assert faults(press().pdf(wanted), tmp_path) == []


@in_each_locale
@each
def test_office_papers_say_the_same(name: str, locale: str) -> None:
    own, view = made(name, locale, 3), project().sites[locale].view
    handout = odfdo.Document(io.BytesIO(handout_odt(own)))
    headings = [h.text_recursive for h in handout.body.get_elements("descendant::text:h")]
    wanted = [plain(block.children) for block in own.handout if isinstance(block, d.Heading)]
    assert [one for one in wanted if one not in headings] == []
    assert handout.language == own.lang
    listed = odfdo.Document(io.BytesIO(to_check_odt(check_list(view, plain(own.title), [own]))))
    rows = [row for table in listed.body.get_tables() for row in table.get_elements("table:table-row")]
    assert len(rows) == len(own.used) > 0
