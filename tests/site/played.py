"""What tests of the site name beside fixtures: other folders have a `conftest` too, so it stands here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType

ROOT = Path(__file__).resolve().parents[2]
# Milliseconds for what should happen at once, on a slow machine; fewer for what should not (tests/breaking).
PATIENCE = int(os.environ.get("REPERES_PATIENCE", "10000"))
# Gives a page rules of ours, through the style object: its policy would refuse an element.
DRESS = """rules => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet]; }"""


# Milliseconds in which a page would begin to fetch more; "networkidle" waits for five times as long.
A_WHILE = 100
# Pages that this worker has opened, one after the other: results tell how many were looked at.
OPENED: list[str] = []


@dataclass
class Server:
    """A site served on this machine, and the path and Referer of each request it got."""

    url: str
    requests: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(frozen=True)
class Engine:
    """The browser that is there, not started yet."""

    chromium: BrowserType
    # Back from the exit must be tried as readers have it: Playwright turns the page cache off.
    options: Mapping[str, Any]


@dataclass(frozen=True)
class SitePage:
    """A page of the site: its file relative to `site/`, the kind of what it shows, its locale."""

    path: str
    kind: str
    locale: str
    # A help page: one request, no menu, no skip link.
    light: bool = False

    def __str__(self) -> str:
        return self.path

    @property
    def address(self) -> str:
        """Relative to where the site lives: `en/` for `en/index.html`."""
        return self.path.removesuffix("index.html")
