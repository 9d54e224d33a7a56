"""The page on accessibility: what editors wrote, and what the latest trials found."""

from __future__ import annotations

from .. import document as d
from ..document import Document
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.trials import Trial
from .editorial import editorial_page
from .parts import heading

NAME = "accessibility"
NUMBERS = ("pages", "tests", "faults")
COLUMNS = ("what", "tool", *NUMBERS)


def accessibility_page(view: View, links: Links) -> Document:
    """The editors' page, then the trials one by one."""
    return editorial_page(view, links, NAME, _told)


def _told(scope: Scope) -> d.Blocks:
    view = scope.view
    trials = tuple(view.corpus.table(Trial).values())
    if not trials:
        return ()
    scope.note(trials)
    day = view.day(PartialDate.of(max(trial.day for trial in trials)))
    columns = tuple(
        d.Column((d.Text(view.word(f"trials.{name}")),), numeric=name in NUMBERS) for name in COLUMNS
    )
    return (
        heading(view, "trials.title", "results"),
        d.Paragraph((d.Text(view.word("trials.lead", date=day.text)),)),
        d.Table(view.word("trials.caption"), columns, tuple(_row(scope, trial) for trial in trials)),
    )


def _row(scope: Scope, trial: Trial) -> tuple[d.Inlines, ...]:
    view = scope.view
    counts = (trial.pages, trial.tests, trial.faults)
    numbers = (view.word("trials.not-pages") if n is None else view.number(n) for n in counts)
    what = (d.Strong(scope.say(trial.id, "title")), d.Text(" "), *scope.say(trial.id, "text"))
    return (what, (d.Text(trial.tool or view.word("trials.own")),), *((d.Text(n),) for n in numbers))
