"""Path conventions to a corpus: which file holds what, and what is wrong with it.

content/facts/<kind>.yml or <kind>/*.yml   a list of entities
content/facts/publisher.yml, reviews.yml   one of each
content/facts/not-persons.yml              words that look like a person's name
content/facts/exceptions.yml               where a rule of safety is set aside, for a reason and a time
content/facts/editions.yml, editions/*.yml the ledger of editions
content/fr/<kind>.yml or <kind>/*.yml      their wording, keyed by id
content/fr/interface.yml, help.yml         the words of the frame, and those that every language has
content/fr/pages/*.md                      the editorial pages
content/fr/news/*.md                       what editors post: see load_news
content/terms.yml                          the termbase
modules/<id>/                              a training module: see load_modules
content/<locale>/locale.yml, **/*.po       a language: its description and catalogues, nothing else
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from .catalogue import parse_po
from .corpus import HELP, INTERFACE, SOURCE_LOCALE, Corpus
from .diagnostics import Report, Span, did_you_mean
from .load_modules import load_modules
from .load_news import load_post
from .loading import Loading, leaves
from .markdown import PageSource, parse_page
from .model import KIND_BY_NAME, Kind
from .model.base import SLUG, Model
from .model.editions import Edition
from .model.exceptions import Excepted
from .model.news import NotPerson
from .model.project import Locale, Publisher, Review, Withheld
from .model.terms import Terms
from .parsed import FACTS, Cache
from .source import Located
from .units import MODULES, Translation, Unit, text_hash
from .validation import validate

TERMS = "content/terms.yml"
PUBLISHER = f"{FACTS}/publisher.yml"
WORDING = f"content/{SOURCE_LOCALE}"
EDITIONS = "editions"  # a ledger, in one file or several: it grows with each release
# Lists of which nothing else is kept but their entries: where, and of what.
LISTED: dict[str, tuple[str, type[Model]]] = {
    "withheld": ("withheld", Withheld),
    "not-persons": ("not_persons", NotPerson),
    "exceptions": ("exceptions", Excepted),
}
SINGLETONS = ("publisher", "reviews", *LISTED)
IN_CONTENT = tuple(name for name, kind in KIND_BY_NAME.items() if kind.folder is None)
KNOWN = (*IN_CONTENT, *SINGLETONS, EDITIONS)
SUFFIXES = (".yml", ".md", ".po")


M = TypeVar("M", bound=Model)


def load(root: Path, cache: Cache | None = None) -> tuple[Corpus, Report]:
    """Read the whole project. The report holds every problem of every file; checks come after."""
    return _Reading(root, cache or Cache()).run()


class _Reading(Loading):
    """Reads a project, part by part, each by the conventions above."""

    def run(self) -> tuple[Corpus, Report]:
        self.cache.begin(self.root)
        publisher, reviews = self._facts()
        interface, pages = self._wording()
        load_modules(self)
        locales, catalogues = self._locales()
        self._terms()
        corpus = Corpus(
            self.root,
            publisher,
            locales,
            reviews,
            self.entities,
            self.wording,
            interface,
            pages,
            self.units,
            catalogues,
            self.origins,
            self.wording_origins,
            self.singletons,
            self.withheld,
            self.terms,
            self.editions,
            self.lessons,
            self.posts,
            self.not_persons,
            self.exceptions,
        )
        return corpus, self.report

    # ---- facts

    def _facts(self) -> tuple[Publisher, tuple[Review, ...]]:
        publisher = Publisher(site_url="https://reperes.example/", exit_url="https://example.org/")
        reviews: list[Review] = []
        for path in self.files(FACTS):
            inner = path.removeprefix(FACTS + "/").removesuffix(".yml")
            name = inner.split("/")[0]
            if not self._expected(path, inner, name):
                continue
            located = self.yaml(path)
            if located is None:
                continue
            if name in SINGLETONS:
                self.singletons[path] = located
            if name == "publisher":
                publisher = validate(Publisher, located, (), self.report) or publisher
            elif name == "reviews":
                reviews += self._list(located, Review)
            elif name in LISTED:
                attribute, model = LISTED[name]
                setattr(self, attribute, tuple(self._list(located, model)))
            elif name == EDITIONS:
                self._editions(located)
            else:
                self._entities(KIND_BY_NAME[name], located)
        if (self.root / FACTS).is_dir() and not os.path.lexists(self.root / PUBLISHER):
            self.report.error(
                Span(PUBLISHER),
                "missing-file",
                "nothing says where the site lives and where its exit leads.",
                "Add site_url: and exit_url: there.",
            )
        return publisher, tuple(reviews)

    def _expected(self, path: str, inner: str, name: str) -> bool:
        """Whether facts are looked for in a file of this name; reported where they are not."""
        if not path.endswith(".yml"):
            self.report.error(
                Span(path), "stray-file", "only .yml files live among the facts.", "Move it away."
            )
        elif name in SINGLETONS and inner != name:
            self.report.error(
                Span(path),
                "stray-file",
                f"all of it stands in {FACTS}/{name}.yml.",
                "Move what it holds there.",
            )
        elif name not in KNOWN:
            self.report.error(
                Span(path),
                "unknown-kind",
                f'"{name}" is no kind of fact.',
                did_you_mean(name, KNOWN) or f"Known kinds: {', '.join(sorted(KNOWN))}.",
            )
        else:
            return True
        return False

    def _items(self, located: Located) -> Iterator[int]:
        if located.value is None:
            return
        if not isinstance(located.value, list):
            self.report.error(
                located.span(), "not-a-list", "this file must be a list.", 'Begin each entry with "- id:".'
            )
            return
        yield from range(len(located.value))

    def _list(self, located: Located, model: type[M]) -> list[M]:
        found = (validate(model, located, (at,), self.report) for at in self._items(located))
        return [item for item in found if item is not None]

    def _editions(self, located: Located) -> None:
        for at in self._items(located):
            edition = validate(Edition, located, (at,), self.report)
            if edition is not None and self.editions.setdefault(edition.code, edition) is not edition:
                self.report.error(
                    located.span(at, "code"),
                    "duplicate-edition",
                    f"the edition {edition.code} is entered twice.",
                    "Keep the older entry.",
                )

    def _entities(self, kind: Kind, located: Located) -> None:
        self.entities.setdefault(kind.name, {})
        for at in self._items(located):
            entity = validate(kind.facts, located, (at,), self.report)
            if entity is None:
                self._remember_broken(located, at)
                continue
            self.take(kind, entity, located.origin(at))

    def _remember_broken(self, located: Located, at: int) -> None:
        """Keep the id of an entity that failed, so that one mistake does not raise a hundred more."""
        raw = located.value[at]
        if isinstance(raw, dict) and isinstance(raw.get("id"), str):
            self.origins.setdefault(raw["id"], located.origin(at))

    # ---- wording

    def _wording(self) -> tuple[Mapping[str, str], Mapping[str, PageSource]]:
        interface: dict[str, str] = {}
        pages: dict[str, PageSource] = {}
        for path in self.files(WORDING):
            inner = path.removeprefix(WORDING + "/")
            stem, _, form = inner.rpartition(".")
            name = stem.split("/")[0]
            if inner == "locale.yml":
                continue
            if name == "pages" and form == "md":
                self._page(path, stem, pages)
            elif name == "news" and form == "md":
                load_post(self, path, stem)
            elif form == "yml" and name in (INTERFACE, HELP):
                self._interface(path, interface, name)
            elif form == "yml" and name in IN_CONTENT:
                located = self.yaml(path)
                if located is not None:
                    self._wording_of(KIND_BY_NAME[name], stem, located)
            else:
                self.report.error(
                    Span(path),
                    "stray-file",
                    "no wording is looked for here.",
                    did_you_mean(name, [*IN_CONTENT, "pages", "news", INTERFACE, HELP])
                    or f"Wording stands in {WORDING}/<kind>.yml, pages in {WORDING}/pages/<name>.md.",
                )
        return interface, pages

    def _page(self, path: str, stem: str, pages: dict[str, PageSource]) -> None:
        name = stem.removeprefix("pages/")
        page = self.cache.get(
            self.root, path, lambda at, text, report: parse_page(name, at, text, report), self.report
        )
        if page is None:
            return
        if not re.fullmatch(SLUG, name):
            self.report.error(
                Span(path),
                "wrong-form",
                f'"{name}" is no name for a page.',
                "Name the file in small letters, digits and single hyphens: like-this.md",
            )
        pages[name] = page
        for text in page.texts:
            unit = text.context if "." in text.context else f"{text.context}:{text_hash(text.text)[:8]}"
            self.keep(Unit(unit, text.context, text.text, text.span, stem))

    def _interface(self, path: str, interface: dict[str, str], catalogue: str) -> None:
        located = self.yaml(path)
        if located is None or not self._is_table(located, 'Write "part:", and "word: text" lines below.'):
            return
        for keys, text in leaves(located.value, ()):
            if not isinstance(text, str):
                self.report.error(
                    located.span(*keys), "wrong-type", "a word of the interface must be text.", "Quote it."
                )
                continue
            unit = ".".join((INTERFACE, *keys))
            interface[".".join(keys)] = text
            self.keep(Unit(unit, unit, text, located.origin(*keys), catalogue))

    def _is_table(self, located: Located, mend: str) -> bool:
        if located.value is not None and not isinstance(located.value, dict):
            self.report.error(located.span(), "not-a-mapping", "the texts must be keyed.", mend)
        return isinstance(located.value, dict)

    def _wording_of(self, kind: Kind, stem: str, located: Located) -> None:
        if kind.wording is None:
            self.report.error(
                located.span(), "stray-file", f"the {kind.name} have no wording.", "Delete the file."
            )
            return
        if not self._is_table(located, 'Write "some-id:" first, and its texts below.'):
            return
        for key in located.value:
            if key in self.wording_origins:
                self.report.error(
                    located.key_span(key),
                    "duplicate-id",
                    f'"{key}" already has wording.',
                    f"It stands at {self.wording_origins[key].key_span()}: keep one.",
                )
                continue
            self.worded(kind, key, located, (key,), stem)

    # ---- languages

    def _locales(self) -> tuple[Mapping[str, Locale], Mapping[str, Mapping[tuple[str, str], Translation]]]:
        locales: dict[str, Locale] = {}
        catalogues: dict[str, dict[tuple[str, str], Translation]] = {}
        for name in self.languages():
            described = self.yaml(f"content/{name}/locale.yml")
            locale = validate(Locale, described, (), self.report) if described else None
            if locale is not None:
                locales[name] = locale
            if name != SOURCE_LOCALE:
                catalogues[name] = self._catalogue(name)
        return locales, catalogues

    def _terms(self) -> None:
        if os.path.lexists(self.root / TERMS):
            located = self.yaml(TERMS)
            if located is not None:
                self.singletons[TERMS] = located
                self.terms = validate(Terms, located, (), self.report) or self.terms

    def _catalogue(self, locale: str) -> dict[tuple[str, str], Translation]:
        found: dict[tuple[str, str], Translation] = {}
        beside = sorted((self.root / MODULES).glob(f"*/{locale}.po"))
        files = [path.relative_to(self.root).as_posix() for path in beside]
        for path in (*self.files(f"content/{locale}"), *files):
            if path.endswith("/locale.yml"):
                continue
            if not path.endswith(".po"):
                self.report.error(
                    Span(path),
                    "stray-file",
                    "a translation is a .po catalogue, nothing else.",
                    "Move it away, or run: reperes translations update",
                )
                continue
            for parsed in self.cache.get(self.root, path, parse_po, self.report) or ():
                entry = self._sharing(parsed)
                first = found.setdefault((entry.context, entry.msgid), entry)
                if first is not entry:
                    self.report.error(
                        entry.span,
                        "duplicate-entry",
                        f'"{entry.context}" is translated twice.',
                        f"It was first translated at {first.span}: keep one.",
                    )
        return found

    def _sharing(self, entry: Translation) -> Translation:
        """An entry with the French of its unit where it is the same: all languages hold one text."""
        unit = self.units.get(entry.context)
        if unit is None or unit.text != entry.msgid:
            return entry
        return Translation(unit.context, unit.text, entry.msgstr, entry.fuzzy, entry.previous, entry.span)
