"""Facts, wording and catalogue to what one reader sees: texts in a locale, each with its state.

Placeholders resolve here to typed nodes, never to strings; numbers, dates and durations are
formatted by Babel with Western digits in every locale.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Literal

from babel import Locale as BabelLocale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.numbers import format_decimal, format_percent

from . import document as d
from . import multiples
from .almanac import french_first
from .corpus import INTERFACE, SOURCE_LOCALE, Corpus
from .document import PageRef, Share, Target, UrlRef, plain
from .markdown import parse_inline
from .model.base import Entity, PartialDate
from .model.contacts import Contact
from .model.figures import Figure, LegalValue
from .model.kits import Kit
from .model.organisations import Acronym
from .model.project import Review
from .units import Translation, Unit, text_hash
from .values import value

State = Literal["reviewed", "draft", "stale", "missing"]
PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
NBSP, THIN = "\u00a0", "\u202f"
_FRENCH_SPACES = (
    *((f" {sign}", NBSP + sign) for sign in ":»%€"),
    *((f" {sign}", THIN + sign) for sign in ";!?"),
    ("« ", "«" + NBSP),
)


@value
class Phrase:
    """A unit as it will be read: its text, the language the text is in, its state."""

    unit: str
    text: str
    lang: str
    state: State


@dataclass(frozen=True, repr=False)
class View:
    """The corpus in one locale, on one day, as a preview or as a release.

    `year` is that of days that come back every year; None: the next time.
    """

    corpus: Corpus
    locale: str
    today: date
    release: bool = False
    year: int | None = None

    @cached_property
    def babel(self) -> BabelLocale:
        """Babel's data for the locale."""
        described = self.corpus.locales[self.locale]
        return BabelLocale.parse(described.formats or self.locale, sep="-")

    @cached_property
    def source(self) -> View:
        """The same in French."""
        if self.locale == SOURCE_LOCALE:
            return self
        return replace(self, locale=SOURCE_LOCALE)

    @cached_property
    def _reviews(self) -> dict[tuple[str, str], list[Review]]:
        found: dict[tuple[str, str], list[Review]] = {}
        for review in self.corpus.reviews:
            found.setdefault((review.locale, review.unit), []).append(review)
        return found

    # ---- units

    def phrase(self, unit: Unit) -> Phrase:
        """A unit in this locale, or its French where there is nothing to show."""
        found = self._phrases.get(unit.id)
        if found is None:
            found = self._phrases[unit.id] = self._phrase(unit)
        return found

    @cached_property
    def _phrases(self) -> dict[str, Phrase]:
        return {}

    @cached_property
    def fixed_texts(self) -> dict[str, d.Inlines]:
        """The nodes of texts that name no fact, by unit: the same in every document."""
        return {}

    def _phrase(self, unit: Unit) -> Phrase:
        if self.locale == SOURCE_LOCALE:
            state: State = "reviewed" if self._reviewed(unit, None) else "draft"
            return Phrase(unit.id, unit.text, SOURCE_LOCALE, state)
        entry, state = self.translation(unit)
        if entry is None or not entry.msgstr or (self.release and state != "reviewed"):
            return Phrase(unit.id, unit.text, SOURCE_LOCALE, state)
        return Phrase(unit.id, entry.msgstr, self.locale, state)

    def translation(self, unit: Unit) -> tuple[Translation | None, State]:
        """The catalogue's entry for a unit and the state it is in."""
        catalogue = self.corpus.catalogues.get(self.locale, {})
        entry = catalogue.get((unit.context, unit.text))
        if entry is None:
            entry = self._by_context.get(unit.context) if unit.id == unit.context else None
            return entry, "stale" if entry is not None and entry.msgstr else "missing"
        if not entry.msgstr:
            return entry, "missing"
        if entry.fuzzy:
            return entry, "stale" if entry.previous else "draft"
        return entry, "reviewed" if self._reviewed(unit, entry.msgstr) else "draft"

    @cached_property
    def _by_context(self) -> dict[str, Translation]:
        return {entry.context: entry for entry in self.corpus.catalogues.get(self.locale, {}).values()}

    def _reviewed(self, unit: Unit, translation: str | None) -> bool:
        reviews = self._reviews.get((self.locale, unit.id))
        if reviews is None:
            return False
        texts = self.same_texts(unit)
        wanted = None if translation is None else text_hash(translation)
        return any(r.kind == "review" and r.french in texts and r.translation == wanted for r in reviews)

    def same_texts(self, unit: Unit) -> set[str]:
        """The hash of a unit's French, and of former French texts recorded as saying the same."""
        found = {text_hash(unit.text)}
        steps = [r for r in self._reviews.get((SOURCE_LOCALE, unit.id), ()) if r.kind == "same-meaning"]
        for _ in steps:
            found |= {r.previous for r in steps if r.french in found and r.previous}
        return found

    # ---- words of the interface

    def word(self, key: str, **values: object) -> str:
        """A word of the interface, with its values put in."""
        text = self._words.get(key)
        if text is None:
            text = self._words[key] = self._word(self.corpus.units[f"{INTERFACE}.{key}"])
        return text.format(**values) if values else text

    @cached_property
    def _words(self) -> dict[str, str]:
        return {}

    def _word(self, unit: Unit) -> str:
        phrase = self.phrase(unit)
        # A stale word of the frame may ask for values that it is no longer given.
        return self.spaced(unit.text if phrase.state == "stale" else phrase.text)

    def count(self, key: str, n: int) -> str:
        """A counted word of the interface: `one` or `other` as the language has it."""
        rule = self._rules.get(n)
        if rule is None:
            rule = self._rules[n] = self.babel.plural_form(n)
        form = rule if f"{INTERFACE}.{key}.{rule}" in self.corpus.units else "other"
        return self.word(f"{key}.{form}", n=self.number(n))

    @cached_property
    def _rules(self) -> dict[int, str]:
        return {}

    def spaced(self, text: str) -> str:
        """French takes no-break spaces before its double signs and inside its quotation marks."""
        if self.locale != SOURCE_LOCALE:
            return text
        return french_spaces(text)

    # ---- values

    def number(self, value: float) -> str:
        """A number with Western digits."""
        found = self._numbers.get(value)
        if found is None:
            found = format_decimal(value, locale=self.babel, numbering_system="latn")
            self._numbers[value] = found
        return found

    @cached_property
    def _numbers(self) -> dict[float, str]:
        return {}

    def day(self, value: PartialDate) -> d.Day:
        """A date as precise as it is known."""
        found = self._days.get(value)
        if found is None:
            found = self._days[value] = d.Day(value.iso, format_day(value, self.babel))
        return found

    @cached_property
    def _days(self) -> dict[PartialDate, d.Day]:
        return {}

    def value_text(self, unit: str, value: float | str) -> str:
        """A value in its unit."""
        if unit == "euro":
            return self.word("value.euro", amount=self.number(float(value)))
        if unit == "percent":
            return format_percent(
                float(value) / 100, locale=self.babel, numbering_system="latn", decimal_quantization=False
            )
        if unit == "duration":
            return format_duration(str(value), self.babel)
        return self.number(float(value) if isinstance(value, str) else value)

    def fact_value(self, fact: str) -> d.Inline | None:
        """The value that a placeholder names, as a node; None if there is no such fact."""
        figure = self.corpus.figures.get(fact)
        if figure is not None:
            return self._figure(figure)
        contact = self.corpus.table(Contact).get(fact)
        if contact is not None:
            return d.Phone(contact.number, contact.written)
        kit = self.corpus.table(Kit).get(fact)
        if kit is not None:
            day = self.day_of(kit)
            return self.day(PartialDate.of(day)) if day else None
        legal = self.corpus.legal_values.get(fact)
        return self._legal(legal) if legal is not None else self._multiple(fact)

    def day_of(self, kit: Kit) -> date | None:
        """The day that a kit prepares."""
        if kit.day is None:
            return None
        return kit.day.of(self.year) if self.year else kit.day.next(self.today)

    def _multiple(self, name: str) -> d.Value | None:
        parts = multiples.split(name)
        legal = self.corpus.legal_values.get(parts[0]) if parts else None
        dated = legal.on(self.today) if legal is not None else None
        if parts is None or legal is None or dated is None:
            return None
        value = multiples.scaled(str(dated.value), parts[1])
        return d.Value("duration", self.value_text("duration", value), legal.id) if value else None

    def fact_mark(self, fact: str) -> str:
        """What changes when a fact does: its value in words, or the hash of an entity without one."""
        found = self._marks.get(fact)
        if found is None:
            node = self.fact_value(fact)
            found = plain((node,)) if node else self.corpus.fingerprints.get(fact, "")
            self._marks[fact] = found
        return found

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {}

    def _figure(self, figure: Figure) -> d.Value:
        text = self.value_text(figure.unit, figure.value)
        if figure.nearly:
            text = self.word(f"value.{figure.nearly}", value=text)
        return d.Value(_VALUE_KINDS[figure.unit], text, figure.id)

    def _legal(self, legal: LegalValue) -> d.Value | None:
        dated = legal.on(self.today)
        if dated is None:
            return None
        return d.Value(_VALUE_KINDS[legal.unit], self.value_text(legal.unit, dated.value), legal.id)

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """What the letters of each acronym stand for, in this locale."""
        owners = [(o.acronym, o.id) for o in self.corpus.organisations.values() if o.acronym]
        owners += [(a.letters, a.id) for a in self.corpus.table(Acronym).values()]
        found = {}
        for letters, owner in owners:
            unit = self.corpus.units.get(f"{owner}.name")
            if unit is not None:
                name = self.spaced(self.phrase(unit).text)
                found[letters] = name.removesuffix(f" ({letters})")
        return found

    def language(self, code: str) -> str:
        """The name of a language; the short form where a territory tells nothing more."""
        return BabelLocale.parse(code, sep="-").get_display_name(self.babel) or code

    def place(self, place: str) -> str:
        """A place in a document, in the reader's language: `mesure 16`, `point 5.a`."""
        parts = []
        for part in place.split(", "):
            kind, _, ref = part.partition(" ")
            parts.append(self.word(f"part.{ref}") if kind == "part" else self.word(f"place.{kind}", ref=ref))
        return ", ".join(parts)


