"""A value of the law is a list of dated values: the day of the build chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from generator.document import Document
from generator.model.figures import LegalValue
from generator.project import Project
from generator.render.markdown import markdown
from generator.status import dates

ProjectOf = Callable[..., Project]
CHANGE = date(2025, 3, 1)


def value(**fields: object) -> LegalValue:
    return LegalValue.model_validate({"id": "pause", "unit": "duration", **fields})


PAUSE = value(
    values=[
        {"from": "2026-01-01", "value": "P60D", "reference": "c"},
        {"from": "2025-03-01", "value": "P45D", "reference": "b"},
        {"value": "P30D", "reference": "a"},
    ]
)


@pytest.mark.parametrize(
    ("day", "now", "then"),
    [
        ("1900-01-01", "P30D", "P45D"),
        ("2025-02-28", "P30D", "P45D"),
        ("2025-03-01", "P45D", "P60D"),
        ("2025-12-31", "P45D", "P60D"),
        ("2026-01-01", "P60D", None),
    ],
)
def test_value_on_a_day(day: str, now: str, then: str | None) -> None:
    current, following = PAUSE.on(date.fromisoformat(day)), PAUSE.next_after(date.fromisoformat(day))
    assert current is not None
    assert current.value == now
    assert (following.value if following else None) == then


def test_no_value_before_the_first() -> None:
    first = value(values=[{"from": "2025-03-01", "value": "P45D", "reference": "b"}])
    assert first.on(date(2025, 2, 28)) is None


def promise(project: Project, locale: str) -> Document:
    return project.sites[locale].document("promise/lanterns")


@pytest.mark.parametrize(
    ("locale", "former", "new"),
    [
        ("fr", "Temps de repos\u00a0: 30\u00a0jours.", "Temps de repos\u00a0: 45\u00a0jours."),
        ("en", "Time of rest: 30\u00a0days.", "Time of rest: 45\u00a0days."),
    ],
)
def test_the_same_corpus_on_the_day_before_and_on_the_day(
    project_of: ProjectOf, locale: str, former: str, new: str
) -> None:
    """January's value can be entered in December: pages show it from its day on, in every language."""
    before = project_of(today=CHANGE - timedelta(days=1))
    after = project_of(today=CHANGE)
    pages = [markdown(promise(project, locale)) for project in (before, after)]
    assert [(former in page, new in page) for page in pages] == [(True, False), (False, True)]


def test_the_edition_changes_with_the_value(project_of: ProjectOf) -> None:
    """What was printed the day before is outdated, and the code says so; other pages keep theirs."""
    before = project_of(today=CHANGE - timedelta(days=1))
    after = project_of(today=CHANGE)
    assert promise(before, "fr").edition != promise(after, "fr").edition
    source = "source/report-2024"
    assert before.sites["fr"].document(source).edition == after.sites["fr"].document(source).edition


def test_status_announces_it(project_of: ProjectOf) -> None:
    before = project_of(today=CHANGE - timedelta(days=1))
    assert list(dates(before)) == ["quiet-time: P45D from 2025-03-01 (article 2 du règlement de 2024)"]
    assert list(dates(project_of(today=CHANGE))) == []


@pytest.mark.parametrize(
    ("locale", "new", "old", "day"),
    [
        ("fr", "45\u00a0jours", "30\u00a0jours", "1er mars 2025"),
        ("en", "45\u00a0days", "30\u00a0days", "March 1, 2025"),
    ],
)
def test_pages_announce_a_change_and_keep_the_former_rule(
    project_of: ProjectOf, locale: str, new: str, old: str, day: str
) -> None:
    """The words of the tiny project name themselves: "law coming", then their values."""
    for today, word, other in (
        (CHANGE - timedelta(days=1), "law coming", "law former"),
        (CHANGE, "law former", "law coming"),
    ):
        page = markdown(promise(project_of(today=today), locale))
        said = next(line for line in page.splitlines() if word in line)
        assert all(part in said for part in (new, old, day)), said
        assert other not in page
