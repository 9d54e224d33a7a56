"""Who promises, acts, asks and judges. Functions and bodies only, never a person."""

from __future__ import annotations

from typing import Literal

from .base import Citations, Entity, Model, Text


class Organisation(Entity):
    """A public body, an association, a network or a body of an international organisation."""

    kind: Literal[
        "government",
        "ministry",
        "service",
        "office",
        "agency",
        "commission",
        "court",
        "authority",
        "association",
        "network",
        "school",
        "international",
        "company",
        "social-partners",
    ]
    acronym: str | None = None
    sources: Citations


class OrganisationWording(Model):
    """`name` in full; `role` in one sentence where the documents tell it."""

    name: Text
    role: Text | None = None


class Acronym(Entity):
    """Letters that stand for words and for no organisation of ours: CESEDA, MNA…"""

    letters: Text
    sources: Citations


class AcronymWording(Model):
    """`name` is what the letters stand for."""

    name: Text
