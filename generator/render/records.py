"""Records to JSON."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

Record = Mapping[str, Any]
LAYOUT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def as_json(records: Iterable[Record]) -> bytes:
    """A JSON array, UTF-8, laid out for readers. Records are taken one by one, as they are made."""
    out = io.BytesIO()
    for record in records:
        alone = orjson.dumps([record], option=orjson.OPT_INDENT_2)
        out.write(b",\n" if out.tell() else b"[\n")
        out.write(alone[len(b"[\n") : -len(b"\n]")])
    out.write(b"\n]\n" if out.tell() else b"[]\n")
    return out.getvalue()


def packed_json(value: Mapping[str, Any]) -> bytes:
    """A JSON object without spaces, for a script."""
    return orjson.dumps(value)