@dataclass
class Scope:
    """What one document says and rests on: it hands out texts and remembers which.

    `foreign`: the language of each text handed out as plain words that is not in the view's own.
    """

    view: View
    used: dict[str, State] = field(default_factory=dict)
    facts: set[str] = field(default_factory=set)
    foreign: dict[str, str] = field(default_factory=dict)

    def say(self, *path: str) -> d.Inlines:
        """A text of the corpus by the path of its unit; () if the wording has none."""
        self.facts.add(path[0])
        unit = self.view.corpus.units.get(".".join(path))
        return self._shown(unit) if unit is not None else ()

    def note(self, entities: Iterable[Entity]) -> None:
        """Remember entities whose facts the document counts or shows without a text of theirs."""
        self.facts.update(entity.id for entity in entities)

    def plain(self, *path: str) -> str:
        """A text as words only, for titles and descriptions; the language of a fallback is remembered."""
        nodes = self.say(*path)
        words = plain(nodes)
        if nodes and isinstance(nodes[0], d.Foreign):
            self.foreign[words] = nodes[0].lang
        return words

    def page_text(self, context: str, text: str) -> d.Inlines:
        """A text of an editorial page."""
        unit = self.view.corpus.units.get(f"{context}:{text_hash(text)[:8]}")
        return self._shown(unit, markdown=True) if unit is not None else (d.Text(text),)

    def _shown(self, unit: Unit, *, markdown: bool = False) -> d.Inlines:
        phrase = self.view.phrase(unit)
        self.used[unit.id] = phrase.state
        if markdown:
            return self._nodes(phrase, markdown=True)
        fixed = self.view.fixed_texts.get(unit.id)
        if fixed is None:
            fixed = self._nodes(phrase)
            if "{" not in phrase.text:
                self.view.fixed_texts[unit.id] = fixed
        return fixed

    def _nodes(self, phrase: Phrase, *, markdown: bool = False) -> d.Inlines:
        read: Callable[[str], d.Inlines] = partial(self._words, lang=phrase.lang)
        nodes = parse_inline(phrase.text, _link, read) if markdown else read(phrase.text)
        return nodes if phrase.lang == self.view.locale else (d.Foreign(phrase.lang, nodes),)

    def _words(self, text: str, lang: str) -> d.Inlines:
        if lang == SOURCE_LOCALE:
            text = french_spaces(text)
        # In a text that is shown in French, a value is French too.
        view = self.view if lang == self.view.locale else self.view.source
        nodes: list[d.Inline] = []
        for at, piece in enumerate(PLACEHOLDER.split(text)):
            if at % 2 == 0:
                if piece:
                    nodes.append(d.Text(piece))
                continue
            fact = piece.replace("_", "-")
            node = view.fact_value(fact)
            self.facts.add(node.fact if isinstance(node, d.Value) else fact)
            nodes.append(node or d.Text("{" + piece + "}"))
        return tuple(nodes)

    @property
    def uses(self) -> frozenset[str]:
        """The units and facts handed out so far."""
        return frozenset(self.used) | self.facts

    @property
    def share(self) -> Share:
        """How many of the texts handed out are current, and how many reviewed."""
        states = list(self.used.values())
        current = sum(state in ("reviewed", "draft") for state in states)
        return Share(len(states), current, states.count("reviewed"))


