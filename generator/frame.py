"""The frame around a page's body: bar, header, footer and head, filled for one locale.

Navigation is rendered once per locale, section and depth; every page of a section reuses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from .compose.site import Site
from .corpus import SOURCE_LOCALE
from .document import Document, FileRef, PageRef, Target
from .interface import WORDS
from .render.html import Words, body

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
NAV = ("page/help", "rights", "signs", "plans", "actors", "figures", "sources", "search")
FOOTER = {
    "footer.follow": ("plans", "promises", "recommendations", "timeline", "calendar", "news"),
    "footer.verify": ("sources", "contradictions", "data", "editions", "page/method", "page/review-policy"),
    "footer.this-site": ("map", "search", "page/about", "page/safety", "page/accessibility", "page/legal"),
}


@dataclass(frozen=True)
class Item:
    """An entry of the menu or of the footer."""

    title: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Group:
    """A part of the footer."""

    title: str
    links: tuple[Item, ...]


@dataclass(frozen=True)
class Language:
    """The same page in the other language."""

    code: str
    name: str
    href: str


@dataclass(frozen=True)
class Frame:
    """Everything `overrides/main.html` asks for."""

    lang: str
    dir: str
    page_title: str
    site_name: str
    description: str
    css: str
    script: str
    icon: str
    csp: str
    body: Markup
    bar: Markup
    header: Markup
    footer: Markup
    language: Language | None
    release: bool


@dataclass
class Framer:
    """Puts pages of one locale into the frame. Keeps what pages of a section share."""

    site: Site
    env: Environment
    shared: dict[tuple[str, str], tuple[Markup, Markup, Markup]] = field(default_factory=dict)

    def page(self, document: Document) -> str:
        """A whole HTML page."""
        frame = self.frame(document)
        return self.env.get_template("main.html").render(frame=frame)

    def frame(self, document: Document) -> Frame:
        """The values of the frame for a document."""
        view = self.site.view
        locale = view.corpus.locales[view.locale]
        bar, header, footer = self._shared(document)
        return Frame(
            lang=view.locale,
            dir=locale.direction,
            page_title=document.title,
            site_name=view.word("site.name"),
            description=document.description,
            css=self._file(document, "assets/site.css"),
            script=self._file(document, "assets/site.js"),
            icon=self._file(document, "assets/site.svg"),
            csp=f"{CSP}; connect-src 'self'" if document.reads_files else CSP,
            body=Markup(body(document, self._href(document), self.words())),  # noqa: S704
            bar=bar,
            header=header,
            footer=footer,
            language=self._language(document),
            release=view.release,
        )

    def words(self) -> Words:
        """The few words that the renderer needs beside the document's."""
        word = self.site.view.word
        return Words(
            trail=word("frame.trail"),
            side=word("proof.side"),
            edit=word("proof.edit"),
            edition=word("proof.edition"),
        )

    def _href(self, document: Document) -> Any:
        links, locale = self.site.links, self.site.view.locale
        return lambda target: links.href(document.key, locale, target)

    def _file(self, document: Document, path: str) -> str:
        return self.site.links.href(document.key, self.site.view.locale, FileRef(path))

    def _language(self, document: Document) -> Language | None:
        view, links = self.site.view, self.site.links
        others = [name for name in view.corpus.site_locales if name != view.locale]
        if not others:
            return None
        other = next((name for name in others if name == SOURCE_LOCALE), others[0])
        href = links.href(document.key, view.locale, PageRef(document.key, other))
        return Language(other, view.corpus.locales[other].name, href)

    # ---- what a section shares

    def _shared(self, document: Document) -> tuple[Markup, Markup, Markup]:
        base = self._file(document, "")
        key = (document.section, base)
        if key not in self.shared:
            self.shared[key] = self._render_shared(document)
        return self.shared[key]

    def _render_shared(self, document: Document) -> tuple[Markup, Markup, Markup]:
        view = self.site.view
        root = self._file(document, "")
        base = "" if root == "./" else root

        def href(to: PageRef) -> str:
            # By way of the root: pages of one depth lie in different folders, and share what is made here.
            return base + self.site.links.path(to.key, view.locale) or "./"

        words: Mapping[str, str] = FrameWords(self.site)
        values: dict[str, Any] = {
            "words": words,
            "exit_url": view.corpus.publisher.exit_url,
            "home": href(PageRef("home")),
            "safety_href": self._known(href, "page/safety"),
            "notice_href": self._known(href, "page/about"),
            "nav": [
                Item(self._title(key), href(PageRef(key)), document.section == key.removeprefix("page/"))
                for key in NAV
                if key in self.site.pages
            ],
            "footer_groups": [
                Group(
                    view.word(title),
                    tuple(
                        Item(self._title(key), href(PageRef(key))) for key in keys if key in self.site.pages
                    ),
                )
                for title, keys in FOOTER.items()
            ],
        }
        parts = ("bar", "header", "footer")
        bar, header, footer = (
            Markup(self.env.get_template(f"partials/{part}.html").render(values).strip())  # noqa: S704
            for part in parts
        )
        return bar, header, footer

    def _known(self, href: Any, key: str) -> str:
        target: Target = PageRef(key if key in self.site.pages else "home")
        return str(href(target))

    def _title(self, key: str) -> str:
        view = self.site.view
        if key.startswith("page/"):
            unit = view.corpus.units[f"{key.removeprefix('page/')}.title"]
            return view.spaced(view.phrase(unit).text)
        return view.word(f"nav.{key}")


class FrameWords(Mapping[str, str]):
    """The words of the frame, by dotted key; the notice follows the publisher."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __getitem__(self, key: str) -> str:
        publisher = self.site.view.corpus.publisher.name
        if publisher is not None and key == "frame.notice":
            return self.site.view.word("frame.published-by", name=publisher)
        if publisher is not None and key in ("frame.notice-text", "footer.notice"):
            return ""
        return self.site.view.word(key)

    def __iter__(self) -> Any:
        return iter(WORDS)

    def __len__(self) -> int:
        return len(WORDS)
