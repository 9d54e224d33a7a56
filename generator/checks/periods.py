"""What ends does not end before it starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.base import Entity
from ..model.inventory import Listed
from ..model.observances import Observance

# The field that ends a period, with how its beginning and its end are written, where it ends too early.
Fault = tuple[str, str, str]


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report plans, entries of inventories and days whose end comes before their beginning."""
    for entity in corpus.facts():
        for name, start, end in _faults(corpus, entity):
            report.error(
                corpus.origins[entity.id].span(name),
                "ends-before-it-starts",
                f"{entity.id}: it ends ({end}) before it starts ({start}).",
                "Correct one of the two; what goes on into the next year is written as two entries.",
            )


def _faults(corpus: Corpus, entity: Entity) -> Iterator[Fault]:
    plan = corpus.plans.get(entity.id)
    if plan is not None and plan.end < plan.start:
        yield "end", str(plan.start), str(plan.end)
    since, until = (entity.since, entity.until) if isinstance(entity, Listed) else (None, None)
    if since and until and until.last_day < since.first_day:
        yield "until", since.iso, until.iso
    if isinstance(entity, Observance):
        if entity.day and entity.end and entity.end < entity.day:
            yield "end", entity.day, entity.end
        if entity.since and entity.until and entity.until < entity.since:
            yield "until", str(entity.since), str(entity.until)
