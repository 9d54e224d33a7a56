"""A module teaches and asks what it promises, in the minutes that it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report, did_you_mean
from ..document import plain
from ..lesson import Block, Lesson
from ..localize import Scope, View
from ..model.curriculum import DEPTHS, Module
from ..slide_room import too_full
from .drafts import drafts


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report modules that do not keep what they promise, and chains of modules that never begin."""
    views = drafts(corpus, today)
    scope = Scope(views[0])
    for module in corpus.table(Module).values():
        lesson = corpus.lessons.get(module.id)
        if lesson is not None:
            _minutes(corpus, module, lesson, report)
            _outcomes(corpus, module, lesson, report)
            for question in lesson.of_kind("question"):
                _answers(scope, question, report)
            for slide in lesson.of_kind("slide"):
                _room(views, slide, report)
    _numbered(corpus, report)
    _circles(corpus, report)


def _minutes(corpus: Corpus, module: Module, lesson: Lesson, report: Report) -> None:
    spent = Counter[int]()
    for block in lesson.blocks:
        spent[block.depth] += block.minutes
    sums = accumulate(spent[depth] for depth in DEPTHS)
    for at, (said, found) in enumerate(zip(module.minutes, sums, strict=True)):
        if said != found:
            report.error(
                corpus.origins[module.id].span("minutes", at),
                "minutes-do-not-fit",
                f"{module.id}: at depth {DEPTHS[at]} its blocks take {found} minutes, not {said}.",
                "Change minutes: here, or those of the blocks.",
            )


def _outcomes(corpus: Corpus, module: Module, lesson: Lesson, report: Report) -> None:
    known = {outcome.id for outcome in module.outcomes}
    taught: set[str] = set()
    asked: set[str] = set()
    for block in lesson.blocks:
        for outcome in block.outcomes:
            if outcome not in known:
                report.error(
                    block.span,
                    "unknown-outcome",
                    f'{block.id}: the module has no outcome "{outcome}".',
                    did_you_mean(outcome, known) or "Name one of module.yml, or add it there.",
                )
        (asked if block.kind == "question" else taught).update(block.outcomes)
    for at, named in enumerate(module.outcomes):
        for code, found, what in (
            ("never-taught", taught, "no activity and no case teaches"),
            ("never-asked", asked, "no question asks for"),
        ):
            if named.id not in found:
                report.error(
                    corpus.origins[module.id].span("outcomes", at, "id"),
                    code,
                    f'{module.id}: {what} "{named.id}".',
                    f"Add outcomes={named.id} to a block of fr.md, or drop the outcome.",
                )


def _answers(scope: Scope, question: Block, report: Report) -> None:
    """Report answers that read alike once their values are filled in: a fact may have changed."""
    shown = [plain(scope.page_text(question.context, answer.text)) for answer in question.answers]
    for answer, text in zip(question.answers, shown, strict=True):
        if "{" in answer.text and shown.count(text) > 1:
            report.error(
                answer.span,
                "equal-answers",
                f"{question.id}: with today's values this answer reads like another.",
                "Change one of the two.",
            )


def _room(views: Iterable[View], slide: Block, report: Report) -> None:
    """Report a slide that a room could not read: its French, or else each translation that is too long."""
    for view in views:
        say = Scope(view).page_text
        full = too_full(say(slide.context, slide.title or ""), slide.words(say))
        if full is None:
            continue
        french = view.locale == SOURCE_LOCALE
        what = "title does" if full == "title" else "lines do"
        where = "" if french else f' in the language "{view.locale}"'
        report.error(
            slide.span,
            "slide-too-full",
            f"{slide.id}: its {what} not fit on a slide{where}.",
            f"Shorten {'it' if french else 'the translation'}, or make two slides of it.",
        )
        if french:
            return


def _numbered(corpus: Corpus, report: Report) -> None:
    taken: dict[int, str] = {}
    for module in corpus.table(Module).values():
        first = taken.setdefault(module.number, module.id)
        if first != module.id:
            report.error(
                corpus.origins[module.id].span("number"),
                "repeated-number",
                f"{first} is number {module.number} already.",
                "Give each module a number of its own.",
            )


def _circles(corpus: Corpus, report: Report) -> None:
    modules = corpus.table(Module)
    for module in modules.values():
        seen: set[str] = set()
        waiting = list(module.requires)
        while waiting:
            name = waiting.pop()
            if name in modules and name not in seen:
                seen.add(name)
                waiting += modules[name].requires
        if module.id in seen:
            report.error(
                corpus.origins[module.id].span("requires"),
                "circle",
                f"{module.id} comes, by way of others, before itself.",
                "Take one of them away.",
            )
