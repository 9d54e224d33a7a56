"""What many pages are made of: headings, told facts with their marks, names, ways to other entities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import document as d
from ..document import PageRef
from ..localize import Scope, View
from ..model.base import Citation, Entity
from ..model.contacts import Contact
from ..model.contradictions import Contradiction
from ..model.curriculum import Length, Module
from ..model.events import Event
from ..model.figures import Figure
from ..model.inventory import Funding, Project, Tool, Training
from ..model.knowledge import Form, Indicator, Profession
from ..model.leaflets import Leaflet
from ..model.observances import Observance
from ..model.organisations import Organisation
from ..model.plans import Axis, Measure, Part, Plan, Promise
from ..model.recommendations import Point, Recommendation
from ..model.reflex import ReflexCard
from ..model.rights import Right, Situation
from ..model.series import Series
from ..model.sources import Source
from ..model.topics import Topic
from .proof import Proof
from .status import organisation

# What each kind of entity is called by in a list.
TITLES: dict[type[Entity], str] = {
    Contact: "name",
    Organisation: "name",
    Series: "label",
    Figure: "label",
    Indicator: "text",
    Right: "short",
    Axis: "short",
    Plan: "short",
}
PAGES: dict[type[Entity], str] = {
    Measure: "measure",
    Promise: "promise",
    Plan: "plan",
    Axis: "axis",
    Source: "source",
    Point: "point",
    Right: "right",
    Situation: "situation",
    Form: "form",
    Profession: "profession",
    ReflexCard: "card",
    Topic: "topic",
    Module: "module",
}
LISTS: dict[type[Entity], str] = {
    Training: "trainings",
    Tool: "tools",
    Funding: "fundings",
    Project: "projects",
    Contact: "contacts",
    Recommendation: "recommendations",
}
# Who is shown together among those who act.
GROUPS: dict[str, tuple[str, ...]] = {
    "state": ("government", "ministry"),
    "services": ("service",),
    "agencies": ("agency", "authority"),
    "police": ("office",),
    "justice": ("court", "commission"),
    "schools": ("school",),
    "associations": ("association",),
    "networks": ("network", "social-partners", "company"),
    "international": ("international",),
}


def group_of(organisation: Organisation) -> str:
    """The page of the actors where an organisation stands."""
    return next(name for name, kinds in GROUPS.items() if organisation.kind in kinds)


def series_key(series: Series) -> str:
    """The page of a series: that of its table, if it has one."""
    return series.table or series.id


def place_of(entity: Entity) -> PageRef | None:
    """Where an entity is told in full; None where it has no page and no list."""
    kind = type(entity)
    if kind in PAGES:
        return PageRef(f"{PAGES[kind]}/{entity.id}")
    if kind in LISTS:
        return PageRef(LISTS[kind], fragment=entity.id)
    if isinstance(entity, Leaflet):
        return PageRef(f"distribution/{entity.slug}")
    if isinstance(entity, Length):
        return PageRef("composer" if entity.for_professions else f"path/{entity.id}")
    return _inside(entity)


def _inside(entity: Entity) -> PageRef | None:
    """The page of many on which an entity has a place."""
    if isinstance(entity, Organisation):
        return PageRef(f"actors/{group_of(entity)}", fragment=entity.id)
    if isinstance(entity, Series):
        return PageRef(f"series/{series_key(entity)}")
    if isinstance(entity, Figure):
        return PageRef(f"figures/{entity.sources[0].source}", fragment=entity.id)
    if isinstance(entity, Contradiction):
        return PageRef(f"contradictions/{entity.kind}", fragment=entity.id)
    return _on_a_day(entity)


def _on_a_day(entity: Entity) -> PageRef | None:
    if isinstance(entity, Event):
        return PageRef(f"timeline/{entity.date.year}", fragment=entity.id)
    if isinstance(entity, Observance):
        dated = entity.state == "held" and entity.day is not None
        return PageRef("calendar" if dated else "undated", fragment=entity.id)
    return None


def title_of(scope: Scope, entity: Entity) -> d.Inlines:
    """What an entity is called in a list."""
    return scope.say(entity.id, TITLES.get(type(entity), "title"))


def link_to(scope: Scope, entity: Entity) -> d.Inlines:
    """An entity's title, leading to where it is told."""
    to = place_of(entity)
    title = title_of(scope, entity)
    return (d.Link(title, to),) if to else title


