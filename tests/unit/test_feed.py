"""All news as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from diagnostics.project import INTERFACE, interface
from lxml import etree

from generator.compose.feed import news_feed
from generator.document import Feed, FeedEntry
from generator.links import Links, feed_path
from generator.project import Project
from generator.render.atom import NS, XML, atom

ProjectOf = Callable[..., Project]
EVENTS = {
    "content/facts/events/more.yml": """\
- {id: closing, date: 2023-02, kind: law, sources: [{source: report-2024, place: section 1}]}
- {id: year, date: 2019, kind: report, sources: [{source: report-2024, place: section 1}]}
""",
    "content/fr/events/more.yml": """\
closing: {title: "Fin & suite < 3", text: "Le conseil dit : « fini »."}
year: {title: Une année, text: Rien.}
""",
    "content/en/events/more.po": 'msgctxt "year.title"\nmsgid "Une année"\nmsgstr "A year"\n',
    INTERFACE: interface(site_name="Lanternes", nav_news="Nouvelles", frame_notice="Un essai."),
}


def feed(project: Project, locale: str = "fr") -> etree._Element:
    made = atom(news_feed(project.sites[locale].view, project.links))
    assert made.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n")
    return etree.fromstring(made, etree.XMLParser(resolve_entities=False, no_network=True))


def text(node: etree._Element, name: str) -> str:
    (found,) = node.findall(f"{{{NS}}}{name}")
    assert found.text
    return found.text


def entries(node: etree._Element) -> list[etree._Element]:
    return node.findall(f"{{{NS}}}entry")


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_has_what_the_standard_requires(project_of: ProjectOf, locale: str) -> None:
    """RFC 4287, 4.1: one id, title, updated; an author with a name; a link to itself."""
    root = feed(project_of(EVENTS), locale)
    assert root.tag == f"{{{NS}}}feed"
    assert root.get(f"{{{XML}}}lang") == locale
    for node in (root, *entries(root)):
        assert text(node, "title")
        assert re.fullmatch(r"https://\S+", text(node, "id"))
        assert datetime.fromisoformat(text(node, "updated")).tzinfo is not None
    (author,) = root.findall(f"{{{NS}}}author")
    assert text(author, "name")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{{{NS}}}link")}
    assert links["self"] == f"https://val-clair.example/{feed_path(locale)}"
    assert links["alternate"] == text(root, "id")
    ids = [text(entry, "id") for entry in entries(root)]
    assert len(set(ids)) == len(ids) == 3


def test_every_element_is_of_the_standard(project_of: ProjectOf) -> None:
    allowed = {
        "feed": {"id", "title", "subtitle", "updated", "author", "link", "entry"},
        "entry": {"id", "title", "updated", "category", "link", "content"},
        "author": {"name"},
    }
    for node in feed(project_of(EVENTS)).iter():
        children = {etree.QName(child).localname for child in node}
        assert children <= allowed.get(etree.QName(node).localname, set())
        assert etree.QName(node).namespace == NS


def test_newest_first(project_of: ProjectOf) -> None:
    """A month or a year counts from its first day; the text tells how precise it is."""
    root = feed(project_of(EVENTS))
    assert [text(entry, "updated")[:10] for entry in entries(root)] == [
        "2023-02-01",
        "2019-01-01",
        "2018-03-09",
    ]
    assert text(root, "updated") == "2023-02-01T00:00:00Z"
    assert text(entries(root)[0], "content").startswith("février 2023. ")


def test_texts_are_escaped(project_of: ProjectOf) -> None:
    newest = entries(feed(project_of(EVENTS)))[0]
    assert text(newest, "title") == "Fin & suite < 3"
    assert text(newest, "content") == "février 2023. Le conseil dit\u00a0: «\u00a0fini\u00a0»."
    (content,) = newest.findall(f"{{{NS}}}content")
    assert content.get("type") == "text"


def test_links_lead_to_the_event(project_of: ProjectOf) -> None:
    newest = entries(feed(project_of(EVENTS)))[0]
    (link,) = newest.findall(f"{{{NS}}}link")
    assert link.get("href") == "https://val-clair.example/chronologie/2023/#closing"
    (category,) = newest.findall(f"{{{NS}}}category")
    assert category.get("term") == "law"


def test_french_in_an_english_feed_says_so(project_of: ProjectOf) -> None:
    root = feed(project_of(EVENTS), "en")
    langs = {text(entry, "title"): entry.get(f"{{{XML}}}lang") for entry in entries(root)}
    assert langs == {"Fin & suite < 3": "fr", "A year": None, "Le premier plan est présenté": "fr"}


def test_author_until_there_is_a_publisher(project_of: ProjectOf) -> None:
    project = project_of(EVENTS)
    assert news_feed(project.sites["fr"].view, project.links).author == "Lanternes (Un essai)"
    named = "name: Val-Clair\nsite_url: https://val-clair.example/sous/\nexit_url: https://exit.example/\n"
    project = project_of({**EVENTS, "content/facts/publisher.yml": named})
    made = news_feed(project.sites["en"].view, project.links)
    assert made.author == "Val-Clair"
    assert made.self_href == "https://val-clair.example/sous/en/feed.xml"


def test_without_entries() -> None:
    made = Feed(
        "https://a.example/", "a", "b", "c", "fr", "https://a.example/", "https://a.example/feed.xml", ()
    )
    root = etree.fromstring(atom(made))
    assert text(root, "updated") == "1970-01-01T00:00:00Z"
    assert entries(root) == []


def test_same_day_has_one_order() -> None:
    """Whichever order they come in."""
    two = [
        FeedEntry(i, "t", "x", "2020-01-01", "law", i, "fr")
        for i in ("https://a.example/1", "https://a.example/2")
    ]
    made = [
        atom(
            Feed(
                "https://a.example/",
                "a",
                "b",
                "c",
                "fr",
                "https://a.example/",
                "https://a.example/f",
                tuple(order),
            )
        )
        for order in (two, two[::-1])
    ]
    assert made[0] == made[1]


def test_links_of_another_place() -> None:
    assert (
        Links({}, "https://a.example").from_path("", feed_path("en"), "absolute")
        == "https://a.example/en/feed.xml"
    )
