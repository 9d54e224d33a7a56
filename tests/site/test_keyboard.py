"""Everything can be reached and used with the keyboard alone, and one sees where one is."""

from __future__ import annotations

import pytest
from looking import looks

pytestmark = pytest.mark.browser

WIDTHS = [360, 1280]
# Stops before the main content; a header longer than that is not usable.
HEADER_STOPS = 25
# How far to follow the focus on a page: past the header, into the content; or to the end.
STOPS, STOPS_PROVED = 30, 1000
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  return {
    classes: [...e.classList], tag: e.localName, href: e.href || null, hreflang: e.hreflang || null,
    text: e.textContent.trim().slice(0, 40),
    seen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
      && e.checkVisibility({opacityProperty: true, visibilityProperty: true}),
    opens: e.matches('header [popovertarget], header [aria-expanded], header summary'),
    menu: e.matches('header nav a'),
    // In the main content, or after it (DOCUMENT_POSITION_FOLLOWING).
    fromMain: !!(document.querySelector('main').compareDocumentPosition(e) & 4),
  };
}"""
# Steps to the next stop and tells what is wrong with the one just left, and with the new one.
LOOK = """() => {
  const style = e => { const s = getComputedStyle(e);
    const outline = s.outlineStyle === 'none' || s.outlineWidth === '0px' ? '' : s.outline;
    return [outline, s.boxShadow, s.border, s.backgroundColor, s.textDecoration].join(); };
  const styles = e => style(e) + style(e.closest('label') ?? e);
  const name = e => e.outerHTML.slice(0, 90), wrong = [], e = document.activeElement, last = window.lastStop;
  if (last && last.element !== e && styles(last.element) === last.styles)
    wrong.push('focus changes nothing one can see: ' + name(last.element));
  if (e === document.body || e === window.firstStop) return {wrong, ended: true};
  window.firstStop ??= e;
  window.lastStop = {element: e, styles: styles(e)};
  const points = [...e.getClientRects()].flatMap(b => [[b.left + b.width / 2, b.top + b.height / 2],
    [b.left + 2, b.top + 2], [b.right - 2, b.top + 2],
    [b.left + 2, b.bottom - 2], [b.right - 2, b.bottom - 2]]);
  const onTop = points.some(([x, y]) => { const hit = document.elementFromPoint(x, y);
    return hit && (e.contains(hit) || hit.closest('label')?.control === e); });
  if (!onTop) wrong.push('hidden, or under something else: ' + name(e));
  return {wrong, ended: false};
}"""


def press_tab(tab) -> dict:
    tab.keyboard.press("Tab")
    return tab.evaluate(FOCUSED)


def site_pages(pages) -> list:
    """The pages that have a skip link: not the help pages, which are short."""
    return [page for page in pages if not page.light]


def menu_pages(pages) -> list:
    """The pages that have a menu and a language: the one for unknown addresses speaks both."""
    return [page for page in site_pages(pages) if page.kind != "404"]


def header_stop(tab, wanted) -> dict | None:
    """Tab to the stop of the header that is wanted, opening the menu on the way; None if there is none."""
    for _ in range(HEADER_STOPS):
        stop = press_tab(tab)
        if wanted(stop):
            return stop
        if stop["opens"]:
            tab.keyboard.press("Enter")
    return None


@pytest.mark.parametrize("width", WIDTHS)
def test_skip_link_is_first_and_exit_second(visit, few, width) -> None:
    wrong = []
    for page in site_pages(few):
        with visit(page, width=width) as tab:
            first, second = press_tab(tab), press_tab(tab)
            for stop, name in ((first, "skip"), (second, "exit-go")):
                if name not in stop["classes"] or not stop["seen"]:
                    wrong.append(f"{page}: {stop}")
    assert not wrong, "\n".join(wrong)


def test_exit_is_first_on_help_pages(visit, pages) -> None:
    light = [page for page in pages if page.light]
    if not light:
        pytest.skip("this site has no help page")
    for page in light:
        with visit(page, width=360) as tab:
            assert "exit-go" in press_tab(tab)["classes"], page


@looks(usual=[()], all_pages=False, sampled=True)
def test_skip_link_skips(visit, several) -> None:
    wrong = []
    for page in site_pages(several):
        with visit(page) as tab:
            press_tab(tab)
            tab.keyboard.press("Enter")
            tab.wait_for_url(lambda url: "#" in url)
            # The content itself has the focus, or gives it to its first link.
            if not tab.evaluate("document.activeElement.localName === 'main'"):
                after = press_tab(tab)
                if not after["fromMain"]:
                    wrong.append(f"{page}: after the skip link, {after}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", WIDTHS)
def test_menu_leads_to_other_pages(visit, few, width) -> None:
    wrong = []
    for page in menu_pages(few):
        with visit(page, width=width) as tab:
            here = tab.url
            link = header_stop(tab, lambda stop, here=here: stop["menu"] and stop["href"] != here)
            if not link or not link["seen"]:
                wrong.append(f"{page}: the menu is out of reach ({link})")
                continue
            tab.keyboard.press("Enter")
            tab.wait_for_url(link["href"])
    assert not wrong, "\n".join(wrong)


def test_menu_closes_with_escape(visit, few) -> None:
    """And the focus is back on the button, not lost."""
    wrong = []
    for page in menu_pages(few):
        with visit(page, width=360) as tab:
            link = header_stop(tab, lambda stop: stop["menu"])
            tab.keyboard.press("Escape")
            button = tab.evaluate(FOCUSED)
            if not link or not button["opens"] or tab.locator("header nav a").first.is_visible():
                wrong.append(f"{page}: {button}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", WIDTHS)
def test_language_link_leads_there_and_back(visit, few, width) -> None:
    wrong = []
    for page in menu_pages(few):
        with visit(page, width=width) as tab:
            here = tab.url
            for expected in (None, here):
                link = header_stop(tab, lambda stop: stop["hreflang"])
                if not link or not link["seen"] or link["href"] == tab.url:
                    wrong.append(f"{page}: no link to the other language ({link})")
                    break
                tab.keyboard.press("Enter")
                tab.wait_for_url(link["href"])
                language = tab.evaluate("document.documentElement.lang")
                if language != link["hreflang"] or expected not in {None, tab.url}:
                    wrong.append(f"{page}: {link['hreflang']} leads to {tab.url}, in {language}")
    assert not wrong, "\n".join(wrong)


@looks("width", usual=[360], more=[1280], all_pages=False, sampled=True)
def test_focus_is_seen(visit, several, width, request) -> None:
    stops = STOPS_PROVED if request.node.get_closest_marker("prove") else STOPS
    wrong = []
    for page in several:
        with visit(page, width=width) as tab:
            for _ in range(stops):
                tab.keyboard.press("Tab")
                seen = tab.evaluate(LOOK)
                wrong += [f"{page}: {fault}" for fault in seen["wrong"]]
                if seen["ended"]:
                    break
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:30])
