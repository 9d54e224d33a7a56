"""Numbers that wording names by placeholder: statistics, and legal values that change on a date."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Citation, Citations, Entity, Model, OrganisationId, PartialDate, Text

# Four digits are enough for any law, and no more than Babel can put into words.
Iso8601Duration = Annotated[
    str,
    StringConstraints(pattern=r"^P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?(T[0-9]{1,4}H)?$"),
]
Amount = int | float


class Figure(Entity):
    """A statistic, in `unit`: `count`, `euro`, `percent`, or `duration` (ISO 8601)."""

    unit: Literal["count", "euro", "percent", "duration"]
    value: Amount | Iso8601Duration
    nearly: Literal["about", "more-than", "nearly"] | None = None
    period: PartialDate | None = None
    by: OrganisationId
    sources: Citations


class FigureWording(Model):
    """`label` says what is counted, without the number."""

    label: Text


class DatedValue(Model):
    """A value and the day it came into force; None where the documents do not say."""

    from_: date | None = Field(default=None, alias="from")
    value: Amount | Iso8601Duration
    reference: str
    sources: tuple[Citation, ...] = ()


class LegalValue(Entity):
    """A value set by law: the current one first, then the former ones."""

    unit: Literal["count", "euro", "percent", "duration"]
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]

    def on(self, day: date) -> DatedValue | None:
        """The value in force on a day."""
        return next((v for v in self.values if v.from_ is None or v.from_ <= day), None)

    def next_after(self, day: date) -> DatedValue | None:
        """The next value already entered, if any."""
        return next((v for v in reversed(self.values) if v.from_ is not None and v.from_ > day), None)

    def before(self, value: DatedValue) -> DatedValue | None:
        """The value that another followed, if its day is known."""
        later = self.values.index(value) + 1
        return self.values[later] if value.from_ is not None and later < len(self.values) else None


class LegalValueWording(Model):
    label: Text
