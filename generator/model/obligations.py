"""What the documents ask of a site, training, leaflets…: where each is answered, or why it is not."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Citations, Entity, Text

PageKey = Annotated[str, StringConstraints(pattern=r"^[a-z-]+(/[a-z0-9-]+)*$")]


class Obligation(Entity):
    """One demand. It is kept for those who build the site, in French; `docs/coverage.md` is made from it."""

    force: Literal["asked", "committed", "safety", "refused"]
    sentence: Text = Field(description="the demand in our own words")
    pages: tuple[PageKey, ...] = Field(default=(), description="the pages that answer it")
    reason: Text | None = Field(default=None, description="why no page does, or what is still missing")
    sources: Citations
