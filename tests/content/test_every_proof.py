"""Each evidence string stands in the document it is said to stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.evidence import verify
from generator.model.base import EVIDENCE_WORDS, Citation, located_citations

from .real_corpus import ARCHIVE, archive, corpus, needs_archive


def citations() -> list[Citation]:
    return [citation for fact in corpus().facts() for _, citation in located_citations(fact)]


@needs_archive
def test_every_evidence_string_is_found() -> None:
    report = Report()
    verified = verify(corpus(), Path(ARCHIVE), report)
    assert not report.failed, report.render()
    assert verified.found == verified.total > 500


@needs_archive
@pytest.mark.parametrize("source", corpus().sources)
def test_every_document_is_in_the_archive(source: str) -> None:
    assert len(archive()[source]) > 1000


@pytest.mark.parametrize("source", corpus().sources)
def test_every_document_is_used_with_words_that_prove_it(source: str) -> None:
    assert any(c.source == source and c.evidence for c in citations())


def test_evidence_is_short() -> None:
    """Quoted words are few: what is taken from a document is a fact, never its sentences."""
    assert [c.evidence for c in citations() if c.evidence and len(c.evidence.split()) > EVIDENCE_WORDS] == []
