"""What comes back every year: days against trafficking or close to it, publications with a rhythm."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from .base import Citation, Entity, MeasureId, Model, OrganisationId, Text

# A year without a 29 February: a day of every year must be in it.
COMMON_YEAR = 2001


def _of_every_year(text: str) -> str:
    try:
        date.fromisoformat(f"{COMMON_YEAR}-{text}")
    except ValueError:
        raise ValueError(f"{text} is no day of every year: write month and day, 10-18") from None
    return text


MonthDay = Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$"), AfterValidator(_of_every_year)]


class Observance(Entity):
    """A day of every year, or a publication that the documents say comes back.

    `state: promised`: nothing shows that it exists, and it is never shown as existing. `unverified` marks a
    date of general knowledge that no document of ours holds.
    """

    kind: Literal["international-day", "european-day", "national-day", "publication"]
    state: Literal["held", "promised"]
    day: MonthDay | None = Field(default=None, description="month and day; none where no document tells it")
    end: MonthDay | None = Field(default=None, description="the last day, where it lasts several")
    rhythm: Literal["yearly", "half-yearly"] = "yearly"
    since: int | None = Field(default=None, description="the first year")
    until: int | None = Field(default=None, description="the last year")
    by: tuple[OrganisationId, ...] = ()
    promised: MeasureId | None = Field(
        default=None, description="the measure that promises it, or more of it; its state is shown"
    )
    measures: tuple[MeasureId, ...] = ()
    unverified: bool = False
    sources: tuple[Citation, ...] = ()

    def in_year(self, year: int) -> tuple[date, date] | None:
        """Its first and last day in a year; None where it has no date, or is not held that year."""
        before = self.since is not None and year < self.since
        after = self.until is not None and year > self.until
        if self.day is None or before or after:
            return None
        first = date.fromisoformat(f"{year}-{self.day}")
        return first, date.fromisoformat(f"{year}-{self.end}") if self.end else first


class ObservanceWording(Model):
    """`title` is the official name where there is one; `promise` says what was promised."""

    title: Text
    text: Text
    promise: Text | None = None
