"""First steps: a few questions that lead whoever asks to numbers, rights and a leaflet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from .base import (
    ContactId,
    Entity,
    FormId,
    LeafletId,
    Model,
    Named,
    ProfessionId,
    RightId,
    Slug,
    Text,
)
from .leaflets import Icon, Line

About = Literal["danger", "age", "form", "need", "wish"]
# Questions that somebody answers before an outcome, the choice of whom it is about included.
MOST_QUESTIONS = 5


class Answer(Named):
    """An answer, and the question or outcome that it leads to. `minor`: it tells of somebody under age."""

    to: Slug
    icon: Icon
    minor: bool = False


class Question(Named):
    """A question with its answers; `about` says what it asks: danger is asked first, then age."""

    about: About
    answers: tuple[Answer, ...]


class Outcome(Named):
    """Where answers lead: lines to call, something to do next, something better not done, a leaflet.

    `do` and `dont` name lines of the same entity, which several outcomes may say.
    """

    first: ContactId
    contacts: tuple[ContactId, ...] = ()
    leaflet: LeafletId
    do: tuple[Slug, ...]
    dont: tuple[Slug, ...]

    @property
    def all_contacts(self) -> tuple[str, ...]:
        """The telephone lines it offers, the first one first."""
        return tuple(dict.fromkeys((self.first, *self.contacts)))


class HelpOutcome(Outcome):
    """An outcome of the light pages. `rights` names lines of its leaflet, which every language has."""

    rights: tuple[Slug, ...]


class SiteOutcome(Outcome):
    """An outcome of the site, with ways to the rights, the forms and the professions that it speaks of."""

    rights: tuple[RightId, ...]
    forms: tuple[FormId, ...] = ()
    professions: tuple[ProfessionId, ...] = ()


class Steps(Entity):
    """Questions, of which the first is asked first, and the outcomes that they lead to.

    `slug` is the word of its addresses. Ids of questions and outcomes are words of addresses too: on light
    pages they must look ordinary.
    """

    slug: Slug
    icon: Icon
    questions: tuple[Question, ...] = Field(min_length=1)
    lines: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]

    def answers_to(self, step: str) -> Iterator[tuple[Question, Answer]]:
        """The answers that lead to a question or an outcome."""
        return (
            (question, answer)
            for question in self.questions
            for answer in question.answers
            if answer.to == step
        )


class HelpSteps(Steps):
    """About oneself or somebody close: light pages, in every language."""

    close: bool = Field(default=False, description="about somebody close: rights are not the reader's own")
    outcomes: tuple[HelpOutcome, ...]


class FirstSteps(Steps):
    """For witnesses and professionals: pages of the site."""

    outcomes: tuple[SiteOutcome, ...]


class QuestionWording(Model):
    text: Text
    answers: dict[Slug, Text]


class HelpOutcomeWording(Model):
    """Its page has the ordinary title of its leaflet; `lead` speaks to the reader."""

    lead: Text


class HelpStepsWording(Model):
    """`line` says whom it is about."""

    line: Text
    questions: dict[Slug, QuestionWording]
    lines: dict[Slug, Text]
    outcomes: dict[Slug, HelpOutcomeWording]


class OutcomeWording(Model):
    title: Text
    lead: Text


class FirstStepsWording(Model):
    title: Text
    line: Text
    lead: Text
    questions: dict[Slug, QuestionWording]
    lines: dict[Slug, Text]
    outcomes: dict[Slug, OutcomeWording]
