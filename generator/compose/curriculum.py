"""The curriculum: all modules, the sessions made of them, and how to give one safely."""

from __future__ import annotations

from collections.abc import Iterable

from .. import document as d
from ..document import Document, PageRef
from ..links import Links
from ..localize import Scope, View
from ..model.curriculum import Module
from ..model.inventory import Tool, Training
from ..paths import taught
from .module import first_step, times
from .parts import heading, section
from .proof import finish
from .steps import unread
from .training import path_rows, way_to

KINDS = ("core", "profession", "transversal", "exercise")
GIVING = ("session-safety", "session-countdown", "session-moodle")
SAFETY = ("announce", "leave", "invented", "nobody-tells")


def curriculum_page(view: View, links: Links) -> Document:
    """Every module, by kind; how to give a session safely."""
    scope = Scope(view)
    sessions = path_rows(view)
    blocks: list[d.Block] = [d.Rows((way_to(view, "composer"),))] if sessions else []
    blocks += section(view, "curriculum.sessions", "sessions", sessions)
    for kind in KINDS:
        alike = [module for module in taught(view.corpus) if module.kind == kind]
        if alike:
            blocks += [heading(view, f"curriculum.{kind}", kind), _listed(scope, alike)]
    blocks += [heading(view, "curriculum.safety", "safety"), _safety(view), _giving(scope)]
    blocks += section(view, "curriculum.others", "others", _inventories(view))
    document = Document(
        "curriculum",
        view.locale,
        view.word("curriculum.title"),
        (*unread(scope), *blocks),
        lead=(d.Text(view.word("curriculum.lead")),),
        section="signs",
        layout="wide",
        trail=(first_step(view),),
    )
    return finish(scope, document, links)


def _listed(scope: Scope, alike: Iterable[Module]) -> d.Rows:
    view = scope.view
    return d.Rows(
        tuple(
            d.Row(
                str(module.number),
                scope.say(module.id, "title"),
                PageRef(f"module/{module.id}"),
                None,
                (*scope.say(module.id, "lead"), d.Text(f" {times(view, module)}")),
            )
            for module in alike
        )
    )


def _giving(scope: Scope) -> d.Rows:
    """The pages that help whoever gives a session."""
    known = scope.view.corpus.pages
    return d.Rows(
        tuple(
            d.Row("", scope.say(f"{name}.title"), PageRef(f"page/{name}"), None, scope.say(f"{name}.lead"))
            for name in GIVING
            if name in known
        )
    )


def _inventories(view: View) -> d.Blocks:
    """Training and tools of others, as the documents tell of them."""
    corpus = view.corpus
    known = {"trainings": corpus.table(Training), "tools": corpus.table(Tool)}
    lines = tuple(way_to(view, name) for name, found in known.items() if found)
    return (d.Rows(lines),) if lines else ()


def _safety(view: View) -> d.ListBlock:
    words = (view.word(f"curriculum.{name}") for name in SAFETY)
    return d.ListBlock(tuple((d.Paragraph((d.Text(text),)),) for text in words))
