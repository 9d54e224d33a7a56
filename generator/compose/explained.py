"""Topics explained section by section, the places where documents disagree, and the map of the site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.contradictions import Contradiction
from ..model.topics import Topic
from .parts import heading, joined, link_to, place_of, related, rows, section, told, told_list
from .proof import Proof, finish
from .status import organisation

Tone = Literal["plain", "alert", "done"]
TONES: dict[str, Tone] = {"exists": "done", "refused": "alert", "planned": "alert"}
KINDS = get_args(Contradiction.model_fields["kind"].annotation)


def topic_page(view: View, links: Links, topic: Topic) -> Document:
    """One topic: what exists, what is planned, what is asked, what other countries do."""
    scope = Scope(view)
    proof = Proof(scope, most=0)
    title = scope.plain(topic.id, "title")
    blocks: list[d.Block] = []
    for part in topic.sections:
        path = (topic.id, "sections", part.id)
        tag = d.Tag(view.word(f"section.{part.state}"), TONES.get(part.state, "plain"))
        who = f" {view.word('section.by', who=organisation(scope, part.by))}" if part.by else ""
        blocks += [
            d.Heading(2, scope.say(*path, "title"), part.id),
            d.Paragraph((tag, d.Text(who)), "soft"),
            d.Paragraph(told(scope, proof, (*path, "text"), part.sources)),
        ]
    corpus = view.corpus
    promises = rows(scope, (corpus.promises[ref] for ref in topic.promises))
    document = Document(
        f"topic/{topic.id}",
        view.locale,
        title,
        (
            *blocks,
            *section(view, "point.promises", "promises", promises),
            *related(scope, [topic.id], most=2),
        ),
        lead=scope.say(topic.id, "lead"),
        section="plans",
        trail=(Step(title, PageRef(f"topic/{topic.id}")),),
    )
    return finish(scope, document, links, proof, corpus.wording_origins.get(topic.id))


def contradictions_of(view: View) -> dict[str, list[Contradiction]]:
    """The places where the documents do not agree, by what does not."""
    found = view.corpus.table(Contradiction).values()
    by_kind = {kind: [c for c in found if c.kind == kind] for kind in KINDS}
    return {kind: alike for kind, alike in by_kind.items() if alike}


def contradictions_page(view: View, links: Links) -> Document:
    """Every contradiction in one line, by kind."""
    scope = Scope(view)
    blocks: list[d.Block] = []
    for kind, alike in contradictions_of(view).items():
        blocks += [heading(view, f"contradictions.{kind}", kind), *rows(scope, alike)]
    document = Document(
        "contradictions",
        view.locale,
        view.word("contradictions.title"),
        tuple(blocks),
        lead=(d.Text(view.word("contradictions.lead")),),
        section="sources",
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.contradictions"), PageRef("contradictions"))


def contradictions_kind_page(view: View, links: Links, kind: str, alike: Sequence[Contradiction]) -> Document:
    """Contradictions of one kind, each with all its statements."""
    scope = Scope(view)
    proof = Proof(scope, most=None)
    title = view.word(f"contradictions.{kind}")
    document = Document(
        f"contradictions/{kind}",
        view.locale,
        title,
        tuple(block for found in alike for block in _contradiction(scope, proof, found)),
        kicker=view.word("contradictions.title"),
        section="sources",
        description=view.word("contradictions.lead"),
        trail=(_first_step(view), Step(title, PageRef(f"contradictions/{kind}"))),
    )
    return finish(scope, document, links, proof)


def _contradiction(scope: Scope, proof: Proof, found: Contradiction) -> d.Blocks:
    view = scope.view
    entities = filter(None, map(view.corpus.entity, found.about))
    about = joined(link_to(scope, entity) for entity in entities if place_of(entity) is not None)
    kept = (d.Strong((d.Text(view.word("contradictions.kept")),)), d.Text(" "))
    return (
        d.Heading(2, scope.say(found.id, "title"), found.id),
        d.Paragraph(scope.say(found.id, "text")),
        *told_list(scope, proof, found, "statements", found.statements),
        d.Paragraph((*kept, *scope.say(found.id, "kept"))),
        *((d.Paragraph((d.Text(f"{view.word('contradictions.about')} "), *about), "soft"),) if about else ()),
    )


# Every list of the site, by group: from here, every entity is two taps away.
MAP: dict[str, tuple[str, ...]] = {
    "help": ("first-steps", "page/help", "rights", "contacts", "page/safety"),
    "understand": ("forms", "signs", "professions", "cards", "actors"),
    "follow": (
        "plans",
        "promises",
        "recommendations",
        "refused",
        "planned",
        "timeline",
        "calendar",
        "news",
        "letters",
    ),
    "resources": (
        "kits",
        "curriculum",
        "composer",
        "page/session-safety",
        "page/session-countdown",
        "page/session-moodle",
        "page/session-read-me",
        "page/session-same-day",
        "page/session-three-months",
        "page/session-certificate",
        "distribution",
        "trainings",
        "tools",
        "fundings",
        "projects",
        "page/professionals",
    ),
    "verify": (
        "figures",
        "contradictions",
        "sources",
        "data",
        "editions",
        "translations",
        "page/method",
        "page/review-policy",
    ),
    "this-site": ("search", "page/about", "page/accessibility", "page/legal", "page/privacy", "page/terms"),
}


def map_page(view: View, links: Links, known: frozenset[str]) -> Document:
    """All lists of the site, and the topics."""
    scope = Scope(view)
    blocks: list[d.Block] = []
    for group, keys in MAP.items():
        lines = tuple(d.Row("", page_title(scope, key), PageRef(key)) for key in keys if key in known)
        blocks += [heading(view, f"map.{group}", group), d.Rows(lines)]
    blocks += section(view, "map.topics", "topics", rows(scope, view.corpus.table(Topic).values()))
    document = Document(
        "map",
        view.locale,
        view.word("map.title"),
        tuple(blocks),
        lead=(d.Text(view.word("map.lead")),),
        section="map",
        trail=(Step(view.word("map.title"), PageRef("map")),),
    )
    return finish(scope, document, links)


def page_title(scope: Scope, key: str) -> d.Inlines:
    """What a list or an editorial page is called."""
    if key.startswith("page/"):
        return scope.say(f"{key.removeprefix('page/')}.title")
    return (d.Text(scope.view.word(f"nav.{key}")),)
