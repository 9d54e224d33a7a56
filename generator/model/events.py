"""What happened when, as the documents tell it."""

from __future__ import annotations

from typing import Literal

from .base import Citations, Entity, FormId, MeasureId, Model, OrganisationId, PartialDate, Text


class Event(Entity):
    """A dated fact of the timeline. `forms`: those that the documents name, if they name any."""

    date: PartialDate
    kind: Literal["plan", "law", "assessment", "report", "training", "institution", "campaign", "funding"]
    measures: tuple[MeasureId, ...] = ()
    forms: tuple[FormId, ...] = ()
    by: tuple[OrganisationId, ...] = ()
    sources: Citations


class EventWording(Model):
    title: Text
    text: Text
    note: Text | None = None
