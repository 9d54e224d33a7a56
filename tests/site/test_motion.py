"""Nothing moves by itself, blinks or plays.

Slides for a waiting room turn every twenty seconds, and can be stopped: `test_slides.py`.
WCAG 2.2.2 and 2.3.1, and whoever asked the system for less motion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from played import DRESS
from playwright.sync_api import Browser, Page

# What a style could move with, and what moves without a style.
MOVING_STYLE = re.compile(r"\b(?:transition|animation)\b|@keyframes|scroll-behavior|@view-transition")
MOVING = (
    "//marquee | //blink | //video | //audio | //object | //embed | //*[local-name()='animate']"
    " | //*[local-name()='animateTransform'] | //*[local-name()='animateMotion'] | //*[local-name()='set']"
    " | //meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh'] | //*[@autoplay]"
)
MOVING_FILES = {".gif", ".apng", ".webm", ".mp4", ".ogv"}
A_MINUTE = 60_000
# What moves, or would, at the next change; seconds above a hundredth are counted.
MOVES = """() => {
  const second = text => parseFloat(text) * (/ms$/.test(text) ? .001 : 1);
  const seconds = text => Math.max(...text.split(',').map(second));
  const wrong = document.getAnimations().map(a => 'moves: ' + (a.animationName ?? a.transitionProperty));
  for (const e of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const s = getComputedStyle(e, part);
      const moved = seconds(s.transitionDuration) > .01
        || (s.animationName !== 'none' && seconds(s.animationDuration) > .01);
      if (moved || s.scrollBehavior === 'smooth') wrong.push(e.outerHTML.slice(0, 60) + (part ?? ''));
    }
  }
  return wrong.slice(0, 5);
}"""
LOOK = "[document.documentElement.outerHTML, scrollX, scrollY]"


def test_no_style_moves_anything(site: Path, trees) -> None:
    sheets = {path.name: path.read_text("utf-8") for path in sorted((site / "assets").glob("*.css"))}
    assert sheets
    wrong = [f"{name}: {found}" for name, text in sheets.items() for found in MOVING_STYLE.findall(text)]
    inline = {style.text for tree in trees.values() for style in tree.xpath("//style")}
    assert inline
    wrong += [found for text in inline for found in MOVING_STYLE.findall(text)]
    assert not wrong


def test_no_page_holds_what_moves(site: Path, trees) -> None:
    wrong = [f"{path}: {e.tag}" for path, tree in trees.items() for e in tree.xpath(MOVING)]
    wrong += [str(path) for path in site.rglob("*") if path.suffix in MOVING_FILES]
    drawings = sorted(site.rglob("*.svg"))
    assert drawings
    moving = re.compile(rf"<(?:animate|set)|{MOVING_STYLE.pattern}")
    wrong += [str(path) for path in drawings if moving.search(path.read_text("utf-8"))]
    assert not wrong


@pytest.fixture(params=["no-preference", "reduce"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab whose time passes when it is told to, for a reader who likes motion and for one who does not."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion=request.param)
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


@pytest.fixture(params=["frames", pytest.param("kinds", marks=pytest.mark.prove)])
def still(request: pytest.FixtureRequest) -> list:
    """One page of each frame, in a language of each direction; to prove it, one of each kind."""
    found = request.getfixturevalue(request.param)
    return found if request.param == "kinds" else [page for page in found if page.locale in {"fr", "ar"}]


@pytest.mark.browser
def test_a_minute_changes_nothing(tab: Page, server, still) -> None:
    wrong = []
    for page in still:
        tab.goto(server.url + page.address)
        before = tab.evaluate(LOOK)
        wrong += [f"{page}: {moving}" for moving in tab.evaluate(MOVES)]
        tab.clock.run_for(A_MINUTE)
        if tab.evaluate(LOOK) != before:
            wrong.append(f"{page} changed by itself")
    assert not wrong, "\n".join(wrong)


@pytest.mark.browser
@pytest.mark.parametrize(
    "rule",
    ["a { transition: color .3s }", "@keyframes k { to { opacity: 0 } } h1 { animation: k 2s infinite }",
     "html { scroll-behavior: smooth }"],
    ids=["transition", "animation", "scrolling"],
)  # fmt: skip
def test_a_move_is_seen(visit, pages, rule: str) -> None:
    """Or the tests above would pass on anything."""
    assert MOVING_STYLE.search(rule)
    with visit(pages[0]) as tab:
        assert tab.evaluate(MOVES) == []
        tab.evaluate(DRESS, rule)
        assert tab.evaluate(MOVES)