_VALUE_KINDS: dict[str, Literal["number", "money", "percent", "duration"]] = {
    "count": "number",
    "euro": "money",
    "percent": "percent",
    "duration": "duration",
}


def babel_locale(tag: str) -> BabelLocale | None:
    """What Babel knows of a language, or None."""
    try:
        return BabelLocale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _link(href: str) -> Target:
    scheme, _, ref = href.partition(":")
    if scheme == "page":
        key, _, fragment = ref.partition("#")
        return PageRef(key, fragment=fragment or None)
    if scheme == "file":
        return d.FileRef(ref)
    return UrlRef(href)


def french_spaces(text: str) -> str:
    """No-break spaces where French typography wants them."""
    for plain_space, kept in _FRENCH_SPACES:
        text = text.replace(plain_space, kept)
    return text


def format_day(value: PartialDate, locale: BabelLocale) -> str:
    """A date in words, as precise as it is known: 12 janvier 2023, septembre 2022, 2024."""
    if value.day:
        return french_first(format_date(value.first_day, "long", locale=locale), locale)
    if value.month:
        return format_skeleton("yMMMM", value.first_day, locale=locale)
    return f"{value.year}"


def format_duration(iso: str, locale: BabelLocale) -> str:
    """An ISO 8601 duration in words; the short form where Babel has no long unit for the locale."""
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?", iso)
    assert found is not None, iso
    spans = [("year", 365), ("month", 30), ("week", 7), ("day", 1), ("hour", 1 / 24)]
    parts = []
    for amount, (unit, days) in zip(found.groups(), spans, strict=True):
        if amount:
            delta = timedelta(days=int(amount) * days)
            parts.append(_unit_text(delta, unit, locale))
    return " ".join(parts)


def _unit_text(delta: timedelta, unit: str, locale: BabelLocale) -> str:
    for form in ("long", "short"):
        text = format_timedelta(delta, granularity=unit, threshold=10_000, format=form, locale=locale)  # type: ignore[arg-type]
        if "duration-" not in text:
            return text.replace(" ", NBSP)
    raise LookupError(f"no words for a {unit} in {locale}")
