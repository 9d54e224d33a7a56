"""What exists or is announced: training, tools and documents, money, projects."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import (
    Citations,
    Entity,
    FigureId,
    FormId,
    MeasureId,
    Model,
    OrganisationId,
    PartialDate,
    PointId,
    ProfessionId,
    Text,
)
from .figures import Iso8601Duration

State = Literal["done", "under-way", "planned"]


class Listed(Entity):
    """What every entry of an inventory has. Planned is never shown as existing."""

    by: tuple[OrganisationId, ...] = Field(default=(), description="who gives, writes, pays or leads")
    partners: tuple[OrganisationId, ...] = ()
    professions: tuple[ProfessionId, ...] = ()
    forms: tuple[FormId, ...] = ()
    figures: tuple[FigureId, ...] = ()
    measures: tuple[MeasureId, ...] = ()
    points: tuple[PointId, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    state: State
    sources: Citations


class ListedWording(Model):
    """`title` is the official one where there is one."""

    title: Text
    text: Text
    audience: Text | None = None
    note: Text | None = None


class Training(Listed):
    """A course that the documents name."""

    length: Iso8601Duration | None = None
    frequency: Literal["once", "yearly", "regular"] | None = None
    years: tuple[int, ...] = ()


class Tool(Listed):
    """A guide, leaflet, card, form, film or site that the documents name."""

    kind: Literal[
        "guide",
        "leaflet",
        "poster",
        "reflex-card",
        "form",
        "e-learning",
        "video",
        "site",
        "study",
        "reference",
    ]
    languages: tuple[str, ...] = Field(default=(), description="BCP 47, where the documents name them")


class Funding(Listed):
    """A budget, a fund, a grant or a call."""

    kind: Literal["budget", "fund", "grant", "call"]


class Project(Listed):
    """A scheme, an experiment or a project; told at national level."""