def heading(view: View, word: str, name: str, level: int = 2) -> d.Heading:
    """A heading from a word of the interface."""
    return d.Heading(level, (d.Text(view.word(word)),), name)


def section(view: View, word: str, name: str, blocks: Sequence[d.Block], level: int = 2) -> d.Blocks:
    """Blocks under a heading; nothing, not even the heading, if there are none."""
    return (heading(view, word, name, level), *blocks) if blocks else ()


def joined(parts: Iterable[d.Inlines]) -> d.Inlines:
    """Parts of one line, a middle dot between them."""
    nodes: list[d.Inline] = []
    for part in parts:
        nodes += [*([d.Text(" · ")] if nodes else []), *part]
    return tuple(nodes)


def told(scope: Scope, proof: Proof, path: Sequence[str], citations: Iterable[Citation]) -> d.Inlines:
    """A text and the marks of where it stands."""
    return (*scope.say(*path), *proof.marks(citations))


def told_list(scope: Scope, proof: Proof, entity: Entity, name: str, parts: Iterable[Part]) -> d.Blocks:
    """The parts of an entity as a list; nothing if it has none."""
    items = tuple((d.Paragraph(told(scope, proof, (entity.id, name, p.id), p.sources)),) for p in parts)
    return (d.ListBlock(items),) if items else ()


def not_said(view: View) -> d.Paragraph:
    """What stands where the documents are silent."""
    return d.Paragraph((d.Text(view.word("said.nothing")),), "soft")


def names(scope: Scope, organisations: Iterable[str]) -> str:
    """Organisations by their short names."""
    return ", ".join(organisation(scope, ref) for ref in organisations)


def rows(scope: Scope, entities: Iterable[Entity]) -> d.Blocks:
    """Entities as lines that lead to their pages; nothing if there are none."""
    found = [(entity, place_of(entity)) for entity in entities]
    lines = tuple(d.Row("", title_of(scope, entity), to) for entity, to in found if to is not None)
    return (d.Rows(lines),) if lines else ()


RELATED: tuple[type[Entity], ...] = (
    Point,
    Right,
    Topic,
    Training,
    Tool,
    Funding,
    Project,
    Series,
    Contradiction,
    Observance,
)


# With more ways than this to entities of one kind, the list of that kind is the better way.
MOST_RELATED = 4


def related(
    scope: Scope, entities: Iterable[str], kinds: tuple[type[Entity], ...] = RELATED, most: int = MOST_RELATED
) -> d.Blocks:
    """Ways to what else names these entities: one line a kind, cut where it grows too long."""
    view = scope.view
    by_kind: dict[type[Entity], dict[str, Entity]] = {}
    for ref in entities:
        for entity in view.corpus.referrers.get(ref, ()):
            by_kind.setdefault(type(entity), {})[entity.id] = entity
    terms = []
    for kind in kinds:
        links: list[d.Inlines] = []
        seen: set[PageRef | None] = set()
        for entity in by_kind.get(kind, {}).values():
            to = place_of(entity)
            if to not in seen and len(seen) < most:
                seen.add(to)
                links.append(link_to(scope, entity))
        if len(seen) == most and kind in LISTS:
            links.append((d.Link((d.Text(view.word("related.all")),), PageRef(LISTS[kind])),))
        if links:
            terms.append(d.Term(view.word(f"related.{kind.__name__.lower()}"), joined(links)))
    return section(view, "related.title", "related", (d.Terms(tuple(terms)),) if terms else ())
