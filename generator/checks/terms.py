"""Translations that every language has keep to the termbase: no false friend, no lost name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report, did_you_mean
from ..model.terms import Terms
from ..source import Place, span_of

TERMS = "content/terms.yml"


@dataclass(frozen=True)
class _Text:
    """A text of a language, and where it stands."""

    locale: str
    text: str
    name: str
    at: Place

    @property
    def low(self) -> str:
        return self.text.casefold()


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report words that mislead, names that were lost, and departures from a term."""
    terms = corpus.terms
    _named(corpus, report)
    everywhere = set()
    for unit in corpus.everywhere():
        everywhere.add(unit.context)
        _avoided(terms, _Text(SOURCE_LOCALE, unit.text, unit.id, unit.at), report)
    for locale, catalogue in corpus.catalogues.items():
        for entry in catalogue.values():
            if entry.msgstr and entry.context in everywhere:
                french = entry.previous if entry.fuzzy and entry.previous else entry.msgid
                said = _Text(locale, entry.msgstr, f"{entry.context} ({locale})", entry.span)
                _avoided(terms, said, report)
                _lost(terms, french, said, report)
                _departed(terms, french, said, report)


def _named(corpus: Corpus, report: Report) -> None:
    """A list that names nothing guards nothing."""
    terms, located = corpus.terms, corpus.singletons.get(TERMS)
    if located is None:
        return
    known = {concept.id for concept in terms.concepts}
    for at, name in enumerate(terms.telling.concepts):
        if name not in known:
            report.error(
                located.span("telling", "concepts", at),
                "unknown-concept",
                f'no concept is called "{name}".',
                did_you_mean(name, known) or "Name a concept of this file.",
            )
    for path, words in ((("telling", "words"), terms.telling.words), (("sensational",), terms.sensational)):
        for locale in words:
            if locale not in corpus.locales:
                report.error(
                    located.key_span(*path, locale),
                    "unknown-locale",
                    f'"{locale}" is no language of this project.',
                    did_you_mean(locale, corpus.locales) or "Name a folder of content/.",
                )


def _avoided(terms: Terms, said: _Text, report: Report) -> None:
    for avoided in terms.avoid.get(said.locale, ()):
        if avoided.text.casefold() in said.low:
            report.error(
                span_of(said.at),
                "false-friend",
                f'{said.name}: "{avoided.text}" would mislead a reader.',
                f"Instead: {avoided.instead}",
            )


def _lost(terms: Terms, french: str, said: _Text, report: Report) -> None:
    for kept in terms.keep:
        if _has(french, kept) and kept.casefold() not in said.low:
            report.error(
                span_of(said.at),
                "lost-name",
                f'{said.name}: the French name "{kept}" is not in the translation.',
                "Keep it in Latin letters, with a gloss: readers will see it on doors and letters.",
            )


def _departed(terms: Terms, french: str, said: _Text, report: Report) -> None:
    for word, term, accepted in _wanted(terms, said.locale):
        if _has(french, word) and not any(begin in said.low for begin in accepted):
            report.warning(
                span_of(said.at),
                "other-term",
                f'{said.name}: "{word}" is not said as the termbase says it.',
                f"Write {term}, or add the word to accept: in content/terms.yml.",
            )


def _wanted(terms: Terms, locale: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for concept in terms.concepts:
        term = concept.terms.get(locale)
        if term is not None and term.accept:
            for said in concept.french:
                yield said, term.term, tuple(begin.casefold() for begin in term.accept)


def _has(text: str, word: str) -> bool:
    return _pattern(word).search(text) is not None


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """The word itself, or its plural and feminine: names in capitals stand for themselves."""
    ending = r"\b" if word[0].isupper() else r"(?:e|s|es|le|les)?\b"
    return re.compile(rf"(?<!\w){re.escape(word)}{ending}", 0 if word[0].isupper() else re.IGNORECASE)
