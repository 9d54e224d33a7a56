"""Help pages on a host of their own: it serves the folder `i/` as its root, and needs nothing else."""

from __future__ import annotations

import posixpath
import re
import shutil
from urllib.parse import urljoin

import pytest
from jinja2 import Environment, FileSystemLoader

from generator import help_pages
from generator.compose.search import KEY as SEARCH
from generator.frame import Framer
from generator.project import Project, open_project

from .real_corpus import ROOT, TODAY

HOST = "https://conseils.example/a/"
LINK = re.compile(r'\shref="([^"]*)"')
EXIT = "https://fr.wikipedia.org/"
NO_ADDRESS = ("tel:", "sms:", "data:", "#")
TEMPLATES = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
LINE = "help_url: null\n"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The repository, with a host for its help pages."""
    folder = tmp_path_factory.mktemp("help-host")
    for name in ("content", "modules"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    publisher = folder / "content/facts/publisher.yml"
    text = publisher.read_text("utf-8")
    assert LINE in text
    publisher.write_text(text.replace(LINE, f"help_url: {HOST}\n"), "utf-8")
    project, report = open_project(folder, TODAY)
    assert project is not None, report.render()
    return project


@pytest.fixture(scope="module")
def light(moved: Project) -> dict[str, str]:
    """Every light page and file, by its path."""
    made = (help_pages.pages, help_pages.questions, help_pages.guide_pages, help_pages.slideshows)
    return {path: text for make in made for path, text, _ in make(moved)}


def test_no_help_page_leads_to_the_main_site(light: dict[str, str], moved: Project) -> None:
    site = moved.links.site_url
    for path, text in light.items():
        assert site.rstrip("/") not in text, path
        assert site.split("//")[1].rstrip("/") not in text, path


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
    for locale, site in moved.sites.items():
        framer = Framer(site, TEMPLATES)
        for key in site.pages:
            here = site.links.path(key, locale)
            for href in LINK.findall(framer.page(site.document(key))):
                if href.startswith(HOST):
                    found.add(href)
                elif ":" not in href:
                    path = posixpath.normpath(here + href.partition("#")[0])
                    assert not f"{path}/".startswith("i/"), f"{key}: {href}"
    assert f"{HOST}index.html" in found
    assert any(one.startswith(f"{HOST}questions/fr/") for one in found)


def test_the_search_leads_there_too(moved: Project) -> None:
    site = moved.sites["fr"]
    assert f'data-help="{HOST}"' in Framer(site, TEMPLATES).page(site.document(SEARCH))


def test_the_copy_without_a_server_keeps_them_inside(moved: Project) -> None:
    links = moved.links
    assert links.offline("plans/", f"{HOST}travail/fr/#call") == "../i/travail/fr/index.html#call"
    assert links.offline("", HOST) == "i/index.html"
