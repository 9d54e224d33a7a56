"""News: what editors post, and how investigations and trials ended."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from .base import Citation, Citations, Entity, FormId, MeasureId, Model, PartialDate, Text

SITE = "site"
INVESTIGATION: tuple[str, ...] = ("sent-to-trial", "closed-without-trial")
TRIAL: tuple[str, ...] = ("convicted", "partly-convicted", "acquitted", "appeal-pending")


class Post(Entity):
    """What an editor posts, from its day on. `own`: news of this site itself, which no document tells."""

    date: dt.date
    kind: Literal[
        "site", "plan", "law", "assessment", "report", "training", "institution", "campaign", "funding"
    ]
    own: bool = False
    measures: tuple[MeasureId, ...] = ()
    forms: tuple[FormId, ...] = ()
    sources: tuple[Citation, ...] = ()

    def told_on(self, day: dt.date) -> bool:
        """Whether readers see it on a day."""
        return self.date <= day


class PostWording(Model):
    title: Text
    lead: Text
    description: Text | None = None


class Proceeding(Entity):
    """How an investigation or a trial ended, and what the victims got back.

    No field takes words, none a day, a town, an age, a nationality or a number of people: nobody can be
    recognised by what fits in here. Only what is over is told: what is under way is secret.
    """

    kind: Literal["investigation", "trial"]
    date: PartialDate
    outcome: Literal[
        "sent-to-trial",
        "closed-without-trial",
        "convicted",
        "partly-convicted",
        "acquitted",
        "appeal-pending",
    ]
    court: Literal["criminal-court", "assize-court", "appeal-court", "cassation-court"] | None = None
    forms: Annotated[tuple[FormId, ...], Field(min_length=1)]
    awarded: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="euros that the court gave all victims together; absent: not known"
    )
    paid: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="euros that the victims have received in fact; absent: not known"
    )
    measures: tuple[MeasureId, ...] = ()
    sources: Citations


class NotPerson(Model):
    """Words that look like a person's name and are none, and what they are."""

    words: Text
    reason: Text
