"""First steps in every language: how soon each end is reached, and whom it offers."""

from __future__ import annotations

import posixpath
from functools import cache

import lxml.html
import pytest

from generator import help_pages, impact
from generator.document import PageRef, Rows
from generator.links import QUESTIONS, help_path, question_path
from generator.model.contacts import Contact
from generator.model.first_steps import FirstSteps, HelpSteps
from generator.model.leaflets import Leaflet

from .real_corpus import LOCALES, corpus, project

MOST = 5
EMERGENCY = {"police", "rescue", "medical"}


@cache
def light_pages() -> dict[str, lxml.html.HtmlElement]:
    """Each page of the questions, parsed, by its folder."""
    made = help_pages.questions(project())
    return {path.removesuffix("index.html"): lxml.html.document_fromstring(text) for path, text, _ in made}


def answers(folder: str) -> list[str]:
    """The folders to which the answers of a page lead."""
    hrefs = light_pages()[folder].xpath("//ul[@class='o']//a/@href")
    return [posixpath.normpath(posixpath.join(folder, href)) + "/" for href in hrefs]


def clicks(start: str) -> dict[str, int]:
    """How many questions are answered before each page, from the first one on."""
    found, waiting = {start: 0}, [start]
    while waiting:
        here = waiting.pop(0)
        for to in answers(here):
            if to in light_pages() and to not in found:
                found[to] = found[here] + 1
                waiting.append(to)
    return found


@pytest.mark.parametrize("locale", corpus().locales)
def test_every_end_is_a_few_questions_away(locale: str) -> None:
    found = clicks(help_path(QUESTIONS, locale))
    ends = {
        question_path(steps.slug, outcome.id, locale)
        for steps in corpus().table(HelpSteps).values()
        for outcome in steps.outcomes
    }
    assert ends
    assert {end: found.get(end, MOST + 1) for end in ends if found.get(end, MOST + 1) > MOST} == {}


@pytest.mark.parametrize("locale", corpus().locales)
def test_every_end_offers_rescue_and_somebody_who_listens(locale: str) -> None:
    contacts = {c.number.replace(" ", ""): c for c in corpus().table(Contact).values()}
    for steps in corpus().table(HelpSteps).values():
        for outcome in steps.outcomes:
            tree = light_pages()[question_path(steps.slug, outcome.id, locale)]
            hrefs = tree.xpath("//a[@class='k']/@href")
            kinds = [contacts[href.partition(":")[2]].kind for href in hrefs]
            assert EMERGENCY & set(kinds), (locale, outcome.id)
            assert "listening" in kinds, (locale, outcome.id)
            # What to do, what better not, rights.
            panels = tree.xpath("//ul[not(@class)]")
            assert len(panels) == 3, (locale, outcome.id)
            assert all(panel.xpath("li[normalize-space()]") for panel in panels)


@pytest.mark.parametrize("locale", corpus().locales)
def test_tab_of_every_page_looks_ordinary(locale: str) -> None:
    """A question has the same title as every other, and an end that of its leaflet."""
    view = project().views[locale]
    units = corpus().units
    ordinary = {view.phrase(units["interface.help.ask"]).text} | {
        view.phrase(units[f"{leaflet}.title"]).text for leaflet in corpus().table(Leaflet)
    }
    titles = {
        tree.findtext(".//title").replace("\u202f", " ").replace("\u00a0", " ")
        for folder, tree in light_pages().items()
        if folder.startswith(help_path(QUESTIONS, locale))
    }
    assert titles <= {title.replace("\u202f", " ").replace("\u00a0", " ") for title in ordinary}
    assert len(titles) > 5


def test_impact_lists_the_light_pages_that_a_number_stands_on() -> None:
    """In every language, the questions' ends and the guide that lists all numbers."""
    files = {file for reached in impact.of(project(), "line-115").prints for file in reached.files}
    for locale in corpus().locales:
        assert f"{question_path('moi', 'logement', locale)}index.html" in files
        assert f"i/verifier/{locale}/index.html" in files
        assert f"{question_path('moi', 'papiers', locale)}index.html" not in files


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("steps", corpus().table(FirstSteps))
def test_site_leads_to_an_end_whatever_is_answered(locale: str, steps: str) -> None:
    site, facts = project().sites[locale], corpus().table(FirstSteps)[steps]

    def longest(key: str, asked: int) -> int:
        assert asked <= MOST, key
        [rows, *_] = [block for block in site.document(key).blocks if isinstance(block, Rows)]
        tos = [row.to for row in rows.rows]
        ends = {f"step/{facts.slug}/{outcome.id}" for outcome in facts.outcomes}
        assert all(isinstance(to, PageRef) for to in tos)
        return max(asked + 1 if to.key in ends else longest(to.key, asked + 1) for to in tos)

    # Whom it is about is the first question.
    assert longest(f"step/{facts.slug}/{facts.questions[0].id}", 1) <= MOST
