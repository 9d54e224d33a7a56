"""The search in a real browser: readers find what they need, in their language, and nobody learns what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from played import PATIENCE, Server
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PLACES = {"fr": "recherche/", "en": "en/search/"}
SEARCHES = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text("utf-8"))
ASKED = [(locale, str(query)) for locale, queries in SEARCHES.items() for query in queries]
FIRST = 3
ENGINE = ("assets/search-engine.js", "assets/search-{}.js")
KEPT = "[localStorage.length, sessionStorage.length, document.cookie, history.length]"


@contextmanager
def at(browser: Browser, address: str, width: int = 1280, **more: object) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 740}, **more)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(address)
    yield tab
    context.close()


def box(tab: Page):
    return tab.locator("input[type=search]")


def ask(tab: Page, query: str) -> list[str]:
    """Type a query; the addresses of what is found, the best first."""
    box(tab).fill("")
    box(tab).press_sequentially(query)
    tab.wait_for_selector(".found[aria-busy=false]", state="attached")
    return tab.eval_on_selector_all(".found .t", "links => links.map(link => link.href)")


def below(url: str, addresses: list[str]) -> list[str]:
    """Addresses relative to where the site lives."""
    assert all(address.startswith(url) for address in addresses)
    return [unquote(address.removeprefix(url)) for address in addresses]


def of_language(path: str, locale: str) -> bool:
    if path.startswith("i/"):
        return path.rstrip("/").rpartition("/")[2] == locale
    return path.startswith("en/") == (locale == "en")


@pytest.fixture(scope="module")
def tabs(browser: Browser, server: Server) -> Iterator[dict[str, Page]]:
    """A page of search in each language, for queries that change nothing else."""
    with (
        at(browser, server.url + PLACES["fr"]) as french,
        at(browser, server.url + PLACES["en"]) as english,
    ):
        yield {"fr": french, "en": english}


# ---- what is found


@pytest.mark.parametrize(("locale", "query"), ASKED)
def test_readers_find_what_they_need(tabs, server, locale, query) -> None:
    found = below(server.url, ask(tabs[locale], query))[:FIRST]
    pages = next(pages for asked, pages in SEARCHES[locale].items() if str(asked) == query)
    root = "" if locale == "fr" else "en/"
    wanted = {page if page.startswith("i/") else root + page for page in pages}
    assert wanted & set(found), found


@pytest.mark.parametrize("locale", PLACES)
def test_the_pages_that_are_expected_exist(site, locale) -> None:
    root = "" if locale == "fr" else "en/"
    pages = {page for pages in SEARCHES[locale].values() for page in pages}
    assert pages
    for page in pages:
        folder = page if page.startswith("i/") else root + page
        assert (site / folder / "index.html").is_file(), page


@pytest.mark.parametrize(
    ("locale", "queries"),
    [("fr", ["passeport confisqué", "visa", "passport taken", "police", "papers"]),
     ("en", ["passport taken", "visa", "passeport confisqué", "police", "droits"])],
)  # fmt: skip
def test_languages_are_never_mixed(tabs, server, locale, queries) -> None:
    tab, seen = tabs[locale], 0
    for query in queries:
        found = below(server.url, ask(tab, query))
        seen += len(found)
        assert [path for path in found if not of_language(path, locale)] == [], query
    assert seen > 20


def test_all_that_can_be_found_is_of_the_language(site) -> None:
    for locale in PLACES:
        text = (site / f"assets/search-{locale}.js").read_text("utf-8")
        index = json.loads(text.removeprefix("var searchIndex=").rstrip(";\n"))
        paths = [page[0] for page in index["pages"]]
        assert len(set(paths)) == len(paths) > 600
        assert [path for path in paths if not of_language(path, locale)] == []
        assert [path for path in paths if not (site / path / "index.html").is_file()] == []


def test_accents_and_small_mistakes_change_little(tabs) -> None:
    right = ask(tabs["fr"], "interprète")
    assert len(right) > 5
    for query in ("interprete", "INTERPRÈTE", "l’interprète", "interprettte"):
        assert ask(tabs["fr"], query)[:FIRST] == right[:FIRST], query


def test_a_word_nobody_wrote_finds_nothing_and_ways_on(tabs, server) -> None:
    tab = tabs["fr"]
    assert ask(tab, "xyzzyx") == []
    assert tab.locator(".count").inner_text() == "Aucune page ne contient ces mots."
    ways = tab.eval_on_selector_all(".nothing a", "links => links.map(link => link.href)")
    assert below(server.url, ways) == ["plan-du-site/", "aide/"]
    ask(tab, "visa")
    assert not tab.locator(".nothing").is_visible()


def test_a_result_says_what_it_is_and_shows_the_words(tabs) -> None:
    tab = tabs["fr"]
    ask(tab, "passeport confisqué")
    first = tab.locator(".found li").first
    assert first.locator(".kind").inner_text() == "Dépliant"
    marked = first.locator("mark").all_inner_texts()
    assert {word.lower() for word in marked} & {"passeport", "papiers"}
    assert tab.locator(".found").evaluate("list => list.tagName") == "OL"
    number = int(tab.locator(".count").inner_text().split()[0])
    assert number >= tab.locator(".found li").count() > 0


def test_the_first_results_lead_where_they_say(browser, server) -> None:
    with at(browser, server.url + PLACES["fr"]) as tab:
        (first, *_) = ask(tab, "passeport confisqué")
        title = tab.locator(".found .t").first.inner_text()
        tab.locator(".found .t").first.click()
        tab.wait_for_url(first)
        assert tab.locator("h1").inner_text().replace("\u00a0", " ") == title.replace("\u00a0", " ")


# ---- what is asked for, and what stays


def test_nothing_is_fetched_before_the_box_is_used(browser, server) -> None:
    with at(browser, server.url + "aide/") as tab:
        asked: list[str] = []
        tab.context.on("request", lambda r: asked.append(r.url.removeprefix(server.url)))
        tab.goto(server.url + PLACES["fr"])
        tab.mouse.wheel(0, 300)
        tab.wait_for_timeout(500)
        late = [file.format("fr") for file in ENGINE]
        assert "assets/search.js" in asked
        assert not set(late) & set(asked)
        asked.clear()
        box(tab).focus()
        tab.wait_for_selector(".found[aria-busy=false]", state="attached")
        assert asked == late
        asked.clear()
        for query in ("passeport confisqué", "visa"):
            ask(tab, query)
        assert asked == []


def test_what_is_typed_is_in_no_address_and_is_not_kept(browser, server) -> None:
    with at(browser, server.url + PLACES["en"]) as tab:
        before, address = tab.evaluate(KEPT), tab.url
        server.requests.clear()
        ask(tab, "passport taken")
        box(tab).press("Enter")
        tab.wait_for_timeout(300)
        assert tab.url == address
        assert tab.evaluate(KEPT) == before
        assert before[:3] == [0, 0, ""]
        assert not [path for path, _ in server.requests if "passport" in path or "?" in path]
        assert box(tab).get_attribute("autocomplete") == "off"
        assert box(tab).get_attribute("spellcheck") == "false"
        assert box(tab).get_attribute("name") is None
        assert tab.locator("form").count() == 0
        tab.reload()
        assert box(tab).input_value() == ""


def test_says_that_it_loads_and_when_it_cannot(browser, server) -> None:
    with at(browser, server.url + PLACES["fr"]) as tab:
        tab.route("**/search-fr.js", lambda route: None)
        box(tab).focus()
        assert tab.locator(".count").inner_text() == "Chargement…"
        tab.context.unroute_all(behavior="ignoreErrors")
    with at(browser, server.url + PLACES["fr"]) as tab:
        tab.route("**/search-fr.js", lambda route: route.abort())
        box(tab).focus()
        tab.wait_for_selector(".nothing a", state="visible")
        assert tab.locator(".count").inner_text() == "La recherche n’a pas pu être chargée."
        tab.unroute("**/search-fr.js")
        assert ask(tab, "visa")


def test_without_scripts_the_map_is_offered(browser, server) -> None:
    with at(browser, server.url + PLACES["fr"], java_script_enabled=False) as tab:
        assert not box(tab).is_visible()
        assert "JavaScript" in tab.locator(".search .without").inner_text()
        tab.click('.without a[href$="plan-du-site/"]')
        assert tab.url == f"{server.url}plan-du-site/"


# ---- by keyboard and by ear


def test_by_keyboard(browser, server) -> None:
    """Enter stays; Tab goes through the results; the button shows more; Escape empties."""
    with at(browser, server.url + PLACES["fr"]) as tab:
        found = ask(tab, "traite")
        shown = tab.locator(".found li").count()
        assert shown == 20
        box(tab).press("Enter")
        assert box(tab).evaluate("box => box === document.activeElement")
        for address in found[:3]:
            tab.keyboard.press("Tab")
            assert tab.evaluate("document.activeElement.href") == address
        tab.locator(".more").press("Enter")
        assert tab.locator(".found li").count() == 2 * shown
        twenty_first = tab.locator(".found .t").nth(shown)
        assert twenty_first.evaluate("link => link === document.activeElement")
        box(tab).press("Escape")
        assert box(tab).input_value() == ""
        assert tab.locator(".found li").count() == 0
        assert tab.locator(".count").inner_text() == ""
        assert not tab.locator(".more").is_visible()


def test_what_is_found_is_announced(browser, server) -> None:
    """In a live region that was there before, by words that fit the number."""
    with at(browser, server.url + PLACES["en"]) as tab:
        status = tab.get_by_role("status")
        assert status.inner_text() == ""
        assert tab.get_by_role("search").get_by_label("Your words").is_visible()
        ask(tab, "passport taken")
        assert status.inner_text().endswith(" pages found")
        ask(tab, "xyzzyx")
        assert status.inner_text() == "No page holds these words."


@pytest.mark.parametrize("locale", PLACES)
@pytest.mark.parametrize("form", [(320, "dark"), (1280, "light")])
def test_results_pass_axe_and_fit(browser, server, axe, locale, form) -> None:
    width, scheme = form
    with at(browser, server.url + PLACES[locale], width, color_scheme=scheme) as tab:
        for query in ("visa", "xyzzyx"):
            ask(tab, query)
            assert axe(tab) == [], query
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), query


# ---- anywhere


@pytest.mark.parametrize(("locale", "query"), [("fr", "passeport confisqué"), ("en", "visa")])
def test_below_a_path(browser, server_below, site, locale, query) -> None:
    with at(browser, server_below.url + PLACES[locale]) as tab:
        found = below(server_below.url, ask(tab, query))
    assert found
    assert [path for path in found if not (site / path / "index.html").is_file()] == []


@pytest.mark.parametrize(("locale", "query"), [("fr", "passeport confisqué"), ("en", "passport taken")])
def test_from_a_folder_without_a_server(browser, site, locale, query) -> None:
    """Scripts may be loaded there, nothing else may; and a folder is no page."""
    with at(browser, f"{(site / PLACES[locale]).as_uri()}/index.html") as tab:
        problems: list[str] = []
        tab.on("console", lambda message: problems.append(message.text))
        tab.on("pageerror", lambda error: problems.append(str(error)))
        found = ask(tab, query)
        assert found
        files = [Path(unquote(urlsplit(address).path)) for address in found]
        assert [file for file in files if file.name != "index.html" or not file.is_file()] == []
        assert problems == []
        tab.locator(".found .t").first.click()
        tab.wait_for_url(found[0])


def test_the_way_to_the_search_is_on_every_page(server, pages, trees) -> None:
    ways = "//nav[@id='menu']//a/@href | //main//ul[@class='files']//a/@href"
    for page in pages:
        if not page.light:
            links = {urljoin(server.url + page.address, href) for href in trees[page.path].xpath(ways)}
            assert server.url + PLACES[page.locale] in links, page
