"""Identifiers, partial dates, citations: what every entity is made of."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model import KINDS
from generator.model.base import Citation, PartialDate, Place, Slug
from generator.model.figures import Iso8601Duration
from generator.validation import parse


@pytest.mark.parametrize(
    ("text", "parts", "iso"),
    [
        ("2023-01-12", (2023, 1, 12), "2023-01-12"),
        ("2023-01", (2023, 1, None), "2023-01"),
        ("2023", (2023, None, None), "2023"),
        (2023, (2023, None, None), "2023"),
        ("2024-02-29", (2024, 2, 29), "2024-02-29"),
    ],
)
def test_partial_date(text: object, parts: tuple[int, int | None, int | None], iso: str) -> None:
    day = PartialDate.parse(text)
    assert (day.year, day.month, day.day) == parts
    assert day.iso == iso


@pytest.mark.parametrize(
    "text", ["2026-13-01", "2023-02-29", "2023-1-1", "12/01/2023", "23", "", None, True, "2023-00"]
)
def test_no_such_date(text: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


def test_order_of_partial_dates() -> None:
    """By their first day; the less precise comes first."""
    ordered = ["2022", "2022-12-31", "2023", "2023-01", "2023-01-01", "2023-01-02", "2023-02", "2024"]
    days = [PartialDate.parse(text) for text in ordered]
    assert sorted(days[at] for at in (5, 0, 3, 7, 1, 6, 2, 4)) == days
    assert days[2].first_day == days[3].first_day == days[4].first_day == date(2023, 1, 1)
    assert PartialDate(2023) <= PartialDate(2023)


@pytest.mark.parametrize("text", ["a", "pan2-16", "a-b-c", "2024", "reflection-period"])
def test_slug(text: str) -> None:
    assert TypeAdapter(Slug).validate_python(text) == text


@pytest.mark.parametrize("text", ["", "A", "a_b", "a--b", "-a", "a-", "é", "a b", "a\n", "a.b"])
def test_no_slug(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Slug).validate_python(text)


@pytest.mark.parametrize(
    "text", ["measure 16", "axis 2, action 5", "section 5.a", "part closing", "page 3, footnote 12"]
)
def test_place(text: str) -> None:
    assert TypeAdapter(Place).validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["16", "measure", "measure  16", "chapter 3", "measure 16,axis 2", "measure 16 ", "Measure 1"]
)
def test_no_place(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Place).validate_python(text)


@pytest.mark.parametrize("text", ["P30D", "P6M", "P10Y", "P1Y6M", "P2W", "PT24H", "P1DT12H"])
def test_duration(text: str) -> None:
    assert TypeAdapter(Iso8601Duration).validate_python(text) == text


@pytest.mark.parametrize("text", ["30", "30D", "P30", "P-3D", "P1.5D", "P3D4Y", "p3d", "PT5M", "P3D\n"])
def test_no_duration(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Iso8601Duration).validate_python(text)


@pytest.mark.parametrize(("words", "fits"), [(1, True), (10, True), (11, False)])
def test_evidence_has_few_words(words: int, fits: bool) -> None:  # noqa: FBT001
    """Ten are short enough to quote, and long enough to be found."""
    value = {"source": "a", "place": "page 1", "evidence": " ".join(["mot"] * words)}
    if fits:
        assert parse(Citation, value).evidence == value["evidence"]
    else:
        with pytest.raises(ValidationError, match="evidence has 11 words"):
            parse(Citation, value)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_entities_are_frozen_and_refuse_what_they_do_not_know(kind: object) -> None:
    for model in filter(None, (kind.facts, kind.wording)):  # type: ignore[attr-defined]
        assert model.model_config["frozen"]
        assert model.model_config["extra"] == "forbid"
