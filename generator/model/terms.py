"""The termbase: what each concept of the leaflets is called, and the words that would mislead."""

from __future__ import annotations

from .base import Model, Slug, Text


class Term(Model):
    """A concept in a language. `accept`: beginnings of words, one of which its translation must have."""

    term: Text
    also: tuple[Text, ...] = ()
    accept: tuple[Text, ...] = ()
    seen: bool = False


class Concept(Model):
    """A concept, the French words that name it, and what other languages call it."""

    id: Slug
    name: Text
    french: tuple[Text, ...] = ()
    note: Text | None = None
    terms: dict[str, Term]


class Avoided(Model):
    """A word that would mislead a reader, and what to write."""

    text: Text
    instead: Text


class Telling(Model):
    """What would tell whoever sees a title what a page is about.

    `concepts`: what every language calls them. `words`: words of a language, beside these.
    """

    concepts: tuple[Slug, ...] = ()
    words: dict[str, tuple[Text, ...]] = {}


class Terms(Model):
    """The whole termbase. `keep`: French names that stay as they are, to be shown and recognised.

    `french_names`: others that a translation may hold.
    `sensational`: words that show suffering off, by language. With a hyphen at its end a word of either list
    stands for all that begin so.
    """

    keep: tuple[Text, ...] = ()
    french_names: tuple[Text, ...] = ()
    sensational: dict[str, tuple[Text, ...]] = {}
    telling: Telling = Telling()
    avoid: dict[str, tuple[Avoided, ...]] = {}
    concepts: tuple[Concept, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All French names that a translation may hold: they are read aloud as French."""
        return (*self.keep, *self.french_names)
