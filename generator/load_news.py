"""What editors post: a Markdown file each, its facts and its title in the front matter."""

from __future__ import annotations

from .diagnostics import Report
from .loading import Loading
from .markdown import WORDS, PageSource, parse_page
from .model import KIND_BY_NAME
from .model.news import Post
from .source import Located
from .units import NEWS, Unit, text_hash
from .validation import validate

KIND = KIND_BY_NAME["news"]
# Told by checked fields alone: a text could say who was meant.
PROCEEDINGS = ("investigation", "trial")


def load_post(loading: Loading, path: str, stem: str) -> None:
    """Read a post; what is wrong with it goes to the report."""
    name = stem.removeprefix(NEWS)
    page: PageSource | None = loading.cache.get(
        loading.root, path, lambda at, text, report: _parse(name, at, text, report), loading.report
    )
    if page is None:
        return
    values = page.front.value
    words = Located({key: values[key] for key in WORDS if key in values}, page.front.places)
    facts = Located({key: value for key, value in values.items() if key not in WORDS}, page.front.places)
    post = validate(Post, facts, (), loading.report)
    if post is not None and post.id != name:
        loading.report.error(
            facts.span("id"), "wrong-id", f'"{post.id}" stands in {path}.', "Rename one of them."
        )
        post = None
    # One message is enough for a post that is broken.
    if post is None:
        loading.origins.setdefault(name, facts.origin())
    else:
        loading.take(KIND, post, facts.origin())
    loading.worded(KIND, name, words, (), stem)
    loading.posts[name] = page
    for text in page.texts:
        unit = text.context if "." in text.context else f"{text.context}:{text_hash(text.text)[:8]}"
        loading.keep(Unit(unit, text.context, text.text, text.span, stem))


def _parse(name: str, path: str, text: str, report: Report) -> PageSource | None:
    page = parse_page(name, path, text, report, facts=True)
    kind = page.front.value.get("kind") if page is not None else None
    if page is None or kind not in PROCEEDINGS:
        return page
    report.error(
        page.front.span("kind"),
        "proceeding-in-words",
        f"{name}: words about an investigation or a trial could say who was meant.",
        "Enter its outcome, and nothing else, in content/facts/proceedings.yml.",
    )
    return None
