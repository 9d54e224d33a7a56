"""The curriculum: its modules, each as a learner reads it, practises it, and as a facilitator teaches it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .. import document as d
from ..document import Document, PageRef, Step
from ..lesson import Block
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.curriculum import Module
from ..model.knowledge import Form, Profession
from ..model.rights import Right
from ..units import text_hash
from .parts import heading, joined, link_to, rows, section
from .proof import Proof, finish

KINDS = ("core", "profession", "transversal")
# What a session of each depth is called.
SESSIONS = {1: "short", 2: "medium", 3: "full"}
SAFETY = ("announce", "leave", "invented", "nobody-tells")


def modules(view: View) -> list[Module]:
    """All modules that have a text, by number."""
    corpus = view.corpus
    found = (module for module in corpus.table(Module).values() if module.id in corpus.lessons)
    return sorted(found, key=lambda module: module.number)


def curriculum_page(view: View, links: Links) -> Document:
    """Every module, by kind; how to give a session safely."""
    scope = Scope(view)
    blocks: list[d.Block] = []
    for kind in KINDS:
        alike = [module for module in modules(view) if module.kind == kind]
        if alike:
            blocks += [heading(view, f"curriculum.{kind}", kind), _listed(scope, alike)]
    blocks += [heading(view, "curriculum.safety", "safety"), _safety(view)]
    document = Document(
        "curriculum",
        view.locale,
        view.word("curriculum.title"),
        (*_unread(scope), *blocks),
        lead=(d.Text(view.word("curriculum.lead")),),
        section="signs",
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.curriculum"), PageRef("curriculum"))


def _listed(scope: Scope, alike: Iterable[Module]) -> d.Rows:
    view = scope.view
    return d.Rows(
        tuple(
            d.Row(
                str(module.number),
                scope.say(module.id, "title"),
                PageRef(f"module/{module.id}"),
                None,
                (*scope.say(module.id, "lead"), d.Text(f" {_times(view, module)}")),
            )
            for module in alike
        )
    )


def _times(view: View, module: Module) -> str:
    short, middle, whole = module.minutes
    return view.word("module.lengths", short=str(short), middle=str(middle), whole=str(whole))


def _safety(view: View) -> d.ListBlock:
    words = (view.word(f"curriculum.{name}") for name in SAFETY)
    return d.ListBlock(tuple((d.Paragraph((d.Text(text),)),) for text in words))


# ---- a module


def module_page(view: View, links: Links, module: Module) -> Document:
    """A module as a learner reads it."""
    scope, lesson = Scope(view), view.corpus.lessons[module.id]
    proof = Proof(scope, most=0)
    marks = proof.marks(module.sources)
    rights = [view.corpus.table(Right)[ref] for ref in module.rights]
    blocks = (
        _terms(scope, module),
        heading(view, "module.outcomes", "outcomes"),
        _said(scope, module, "outcomes", (outcome.id for outcome in module.outcomes)),
        heading(view, "module.questions", "questions"),
        _said(scope, module, "questions", _keys(view, module, "questions")),
        *lesson.reading(scope.page_text),
        d.Paragraph((d.Text(view.word("module.rests-on")), *marks), "soft"),
        heading(view, "module.keep", "keep"),
        _said(scope, module, "keep", _keys(view, module, "keep")),
        heading(view, "module.next", "next"),
        _ways(view, module, ("cases", "quiz", "handout", "teaching")),
        *section(view, "related.right", "rights", rows(scope, rights)),
    )
    document = Document(
        f"module/{module.id}",
        view.locale,
        scope.plain(module.id, "title"),
        (*_unread(scope), *blocks),
        lead=scope.say(module.id, "lead"),
        kicker=view.word(f"curriculum.{module.kind}"),
        section="signs",
        trail=_steps(scope, module),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(module.id))


def _steps(scope: Scope, module: Module) -> tuple[Step, ...]:
    return (_first_step(scope.view), Step(scope.plain(module.id, "title"), PageRef(f"module/{module.id}")))


def _keys(view: View, module: Module, name: str) -> Iterable[str]:
    texts: dict[str, str] = getattr(view.corpus.wording[module.id], name)
    return texts


def _said(scope: Scope, module: Module, name: str, keys: Iterable[str]) -> d.ListBlock:
    return d.ListBlock(tuple((d.Paragraph(scope.say(module.id, name, key)),) for key in keys))


def _ways(view: View, module: Module, kinds: Iterable[str]) -> d.Rows:
    return d.Rows(
        tuple(
            d.Row(
                "",
                (d.Text(view.word(f"module.{kind}")),),
                PageRef(f"{kind}/{module.id}"),
                None,
                (d.Text(view.word(f"module.{kind}-lead")),),
            )
            for kind in kinds
        )
    )


def _terms(scope: Scope, module: Module) -> d.Terms:
    view, corpus = scope.view, scope.view.corpus
    everybody: d.Inlines = (d.Text(view.word("module.everybody")),)
    who = joined(link_to(scope, corpus.table(Profession)[ref]) for ref in module.professions) or everybody
    before = joined(link_to(scope, corpus.table(Module)[ref]) for ref in module.requires)
    forms = joined(link_to(scope, corpus.table(Form)[ref]) for ref in module.forms)
    law = view.word("module.dated", law=_day(view, module.law_as_of), due=_day(view, module.review_due))
    told: list[tuple[str, d.Inlines]] = [
        ("times", (d.Text(_times(view, module)),)),
        ("for", who),
        ("forms", forms),
        ("before", before or (d.Text(view.word("module.none")),)),
        ("hard", (d.Text(view.word(f"module.hard-{module.distress}")),)),
        ("law", (d.Text(law),)),
    ]
    return d.Terms(tuple(d.Term(view.word(f"module.{name}"), nodes) for name, nodes in told if nodes))


def _day(view: View, day: object) -> str:
    return view.day(PartialDate.parse(day)).text


# ---- what belongs to a module, a page each


def _unread(scope: Scope) -> d.Blocks:
    """What a trainer must know first: nobody has read what the page says. Said when the page is composed."""
    share = scope.share
    if share.units == share.reviewed:
        return ()
    return (d.Note((d.Paragraph((d.Text(scope.view.word("module.unread")),)),), "", "alert"),)


def _page(
    scope: Scope, links: Links, module: Module, kind: str, blocks: d.Blocks, *, wide: bool = False
) -> Document:
    view = scope.view
    document = Document(
        f"{kind}/{module.id}",
        view.locale,
        view.word(f"module.{kind}-title", title=scope.plain(module.id, "title")),
        (*_unread(scope), *blocks),
        lead=(d.Text(view.word(f"module.{kind}-lead")),),
        kicker=view.word(f"curriculum.{module.kind}"),
        section="signs",
        layout="wide" if wide else "page",
        trail=(*_steps(scope, module), Step(view.word(f"module.{kind}"), PageRef(f"{kind}/{module.id}"))),
    )
    return finish(scope, document, links, None, view.corpus.wording_origins.get(module.id))


def cases_page(view: View, links: Links, module: Module) -> Document:
    """The cases of a module; what may be answered stands behind a summary."""
    scope = Scope(view)
    warning = d.Paragraph((d.Text(view.word(f"module.hard-{module.distress}")),))
    cases = view.corpus.lessons[module.id].of_kind("case")
    blocks = (d.Note((warning,), "", "alert"), *(block for case in cases for block in _case(scope, case)))
    return _page(scope, links, module, "cases", blocks)


def quiz_page(view: View, links: Links, module: Module) -> Document:
    """The questions of a module, each with its answers behind a summary."""
    scope = Scope(view)
    asked = view.corpus.lessons[module.id].of_kind("question")
    items = tuple(_question(scope, question) for question in asked)
    return _page(scope, links, module, "quiz", (d.ListBlock(items, ordered=True),))


def teaching_page(view: View, links: Links, module: Module) -> Document:
    """A module as a facilitator gives it in half a day: programme, what is shown, said and done."""
    return _taught(view, links, module, "teaching", (1, 2))


def further_page(view: View, links: Links, module: Module) -> Document:
    """What a longer session adds."""
    return _taught(view, links, module, "further", (3,))


def _taught(view: View, links: Links, module: Module, kind: str, depths: tuple[int, ...]) -> Document:
    scope = Scope(view)
    steps = [s for s in view.corpus.lessons[module.id].blocks if s.minutes and s.depth in depths]
    others = [part for part in ("teaching", "further", "cases", "quiz", "handout") if part != kind]
    blocks = (
        _programme(scope, steps),
        *(block for step in steps for block in _step(scope, module, step)),
        heading(view, "module.next", "next"),
        _ways(view, module, others),
    )
    return _page(scope, links, module, kind, blocks, wide=True)


def handout_page(view: View, links: Links, module: Module) -> Document:
    """What participants take along."""
    scope = Scope(view)
    found = view.corpus.lessons[module.id].of_kind("handout")
    words = [block for handout in found for block in handout.words(scope.page_text)]
    # In the text a handout's headings stand below a section; on its page, below the title.
    blocks = tuple(d.Heading(2, b.children, b.id) if isinstance(b, d.Heading) else b for b in words)
    return _page(scope, links, module, "handout", blocks)


PARTS: dict[str, Callable[[View, Links, Module], Document]] = {
    "module": module_page,
    "cases": cases_page,
    "quiz": quiz_page,
    "teaching": teaching_page,
    "further": further_page,
    "handout": handout_page,
}


def _title(scope: Scope, block: Block, level: int) -> d.Heading:
    return d.Heading(level, scope.page_text(block.context, block.title) if block.title else (), block.id)


def _case(scope: Scope, case: Block) -> d.Blocks:
    view, say = scope.view, scope.page_text
    return (
        _title(scope, case, 2),
        *case.words(say),
        d.Paragraph((d.Strong((d.Text(view.word("module.prompts")),)),)),
        *case.part("prompts", say),
        d.Details(view.word("module.answers"), case.part("answers", say)),
    )


def _question(scope: Scope, asked: Block) -> d.Blocks:
    """The stem, what is offered, and, behind a summary, what is right and why."""
    view, say = scope.view, scope.page_text
    offered: list[d.Inlines] = []
    told: list[d.Inlines] = []
    for answer in asked.answers:
        words = say(asked.context, answer.text)
        offered += [words] if asked.attributes["kind"] != "short" else []
        feedback = (d.Text(" "), *say(asked.context, answer.feedback)) if answer.feedback else ()
        mark = (d.Text(f"{view.word('module.right')} "),) if answer.right else ()
        told.append((d.Strong((*mark, *words)), *feedback))
    for left, right in asked.pairs:
        offered.append(say(asked.context, left))
        told.append((*say(asked.context, left), d.Text(" → "), *say(asked.context, right)))
    offered += [(d.Text("→ "), *say(asked.context, right)) for right in mixed(asked)]
    said = (d.Paragraph(say(asked.context, asked.feedback)),) if asked.feedback else ()
    answers = d.Details(view.word("module.see-answer"), (*_list(told), *said))
    return (*asked.words(say), *_list(offered), answers)


def mixed(asked: Block) -> list[str]:
    """The right sides of a matching question, in an order of their own that is not the answer."""
    rights = [right for _, right in asked.pairs]
    mixed = sorted(rights, key=text_hash)
    return mixed if mixed != rights else [*mixed[1:], *mixed[:1]]


def _list(lines: Iterable[d.Inlines]) -> d.Blocks:
    items = tuple((d.Paragraph(line),) for line in lines)
    return (d.ListBlock(items),) if items else ()


def _programme(scope: Scope, steps: Iterable[Block]) -> d.Table:
    view = scope.view
    columns = (
        d.Column((d.Text(view.word("module.step")),)),
        d.Column((d.Text(view.word("module.what")),)),
        d.Column((d.Text(view.word("module.time")),), numeric=True),
    )
    lines = tuple(
        (
            scope.page_text(step.context, step.title or ""),
            (d.Text(how(view, step)),),
            (d.Text(view.word("module.minutes", minutes=str(step.minutes))),),
        )
        for step in steps
    )
    return d.Table(view.word("module.programme"), columns, lines)


def how(view: View, step: Block) -> str:
    """What a step is, and in which sessions it has its place."""
    method = step.attributes.get("method")
    what = view.word(f"method.{method}") if method else view.word(f"module.{step.kind}")
    return f"{what} · {view.word(f'depth.{SESSIONS[step.depth]}')}"


def _step(scope: Scope, module: Module, step: Block) -> d.Blocks:
    view, say = scope.view, scope.page_text
    minutes = view.word("module.minutes", minutes=str(step.minutes))
    note = step.part("note", say)
    # A case is read on a page of its own, with its answers.
    to = d.Link((d.Text(view.word("module.read-case")),), PageRef(f"cases/{module.id}", fragment=step.id))
    words = (d.Paragraph((to,)),) if step.kind == "case" else step.words(say)
    return (
        _title(scope, step, 2),
        d.Paragraph((d.Text(f"{how(view, step)} · {minutes}"),), "soft"),
        *words,
        *((d.Note(note, view.word("module.note")),) if note else ()),
    )
