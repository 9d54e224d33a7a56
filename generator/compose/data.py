"""The corpus as open data: one flat list of records a data set, ids and provenance kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from .. import paths
from ..corpus import INTERFACE, SOURCE_LOCALE, Corpus
from ..localize import Scope, State, View
from ..model.base import Citation, Entity, Model, Named, PartialDate
from ..model.news import Post
from ..model.plans import Measure
from ..model.series import Series
from .session import called
from .status import last_assessment, last_judged

Record = dict[str, Any]
# Kinds published as they are, in the order of the workbook's sheets.
RECORDED = (
    "recommendations",
    "points",
    "rights",
    "situations",
    "legal-values",
    "forms",
    "indicators",
    "professions",
    "reflex-cards",
    "kits",
    "organisations",
    "contacts",
    "trainings",
    "tools",
    "fundings",
    "projects",
    "figures",
    "series",
    "events",
    "news",
    "proceedings",
    "observances",
    "contradictions",
    "topics",
    "modules",
)
STATES: tuple[State, ...] = ("reviewed", "draft", "stale", "missing")


def datasets(views: Mapping[str, View]) -> Iterator[tuple[str, Iterable[Record]]]:
    """Every data set but the manifest, with its name. Records come one by one: together they are large."""
    french = views[SOURCE_LOCALE]
    corpus = french.corpus
    yield "measures", (_measure(measure, views) for measure in corpus.measures.values())
    yield "promises", (_promise(promise, corpus, views) for promise in corpus.promises)
    for name in recorded(french):
        yield name, (record(entity, views) for entity in _told(french, name))
    if found := _paths(corpus, views):
        yield "paths", found
    yield "sources", (_source(source, corpus, views) for source in corpus.sources)
    yield "translations", (translation_record(view) for view in views.values())


def _paths(corpus: Corpus, views: Mapping[str, View]) -> list[Record]:
    """Ready-made sessions: whom each is for, how long it takes, its modules and their depths."""
    return [
        {
            "id": path.id,
            "length": path.length.id,
            "profession": path.profession,
            "title": {locale: called(Scope(view), path) for locale, view in views.items()},
            "minutes": path.length.minutes,
            "opening": path.length.opening,
            "breaks": path.length.breaks,
            "closing": path.length.closing,
            "modules": [
                {
                    "module": part.module.id,
                    "depth": part.depth,
                    "minutes": part.minutes,
                    "optional": part.optional,
                }
                for part in path.placed
            ],
        }
        for path in paths.ready_made(corpus)
    ]


def recorded(view: View) -> list[str]:
    """The kinds that are published as they are, if there is any entity of them to show."""
    return [name for name in RECORDED if any(_told(view, name))]


def _told(view: View, kind: str) -> Iterator[Entity]:
    """The entities of a kind; of the posts, those whose day has come."""
    for entity in view.corpus.entities.get(kind, {}).values():
        if not isinstance(entity, Post) or entity.told_on(view.today):
            yield entity


def record(entity: Entity, views: Mapping[str, View]) -> Record:
    """An entity as its facts and its texts: a part's text stands beside its facts, by locale."""
    wording = views[SOURCE_LOCALE].corpus.wording.get(entity.id)
    return _merged(entity, wording, (entity.id,), views)


def _merged(facts: Model, wording: object, path: tuple[str, ...], views: Mapping[str, View]) -> Record:
    """The fields of a model; the wording of a field of the same name is put into it."""
    found: Record = {}
    texts = wording.__dict__ if isinstance(wording, Model) else {}
    for name, value in facts.__dict__.items():
        label = type(facts).model_fields[name].alias or name
        found[label] = _value(value, texts.get(name), (*path, name), views)
    for name, text in texts.items():
        told = getattr(facts, name, None)
        if isinstance(text, dict) and isinstance(told, tuple):
            continue
        if told is None:
            found[name] = _words(text, (*path, name), views)
        else:
            # Facts and wording both tell it: the sources (or the codes) and the words side by side.
            found[f"{name}_text"] = _words(text, (*path, name), views)
    if texts == {} and wording is not None:
        found["text"] = _texts(views, *path)
    return found


def _words(text: object, path: tuple[str, ...], views: Mapping[str, View]) -> object:
    if isinstance(text, dict):
        return {key: _texts(views, *path, key) for key in text}
    return _texts(views, *path)


def _value(value: object, texts: object, path: tuple[str, ...], views: Mapping[str, View]) -> object:
    if isinstance(value, (PartialDate, date)):
        return value.iso if isinstance(value, PartialDate) else value.isoformat()
    if isinstance(value, Citation):
        return {"source": value.source, "place": value.place, "evidence": value.evidence}
    if isinstance(value, Named):
        words = texts.get(value.id) if isinstance(texts, dict) else None
        return _merged(value, words, (*path, value.id), views)
    if isinstance(value, Model):
        return _merged(value, None, path, views)
    if isinstance(value, tuple):
        return [_value(part, texts, path, views) for part in value]
    return value


def series_records(found: Sequence[Series]) -> list[Record]:
    """The values of series shown together, one a line."""
    return [
        {
            "series": series.id,
            "period": point.period.iso if point.period else None,
            "category": point.category,
            "value": point.value,
            "nearly": point.nearly,
            "unit": series.unit,
            "source": point.sources[0].source,
            "place": point.sources[0].place,
            "evidence": point.sources[0].evidence,
        }
        for series in found
        for point in series.points
    ]


def _texts(views: Mapping[str, View], *path: str) -> dict[str, str | None]:
    """A text by locale; None where the locale would only show the French."""
    unit_id = ".".join(path)
    found: dict[str, str | None] = {}
    for locale, view in views.items():
        unit = view.corpus.units.get(unit_id)
        phrase = view.phrase(unit) if unit is not None else None
        if phrase is None or phrase.lang != locale:
            found[locale] = None
        elif "{" in phrase.text:
            found[locale] = Scope(view).plain(*path)
        else:
            found[locale] = view.spaced(phrase.text)
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
    for unit in view.corpus.translated(view.locale):
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
