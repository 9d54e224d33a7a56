"""What was tried on the built site, and with what result; `python -m assurance` writes the facts."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from .base import Entity, Model, Text

Count = Annotated[int, Field(ge=0)]


class Trial(Entity):
    """One kind of trial: how many tests, on how many pages (None: not on single pages), and what failed."""

    day: date
    tool: Text | None = Field(default=None, description="the program that judged, and its version")
    tests: Count
    pages: Count | None = Field(default=None, description="pages looked at, each way of looking counted")
    faults: Count = Field(description="tests that failed")


class TrialWording(Model):
    """`title` names it; `text` says what is looked for."""

    title: Text
    text: Text
