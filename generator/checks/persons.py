"""No news names a person, or says of one what would lead to them.

What looks like a name and is none goes into content/facts/not-persons.yml, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..corpus import INTERFACE, Corpus
from ..diagnostics import Report
from ..localize import babel_locale
from ..model.base import Entity, located_citations
from ..model.events import Event
from ..model.news import Post, Proceeding
from ..model.organisations import Acronym, Organisation
from ..model.sources import Source
from ..source import Place, span_of

NOT_PERSONS = "content/facts/not-persons.yml"
NO_NAME = "Leave it out: news tell what was done, by functions and institutions."
NAMED: tuple[tuple[type[Organisation | Source | Acronym], str], ...] = (
    (Organisation, "name"),
    (Source, "title"),
    (Acronym, "name"),
)
LETTER = r"[A-ZÀ-ÖØ-Þ]"
NAME = rf"{LETTER}[\w’'-]*[^\W\d_]"
WORD = re.compile(NAME)
# Inside a sentence: what begins one says nothing.
INSIDE = re.compile(rf"(?<=[\w,;:)»’'(«] )({NAME})|(?<=[dlnsjDL][’'])({NAME})|\b(?<=\w-)({NAME})")
PARTS = re.compile(r"[’'-]")
TITLE = re.compile(
    rf"\b(?:M\.|MM\.|Mmes?\b\.?|Mlles?\b\.?|Me\b|Mr\b\.?|Mrs\b\.?|Ms\b\.?|Dr\b\.?|Pr\b\.?|Monsieur|Madame|"
    rf"Mademoiselle|Maître|Docteur|Professeur|Sir|Lady)\s+{LETTER}"
)
INITIALS = re.compile(
    rf"(?<![\w’'-]){LETTER}\.(?:\s?{LETTER}\.|\s?{NAME})|(?<!\w){NAME}\s{LETTER}\.(?=\s|$|[,;)])"
)
AGED = re.compile(r"(?i)\b(?:âgée?s?\s+d[e’']|aged?\s+(?:of\s+)?\d|\d+[- ]years?[- ]old)")
AGE = re.compile(r"(?i)\b\d{1,2}\s+(?:ans|years)\b")
ORIGIN = re.compile(
    r"(?i)\bde nationalité|\bressortissante?s?\b|\boriginaires? d[eu’]|\bnationals?\s+of\b|"
    r"\bborn in\b|\bnée?s? (?:à|en|au)\b"
)
PLACE = re.compile(rf"\b(?:à|au|aux|de|d’|près de|in|at|near|of)\s*({NAME})")
# Written with a capital in one of the languages, whoever is meant.
COMMON = frozenset({
    "france", "europe", "union",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
})  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A text of the news, what it belongs to, and where it stands."""

    of: str
    text: str
    at: Place


@dataclass(frozen=True)
class Known:
    """Words with a capital that name no person; `institutions` are those that are no place either."""

    institutions: frozenset[str]
    others: frozenset[str]

    def names_nobody(self, word: str) -> bool:
        """Whether each part of a word is known: DACG-DPJJ, France’s."""
        parts = [part for part in PARTS.split(word.casefold()) if len(part) > 1]
        return all(part in self.institutions or part in self.others for part in parts)


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report names of persons, initials, ages, and origins that stand with a place, in all languages."""
    known = _known(corpus)
    for said in _said(corpus):
        for code, found, mend in findings(said.text, known):
            report.error(span_of(said.at), code, f'{said.of}: "{found}" may lead to a person.', mend)


def findings(text: str, known: Known) -> Iterator[tuple[str, str, str]]:
    """What in a text may lead to a person, the first of each kind: code, words, mend."""
    named = next((found for pattern in (TITLE, INITIALS) if (found := pattern.search(text))), None)
    if named:
        yield "person-named", _shown(text, named), NO_NAME
    elif (name := next(_unknown(text, known), None)) is not None:
        yield "person-named", name, f"{NO_NAME} If it names nobody, enter it in {NOT_PERSONS}."
    if found := AGED.search(text):
        yield "person-described", _shown(text, found), "Leave the age out, or say: a child, an adult."
        return
    marks = [found for pattern in (AGE, ORIGIN) if (found := pattern.search(text))]
    places = (place[1].casefold() for place in PLACE.finditer(text))
    if len(marks) + any(place not in known.institutions for place in places) > 1:
        yield "person-described", _shown(text, marks[0]), "Leave the age, the origin or the place out."


def _unknown(text: str, known: Known) -> Iterator[str]:
    for found in INSIDE.finditer(text):
        word = next(filter(None, found.groups()))
        if not known.names_nobody(word):
            yield word


def _shown(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.end() + 20].strip()


def _said(corpus: Corpus) -> Iterator[Said]:
    """The French of all news, its translations, and the words quoted to prove it."""
    news: dict[str, Entity] = {**corpus.table(Event), **corpus.table(Post), **corpus.table(Proceeding)}
    texts: dict[str, str] = {}
    for unit in corpus.units.values():
        owner = re.split(r"[.#:]", unit.id, maxsplit=1)[0]
        if owner in news or owner in corpus.posts:
            texts[unit.context] = owner
            yield Said(unit.id, unit.text, unit.at)
    for catalogue in corpus.catalogues.values():
        for entry in catalogue.values():
            if entry.context in texts and entry.msgstr:
                yield Said(entry.context, entry.msgstr, entry.span)
    for fact, entity in news.items():
        for path, citation in located_citations(entity):
            if citation.evidence:
                # Documents print headings in capitals.
                words = " ".join(word for word in citation.evidence.split() if not word.isupper())
                yield Said(fact, words, corpus.origins[fact].below(*path, "evidence"))


def _known(corpus: Corpus) -> Known:
    names = {f"{owner}.{name}" for model, name in NAMED for owner in corpus.table(model)}
    names.add(f"{INTERFACE}.site.name")
    texts = [corpus.units[unit].text for unit in sorted(names) if unit in corpus.units]
    for catalogue in corpus.catalogues.values():
        texts += [entry.msgstr for entry in catalogue.values() if entry.context in names]
    texts += [body.acronym for body in corpus.organisations.values() if body.acronym]
    texts += [acronym.letters for acronym in corpus.table(Acronym).values()]
    others = [entered.words for entered in corpus.not_persons]
    for babel in filter(None, map(babel_locale, corpus.site_locales)):
        others += [*babel.territories.values(), *babel.languages.values()]
    return Known(_words(texts) | COMMON, _words(others))


def _words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some names, in small letters, and the parts of those that are joined."""
    whole = {found.group().casefold() for text in texts for found in WORD.finditer(text)}
    return frozenset(whole | {part for word in whole for part in PARTS.split(word)})
