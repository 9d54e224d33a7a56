"""How to take the calendar into one's own: the warning first, then the ways."""

from __future__ import annotations

from .. import document as d
from ..document import FileRef, PageRef, UrlRef
from ..links import Links
from ..localize import View
from .parts import heading

WAYS = ("apple", "google", "outlook", "file")


def subscribe(view: View, links: Links, path: str) -> d.Blocks:
    """A calendar shows its name to whoever opens the telephone: that is said before any way is shown."""
    word = view.word
    safety = "safety" in view.corpus.pages
    warning: list[d.Inline] = [d.Text(word("calendar.watched-text"))]
    if safety:
        warning += [d.Text(" "), d.Link((d.Text(word("calendar.safety")),), PageRef("page/safety"))]
    address = links.from_path("", path, "absolute")
    reserved = (d.Paragraph((d.Text(word("calendar.reserved")),)),) if links.reserved else ()
    ways = tuple((d.Paragraph((d.Text(word(f"calendar.way-{way}")),)),) for way in WAYS)
    return (
        heading(view, "calendar.subscribe", "subscribe"),
        d.Note((d.Paragraph(tuple(warning)),), word("calendar.watched"), "alert"),
        *((d.Note(reserved, word("calendar.reserved-title"), "alert"),) if reserved else ()),
        d.Paragraph((d.Link((d.Text(word("calendar.follow")),), UrlRef(links.subscribe(path))),)),
        d.Paragraph((d.Text(word("calendar.address") + " "), d.Code(address))),
        d.ListBlock(ways),
        d.Downloads((d.Download(word("calendar.file"), FileRef(path), "ICS", ""),)),
        d.Paragraph((d.Text(word("calendar.asks")),), "soft"),
    )
