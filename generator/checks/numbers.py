"""Texts that change with the law carry no number: a law changes one fact, and no translation lies.

Rights, situations, leaflets, reflex cards and kits have none at all. A training module may tell a year, and
count what a group does; it types no other digit, and no length of time in days or longer.
"""

from __future__ import annotations

import re
from datetime import date

from ..corpus import HELP, INTERFACE, SOURCE_LOCALE, Corpus
from ..diagnostics import Report
from ..localize import PLACEHOLDER
from ..model.contacts import Contact
from ..model.first_steps import FirstSteps, HelpSteps
from ..model.guides import Guide
from ..model.kits import Kit
from ..model.leaflets import Leaflet
from ..model.reflex import ReflexCard
from ..model.rights import Right, Situation
from ..source import Place, span_of
from ..units import MODULES

HELP_WORDS = f"{INTERFACE}.{HELP}."
MEND = "Name the value by its placeholder: {name_of_the_value}, in legal-values.yml."
DIGIT = re.compile(r"\d+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Words that state a duration, an age, an amount or a count. "Un" and "one" are mostly articles.
WORDS = {
    "fr": re.compile(
        r"(?i)\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt"
        r"|trente|quarante|cinquante|soixante|cents?|mille|millions?|milliards?|demi-?\w*|moitié|tiers|quarts?"
        r"|double|triple|(?:huit|diz|douz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?)\b"
    ),
    "en": re.compile(
        r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty"
        r"|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|halves|thirds?|quarters?"
        r"|double|twice|dozens?|fortnight)\b"
    ),
}
# In a module, a number word is a value of the law where one of these follows.
LENGTHS = {
    "fr": r"\s+(?:jours?|semaines?|mois|ans?|années?)\b",
    "en": r"[\s-]+(?:days?|weeks?|months?|years?)\b",
}
SPELT = {locale: re.compile(words.pattern + LENGTHS[locale]) for locale, words in WORDS.items()}


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report digits and number words where only placeholders may stand."""
    models = (Right, Situation, Leaflet, HelpSteps, Guide, FirstSteps, ReflexCard, Kit)
    owners = {HELP_WORDS, *(entity for model in models for entity in corpus.table(model))}
    for unit in corpus.units.values():
        if unit.catalogue.startswith(MODULES):
            _text(report, unit.at, unit.id, YEAR.sub("", unit.text), SPELT[SOURCE_LOCALE])
        elif _owner(unit.id) in owners or _told(corpus, unit.id):
            _text(report, unit.at, unit.id, unit.text, WORDS[SOURCE_LOCALE])
    for locale, catalogue in corpus.catalogues.items():
        for entry in catalogue.values():
            name = f"{entry.context} ({locale})"
            if entry.span.path.startswith(MODULES):
                _text(report, entry.span, name, YEAR.sub("", entry.msgstr), SPELT.get(locale))
            elif _owner(entry.context) in owners or _told(corpus, entry.context):
                _text(report, entry.span, name, entry.msgstr, WORDS.get(locale))


def _owner(unit: str) -> str:
    """The entity of a text; the words of the help pages have none, and pages may be called like one."""
    return HELP_WORDS if unit.startswith(HELP_WORDS) else unit.partition(".")[0]


def _told(corpus: Corpus, unit: str) -> bool:
    """Whether it is what a leaflet says of a telephone line."""
    owner, _, part = unit.partition(".")
    return part in ("label", "call") and owner in corpus.table(Contact)


def _text(report: Report, at: Place, name: str, text: str, words: re.Pattern[str] | None) -> None:
    bare = PLACEHOLDER.sub("", text)
    found = DIGIT.search(bare) or (words.search(bare) if words else None)
    if found:
        report.error(span_of(at), "number-in-wording", f'{name}: "{found.group()}" is a number.', MEND)
