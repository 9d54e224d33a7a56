"""What was tried on the built site without finding a fault; `python -m assurance` writes the facts."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from .base import Entity, Model, Text

Count = Annotated[int, Field(ge=0)]


class Trial(Entity):
    """One kind of trial that found nothing: were a test of it to fail, it would not be written."""

    day: date
    tool: Text | None = Field(default=None, description="the program that judged, and its version")
    tests: Count
    pages: Count | None = Field(default=None, description="pages opened in a browser, once for each way")
    files: Count | None = Field(default=None, description="files read without a browser")


class TrialWording(Model):
    """`title` names it; `text` says what is looked for."""

    title: Text
    text: Text
