"""Every id that a fact names must be the id of an entity of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean
from ..model.base import Entity
from ..model.events import Event
from ..model.figures import Figure
from ..model.plans import Action, Axis, Measure
from ..model.sources import Source

Reference = tuple[tuple[str | int, ...], str, str]


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report each reference to nothing, with the nearest id."""
    for entity in corpus.facts():
        for path, kind, wanted in _references(entity):
            known = corpus.entities.get(kind, {})
            if wanted in known or is_broken(corpus, wanted):
                continue
            report.error(
                corpus.origins[entity.id].span(*path),
                "unknown-reference",
                f'{entity.id}.{".".join(map(str, path))}: "{wanted}" is not among the {kind}.',
                did_you_mean(wanted, known) or f"Add it to the {kind}, or name another.",
            )


def is_broken(corpus: Corpus, wanted: str) -> bool:
    """Whether an id is that of an entity that failed to load: it is reported once, where it stands."""
    return wanted in corpus.origins and not any(wanted in table for table in corpus.entities.values())


def _references(entity: Entity) -> Iterator[Reference]:
    if isinstance(entity, Source):
        yield ("publisher",), "organisations", entity.publisher
    elif isinstance(entity, Axis):
        yield ("plan",), "plans", entity.plan
    elif isinstance(entity, Action):
        yield ("plan",), "plans", entity.plan
        yield ("axis",), "axes", entity.axis
    elif isinstance(entity, Measure):
        yield from _of_measure(entity)
    elif isinstance(entity, Figure):
        yield ("by",), "organisations", entity.by
    elif isinstance(entity, Event):
        yield from ((("measures", at), "measures", ref) for at, ref in enumerate(entity.measures))
        yield from ((("by", at), "organisations", ref) for at, ref in enumerate(entity.by))


def _of_measure(measure: Measure) -> Iterator[Reference]:
    yield ("plan",), "plans", measure.plan
    yield ("promise",), "promises", measure.promise
    if measure.axis:
        yield ("axis",), "axes", measure.axis
    if measure.action:
        yield ("action",), "actions", measure.action
    for name, bodies in (("lead", measure.lead), ("participants", measure.participants)):
        yield from (((name, at), "organisations", ref) for at, ref in enumerate(bodies))
    yield from ((("follows", at, "measure"), "measures", f.measure) for at, f in enumerate(measure.follows))
    yield from ((("remarks", at, "by"), "organisations", r.by) for at, r in enumerate(measure.remarks))
    yield from ((("reported", at, "by"), "organisations", r.by) for at, r in enumerate(measure.reported))
    yield from (
        (("assessments", at, "assessor"), "organisations", a.assessor)
        for at, a in enumerate(measure.assessments)
    )
