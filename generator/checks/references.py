"""Every id that a fact names must be the id of an entity of the right kind."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean
from ..model.base import located_references


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report each reference to nothing, with the nearest id."""
    for entity in corpus.facts():
        for path, kind, wanted in located_references(entity):
            names = "entities" if kind == "*" else kind
            known = corpus.origins if kind == "*" else corpus.entities.get(kind, {})
            if wanted in known or is_broken(corpus, wanted):
                continue
            report.error(
                corpus.origins[entity.id].span(*path),
                "unknown-reference",
                f'{entity.id}.{".".join(map(str, path))}: "{wanted}" is not among the {names}.',
                did_you_mean(wanted, known) or f"Add it to the {names}, or name another.",
            )


def is_broken(corpus: Corpus, wanted: str) -> bool:
    """Whether an id is that of an entity that failed to load: it is reported once, where it stands."""
    return wanted in corpus.origins and not any(wanted in table for table in corpus.entities.values())
