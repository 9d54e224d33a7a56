"""Slides for a waiting room: by themselves, by hand, and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from played import PATIENCE
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PATHS = ["i/ecran/fr.html", "i/ecran/ar.html", "i/ecran/index.html"]
TURN = 20_000
SHOWN = """[...document.querySelectorAll("section")]
  .map((section, at) => section.checkVisibility() ? at : -1).filter(at => at >= 0)"""
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
LEAVE = """() => {
  document.querySelector(".exit-go").click();
  return document.documentElement.textContent;
}"""


@pytest.fixture(params=PATHS)
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab whose time passes when it is told to."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="no-preference")
    context.route(
        ELSEWHERE, lambda route: route.fulfill(body="<title>Ailleurs</title>", content_type="text/html")
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.clock.install()
    yield page
    context.close()


def shown(tab: Page) -> int:
    [at] = tab.evaluate(SHOWN)
    return int(at)


def test_turn_by_themselves_until_stopped(tab: Page, server, path: str) -> None:
    tab.goto(server.url + path)
    assert shown(tab) == 0
    tab.clock.run_for(TURN + 100)
    assert shown(tab) == 1
    stop = tab.locator("section.on .stop")
    assert stop.inner_text() == stop.get_attribute("data-pause")
    stop.click()
    assert stop.inner_text() == stop.get_attribute("data-play")
    tab.clock.run_for(5 * TURN)
    assert shown(tab) == 1
    stop.click()
    tab.clock.run_for(TURN + 100)
    assert shown(tab) == 2


def test_by_keyboard(tab: Page, server, path: str) -> None:
    """Arrows go where they point, in the direction of the whole show; the space bar stops."""
    tab.goto(server.url + path)
    last = tab.locator("section").count() - 1
    onward = "ArrowLeft" if tab.evaluate("document.documentElement.dir") == "rtl" else "ArrowRight"
    tab.keyboard.press(onward)
    assert shown(tab) == 1
    tab.keyboard.press("Space")
    tab.clock.run_for(3 * TURN)
    assert shown(tab) == 1
    tab.keyboard.press({"ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}[onward])
    tab.keyboard.press({"ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}[onward])
    assert shown(tab) == last
    tab.locator("section.on .go").focus()
    tab.keyboard.press("Enter")
    assert shown(tab) == 0
    assert tab.evaluate("document.activeElement.className") == "go"


def test_nothing_turns_where_motion_is_reduced(tab: Page, server, path: str) -> None:
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(server.url + path)
    tab.clock.run_for(5 * TURN)
    assert shown(tab) == 0
    stop = tab.locator("section.on .stop")
    assert stop.inner_text() == stop.get_attribute("data-play")


def test_left_by_the_link(tab: Page, server, path: str) -> None:
    """Blank in the task of the click, then elsewhere."""
    tab.goto(server.url + path)
    with tab.expect_navigation(url=ELSEWHERE):
        assert tab.evaluate(LEAVE) == ""
    assert tab.title() == "Ailleurs"


def test_left_by_three_presses_of_shift(tab: Page, server, path: str) -> None:
    tab.goto(server.url + path)
    with tab.expect_navigation(url=ELSEWHERE):
        for _ in range(3):
            tab.keyboard.press("ShiftLeft")
    assert tab.title() == "Ailleurs"


def test_all_under_each_other_without_script(browser: Browser, server, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + path)
    sections = page.locator("section")
    assert sections.count() >= 10
    assert all(sections.nth(at).is_visible() for at in range(sections.count()))
    assert not page.locator("section button").first.is_visible()
    context.close()


def test_one_file_in_peace(tab: Page, server, path: str) -> None:
    """One request, and nothing that the page's own policy refuses."""
    asked: list[str] = []
    told: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: told.append(message.text))
    tab.goto(server.url + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [server.url + path]
    assert told == []


def test_whole_slide_is_seen(tab: Page, server, path: str) -> None:
    """On a screen of 720 lines nothing of a slide lies below."""
    tab.goto(server.url + path)
    count = tab.locator("section").count()
    wrong = []
    for at in range(count):
        low = tab.evaluate("document.querySelector('section.on').getBoundingClientRect().bottom")
        buttons = tab.evaluate("document.querySelector('section.on .go').getBoundingClientRect().bottom")
        if max(low, buttons) > 721:
            wrong.append((at, low, buttons))
        tab.locator("section.on .go").click()
    assert not wrong
