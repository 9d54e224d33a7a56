"""Links of editorial pages lead somewhere: to a page, a file of the site, or an https address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean
from ..document import Target, UrlRef
from ..markdown import parse_inline
from ..model.news import Post
from ..units import is_markdown

FIXED = ("home", "plans", "promises", "timeline", "sources", "data")
# Lists that are there once something can be listed.
LISTS = {
    "calendar": "plans",
    "contacts": "contacts",
    "rights": "rights",
    "forms": "forms",
    "signs": "indicators",
    "curriculum": "modules",
    "news": "events",
    "letters": "events",
}
TABLES = {
    "plan": "plans",
    "axis": "axes",
    "measure": "measures",
    "promise": "promises",
    "source": "sources",
    "right": "rights",
    "form": "forms",
    "profession": "professions",
    "topic": "topics",
    "module": "modules",
}


def page_keys(corpus: Corpus, today: date) -> Iterator[str]:
    """The keys that `page:` may name."""
    yield from FIXED
    yield from (f"page/{name}" for name in corpus.pages)
    yield from (key for key, table in LISTS.items() if corpus.entities.get(table))
    for post in corpus.table(Post).values():
        if post.told_on(today) and corpus.posts[post.id].tokens:
            yield f"news/{post.id}"
    for kind, table in TABLES.items():
        yield from (f"{kind}/{entity}" for entity in corpus.entities.get(table, {}))


def link_targets(text: str) -> tuple[str, ...]:
    """The addresses of the links in a text, as Markdown reads them: there are many ways to write one."""
    found: list[str] = []

    def link(href: str) -> Target:
        found.append(href)
        return UrlRef(href)

    if "](" in text or "<" in text:
        parse_inline(text, link, lambda _words: ())
    return tuple(found)


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report links to no page and addresses of other kinds."""
    keys = set(page_keys(corpus, today))
    for unit in corpus.units.values():
        if not is_markdown(unit.catalogue):
            continue
        for target in link_targets(unit.text):
            scheme, _, ref = target.partition(":")
            key = ref.partition("#")[0]
            if scheme == "page" and key not in keys:
                report.error(
                    unit.span,
                    "dead-link",
                    f'{unit.id}: there is no page "{key}".',
                    did_you_mean(key, keys) or "Name a page of the site.",
                )
            elif scheme not in ("page", "file") and not target.startswith("https://"):
                report.error(
                    unit.span,
                    "dead-link",
                    f'{unit.id}: "{target}" leads nowhere.',
                    "Write page:…, file:… or a full https address.",
                )
