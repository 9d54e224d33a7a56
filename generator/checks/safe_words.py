"""Texts that lead nobody to a door, make no show of suffering, and titles that look ordinary.

A text may be excepted in content/facts/exceptions.yml, for a reason and until a day. An exception that
nothing needs any more, or that is over, is a mistake of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..corpus import HELP, INTERFACE, SOURCE_LOCALE, Corpus
from ..diagnostics import Report, Span
from ..model.exceptions import Excepted
from ..model.first_steps import HelpSteps
from ..model.guides import Guide
from ..model.leaflets import Leaflet
from ..model.terms import Terms

EXCEPTIONS = "content/facts/exceptions.yml"
STREET = re.compile(
    r"(?i)\b\d{1,4}(?:,|\s*(?:bis|ter))?\s+(?:rue|avenue|boulevard|place|allée|chemin|impasse|quai|cours|street|road)"
    r"\s+(?:de|du|des|d’|la|le|les|l’|[A-ZÉÈ])"
)
POSTAL = re.compile(
    r"(?<!\d)(?<!\d[\s.,])(?:0[1-9]|[1-8]\d|9[0-8])\d{3}\b(?!\s*(?:€|euros?|personnes?|people|victim))"
)
LODGING = re.compile(
    r"(?i)\b(?:hébergement|foyer|logement|lieu d’accueil|centre d’accueil|refuge|appartement"
    r"|shelter|hostel|lodging)s?\b"
)
COORDINATES = re.compile(r"[-+]?\d{1,2}[.,]\d{3,}\s*[,;/]\s*[-+]?\d{1,3}[.,]\d{3,}|\d{1,2}°\s?\d{1,2}[′']")
# Words that show suffering off; official titles and quotations of law hold none of them.
SENSATIONAL = {
    "fr": re.compile(
        r"(?i)\b(?:enfers?|calvaires?|sordides?|barbar\w+|monstr\w+|horreurs?|horribles?|atroc\w+|proies?|bourreaux?|martyr\w*|glauques?)\b"
    ),
    "en": re.compile(
        r"(?i)\b(?:hell|ordeals?|sordid|barbar\w+|monst\w+|horror|horrific|atroc\w+|preys?|tormentors?)\b"
    ),
}
# Concepts whose words would tell whoever looks over a shoulder what a page is about.
TELLING = (
    "trafficking-human-beings", "victim", "exploitation", "sexual-exploitation", "forced-labour",
    "domestic-servitude", "forced-begging", "forced-criminality", "slavery", "trafficker",
)  # fmt: skip
TELLING_FRENCH = re.compile(
    r"(?i)\b(?:traite|victimes?|exploit\w*|esclav\w*|prostitu\w*|sexuel\w*|viol(?:s|ences?)?|trafi\w+|maltrait\w*)\b"
)


@dataclass(frozen=True)
class _Said:
    """A text of a language, its unit, and where it stands."""

    locale: str
    unit: str
    text: str
    span: Span


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report doors, shows of suffering and telling titles, and exceptions that are over or not needed."""
    used: set[tuple[str, str]] = set()
    allowed: dict[tuple[str, str], Excepted] = {(one.unit, one.code): one for one in corpus.exceptions}
    for said, code, message, mend in _findings(corpus):
        used.add((said.unit, code))
        one = allowed.get((said.unit, code))
        if one is None or one.until <= today:
            report.error(said.span, code, f"{said.unit} ({said.locale}): {message}", mend)
    for at, entry in enumerate(corpus.exceptions):
        _needed(entry, corpus.singletons[EXCEPTIONS].span(at), used, today, report)
    _slugs(corpus, report)


def _findings(corpus: Corpus) -> Iterator[tuple[_Said, str, str, str]]:
    titles = _titles(corpus)
    telling = {locale: _words(corpus.terms, locale) for locale in corpus.catalogues}
    for said in _texts(corpus):
        yield from ((said, *found) for found in _found(said))
        if said.unit in titles and (word := _telling(said, telling)):
            yield (
                said,
                "telling-title",
                f'"{word}" would tell whoever sees the title what the page is about.',
                "Choose a title that a telephone’s owner could explain.",
            )


def _texts(corpus: Corpus) -> Iterator[_Said]:
    for unit in corpus.units.values():
        yield _Said(SOURCE_LOCALE, unit.context, unit.text, unit.span)
    for locale, catalogue in corpus.catalogues.items():
        for entry in catalogue.values():
            if entry.msgstr:
                yield _Said(locale, entry.context, entry.msgstr, entry.span)


def _found(said: _Said) -> Iterator[tuple[str, str, str]]:
    text = said.text
    if any(sign.isdigit() for sign in text):
        if found := STREET.search(text):
            yield (
                "street-address",
                f'"{found.group()}" is an address.',
                "Delete it: nobody is to be found here.",
            )
        if found := COORDINATES.search(text):
            yield "coordinates", f'"{found.group()}" is a place on a map.', "Delete it."
        if (found := POSTAL.search(text)) and LODGING.search(text):
            yield (
                "place-of-lodging",
                f'"{found.group()}" may be a postal code beside a lodging.',
                "Tell housing at national level only.",
            )
    words = SENSATIONAL.get(said.locale)
    if words and (found := words.search(text)):
        yield "sensational-word", f'"{found.group()}" makes a show of suffering.', "Say plainly what happens."


def _titles(corpus: Corpus) -> frozenset[str]:
    """The texts that a tab, the history or a paper's cover shows."""
    leaflets = (f"{leaflet}.{part}" for leaflet in corpus.table(Leaflet) for part in ("title", "cover"))
    guides = (f"{guide}.title" for guide in corpus.table(Guide))
    words = (f"{INTERFACE}.{HELP}.{word}" for word in ("ask", "choose", "all"))
    return frozenset((*leaflets, *guides, *words))


def _telling(said: _Said, words: Mapping[str, tuple[str, ...]]) -> str | None:
    if said.locale == SOURCE_LOCALE:
        found = TELLING_FRENCH.search(said.text)
        return found.group() if found else None
    low = said.text.casefold()
    return next((word for word in words[said.locale] if word in low), None)


def _words(terms: Terms, locale: str) -> tuple[str, ...]:
    """What a language calls the concepts that tell."""
    named = (c.terms[locale] for c in terms.concepts if c.id in TELLING and locale in c.terms)
    return tuple(word.casefold() for term in named for word in (term.term, *term.also))


def _slugs(corpus: Corpus, report: Report) -> None:
    """Words of addresses stand in a history too."""
    owners: tuple[Leaflet | Guide | HelpSteps, ...] = (
        *corpus.table(Leaflet).values(),
        *corpus.table(Guide).values(),
        *corpus.table(HelpSteps).values(),
    )
    for owner, slug in ((one.id, one.slug) for one in owners):
        if found := TELLING_FRENCH.search(slug.replace("-", " ")):
            report.error(
                corpus.origins[owner].span("slug"),
                "telling-title",
                f'{owner}: "{found.group()}" would tell whoever sees the address what the page is about.',
                "Choose an ordinary word.",
            )


def _needed(entry: Excepted, span: Span, used: set[tuple[str, str]], today: date, report: Report) -> None:
    if entry.until <= today:
        report.error(
            span,
            "exception-over",
            f"the exception for {entry.unit} ended on {entry.until.isoformat()}.",
            "Mend the text, or let a person decide again and change until:.",
        )
    elif (entry.unit, entry.code) not in used:
        report.error(
            span,
            "unused-exception",
            f"nothing in {entry.unit} needs this exception.",
            "Delete it.",
        )
