"""One case per real entity: it is told in both languages, with its sources."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from generator.corpus import INTERFACE
from generator.model.base import located_citations
from generator.project import Project
from generator.render.markdown import markdown

from .conftest import PROJECT, REPOSITORY

CORPUS = PROJECT.corpus
CATALOGUES = sorted(p.relative_to(REPOSITORY).as_posix() for p in (REPOSITORY / "content/en").rglob("*.po"))
PAGES = [(locale, key) for locale, site in PROJECT.sites.items() for key in site.pages]


@pytest.mark.parametrize("measure", CORPUS.measures)
def test_measure(project: Project, measure: str) -> None:
    entity = project.corpus.measures[measure]
    assert entity.promise in project.corpus.promises
    assert any(citation.evidence for _, citation in located_citations(entity))
    for locale, site in project.sites.items():
        document = site.document(f"measure/{measure}")
        assert document.locale == locale
        assert document.lead or document.description
        assert measure in document.uses


@pytest.mark.parametrize("promise", CORPUS.promises)
def test_promise_rests_on_measures(project: Project, promise: str) -> None:
    measures = project.corpus.measures_of_promise[promise]
    assert measures
    text = markdown(project.sites["fr"].document(f"promise/{promise}"))
    for measure in measures:
        assert f"page:measure/{measure.id}" in text


@pytest.mark.parametrize("source", CORPUS.sources)
def test_source_is_cited(project: Project, source: str) -> None:
    assert project.corpus.citations[source]


@pytest.mark.parametrize(("locale", "key"), PAGES)
def test_page(project: Project, locale: str, key: str) -> None:
    document = project.sites[locale].document(key)
    text = markdown(document)
    assert document.title
    assert document.description
    assert len(document.edition) == 8
    assert "duration-" not in text
    assert "{" not in text


@pytest.mark.parametrize("unit", [u for u, found in CORPUS.units.items() if found.catalogue != INTERFACE])
def test_text_is_a_draft_in_both_languages(project: Project, unit: str) -> None:
    found = project.corpus.units[unit]
    assert {site.view.phrase(found).state for site in project.sites.values()} == {"draft"}


@pytest.mark.parametrize("path", CATALOGUES)
def test_catalogue_passes_gettext(path: str) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("gettext's msgfmt is not on this machine")
    done = subprocess.run(
        ["msgfmt", "-c", "--use-fuzzy", "-o", "/dev/null", str(REPOSITORY / path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
