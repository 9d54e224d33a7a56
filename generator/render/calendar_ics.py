"""A calendar to subscribe to (RFC 5545, with the names and refreshing of RFC 7986): whole days, no alarm."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vRecur, vText

from generator.agenda import Agenda, Entry

from .ics import calendar, identified, written

REFRESH = timedelta(weeks=1)
LAST_OF_YEAR = (12, 31)


def calendar_ics(agenda: Agenda) -> bytes:
    """The file of a calendar."""
    made = calendar("calendar")
    _head(made, agenda)
    day = agenda.made
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for entry in agenda.entries:
        made.add_component(_event(identified(Event(), entry.id, stamp), entry, agenda.lang))
    return written(made)


def _head(made: Calendar, agenda: Agenda) -> None:
    """Names and refreshing twice: as the standard has them, and as older programs look for them."""
    said = {"LANGUAGE": agenda.lang}
    made.add("calscale", "GREGORIAN")
    made.add("name", vText(agenda.title), said)
    made.add("x-wr-calname", vText(agenda.title))
    made.add("description", agenda.text, said)
    made.add("x-wr-caldesc", vText(agenda.text))
    made.add("url", agenda.href)
    made.add("source", agenda.self_href, {"VALUE": "URI"})
    made.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1W")


def _event(event: Event, entry: Entry, lang: str) -> Event:
    said = {"LANGUAGE": entry.lang}
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))  # the first day on which it is over
    if entry.yearly:
        event.add("rrule", _every_year(entry))
    event.add("summary", entry.title, said)
    event.add("description", entry.text, said)
    event.add("categories", list(entry.categories), {"LANGUAGE": lang})
    event.add("url", entry.href)
    event.add("status", "CONFIRMED" if entry.settled else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _every_year(entry: Entry) -> vRecur:
    rule: dict[str, object] = {"FREQ": "YEARLY", "INTERVAL": 1}
    if entry.until is not None:
        rule["UNTIL"] = date(entry.until, *LAST_OF_YEAR)
    return vRecur(rule)
