"""Light pages about the pages themselves: what a telephone keeps, how to tell that a page is genuine."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Entity, Model, Named, Slug, Text
from .leaflets import Icon

Basis = Literal["tested", "general", "built"]


class GuideLine(Named):
    """A line and what it rests on.

    `tested`: seen in a real browser, by a test that names it. `general`: common knowledge that nobody has
    checked. `built`: what these pages are made to do or not to do.
    """

    basis: Basis


class GuideSection(Named):
    """Lines under a heading. `contacts` adds telephone lines, `address` where the pages live."""

    icon: Icon
    lines: Annotated[tuple[GuideLine, ...], Field(min_length=1)]
    contacts: bool = False
    address: bool = False


class Guide(Entity):
    """A light page beside the leaflets; `slug` is the word of its address in every language."""

    slug: Slug
    icon: Icon
    sections: Annotated[tuple[GuideSection, ...], Field(min_length=1)]


class GuideSectionWording(Model):
    title: Text
    lines: dict[Slug, Text]


class GuideWording(Model):
    """`title` must look ordinary; `line` says whom the page is for."""

    title: Text
    line: Text
    lead: Text
    sections: dict[Slug, GuideSectionWording]
