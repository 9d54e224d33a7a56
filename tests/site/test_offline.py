"""The whole site as one file: unpacked, without server or network, it can be read and searched."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from played import PATIENCE
from playwright.sync_api import BrowserContext, Page

TOP = "reperes/"
# Written after the copy, or only of use to a server.
LEFT_OUT = {"reperes.zip", "data/artifacts.json", "SHA256SUMS", "404.html"}
LINK = re.compile(rb'\shref="([^"]*)"')
SEARCHES = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text("utf-8"))
ELSEWHERE = ("https:", "http:", "tel:", "sms:", "mailto:", "webcal:", "data:")
PACK = "parcours/labour-inspectors/labour-inspectors-half-day-fr.zip"


@pytest.fixture(scope="module")
def copy(site: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(site / "reperes.zip") as package:
        yield package


def test_it_holds_the_whole_site(site, copy) -> None:
    """Every file as it is on the site, and pages but for their links."""
    names = set(copy.namelist())
    listed = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert names == {TOP + path for path in listed - LEFT_OUT} | {TOP + "LISEZ-MOI.txt"}
    wrong = []
    for path in sorted(listed - LEFT_OUT):
        stored, whole = copy.getinfo(TOP + path), site / path
        if not path.endswith(".html"):
            same = zlib.crc32(whole.read_bytes()) == stored.CRC
        else:
            same = LINK.sub(b"", copy.read(stored)) == LINK.sub(b"", whole.read_bytes())
        if not same:
            wrong.append(path)
    assert not wrong


def test_its_links_lead_into_it(copy) -> None:
    """To files, since a folder shows nothing without a server; what it leaves out is where the site is."""
    names, lost, absolute = set(copy.namelist()), [], set()
    for path in sorted(name for name in names if name.endswith(".html")):
        for found in LINK.findall(copy.read(path)):
            href = found.decode().replace("&amp;", "&").partition("#")[0]
            if href.startswith(ELSEWHERE):
                absolute |= {name for name in LEFT_OUT if href.endswith(name)}
            elif (
                href
                and posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href))) not in names
            ):
                lost.append(f"{path}: {href}")
    assert not lost, "\n".join(lost[:20])
    # The page of open data names them.
    assert {"reperes.zip", "data/artifacts.json"} <= absolute


def test_it_says_how_to_open_it_and_how_old_it_is(copy) -> None:
    told = copy.read(TOP + "LISEZ-MOI.txt").decode()
    assert "index.html" in told
    assert "copie du" in told
    assert "copy of" in told
    assert told.index("copie du") < told.index("copy of")


@pytest.fixture(scope="module")
def unpacked(copy, tmp_path_factory) -> Path:
    """What a browser opens, and one pack: the other files are large, and only downloaded."""
    folder = tmp_path_factory.mktemp("offline")
    pages = [name for name in copy.namelist() if name.endswith((".html", ".js", ".css", ".svg"))]
    copy.extractall(folder, [*pages, TOP + PACK])
    return folder / TOP


@pytest.fixture
def reader(browser, unpacked) -> Iterator[Page]:
    """A browser without a network; whatever it asks for is noted, and whatever it complains of."""
    context: BrowserContext = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto((unpacked / "index.html").as_uri())
    yield tab
    assert said == []
    assert [url for url in asked if not url.startswith((unpacked.as_uri(), "data:"))] == []
    context.close()


def follow(tab: Page, selector: str) -> None:
    """Go where a link leads, as a reader does; it must lead to a page that is there."""
    link = tab.locator(selector).first
    address = link.evaluate("link => link.href.split('#')[0]")
    link.click()
    tab.wait_for_url(lambda url: url.split("#")[0] == address)
    assert tab.locator("h1").count() == 1


@pytest.mark.browser
def test_navigation(reader) -> None:
    reader.click(".menu-b")
    follow(reader, "header nav a[href*=plans]")
    follow(reader, "main a[href='pan2/index.html']")
    follow(reader, "main a[href*='mesures/']")
    follow(reader, "a.lang")
    assert reader.evaluate("document.documentElement.lang") == "en"
    follow(reader, "footer a[href*='about']")
    follow(reader, "a.brand")
    # Styles and scripts are there.
    assert reader.evaluate("parseFloat(getComputedStyle(document.querySelector('.exit-go')).minHeight)") >= 44


@pytest.mark.browser
def test_search(reader, unpacked) -> None:
    for locale, query in (("fr", "passeport confisqué"), ("en", "passport taken")):
        root = "" if locale == "fr" else "en/"
        page = {"fr": "recherche/", "en": "en/search/"}[locale]
        wanted = {f"{'' if way.startswith('i/') else root}{way}index.html" for way in SEARCHES[locale][query]}
        reader.goto((unpacked / page / "index.html").as_uri())
        reader.locator("input[type=search]").press_sequentially(query)
        reader.wait_for_selector(".found[aria-busy=false]", state="attached")
        found = reader.eval_on_selector_all(".found .t", "links => links.map(link => link.href)")
        assert wanted & {address.removeprefix(unpacked.as_uri() + "/") for address in found[:3]}, found[:3]
        follow(reader, ".found .t")


@pytest.mark.browser
def test_help_pages(reader, unpacked) -> None:
    """A door, a situation, a leaflet; and no entry of the history more than one came with."""
    reader.goto((unpacked / "i/index.html").as_uri())
    before = reader.evaluate("history.length")
    follow(reader, "main a[href*='ar/']")
    assert reader.evaluate("document.documentElement.dir") == "rtl"
    follow(reader, "main a[href*='/ar/']")
    assert reader.evaluate("history.length") == before


@pytest.mark.browser
def test_ready_made_packs(reader, unpacked) -> None:
    reader.goto((unpacked / "composer/index.html").as_uri())
    # What cannot work here is not offered.
    assert not reader.locator(".composer").is_visible()
    follow(reader, "main a[href*='se-former/']")
    follow(reader, "main a[href*='parcours/labour-inspectors/']")
    link = reader.locator(f"main a[href$='{PACK.rpartition('/')[2]}']").first
    with reader.expect_download() as found:
        link.click()
    package = io.BytesIO(Path(found.value.path()).read_bytes())
    assert zipfile.ZipFile(package).testzip() is None


@pytest.mark.browser
@pytest.mark.parametrize("page", ["index.html", "i/travail/ar/index.html"])
def test_it_can_be_left(browser, unpacked, page: str) -> None:
    """The page is blank at once, and Back does not show it again."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto((unpacked / "aide/index.html").as_uri())
    tab.goto((unpacked / page).as_uri())
    # Stands for the other site: without a network the browser would show a page of its own there.
    context.route("https://**", lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    blank = tab.evaluate("document.querySelector('.exit-go').click(), document.body?.innerText ?? ''")
    assert blank == ""
    tab.wait_for_url("https://**")
    tab.evaluate("void setTimeout(() => history.back())")
    tab.wait_for_url((unpacked / "aide/index.html").as_uri(), wait_until="commit")
    tab.locator("h1").wait_for()
    context.unroute_all(behavior="ignoreErrors")
    context.close()
