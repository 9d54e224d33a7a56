"""Everything the sources say, typed and found by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from .lesson import Lesson
from .markdown import PageSource
from .model import KINDS
from .model.base import (
    Entity,
    Model,
    PartialDate,
    located_citations,
    located_references,
)
from .model.editions import Edition
from .model.events import Event
from .model.exceptions import Excepted
from .model.figures import Figure, LegalValue
from .model.news import NotPerson
from .model.organisations import Organisation
from .model.plans import Action, Axis, Measure, Plan, Promise
from .model.project import Locale, Publisher, Review, Withheld
from .model.sources import Source
from .model.terms import Terms
from .source import Located, Origin
from .units import Translation, Unit, text_hash

E = TypeVar("E", bound=Entity)
SOURCE_LOCALE = "fr"
INTERFACE = "interface"
HELP = "help"  # the words of the frame that every language has
EVERYWHERE = frozenset({HELP, *(kind.name for kind in KINDS if kind.everywhere)})


@dataclass(frozen=True, repr=False)
class Corpus:
    """All loaded entities. Nothing changes it after loading."""

    root: Path
    publisher: Publisher
    locales: Mapping[str, Locale]
    reviews: tuple[Review, ...]
    entities: Mapping[str, Mapping[str, Entity]]
    wording: Mapping[str, Model]
    interface: Mapping[str, str]
    pages: Mapping[str, PageSource]
    units: Mapping[str, Unit]
    catalogues: Mapping[str, Mapping[tuple[str, str], Translation]]
    origins: Mapping[str, Origin]
    wording_origins: Mapping[str, Origin]
    singletons: Mapping[str, Located]
    withheld: tuple[Withheld, ...] = ()
    terms: Terms = field(default_factory=Terms)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    posts: Mapping[str, PageSource] = field(default_factory=dict)
    not_persons: tuple[NotPerson, ...] = ()
    exceptions: tuple[Excepted, ...] = ()

    def table(self, model: type[E]) -> Mapping[str, E]:
        """The entities of a model, by id, as written."""
        found = self._tables.get(model)
        if found is None:
            kind = next(kind for kind in KINDS if kind.facts is model)
            found = self._tables[model] = self._of(kind.name)
        return cast("Mapping[str, E]", found)

    @cached_property
    def _tables(self) -> dict[type[Entity], Mapping[str, Entity]]:
        return {}

    def _of(self, kind: str) -> Mapping[str, Entity]:
        return self.entities.get(kind, {})

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The documents, by id."""
        return self.table(Source)

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """Bodies and associations, by id."""
        return self.table(Organisation)

    @cached_property
    def plans(self) -> Mapping[str, Plan]:
        """The national plans, oldest first."""
        found = self.table(Plan).values()
        return {e.id: e for e in sorted(found, key=lambda e: e.number)}

    @cached_property
    def axes(self) -> Mapping[str, Axis]:
        """Axes and priorities, by id, in the order of their numbers."""
        found = self.table(Axis).values()
        return {e.id: e for e in sorted(found, key=lambda e: (e.plan, e.number))}

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """Actions, by id, in the order of their numbers."""
        found = self.table(Action).values()
        return {e.id: e for e in sorted(found, key=lambda e: (e.plan, e.number or 0))}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Measures, by plan and number; unnumbered ones last, as written."""
        found = self.table(Measure).values()
        order = {plan: at for at, plan in enumerate(self.plans)}
        return {e.id: e for e in sorted(found, key=lambda e: (order.get(e.plan, 99), e.number or 10_000))}

    @cached_property
    def promises(self) -> Mapping[str, Promise]:
        """Promises, by id, as written."""
        return self.table(Promise)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Statistics, by id."""
        return self.table(Figure)

    @cached_property
    def legal_values(self) -> Mapping[str, LegalValue]:
        """Values set by law, by id."""
        return self.table(LegalValue)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The timeline, oldest first."""
        found = self.table(Event).values()
        return tuple(sorted(found, key=lambda e: (e.date, e.id)))

    @cached_property
    def horizon(self) -> PartialDate:
        """The date of the newest source: nothing later was looked at."""
        return max(source.date for source in self.sources.values())

    @cached_property
    def measures_of_plan(self) -> Mapping[str, tuple[Measure, ...]]:
        """The measures of each plan, in order."""
        out: dict[str, list[Measure]] = {}
        for measure in self.measures.values():
            out.setdefault(measure.plan, []).append(measure)
        return {plan: tuple(found) for plan, found in out.items()}

    @cached_property
    def measures_of_promise(self) -> Mapping[str, tuple[Measure, ...]]:
        """The measures that make each promise, oldest plan first."""
        out: dict[str, list[Measure]] = {promise: [] for promise in self.promises}
        for measure in self.measures.values():
            out.setdefault(measure.promise, []).append(measure)
        return {promise: tuple(found) for promise, found in out.items()}

    @cached_property
    def followers(self) -> Mapping[str, tuple[Measure, ...]]:
        """For each measure, the later ones that follow it."""
        out: dict[str, list[Measure]] = {}
        for measure in self.measures.values():
            for follow in measure.follows:
                out.setdefault(follow.measure, []).append(measure)
        return {earlier: tuple(found) for earlier, found in out.items()}

    @cached_property
    def measures_of_axis(self) -> Mapping[str, tuple[Measure, ...]]:
        """The measures of each axis, in order."""
        out: dict[str, list[Measure]] = {}
        for measure in self.measures.values():
            out.setdefault(measure.axis or "", []).append(measure)
        return {axis: tuple(found) for axis, found in out.items()}

    @cached_property
    def events_of_measure(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that bear on each measure, oldest first."""
        out: dict[str, list[Event]] = {}
        for event in self.events:
            for measure in event.measures:
                out.setdefault(measure, []).append(event)
        return {measure: tuple(found) for measure, found in out.items()}

    @cached_property
    def citations(self) -> Mapping[str, Mapping[str, int]]:
        """For each source, the entities that cite it, and how often."""
        found: dict[str, dict[str, int]] = {}
        for fact in self.facts():
            for _, citation in located_citations(fact):
                by_entity = found.setdefault(citation.source, {})
                by_entity[fact.id] = by_entity.get(fact.id, 0) + 1
        return found

    @cached_property
    def fingerprints(self) -> Mapping[str, str]:
        """A hash of each entity's facts: it changes when any of them does."""
        return {fact.id: text_hash(fact.model_dump_json(by_alias=True)) for fact in self.facts()}

    @cached_property
    def referrers(self) -> Mapping[str, tuple[Entity, ...]]:
        """For each entity, the entities that name it, once each."""
        out: dict[str, dict[str, Entity]] = {}
        for fact in self.facts():
            for _, _, wanted in located_references(fact):
                out.setdefault(wanted, {})[fact.id] = fact
        return {wanted: tuple(found.values()) for wanted, found in out.items()}

    @cached_property
    def site_locales(self) -> tuple[str, ...]:
        """The languages of the whole site; the others have the help pages and the leaflets."""
        return tuple(name for name, locale in self.locales.items() if locale.segments)

    def translated(self, locale: str) -> Iterator[Unit]:
        """The units that a language has."""
        yield from self.units.values() if locale in self.site_locales else self.everywhere()

    def everywhere(self) -> Iterator[Unit]:
        """The units that every language has."""
        for unit in self.units.values():
            if unit.catalogue.partition("/")[0] in EVERYWHERE:
                yield unit

    def entity(self, wanted: str) -> Entity | None:
        """An entity of any kind."""
        return next((table[wanted] for table in self.entities.values() if wanted in table), None)

    def facts(self) -> Iterator[Entity]:
        """Every entity of every kind."""
        for kind in KINDS:
            yield from self._of(kind.name).values()

    def is_fact(self, fact: str) -> bool:
        """Whether an id names an entity."""
        return fact in self.origins
