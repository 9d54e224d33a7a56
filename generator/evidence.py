"""Proof of provenance: each evidence string is looked for in the archived document it cites."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .corpus import Corpus
from .diagnostics import Report, Span
from .model.base import located_citations

MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|\*+|_{2,}|\\(?=\W)")
MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)")
PUNCTUATION = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‐": "-", "‑": "-", "\u00ad": "", "…": "..."}
)
BULLET = re.compile(r"(?m)^\s*(?:[-•–o]|>)\s+")


@dataclass(frozen=True)
class Verified:
    """How many evidence strings were found, of how many."""

    found: int
    total: int


def normalised(text: str) -> str:
    """A text without markup, with plain quotes and single spaces."""
    text = MARKDOWN_LINK.sub(r"\1", html.unescape(text))
    text = MARKUP.sub("", BULLET.sub(" ", text))
    text = unicodedata.normalize("NFKC", text).translate(PUNCTUATION)
    return " ".join(text.split())


def holds(text: str, words: str) -> bool:
    """Whether words stand in a text, and not as the end of a longer number: "5 lois" is not in "15 lois"."""
    before = r"(?<!\d)" if words[:1].isdigit() else ""
    return bool(words) and re.search(before + re.escape(words), text) is not None


def verify(corpus: Corpus, archive: Path, report: Report) -> Verified:
    """Look for every evidence string; report those that are not in their document."""
    documents = sorted(p for p in archive.iterdir() if p.suffix == ".txt") if archive.is_dir() else []
    texts: dict[str, str] = {}
    for source in corpus.sources.values():
        files = [path for path in documents if path.name.startswith(source.archive)]
        if not files or not source.archive:
            report.error(
                corpus.origins[source.id].span("archive"),
                "no-document",
                f"the archive holds no document for {source.id}.",
                f"Looked for {source.archive}*.txt there.",
            )
            continue
        texts[source.id] = normalised(files[0].read_text("utf-8", errors="replace"))
    found = total = 0
    for entity in corpus.facts():
        for path, citation in located_citations(entity):
            if citation.evidence is None or citation.source not in texts:
                continue
            total += 1
            if holds(texts[citation.source], normalised(citation.evidence)):
                found += 1
                continue
            span: Span = corpus.origins[entity.id].span(*path, "evidence")
            report.error(
                span,
                "evidence-not-found",
                f'{entity.id}: "{citation.evidence}" is not in {citation.source}.',
                "Copy the words exactly as the document prints them.",
            )
    return Verified(found, total)
