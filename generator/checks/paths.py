"""The modules of every session fit into its minutes, and fill them."""

from __future__ import annotations

from datetime import date

from .. import paths
from ..corpus import Corpus
from ..diagnostics import Report
from ..model.curriculum import Length

UNUSED = 0.1  # of a session, at most: time for questions


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report lengths for which some path is too long, or leaves too much time."""
    for length in corpus.table(Length).values():
        found = [path for path in paths.ready_made(corpus) if path.length is length]
        with_form = [
            paths.path(corpus, length, path.profession, [form])
            for path in found
            for form in paths.forms(corpus)
        ]
        _told(corpus, length, [*found, *with_form], report)


def _told(corpus: Corpus, length: Length, found: list[paths.Path], report: Report) -> None:
    """One message a fault: what is wrong with one path is wrong with most."""
    if not found:
        return
    longest = min(found, key=lambda path: path.left)
    shortest = max(found, key=lambda path: path.left)
    where = corpus.origins[length.id].below("minutes")
    if longest.left < 0:
        report.error(
            where.span(),
            "path-too-long",
            f"{length.id}: the path {longest.id} takes {longest.minutes} minutes of {length.minutes}.",
            "Take a module out, use it at a smaller depth, or give the session more minutes.",
        )
    if shortest.left > length.minutes * UNUSED:
        report.error(
            where.span(),
            "path-too-short",
            f"{length.id}: the path {shortest.id} leaves {shortest.left} minutes of {length.minutes} unused.",
            "Add a module, use one at a larger depth, or give the session fewer minutes.",
        )
