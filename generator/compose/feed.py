"""All news of one language as a feed."""

from __future__ import annotations

from ..document import Feed, FeedEntry, Foreign, Inlines, PageRef, plain
from ..links import Links, feed_path
from ..localize import Scope, View
from .news import News, day_of, kind_of, news, place, text, title


def news_feed(view: View, links: Links) -> Feed:
    """Events, posts and proceedings of one locale."""
    word = view.word
    page = links.href("news", view.locale, PageRef("news"), "absolute")
    author = view.corpus.publisher.name or f"{word('site.name')} ({word('frame.notice').rstrip('.')})"
    entries = tuple(_entry(view, links, told) for told in news(view))
    own = links.from_path("", feed_path(view.locale), "absolute")
    name = f"{word('site.name')} – {word('nav.news')}"
    return Feed(page, name, word("site.description"), author, view.locale, page, own, entries)


def _entry(view: View, links: Links, told: News) -> FeedEntry:
    scope = Scope(view)
    href = links.href("news", view.locale, place(told, view.corpus), "absolute")
    shown, said = title(scope, told), text(scope, told)
    lang, text_lang = _language(view, shown), _language(view, said)
    # What is told in French is dated in French.
    day = (view if text_lang == view.locale else view.source).day(day_of(told)).text
    return FeedEntry(
        href,
        plain(shown),
        f"{day}. {plain(said)}",
        day_of(told).first_day.isoformat(),
        told.kind,
        href,
        lang,
        text_lang,
        kind_of(view, told).label,
    )


def _language(view: View, nodes: Inlines) -> str:
    """The language of a text: the French stands in for one that is not there yet."""
    return nodes[0].lang if nodes and isinstance(nodes[0], Foreign) else view.locale
