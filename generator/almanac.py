"""Days in words, beside plain dates: several in a row, with the day of the week, of every year; months."""

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
    """A day, or several in a row: 18 octobre 2027; 8–14 nov. 2027."""
    text = format_date(first, "long", locale=locale)
    return Day(first.isoformat(), _or_several(text, first, last, locale, "yMMMMd"))


def days_of_year(first: date, last: date, locale: BabelLocale) -> Day:
    """The same under a year's own heading, with the day of the week: lundi 18 octobre; 8–14 nov."""
    text = f"{format_date(first, 'EEEE', locale=locale)} {format_skeleton('MMMMd', first, locale=locale)}"
    return Day(first.isoformat(), _or_several(text, first, last, locale, "MMMMd"))


def yearly_days(first: date, last: date, locale: BabelLocale) -> Day:
    """The same of every year: 18 octobre; 8–14 nov."""
    text = format_skeleton("MMMMd", first, locale=locale)
    return Day(f"{first:%m-%d}", _or_several(text, first, last, locale, "MMMMd"))


def _or_several(text: str, first: date, last: date, locale: BabelLocale, skeleton: str) -> str:
    if first != last:
        text = format_interval(first, last, skeleton, locale=locale)
    return french_first(text, locale)


def month_name(day: date, locale: BabelLocale) -> str:
    """The month of a day, as a heading: Octobre."""
    name = format_date(day, "LLLL", locale=locale)
    return name[:1].upper() + name[1:]
