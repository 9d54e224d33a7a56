"""A module as a learner reads it, practises it, and as a facilitator teaches it: a page each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .. import document as d
from ..document import Document, PageRef, Step
from ..lesson import Block
from ..links import COURSE_FILES, WHOLE, Links
from ..localize import Scope, View
from ..model.curriculum import DEPTHS, Module
from ..model.knowledge import Form, Profession
from ..model.rights import Right
from ..paths import depths
from .course import course
from .parts import heading, joined, link_to, rows, section
from .proof import Proof, finish
from .steps import SESSIONS, dated, how, mixed, unread

# The pages for whoever teaches, and the depth of each.
TAUGHT = {"teaching": 1, "further": 2, "longest": 3}


def first_step(view: View) -> Step:
    """The step of the trail that leads to the curriculum."""
    return Step(view.word("nav.curriculum"), PageRef("curriculum"))


def times(view: View, module: Module) -> str:
    """How long a module takes, at each depth."""
    short, middle, whole = module.minutes
    return view.word("module.lengths", short=str(short), middle=str(middle), whole=str(whole))


def module_page(view: View, links: Links, module: Module) -> Document:
    """A module as a learner reads it."""
    scope, lesson = Scope(view), view.corpus.lessons[module.id]
    proof = Proof(scope, most=0)
    marks = proof.marks(module.sources)
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
        _ways(view, module, ("cases", "quiz", "handout", "teaching", "files")),
    )
    document = Document(
        f"module/{module.id}",
        view.locale,
        scope.plain(module.id, "title"),
        (*unread(scope), *blocks),
        lead=scope.say(module.id, "lead"),
        kicker=view.word(f"curriculum.{module.kind}"),
        section="signs",
        trail=_steps(scope, module),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(module.id))


def _steps(scope: Scope, module: Module) -> tuple[Step, ...]:
    return (first_step(scope.view), Step(scope.plain(module.id, "title"), PageRef(f"module/{module.id}")))


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
    told: list[tuple[str, d.Inlines]] = [
        ("times", (d.Text(times(view, module)),)),
        ("for", who),
        ("forms", forms),
        ("before", before or (d.Text(view.word("module.none")),)),
        ("hard", (d.Text(view.word(f"module.hard-{module.distress}")),)),
        ("law", (d.Text(dated(view, module)),)),
    ]
    return d.Terms(tuple(d.Term(view.word(f"module.{name}"), nodes) for name, nodes in told if nodes))


# ---- what belongs to a module, a page each


def _page(
    scope: Scope, links: Links, module: Module, kind: str, blocks: d.Blocks, *, wide: bool = False
) -> Document:
    view = scope.view
    document = Document(
        f"{kind}/{module.id}",
        view.locale,
        view.word(f"module.{kind}-title", title=scope.plain(module.id, "title")),
        (*unread(scope), *blocks),
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
    """A module as a facilitator gives it in a short session: programme, what is shown, said and done."""
    return _taught(view, links, module, "teaching")


def further_page(view: View, links: Links, module: Module) -> Document:
    """What half a day adds."""
    return _taught(view, links, module, "further")


def longest_page(view: View, links: Links, module: Module) -> Document:
    """What the longest session adds."""
    return _taught(view, links, module, "longest")


def _taught(view: View, links: Links, module: Module, kind: str) -> Document:
    scope = Scope(view)
    steps = [s for s in view.corpus.lessons[module.id].blocks if s.minutes and s.depth == TAUGHT[kind]]
    others = [part for part in (*TAUGHT, "cases", "quiz", "handout", "files") if part != kind]
    blocks = (
        _programme(scope, steps),
        *(block for step in steps for block in _step(scope, module, step)),
        heading(view, "module.next", "next"),
        _ways(view, module, others),
    )
    return _page(scope, links, module, kind, blocks, wide=True)


def files_page(view: View, links: Links, module: Module) -> Document:
    """What can be taken along, and the rights that the module rests on."""
    scope = Scope(view)
    rights = [view.corpus.table(Right)[ref] for ref in module.rights]
    made = course(view, module, links, DEPTHS[-1])
    scope.facts |= made.uses & view.corpus.origins.keys()
    blocks = (
        d.Paragraph((d.Text(view.word("module.edition", edition=made.edition)),)),
        *_files(scope, links, module),
        *section(view, "related.right", "rights", rows(scope, rights)),
    )
    return _page(scope, links, module, "files", blocks)


def _files(scope: Scope, links: Links, module: Module) -> d.Blocks:
    """Everything that can be taken along, by the depths that sessions use; then what is always the same."""
    view = scope.view
    if view.release and course(view, module, links, DEPTHS[-1]).withdrawn:
        return ()
    blocks: list[d.Block] = []
    depths_of = depths(view.corpus)[module.id]
    for depth in depths_of:
        words = view.word("module.minutes", minutes=str(module.minutes[depth - 1]))
        blocks.append(
            d.Heading(2, (d.Text(f"{view.word(f'depth.{SESSIONS[depth]}')} · {words}"),), f"at-{depth}")
        )
        own = [kind for kind in COURSE_FILES if kind not in WHOLE]
        blocks.append(_downloads(view, links, module, own, depth))
    blocks.append(heading(view, "module.always", "always"))
    blocks.append(_downloads(view, links, module, WHOLE, depths_of[-1]))
    return tuple(blocks)


def _downloads(view: View, links: Links, module: Module, kinds: Iterable[str], depth: int) -> d.Downloads:
    files = ((kind, links.course_file(kind, module.id, view.locale, depth)) for kind in kinds)
    return d.Downloads(
        tuple(
            d.Download(view.word(f"file.{kind}"), d.FileRef(file), file.rpartition(".")[2].upper(), "")
            for kind, file in files
        )
    )


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
    "longest": longest_page,
    "handout": handout_page,
    "files": files_page,
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
