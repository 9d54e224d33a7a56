"""The smallest translatable texts, and what a catalogue says of them."""

from __future__ import annotations

import hashlib
import unicodedata

from .diagnostics import Span
from .values import value


@value
class Unit:
    """The smallest translatable text: `id` is the catalogue's msgctxt, made unique for page texts."""

    id: str
    context: str
    text: str
    span: Span
    catalogue: str


@value
class Translation:
    """An entry of a catalogue."""

    context: str
    msgid: str
    msgstr: str
    fuzzy: bool
    previous: str | None
    span: Span


def text_hash(text: str) -> str:
    """The hash under which reviews name a text: 16 hex digits of SHA-256 over its NFC form."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:16]
