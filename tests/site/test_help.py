"""Help pages: light, whole without script, readable on a small screen, and gone without a trace."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
import yaml
from played import A_WHILE, PATIENCE
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
LIGHT_BUDGET = 4_500
SCRIPT_BUDGET = 700
# The first screen of a small telephone, and how many words of a leaflet somebody afraid reads at a glance:
# beside them stands, in a draft only, that nobody has read the text or verified the line.
WIDTH, HEIGHT = 360, 640
FIRST_WORDS = 40
BESIDE = ".d, .k + p"
RIGHT_TO_LEFT = ("ar", "fa", "ps")
LIFTED = ("tel", "sms")
EXIT = "a.exit-go"
# Leads to another help page: not out of the site, not down the page, to no telephone and to no file.
INNER = "main a[href$='/']:not([href^='http'])"

# The words, or the signs, that one sees without scrolling.
GLANCE = """([pattern, beside]) => {
  const seen = [], range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, element = node.parentElement;
    if (element.closest('script, style') || element.matches(beside)
      || !element.checkVisibility({visibilityProperty: true})) continue;
    for (const part of node.data.matchAll(new RegExp(pattern, 'gu'))) {
      range.setStart(node, part.index);
      range.setEnd(node, part.index + part[0].length);
      const box = range.getBoundingClientRect();
      if (box.width && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth)
        seen.push(part[0]);
    }
  }
  return seen;
}"""
IN_VIEW = """element => { const box = element.getBoundingClientRect();
  return box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight
    && box.right <= innerWidth; }"""
# Digits that do not stand from left to right in the order in which they are written.
TURNED = r"""() => {
  const range = document.createRange(), wrong = [];
  let looked = 0;
  for (const text of document.querySelectorAll('bdi')) {
    const texts = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const digits = [...node.data.matchAll(/\d/g)].map(found => {
        range.setStart(node, found.index);
        range.setEnd(node, found.index + 1);
        return range.getClientRects()[0];
      });
      looked += digits.length;
      const order = digits.every((box, at) => at === 0
        || (box.left > digits[at - 1].left && Math.abs(box.top - digits[at - 1].top) < 2));
      if (!order) wrong.push(node.data);
    }
  }
  return {wrong, looked};
}"""
# What the page does with a click on each link that fits: true where it goes there by itself.
TAKEN = """([selector, options]) => {
  const told = [];
  const last = event => { told.push(event.defaultPrevented); event.preventDefault(); };
  // The page replaces its address: this must not happen here.
  addEventListener('click', last);
  for (const link of document.querySelectorAll(selector)) {
    const href = link.getAttribute('href');
    if (options.inner) link.setAttribute('href', '#');
    link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, ...options}));
    link.setAttribute('href', href);
  }
  removeEventListener('click', last);
  return told;
}"""


@pytest.fixture(params=["pages", pytest.param("every_page", marks=pytest.mark.prove)])
def helps(request: pytest.FixtureRequest) -> list:
    """The help pages: one of each kind and language, all to prove it."""
    found = [page for page in request.getfixturevalue(request.param) if page.light]
    assert found, "this site has no help page"
    return found


@pytest.fixture(
    params=["sample", *(pytest.param(name, marks=pytest.mark.prove) for name in ("pages", "every_page"))]
)
def some_helps(request: pytest.FixtureRequest) -> list:
    """What no language can break alone: a help page of each kind, and one of each language."""
    names = ("kinds", "frames") if request.param == "sample" else (request.param,)
    found = {page for name in names for page in request.getfixturevalue(name) if page.light}
    assert found, "this site has no help page"
    return sorted(found, key=str)


@pytest.fixture
def leaflets(helps) -> list:
    """Those that help: the others lead to them."""
    return [page for page in helps if page.kind == "leaflet"]


@pytest.fixture(scope="session")
def singles(site: Path) -> dict[str, Path]:
    """The leaflets in one file, by language: the longest of each."""
    artifacts = json.loads((site / "data/artifacts.json").read_bytes())
    found = sorted((a for a in artifacts if a["kind"] == "leaflet-single"), key=lambda a: a["bytes"])
    assert found
    return {a["locale"]: site / a["path"] for a in found}


@pytest.fixture(scope="session")
def help_trees(site: Path, trees) -> dict[str, lxml.html.HtmlElement]:
    """All help pages and their files, parsed, by their path."""
    artifacts = json.loads((site / "data/artifacts.json").read_bytes())
    kinds = ("leaflet-html", "leaflet-single")
    return {a["path"]: trees[a["path"]] for a in artifacts if a["kind"] in kinds}


@pytest.fixture(scope="session")
def first_numbers() -> dict[str, str]:
    """The number that a leaflet shows first, by its word in addresses, from the facts."""
    facts = ROOT / "content/facts"
    contacts = {
        one["id"]: one["number"] for one in yaml.safe_load((facts / "contacts.yml").read_text("utf-8"))
    }
    leaflets = yaml.safe_load((facts / "leaflets.yml").read_text("utf-8"))
    return {one["slug"]: contacts[one["first"]] for one in leaflets}


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


# ---- what is sent


def test_kinds_of_help_pages(every_page) -> None:
    """Each leaflet, guide, question and end in each language, and what leads to them: by the facts."""

    def facts(name: str) -> list[dict]:
        return yaml.safe_load((ROOT / "content/facts" / f"{name}.yml").read_text("utf-8"))

    leaflets, guides, steps = facts("leaflets"), facts("guides"), facts("help-steps")
    light = [page for page in every_page if page.light]
    count = {kind: sum(page.kind == kind for page in light) for kind in {page.kind for page in light}}
    locales = len(list((ROOT / "content").glob("*/locale.yml")))
    assert locales >= 13
    # Whom it is about is asked first; the questions have a page of languages, as each leaflet and guide has.
    asked = 1 + sum(len(one["questions"]) for one in steps)
    assert count == {
        "leaflet": len(leaflets) * locales,
        "guide": len(guides) * locales,
        "question": asked * locales,
        "outcome": sum(len(one["outcomes"]) for one in steps) * locales,
        "situations": locales,
        "leaflet-languages": len(leaflets) + len(guides) + 1,
        "languages": 1,
    }


def test_help_pages_are_light(site: Path, every_page, record_property) -> None:
    light = [page for page in every_page if page.light]
    packed = {page: len(gzip.compress((site / page.path).read_bytes(), 9, mtime=0)) for page in light}
    heaviest = max(packed, key=packed.__getitem__)
    record_property("heaviest", f"{heaviest}: {packed[heaviest]} bytes")
    wrong = [f"{page}: {size} bytes" for page, size in packed.items() if size > LIGHT_BUDGET]
    assert not wrong, "\n".join(wrong[:30])


def test_script_is_short(help_trees) -> None:
    for path, tree in help_trees.items():
        [script] = tree.xpath("//script")
        assert not script.get("src"), path
        assert 0 < len(script.text.encode()) <= SCRIPT_BUDGET, path


@pytest.mark.browser
def test_one_request(visit, server, some_helps) -> None:
    asked: list[str] = []

    def begin(context) -> None:
        context.on("request", lambda request: asked.append(request.url))

    with visit(some_helps[0], before=begin) as tab:
        for page in some_helps:
            tab.goto("about:blank")
            asked.clear()
            tab.goto(server.url + page.address)
            tab.wait_for_timeout(A_WHILE)
            assert [url for url in asked if not url.startswith("data:")] == [server.url + page.address]


# ---- what is read


@pytest.mark.browser
def test_first_screen(visit, leaflets, first_numbers) -> None:
    """A few words, somebody to call, and whether anybody has read it; no more."""
    wrong = []
    for page in leaflets:
        with visit(page, width=WIDTH, height=HEIGHT) as tab:
            signs = page.locale.startswith("zh")
            seen = tab.evaluate(GLANCE, [r"[\p{L}\p{N}]" if signs else r"\S*[\p{L}\p{N}]\S*", BESIDE])
            words = len(seen) / 2 if signs else len(seen)
            if not 5 < words <= FIRST_WORDS:
                wrong.append(f"{page}: {words} words: {' '.join(seen)}")
            first = tab.locator("main a[href^='tel:'], main a[href^='sms:']").first
            if digits(first.inner_text()) != digits(first_numbers[page.path.split("/")[1]]):
                wrong.append(f"{page}: {first.inner_text()!r} stands first")
            must = (first, tab.locator("main .d").first)
            wrong += [f"{page}: not in view: {e.inner_text()!r}" for e in must if not e.evaluate(IN_VIEW)]
    assert not wrong, "\n".join(wrong[:30])


@pytest.mark.browser
def test_whole_without_script(visit, some_helps) -> None:
    """The same words, and links that lead somewhere."""
    for page in some_helps:
        with visit(page, width=WIDTH, height=HEIGHT) as tab:
            scripted = tab.locator("body").inner_text()
        with visit(page, width=WIDTH, height=HEIGHT, scripts=False) as tab:
            assert tab.locator("body").inner_text() == scripted, page
            assert scripted.strip()
            here = tab.url
            link = tab.locator(INNER).first
            link.click()
            tab.wait_for_url(lambda url, left=here: url != left)
            assert tab.locator("h1").inner_text().strip(), page


def test_everything_pressed_is_a_link(help_trees) -> None:
    wrong = []
    for path, tree in help_trees.items():
        wrong += [f"{path}: <{e.tag}>" for e in tree.xpath("//button | //input | //form | //details")]
        wrong += [f"{path}: {e.text_content()!r}" for e in tree.xpath("//a[not(@href) or @role]")]
    assert not wrong, "\n".join(wrong[:30])


def lifted(tree) -> Iterator[tuple[str, str]]:
    """Each number that a link dials or writes to, and what stands on the link."""
    for link in tree.iter("a"):
        scheme, _, number = link.get("href", "").partition(":")
        if scheme in LIFTED:
            yield number, link.text_content()


def test_number_stands_on_what_is_pressed(help_trees) -> None:
    wrong, found = [], 0
    for path, tree in help_trees.items():
        for number, text in lifted(tree):
            found += 1
            if digits(text) != number:
                wrong.append(f"{path}: {number}: {text!r}")
    assert found > 1000
    assert not wrong, "\n".join(wrong[:30])


def test_no_message_is_sent(help_trees) -> None:
    """A mail stays among those sent."""
    for path, tree in help_trees.items():
        schemes = {urlsplit(href).scheme for href in tree.xpath("//@href")}
        assert schemes <= {"", "https", "data", *LIFTED}, path


def direction(lang: str) -> str:
    return "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@pytest.mark.browser
def test_numbers_keep_their_order(visit, helps) -> None:
    """From left to right, in a text from right to left too: telephone lines and values."""
    wrong = []
    for page in helps:
        if direction(page.locale) == "ltr":
            continue
        with visit(page, width=WIDTH, height=HEIGHT) as tab:
            found = tab.evaluate(TURNED)
            wrong += [f"{page}: {text}" for text in found["wrong"]]
            assert found["looked"] or page.kind != "leaflet", page
    assert not wrong, "\n".join(wrong)


@pytest.mark.browser
def test_a_turned_number_is_seen(visit, pages) -> None:
    """Or the test above would pass on anything."""
    page = next(page for page in pages if page.kind == "leaflet" and page.locale == "ar")
    with visit(page, width=WIDTH, height=HEIGHT) as tab:
        tab.evaluate("document.querySelector('.k bdi').dir = 'rtl'")
        assert tab.evaluate(TURNED)["wrong"]


# ---- what stays


@pytest.mark.browser
def test_back_leaves_at_once(visit, pages, faces, server) -> None:
    """However many help pages one went through."""
    before = next(page for page in pages if not page.light and page.kind != "404")
    for page in (page for page in faces if page.light):
        with visit(before, before=lambda _: None) as tab:
            tab.goto(server.url + page.address)
            for _ in range(2):
                here = tab.url
                tab.locator(INNER).first.click()
                tab.wait_for_url(lambda url, left=here: url != left)
                tab.wait_for_load_state()
            tab.evaluate("void setTimeout(() => history.back())")
            tab.wait_for_url(server.url + before.address, wait_until="commit")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("selector", "options", "taken"),
    [
        ("main a[href$='/']", {}, True),
        ("main a[href$='/']", {"ctrlKey": True}, False),
        ("main a[href$='/']", {"shiftKey": True}, False),
        ("main a[href$='/']", {"metaKey": True}, False),
        ("a[href^='tel:'], a[href^='sms:']", {}, False),
        ("a[href$='.pdf'], a[href$='.html']", {}, False),
    ],
    ids=["page", "page in a tab", "page in a window", "page in a tab of a Mac", "call", "file"],
)
def test_only_links_to_pages_take_the_place_of_the_page(visit, pages, selector, options, taken) -> None:
    page = next(page for page in pages if page.kind == "leaflet" and page.locale == "fr")
    with visit(page, before=lambda _: None) as tab:
        told = tab.evaluate(TAKEN, [selector, {**options, "inner": taken}])
    assert told
    assert set(told) == {taken}


# ---- one file


def test_links_of_a_file_lead_to_the_site(site: Path, help_trees) -> None:
    """It is opened far from it."""
    files = {path: tree for path, tree in help_trees.items() if not path.endswith("index.html")}
    assert len(files) >= 130
    for path, tree in files.items():
        for href in tree.xpath("//a/@href"):
            known = href.startswith(("https://", "#", *(f"{scheme}:" for scheme in LIFTED)))
            assert known, f"{path}: {href}"
        assert not tree.xpath("//@src"), path
        assert tree.xpath("//link/@href") == ["data:,"], path


@contextmanager
def from_disk(browser: Browser, file: Path, asked: list[str]) -> Iterator[Page]:
    """A file in a tab of its own, and what the tab asks for; other hosts answer."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    context.on("request", lambda request: asked.append(request.url))
    context.route(
        re.compile("^https?:"), lambda route: route.fulfill(body="<h1>x</h1>", content_type="text/html")
    )
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    try:
        tab.goto(file.as_uri(), wait_until="networkidle")
        yield tab
    finally:
        context.close()


