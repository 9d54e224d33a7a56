"""The corpus of this repository, and the archived documents it rests on, as these tests read them."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.corpus import Corpus
from generator.evidence import normalised
from generator.load import load
from generator.project import Project, open_project
from generator.render.markdown import markdown

# Another folder of sources, where the tests of content are tested (tests/breaking).
ROOT = Path(os.environ.get("REPERES_SOURCES", Path(__file__).resolve().parents[2]))
ARCHIVE = os.environ.get("REPERES_ARCHIVE", "")
# A day on which nothing of the corpus changes; what is true of content must be true on any.
TODAY = date(2025, 1, 1)
LOCALES = ("fr", "en")

needs_archive = pytest.mark.skipif(not ARCHIVE, reason="REPERES_ARCHIVE names no folder of source documents")


@cache
def corpus() -> Corpus:
    """As it is loaded, also where it has faults."""
    return load(ROOT)[0]


@cache
def project() -> Project:
    """The repository, checked."""
    opened, report = open_project(ROOT, TODAY)
    if opened is None:
        pytest.fail(report.render(), pytrace=False)
    return opened


@cache
def archive() -> dict[str, str]:
    """Each archived document, by the id of its source."""
    return {
        source.id: next(Path(ARCHIVE).glob(f"{source.archive}*.txt")).read_text("utf-8")
        for source in corpus().sources.values()
    }


@cache
def archive_words() -> str:
    """All archived documents, without markup, in single spaces."""
    return " ".join(normalised(text) for text in archive().values())


@cache
def pages() -> dict[tuple[str, str], str]:
    """Every page of the site as text, by locale and key."""
    return {
        (locale, key): markdown(site.document(key))
        for locale, site in project().sites.items()
        for key in site.pages
    }


@cache
def sources() -> dict[str, str]:
    """Every file of content, by its path."""
    files = sorted(path for path in (ROOT / "content").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}
