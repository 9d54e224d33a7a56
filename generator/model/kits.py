"""Kits: what a public is given whole, to act on a day or in its own house: papers, posters, pictures."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import (
    CardId,
    ContactId,
    Entity,
    FormId,
    Founded,
    IndicatorId,
    LeafletId,
    MeasureId,
    Model,
    ModuleId,
    Named,
    ProfessionId,
    Slug,
    Text,
)

Shows = Literal[
    "lines", "text", "steps", "timed", "countdown", "messages", "signs", "forms", "leaflet", "places",
    "handing-out",
]  # fmt: skip
Size = Literal["square", "wide"]
Days = Annotated[int, Field(ge=-365, le=365, description="before the day; below zero, after it")]
NO_LEAP_YEAR = 2001


class YearDay(Model):
    """A day that comes back every year."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]

    @model_validator(mode="after")
    def _is_there_every_year(self) -> Self:
        self.of(NO_LEAP_YEAR)
        return self

    def of(self, year: int) -> date:
        """The day in a year."""
        return date(year, self.month, self.day)

    def next(self, today: date) -> date:
        """The next one, today included."""
        this = self.of(today.year)
        return this if this >= today else self.of(today.year + 1)


class KitLine(Founded):
    """A line. `minutes` in a section that is timed, with a module that fills them; `days` in a countdown."""

    minutes: Annotated[int, Field(ge=1, le=120)] | None = None
    module: ModuleId | None = None
    depth: Annotated[int, Field(ge=1, le=3)] | None = None
    days: Days | None = None


class KitSection(Named):
    """Lines under a heading, or what stands in the corpus already: signs, forms, a leaflet, places."""

    shows: Shows = "lines"
    lines: tuple[KitLine, ...] = ()
    signs: tuple[IndicatorId, ...] = ()
    forms: tuple[FormId, ...] = ()
    leaflet: LeafletId | None = None


class KitPaper(Named):
    """A paper of a kit, and a page of the site; `minutes`: those of its timed lines together."""

    minutes: Annotated[int, Field(ge=1)] | None = None
    sections: Annotated[tuple[KitSection, ...], Field(min_length=1)]


class KitPoster(Named):
    """A poster: few lines, and whom to call."""

    lines: Annotated[tuple[Founded, ...], Field(min_length=2, max_length=4)]
    contacts: Annotated[tuple[ContactId, ...], Field(min_length=1, max_length=3)]


class KitPicture(Named):
    """A picture for a social network, its size in a name."""

    size: Size


class Kit(Entity):
    """A kit. `day`: the day that it prepares; `measures`: what was promised."""

    day: YearDay | None = None
    measures: Annotated[tuple[MeasureId, ...], Field(min_length=1)]
    papers: Annotated[tuple[KitPaper, ...], Field(min_length=1)]
    posters: tuple[KitPoster, ...] = ()
    pictures: tuple[KitPicture, ...] = ()
    contacts: Annotated[tuple[ContactId, ...], Field(min_length=1, max_length=6)]
    professions: tuple[ProfessionId, ...] = Field(default=(), description="whose pages lead to it")
    cards: tuple[CardId, ...] = Field(default=(), description="reflex cards that it holds")
    leaflets: tuple[LeafletId, ...] = Field(default=(), description="that it holds, in every language")

    @property
    def sections(self) -> tuple[KitSection, ...]:
        """Every section of every paper."""
        return tuple(section for paper in self.papers for section in paper.sections)

    @property
    def modules(self) -> tuple[tuple[str, int], ...]:
        """The training modules that its steps use, each with its depth."""
        lines = (line for section in self.sections for line in section.lines)
        return tuple(dict.fromkeys((line.module, line.depth or 1) for line in lines if line.module))


class KitLineWording(Model):
    """`head` names a step in a few words."""

    head: Text | None = None
    text: Text


class KitSectionWording(Model):
    title: Text
    lead: Text | None = None
    lines: dict[Slug, KitLineWording] = {}


class KitPaperWording(Model):
    title: Text
    lead: Text
    sections: dict[Slug, KitSectionWording]


class KitPosterWording(Model):
    title: Text
    lead: Text
    lines: dict[Slug, Text]


class KitPictureWording(Model):
    """`shows` tells those who cannot see it what is drawn beside the words."""

    title: Text
    text: Text
    shows: Text


class KitWording(Model):
    """No text holds a number: a day, a line and a duration are placeholders."""

    title: Text
    lead: Text
    papers: dict[Slug, KitPaperWording]
    posters: dict[Slug, KitPosterWording] = {}
    pictures: dict[Slug, KitPictureWording] = {}
