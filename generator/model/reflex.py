"""Reflex cards: one page for people at work: what they may notice, say and do, and whom to refer to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import (
    Citations,
    ContactId,
    Entity,
    Founded,
    IndicatorId,
    Model,
    OrganisationId,
    ProfessionId,
    Slug,
    Text,
)

PANELS = ("say", "avoid", "do", "dont")


class Referral(Model):
    """An organisation that the documents name for such a referral, and where they do. Never an address."""

    to: OrganisationId
    sources: Citations


class ReflexCard(Entity):
    """A card. `slug` is the word of its file in every language; its signs are those of its profession."""

    slug: Slug
    profession: ProfessionId
    signs: Annotated[tuple[IndicatorId, ...], Field(min_length=3, max_length=8)]
    say: Annotated[tuple[Founded, ...], Field(min_length=3, max_length=4)]
    avoid: Annotated[tuple[Founded, ...], Field(min_length=3, max_length=4)]
    do: Annotated[tuple[Founded, ...], Field(min_length=3, max_length=5)]
    dont: Annotated[tuple[Founded, ...], Field(min_length=3, max_length=4)]
    contacts: Annotated[tuple[ContactId, ...], Field(min_length=1, max_length=5)]
    referrals: Annotated[tuple[Referral, ...], Field(max_length=4)] = ()

    @property
    def lines(self) -> tuple[Founded, ...]:
        """Every line of every panel, as written."""
        return (*self.say, *self.avoid, *self.do, *self.dont)

    @property
    def rights(self) -> tuple[str, ...]:
        """The rights that its lines rest on, each once."""
        return tuple(dict.fromkeys(right for line in self.lines for right in line.rights))


class DoWording(Model):
    """A step in a few words, and how to take it."""

    head: Text
    text: Text


class ReflexCardWording(Model):
    """`title` names the place of work; `whom` says to whom the card speaks. No line holds a number."""

    title: Text
    whom: Text
    say: dict[Slug, Text]
    avoid: dict[Slug, Text]
    do: dict[Slug, DoWording]
    dont: dict[Slug, Text]