@pytest.mark.browser
def test_a_file_asks_for_nothing(browser: Browser, singles: dict[str, Path]) -> None:
    for locale, file in singles.items():
        asked: list[str] = []
        with from_disk(browser, file, asked) as tab:
            assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
            assert tab.locator("h1").is_visible()
            assert tab.evaluate("document.documentElement.lang") == locale


@pytest.mark.browser
@pytest.mark.parametrize("way", ["link", "keys"])
def test_a_file_can_be_left(browser: Browser, singles: dict[str, Path], way: str) -> None:
    asked: list[str] = []
    with from_disk(browser, singles["fr"], asked) as tab:
        target = tab.locator(EXIT).get_attribute("href")
        if way == "link":
            tab.locator(EXIT).click()
        else:
            for _ in range(3):
                tab.keyboard.press("Shift")
        tab.wait_for_url(target)
        assert asked[-1] == target
        assert tab.evaluate("history.length") <= 2


def test_on_a_host_of_their_own(visit, kinds, site: Path, serve) -> None:
    """Where the folder `i/` alone is served, pages open, and what they link to is there."""
    with serve(site / "i") as own:
        for page in (page for page in kinds if page.light):
            with visit(replace(page, path=page.path.removeprefix("i/")), at=own) as tab:
                own.requests.clear()
                link = tab.locator("main a[href$='/']").first
                address = link.evaluate("link => link.href")
                link.click()
                tab.wait_for_url(address)
                assert tab.locator("h1").count() == 1, address
                assert tab.locator(EXIT).is_visible()
                assert own.requests
                assert [way for way, _ in own.requests if not (site / "i" / way[1:]).exists()] == []
