"""National lines. No address exists here: no field could hold one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Citation, Citations, Entity, Model, Text

Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,3}( ?[0-9]{2,3}){0,4}$")]


class Answer(Model):
    """A yes or a no, and where it stands."""

    value: bool
    sources: Citations


class Languages(Model):
    """The languages answered in."""

    value: tuple[str, ...]
    sources: Citations


class Said(Model):
    """A matter that the wording tells, and where it stands."""

    sources: Citations


class Contact(Entity):
    """A national telephone line. What is absent is printed as not known.

    `unverified` marks a number of general knowledge that no document of ours holds.
    """

    number: Number
    kind: Literal["police", "rescue", "medical", "shelter", "listening"]
    unverified: bool = False
    written: bool = Field(default=False, description="reached by a written message")
    children: bool = Field(default=False, description="made for children")
    free: Answer | None = None
    confidential: Answer | None = None
    interpreter: Answer | None = None
    name_asked: Answer | None = None
    papers_asked: Answer | None = None
    police_told: Answer | None = None
    languages: Languages | None = None
    hours: Said | None = None
    traces: Said | None = None
    expires: date | None = Field(default=None, description="to be checked again before this day")
    sources: tuple[Citation, ...] = ()


class ContactWording(Model):
    name: Text
    label: Text | None = Field(default=None, description="beside the number, where others may see it")
    purpose: Text
    call: Text | None = Field(default=None, description="what happens when one calls, for the leaflets")
    hours: Text | None = None
    traces: Text | None = None
    note: Text | None = None
