"""Explanations in sections, each with its sources: the reference mechanism, and the like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Entity, Model, OrganisationId, PointId, PromiseId, Slug, Text
from .plans import Part


class Section(Part):
    """A section: what exists, what is planned, what somebody asks, what other countries do."""

    state: Literal["exists", "planned", "asked", "refused", "abroad"]
    by: OrganisationId | None = Field(default=None, description="who says or asks it")


class Topic(Entity):
    """A subject that needs more than a list."""

    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    promises: tuple[PromiseId, ...] = ()
    points: tuple[PointId, ...] = ()


class SectionWording(Model):
    title: Text
    text: Text


class TopicWording(Model):
    title: Text
    lead: Text
    sections: dict[Slug, SectionWording] = {}
