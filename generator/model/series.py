"""Figures that come several at a time: by year, or by kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Citations, Entity, MeasureId, Model, OrganisationId, PartialDate, PointId, Slug, Text
from .figures import Amount
from .plans import Part


class SeriesPoint(Model):
    """One value. `value` is null where the document prints a dash."""

    period: PartialDate | None = None
    category: Slug | None = None
    value: Amount | None
    nearly: Literal["about", "more-than", "nearly"] | None = None
    sources: Citations


class Series(Entity):
    """Values of one kind, over time or by category; `table` brings together those printed as one table."""

    table: Slug | None = None
    unit: Literal["count", "euro", "percent", "day"]
    by: OrganisationId
    points: Annotated[tuple[SeriesPoint, ...], Field(min_length=2)]
    caveats: tuple[Part, ...] = ()
    measures: tuple[MeasureId, ...] = ()
    recommendation_points: tuple[PointId, ...] = ()


class SeriesWording(Model):
    """`label` says what is counted; `text` reads the series out in words, without its numbers."""

    label: Text
    text: Text
    categories: dict[Slug, Text] = {}
    caveats: dict[Slug, Text] = {}
