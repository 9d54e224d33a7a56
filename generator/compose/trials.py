"""The page on accessibility: what editors wrote, and below it what the latest trials looked for."""

from __future__ import annotations

from .. import document as d
from ..document import Document
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.trials import Trial
from .editorial import editorial_page

NAME = "accessibility"
NUMBERS = ("looked", "tests")
COLUMNS = ("what", "tool", *NUMBERS)


def accessibility_page(view: View, links: Links) -> Document:
    """The editors' page, which ends with the automatic tests; then the trials one by one."""
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
        d.Paragraph((d.Text(view.word("trials.lead", date=day.text)),)),
        d.Table(view.word("trials.caption"), columns, tuple(_row(scope, trial) for trial in trials)),
    )


def _row(scope: Scope, trial: Trial) -> tuple[d.Inlines, ...]:
    word = scope.view.word
    what = (d.Strong(scope.say(trial.id, "title")), d.Text(" "), *scope.say(trial.id, "text"))
    cells = (trial.tool or word("trials.own"), _looked(scope.view, trial), scope.view.number(trial.tests))
    return (what, *((d.Text(cell),) for cell in cells))


def _looked(view: View, trial: Trial) -> str:
    if trial.pages is not None:
        return view.count("trials.seen", trial.pages)
    if trial.files is not None:
        return view.count("trials.read", trial.files)
    return view.word("trials.not-counted")
