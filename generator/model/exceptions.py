"""Places where a rule of the safety of readers is set aside, for a reason and a time."""

from __future__ import annotations

from datetime import date
from typing import Literal

from .base import Model, Text

Code = Literal["street-address", "place-of-lodging", "coordinates", "sensational-word", "telling-title"]


class Excepted(Model):
    """A text that a rule would refuse; `until` is the day from which it is refused again."""

    unit: Text
    code: Code
    reason: Text
    until: date
