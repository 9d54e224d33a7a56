"""Leaflets: the same help in every language, as a page, a file and prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .base import ContactId, Entity, FormId, Founded, Model, Slug, Text
from .contacts import Contact

Icon = Literal[
    "papers", "pay", "hours", "debt", "bed", "door", "lock", "threat", "shield", "talk", "scales", "care",
    "time", "permit", "phone", "sms", "help", "notes", "pen", "eye", "luggage", "bell", "people", "question",
    "case", "check", "cross", "scan", "target",
]  # fmt: skip
Venue = Literal[
    "asylum-reception", "prefecture", "health-centre", "airport", "consulate", "job-agency", "building-site",
    "street", "waiting-room",
]  # fmt: skip
PANELS = ("signs", "allowed", "rights", "before", "after")


class Line(Founded):
    """A line of a panel, with its drawing."""

    icon: Icon


Lines = Annotated[tuple[Line, ...], Field(min_length=1)]
Allowed = Annotated[
    tuple[Line, ...],
    Field(min_length=3, max_length=3, description="without papers, without complaint, without French"),
]


class Leaflet(Entity):
    """A leaflet. `slug` is the word of its address in every language; `first`, the line shown at once."""

    slug: Slug
    icon: Icon
    poster: bool = False
    first: ContactId
    contacts: tuple[ContactId, ...] = ()
    forms: tuple[FormId, ...] = ()
    places: Annotated[tuple[Venue, ...], Field(min_length=1, description="where it should lie")]
    signs: Lines
    allowed: Allowed
    rights: Lines
    before: Lines
    after: Lines

    @property
    def all_contacts(self) -> tuple[str, ...]:
        """The telephone lines it offers, the first one first."""
        return tuple(dict.fromkeys((self.first, *self.contacts)))

    def explained(self, contacts: Mapping[str, Contact]) -> tuple[str, ...]:
        """The lines of which it says what happens when one calls: the first, and those that listen."""
        return tuple(
            name
            for name in self.all_contacts
            if name == self.first or (name in contacts and contacts[name].kind == "listening")
        )


class RightLine(Model):
    """A right in two words, and what it gives."""

    head: Text
    text: Text


class LeafletWording(Model):
    """`title` and `cover` must look ordinary to whoever looks over a shoulder; `line` says whom it is for."""

    title: Text
    cover: Text = Field(description="the title on paper, a few words")
    subtitle: Text
    line: Text
    lead: Text = Field(description="what makes a reader say: that is me. On the first screen")
    signs: dict[Slug, Text]
    allowed: dict[Slug, Text]
    rights: dict[Slug, RightLine]
    before: dict[Slug, Text]
    after: dict[Slug, Text]
