"""A calendar in one language without a format, as `document.py` is for pages: days, never hours."""

from __future__ import annotations

from datetime import date

from .values import value


@value
class Entry:
    """A day of a calendar, or several in a row; `until`: the last year in which a yearly one comes back.

    `id` stays the same in every build and language. `settled`: a document gives this date.
    """

    id: str
    first: date
    last: date
    title: str
    text: str
    lang: str
    categories: tuple[str, ...]
    href: str
    yearly: bool = False
    until: int | None = None
    settled: bool = True


@value
class Agenda:
    """What comes back and what falls due, as seen on the day `made`."""

    title: str
    text: str
    lang: str
    href: str
    self_href: str
    made: date
    edition: str
    entries: tuple[Entry, ...]
