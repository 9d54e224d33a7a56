"""What the steps and questions of a module are called and how they are shown, on pages and in files alike."""

from __future__ import annotations

from .. import document as d
from ..lesson import Block
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.curriculum import Module
from ..units import text_hash

# What a session of each depth is called.
SESSIONS = {1: "short", 2: "medium", 3: "full"}


def how(view: View, step: Block) -> str:
    """What a step is, and in which sessions it has its place."""
    method = step.attributes.get("method")
    what = view.word(f"method.{method}") if method else view.word(f"module.{step.kind}")
    return f"{what} · {view.word(f'depth.{SESSIONS[step.depth]}')}"


def mixed(asked: Block) -> list[str]:
    """The right sides of a matching question, in an order of their own that is not the answer."""
    rights = [right for _, right in asked.pairs]
    mixed = sorted(rights, key=text_hash)
    return mixed if mixed != rights else [*mixed[1:], *mixed[:1]]


def unread(scope: Scope) -> d.Blocks:
    """What a trainer must know first: nobody has read what the page says. Said when the page is composed."""
    share = scope.share
    if share.units == share.reviewed:
        return ()
    return (d.Note((d.Paragraph((d.Text(scope.view.word("module.unread")),)),), "", "alert"),)


def dated(view: View, module: Module) -> str:
    """On which day the law of a module was read, and when it is to be read again."""
    law, due = (view.day(PartialDate.of(day)).text for day in (module.law_as_of, module.review_due))
    return view.word("module.dated", law=law, due=due)
