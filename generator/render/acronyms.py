"""Acronyms told in full where a document first uses them in running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

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
        for found in CAPITALISED.finditer(text):
            letters = found.group()
            name = self.names.get(letters)
            if name is None or letters in self.seen:
                continue
            self.seen.add(letters)
            explained = text[: found.start()].endswith("(") or text[found.end() :].startswith(OPENS)
            if explained or name.casefold() in text.casefold():
                continue
            parts += text[at : found.end()], f" ({name})"
            at = found.end()
        return "".join(parts) + text[at:] if parts else text
