"""The board of translations: what is reviewed and what waits in each language, the leaflets first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .. import document as d
from ..corpus import Corpus
from ..document import Document, Inlines, PageRef, Step, UrlRef
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.contacts import Contact
from ..model.first_steps import HelpSteps
from ..model.guides import Guide
from ..model.leaflets import Leaflet
from ..units import Unit
from .data import STATES, translation_record
from .distribution import Shelf
from .editions import first_words
from .leaflets import SAFETY, leaflets
from .parts import heading
from .proof import finish

KEY = "translations"
# What all leaflets share stands apart, under these names.
QUESTIONS, LINES, WORDS = "questions", "lines", "words"
COUNTED = ("units", *STATES, "words-left")
# Texts shown of each leaflet: a page is light, and the file for translators holds them all.
MOST_SHOWN = 16
HELPS = ("file", "back", "review", "contributing")


@dataclass(frozen=True)
class Waiting:
    """A text of the leaflets that nobody has reviewed as it is now."""

    unit: Unit
    group: str
    safety: bool
    state: str
    reviewed: date | None  # a former text


def waiting(view: View) -> list[Waiting]:
    """The texts of leaflets that wait for a person, those on which safety rests first."""
    dates = _last_reviews(view)
    found = []
    for unit in view.corpus.everywhere():
        state = view.phrase(unit).state
        if state != "reviewed":
            group, safety = _group(view.corpus, unit)
            found.append(Waiting(unit, group, safety, state, dates.get(unit.id)))
    return sorted(found, key=lambda text: not text.safety)


def _last_reviews(view: View) -> dict[str, date]:
    found: dict[str, date] = {}
    for review in view.corpus.reviews:
        if review.kind == "review" and review.locale == view.locale:
            found[review.unit] = max(review.date, found.get(review.unit, review.date))
    return found


def _group(corpus: Corpus, unit: Unit) -> tuple[str, bool]:
    """The leaflet of a text, or what all leaflets share; and whether safety rests on it."""
    owner, _, inner = unit.id.partition(".")
    if owner in corpus.table(Leaflet):
        return owner, inner.partition(".")[0] in SAFETY
    if owner in corpus.table(Guide):
        return owner, True
    if owner in corpus.table(HelpSteps):
        return QUESTIONS, True
    return (LINES, True) if owner in corpus.table(Contact) else (WORDS, False)


def _groups(corpus: Corpus) -> tuple[str, ...]:
    return (*(leaflet.id for leaflet in leaflets(corpus)), *corpus.table(Guide), QUESTIONS, LINES, WORDS)


def _text(view: View, key: str) -> Inlines:
    return (d.Text(view.word(key)),)


def _said(view: View, *keys: str) -> d.Blocks:
    return tuple(d.Paragraph(_text(view, f"translations.{key}")) for key in keys)


def _number(view: View, number: int) -> Inlines:
    return (d.Text(view.number(number)),)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.translations"), PageRef(KEY))


# ---- the page of all languages


def translations_page(view: View, links: Links, shelf: Shelf) -> Document:
    """Every language: how many texts are reviewed, drafts, stale, missing; what of the leaflets waits."""
    scope = Scope(view)
    document = Document(
        KEY,
        view.locale,
        view.word("translations.title"),
        (
            _states(view),
            *_waiting_leaflets(view, shelf),
            heading(view, "translations.all", "all"),
            *_said(view, "all-text"),
            _counts(view, shelf),
            heading(view, "translations.since", "since"),
            *_said(view, "since-text"),
            *_how_to_help(view),
        ),
        lead=_text(view, "translations.lead"),
        section=KEY,
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _states(view: View) -> d.Terms:
    return d.Terms(
        tuple(
            d.Term(view.word(f"translations.{state}"), _text(view, f"translations.{state}-text"))
            for state in STATES
        )
    )


def _counts(view: View, shelf: Shelf) -> d.Table:
    columns = [d.Column(_text(view, "translations.language"))]
    columns += [d.Column(_text(view, f"translations.{name}"), numeric=True) for name in COUNTED]
    rows = []
    for locale, shown in shelf.views.items():
        record = translation_record(shown)
        numbers = (record[name.replace("-", "_")] for name in COUNTED)
        rows.append((_language(view, locale), *(_number(view, number) for number in numbers)))
    return d.Table(view.word("translations.all-caption"), tuple(columns), tuple(rows))


def _language(view: View, locale: str) -> Inlines:
    """The name that readers know, and the one that speakers look for."""
    name = d.Text(view.language(locale))
    if locale == view.locale:
        return (name,)
    own = view.corpus.locales[locale].name
    return name, d.Text(" "), d.Foreign(locale, (d.Text(own),))


def _waiting_leaflets(view: View, shelf: Shelf) -> d.Blocks:
    """By language: how many texts of the leaflets wait, and the way to the list of them."""
    if not leaflets(view.corpus):
        return ()
    rows = []
    for locale, shown in shelf.views.items():
        texts = waiting(shown)
        urgent = sum(text.safety for text in texts)
        to = PageRef(f"{KEY}/{locale}")
        link = d.Link((d.Text(view.language(locale)),), to)
        rows.append(((link,), _number(view, urgent), _number(view, len(texts) - urgent)))
    columns = (
        d.Column(_text(view, "translations.language")),
        d.Column(_text(view, "translations.safety"), numeric=True),
        d.Column(_text(view, "translations.others"), numeric=True),
    )
    caption = view.word("translations.waiting-caption")
    return (
        heading(view, "translations.waiting", "waiting"),
        *_said(view, "waiting-text"),
        d.Table(caption, columns, tuple(rows)),
    )


def _how_to_help(view: View) -> Iterator[d.Block]:
    yield heading(view, "translations.help", "help")
    yield d.ListBlock(tuple((block,) for block in _said(view, *HELPS)))
    repository = view.corpus.publisher.repository
    if repository is not None:
        guide = UrlRef(f"{repository.rstrip('/')}/blob/main/CONTRIBUTING.md")
        yield d.Paragraph((d.Link(_text(view, "translations.guide"), guide),))


# ---- the page of one language


def waiting_page(view: View, links: Links, shelf: Shelf, locale: str) -> Document:
    """What of the leaflets waits in one language; texts on which safety rests by their first words."""
    scope = Scope(view)
    texts = waiting(shelf.views[locale])
    title = view.word("translations.waiting-in", language=view.language(locale))
    groups = {group: [t for t in texts if t.group == group] for group in _groups(view.corpus)}
    blocks = [block for group, found in groups.items() for block in _group_blocks(scope, group, found)]
    key = f"{KEY}/{locale}"
    document = Document(
        key,
        view.locale,
        title,
        (*_said(view, "first"), *blocks) if texts else _said(view, "nothing"),
        lead=_language(view, locale),
        kicker=view.word("nav.translations"),
        section=KEY,
        description=view.word("translations.lead"),
        trail=(_first_step(view), Step(view.language(locale), PageRef(key))),
    )
    return finish(scope, document, links)


def _group_blocks(scope: Scope, group: str, texts: list[Waiting]) -> Iterator[d.Block]:
    if not texts:
        return
    view = scope.view
    shared = group in (QUESTIONS, LINES, WORDS)
    title = _text(view, f"translations.{group}") if shared else scope.say(group, "title")
    urgent = [text for text in texts if text.safety][:MOST_SHOWN]
    yield d.Heading(2, title, group)
    if urgent:
        yield d.ListBlock(tuple((d.Paragraph(_line(scope, text)),) for text in urgent))
    if others := len(texts) - len(urgent):
        yield d.Paragraph((d.Text(view.count("translations.and-others", others)),), "soft")


def _line(scope: Scope, text: Waiting) -> Inlines:
    view = scope.view
    nodes = first_words(scope, text.unit.id)
    if text.state != "draft":
        nodes = (*nodes, d.Text(" "), d.Tag(view.word(f"translations.{text.state}"), "alert"))
    if text.reviewed is not None:
        day = view.day(PartialDate.of(text.reviewed)).text
        nodes = (*nodes, d.Text(f" {view.word('translations.was-reviewed', date=day)}"))
    return nodes


def languages(corpus: Corpus) -> Iterable[str]:
    """The languages that have a page of their own: those of the leaflets."""
    return corpus.locales if leaflets(corpus) else ()
