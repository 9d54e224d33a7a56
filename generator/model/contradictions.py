"""Places where a document contradicts itself or another: both are published, with a note."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import AnyId, Entity, Model, Slug, Text
from .plans import Part


class Contradiction(Entity):
    """Two or more statements that cannot all be right, or one that cannot be."""

    kind: Literal["date", "sum", "count", "law", "name", "state"]
    statements: Annotated[tuple[Part, ...], Field(min_length=1)]
    about: tuple[AnyId, ...] = Field(default=(), description="what it touches: measures, figures, rights…")


class ContradictionWording(Model):
    """`text` says what does not agree; `kept` what this site shows because of it."""

    title: Text
    text: Text
    statements: dict[Slug, Text] = {}
    kept: Text
