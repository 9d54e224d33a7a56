"""Reading the site tells nobody, and leaves nothing on the device."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from looking import looks
from played import A_WHILE
from test_weight import files, parts

pytestmark = pytest.mark.browser

LOCAL = "127.0.0.1"
KEPT = """async () => ({
  cookie: document.cookie.length,
  localStorage: localStorage.length,
  sessionStorage: sessionStorage.length,
  indexedDB: (await indexedDB.databases()).length,
  cacheStorage: (await caches.keys()).length,
  serviceWorker: (await navigator.serviceWorker.getRegistrations()).length,
})"""


class Watch:
    """What a tab asked for, and what went wrong in it."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.asked: set[str] = set()

    def begin(self, context) -> None:
        context.on("request", self.request)
        context.on("requestfailed", self.failed)
        context.on("response", lambda r: r.status < 400 or self.problems.append(f"{r.status}: {r.url}"))
        context.on("console", lambda m: self.problems.append(f"console {m.type}: {m.text}"))
        context.on("weberror", lambda e: self.problems.append(f"error: {e.error}"))

    def request(self, request) -> None:
        self.asked.add(request.url)
        if not request.url.startswith((f"http://{LOCAL}:", "data:")):
            self.problems.append(f"request: {request.url}")

    def failed(self, request) -> None:
        # Going to the next page ends what the last one still asked for.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"{request.failure}: {request.url}")

    def end(self, tab) -> None:
        self.problems += [f"{name} holds {n}" for name, n in tab.evaluate(KEPT).items() if n]
        self.problems += [f"cookie {cookie['name']}" for cookie in tab.context.cookies()]


@contextmanager
def watched(visit, page, **options):
    watch = Watch()
    with visit(page, before=watch.begin, **options) as tab:
        yield tab, watch


def read(tab) -> None:
    """Go through a page as a reader might: to its end, opening what opens, then searching if one can."""
    tab.mouse.wheel(0, 400)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    search = tab.locator("input[type=search]")
    if search.count() and search.first.is_visible():
        search.first.press_sequentially("travail")
    tab.wait_for_timeout(A_WHILE)


def visited(visit, pages, at, look) -> list[str]:
    """What is wrong when a reader goes through pages; `look` sees what each has asked for at first."""
    found = []
    with watched(visit, pages[-1], at=at) as (tab, watch):
        for page in pages:
            # What the page before asks for late is not this one's.
            tab.goto("about:blank")
            watch.problems.clear()
            watch.asked.clear()
            tab.goto(at.url + page.address)
            tab.wait_for_timeout(A_WHILE)
            watch.problems += look(page, watch.asked)
            read(tab)
            watch.end(tab)
            found += [f"{page}: {problem}" for problem in watch.problems]
    return found


@looks(usual=[()], all_pages=False, sampled=True)
def test_nothing_asked_elsewhere_and_nothing_kept(visit, several, server, trees) -> None:
    """And nothing is fetched that was not weighed: what a script fetches later weighs too."""

    def weighed(page, asked: set[str]) -> list[str]:
        got = files(asked, server)
        assert page.path in got
        return [f"fetched: {file}" for file in sorted(got - parts(page, trees[page.path]))]

    found = visited(visit, several, server, weighed)
    assert not found, "\n".join(found)


def test_nothing_is_missed_under_a_sub_path(visit, frames, server_below) -> None:
    """Where an address from the root would fail; `test_links.py` reads the addresses of all pages."""
    # The addresses of the page for unknown ones hold the path where the site lives.
    found = visited(visit, [p for p in frames if p.kind != "404"], server_below, lambda _page, _asked: [])
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("act", "seen"),
    [
        ("new Image().src = 'https://elsewhere.example/x.png'", "console error"),
        ("console.warn('x')", "console warning: x"),
        ("setTimeout(() => { throw new Error('x') })", "error"),
        ("localStorage.setItem('a', '1')", "localStorage holds 1"),
        ("document.cookie = 'a=1'", "cookie a"),
        ("window.open('https://elsewhere.example/')", "request: https://elsewhere.example/"),
    ],
)
def test_the_watch_sees(visit, pages, act, seen) -> None:
    with watched(visit, pages[0]) as (tab, watch):
        tab.evaluate(f"() => {{ {act} }}")
        tab.wait_for_timeout(200)
        watch.end(tab)
    assert any(problem.startswith(seen) for problem in watch.problems), watch.problems
