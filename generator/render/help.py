"""Help pages: everything inline, one request, complete without script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from generator.booklet import (
    Arrival,
    Asked,
    Booklet,
    Call,
    Door,
    GuidePage,
    GuideSection,
    Index,
    Language,
    Light,
    Line,
    Panel,
)
from generator.document import Emphasis, Foreign, Inline, Inlines, Phone, Strong, Value, plain
from generator.values import value

from .drawings import art, icons
from .html import is_rtl

LAND = ("m", "n")


@value
class Dress:
    """What all help pages share: style, script, and where the exit leads."""

    style: str
    script: str
    exit_url: str

    @property
    def policy(self) -> str:
        """Only this very style and this very script, where there is one."""
        script = f"script-src {_hash(self.script)}; " if self.script else ""
        return (
            f"default-src 'none'; style-src {_hash(self.style)}; {script}"
            "img-src data:; base-uri 'none'; form-action 'none'"
        )


def leaflet_page(booklet: Booklet, dress: Dress) -> str:
    """A leaflet as a page."""
    page = PageWriter(booklet.direction, booklet.words)
    first = (
        f'<div class="f">\n<h1>{page.inlines(booklet.title)}</h1>\n'
        f"<p>{page.inlines(booklet.lead)}</p>\n{page.call(booklet.first)}\n"
        f"{page.draft() if booklet.draft else ''}"
        f'<p class="v">{_link(booklet.others, page.word("languages"))}</p>\n</div>'
    )
    parts = [
        first,
        *(page.panel(panel) for panel in booklet.panels),
        page.calls(booklet),
        page.phone(booklet),
        f'<p class="v">{_link(booklet.back, page.word("all"))}</p>',
        *page.small(booklet.law, page.words["notice"] if booklet.independent else (), booklet.edition_line),
    ]
    head = policy_head(booklet.locale, booklet.direction, booklet.title, dress, indexed=booklet.release)
    return _whole(head, page, "\n".join(filter(None, parts)), dress)


def index_page(index: Index, dress: Dress) -> str:
    """A page that leads to leaflets, or to languages."""
    page = PageWriter(index.page.direction, index.page.words)
    parts = [f"<h1>{page.inlines(index.page.title)}</h1>"]
    if index.doors:
        parts += [page.draft().rstrip() if index.page.draft else "", page.doors(index.doors)]
        parts.append(f'<h2 class="v">{page.word("languages")}</h2>')
    parts += [page.languages(index.languages), *page.end(index.page)]
    return _light(index.page, page, parts, dress)


def question_page(asked: Asked, dress: Dress) -> str:
    """A question, and a way on for each answer."""
    page = PageWriter(asked.page.direction, asked.page.words)
    parts = [
        f"<h1>{page.inlines(asked.question)}</h1>",
        page.draft().rstrip() if asked.page.draft else "",
        page.doors(asked.answers),
        page.ways(asked.again, asked.others),
        *page.small(page.words["not-kept"]),
        *page.end(asked.page),
    ]
    return _light(asked.page, page, parts, dress)


def arrival_page(arrival: Arrival, dress: Dress) -> str:
    """Where answers lead."""
    page = PageWriter(arrival.page.direction, arrival.page.words)
    whole = "show-page" if arrival.close else "whole-page"
    calls = "\n".join(page.call(call) for call in arrival.calls)
    first = (
        f'<div class="f">\n<h1>{page.inlines(arrival.page.title)}</h1>\n<p>{page.inlines(arrival.lead)}</p>\n'
        f"{page.call(arrival.first)}\n{page.draft() if arrival.page.draft else ''}</div>"
    )
    parts = [
        first,
        *(page.panel(panel) for panel in arrival.panels),
        f"<h2>{icon('phone')}{page.word('calls')}</h2>\n{calls}",
        *page.small(page.words["you-choose"], page.words["trace"]),
        f"<h2>{icon('notes')}{page.word(whole)}</h2>\n{page.doors((arrival.leaflet,))}",
        page.ways(arrival.again, arrival.others),
        *page.small(page.words["not-kept"], arrival.law),
        *page.end(arrival.page),
        *page.small(arrival.edition_line),
    ]
    return _light(arrival.page, page, parts, dress)


def guide_page(guide: GuidePage, dress: Dress) -> str:
    """A page about the pages themselves."""
    page = PageWriter(guide.page.direction, guide.page.words)
    parts = [
        f"<h1>{page.inlines(guide.page.title)}</h1>\n<p>{page.inlines(guide.lead)}</p>",
        page.draft().rstrip() if guide.page.draft else "",
        *(page.section(section) for section in guide.sections),
        page.ways(guide.back, guide.others, "all"),
        *page.end(guide.page),
        *page.small(guide.edition_line),
    ]
    return _light(guide.page, page, parts, dress)


def _light(light: Light, page: PageWriter, parts: Iterable[str], dress: Dress) -> str:
    head = policy_head(light.locale, light.direction, light.title, dress, indexed=light.release)
    return _whole(head, page, "\n".join(filter(None, parts)), dress)


def policy_head(locale: str, direction: str, title: Inlines, dress: Dress, *, indexed: bool) -> str:
    """The head of a light page: what the browser may do before anything that it could do."""
    robots = "" if indexed else '<meta name="robots" content="noindex">\n'
    return (
        f'<!doctype html>\n<html lang="{locale}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{dress.policy}">\n{robots}'
        f'<title>{escape(plain(title))}</title>\n<link rel="icon" href="data:,">\n'
        f"<style>{dress.style}</style>\n</head>\n"
    )


def _whole(head: str, page: PageWriter, inside: str, dress: Dress) -> str:
    leave, note = page.word("exit"), page.word("exit-note")
    return (
        f'{head}<body>\n<header class="x">'
        f'<a class="exit-go" href="{escape(dress.exit_url)}" rel="noreferrer">'
        f"{leave}</a> {_link('#t', note)}</header>\n<main>\n{inside}\n</main>\n"
        f"<script>{dress.script}</script>\n</body>\n</html>\n"
    )


@dataclass(frozen=True)
class PageWriter:
    """Writes the parts of a page in one language."""

    direction: str
    words: Mapping[str, Inlines]

    def word(self, key: str) -> str:
        return self.inlines(self.words[key])

    def inlines(self, nodes: Inlines) -> str:
        return "".join(self._inline(node) for node in nodes)

    def _inline(self, node: Inline) -> str:
        if isinstance(node, Phone):
            return f'<a href="{node.href}">{_number(node.text)}</a>'
        if isinstance(node, Value):
            return f"<bdi>{escape(node.text, quote=False)}</bdi>"
        if isinstance(node, Foreign):
            turned = self._turned("rtl" if is_rtl(node.lang) else "ltr")
            return f'<span lang="{node.lang}"{turned}>{self.inlines(node.children)}</span>'
        if isinstance(node, Strong | Emphasis):
            return self.inlines(node.children)
        return escape(plain((node,)), quote=False)

    def _turned(self, direction: str) -> str:
        return "" if direction == self.direction else f' dir="{direction}"'

    def draft(self) -> str:
        return f'<p class="d">{self.word("draft")}</p>\n'

    def small(self, *notes: Inlines) -> Iterator[str]:
        """What stands in small letters at the end."""
        return (f'<p class="s">{self.inlines(note)}</p>' for note in notes if note)

    def call(self, call: Call) -> str:
        """A line to call: its number stands on what is pressed."""
        unverified = f"\n<p>{self.word('unverified')}</p>" if call.unverified else ""
        return (
            f'<a class="k" href="{Phone(call.number, call.written).href}">{_number(call.number)} '
            f"<span>{self.inlines(call.name)}</span></a>{unverified}"
        )

    def panel(self, panel: Panel) -> str:
        changed = f'<p class="s">{self.word("changed")}</p>\n' if panel.changed else ""
        lines = "\n".join(self._line(line) for line in panel.lines)
        title = f"<h2>{icon(panel.icon)}{self.inlines(panel.title)}</h2>"
        return f"{title}\n{changed}<ul>\n{lines}\n</ul>"

    def _line(self, line: Line) -> str:
        head = f"<b>{self.inlines(line.head)}</b> " if line.head else ""
        return f"<li>{head}{self.inlines(line.text)}</li>"

    def section(self, section: GuideSection) -> str:
        """Lines of a guide, and what each rests on: told once where all rest on the same."""
        shared = {basis for _, basis in section.lines}
        mark = (lambda _: "") if len(shared) == 1 else self._mark
        lines = "\n".join(f"<li>{self.inlines(text)}{mark(basis)}</li>" for text, basis in section.lines)
        title = f"<h2>{icon(section.icon)}{self.inlines(section.title)}</h2>"
        title += "".join(self._mark(basis) for basis in shared if len(shared) == 1)
        address = f'<p><bdi dir="ltr">{escape(section.address)}</bdi></p>\n' if section.address else ""
        calls = "\n".join(map(self.call, section.calls))
        return f"{title}\n{address}{calls}\n<ul>\n{lines}\n</ul>"

    def _mark(self, basis: Inlines) -> str:
        return f'<p class="s">{self.inlines(basis)}</p>'

    def calls(self, booklet: Booklet) -> str:
        lines = "\n".join(self.call(call) for call in booklet.calls)
        told = "\n".join(
            f"<li><b>{_number(call.number)}</b> {self.inlines(call.told)}</li>" for call in booklet.told
        )
        common = "\n".join(f"<li>{self.word(key)}</li>" for key in ("you-choose", "trace"))
        return (
            f"<h2>{icon('phone')}{self.word('calls')}</h2>\n{lines}\n<h2>{icon('phone')}"
            f"{self.word('when-you-call')}</h2>\n<ul>\n{told}\n{common}\n</ul>"
        )

    def phone(self, booklet: Booklet) -> str:
        """What the phone keeps, and how to take the page along."""
        files = "".join(f" {_link(file.href, file.name, 'download')}" for file in booklet.files)
        paper = f'<p class="v">{self.word("paper")}{files}</p>\n' if files else ""
        offline = (
            f'<p class="v">{_link(booklet.offline, self.word("offline"), "download")}</p>\n'
            if booklet.offline
            else ""
        )
        return (
            f'<h2 id="t">{icon("eye")}{self.word("phone")}</h2>\n'
            f"<p>{self.word('phone-text')}</p>\n<p>{self.word('show')}</p>\n{offline}{paper}"
        )

    def languages(self, languages: tuple[Language, ...]) -> str:
        links = "\n".join(self._language(language) for language in languages)
        return f'<ul class="g">\n{links}\n</ul>'

    def _language(self, language: Language) -> str:
        turned = self._turned(language.direction)
        return (
            f'<li><a lang="{language.tag}"{turned} hreflang="{language.tag}" '
            f'href="{escape(language.href)}">{escape(language.name)}</a></li>'
        )

    def doors(self, doors: Iterable[Door]) -> str:
        """Ways on, one under the other."""
        return '<ul class="o">\n' + "\n".join(map(self.door, doors)) + "\n</ul>"

    def ways(self, back_to: str, others: str, word: str = "again") -> str:
        """Back to the first question or to all pages, where there is a way, and to the other languages."""
        back = f"{_link(back_to, self.word(word))} · " if back_to else ""
        return f'<p class="v">{back}{_link(others, self.word("languages"))}</p>'

    def end(self, light: Light) -> Iterator[str]:
        """What the phone keeps, where the exit's note leads; and who is not behind this page."""
        yield f'<p class="s" id="t">{self.word("phone-text")}</p>'
        yield from self.small(self.words["notice"] if light.independent else ())

    def door(self, door: Door) -> str:
        title = f" {self.inlines(door.title)}" if door.title else ""
        text = f"<span><b>{self.inlines(door.line)}</b>{title}</span>"
        return f'<li><a href="{escape(door.href)}">{icon(door.icon)}{text}</a></li>'


def _link(href: str, words: str, more: str = "") -> str:
    return f'<a href="{escape(href)}"{f" {more}" if more else ""}>{words}</a>'


def _number(number: str) -> str:
    return f'<bdi dir="ltr">{escape(number)}</bdi>'


def icon(name: str) -> str:
    """A drawing beside words that say the same."""
    return f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{icons()[name]}</svg>'


def land() -> str:
    """Two hills."""
    box, shapes = art()["horizon"]["box"], art()["horizon"]["shapes"]
    paths = "".join(
        f'<path class="{colour}" d="{shape["d"]}"/>' for colour, shape in zip(LAND, shapes, strict=True)
    )
    return f'<svg viewBox="0 0 {box[0]} {box[1]}" preserveAspectRatio="none" aria-hidden="true">{paths}</svg>'


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
