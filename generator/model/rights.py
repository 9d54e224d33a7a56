"""Rights: who holds them, on which conditions, step by step, at which cost; and the situations of readers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import (
    Citations,
    ContactId,
    Entity,
    FormId,
    LegalValueId,
    Model,
    OrganisationId,
    PointId,
    PromiseId,
    RightId,
    Slug,
    Text,
)
from .plans import Part

Holder = Literal["adult", "child", "foreign", "french-or-european", "without-papers", "any"]
Theme = Literal["papers", "time", "justice", "money", "housing", "health", "child", "language", "protection"]
CostKind = Literal["identified", "police", "housing", "pay", "family", "papers", "time", "other"]


class LegalBasis(Model):
    """An article or an instruction, as the documents cite it; `former`: an older number of that rule."""

    text: Text
    former: Text | None = None
    sources: Citations


class Cost(Part):
    """What using the right may cost the person."""

    kind: CostKind


class Step(Part):
    """What happens or is to be done. Where `cost`, `decides` or `after` is absent, no document says."""

    authority: OrganisationId | None = None
    cost: Citations | None = None
    decides: Citations | None = Field(default=None, description="what the person still decides at this step")
    after: Citations | None = Field(default=None, description="what happens next")


class Right(Entity):
    """A right of victims. Its wording carries no number: it names `values` by placeholder."""

    theme: Theme
    holders: Annotated[tuple[Holder, ...], Field(min_length=1)]
    values: tuple[LegalValueId, ...] = ()
    authorities: tuple[OrganisationId, ...] = ()
    law_as_of: date = Field(description="the day of the documents where the law was read")
    legal_basis: tuple[LegalBasis, ...] = ()
    conditions: tuple[Part, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    costs: tuple[Cost, ...] = ()
    decides: tuple[Part, ...] = ()
    that_day: Citations | None = None
    that_month: Citations | None = None
    limits: tuple[Part, ...] = ()
    forms: tuple[FormId, ...] = ()
    points: tuple[PointId, ...] = ()
    promises: tuple[PromiseId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    sources: Citations


class StepWording(Model):
    text: Text
    cost: Text | None = None
    decides: Text | None = None
    after: Text | None = None


class RightWording(Model):
    """`title` names the right, `summary` says it in two sentences to the person who holds it."""

    title: Text
    short: Text
    summary: Text
    holders: Text = Field(description="who has it, in a sentence")
    conditions: dict[Slug, Text] = {}
    steps: dict[Slug, StepWording] = {}
    costs: dict[Slug, Text] = {}
    decides: dict[Slug, Text] = {}
    that_day: Text | None = None
    that_month: Text | None = None
    limits: dict[Slug, Text] = {}


class Situation(Entity):
    """Where a reader stands: `no-papers`, `under-age`… and the rights to read first, in order."""

    rights: Annotated[tuple[RightId, ...], Field(min_length=1)]
    contacts: tuple[ContactId, ...] = ()


class SituationWording(Model):
    """`title` as the reader would say it: "Je n’ai pas de papiers"."""

    title: Text
    text: Text
