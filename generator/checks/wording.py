"""Facts and wording match: every id, and every part of a measure, on both sides."""

from __future__ import annotations

from datetime import date
from types import NoneType

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean
from ..model import KINDS
from ..model.plans import Measure, MeasureWording

WITHOUT_WORDING: frozenset[str] = frozenset()
PARTS = ("additions", "remarks", "reported")


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report facts without wording, wording without facts."""
    for kind in KINDS:
        for fact in corpus.entities.get(kind.name, {}):
            if fact not in corpus.wording_origins:
                report.error(
                    corpus.origins[fact].span("id"),
                    "no-wording",
                    f"{fact} has no wording.",
                    f'Add "{fact}:" to content/fr/{kind.name}.',
                )
            elif not isinstance(corpus.wording.get(fact), (kind.wording, NoneType)):
                report.error(
                    corpus.wording_origins[fact].key_span(),
                    "other-kind",
                    f'"{fact}" is among the {kind.name}: its wording does not belong here.',
                    f"Move it to content/fr/{kind.name}.",
                )
    for key, origin in corpus.wording_origins.items():
        if key not in corpus.origins:
            report.error(
                origin.key_span(),
                "no-fact",
                f'there is no fact for the wording "{key}".',
                did_you_mean(key, corpus.origins) or "Add the fact, or delete the wording.",
            )
    for measure in corpus.measures.values():
        wording = corpus.wording.get(measure.id)
        if isinstance(wording, MeasureWording):
            _parts(corpus, report, measure, wording)


def _parts(corpus: Corpus, report: Report, measure: Measure, wording: MeasureWording) -> None:
    for name in PARTS:
        facts = {part.id: at for at, part in enumerate(getattr(measure, name))}
        texts = getattr(wording, name)
        for key in texts:
            if key not in facts:
                report.error(
                    corpus.wording_origins[measure.id].key_span(name, key),
                    "no-fact",
                    f'{measure.id}.{name}: there is no fact "{key}".',
                    did_you_mean(key, facts) or "Add the fact, or delete the wording.",
                )
        for key, at in facts.items():
            if key not in texts:
                report.error(
                    corpus.origins[measure.id].span(name, at, "id"),
                    "no-wording",
                    f"{measure.id}.{name}.{key} has no wording.",
                    f"Add {name}: {key}: to content/fr.",
                )
