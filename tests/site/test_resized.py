"""Larger text, more room between letters, a narrow window: nothing is cut, covered or off the screen.

WCAG 1.4.4 (text at 200 %), 1.4.10 (a window of 1280 at 400 % is one of 320), 1.4.12 (spacing).
"""

from __future__ import annotations

import pytest
from looking import PARTS, looks
from played import DRESS

pytestmark = pytest.mark.browser

# The window of each way to look. 1280 by 1024 at 400 % is 320 by 256, and at 200 % half of each.
WINDOWS = {"narrow": (320, 256), "wide": (1280, 740), "half": (640, 512), "doubled": (1280, 740)}
# Of a window of 320 by 256, what may stay over the text while one reads.
MOST_COVERED = 1 / 3
# Letters of these scripts are joined, and never set apart: the criterion leaves them out.
JOINED = {"ar", "fa-AF", "ps"}
SPACED = "* { line-height: 1.5 !important; word-spacing: .16em !important; }"
SPACED_LETTERS = "* { letter-spacing: .12em !important; } p { margin-block-end: 2em !important; }"
DOUBLE = """() => { const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`html { font-size: ${2 * size}px !important; }`);
  document.adoptedStyleSheets = [sheet]; }"""
TEXT_SIZE = "parseFloat(getComputedStyle(document.querySelector('main p, main li')).fontSize)"

# The elements that make a page wider than the screen.
STICK_OUT = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => { const box = e.getBoundingClientRect();
      return box.right > root.clientWidth + 1 || box.left < -1; })
    .slice(0, 3).map(e => 'off the screen: ' + e.outerHTML.slice(0, 90));
}"""
# Lines of text that a box cuts off, or that lie on others. What is hidden from the eye on purpose is clipped
# whole. A layer over the page (the exit, the bar) is compared with itself alone.
LOST = """() => {
  const wrong = [], lines = [], range = document.createRange(), boxes = new Map();
  const known = e => { if (!boxes.has(e)) { const s = getComputedStyle(e); boxes.set(e, {
    box: e.getBoundingClientRect(), layer: ['fixed', 'sticky'].includes(s.position),
    gone: s.clipPath !== 'none', x: s.overflowX, y: s.overflowY}); } return boxes.get(e); };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, svg') || !parent.checkVisibility()) continue;
    range.selectNodeContents(node);
    let around = [], layer = document.body, skipped = false;
    for (let e = parent; e && e !== document.body; e = e.parentElement) {
      const of = known(e);
      if (of.gone) skipped = true;
      if (of.layer && layer === document.body) layer = e;
      // A frame that scrolls shows everything, a step later.
      if (/auto|scroll/.test(of.x + of.y)) break;
      if (of.x !== 'visible' || of.y !== 'visible') around.push(of.box);
    }
    if (skipped) continue;
    for (const line of range.getClientRects()) {
      if (line.width < 2 || line.right <= 0) continue;
      const cut = around.some(box => line.left < box.left - 2 || line.right > box.right + 2
        || line.top < box.top - 4 || line.bottom > box.bottom + 4);
      if (cut) wrong.push('cut: ' + node.data.trim().slice(0, 60));
      // The middle of the line: those above and below may touch its edges.
      lines.push({layer, node, left: line.left + 1, right: line.right - 1,
        top: line.top + line.height * .3, bottom: line.bottom - line.height * .3});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (let at = 0; at < lines.length; at++) {
    for (let next = at + 1; next < lines.length && lines[next].top < lines[at].bottom; next++) {
      const [a, b] = [lines[at], lines[next]];
      if (a.layer === b.layer && a.left < b.right && b.left < a.right)
        wrong.push(`on each other: ${a.node.data.trim().slice(0, 40)} | ${b.node.data.trim().slice(0, 40)}`);
    }
  }
  return wrong.slice(0, 5);
}"""
# How much of the window is under something that stays, half-way down the page.
COVERED = """() => {
  scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2);
  let rows = 0;
  for (let y = 0; y < innerHeight; y++) {
    for (let e = document.elementFromPoint(innerWidth / 2, y); e; e = e.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(e).position)) { rows++; break; }
    }
  }
  scrollTo(0, 0);
  return rows / innerHeight;
}"""


def faults(tab) -> list[str]:
    return [*tab.evaluate(STICK_OUT), *tab.evaluate(LOST)]


def spaced(locale: str) -> str:
    return SPACED + ("" if locale in JOINED else SPACED_LETTERS)


def look(tab, way: str, locale: str) -> list[str]:
    """What is wrong with an open page: as it is, then with its text doubled or spaced."""
    if way == "doubled":
        before = tab.evaluate(TEXT_SIZE)
        tab.evaluate(DOUBLE)
        grown = tab.evaluate(TEXT_SIZE) / before
        return faults(tab) + ([] if grown > 1.9 else [f"the text grows by {grown:.1f} only"])
    found = faults(tab)
    if way == "narrow" and (share := tab.evaluate(COVERED)) > MOST_COVERED:
        found.append(f"{share:.0%} of the window is covered")
    tab.evaluate(DRESS, spaced(locale))
    return found + [f"spaced: {fault}" for fault in faults(tab)]


@looks("way", usual=["narrow"], more=["wide", "half", "doubled"], all_pages=False)
def test_nothing_is_lost(visit, several, way: str) -> None:
    width, height = WINDOWS[way]
    wrong = []
    for page in several:
        with visit(page, width=width, height=height) as tab:
            wrong += [f"{page}: {fault}" for fault in look(tab, way, page.locale)]
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


@pytest.mark.prove
@pytest.mark.parametrize("several", [f"part-{at}" for at in range(PARTS)], indirect=True)
def test_nothing_of_any_page_is_lost(visit, several) -> None:
    """A long word is in the text of one page alone, and does its harm where the window is narrow."""
    test_nothing_is_lost(visit, several, "narrow")


@pytest.mark.parametrize("way", ["narrow", pytest.param("half", marks=pytest.mark.prove)])
def test_nothing_of_slides_is_lost(visit, slides, way: str) -> None:
    width, height = WINDOWS[way]
    for page in slides:
        with visit(page, width=width, height=height) as tab:
            assert look(tab, way, page.locale) == [], page


@pytest.mark.parametrize(
    ("rule", "seen"),
    [
        ("main p, main li { height: 1.2em; overflow: hidden; }", "cut: "),
        ("main p, main li { margin-block: -1.2em !important; }", "on each other: "),
        ("main h1 { width: 90vw; padding-inline-start: 30vw; box-sizing: content-box; }", "off the screen: "),
        (".exit, .x { min-height: 40vh; }", "of the window is covered"),
    ],
    ids=["cut", "overlap", "wide", "covered"],
)
def test_a_loss_is_seen(visit, frames, rule: str, seen: str) -> None:
    """Or the tests above would pass on anything."""
    for page in [next(p for p in frames if p.light), next(p for p in frames if not p.light)]:
        with visit(page, width=320, height=256) as tab:
            tab.evaluate(DRESS, rule)
            found = [*faults(tab), f"{tab.evaluate(COVERED):.0%} of the window is covered"]
            assert any(seen in fault for fault in found), page
            share = tab.evaluate(COVERED)
            assert (share > MOST_COVERED) == (seen == "of the window is covered"), page
