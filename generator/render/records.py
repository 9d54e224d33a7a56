"""Records to JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

Record = Mapping[str, Any]
LAYOUT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def as_json(records: Sequence[Record]) -> bytes:
    """A JSON array, UTF-8, laid out for readers."""
    return orjson.dumps(list(records), option=LAYOUT)


def packed_json(value: Mapping[str, Any]) -> bytes:
    """A JSON object without spaces, for a script."""
    return orjson.dumps(value)
