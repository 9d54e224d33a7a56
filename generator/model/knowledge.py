"""Forms of exploitation, signs that may be seen, and the professions that see them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Citations, Entity, FormId, Model, OrganisationId, ProfessionId, PromiseId, RightId, Text


class Form(Entity):
    """A form of exploitation. All have equal standing."""

    sources: Citations
    promises: tuple[PromiseId, ...] = ()


class FormWording(Model):
    title: Text
    short: Text
    text: Text
    who: Text | None = Field(default=None, description="whom the documents name as victims of it")


class Strength(Model):
    """How strong a sign is, only where a public document says so."""

    value: Literal["strong", "weak"]
    sources: Citations


class Indicator(Entity):
    """A sign that somebody may see: a hint, never proof. `public_basis` is where that very sign stands."""

    forms: tuple[FormId, ...] = Field(default=(), description="none: any form")
    ages: Annotated[tuple[Literal["child", "adult"], ...], Field(min_length=1)]
    professions: tuple[ProfessionId, ...] = Field(default=(), description="who may see it; none: anybody")
    strength: Strength | None = None
    public_basis: Citations


class IndicatorWording(Model):
    text: Text
    note: Text | None = None


class Profession(Entity):
    """People who may meet victims at work."""

    rights: tuple[RightId, ...] = Field(default=(), description="rights they should know")
    partners: tuple[OrganisationId, ...] = Field(default=(), description="organisations they may turn to")
    sources: Citations


class ProfessionWording(Model):
    """`title` names the people; `role` says what they can do where they are."""

    title: Text
    role: Text
    meets: Text | None = None
