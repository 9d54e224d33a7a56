"""The corpus as open data: one flat list of records a data set, ids and provenance kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..corpus import INTERFACE, SOURCE_LOCALE, Corpus
from ..localize import Scope, State, View
from ..model.base import Citation
from ..model.plans import Measure
from .status import last_assessment, last_judged

Record = dict[str, Any]
STATES: tuple[State, ...] = ("reviewed", "draft", "stale", "missing")


def datasets(views: Mapping[str, View]) -> dict[str, list[Record]]:
    """Every data set but the manifest, by name."""
    corpus = views[SOURCE_LOCALE].corpus
    return {
        "measures": [_measure(measure, views) for measure in corpus.measures.values()],
        "promises": [_promise(promise, corpus, views) for promise in corpus.promises],
        "sources": [_source(source, corpus, views) for source in corpus.sources],
        "translations": [translation_record(view) for view in views.values()],
    }


def _texts(views: Mapping[str, View], *path: str) -> dict[str, str | None]:
    """A text by locale; None where the locale would only show the French."""
    found: dict[str, str | None] = {}
    for locale, view in views.items():
        unit = view.corpus.units.get(".".join(path))
        translated = unit is not None and view.phrase(unit).lang == locale
        found[locale] = Scope(view).plain(*path) if translated else None
    return found


def _citations(citations: tuple[Citation, ...]) -> list[Record]:
    return [{"source": c.source, "place": c.place, "evidence": c.evidence} for c in citations]


def _measure(measure: Measure, views: Mapping[str, View]) -> Record:
    last = last_assessment(measure)
    return {
        "id": measure.id,
        "plan": measure.plan,
        "number": measure.number,
        "axis": measure.axis,
        "action": measure.action,
        "promise": measure.promise,
        "title": _texts(views, measure.id, "title"),
        "asks": _texts(views, measure.id, "asks"),
        "note": _texts(views, measure.id, "note"),
        "additions": [
            {
                "id": a.id,
                "text": _texts(views, measure.id, "additions", a.id),
                "sources": _citations(a.sources),
            }
            for a in measure.additions
        ],
        "lead": list(measure.lead),
        "participants": list(measure.participants),
        "status": last.status if last else None,
        "assessments": [
            {"assessor": a.assessor, "date": a.date.iso, "status": a.status, "sources": _citations(a.sources)}
            for a in measure.assessments
        ],
        "follows": [
            {"measure": f.measure, "basis": f.basis, "sources": _citations(f.sources)}
            for f in measure.follows
        ],
        "remarks": [
            {
                "id": r.id,
                "kind": r.kind,
                "by": r.by,
                "text": _texts(views, measure.id, "remarks", r.id),
                "sources": _citations(r.sources),
            }
            for r in measure.remarks
        ],
        "reported": [
            {
                "id": r.id,
                "date": r.date.iso if r.date else None,
                "by": r.by,
                "state": r.state,
                "text": _texts(views, measure.id, "reported", r.id),
                "sources": _citations(r.sources),
            }
            for r in measure.reported
        ],
        "sources": _citations(measure.sources),
    }


def _promise(promise: str, corpus: Corpus, views: Mapping[str, View]) -> Record:
    measures = corpus.measures_of_promise[promise]
    judged = [(m, last) for m in last_judged(measures) if (last := last_assessment(m))]
    return {
        "id": promise,
        "title": _texts(views, promise, "title"),
        "state": _texts(views, promise, "state"),
        "measures": [m.id for m in measures],
        "plans": list(dict.fromkeys(m.plan for m in measures)),
        "last_assessments": [
            {"measure": m.id, "assessor": a.assessor, "date": a.date.iso, "status": a.status}
            for m, a in judged
        ],
        "sources": [citation for m in measures for citation in _citations(m.sources)],
    }


def _source(source_id: str, corpus: Corpus, views: Mapping[str, View]) -> Record:
    source = corpus.sources[source_id]
    return {
        "id": source.id,
        "kind": source.kind,
        "publisher": source.publisher,
        "publisher_name": _texts(views, source.publisher, "name"),
        "date": source.date.iso,
        "reference": source.reference,
        "title": _texts(views, source.id, "title"),
    }


def translation_record(view: View) -> Record:
    """How many texts of a locale are reviewed, drafts, stale or missing; the frame's words apart."""
    states: Counter[State] = Counter()
    words = 0
    for unit in view.corpus.units.values():
        if unit.catalogue == INTERFACE:
            continue
        state = view.phrase(unit).state
        states[state] += 1
        words += len(unit.text.split()) if state in ("stale", "missing") else 0
    units = sum(states.values())
    return {
        "locale": view.locale,
        "name": view.corpus.locales[view.locale].name,
        "units": units,
        **{state: states[state] for state in STATES},
        "words_left": words,
    }
