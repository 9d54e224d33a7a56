"""Entries to an Atom feed (RFC 4287)."""

from __future__ import annotations

from lxml import etree

from ..document import Feed, FeedEntry

NS = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"


def atom(feed: Feed) -> bytes:
    """The feed as XML, newest entry first."""
    root = etree.Element(f"{{{NS}}}feed", nsmap={None: NS})  # type: ignore[dict-item]
    root.set(f"{{{XML}}}lang", feed.lang)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    newest = max((entry.day for entry in feed.entries), default="1970-01-01")
    _add(root, "updated", f"{newest}T00:00:00Z")
    _add(_add(root, "author", ""), "name", feed.author)
    etree.SubElement(root, f"{{{NS}}}link", rel="self", type="application/atom+xml", href=feed.self_href)
    etree.SubElement(root, f"{{{NS}}}link", rel="alternate", type="text/html", href=feed.href)
    for entry in sorted(feed.entries, key=lambda e: (e.day, e.id), reverse=True):
        root.append(_entry(entry, feed.lang))
    etree.indent(root)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return document + b"\n"


def _entry(entry: FeedEntry, lang: str) -> etree._Element:
    node = etree.Element(f"{{{NS}}}entry")
    if entry.lang != lang:
        node.set(f"{{{XML}}}lang", entry.lang)
    _add(node, "id", entry.id)
    _add(node, "title", entry.title)
    _add(node, "updated", f"{entry.day}T00:00:00Z")
    category = etree.SubElement(node, f"{{{NS}}}category", term=entry.category)
    if entry.category_label:
        category.set("label", entry.category_label)
    etree.SubElement(node, f"{{{NS}}}link", rel="alternate", type="text/html", href=entry.href)
    content = _add(node, "content", entry.text)
    content.set("type", "text")
    if entry.text_lang and entry.text_lang != entry.lang:
        content.set(f"{{{XML}}}lang", entry.text_lang)
    return node


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    node = etree.SubElement(parent, f"{{{NS}}}{name}")
    node.text = text or None
    return node
