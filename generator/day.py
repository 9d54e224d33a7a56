"""The day of a build: the one place that asks the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, so that builds can be repeated, else today.

    ValueError where it is set to what is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f'SOURCE_DATE_EPOCH is "{epoch}": write seconds since 1970') from None
