"""Whole ways through the site with the keyboard alone, as a person goes them: to an end."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

import pytest
from played import PATIENCE
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

# Presses of Tab before one gives up: the longest list that a way leads through has fewer links.
MOST_PRESSES = 90
WIDTHS = [360, pytest.param(1280, marks=pytest.mark.prove)]
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
# A question leads on; where a line to call stands first, one has arrived.
ANSWER, LAST_ANSWER = "main .o a", "main .o li:last-child a"
ARRIVED = "main .f .k[href^='tel:'], main .f .k[href^='sms:']"
ENOUGH = 8


@pytest.fixture(params=WIDTHS)
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab of its own; every other host answers."""
    context = browser.new_context(viewport={"width": request.param, "height": 740}, reduced_motion="reduce")
    context.route(
        ELSEWHERE, lambda route: route.fulfill(body="<title>Ailleurs</title>", content_type="text/html")
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def tab_to(tab: Page, wanted: str, *, key: str = "Tab") -> None:
    """Press Tab until what is wanted has the focus, and see that it is in view."""
    passed = []
    for _ in range(MOST_PRESSES):
        tab.keyboard.press(key)
        here = tab.locator(":focus")
        if here.count() and here.evaluate("(e, wanted) => e.matches(wanted)", wanted):
            expect(here).to_be_in_viewport()
            return
        passed.append(here.evaluate("e => e.outerHTML.slice(0, 60)") if here.count() else "nothing")
    pytest.fail(f"{wanted} is not reached at {tab.url}, but {passed[:12]}")


def follow(tab: Page, wanted: str) -> None:
    """Tab to a link, and press Enter."""
    tab_to(tab, wanted)
    address = tab.evaluate("document.activeElement.href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(address)
    tab.wait_for_load_state()


def open_menu(tab: Page) -> None:
    """On a small screen the menu is behind a button."""
    if tab.locator(".menu-b").is_visible():
        tab_to(tab, ".menu-b")
        tab.keyboard.press("Enter")
        expect(tab.locator(".nav a").first).to_be_visible()


def skip(tab: Page) -> None:
    """From the top of a page to its content, as its first link offers."""
    tab_to(tab, ".skip")
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: url.endswith("#main"))


def test_from_home_to_a_measure_and_back(tab: Page, server) -> None:
    """The menu, a plan, an axis, a measure; back by the trail; the same in English."""
    tab.goto(server.url)
    open_menu(tab)
    follow(tab, ".nav a[href$='plans/']")
    skip(tab)
    follow(tab, "main a[href$='pan2/']")
    plan = tab.url
    skip(tab)
    follow(tab, "main .axis h2 a")
    axis = tab.url
    skip(tab)
    follow(tab, "main a[href*='mesures/pan2-']")
    measure = tab.url
    assert "/mesures/pan2-" in measure
    skip(tab)
    follow(tab, ".crumb li:nth-last-child(2) a")
    assert tab.url == axis
    skip(tab)
    follow(tab, ".crumb a[href$='plans/pan2/'], .crumb li:nth-last-child(2) a")
    assert tab.url == plan
    follow(tab, ".lang[hreflang=en], .lang [hreflang=en]")
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.url.endswith("/en/plans/pan2/")


def test_from_home_to_what_a_search_finds(tab: Page, server) -> None:
    tab.goto(server.url)
    open_menu(tab)
    follow(tab, ".nav a[href$='recherche/']")
    tab_to(tab, "input[type=search]")
    tab.keyboard.type("passeport confisqué")
    tab.locator(".found[aria-busy=false] .t").first.wait_for()
    title = tab.locator(".found .t").nth(1).inner_text()
    tab_to(tab, ".found li:nth-child(2) .t")
    follow_here = tab.evaluate("document.activeElement.href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(follow_here)
    assert tab.locator("h1").inner_text().replace("\u00a0", " ") == title.replace("\u00a0", " ")


def test_a_session_is_composed_and_taken(tab: Page, server, tmp_path) -> None:
    """Radio buttons by arrows, boxes by the space bar, a part left out, the pack downloaded."""
    tab.goto(f"{server.url}composer/")
    tab_to(tab, ".composer [name=profession]")
    tab.keyboard.press("ArrowDown")
    chosen = tab.evaluate("document.activeElement.value")
    tab_to(tab, ".composer [name=length]")
    tab.keyboard.press("ArrowDown")
    length = tab.evaluate("document.activeElement.value")
    tab_to(tab, ".composer [name=forms]")
    tab.keyboard.press("Space")
    form = tab.evaluate("document.activeElement.value")
    tab.locator(".composer .parts li").first.wait_for()
    told = tab.evaluate("location.hash")
    assert f"profession={chosen}" in told
    assert f"length={length}" in told
    assert f"forms={form}" in told
    tab_to(tab, "[data-of^='drop ']")
    gone = tab.evaluate("document.activeElement.dataset.of").split()[1]
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.dataset.of") == f"add {gone}"
    tab_to(tab, ".composer .take")
    with tab.expect_download() as found:
        tab.keyboard.press("Enter")
    found.value.save_as(tmp_path / "pack.zip")
    names = zipfile.ZipFile(tmp_path / "pack.zip").namelist()
    assert "README.md" in names
    assert not [name for name in names if gone in name]


def answered(tab: Page, answer: str) -> int:
    """Give the same answer until one has arrived; how many questions that took."""
    for asked in range(ENOUGH):
        if tab.locator(ARRIVED).count():
            return asked
        here = tab.url
        follow(tab, answer)
        assert tab.url != here
    pytest.fail(f"no end after {ENOUGH} answers: {tab.url}")


def test_from_home_through_questions_to_a_line(tab: Page, server) -> None:
    """The door of the site leads to the light pages, in French."""
    tab.goto(server.url)
    follow(tab, ".doors .btn")
    skip(tab)
    follow(tab, "main a[href*='questions/fr/moi']")
    assert answered(tab, LAST_ANSWER) >= 2
    tab_to(tab, ARRIVED)
    assert tab.evaluate("document.documentElement.lang") == "fr"


def test_questions_of_a_witness_end(tab: Page, server) -> None:
    """Those that stay on the site: the first answer each time, then somebody to call."""
    tab.goto(f"{server.url}premiers-pas/")
    skip(tab)
    follow(tab, "main a[href*='temoin/']")
    for _ in range(ENOUGH):
        if tab.locator("main a[href^='tel:'], main a[href^='sms:']").count():
            break
        skip(tab)
        follow(tab, "main .cards a, main .files a, main .lines a")
    tab_to(tab, "main a[href^='tel:'], main a[href^='sms:']")


def test_questions_from_right_to_left(tab: Page, server) -> None:
    """Without a skip link: the exit first, then the answers."""
    tab.goto(f"{server.url}i/questions/ar/")
    tab.keyboard.press("Tab")
    expect(tab.locator(".exit-go")).to_be_focused()
    assert answered(tab, ANSWER) >= 2
    tab_to(tab, ARRIVED)
    assert tab.evaluate("document.documentElement.dir") == "rtl"
    tab_to(tab, ".exit-go", key="Shift+Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url(ELSEWHERE)


def test_slides_are_gone_through_and_left(tab: Page, server) -> None:
    """The exit first; stopped, turned on and on to the first again, left."""
    tab.goto(f"{server.url}i/ecran/fr.html")
    tab.keyboard.press("Tab")
    expect(tab.locator(".exit-go")).to_be_focused()
    stop = tab.locator("section.on .stop")
    tab_to(tab, "section.on .stop")
    # Nothing turns for whoever asked for less motion: the button begins.
    assert stop.inner_text() == stop.get_attribute("data-play")
    tab.keyboard.press("Space")
    assert stop.inner_text() == stop.get_attribute("data-pause")
    tab.keyboard.press("Enter")
    assert stop.inner_text() == stop.get_attribute("data-play")
    tab_to(tab, "section.on .go")
    titles = [tab.locator("section.on :is(h1, h2)").inner_text()]
    for _ in range(tab.locator("section").count()):
        tab.keyboard.press("Enter")
        expect(tab.locator("section.on .go")).to_be_focused()
        titles.append(tab.locator("section.on :is(h1, h2)").inner_text())
    assert titles[0] == titles[-1]
    assert len(set(titles)) == len(titles) - 1
    tab.keyboard.press("ArrowLeft")
    assert tab.locator("section.on :is(h1, h2)").inner_text() == titles[-2]
    tab_to(tab, ".exit-go", key="Shift+Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url(ELSEWHERE)
