"""Days in words, beside plain dates: with the day of the week, of no year, and months by their names."""

from __future__ import annotations

import re
from datetime import date

from babel import Locale as BabelLocale
from babel.dates import format_date, format_interval, format_skeleton

from .document import Day


def french_first(text: str, locale: BabelLocale) -> str:
    """French counts the first day of a month, and no other: 1er juin."""
    return re.sub(r"(?<![0-9])1 (?=[^\W\d])", "1er ", text, count=1) if locale.language == "fr" else text


def whole_days(first: date, last: date, locale: BabelLocale) -> Day:
    """A day with its place in the week, or several in a row: lundi 18 octobre 2027; 8–14 nov. 2027."""
    if first == last:
        text = format_date(first, "full", locale=locale)
    else:
        text = format_interval(first, last, "yMMMMd", locale=locale)
    return Day(first.isoformat(), french_first(text, locale))


def yearly_days(first: date, last: date, locale: BabelLocale) -> Day:
    """The same of no year: 18 octobre; 8–14 nov."""
    if first == last:
        text = format_skeleton("MMMMd", first, locale=locale)
    else:
        text = format_interval(first, last, "MMMMd", locale=locale)
    return Day(f"{first:%m-%d}", french_first(text, locale))


def month_name(day: date, locale: BabelLocale) -> str:
    """The month of a day, as a heading: Octobre."""
    name = format_date(day, "LLLL", locale=locale)
    return name[:1].upper() + name[1:]
