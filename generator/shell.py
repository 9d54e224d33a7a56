"""The MkDocs plugin: gives each page of `build/docs/` the HTML of its document, in our frame.

`build/docs/<locale>/**/*.md` hold front matter with the page's key and nothing else. MkDocs and
mkdocs-static-i18n decide which file becomes which address; this plugin answers with the content.
Python-Markdown never runs, and nothing of the theme reaches a page.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from .compose.search import page_entry
from .corpus import SOURCE_LOCALE
from .day import build_day
from .document import Entry
from .frame import CSP, Framer, FrameWords
from .output import DOCS, write_stubs
from .parsed import SOURCES
from .project import Project, open_project

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

KEY = re.compile(rb"^key: (.+)$", re.MULTILINE)
OURS = (
    "assets/site.css",
    "assets/site.js",
    "assets/site.svg",
    "assets/composer.css",
    "assets/composer.js",
    "assets/composer-start.js",
    "assets/search.css",
    "assets/search.js",
    "assets/search-engine.js",
)


class DocumentPage(Page):
    """A page whose content is a document of the corpus."""

    def __init__(self, file: Any, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.toc = TableOfContents([])

    def read_source(self, config: MkDocsConfig) -> None:
        """Only the key is in the file."""
        with open(str(self.file.abs_src_path), "rb") as stub:  # noqa: PTH123 - a Path takes longer than to read
            found = KEY.search(stub.read())
        if found is None:
            raise PluginError(f"{self.file.src_uri} holds no key. Run: reperes build")
        self.title = found.group(1).decode()
        self.meta = {"key": self.title}
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to do: the frame asks for the document."""
        self.content = ""


class SiteConfig(Config):
    """The plugin has no options: everything is in the sources."""


class SitePlugin(BasePlugin[SiteConfig]):
    """Fills MkDocs' pages from a project, which `reperes build` has opened or which is opened here."""

    project: Project | None = None
    framers: dict[str, Framer]
    editions: dict[str, str]
    entries: dict[str, Entry]
    env: Environment

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the project if nobody has; leave MkDocs nothing to guess."""
        logging.getLogger("mkdocs.structure.nav").setLevel(logging.WARNING)
        if self.project is None:
            root = Path(str(config.config_file_path)).parent
            project, report = open_project(root, build_day())
            if project is None:
                raise PluginError("\n" + report.render())
            self.project = project
            for locale in project.sites:
                write_stubs(root / DOCS, project, locale)
        config.theme.static_templates = {"404.html"}
        # MkDocs lists every file of a theme as a file of the site. None of Material's thousands is one.
        config.theme.dirs = [str(config.theme.custom_dir)]
        config.nav = ["index.md"]
        self.framers, self.editions, self.entries = {}, {}, {}
        return config

    @event_priority(100)
    def _drop_foreign(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep our own assets only, and the pages of the language being built."""
        i18n: Any = config.plugins["i18n"]
        locale = i18n.current_language or SOURCE_LOCALE
        for file in list(files):
            wanted = (
                file.src_uri.startswith(f"{locale}/")
                if file.is_documentation_page()
                else file.src_uri in OURS
            )
            if not wanted:
                files.remove(file)
        return files

    @event_priority(-200)
    def _take_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Make every page one of ours, before MkDocs makes its own."""
        for file in files.documentation_pages():
            file.page = DocumentPage(file, config)
        return files

    on_files = CombinedEvent(_drop_foreign, _take_pages)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when a source changes, not only when a stub does."""
        for folder in SOURCES:
            if (found := Path(str(config.config_file_path)).parent / folder).is_dir():
                server.watch(str(found))
        return server

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Remember the templates."""
        self.env = env
        return env

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Give the template its frame."""
        locale, _, _ = page.file.src_uri.partition("/")
        framer = self.framer(locale)
        document = framer.site.document(page.meta["key"])
        self.editions[document.key] = document.edition
        if (entry := page_entry(document, framer.site.links)) is not None:
            self.entries[document.key] = entry
        return {"frame": framer.frame(document)}

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """Give the 404 page its addresses: it is served at any depth, so they begin at the root."""
        return context | {"frame404": self.missing_page()} if template_name == "404.html" else context

    def framer(self, locale: str) -> Framer:
        """The frame of a locale."""
        if locale not in self.framers:
            assert self.project is not None
            self.framers[locale] = Framer(self.project.sites[locale], self.env)
        return self.framers[locale]

    def missing_page(self) -> dict[str, Any]:
        """What the 404 page asks for: in each language its words and its ways on, from the root."""
        assert self.project is not None
        project, root = self.project, self.project.links.root_path()
        parts: list[dict[str, Any]] = []
        for name in sorted(project.sites, key=lambda name: name != SOURCE_LOCALE):
            site = project.sites[name]

            def href(key: str, pages: Container[str] = site.pages, locale: str = name) -> str:
                return root + project.links.path(key if key in pages else "home", locale)

            words = FrameWords(site)
            own = {"404.title": "missing.heading", "404.lead": "missing.lead", "404.home": "nav.home"}
            parts.append(
                {
                    "lang": name,
                    "dir": project.corpus.locales[name].direction,
                    "home": href("home"),
                    "words": {**dict(words), **{key: words[word] for key, word in own.items()}},
                    "links": [
                        {"title": words[f"nav.{key}"], "href": href(key)} for key in ("plans", "search")
                    ],
                    "safety_href": href("page/safety"),
                    "notice_href": href("page/about"),
                }
            )
        title = " – ".join(part["words"]["missing.title"] for part in parts)
        return {
            "parts": parts,
            "title": title,
            "css": root + "assets/site.css",
            "script": root + "assets/site.js",
            "icon": root + "assets/site.svg",
            "csp": CSP,
            "exit_url": project.corpus.publisher.exit_url,
        }
