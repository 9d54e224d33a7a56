"""The documents that every fact comes from."""

from __future__ import annotations

from typing import Literal

from .base import Entity, Model, OrganisationId, PartialDate, Text


class Source(Entity):
    """A document. `archive` is the beginning of its file name in an archive folder."""

    kind: Literal["analysis", "assessment", "state-reply", "minutes", "parliamentary-question"]
    publisher: OrganisationId
    date: PartialDate
    reference: str | None = None
    archive: str


class SourceWording(Model):
    """`title` as the document calls itself or is described; `about` says what it is, in our words."""

    title: Text
    about: Text
