"""Each page of the site, in each language: it composes, and says what a page must say."""

from __future__ import annotations

import re

import pytest

from .real_corpus import corpus, pages, project

UNFORMATTED = re.compile(r"[{}]|duration-|\bP\d+[YMWD]\b|datetime\.|PartialDate")
PAGES = [(locale, key) for locale, site in project().sites.items() for key in site.pages]


@pytest.mark.parametrize(("locale", "key"), PAGES, ids=map(" ".join, PAGES))
def test_page(locale: str, key: str) -> None:
    document = project().sites[locale].document(key)
    assert document.locale == locale
    assert document.title
    assert document.description
    assert re.fullmatch(r"[0-9a-f]{8}", document.edition)
    assert UNFORMATTED.findall(pages()[locale, key]) == []


@pytest.mark.parametrize("promise", corpus().promises)
def test_promise_leads_to_its_measures(promise: str) -> None:
    measures = corpus().measures_of_promise[promise]
    assert measures
    for measure in measures:
        assert f"page:measure/{measure.id}" in pages()["fr", f"promise/{promise}"]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_home_and_verdicts_say_the_horizon(locale: str) -> None:
    assert corpus().horizon.iso == "2024-06-18"
    day = project().sites[locale].view.day(corpus().horizon).text
    for key in ("home", "plans", "measure/pan2-16", "measure/p3-mniop"):
        assert day in pages()[locale, key], key
