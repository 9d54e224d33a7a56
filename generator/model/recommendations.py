"""The recommendations made to France, point by point, and what France answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import (
    Citations,
    Entity,
    Model,
    OrganisationId,
    PartialDate,
    PromiseId,
    RecommendationId,
    Slug,
    Text,
)
from .plans import Part, Reported

Letter = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]


class Recommendation(Entity):
    """One of the numbered recommendations; it asks one thing or several, point by point."""

    number: int
    by: OrganisationId
    date: PartialDate
    deadline: PartialDate = Field(description="when the reply was due")
    sources: Citations


class RecommendationWording(Model):
    """`title` in our words; `short` for lists and trails."""

    title: Text
    short: Text


class Gap(Part):
    """Something the recommendation asks and the reply does not speak of."""


class Point(Entity):
    """One point of a recommendation and the facts of the reply, refusals among them."""

    recommendation: RecommendationId
    letter: Letter | None = Field(default=None, description="a, b, c…; none where the whole is one point")
    paragraph: int | None = Field(default=None, description="the paragraph of the report it refers to")
    promises: tuple[PromiseId, ...] = ()
    sources: Citations = Field(description="where the request itself stands")
    reply: tuple[Reported, ...] = ()
    gaps: tuple[Gap, ...] = ()


class PointWording(Model):
    """`asks` says the request in our words; `answer` sums the reply up, refusals included."""

    title: Text
    asks: Text
    answer: Text
    reply: dict[Slug, Text] = {}
    gaps: dict[Slug, Text] = {}
