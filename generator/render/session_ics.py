"""A session as a calendar file: an event where its beginning is known, else something still to be planned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeVar

from icalendar import Alarm, Component, Event, Todo

from generator.course import Session
from generator.document import plain

from .ics import calendar, identified, written

BEFORE = timedelta(days=9)
# What a file must hold as the moment it was written; a real one would change its bytes.
STAMP = datetime(2024, 6, 18, tzinfo=UTC)
C = TypeVar("C", bound=Component)


def session_ics(session: Session, begins: datetime | None = None) -> bytes:
    """RFC 5545. `begins` is the local time of the session; without it nothing in the file has a date."""
    made = calendar("session")
    made.add_component(_event(session, begins) if begins else _described(session, Todo()))
    return written(made)


def _event(session: Session, begins: datetime) -> Component:
    event = _described(session, Event())
    event.add("dtstart", begins)
    event.add("duration", timedelta(minutes=session.minutes))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", session.title)
    alarm.add("trigger", -BEFORE)
    event.add_component(alarm)
    return event


def _described(session: Session, component: C) -> C:
    identified(component, f"{session.id}-{session.locale}-{session.edition}", STAMP)
    component.add("summary", session.title)
    programme = "\n".join(f"{part.minutes} min · {plain(part.title)}" for part in session.programme)
    text = "\n\n".join((session.words["ics-text"], programme, *session.notices))
    component.add("description", text)
    return component
