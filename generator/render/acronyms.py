"""Acronyms told in full where a document first uses them in running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

# A word that begins with a capital, with what may be inside an acronym: Ac.Sé, CP(2022)03 is none.
CAPITALISED = re.compile(r"(?<![\w.])[A-ZÀ-Ý][\w]*(?:\.[A-ZÀ-Ý]\w*)*")
OPENS = (" (", "\u00a0(", "\u202f(")


@dataclass
class Expander:
    """Puts the full name behind the first use of each acronym of one document."""

    names: Mapping[str, str]
    seen: set[str] = field(default_factory=set)

    def expand(self, text: str) -> str:
        """A text with names put in; an acronym that the text itself explains is left alone."""
        if not self.names:
            return text
        parts: list[str] = []
        at = 0
        for start, end in _capitalised(text):
            letters = text[start:end]
            name = self.names.get(letters)
            if name is None or letters in self.seen:
                continue
            self.seen.add(letters)
            explained = text[:start].endswith("(") or text[end:].startswith(OPENS)
            if explained or name.casefold() in text.casefold():
                continue
            parts += text[at:end], f" ({name})"
            at = end
        return "".join(parts) + text[at:] if parts else text


@lru_cache(maxsize=8192)
def _capitalised(text: str) -> tuple[tuple[int, int], ...]:
    """Where they stand: most texts come on many pages."""
    return tuple(found.span() for found in CAPITALISED.finditer(text))
