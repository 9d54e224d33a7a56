"""National plans: axes, actions, measures, and the promises that run through them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import (
    ActionId,
    AxisId,
    Citation,
    Citations,
    Entity,
    MeasureId,
    Model,
    Named,
    OrganisationId,
    PartialDate,
    PlanId,
    PromiseId,
    Slug,
    Text,
)

Status = Literal["done", "partial", "not-done"]
STATUSES: tuple[Status, ...] = ("done", "partial", "not-done")


class Plan(Entity):
    """A national action plan. `announced` is how many measures it is said to hold."""

    number: int
    start: int
    end: int
    date: PartialDate = Field(description="when it was presented or announced")
    announced: int
    announced_exact: bool = True
    complete: bool = Field(description="whether the documents name every measure")
    sources: Citations


class PlanWording(Model):
    title: Text
    short: Text
    summary: Text
    limits: Text | None = None


class Axis(Entity):
    """A part of a plan. The first plan calls them priorities."""

    plan: PlanId
    number: int
    kind: Literal["axis", "priority"] = "axis"
    sources: Citations


class AxisWording(Model):
    title: Text
    short: Text


class Action(Entity):
    """A group of measures inside an axis; the first plan gives them no number."""

    plan: PlanId
    axis: AxisId
    number: int | None
    sources: Citations


class ActionWording(Model):
    title: Text


class Promise(Entity):
    """One commitment followed through several plans; its measures name it."""


class PromiseWording(Model):
    """`title` says the commitment in plain words; `state` the last known state, in two sentences at most."""

    title: Text
    summary: Text
    state: Text


class Part(Named):
    """A piece of wording inside an entity, with its own id and sources."""

    sources: Citations


class Addition(Part):
    """Something this plan added over the plan before."""


class Remark(Part):
    """What somebody asks, fears, welcomes or questions about a measure."""

    kind: Literal["asks", "fears", "welcomes", "questions"]
    by: OrganisationId


class Reported(Part):
    """What has been reported since. Planned is never shown as existing."""

    date: PartialDate | None = None
    by: OrganisationId = Field(description="who reports it")
    state: Literal["done", "under-way", "planned", "refused"]


class Assessment(Model):
    """A judgement: who, when, which status, on what evidence."""

    assessor: OrganisationId
    date: PartialDate
    status: Status
    sources: Citations


class Follow(Model):
    """An earlier measure that this one takes up, and whether the documents say so or we judge so."""

    measure: MeasureId
    basis: Literal["documents", "judgement"]
    sources: tuple[Citation, ...] = ()


class Measure(Entity):
    """A numbered commitment of a plan."""

    plan: PlanId
    number: int | None
    axis: AxisId | None
    action: ActionId | None = None
    promise: PromiseId
    lead: tuple[OrganisationId, ...] = ()
    participants: tuple[OrganisationId, ...] = ()
    sources: Citations
    follows: tuple[Follow, ...] = ()
    additions: tuple[Addition, ...] = ()
    remarks: tuple[Remark, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    reported: tuple[Reported, ...] = ()


class MeasureWording(Model):
    """`title` is the official one; `asks` is ours; the rest is keyed by the ids of the facts."""

    title: Text
    asks: Text
    note: Text | None = None
    additions: dict[Slug, Text] = {}
    remarks: dict[Slug, Text] = {}
    reported: dict[Slug, Text] = {}
