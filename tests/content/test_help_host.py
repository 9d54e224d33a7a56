"""Help pages on a host of their own: it serves the folder `i/` as its root, and needs nothing else."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from jinja2 import Environment, FileSystemLoader

from generator import help_pages
from generator.compose.search import KEY as SEARCH
from generator.compose.site import site
from generator.frame import Framer
from generator.links import Links
from generator.project import Project

from .real_corpus import ROOT, project

HOST = "https://conseils.example/a/"
LINK = re.compile(r'\shref="([^"]*)"')
EXIT = "https://fr.wikipedia.org/"
NO_ADDRESS = ("tel:", "sms:", "data:", "#")
TEMPLATES = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)


@pytest.fixture(scope="module")
def moved() -> Project:
    """The repository, with a host for its help pages."""
    here = project()
    links = Links(here.links.locales, here.links.site_url, HOST)
    return replace(here, links=links, sites={name: site(here.views[name], links) for name in here.sites})


@pytest.fixture(scope="module")
def light(moved: Project) -> dict[str, str]:
    """Every light page and file, by its path."""
    made = (help_pages.pages, help_pages.questions, help_pages.guide_pages, help_pages.slideshows)
    return {path: text for make in made for path, text, _ in make(moved)}


def test_no_help_page_leads_to_the_main_site(light: dict[str, str], moved: Project) -> None:
    main = moved.links.site_url
    for path, text in light.items():
        assert main.rstrip("/") not in text, path
        assert main.split("//")[1].rstrip("/") not in text, path


def test_links_of_help_pages_stay_on_their_host(light: dict[str, str]) -> None:
    """They lead to pages and files that this host has, or to the neutral page."""
    lost = []
    served = {HOST + path.removeprefix("i/").removesuffix("index.html") for path in light}
    for path, text in light.items():
        here = HOST + path.removeprefix("i/")
        for href in LINK.findall(text):
            if href == EXIT or href.startswith(NO_ADDRESS):
                continue
            target = urljoin(here, href).partition("#")[0]
            if target not in served and not target.endswith(".pdf"):
                lost.append(f"{path}: {href}")
            assert target.startswith(HOST), f"{path}: {href}"
    assert lost == []


def test_the_site_leads_to_that_host(moved: Project) -> None:
    """Every link of the site to a help page, and none to the folder that would be there without it."""
    found = set()
    for locale, pages in moved.sites.items():
        framer = Framer(pages, TEMPLATES)
        for key in pages.pages:
            here = pages.links.path(key, locale)
            for href in LINK.findall(framer.page(pages.document(key))):
                if href.startswith(HOST):
                    found.add(href)
                elif ":" not in href:
                    path = posixpath.normpath(here + href.partition("#")[0])
                    assert not f"{path}/".startswith("i/"), f"{key}: {href}"
    assert f"{HOST}index.html" in found
    assert any(one.startswith(f"{HOST}questions/fr/") for one in found)


def test_the_search_leads_there_too(moved: Project) -> None:
    french = moved.sites["fr"]
    assert f'data-help="{HOST}"' in Framer(french, TEMPLATES).page(french.document(SEARCH))


def test_the_copy_without_a_server_keeps_them_inside(moved: Project) -> None:
    links = moved.links
    assert links.offline("plans/", f"{HOST}travail/fr/#call") == "../i/travail/fr/index.html#call"
    assert links.offline("", HOST) == "i/index.html"
