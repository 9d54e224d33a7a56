"""Leaving fast: the exit link of every page, and three presses of Shift (rule 1 of the safety of readers)."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from looking import looks
from played import PATIENCE, Engine
from playwright.sync_api import Browser, Page, Route

EXIT = "a.exit-go"
SMALLEST = 44
# Where the exit leads, and everything else that is not this machine.
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
ANSWER = "<!doctype html><html lang=fr><title>Ailleurs</title><h1>Ailleurs</h1>"

# The exit at the current scroll position: where it is, and what lies over it.
PLACE = """exit => {
  const box = exit.getBoundingClientRect();
  const points = [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]]
    .map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const over = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(hit => !exit.contains(hit));
  return {
    width: box.width, height: box.height,
    inView: box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth,
    over: over.map(hit => hit ? hit.outerHTML.slice(0, 80) : 'nothing'),
  };
}"""
# What a page still shows: elements with text of their own, and pictures.
SHOWN = """() => [...document.querySelectorAll('body, body *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())
    || e.matches('svg, img, input, button, textarea, select, video, iframe, canvas'))
  .filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .map(e => e.outerHTML.slice(0, 80))"""
# In one task: nothing else can run between the click and the first look.
CLICK_AND_LOOK = f"""async () => {{
  const shown = {SHOWN};
  document.querySelector('{EXIT}').click();
  const now = shown();
  await new Promise(later => setTimeout(later, 200));
  return [...now, ...shown().map(what => 'a moment later: ' + what)];
}}"""
# A page tells by itself what it shows: a browser answers no question about a page that waits for another.
TELL = f"setInterval(() => console.debug('shown', JSON.stringify([Date.now(), ({SHOWN})()])), 50)"
SCROLL = "part => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * part)"

LEFT, RIGHT = "ShiftLeft", "ShiftRight"
# Each word is a key going down (+) or up (-).
THREE_PRESSES = {
    "left": "+L -L +L -L +L -L",
    "right": "+R -R +R -R +R -R",
    "mixed": "+L -L +R -R +L -L",
    "hammered": "+L -L " * 6,
    "overlapping": "+L +R -L -R +L -L",
    "overlapping, left held": "+L +R -R +R -R -L",
    "overlapping, right held": "+R +L -L +L -L -R",
}
NOT_THREE_PRESSES = {
    "two": "+L -L +R -R",
    "held": "+L +L +L +L +L -L",
    "capitals": "+L a -L +L b -L +L c -L +R d -R",
    "capitals in a row": "+L a b c d e -L",
    "with other keys between": "+L -L a +L -L a +L -L a",
    "shortcuts": "+L Tab -L +L Tab -L +L Tab -L",
}


class Elsewhere:
    """Stands for every other host: remembers what was asked of it, and answers, or never does."""

    def __init__(self, *, answers: bool = True) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.referers: list[str] = []

    def begin(self, context) -> None:
        context.route(ELSEWHERE, self.handle)

    def handle(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if referer := route.request.headers.get("referer"):
            self.referers.append(referer)
        if self.answers:
            route.fulfill(body=ANSWER, content_type="text/html")


class Mirror:
    """What the page in a tab shows, as the page keeps telling."""

    def __init__(self) -> None:
        self.told: list[tuple[int, list[str]]] = []

    def begin(self, context) -> None:
        context.add_init_script(TELL)
        context.on("console", self.hear)

    def hear(self, message) -> None:
        if not message.text.startswith("shown "):
            return
        when, shown = json.loads(message.text.removeprefix("shown "))
        # A page that comes back repeats what it said before.
        if not self.told or when > self.told[-1][0]:
            self.told.append((when, shown))

    def looks(self, tab: Page, times: int = 4) -> list[str]:
        """Everything shown at one of the next looks."""
        start, before = len(self.told), time.monotonic()
        while len(self.told) < start + times:
            assert time.monotonic() - before < 10, "the page tells nothing"
            tab.wait_for_timeout(50)
        return [what for _, shown in self.told[start:] for what in shown]


@contextmanager
def reading(visit, page, **options) -> Iterator[tuple[Page, Elsewhere]]:
    """A page open in a tab, where another host would answer at once."""
    elsewhere = Elsewhere()
    with visit(page, before=elsewhere.begin, **options) as tab:
        yield tab, elsewhere


@contextmanager
def waiting(visit, page) -> Iterator[tuple[Page, Elsewhere, Mirror]]:
    """A page open in a tab, where no other host ever answers."""
    elsewhere, mirror = Elsewhere(answers=False), Mirror()

    def begin(context) -> None:
        elsewhere.begin(context)
        mirror.begin(context)

    with visit(page, before=begin) as tab:
        assert mirror.looks(tab), "nothing to blank"
        yield tab, elsewhere, mirror


def press(tab: Page, keys: str) -> None:
    for key in keys.split():
        name = {"L": LEFT, "R": RIGHT}.get(key[1:], key)
        if key[0] == "+":
            tab.keyboard.down(name)
        elif key[0] == "-":
            tab.keyboard.up(name)
        else:
            tab.keyboard.press(key)


def wait_for_exit(tab: Page) -> None:
    tab.wait_for_url(ELSEWHERE)


def leave(tab: Page, way: str) -> None:
    """Leave by the link or by the keys."""
    if way == "link":
        # Playwright's own click would wait for where it leads.
        box = tab.locator(EXIT).bounding_box()
        tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    else:
        press(tab, THREE_PRESSES["left"])


def other_page(pages, page):
    """A page to come from."""
    return next(other for other in pages if other.path != page.path and not other.light)


def go_back(tab: Page) -> None:
    """Back as the browser's button does; Playwright's own waits for a load that a restored page never has."""
    # Not at once: the page must be there to answer that it has been asked.
    tab.evaluate("void setTimeout(() => history.back())")


def wait_until_usable(tab: Page, url: str) -> None:
    tab.wait_for_url(url, wait_until="commit")  # a restored page loads nothing
    tab.locator("h1").first.wait_for()
    assert tab.evaluate(SHOWN)


def test_exit_is_a_link_before_the_content(trees, every_page) -> None:
    wrong = []
    for page in every_page:
        tree = trees[page.path]
        exits = tree.xpath("//a[contains(concat(' ', @class, ' '), ' exit-go ')]")
        before = tree.xpath("//main/preceding::a[contains(concat(' ', @class, ' '), ' exit-go ')]")
        if len(exits) != 1 or exits != before:
            wrong.append(f"{page}: {len(exits)} exits, {len(before)} before the content")
        elif urlsplit(exits[0].get("href")).scheme != "https" or exits[0].get("target"):
            wrong.append(f"{page}: {exits[0].attrib}")
    assert not wrong, "\n".join(wrong[:30])


@pytest.mark.browser
@looks("width", usual=[320, 1280], more=[360])
def test_exit_is_in_view_large_and_on_top(visit, several, width: int) -> None:
    wrong = []
    for page in several:
        with visit(page, width=width) as tab:
            for part in (0, 0.1, 0.5, 1):
                tab.evaluate(SCROLL, part)
                place = tab.locator(EXIT).evaluate(PLACE)
                small = min(place["width"], place["height"]) < SMALLEST
                if small or not place["inView"] or place["over"]:
                    wrong.append(f"{page}, scrolled to {part}: {place}")
    assert not wrong, "\n".join(wrong[:30])


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_exit_works_without_scripts(visit, everywhere, server, width) -> None:
    with reading(visit, everywhere[0], width=width, scripts=False) as (tab, elsewhere):
        for page in everywhere:
            tab.goto(server.url + page.address)
            tab.locator(EXIT).click()
            wait_for_exit(tab)
            assert not elsewhere.referers, page


@pytest.mark.browser
@pytest.mark.parametrize("way", ["link", "keys"])
def test_back_never_shows_the_page_left(visit, everywhere, pages, server, way) -> None:
    """The exit takes the place of the page: Back leads to the one before, and that one is usable."""
    for page in everywhere:
        before = other_page(pages, page)
        with reading(visit, before) as (tab, elsewhere):
            tab.goto(server.url + page.address)
            entries = tab.evaluate("history.length")
            leave(tab, way)
            wait_for_exit(tab)
            assert tab.evaluate("history.length") == entries, f"{page}: the exit added to the history"
            assert not elsewhere.referers, page
            go_back(tab)
            wait_until_usable(tab, server.url + before.address)
            leave(tab, way)
            wait_for_exit(tab)


def soon_asked(tab: Page, elsewhere: Elsewhere) -> bool:
    """Whether the exit is asked for; a busy machine takes its time to pass the question on."""
    for _ in range(PATIENCE // 100):
        if elsewhere.asked:
            return True
        tab.wait_for_timeout(100)
    return False


@pytest.mark.browser
def test_page_is_blank_in_the_task_of_the_click(visit, everywhere, server) -> None:
    """Against a target that never answers: nothing is left to read while it loads."""
    wrong = []
    elsewhere = Elsewhere(answers=False)
    with visit(everywhere[0], before=elsewhere.begin) as tab:
        for page in everywhere:
            tab.goto(server.url + page.address)
            elsewhere.asked.clear()
            wrong += [f"{page}: {shown}" for shown in tab.evaluate(CLICK_AND_LOOK)[:3]]
            assert soon_asked(tab, elsewhere), f"{page}: the exit was not asked for"
    assert not wrong, "\n".join(wrong[:30])


@pytest.mark.browser
@pytest.mark.parametrize("way", ["link", "keys"])
def test_page_left_stays_hidden_when_the_exit_never_answers(visit, few, pages, server, way) -> None:
    """Whoever gives up waiting, goes elsewhere and then Back does not find the page that was left."""
    for page in few:
        with waiting(visit, page) as (tab, elsewhere, mirror):
            leave(tab, way)
            tab.wait_for_timeout(100)
            assert not mirror.looks(tab), f"{page}: not blank"
            assert soon_asked(tab, elsewhere), f"{page}: the exit was not asked for"
            tab.goto(server.url + other_page(pages, page).address)
            assert mirror.looks(tab)
            go_back(tab)
            # Until then a busy machine still shows the page from which one goes back.
            tab.wait_for_url(server.url + page.address, wait_until="commit")
            tab.wait_for_timeout(100)
            assert not mirror.looks(tab), f"{page}: shown again"


@pytest.fixture(scope="module")
def forgetful(engine: Engine) -> Iterator[Browser]:
    """A browser that keeps no page for Back, as hosts ask of it for help pages: it loads each again."""
    kept = {name: value for name, value in engine.options.items() if name != "ignore_default_args"}
    chromium = engine.chromium.launch(**kept)
    yield chromium
    chromium.close()


@pytest.mark.browser
def test_page_left_stays_hidden_where_the_browser_keeps_no_page(forgetful, frames, pages, server) -> None:
    """One page for each script that leaves: all pages of a frame hold the same."""
    for page in {(page.light, page.kind == "404"): page for page in reversed(frames)}.values():
        elsewhere, mirror = Elsewhere(answers=False), Mirror()
        context = forgetful.new_context()
        elsewhere.begin(context)
        mirror.begin(context)
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.goto(server.url + page.address)
        assert mirror.looks(tab), "nothing to blank"
        leave(tab, "link")
        assert soon_asked(tab, elsewhere), f"{page}: the exit was not asked for"
        tab.goto(server.url + other_page(pages, page).address)
        assert mirror.looks(tab)
        asked = len(server.requests)
        go_back(tab)
        tab.wait_for_url(server.url + page.address, wait_until="commit")
        tab.wait_for_timeout(300)
        assert len(server.requests) > asked, f"{page}: was not loaded again"
        assert not mirror.looks(tab), f"{page}: shown again"
        context.unroute_all(behavior="ignoreErrors")
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("way", ["link", "keys"])
def test_page_restored_by_back_is_usable(visit, few, pages, server, way) -> None:
    for page in few:
        with reading(visit, page) as (tab, _):
            tab.evaluate("addEventListener('pageshow', shown => { window.restored = shown.persisted })")
            tab.goto(server.url + other_page(pages, page).address)
            go_back(tab)
            wait_until_usable(tab, server.url + page.address)
            assert tab.evaluate("window.restored"), f"{page}: the browser could not keep it, so Back is slow"
            leave(tab, way)
            wait_for_exit(tab)


@pytest.mark.browser
@pytest.mark.parametrize("keys", THREE_PRESSES.values(), ids=THREE_PRESSES)
def test_three_presses_of_shift_leave(visit, few, server, keys) -> None:
    with reading(visit, few[0]) as (tab, elsewhere):
        for page in few:
            tab.goto(server.url + page.address)
            press(tab, keys)
            wait_for_exit(tab)
            assert not elsewhere.referers, page


@pytest.mark.browser
def test_typing_does_not_leave(visit, few, server) -> None:
    """In a field or not; and three presses still leave afterwards."""
    with reading(visit, few[0]) as (tab, elsewhere):
        for page in few:
            tab.goto(server.url + page.address)
            field = tab.locator("input:is([type=search], [type=text], :not([type]))")
            if field.count() and field.first.is_visible():
                field.first.focus()
            elsewhere.asked.clear()
            for name, keys in NOT_THREE_PRESSES.items():
                press(tab, keys + " a")  # a letter ends what was begun
                tab.wait_for_timeout(100)
                assert not elsewhere.asked, f"{page}: {name}"
                assert tab.evaluate(SHOWN), f"{page}: {name}"
            press(tab, THREE_PRESSES["left"])
            wait_for_exit(tab)


@pytest.mark.browser
def test_no_referer_inside_the_site(visit, few, server) -> None:
    with reading(visit, few[0]) as (tab, _):
        for page in few:
            tab.goto(server.url + page.address)
            seen = len(server.requests)
            # Waited for as a navigation: the page that is there is idle already.
            with tab.expect_navigation(wait_until="networkidle"):
                tab.evaluate("location.href = './'")
            told = [asked for asked in server.requests[seen:] if asked[1]]
            assert len(server.requests) > seen
            assert not told, f"{page}: {told}"


@pytest.mark.browser
def test_help_pages_leave_one_entry_in_the_history(visit, few, server) -> None:
    """Their links take the place of the page, so that Back leads out of the help pages at once."""
    light = [page for page in few if page.light]
    if not light:
        pytest.skip("this site has no help page")
    for page in light:
        with reading(visit, page) as (tab, _):
            entries, here = tab.evaluate("history.length"), tab.url
            link = tab.locator("main a[href$='/']:not([href^='http'])").first
            link.click()
            tab.wait_for_url(lambda url, left=here: url != left)
            assert tab.url.startswith(server.url)
            assert tab.evaluate("history.length") == entries, f"{page}: a link added to the history"
