"""What tests of every file of the site share: a file that is open, and the words of the frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import polib
import yaml
from lxml.html import HtmlElement
from played import ROOT

CONTENT = ROOT / "content"
LIGHT = ("leaflet-html", "leaflet-single", "slideshow-html")


@dataclass(frozen=True)
class Opened:
    """An HTML file of the site: what it is, its language, and what it holds."""

    path: str
    kind: str
    locale: str
    source: str
    tree: HtmlElement

    @property
    def light(self) -> bool:
        return self.kind in LIGHT

    def leads(self, href: str) -> str:
        """Where an address leads, below the site; with its host where that is another."""
        return urljoin(f"http://here/{self.path}", href)

    def words(self, xpath: str) -> str:
        return plain(" ".join(element.text_content() for element in self.tree.xpath(xpath)))


def plain(text: str) -> str:
    """With single spaces only: a narrow one before a colon is a matter of print."""
    return re.sub(r"\s+", " ", text).strip()


def frame_words() -> dict[str, dict[str, str]]:
    """The frame's words by language: `frame.exit-note`; where a translation is missing, the French."""

    def flat(tree: dict, before: str = "") -> Iterator[tuple[str, str]]:
        for key, value in tree.items():
            if isinstance(value, dict):
                yield from flat(value, f"{before}{key}.")
            else:
                yield f"{before}{key}", str(value)

    french: dict[str, str] = {}
    for name in ("interface", "help"):
        french |= dict(flat(yaml.safe_load((CONTENT / f"fr/{name}.yml").read_text("utf-8"))))
    told = {"fr": {key: plain(text) for key, text in french.items()}}
    for folder in CONTENT.glob("*/help.po"):
        entries = [e for name in ("interface", "help") for e in catalogue(folder.with_name(f"{name}.po"))]
        own = {
            e.msgctxt.removeprefix("interface."): plain(e.msgstr) for e in entries if e.msgctxt and e.msgstr
        }
        told[folder.parent.name] = told["fr"] | own
    return told


def catalogue(file: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(file))) if file.exists() else []
