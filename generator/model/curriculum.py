"""Training modules: what they teach, to whom, in how many minutes, and what they rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

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
    kind: Literal["core", "profession", "transversal"]
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
