"""A structure is never published together with its town, department, capacity or public.

The pairs are kept as hashes in content/facts/withheld.yml: a list of places to hide must not name them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.base import located_citations
from ..source import Place, span_of

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 6


def hidden(words: str) -> str:
    """The hash under which withheld.yml names some words: letters and digits, without accents or case."""
    return _hash([word.casefold() for word in WORD.findall(_bare(words))])


def _hash(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report entities whose texts or quoted words bring the two sides of a pair together."""
    if not corpus.withheld:
        return
    names = {pair.name for pair in corpus.withheld}
    # Most entities name nothing hidden: only runs of words that begin with a capital are looked at first.
    texts: dict[str, list[tuple[Place, str]]] = {}
    for unit in corpus.units.values():
        texts.setdefault(unit.id.partition(".")[0], []).append((unit.at, unit.text))
    for fact in corpus.facts():
        origin = corpus.origins[fact.id]
        for path, citation in located_citations(fact):
            if citation.evidence:
                texts.setdefault(fact.id, []).append((origin.below(*path, "evidence"), citation.evidence))
    for entity, said in texts.items():
        found = [(at, name) for at, text in said for name in _runs(text, names=True) if name in names]
        if found:
            _entity(corpus, report, entity, said, found)


def _entity(
    corpus: Corpus, report: Report, entity: str, said: list[tuple[Place, str]], found: list[tuple[Place, str]]
) -> None:
    everything = {run for _, text in said for run in _runs(text)}
    for at, name in found:
        if any(pair.name == name and pair.detail in everything for pair in corpus.withheld):
            report.error(
                span_of(at),
                "withheld-pair",
                f"{entity}: a structure stands here with what would lead to it.",
                'Write "a specialised centre", or leave the place, the capacity or the public out.',
            )
            return


def _runs(text: str, *, names: bool = False) -> Iterator[str]:
    """The hash of every run of words; of those that may be names, only what begins with a capital."""
    raw = WORD.findall(_bare(text))
    words = [word.casefold() for word in raw]
    for start, first in enumerate(raw):
        if names and not first[0].isupper():
            continue
        for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
            yield _hash(words[start:end])
