"""The first steps of the light pages: about oneself or somebody close, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..booklet import Arrival, Asked, Door, Line, Panel
from ..corpus import Corpus
from ..document import plain
from ..links import QUESTIONS, Links, help_path, question_path
from ..localize import Scope, View
from ..model.first_steps import HelpOutcome, HelpSteps, Question
from ..model.leaflets import Leaflet
from .leaflets import door, told_line
from .light import Teller, call, filled, head, law
from .proof import edition_of


def help_steps(corpus: Corpus) -> tuple[HelpSteps, ...]:
    """All of them, as written."""
    return tuple(corpus.table(HelpSteps).values())


def for_whom(view: View, links: Links) -> Asked:
    """`/i/questions/<locale>/`: whom it is about."""
    teller = Teller(Scope(view))
    here = help_path(QUESTIONS, view.locale)
    answers = tuple(
        Door(
            steps.icon,
            (),
            teller.say(steps.id, "line"),
            links.help_href(here, question_path(steps.slug, steps.questions[0].id, view.locale)),
        )
        for steps in help_steps(view.corpus)
    )
    words = teller.words()
    return Asked(
        page=head(teller, here, teller.word("ask"), words),
        question=teller.word("for-whom"),
        answers=answers,
        again="",
        others=links.help_href(here, help_path(QUESTIONS, None)),
    )


def asked(view: View, links: Links, steps: HelpSteps, question: Question) -> Asked:
    """A question. Its title in a tab is the same as that of every other."""
    teller = Teller(Scope(view))
    here = question_path(steps.slug, question.id, view.locale)
    said = teller.say(steps.id, "questions", question.id, "text")
    answers = tuple(
        Door(
            answer.icon,
            (),
            teller.say(steps.id, "questions", question.id, "answers", answer.id),
            links.help_href(here, question_path(steps.slug, answer.to, view.locale)),
        )
        for answer in question.answers
    )
    words = teller.words()
    return Asked(
        page=head(teller, here, teller.word("ask"), words),
        question=said,
        answers=answers,
        again=links.help_href(here, help_path(QUESTIONS, view.locale)),
        others=links.help_href(here, help_path(QUESTIONS, None)),
    )


def arrival(view: View, links: Links, steps: HelpSteps, outcome: HelpOutcome) -> Arrival:
    """What answers lead to; its title is that of its leaflet."""
    corpus, scope = view.corpus, Scope(view)
    teller = Teller(scope)
    here = question_path(steps.slug, outcome.id, view.locale)
    leaflet = corpus.table(Leaflet)[outcome.leaflet]
    title = teller.say(leaflet.id, "title")
    lead = teller.say(steps.id, "outcomes", outcome.id, "lead")
    first, *calls = (call(teller, name, told=False) for name in outcome.all_contacts)
    panels = tuple(_panels(teller, steps, outcome, leaflet))
    words = teller.words()
    named = {line.id: line for line in leaflet.rights}
    told = law(teller, sorted({right for name in outcome.rights for right in named[name].rights}))
    edition_word = teller.word("edition")
    edition = edition_of(scope, [plain(told), *teller.french])
    return Arrival(
        page=head(teller, here, title, words),
        close=steps.close,
        lead=lead,
        first=first,
        calls=tuple(calls),
        panels=panels,
        leaflet=door(teller, leaflet, links, here),
        law=told,
        edition=edition,
        edition_line=filled(edition_word, "edition", lambda _: edition, view),
        again=links.help_href(here, help_path(QUESTIONS, view.locale)),
        others=links.help_href(here, help_path(QUESTIONS, None)),
        uses=scope.uses,
    )


def _panels(teller: Teller, steps: HelpSteps, outcome: HelpOutcome, leaflet: Leaflet) -> Iterator[Panel]:
    lines = {line.id: line for line in steps.lines}

    def told(named: Iterable[str]) -> Iterator[Line]:
        return (told_line(teller, (steps.id, "lines", name), lines[name], "") for name in named)

    yield _panel(teller, "allowed", "check", told(outcome.do))
    yield _panel(teller, "better-not", "cross", told(outcome.dont))
    rights = {line.id: line for line in leaflet.rights}
    shown = (told_line(teller, (leaflet.id, "rights", name), rights[name], "") for name in outcome.rights)
    yield _panel(teller, "their-rights" if steps.close else "rights", "scales", shown)


def _panel(teller: Teller, word: str, icon: str, lines: Iterable[Line]) -> Panel:
    before = len(teller.french)
    told: Sequence[Line] = tuple(lines)
    return Panel(word, icon, teller.word(word), tuple(told), changed=len(teller.french) > before)
