"""What a browser with a real profile keeps of a visit and an exit: the guide on telephones says the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from played import PATIENCE, ROOT, Engine, Server

pytestmark = pytest.mark.browser

GUIDE = "guide-phone"
EXIT = "a.exit-go"
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
ANSWER = "<!doctype html><html lang=fr><title>Ailleurs</title><h1>Ailleurs</h1>"
BEFORE, LIST, READ = "i/", "i/fr/", "i/maison/fr/"


@dataclass(frozen=True)
class Kept:
    """What the profile holds once the browser is closed: addresses, cookies, files; where Back led."""

    addresses: dict[str, str]
    cookies: int
    stored: list[str]
    entries: tuple[int, int]
    back: str


@pytest.fixture(scope="module")
def kept(engine: Engine, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A visit from the page of languages to a leaflet and on, then the exit."""
    profile = tmp_path_factory.mktemp("profile")
    context = engine.chromium.launch_persistent_context(profile, **engine.options)
    context.route(ELSEWHERE, lambda route: route.fulfill(body=ANSWER, content_type="text/html"))
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(server.url + BEFORE)
    tab.goto(server.url + LIST)
    before = tab.evaluate("history.length")
    tab.locator(f"main a[href$='{READ.removeprefix('i/')}']").click()
    tab.wait_for_url(server.url + READ)
    tab.locator(EXIT).click()
    tab.wait_for_url(ELSEWHERE)
    after = tab.evaluate("history.length")
    tab.evaluate("void setTimeout(() => history.back())")
    tab.wait_for_url(server.url + BEFORE, wait_until="commit")
    back = tab.url
    context.close()
    default = profile / "Default"
    stored = [
        str(file.relative_to(default))
        for folder in ("Service Worker", "IndexedDB", "Session Storage")
        for file in (default / folder).rglob("*.log")
        if server.url.encode() in file.read_bytes()
    ]
    addresses = dict(rows(default / "History", "select url, title from urls"))
    cookies = len(list(rows(default / "Cookies", "select name, host_key from cookies")))
    return Kept(addresses, cookies, stored, (before, after), back)


def rows(file: Path, query: str) -> Iterator[tuple[str, str]]:
    """What a query finds in a database of the profile."""
    with sqlite3.connect(file) as database:
        yield from database.execute(query)


def test_address_stays_in_the_history(kept: Kept, server: Server) -> None:
    """Also that of the page left by the exit: nothing a page does takes it away. A title stays too."""
    assert server.url + READ in kept.addresses
    assert kept.addresses[server.url + BEFORE]


def test_replaced_pages_stay_in_the_history(kept: Kept, server: Server) -> None:
    """The list was replaced by the leaflet: Back passes over it, the history does not."""
    assert {server.url + LIST, server.url + READ} <= set(kept.addresses)
    assert kept.entries[0] == kept.entries[1]


def test_back_does_not_show_the_page_left(kept: Kept, server: Server) -> None:
    assert kept.back == server.url + BEFORE


def test_nothing_else_is_kept(kept: Kept) -> None:
    assert kept.cookies == 0
    assert kept.stored == []


PROVED = {
    "keeps.address": test_address_stays_in_the_history,
    "keeps.replaced": test_replaced_pages_stay_in_the_history,
    "keeps.back": test_back_does_not_show_the_page_left,
    "keeps.nothing": test_nothing_else_is_kept,
}


def test_what_the_guide_calls_tested_is_tested_here() -> None:
    guides = yaml.safe_load((ROOT / "content/facts/guides.yml").read_text("utf-8"))
    told = {
        f"{section['id']}.{line['id']}"
        for guide in guides
        for section in guide["sections"]
        for line in section["lines"]
        if line["basis"] == "tested"
    }
    assert told == set(PROVED)
    assert GUIDE in {guide["id"] for guide in guides}
