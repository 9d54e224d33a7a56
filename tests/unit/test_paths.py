"""Paths: which modules a session holds, and whether they fit into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from diagnostics.project import TODAY, make

from generator import paths
from generator.compose.course import course
from generator.compose.session import TESTS, called, drawn, half, session
from generator.corpus import Corpus
from generator.document import plain
from generator.impact import of
from generator.load import load
from generator.localize import Scope
from generator.model.curriculum import Length, Module
from generator.project import Project, open_project

from .tiny_paths import LENGTHS, SESSIONS

ProjectOf = Callable[..., Project]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return load(make(tmp_path, SESSIONS))[0]


def evening(corpus: Corpus, profession: str = "lamplighters", *forms: str) -> paths.Path:
    return paths.path(corpus, corpus.table(Length)["evening"], profession, forms)


def modules(path: paths.Path) -> list[tuple[str, int]]:
    return [(part.module.id, part.depth) for part in path.placed]


def test_a_path_holds_each_module_once_where_it_first_stands(corpus: Corpus) -> None:
    assert modules(evening(corpus)) == [("lamps", 1), ("candles", 2), ("bells", 2)]


def test_a_form_adds_its_module_and_may_be_left_out(corpus: Corpus) -> None:
    path = evening(corpus, "lamplighters", "darkness", "darkness")
    assert modules(path) == [("lamps", 1), ("candles", 2), ("night-work", 1), ("bells", 2)]
    assert [part.optional for part in path.placed] == [False, False, True, True]


def test_minutes_are_those_of_the_depths_and_of_the_frame(corpus: Corpus) -> None:
    """Lamps at depth 1 takes 4, the others at depth 2 take 10."""
    path = evening(corpus)
    assert path.minutes == 20 + 20 + 10 + 4 + 10 + 10
    assert path.left == 78 - path.minutes


def test_ready_made_are_the_professions_with_a_module_and_everybody(corpus: Corpus) -> None:
    """Nobody wrote a module for bakers."""
    assert [path.id for path in paths.ready_made(corpus)] == ["lamplighters-evening", "everybody"]


def test_depths_are_those_that_some_path_uses(corpus: Corpus) -> None:
    assert paths.depths(corpus) == {
        "lamps": (1, 2),
        "bells": (1, 2),
        "candles": (2,),
        "night-work": (1,),
    }


@pytest.mark.parametrize(
    ("minutes", "code"),
    [(77, "path-too-long"), (78, None), (82, None), (83, "path-too-short")],
)
def test_a_length_must_hold_its_paths(minutes: int, code: str | None, tmp_path: Path) -> None:
    """With the form a path takes 78 minutes; without, 74: a tenth of the session may be left."""
    lengths = LENGTHS.replace("minutes: 78", f"minutes: {minutes}")
    report = open_project(make(tmp_path, SESSIONS | {"content/facts/lengths.yml": lengths}), TODAY)[1]
    told = {found.code for found in report.diagnostics}
    assert told == ({code} if code else set())


@pytest.mark.parametrize("slot", ["{depth: 1}", "{module: lamps, takes: form, depth: 1}"])
def test_a_place_is_for_one_thing(slot: str, tmp_path: Path) -> None:
    lengths = LENGTHS.replace("- {takes: profession, depth: 2}", f"- {slot}")
    report = open_project(make(tmp_path, SESSIONS | {"content/facts/lengths.yml": lengths}), TODAY)[1]
    [found] = [one for one in report.diagnostics if "a place is for" in one.message]
    assert found.span.path == "content/facts/lengths.yml"


def test_a_module_has_one_edition_at_every_depth(project_of: ProjectOf) -> None:
    """Whoever holds the slides of a short session learns that the module has changed."""
    project = project_of(SESSIONS)
    view, lamps = project.sites["fr"].view, project.corpus.table(Module)["lamps"]
    short, whole = (course(view, lamps, project.links, depth) for depth in (1, 3))
    assert short.edition == whole.edition
    assert len(short.steps) < len(whole.steps)
    assert {step.id for step in whole.steps} - {step.id for step in short.steps} == {"night"}


def test_a_value_reaches_the_files_of_the_modules_that_name_it(project_of: ProjectOf) -> None:
    project = project_of(SESSIONS)
    reached = {(found.source, found.locale): found for found in of(project, "quiet-time").prints}
    assert ("lamps", "fr") in reached
    files = reached["lamps", "fr"].files
    assert project.links.course_file("slides-pptx", "lamps", "fr", 1) in files
    assert project.links.course_file("scorm12", "lamps", "fr", 2) in files


@pytest.mark.parametrize(
    ("minutes", "first"), [([10, 10], 1), ([10, 20, 30], 2), ([50, 10, 10], 1), ([10, 10, 50], 3), ([], 0)]
)
def test_a_session_rests_once_half_of_it_is_taught(minutes: list[int], first: int) -> None:
    assert half(minutes) == first


def test_breaks_stand_between_modules(project_of: ProjectOf) -> None:
    """Lamps, 4 minutes, and candles, 10: more than half of 24."""
    project = project_of(SESSIONS)
    [path, _] = paths.ready_made(project.corpus)
    made = session(project.sites["fr"].view, path, project.links)
    assert [part.module for part in made.programme][:5] == ["", "lamps", "candles", "", "bells"]


# ---- sessions


def test_a_programme_fills_the_session(project_of: ProjectOf) -> None:
    project = project_of(SESSIONS)
    view = project.sites["fr"].view
    for path in paths.ready_made(project.corpus):
        made = session(view, path, project.links)
        assert sum(part.minutes for part in made.programme) == path.length.minutes
        assert [part.module for part in made.programme if part.module] == [p.module.id for p in path.placed]


def test_a_path_is_called_by_whom_it_is_for(project_of: ProjectOf) -> None:
    project = project_of(SESSIONS)
    scope = Scope(project.sites["fr"].view)
    path = paths.path(project.corpus, project.corpus.table(Length)["evening"], "lamplighters", ["darkness"])
    assert called(scope, path) == "Allumeurs · une soirée · Le noir"
    assert called(scope, paths.path(project.corpus, project.corpus.table(Length)["everybody"], None)) == (
        "Pour tous"
    )


def test_tests_ask_of_every_module_and_the_answers_are_apart(project_of: ProjectOf) -> None:
    project = project_of(SESSIONS)
    [path, _] = paths.ready_made(project.corpus)
    made = session(project.sites["fr"].view, path, project.links)
    asked = drawn(made.courses)
    assert tuple(asked) == TESTS
    for questions in asked.values():
        assert {course.id for course, _ in questions} == {course.id for course in made.courses}
        assert all(sum(answer.right for answer in question.answers) == 1 for _, question in questions)
    sheets = {sheet.name: repr(sheet.blocks) for sheet in made.sheets}
    for name in TESTS:
        for _, question in asked[name]:
            [right] = [answer for answer in question.answers if answer.right]
            assert plain(right.feedback) not in sheets[name]
            assert plain(right.feedback) in sheets["test-answers"]
