"""The composer in a real browser: what is chosen is what is downloaded; nothing of the address is shown."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from played import PATIENCE, Server
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
CHOICE = "#profession=labour-inspectors&length=half-day&forms=labour&locale=fr"


@contextmanager
def composer(browser: Browser, server: Server, choice: str = CHOICE, **more: object) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, **more)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(f"{server.url}composer/{choice}")
    yield tab
    context.close()


@pytest.fixture(scope="module")
def catalogue(site: Path) -> dict:
    return json.loads((site / "assets/composer-fr.json").read_bytes())


def parts(tab: Page) -> list[str]:
    """The titles of the modules, in their order; those left out are not among them."""
    tab.wait_for_selector(".composer .parts li")
    return tab.locator(".composer .parts li:not(.gone) b").all_inner_texts()


def ids(tab: Page, catalogue: dict) -> list[str]:
    by_title = {module["title"]: name for name, module in catalogue["modules"].items()}
    return [by_title[title] for title in parts(tab)]


def download(tab: Page, folder: Path) -> zipfile.ZipFile:
    with tab.expect_download() as found:
        tab.click(".composer .take")
    found.value.save_as(folder / "pack.zip")
    return zipfile.ZipFile(folder / "pack.zip")


def test_what_is_downloaded_is_what_was_built(browser, server, site, catalogue, tmp_path) -> None:
    with composer(browser, server) as tab:
        chosen = ids(tab, catalogue)
        package = download(tab, tmp_path)
    assert "in-depth-labour" in chosen
    names = package.namelist()
    assert package.testzip() is None
    assert not [name for name in names if name.startswith("/") or ".." in name]
    folders = list(dict.fromkeys(name.partition("/")[0] for name in names if re.match(r"\d\d-", name)))
    assert folders == [f"{at:02d}-{name}" for at, name in enumerate(chosen, 1)]
    built = {Path(path).name: path for path in built_files(catalogue)}
    own = [name for name in names if name.rpartition("/")[2] in built]
    assert len(own) == len(names) - 3  # README, programme and sources are written in the browser
    for name in own:
        assert package.read(name) == (site / built[name.rpartition("/")[2]]).read_bytes(), name


def built_files(catalogue: dict) -> list[str]:
    found = list(catalogue["papers"])
    for module in catalogue["modules"].values():
        found += [file for files in module["files"].values() for file in files]
    return [file["path"] for file in found]


def test_texts_are_those_of_the_command(browser, server, site, catalogue, tmp_path) -> None:
    """The browser and the command fill the same templates."""
    with composer(browser, server, "#profession=health-staff&length=one-day&locale=fr") as tab:
        tab.wait_for_selector(".composer .parts")
        package = download(tab, tmp_path)
        ready = tab.locator(".composer .made a").get_attribute("href")
    assert ready.endswith(catalogue["packs"]["health-staff-one-day"])
    whole = zipfile.ZipFile(site / catalogue["packs"]["health-staff-one-day"])
    for name in ("programme.md", "sources.md"):
        assert package.read(name) == whole.read(name)
    assert set(package.namelist()) <= set(whole.namelist())
    listed = re.findall(r"^- `(.+)`$", package.read("README.md").decode(), re.MULTILINE)
    assert sorted(listed) == sorted(package.namelist())


def test_optional_modules_can_be_moved_and_left_out(browser, server, catalogue, tmp_path) -> None:
    with composer(browser, server) as tab:
        before = ids(tab, catalogue)
        tab.click('[data-of="up in-depth-labour"]')
        moved = ids(tab, catalogue)
        tab.click('[data-of="drop core-own-role"]')
        dropped = ids(tab, catalogue)
        assert tab.evaluate("document.activeElement.dataset.of") == "add core-own-role"
        told = parse_qs(urlsplit(tab.url).fragment)
        package = download(tab, tmp_path)
        address = tab.url
    at = before.index("in-depth-labour")
    assert moved == [*before[: at - 1], "in-depth-labour", before[at - 1], *before[at + 1 :]]
    assert dropped == [name for name in moved if name != "core-own-role"]
    assert told["without"] == ["core-own-role"]
    assert not [name for name in package.namelist() if "core-own-role" in name]
    with composer(browser, server, "#" + urlsplit(address).fragment) as tab:
        assert ids(tab, catalogue) == dropped


def test_nothing_of_the_address_is_shown(browser, server, catalogue) -> None:
    evil = "#profession=<img src=x onerror=alert(1)>&length=half-day&forms=evil&order=evil-words&without=evil"
    with composer(browser, server, evil) as tab:
        assert parts(tab)
        words = tab.inner_text("body") + tab.url
    assert "evil" not in words
    assert "onerror" not in words


def test_a_file_that_is_not_the_expected_one_is_refused(browser, server, catalogue) -> None:
    with composer(browser, server) as tab:
        parts(tab)
        tab.route("**/*-handout-fr.pdf", lambda route: route.fulfill(body=b"something else"))
        tab.click(".composer .take")
        # Not by a function: it would be evaluated from a string, which the policy of the page refuses.
        tab.locator(".said", has_text="attendu").wait_for()


def test_nothing_is_asked_of_another_host_and_nothing_is_kept(browser, server, tmp_path) -> None:
    asked: list[str] = []
    with composer(browser, server) as tab:
        tab.on("request", lambda request: asked.append(request.url))
        parts(tab)
        download(tab, tmp_path)
        kept = tab.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert asked
    assert [url for url in asked if not url.startswith((server.url, "blob:"))] == []
    assert kept == [0, 0, ""]


def test_without_scripts_ready_made_packs_are_a_link_away(browser, server, site) -> None:
    with composer(browser, server, "", java_script_enabled=False) as tab:
        assert not tab.locator(".composer").is_visible()
        tab.click('main a[href$="se-former/"]')
        tab.click('main a[href$="parcours/labour-inspectors/"]')
        packs = tab.locator('main a[href$=".zip"]')
        found = [packs.nth(at).get_attribute("href") for at in range(packs.count())]
    for length in ("team-briefing", "half-day", "one-day", "two-days"):
        assert f"labour-inspectors-{length}-fr.zip" in found
        assert (site / f"parcours/labour-inspectors/labour-inspectors-{length}-fr.zip").is_file()


def test_the_composer_passes_axe(browser, server, axe) -> None:
    for scheme in ("light", "dark"):
        with composer(browser, server, color_scheme=scheme) as tab:
            parts(tab)
            assert axe(tab) == []


def test_nothing_moves_before_something_is_asked(browser, server) -> None:
    """Somebody who passes through the form with the keyboard keeps her place on the page."""
    with composer(browser, server, "") as tab:
        place = "document.querySelector('.composer ~ h2').getBoundingClientRect().top + scrollY"
        before = tab.evaluate(place)
        with tab.expect_response("**/composer-*.json"):
            tab.locator(".composer input").first.focus()
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate(place) == before
        tab.locator(".composer .take").focus()
        tab.keyboard.press("Enter")
        assert parts(tab)
        assert tab.evaluate("document.activeElement.dataset.of") == "modules"
        assert tab.evaluate(place) > before
