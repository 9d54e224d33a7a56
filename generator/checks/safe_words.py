"""Texts that lead nobody to a door, make no show of suffering, and titles that look ordinary.

A text may be excepted in content/facts/exceptions.yml, for a reason and until a day. An exception that
nothing needs any more, or that is over, is a mistake of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..corpus import HELP, INTERFACE, SOURCE_LOCALE, Corpus
from ..diagnostics import Report, Span
from ..model.exceptions import Excepted
from ..model.first_steps import HelpSteps
from ..model.guides import Guide
from ..model.leaflets import Leaflet
from ..model.terms import Terms
from ..source import Place, span_of

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
DIGIT = re.compile(r"\d")
COORDINATES = re.compile(r"[-+]?\d{1,2}[.,]\d{3,}\s*[,;/]\s*[-+]?\d{1,3}[.,]\d{3,}|\d{1,2}°\s?\d{1,2}[′']")


@dataclass(frozen=True)
class _Said:
    """A text of a language, its unit, and where it stands."""

    locale: str
    unit: str
    text: str
    at: Place


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report doors, shows of suffering and telling titles, and exceptions that are over or not needed."""
    used: set[tuple[str, str]] = set()
    allowed: dict[tuple[str, str], Excepted] = {(one.unit, one.code): one for one in corpus.exceptions}
    for said, code, message, mend in _findings(corpus):
        used.add((said.unit, code))
        one = allowed.get((said.unit, code))
        if one is None or one.until <= today:
            report.error(span_of(said.at), code, f"{said.unit} ({said.locale}): {message}", mend)
    for at, entry in enumerate(corpus.exceptions):
        _needed(entry, corpus.singletons[EXCEPTIONS].span(at), used, today, report)
    _slugs(corpus, report)


def _findings(corpus: Corpus) -> Iterator[tuple[_Said, str, str, str]]:
    titles = _titles(corpus)
    sensational = {name: _any_of(words) for name, words in corpus.terms.sensational.items()}
    telling = {locale: _telling(corpus.terms, locale) for locale in (SOURCE_LOCALE, *corpus.catalogues)}
    for said in _texts(corpus):
        yield from ((said, *found) for found in _doors(said))
        shown = sensational[said.locale].search(said.text) if said.locale in sensational else None
        if shown:
            message = f'"{shown.group()}" makes a show of suffering.'
            yield said, "sensational-word", message, "Say plainly what happens."
        if said.unit in titles and (word := telling[said.locale](said.text)):
            yield (
                said,
                "telling-title",
                f'"{word}" would tell whoever sees the title what the page is about.',
                "Choose a title that a telephone’s owner could explain.",
            )


def _texts(corpus: Corpus) -> Iterator[_Said]:
    for unit in corpus.units.values():
        yield _Said(SOURCE_LOCALE, unit.context, unit.text, unit.at)
    for locale, catalogue in corpus.catalogues.items():
        for entry in catalogue.values():
            if entry.msgstr:
                yield _Said(locale, entry.context, entry.msgstr, entry.span)


def _doors(said: _Said) -> Iterator[tuple[str, str, str]]:
    """What would lead to a place."""
    text = said.text
    if DIGIT.search(text):
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


def _titles(corpus: Corpus) -> frozenset[str]:
    """The texts that a tab, the history or a paper's cover shows."""
    leaflets = (f"{leaflet}.{part}" for leaflet in corpus.table(Leaflet) for part in ("title", "cover"))
    guides = (f"{guide}.title" for guide in corpus.table(Guide))
    words = (f"{INTERFACE}.{HELP}.{word}" for word in ("ask", "choose", "all"))
    return frozenset((*leaflets, *guides, *words))


def _telling(terms: Terms, locale: str) -> Callable[[str], str | None]:
    """Finds the first word of a title that tells, in a language."""
    named = (c.terms[locale] for c in terms.concepts if c.id in terms.telling.concepts and locale in c.terms)
    whole = [word.casefold() for term in named for word in (term.term, *term.also)]
    begins = _any_of(terms.telling.words.get(locale, ()))

    def find(text: str) -> str | None:
        found = begins.search(text)
        low = text.casefold()
        return found.group() if found else next((word for word in whole if word in low), None)

    return find


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of these words; one that ends with a hyphen stands for all that begin so."""
    ways = (rf"{re.escape(w[:-1])}\w*" if w.endswith("-") else rf"{re.escape(w)}s?" for w in words)
    told = "|".join(ways)
    return re.compile(rf"(?i)\b(?:{told})\b" if told else r"(?!)")


def _slugs(corpus: Corpus, report: Report) -> None:
    """Words of addresses stand in a history too."""
    owners: tuple[Leaflet | Guide | HelpSteps, ...] = (
        *corpus.table(Leaflet).values(),
        *corpus.table(Guide).values(),
        *corpus.table(HelpSteps).values(),
    )
    telling = _telling(corpus.terms, SOURCE_LOCALE)
    for owner, slug in ((one.id, one.slug) for one in owners):
        if word := telling(slug.replace("-", " ")):
            report.error(
                corpus.origins[owner].span("slug"),
                "telling-title",
                f'{owner}: "{word}" would tell whoever sees the address what the page is about.',
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
