"""Every citation names a listed source; figures and verdicts carry the words that prove them."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean
from ..model.base import Entity, located_citations
from ..model.figures import Figure, LegalValue
from ..model.plans import Measure
from .references import is_broken

Path = tuple[str | int, ...]


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report unlisted sources and claims without evidence."""
    for entity in corpus.facts():
        origin = corpus.origins[entity.id]
        for path, citation in located_citations(entity):
            if citation.source not in corpus.sources and not is_broken(corpus, citation.source):
                report.error(
                    origin.span(*path, "source"),
                    "unlisted-source",
                    f'{entity.id}: "{citation.source}" is not listed in sources.yml.',
                    did_you_mean(citation.source, corpus.sources) or "Add the document to sources.yml.",
                )
            if _needs_evidence(entity, path) and citation.evidence is None:
                report.error(
                    origin.span(*path),
                    "no-evidence",
                    f"{entity.id}: a figure or a verdict needs the words that prove it.",
                    "Add evidence: with at most ten words, exactly as the document prints them.",
                )


def _needs_evidence(entity: Entity, path: Path) -> bool:
    if isinstance(entity, (Figure, LegalValue)):
        return True
    return isinstance(entity, Measure) and path[0] == "assessments"
