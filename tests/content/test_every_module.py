"""Each training module: it warns, teaches and asks as the rules for modules say, in both languages."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.compose.module import PARTS, TAUGHT
from generator.document import plain
from generator.lesson import Block
from generator.lesson_parser import QUESTIONS
from generator.localize import PLACEHOLDER, Scope
from generator.model.curriculum import Module
from generator.render.markdown import markdown

from .real_corpus import corpus, project

LEAST = {"slide": 6, "activity": 3, "case": 2, "question": 8, "handout": 1}
MOST_BULLETS, MOST_WORDS = 6, 16
INVENTED = re.compile(r"Cas inventé\b")
modules = pytest.mark.parametrize("name", corpus().table(Module))
in_each_language = pytest.mark.parametrize("locale", ["fr", "en"])
# How to slip away, or what would count for proof: nothing published teaches it.
NEVER = re.compile(r"(?i)\b(?:scores?|seuils?|échapper aux contrôles|horaires? des contrôles)\b")


def words(block: Block) -> str:
    """The French of a block, in one piece."""
    lesson = corpus().lessons[block.context.partition("#")[0]]
    return " ".join(text.text for text in lesson.texts if text.context == block.context)


def test_the_common_core_is_whole() -> None:
    core = sorted(m.number for m in corpus().table(Module).values() if m.kind == "core")
    assert core == list(range(1, 9))


@modules
def test_there_is_enough_of_everything(name: str) -> None:
    lesson = corpus().lessons[name]
    found = Counter(block.kind for block in lesson.blocks)
    assert {kind: found[kind] for kind, least in LEAST.items() if found[kind] < least} == {}
    assert {q.attributes["kind"] for q in lesson.of_kind("question")} == set(QUESTIONS)
    assert len({a.attributes["method"] for a in lesson.of_kind("activity")}) >= 3


@modules
def test_cases_say_that_they_are_invented(name: str) -> None:
    cases = corpus().lessons[name].of_kind("case")
    assert [case.id for case in cases if not INVENTED.search(words(case))] == []
    worst = max(int(case.attributes["distress"]) for case in cases)
    assert worst <= corpus().table(Module)[name].distress


@modules
def test_slides_can_be_read_from_the_last_row(name: str) -> None:
    wrong = []
    for slide in corpus().lessons[name].of_kind("slide"):
        bullets = [token.content for token in slide.tokens if token.type == "inline"]
        long = [bullet for bullet in bullets if len(PLACEHOLDER.sub("x", bullet).split()) > MOST_WORDS]
        if long or len(bullets) > MOST_BULLETS:
            wrong.append((slide.id, len(bullets), long))
    assert wrong == []


@modules
def test_nothing_teaches_evasion(name: str) -> None:
    texts = [text.text for text in corpus().lessons[name].texts]
    assert [text for text in texts if NEVER.search(text)] == []


@modules
def test_right_answers_do_not_always_stand_in_one_place(name: str) -> None:
    places = {
        [answer.right for answer in question.answers].index(True)
        for question in corpus().lessons[name].of_kind("question")
        if question.attributes["kind"] == "choice"
    }
    assert len(places) > 1


@modules
@in_each_language
def test_every_block_stands_on_its_page(name: str, locale: str) -> None:
    """Steps on the pages of whoever teaches, cases and questions on theirs, notes nowhere else."""
    site = project().sites[locale]
    pages = {part: markdown(site.document(f"{part}/{name}")) for part in PARTS}
    scope = Scope(site.view)
    lesson = corpus().lessons[name]
    for block in lesson.blocks:
        if block.title is None:
            continue
        title = plain(scope.page_text(block.context, block.title))
        [taught] = [name for name, depth in TAUGHT.items() if depth == block.depth]
        assert title in pages[taught], block.id
        assert (f"## {title}\n" in pages["cases"]) == (block.kind == "case"), block.id
    for question in lesson.of_kind("question"):
        for answer in question.answers:
            assert plain(scope.page_text(question.context, answer.text)) in pages["quiz"], question.id
    assert all("{" not in page for page in pages.values())


def test_wrong_durations_are_reckoned_from_the_law() -> None:
    """Sixty, ninety and fifteen days stand beside thirty, and no one typed them."""
    page = markdown(project().sites["fr"].document("quiz/core-rights")).replace("\u00a0", " ")
    assert all(f"{days} jours" in page for days in (15, 30, 60, 90))
    assert "reflection_period_x2" in "".join(t.text for t in corpus().lessons["core-rights"].texts)
