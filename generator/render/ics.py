"""What calendar files share (RFC 5545): who makes them, and how a component begins."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from icalendar import Calendar, Component

# Ids are ours alone and outlive any address of the site: they never follow it.
HOST = "reperes.example"
C = TypeVar("C", bound=Component)


def calendar(product: str) -> Calendar:
    """An empty calendar."""
    made = Calendar()
    made.add("prodid", f"-//Reperes//{product}//FR")
    made.add("version", "2.0")
    return made


def identified(component: C, name: str, stamp: datetime) -> C:
    """A component with its id and the moment of which it tells, in UTC: a real one would change its bytes."""
    component.add("uid", f"{name}@{HOST}")
    component.add("dtstamp", stamp)
    return component


def written(made: Calendar) -> bytes:
    """The file."""
    content: bytes = made.to_ical()
    return content
