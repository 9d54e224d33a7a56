"""Inventories: the training, tools, money and projects that the documents name, a page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.inventory import Funding, Listed, Project, Tool, Training
from .distribution import way_to_leaflets
from .parts import heading, joined, link_to, names
from .proof import Proof, finish
from .status import progress

INVENTORIES: dict[str, type[Listed]] = {
    "trainings": Training,
    "tools": Tool,
    "fundings": Funding,
    "projects": Project,
}


def inventory_page(view: View, links: Links, name: str) -> Document:
    """Every entry of an inventory; what exists first, what is only planned apart."""
    scope = Scope(view)
    proof = Proof(scope)
    entries = list(view.corpus.table(INVENTORIES[name]).values())
    blocks: list[d.Block] = list(way_to_leaflets(view)) if name == "tools" else []
    for group, found in _groups(entries).items():
        blocks.append(heading(view, f"{name}.{group}", group))
        for entry in found:
            blocks += _entry(scope, proof, entry)
    title = view.word(f"{name}.title")
    document = Document(
        name,
        view.locale,
        title,
        tuple(blocks),
        lead=(d.Text(view.word(f"{name}.lead")),),
        section="signs" if name in ("trainings", "tools") else "plans",
        trail=(Step(title, PageRef(name)),),
    )
    return finish(scope, document, links, proof)


def _groups(entries: Iterable[Listed]) -> dict[str, list[Listed]]:
    """Tools and money by kind; the rest by state. What is planned always stands apart."""
    found: dict[str, list[Listed]] = {}
    for entry in entries:
        kind = getattr(entry, "kind", entry.state)
        found.setdefault("planned" if entry.state == "planned" else kind, []).append(entry)
    last = found.pop("planned", None)
    return found | ({"planned": last} if last else {})


def _entry(scope: Scope, proof: Proof, entry: Listed) -> d.Blocks:
    view = scope.view
    note = scope.say(entry.id, "note")
    words = scope.say(entry.id, "text")
    facts = _facts(scope, entry, d.facts_in((*words, *note)))
    text = (progress(view, entry.state), d.Text(" "), *words, *proof.marks(entry.sources))
    return (
        d.Heading(3, scope.say(entry.id, "title"), entry.id),
        d.Paragraph(text),
        *((d.Paragraph(facts, "soft"),) if facts else ()),
        *((d.Paragraph(note, "soft"),) if note else ()),
    )


def _facts(scope: Scope, entry: Listed, said: frozenset[str]) -> d.Inlines:
    """Who, for whom, how long, since when, and the figures not said yet: on one line."""
    parts: list[d.Inlines] = [(d.Text(text),) for text in _said(scope, entry)]
    parts += [_figure(scope, ref) for ref in entry.figures if ref not in said]
    parts += [link_to(scope, scope.view.corpus.measures[ref]) for ref in entry.measures]
    return joined(parts)


def _said(scope: Scope, entry: Listed) -> Iterator[str]:
    view = scope.view
    word = view.word
    if entry.by:
        yield word("inventory.by", who=names(scope, entry.by))
    if entry.partners:
        yield word("inventory.with", who=names(scope, entry.partners))
    audience = scope.plain(entry.id, "audience")
    if audience:
        yield word("inventory.for", whom=audience)
    if isinstance(entry, Training):
        yield from rhythm(view, entry)
    if isinstance(entry, Tool) and entry.languages:
        yield word("inventory.languages", languages=", ".join(map(view.language, entry.languages)))
    if entry.since:
        yield word("inventory.since", date=view.day(entry.since).text)
    if entry.until:
        yield word("inventory.until", date=view.day(entry.until).text)


def rhythm(view: View, course: Training) -> Iterator[str]:
    """How long a course is, how often it comes, in which years it is known to have come."""
    if course.length:
        yield view.word("inventory.length", value=view.value_text("duration", course.length))
    if course.frequency:
        yield view.word(f"inventory.frequency-{course.frequency}")
    if course.years:
        yield view.word("inventory.years", years=", ".join(map(str, course.years)))


def _figure(scope: Scope, ref: str) -> d.Inlines:
    scope.facts.add(ref)
    value = scope.view.fact_value(ref)
    label = (*scope.say(ref, "label"), d.Text(scope.view.word("inventory.colon")))
    return (*label, value) if value else label
