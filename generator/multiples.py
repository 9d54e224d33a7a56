"""Wrong answers around a duration set by law, reckoned from it: they stay wrong when the law changes."""

from __future__ import annotations

import re
from fractions import Fraction

FACTORS = {"x2": Fraction(2), "x3": Fraction(3), "half": Fraction(1, 2)}
SINGLE = re.compile(r"P(\d+)([YMWD])\Z")
# What half of an odd number of these is told in: twelve months a year, thirty days a month.
SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}


def split(name: str) -> tuple[str, str] | None:
    """The fact and the factor that a name such as `reflection-period-x2` is made of; None for other names."""
    fact, _, factor = name.rpartition("-")
    return (fact, factor) if fact and factor in FACTORS else None


def scaled(duration: str, factor: str) -> str | None:
    """An ISO 8601 duration of one unit, multiplied; None where nothing is left of it."""
    found = SINGLE.match(duration)
    if found is None:
        return None
    number, unit = int(found.group(1)) * FACTORS[factor], found.group(2)
    if number.denominator != 1 and unit in SMALLER:
        unit, many = SMALLER[unit]
        number *= many
    # Half of an odd number of days is told in whole days.
    whole = int(number)
    return f"P{whole}{unit}" if whole else None
