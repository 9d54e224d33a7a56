"""What many pages are made of: headings, told facts with their marks, names, ways to other entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .. import document as d
from ..booklet import Call
from ..document import PageRef
from ..localize import Scope, View
from ..model.base import Citation, Entity
from ..model.contacts import Contact
from ..model.contradictions import Contradiction
from ..model.curriculum import Length, Module
from ..model.events import Event
from ..model.figures import Figure
from ..model.first_steps import FirstSteps, HelpSteps
from ..model.guides import Guide
from ..model.inventory import Funding, Project, Tool, Training
from ..model.kits import Kit
from ..model.knowledge import Form, Indicator, Profession
from ..model.leaflets import Leaflet
from ..model.news import Post, Proceeding
from ..model.observances import Observance
from ..model.organisations import Organisation
from ..model.plans import Axis, Measure, Part, Plan, Promise
from ..model.recommendations import Point, Recommendation
from ..model.reflex import ReflexCard
from ..model.rights import Right, Situation
from ..model.series import Series
from ..model.sources import Source
from ..model.topics import Topic
from ..model.trials import Trial
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
    HelpSteps: "line",
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
    Kit: "kit",
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
    Post: "news",
    Proceeding: "news",
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
    inside = INSIDE.get(kind)
    return inside(entity) if inside else None


# The page of many on which an entity has a place, or whose address holds something else than its id.
INSIDE: dict[type[Entity], Callable[[Any], PageRef]] = {
    Leaflet: lambda e: PageRef(f"distribution/{e.slug}"),
    Length: lambda e: PageRef("composer" if e.for_professions else f"path/{e.id}"),
    HelpSteps: lambda _: PageRef("first-steps"),
    Guide: lambda _: PageRef("page/safety"),
    Trial: lambda _: PageRef("page/accessibility", fragment="tests"),
    FirstSteps: lambda e: PageRef(f"step/{e.slug}/{e.questions[0].id}"),
    Organisation: lambda e: PageRef(f"actors/{group_of(e)}", fragment=e.id),
    Series: lambda e: PageRef(f"series/{series_key(e)}"),
    Figure: lambda e: PageRef(f"figures/{e.sources[0].source}", fragment=e.id),
    Contradiction: lambda e: PageRef(f"contradictions/{e.kind}", fragment=e.id),
    Event: lambda e: PageRef(f"timeline/{e.date.year}", fragment=e.id),
    Observance: lambda e: PageRef(
        "calendar" if e.state == "held" and e.day is not None else "undated", fragment=e.id
    ),
}


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


def named_call(scope: Scope, name: str) -> Call:
    """A telephone line by its full name."""
    contact = scope.view.corpus.table(Contact)[name]
    scope.note((contact,))
    return Call(contact.number, scope.say(name, "name"), contact.written, contact.unverified)


def call_line(view: View, name: str, call: Call) -> d.Paragraph:
    """A telephone line that leads to what is known of it, with a mark where nobody verified it."""
    words: list[d.Inline] = [d.Phone(call.number, call.written), d.Text(" ")]
    words.append(d.Link(call.name, PageRef("contacts", fragment=name)))
    if call.unverified:
        words += [d.Text(" "), d.Tag(view.word("contact.unverified"), "alert")]
    return d.Paragraph(tuple(words))


def call_list(scope: Scope, names: Iterable[str]) -> d.ListBlock:
    """Telephone lines, in this order."""
    return d.ListBlock(tuple((call_line(scope.view, name, named_call(scope, name)),) for name in names))


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


# The heading over ways to related entities.
SEE_ALSO = "related"
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
    return section(view, "related.title", SEE_ALSO, (d.Terms(tuple(terms)),) if terms else ())
