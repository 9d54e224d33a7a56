"""First steps on the site: where everybody begins; the questions of witnesses and professionals, and what
their answers lead to."""

from __future__ import annotations

from collections.abc import Iterable

from .. import document as d
from ..corpus import Corpus
from ..document import Document, FileRef, Inlines, PageRef, Step
from ..links import QUESTIONS, Links, help_path, question_path
from ..localize import Scope, View
from ..model.first_steps import FirstSteps, Question, SiteOutcome
from ..model.knowledge import Form, Profession
from ..model.leaflets import Leaflet
from ..model.reflex import ReflexCard
from ..model.rights import Right
from .help_steps import help_steps
from .parts import call_list, heading, place_of, rows, section
from .proof import Proof, finish

KEY = "first-steps"


def first_steps(corpus: Corpus) -> tuple[FirstSteps, ...]:
    """All of them, as written."""
    return tuple(corpus.table(FirstSteps).values())


def step_key(steps: FirstSteps, step: str) -> str:
    """The page of a question or of an outcome."""
    return f"step/{steps.slug}/{step}"


def first_steps_page(view: View, links: Links) -> Document:
    """Where everybody begins: the light pages for oneself or somebody close come first, in every language."""
    scope = Scope(view)
    light = tuple(
        d.Card(
            view.word("steps.light"),
            scope.say(steps.id, "line"),
            (),
            FileRef(question_path(steps.slug, steps.questions[0].id, view.locale)),
        )
        for steps in help_steps(view.corpus)
    )
    own = tuple(
        d.Card("", scope.say(steps.id, "line"), (), PageRef(step_key(steps, steps.questions[0].id)))
        for steps in first_steps(view.corpus)
    )
    languages = d.Link((d.Text(view.word("steps.languages")),), FileRef(help_path(QUESTIONS, None)))
    document = Document(
        KEY,
        view.locale,
        view.word("nav.first-steps"),
        (
            d.Cards((*light, *own)),
            d.Paragraph((languages,)),
            d.Paragraph((d.Text(view.word("steps.kept")),), "soft"),
        ),
        lead=(d.Text(view.word("steps.lead")),),
        section="help",
        trail=_trail(view),
    )
    return finish(scope, document, links)


def _trail(view: View, *steps: Step) -> tuple[Step, ...]:
    return (Step(view.word("nav.first-steps"), PageRef(KEY)), *steps)


def question_page(view: View, links: Links, steps: FirstSteps, question: Question) -> Document:
    """A question, and a way on for each answer."""
    scope = Scope(view)
    said = scope.plain(steps.id, "questions", question.id, "text")
    key = step_key(steps, question.id)
    answers = tuple(
        d.Row(
            "",
            scope.say(steps.id, "questions", question.id, "answers", answer.id),
            PageRef(step_key(steps, answer.to)),
        )
        for answer in question.answers
    )
    first = question.id == steps.questions[0].id
    document = Document(
        key,
        view.locale,
        said,
        (d.Rows(answers), *_again(view)),
        lead=scope.say(steps.id, "lead") if first else (),
        kicker=scope.plain(steps.id, "title"),
        description=said,
        section="help",
        trail=_trail(view, Step(said, PageRef(key))),
    )
    return finish(scope, document, links)


def outcome_page(view: View, links: Links, steps: FirstSteps, outcome: SiteOutcome) -> Document:
    """Where answers lead: whom to call, what to do, what better not; rights, a leaflet, pages to read on."""
    scope, corpus = Scope(view), view.corpus
    proof = Proof(scope)
    title = scope.plain(steps.id, "outcomes", outcome.id, "title")
    key = step_key(steps, outcome.id)
    cards = (card for card in corpus.table(ReflexCard).values() if card.profession in outcome.professions)
    document = Document(
        key,
        view.locale,
        title,
        (
            heading(view, "steps.call", "call"),
            call_list(scope, outcome.all_contacts),
            heading(view, "steps.do", "do"),
            _lines(scope, proof, steps, outcome.do),
            heading(view, "steps.dont", "dont"),
            _lines(scope, proof, steps, outcome.dont),
            *section(
                view, "steps.rights", "rights", rows(scope, (corpus.table(Right)[r] for r in outcome.rights))
            ),
            heading(view, "steps.leaflet", "leaflet"),
            *_leaflet(scope, outcome),
            *section(
                view, "steps.forms", "forms", rows(scope, (corpus.table(Form)[f] for f in outcome.forms))
            ),
            *section(
                view,
                "steps.professions",
                "professions",
                rows(scope, (*cards, *(corpus.table(Profession)[p] for p in outcome.professions))),
            ),
            *_again(view),
        ),
        lead=scope.say(steps.id, "outcomes", outcome.id, "lead"),
        kicker=scope.plain(steps.id, "title"),
        section="help",
        trail=_trail(view, Step(title, PageRef(key))),
    )
    return finish(scope, document, links, proof, corpus.wording_origins.get(steps.id))


def _lines(scope: Scope, proof: Proof, steps: FirstSteps, named: Iterable[str]) -> d.Block:
    lines = {line.id: line for line in steps.lines}
    return d.ListBlock(
        tuple(
            (d.Paragraph((*scope.say(steps.id, "lines", name), *proof.marks(lines[name].sources))),)
            for name in named
        )
    )


def _leaflet(scope: Scope, outcome: SiteOutcome) -> d.Blocks:
    """The light page in this language, and where its prints in every language are."""
    view = scope.view
    leaflet = view.corpus.table(Leaflet)[outcome.leaflet]
    page = FileRef(help_path(leaflet.slug, view.locale))
    title: Inlines = (d.Link(scope.say(leaflet.id, "title"), page),)
    every = d.Link((d.Text(view.word("steps.leaflet-languages")),), FileRef(help_path(leaflet.slug, None)))
    place = place_of(leaflet)
    assert place is not None
    prints = d.Link((d.Text(view.word("steps.leaflet-prints")),), place)
    return (d.ListBlock(((d.Paragraph(title),), (d.Paragraph((every,)),), (d.Paragraph((prints,)),))),)


def _again(view: View) -> d.Blocks:
    again = d.Link((d.Text(view.word("steps.again")),), PageRef(KEY))
    return (d.Paragraph((again,)), d.Paragraph((d.Text(view.word("steps.kept")),), "soft"))
