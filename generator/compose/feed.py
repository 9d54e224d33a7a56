"""The timeline as a feed."""

from __future__ import annotations

from ..corpus import SOURCE_LOCALE
from ..document import Feed, FeedEntry, PageRef
from ..links import Links
from ..localize import Scope, View
from ..model.events import Event


def feed_path(locale: str) -> str:
    """The file of a locale's feed, relative to `site/`."""
    return "feed.xml" if locale == SOURCE_LOCALE else f"{locale}/feed.xml"


def timeline_feed(view: View, links: Links) -> Feed:
    """The timeline of one locale."""
    word = view.word
    page = links.href("timeline", view.locale, PageRef("timeline"), "absolute")
    author = view.corpus.publisher.name or f"{word('site.name')} ({word('frame.notice').rstrip('.')})"
    entries = tuple(_entry(view, links, event) for event in view.corpus.events)
    own = links.from_path("", feed_path(view.locale), "absolute")
    title = f"{word('site.name')} – {word('timeline.title')}"
    return Feed(page, title, word("site.description"), author, view.locale, page, own, entries)


def _entry(view: View, links: Links, event: Event) -> FeedEntry:
    scope = Scope(view)
    href = links.href(
        "timeline", view.locale, PageRef(f"timeline/{event.date.year}", fragment=event.id), "absolute"
    )
    text = f"{view.day(event.date).text}. {scope.plain(event.id, 'text')}"
    shown = view.phrase(view.corpus.units[f"{event.id}.title"])
    return FeedEntry(
        href,
        scope.plain(event.id, "title"),
        text,
        event.date.first_day.isoformat(),
        event.kind,
        href,
        shown.lang,
    )
