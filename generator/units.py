"""The smallest translatable texts, and what a catalogue says of them."""

from __future__ import annotations

import hashlib
import unicodedata

from .diagnostics import Span
from .source import Place, span_of
from .values import value

MODULES = "modules/"
NEWS = "news/"
# The longest of ours has 836 signs. Some texts of a million would keep a reader of Markdown busy for hours.
MAX_TEXT = 5_000


@value
class Unit:
    """The smallest translatable text: `id` is the catalogue's msgctxt, made unique for page texts."""

    id: str
    context: str
    text: str
    at: Place
    catalogue: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return span_of(self.at)


@value
class Translation:
    """An entry of a catalogue."""

    context: str
    msgid: str
    msgstr: str
    fuzzy: bool
    previous: str | None
    span: Span


def is_markdown(catalogue: str) -> bool:
    """Whether the texts of a catalogue are Markdown, and may hold links."""
    return catalogue.startswith(("pages/", NEWS, MODULES))


def catalogue_file(locale: str, catalogue: str) -> str:
    """The file of a catalogue in a language, below the project: a module's lies beside its text."""
    if catalogue.startswith(MODULES):
        return f"{catalogue}/{locale}.po"
    return f"content/{locale}/{catalogue}.po"


def too_long(text: str) -> tuple[str, str, str] | None:
    """Whether a text is more than one thing to say: code, message and mend."""
    if len(text) <= MAX_TEXT:
        return None
    return (
        "text-too-long",
        f"this text has {len(text):,} signs; one has at most {MAX_TEXT:,}.",
        "Make several paragraphs of it.",
    )


def text_hash(text: str) -> str:
    """The hash under which reviews name a text: 16 hex digits of SHA-256 over its NFC form."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:16]
