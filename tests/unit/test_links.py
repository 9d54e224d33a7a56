"""Addresses: from a page, to a page, a file or elsewhere; with a server, or without."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from generator.document import AnchorRef, FileRef, PageRef, Target, UrlRef
from generator.links import Links
from generator.model.project import Locale

WORDS = ("plans", "axes", "measures", "remarks", "promises", "timeline", "sources", "data", "done", "partial")
FRENCH = {word: f"{word}-fr" for word in WORDS} | {"not-done": "non-fait", "about": "a-propos"}
ENGLISH = {word: word for word in (*WORDS, "not-done", "about")}
LINKS = Links(
    {
        "fr": Locale(name="Français", direction="ltr", script="Latn", segments=FRENCH),
        "en": Locale(name="English", direction="ltr", script="Latn", segments=ENGLISH),
    },
    "https://val-clair.example/lanternes/",
)
KEYS = {
    "home": "",
    "plans": "plans-fr/",
    "plan/second": "plans-fr/second/",
    "axis/second-axis": "axes-fr/second-axis/",
    "status/second/not-done": "plans-fr/second/non-fait/",
    "measure/second-01": "measures-fr/second-01/",
    "remarks/second-01": "measures-fr/second-01/remarks-fr/",
    "promises": "promises-fr/",
    "promise/lanterns": "promises-fr/lanterns/",
    "timeline": "timeline-fr/",
    "timeline/2018": "timeline-fr/2018/",
    "source/report-2024": "sources-fr/report-2024/",
    "data": "data-fr/",
    "page/about": "a-propos/",
    "page/unnamed": "unnamed/",
}


@pytest.mark.parametrize(("key", "path"), KEYS.items())
def test_french_lives_at_the_root(key: str, path: str) -> None:
    assert LINKS.path(key, "fr") == path
    assert LINKS.file(key, "fr") == f"{path}index.html"


def test_other_languages_live_below_their_tag_in_their_words() -> None:
    assert LINKS.path("home", "en") == "en/"
    assert LINKS.path("status/second/not-done", "en") == "en/plans/second/not-done/"
    assert LINKS.file("page/about", "en") == "en/about/index.html"


@pytest.mark.parametrize(
    ("here", "locale", "to", "site", "offline"),
    [
        ("home", "fr", PageRef("home"), "./", "index.html"),
        ("home", "fr", PageRef("plans"), "plans-fr/", "plans-fr/index.html"),
        ("plans", "fr", PageRef("home"), "../", "../index.html"),
        ("plans", "fr", PageRef("plans"), "./", "index.html"),
        ("plan/second", "fr", PageRef("plan/first"), "../first/", "../first/index.html"),
        ("plan/second", "fr", PageRef("plans"), "../", "../index.html"),
        ("measure/second-01", "fr", PageRef("remarks/second-01"), "remarks-fr/", "remarks-fr/index.html"),
        (
            "remarks/second-01",
            "en",
            PageRef("promise/lanterns", "fr"),
            "../../../../promises-fr/lanterns/",
            "../../../../promises-fr/lanterns/index.html",
        ),
        ("plans", "fr", PageRef("plans", "en"), "../en/plans/", "../en/plans/index.html"),
        ("home", "en", PageRef("home", "fr"), "../", "../index.html"),
        (
            "timeline",
            "fr",
            PageRef("timeline/2018", fragment="opening"),
            "2018/#opening",
            "2018/index.html#opening",
        ),
        ("plans", "fr", PageRef("plans", fragment="second"), "./#second", "index.html#second"),
        (
            "plan/second",
            "en",
            FileRef("data/measures.csv"),
            "../../../data/measures.csv",
            "../../../data/measures.csv",
        ),
        ("home", "fr", FileRef("feed.xml"), "feed.xml", "feed.xml"),
        ("plans", "fr", AnchorRef("top"), "#top", "#top"),
        ("plans", "fr", UrlRef("https://other.example/a?b#c"), *["https://other.example/a?b#c"] * 2),
    ],
)
def test_href(here: str, locale: str, to: Target, site: str, offline: str) -> None:
    assert LINKS.href(here, locale, to) == site
    assert LINKS.offline(LINKS.path(here, locale), site) == offline


def test_absolute_addresses_begin_where_the_site_lives() -> None:
    """Below a path too, and with or without a slash at its end."""
    to = PageRef("timeline/2018", fragment="opening")
    wanted = "https://val-clair.example/lanternes/timeline-fr/2018/#opening"
    for url in ("https://val-clair.example/lanternes/", "https://val-clair.example/lanternes"):
        links = Links(LINKS.locales, url)
        assert links.href("plans", "fr", to, "absolute") == wanted
        assert (
            links.href("plans", "fr", PageRef("home"), "absolute") == "https://val-clair.example/lanternes/"
        )


@pytest.mark.parametrize("href", ["", "#top", "data:,", "mailto:a@b.example", "/root/", "//other.example/"])
def test_without_a_server_other_addresses_stay(href: str) -> None:
    assert LINKS.offline("plans-fr/", href) == href


def test_what_a_copy_does_not_hold_is_where_the_site_is() -> None:
    absent = {"data/artifacts.json", "plans-fr/index.html"}
    assert LINKS.offline("data-fr/", "../data/artifacts.json", absent) == (
        "https://val-clair.example/lanternes/data/artifacts.json"
    )
    assert LINKS.offline("data-fr/", "../plans-fr/#second", absent) == (
        "https://val-clair.example/lanternes/plans-fr/index.html#second"
    )
    assert LINKS.offline("data-fr/", "../data/measures.json", absent) == "../data/measures.json"


def test_help_pages_on_a_host_of_their_own_have_one_address_from_everywhere() -> None:
    links = Links(LINKS.locales, LINKS.site_url, "https://conseils.example/a/")
    there = "https://conseils.example/a/travail/fr/"
    for base in ("", "plans-fr/", "i/"):
        assert links.from_path(base, "i/travail/fr/", "absolute") == there
    assert links.from_path("plans-fr/", "i/travail/fr/") == there
    assert links.help_address("i/travail/fr/") == there
    # Among themselves they stay relative; what is no help page stays where it was.
    assert (
        links.from_path("i/fr/", "i/travail/fr/")
        == links.help_href("i/fr/", "i/travail/fr/")
        == "../travail/fr/"
    )
    assert links.from_path("", "feed.xml", "absolute") == "https://val-clair.example/lanternes/feed.xml"


def test_absolute_file() -> None:
    assert LINKS.href("plans", "en", FileRef("en/feed.xml"), "absolute") == (
        "https://val-clair.example/lanternes/en/feed.xml"
    )


@pytest.mark.parametrize("index", ["", "index.html"])
@pytest.mark.parametrize("here", KEYS)
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_relative_addresses_lead_where_absolute_ones_do(index: str, here: str, locale: str) -> None:
    """As a browser joins them, below any path; also where no server answers."""
    base = "https://val-clair.example/lanternes/" + LINKS.path(here, locale) + index
    for key in KEYS:
        for other in ("fr", "en"):
            to = PageRef(key, other, "there")
            href = LINKS.href(here, locale, to)
            joined = urljoin(base, LINKS.offline(LINKS.path(here, locale), href) if index else href)
            assert joined.replace("index.html", "") == LINKS.href(here, locale, to, "absolute")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://val-clair.example", "/"),
        ("https://val-clair.example/", "/"),
        ("https://val-clair.example/lanternes", "/lanternes/"),
        ("https://val-clair.example/a/b/", "/a/b/"),
    ],
)
def test_root_path(url: str, path: str) -> None:
    assert Links(LINKS.locales, url).root_path() == path
