"""Colours that the reader's system forces: what told something by its colour still tells it.

What axe finds in these colours: `test_axe.py`.
"""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image
from played import DRESS
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SCHEMES = ["forced dark", pytest.param("forced light", marks=pytest.mark.prove)]
# What is pressed and has no underline must have an edge that is not the colour of the page.
CONTROLS = ".exit-go, .btn, .menu-b, button, input[type=search], .pick a, .k[href], .o a"
NO_EDGE = """controls => {
  const under = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll(controls)].filter(e => e.checkVisibility()).filter(e => {
    const s = getComputedStyle(e);
    const edge = s.borderTopStyle !== 'none' && parseFloat(s.borderTopWidth) > 0
      && s.borderTopColor !== under;
    return !edge && !s.textDecorationLine.includes('underline');
  }).map(e => e.outerHTML.slice(0, 90));
}"""
# What refuses the reader's colours. Drawings keep theirs: that is Chromium's own style.
OWN_COLOURS = """() => [...document.querySelectorAll('body :not(svg, svg *)')]
  .filter(e => getComputedStyle(e).forcedColorAdjust !== 'auto').map(e => e.outerHTML.slice(0, 90))"""
# The form of each status, without its colour; and its colour, which must be that of the text.
MARKS = """() => [...document.querySelectorAll('.st, .verdict, .tot li')].map(e => {
  const mark = getComputedStyle(e.querySelector(':scope > b') && e.matches('.tot li')
    ? e.querySelector('b') : e, '::before');
  const filled = mark.backgroundColor !== 'rgba(0, 0, 0, 0)';
  const half = mark.backgroundImage !== 'none';
  const status = ['not-done', 'partial', 'done', 'none'].find(name => e.classList.contains(name));
  return [status, [filled, half, mark.borderTopStyle].join(), mark.color];
})"""
TEXT = "getComputedStyle(document.body).color"
# Everything that a colour does not change.
FORM = """e => { const s = getComputedStyle(e);
  return [s.borderWidth, s.borderStyle, s.outlineStyle, s.textDecorationLine, s.fontWeight].join(); }"""
OUTLINE = """e => { const s = getComputedStyle(e);
  return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
    && s.outlineColor !== getComputedStyle(document.documentElement).backgroundColor; }"""
# Stops of the keyboard on a page: its header, and into its content.
STOPS = 15


def first(pages, kind: str, locale: str = "fr"):
    return next(page for page in pages if (page.kind, page.locale) == (kind, locale))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_pressed_has_an_edge(visit, few, slides, scheme: str) -> None:
    """And the reader's colours, as all text."""
    wrong = []
    for page in [*few, *slides]:
        with visit(page, width=360, scheme=scheme) as tab:
            assert tab.locator(CONTROLS).count(), page
            wrong += [f"{page}: {control}" for control in tab.evaluate(NO_EDGE, CONTROLS)]
            wrong += [f"{page}: own colours: {element}" for element in tab.evaluate(OWN_COLOURS)]
    assert not wrong, "\n".join(wrong[:30])


def test_a_lost_edge_is_seen(visit, pages) -> None:
    with visit(first(pages, "home"), scheme="forced dark") as tab:
        assert tab.evaluate(OWN_COLOURS) == []
        tab.evaluate(DRESS, ".exit-go { border: 0 } h1 { forced-color-adjust: none }")
        assert len(tab.evaluate(NO_EDGE, CONTROLS)) == 1
        assert len(tab.evaluate(OWN_COLOURS)) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_status_has_its_form(visit, pages, scheme: str) -> None:
    forms: dict[str, set[str]] = {}
    for kind in ("plan", "plans", "promise", "measure"):
        with visit(first(pages, kind), scheme=scheme) as tab:
            text = tab.evaluate(TEXT)
            for status, form, colour in tab.evaluate(MARKS):
                forms.setdefault(status, set()).add(form)
                assert colour == text, f"{kind}: {status} is {colour}"
    assert set(forms) == {"done", "partial", "not-done", "none"}
    told = [form for of_one in forms.values() for form in of_one]
    assert len(told) == len(set(told)) == len(forms), forms


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_chosen_filter_is_told(visit, server, pages, scheme: str) -> None:
    page = first(pages, "plan")
    with visit(page, scheme=scheme) as tab:
        links = tab.locator(".pick a")
        for at in range(links.count()):
            tab.goto(server.url + page.address)
            links.nth(at).click()
            forms = [links.nth(n).evaluate(FORM) for n in range(links.count())]
            assert forms.count(forms[at]) == 1, forms
            assert len(set(forms)) == 2, forms


def test_the_source_that_one_came_for_is_told(visit, pages) -> None:
    with visit(first(pages, "measure"), scheme="forced dark") as tab:
        tab.locator(".ref").first.click()
        source = tab.locator("[id^=source]:target")
        assert source.count() == 1
        assert source.evaluate(OUTLINE)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_codes_can_be_read(visit, slides, tmp_path, scheme: str) -> None:
    """A code that a system turned white on black is no code for many cameras; nor is one without its edge."""
    for page in slides:
        with visit(page, scheme=scheme) as tab:
            code = tab.locator("section.on .k svg")
            code.screenshot(path=tmp_path / "code.png")
            address = tab.locator("section.on .k > bdi").inner_text()
        with Image.open(tmp_path / "code.png") as picture:
            grey = picture.convert("L")
            [found] = zxingcpp.read_barcodes(grey, try_invert=False)
            assert grey.getpixel((grey.width // 2, 4)) > 200, page
        assert found.text.removeprefix("https://").rstrip("/") == address


@pytest.mark.parametrize("scheme", SCHEMES)
def test_charts_keep_their_ground(visit, pages, tmp_path, scheme: str) -> None:
    """Their letters are dark: they lie on a light ground, whatever the page's."""
    with visit(first(pages, "series"), scheme=scheme) as tab:
        tab.locator(".chart img").first.screenshot(path=tmp_path / "chart.png")
    with Image.open(tmp_path / "chart.png") as picture:
        grey = picture.convert("L")
        assert grey.getpixel((12, grey.height // 2)) > 200
        assert grey.getextrema()[0] < 100


def outlined(tab: Page) -> list[str]:
    """What has the focus on the way down, and shows it no longer."""
    wrong = []
    for _ in range(STOPS):
        tab.keyboard.press("Tab")
        here = tab.locator("*:focus")
        if here.count() and not here.evaluate(OUTLINE) and here.evaluate("e => e.localName") != "main":
            wrong.append(here.evaluate("e => e.outerHTML.slice(0, 90)"))
    return wrong


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_is_outlined(visit, pages, slides, scheme: str) -> None:
    for page in (first(pages, "home"), first(pages, "composer"), first(pages, "leaflet", "ar"), slides[0]):
        with visit(page, scheme=scheme) as tab:
            assert outlined(tab) == [], page


def test_a_lost_outline_is_seen(visit, pages) -> None:
    with visit(first(pages, "home"), scheme="forced dark") as tab:
        tab.evaluate(DRESS, ":focus-visible { outline: 0 !important }")
        assert len(outlined(tab)) > STOPS / 2
