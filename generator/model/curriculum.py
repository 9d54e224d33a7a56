"""Training modules: what they teach, to whom, in how many minutes, and what they rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import (
    Citations,
    Entity,
    FormId,
    IndicatorId,
    Model,
    ModuleId,
    Named,
    ProfessionId,
    RightId,
    Slug,
    Text,
)

DEPTHS = (1, 2, 3)
Depth = Literal[1, 2, 3]
Minutes = Annotated[int, Field(ge=1, le=240)]


class Outcome(Named):
    """What a participant can do afterwards; `verb` is an English infinitive that can be observed."""

    verb: Slug
    level: Literal["know", "understand", "apply", "judge"]


class Module(Entity):
    """A module. `minutes` are those of a session at depth 1, 2 and 3: each depth holds the one before."""

    number: Annotated[int, Field(ge=1)]
    kind: Literal["core", "profession", "transversal", "exercise"]
    professions: tuple[ProfessionId, ...] = ()
    forms: tuple[FormId, ...] = ()
    requires: tuple[ModuleId, ...] = ()
    minutes: Annotated[tuple[Minutes, ...], Field(min_length=3, max_length=3)]
    distress: Annotated[Depth, Field(description="1 calm, 2 some hard words, 3 hard stories")]
    law_as_of: date
    review_due: date
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)]
    rights: tuple[RightId, ...] = ()
    indicators: tuple[IndicatorId, ...] = ()
    sources: Citations


class ModuleWording(Model):
    """The front matter of `fr.md`. `questions` the module answers; `keep`: what to remember."""

    title: Text
    lead: Text
    outcomes: dict[Slug, Text]
    questions: dict[Slug, Text]
    keep: dict[Slug, Text]


class Slot(Model):
    """A place in a session: for a module, or for that of the participants' profession or of a chosen form.

    `optional`: whoever composes a session may leave it out. The place of a form is always optional.
    """

    module: ModuleId | None = None
    takes: Literal["profession", "form"] | None = None
    depth: Depth
    optional: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Slot:
        if (self.module is None) == (self.takes is None):
            raise ValueError("a place is for a module: or takes: one, and not both")
        return self


class Length(Entity):
    """A session of a given length. `minutes` holds all: modules, opening, breaks, meals, closing.

    `for_professions`: there is one path a profession; otherwise one path for everybody.
    """

    minutes: Annotated[int, Field(ge=30, le=1200)]
    opening: Annotated[int, Field(ge=0)]
    breaks: Annotated[int, Field(ge=0, description="breaks and meals")]
    closing: Annotated[int, Field(ge=0)]
    for_professions: bool = True
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]


class LengthWording(Model):
    """`short` stands in the names of paths: half a day."""

    title: Text
    short: Text
    lead: Text
