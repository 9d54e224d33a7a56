"""Who publishes, in which languages, and what a person has reviewed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Model, Slug, Text

Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")]
# No space, sign or digit: what stands between them are words of their own.
Word = Annotated[str, StringConstraints(pattern=r"^[^\s\d!-/:-@\[-`{-~’«»…]+$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class Publisher(Model):
    """Who answers for the site. Blank until somebody does: every page then says so."""

    name: Text | None = None
    site_url: Url = Field(description="where the site lives; a reserved .example until set")
    help_url: Url | None = None
    repository: Url | None = Field(default=None, description="edit links appear once it is set")
    exit_url: Url = Field(description="the neutral page that the exit control opens")
    director: Text | None = Field(
        default=None, description="who directs the publication: the law asks for it"
    )
    address: Text | None = Field(
        default=None, description="the publisher's own, never that of a place of help"
    )
    host: Text | None = Field(default=None, description="who hosts the site, with an address")
    contact_url: Url | None = Field(default=None, description="where readers may write")
    data_contact_url: Url | None = Field(default=None, description="where one asks about one's data")
    security_url: Url | None = Field(default=None, description="where a fault of safety is told")


class Withheld(Model):
    """A structure and something that would lead to it, as hashes: the two are never published together."""

    name: Hash
    detail: Hash


class SearchWords(Model):
    """How readers of a language ask a search."""

    ignored: list[Word] = Field(default=[], description="words that tell nothing: the, of, my")
    endings: list[Word] = Field(default=[], description="endings that make no difference: s, ed, ing")
    same: dict[Word, list[Text]] = Field(
        default={}, description="a word that readers use: the words of our texts that mean it here"
    )


class Locale(Model):
    """A language of the site. `segments` are the words of its addresses."""

    name: Text
    direction: Literal["ltr", "rtl"]
    script: Annotated[str, StringConstraints(pattern=r"^[A-Z][a-z]{3}$")]
    formats: str | None = Field(
        default=None, description="whose dates and numbers are used (CLDR), where not the locale's own: en-GB"
    )
    segments: dict[Slug, Slug] = {}
    search: SearchWords = SearchWords()


class Review(Model):
    """A person read a unit in a locale.

    `french` and `translation` are hashes of the two texts; any later edit of either voids the entry.
    With `kind: same-meaning` the French went from `previous` to `french` without changing what it says.
    """

    kind: Literal["review", "same-meaning"] = "review"
    locale: str
    unit: str
    french: Hash
    translation: Hash | None = None
    previous: Hash | None = None
    role: Text
    date: date
