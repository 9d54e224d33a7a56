"""Each measure of the real corpus: what it must have, and its pages in both languages."""

from __future__ import annotations

import re

import pytest

from generator.document import Document
from generator.links import Links
from generator.model.base import located_citations
from generator.model.plans import Measure, MeasureWording
from generator.render.html import Words, body
from generator.render.markdown import markdown

from .real_corpus import LOCALES, corpus, project

UNFORMATTED = re.compile(r"[{}]|duration-|\bP\d+[YMWD]\b|datetime\.|PartialDate")
each = pytest.mark.parametrize("name", corpus().measures)
in_each_locale = pytest.mark.parametrize("locale", LOCALES)


def measure_and_wording(name: str) -> tuple[Measure, MeasureWording]:
    wording = corpus().wording[name]
    assert isinstance(wording, MeasureWording)
    return corpus().measures[name], wording


@each
def test_has_what_a_measure_must_have(name: str) -> None:
    measure, wording = measure_and_wording(name)
    assert len(wording.title) > 10
    assert len(wording.asks) > 20
    assert measure.sources
    assert any(citation.evidence for citation in measure.sources), "no words prove that it exists"
    if measure.axis is not None or measure.plan != "plan-2024-2027":
        assert corpus().axes[measure.axis or ""].plan == measure.plan
    assert measure.promise in corpus().promises


@each
def test_number_is_that_of_its_id(name: str) -> None:
    measure, _ = measure_and_wording(name)
    if measure.plan == "plan-2024-2027":
        assert name.startswith("p3-")
        assert measure.number is None, "no document gives the numbers of this plan"
    else:
        assert name == f"{measure.plan}-{measure.number:02}"


@each
def test_is_cited_at_its_own_number(name: str) -> None:
    """The document that lists a plan gives the measure under its own number."""
    measure, _ = measure_and_wording(name)
    listed_in = {"pan1": "minutes-2014", "pan2": "collectif-2020"}.get(measure.plan)
    places = [citation.place for citation in measure.sources if citation.source == listed_in]
    if listed_in and places:
        assert f"measure {measure.number}" in places


@each
def test_every_claim_has_a_source(name: str) -> None:
    measure, wording = measure_and_wording(name)
    for part in (*measure.additions, *measure.remarks, *measure.reported, *measure.assessments):
        assert part.sources
    for texts, parts in (
        (wording.additions, measure.additions),
        (wording.remarks, measure.remarks),
        (wording.reported, measure.reported),
    ):
        assert set(texts) == {part.id for part in parts}
    assert {c.source for _, c in located_citations(measure)} <= set(corpus().sources)


@in_each_locale
@each
def test_pages(name: str, locale: str) -> None:
    """They compose, render, and show every text of the measure, the page or one that it leads to."""
    site = project().sites[locale]
    documents = [site.document(f"{kind}/{name}") for kind in ("measure", "remarks", "reported")
                 if f"{kind}/{name}" in site.pages]  # fmt: skip
    first = documents[0]
    unit = corpus().units[f"{name}.title"]
    assert first.title.replace("\u00a0", " ").replace("\u202f", " ") == site.view.phrase(unit).text
    shown = set[str]().union(*(document.uses for document in documents))
    assert [unit for unit in corpus().units if unit.startswith(f"{name}.") and unit not in shown] == []
    for document in documents:
        assert document.edition
        assert UNFORMATTED.findall(text_of(document)) == []


@in_each_locale
@each
def test_page_says_its_number_and_its_verdict(name: str, locale: str) -> None:
    measure, _ = measure_and_wording(name)
    view = project().sites[locale].view
    document = project().sites[locale].document(f"measure/{name}")
    if measure.number is not None:
        assert re.search(rf"\b{measure.number}\b", document.kicker)
    verdict = markdown(Document("", locale, "", document.head))
    if measure.assessments:
        assert view.word(f"status.{measure.assessments[-1].status}") in verdict
        assert "2023" in verdict
    else:
        assert view.word("status.none") in verdict


def text_of(document: Document) -> str:
    links = Links(corpus().locales, corpus().publisher.site_url)
    html = body(document, lambda to: links.href(document.key, document.locale, to), Words("a", "b", "c", "d"))
    return markdown(document) + re.sub(r"<[^>]+>", "", html)
