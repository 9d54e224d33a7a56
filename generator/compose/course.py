"""A module as a course in one language and at one depth, without a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from .. import document as d
from ..corpus import SOURCE_LOCALE
from ..course import Choice, Cited, Course, Question, QuestionKind, Step, StepKind, Used
from ..document import Inlines, PageRef, plain
from ..lesson import Block, Lesson
from ..links import Links
from ..localize import Scope, View
from ..model.base import Citation, PartialDate
from ..model.contacts import Contact
from ..model.curriculum import Module
from ..model.figures import Figure, LegalValue
from .parts import joined
from .proof import edition_of, law_lines
from .steps import dated, how, mixed

# What every format says itself, and which word of the interface it is.
WORDS = {
    "draft": "module.unread",
    "notice": "help.notice",
    "sources": "proof.sources",
    "outcomes": "module.outcomes",
    "keep": "module.keep",
    "prompts": "module.prompts",
    "answers": "module.answers",
    "note": "module.note",
    "programme": "module.programme",
    "step": "module.step",
    "what": "module.what",
    "time": "module.time",
    "right": "module.right",
    "slide": "module.slide",
    "case": "module.case",
    "for": "module.for",
    "before": "module.before",
    "hard": "module.hard",
    "quiz": "module.quiz",
    "handout": "module.handout",
    "cases": "module.cases",
    "site": "site.name",
    "none": "module.none",
    "announce": "curriculum.announce",
    "nobody-tells": "curriculum.nobody-tells",
    "unverified": "contact.unverified",
    "values": "check-list.values",
    "values-text": "check-list.values-text",
    "label": "check-list.label",
    "value": "check-list.value",
    "where": "check-list.where",
    "source": "check-list.source",
    "date": "check-list.date",
}
OWN = (
    "guide",
    "page",
    "own-notes",
    "calls",
    "start",
    "check",
    "score",
    "done",
    "again",
    "next-part",
    "your-answer",
    "wrong",
    "choose",
    "match",
    "type",
    "answered",
    "pass",
    "reading",
    "module",
    "minutes",
    "question",
    "end",
    "end-text",
    "leave",
    "invented",
    "activity",
    "facilitator",
    "contents",
    "previous",
    "distress-1",
    "distress-2",
    "distress-3",
    "not-kept",
    "begin",
    "announce-1",
    "announce-2",
    "announce-3",
    "from",
    "correct",
    "accepted",
    "front",
    "own-notes-text",
    "qr",
)
LANGS = {"fr": "fr-FR", "en": "en-GB"}


def course(view: View, module: Module, links: Links, depth: int) -> Course:
    """A module at a depth.

    Its edition is that of the whole module: it changes with any text, value or date that one of its files
    shows, at whatever depth.
    """
    scope, lesson = Scope(view), view.corpus.lessons[module.id]
    places: dict[str, Scope] = {}

    def address(to: d.Target) -> str:
        if isinstance(to, d.AnchorRef):
            to = PageRef(f"module/{module.id}", fragment=to.fragment)
        return links.href(f"module/{module.id}", view.locale, to, "absolute")

    def told(place: str) -> Scope:
        return places.setdefault(place, _Leaving(view, address))

    all_steps = [_step(told(block.id), block) for block in lesson.blocks if block.minutes]
    asked = [_question(told(block.id), block) for block in lesson.of_kind("question")]
    steps = tuple(step for step in all_steps if step.depth <= depth)
    questions = tuple(question for question in asked if question.depth <= depth)
    hidden = {step.id for step in all_steps} | {question.id for question in asked}
    hidden -= {step.id for step in steps} | {question.id for question in questions}
    reading = lesson.reading(told("reading").page_text)
    handout = _handout(told("handout"), lesson)
    front = told("front")

    def said(name: str, keys: Iterable[str]) -> tuple[Inlines, ...]:
        return tuple(front.say(module.id, name, key) for key in keys)

    wording = view.corpus.wording[module.id]
    title, lead = front.say(module.id, "title"), front.say(module.id, "lead")
    whom = joined(front.say(ref, "title") for ref in module.professions)
    before = joined(front.say(ref, "title") for ref in module.requires)
    ids = tuple(outcome.id for outcome in module.outcomes)
    outcomes = tuple(zip(ids, said("outcomes", ids), strict=True))
    asks = said("questions", getattr(wording, "questions"))  # noqa: B009
    keep = said("keep", getattr(wording, "keep"))  # noqa: B009
    for part in places.values():
        scope.used |= part.used
        scope.facts |= part.facts
        scope.foreign |= part.foreign
    sources = _sources(scope, module.sources)
    used = tuple(_used(scope, {name: part for name, part in places.items() if name not in hidden}))
    law = dated(view, module)
    scope.note((module,))
    edition = edition_of(scope, [law, *law_lines(scope)])
    draft = any(state != "reviewed" for state in scope.used.values())
    return Course(
        id=module.id,
        number=module.number,
        locale=view.locale,
        lang=LANGS.get(view.locale, view.locale),
        depth=depth,
        minutes=module.minutes[depth - 1],
        kicker=view.word(f"curriculum.{module.kind}"),
        title=title,
        lead=lead,
        whom=whom or (d.Text(view.word("module.everybody")),),
        before=before,
        outcomes=outcomes,
        asks=asks,
        keep=keep,
        hard=view.word(f"module.hard-{module.distress}"),
        distress=module.distress,
        law=law,
        steps=steps,
        questions=questions,
        reading=reading,
        handout=handout,
        sources=sources,
        used=used,
        words=words_of(view),
        address=address(PageRef(f"module/{module.id}")),
        edition=edition,
        edition_line=view.word("help.edition", edition=edition),
        draft=draft,
        independent=view.corpus.publisher.name is None,
        withdrawn=view.release and view.locale != SOURCE_LOCALE and draft,
        uses=scope.uses,
    )


def words_of(view: View) -> dict[str, str]:
    """The words that every format of a course says itself."""
    return {name: view.word(key) for name, key in (WORDS | {own: f"course.{own}" for own in OWN}).items()}


class _Leaving(Scope):
    """What is said in one place of a file that is taken away: its links lead to absolute addresses."""

    def __init__(self, view: View, address: Callable[[d.Target], str]) -> None:
        super().__init__(view)
        self.address = address

    def page_text(self, context: str, text: str) -> Inlines:
        """A text of a module."""
        return tuple(self._absolute(node) for node in super().page_text(context, text))

    def _absolute(self, node: d.Inline) -> d.Inline:
        if isinstance(node, d.Link):
            return d.Link(node.children, d.UrlRef(self.address(node.to)))
        if isinstance(node, d.Strong | d.Emphasis | d.Foreign):
            return replace(node, children=tuple(map(self._absolute, node.children)))
        return node


def _step(scope: Scope, block: Block) -> Step:
    say = scope.page_text
    return Step(
        kind=cast("StepKind", block.kind),
        id=block.id,
        depth=block.depth,
        minutes=block.minutes,
        title=say(block.context, block.title) if block.title else (),
        how=how(scope.view, block),
        words=block.words(say),
        note=block.part("note", say),
        prompts=block.part("prompts", say),
        answers=block.part("answers", say),
        distress=int(block.attributes.get("distress", "0")),
        method=scope.view.word(f"method.{block.attributes['method']}")
        if "method" in block.attributes
        else "",
    )


def _question(scope: Scope, block: Block) -> Question:
    say, context = scope.page_text, block.context
    return Question(
        kind=cast("QuestionKind", block.attributes["kind"]),
        id=block.id,
        depth=block.depth,
        stem=block.words(say),
        answers=tuple(
            Choice(a.right, say(context, a.text), say(context, a.feedback) if a.feedback else ())
            for a in block.answers
        ),
        pairs=tuple((say(context, left), say(context, right)) for left, right in block.pairs),
        mixed=tuple(say(context, right) for right in mixed(block)),
        feedback=say(context, block.feedback) if block.feedback else (),
        outcomes=block.outcomes,
    )


def _handout(scope: Scope, lesson: Lesson) -> d.Blocks:
    say = scope.page_text
    blocks = (block for part in lesson.of_kind("handout") for block in part.words(say))
    return tuple(_headed(block, at) for at, block in enumerate(blocks))


def _headed(block: d.Block, at: int) -> d.Block:
    """Strong words alone on a line are a heading: programs that read aloud look for one."""
    match block:
        case d.Paragraph((d.Strong() as strong,)):
            return d.Heading(4, strong.children, f"handout-{at}")
        case d.Paragraph((d.Foreign(lang, (d.Strong() as strong,)),)):
            return d.Heading(4, (d.Foreign(lang, strong.children),), f"handout-{at}")
    return block


def _sources(scope: Scope, citations: Iterable[Citation]) -> tuple[Cited, ...]:
    view = scope.view
    places: dict[str, dict[str, None]] = {}
    for citation in citations:
        places.setdefault(citation.source, {})[view.place(citation.place)] = None
    return tuple(Cited(scope.say(source, "title"), tuple(found)) for source, found in places.items())


def _used(scope: Scope, places: Mapping[str, Scope]) -> Iterator[Used]:
    """What whoever vouches for a course must check, and where it is named: in the order of first use."""
    view, corpus = scope.view, scope.view.corpus
    where: dict[str, list[str]] = {}
    for place, part in places.items():
        for fact in sorted(part.facts):
            where.setdefault(fact, []).append(place)
    for fact, named in where.items():
        node = view.fact_value(fact)
        text, found = plain((node,)) if node else "", tuple(named)
        if fact in corpus.legal_values:
            legal: LegalValue = corpus.legal_values[fact]
            now = legal.on(view.today)
            cited = now.sources if now else ()
            label = scope.say(fact, "label")
            since = view.day(PartialDate.of(now.from_)).text if now and now.from_ else ""
            source = "; ".join(filter(None, (now.reference if now else "", _places(scope, cited))))
            yield Used(fact, "law", label, text, source, since or _dates(scope, cited), found)
        elif fact in corpus.figures:
            figure: Figure = corpus.figures[fact]
            label = scope.say(fact, "label")
            date = view.day(figure.period).text if figure.period else _dates(scope, figure.sources)
            yield Used(fact, "figure", label, text, _places(scope, figure.sources), date, found)
        elif fact in corpus.table(Contact):
            contact = corpus.table(Contact)[fact]
            source = (
                view.word("contact.unverified") if contact.unverified else _places(scope, contact.sources)
            )
            name, date = scope.say(fact, "name"), _dates(scope, contact.sources)
            yield Used(fact, "contact", name, text, source, date, found, contact.unverified)


def _places(scope: Scope, citations: Iterable[Citation]) -> str:
    found = dict.fromkeys((c.source, scope.view.place(c.place)) for c in citations)
    kinds = scope.view.corpus.sources
    return "; ".join(
        f"{scope.view.word(f'source-kind.{kinds[name].kind}')}, {place}" for name, place in found
    )


def _dates(scope: Scope, citations: Iterable[Citation]) -> str:
    view = scope.view
    days = dict.fromkeys(view.day(view.corpus.sources[c.source].date).text for c in citations)
    return ", ".join(days)
