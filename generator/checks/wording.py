"""Facts and wording match: every id, and every part of an entity, on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import get_args

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean
from ..model import KINDS
from ..model.base import Citation, Model, Named, Path
from ..model.contacts import Said


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report facts without wording, wording without facts."""
    for kind in KINDS:
        for fact in corpus.entities.get(kind.name, {}):
            if kind.wording is None:
                continue
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
    for entity in corpus.facts():
        wording = corpus.wording.get(entity.id)
        if wording is not None:
            _Matching(corpus, report, entity.id).match(entity, wording, (), ())


@dataclass(frozen=True)
class _Matching:
    """Compares the parts of one entity with their wording."""

    corpus: Corpus
    report: Report
    entity: str

    def match(self, facts: Model, wording: Model, at: Path, under: Path) -> None:
        """Compare facts (at a path of their file) with wording (under a path of its own)."""
        for name, texts in wording.__dict__.items():
            parts = getattr(facts, name, None)
            if isinstance(texts, dict) and isinstance(parts, tuple):
                self._match_parts(parts, texts, (*at, name), (*under, name))
            elif name in _told(type(facts)):
                self._match_told(parts, texts, (*at, name), (*under, name))

    def _match_parts(
        self, parts: tuple[object, ...], texts: Mapping[str, object], at: Path, under: Path
    ) -> None:
        known = {part.id: (place, part) for place, part in enumerate(parts) if isinstance(part, Named)}
        for key in texts:
            if key not in known:
                self._no_fact((*under, key), did_you_mean(key, known))
        for key, (place, part) in known.items():
            text = texts.get(key)
            if text is None:
                self._no_wording((*at, place, "id"), (*under, key))
            elif isinstance(text, Model):
                self.match(part, text, (*at, place), (*under, key))

    def _match_told(self, fact: object, text: object, at: Path, under: Path) -> None:
        """A matter of which facts only give the sources, and wording the words: both or none."""
        if text is not None and fact is None:
            self._no_fact(under, None)
        elif fact is not None and text is None:
            self._no_wording(at, under)

    def _no_fact(self, under: Path, mend: str | None) -> None:
        *above, key = map(str, under)
        self.report.error(
            self.corpus.wording_origins[self.entity].key_span(*under),
            "no-fact",
            f'{".".join((self.entity, *above))}: there is no fact "{key}".',
            mend or "Add the fact, or delete the wording.",
        )

    def _no_wording(self, at: Path, under: Path) -> None:
        self.report.error(
            self.corpus.origins[self.entity].span(*at),
            "no-wording",
            f"{'.'.join((self.entity, *map(str, under)))} has no wording.",
            f"Add {': '.join(map(str, under))}: to content/fr.",
        )


@cache
def _told(model: type[Model]) -> frozenset[str]:
    """The fields of a model that hold only the sources of what the wording tells."""
    found = set()
    for name, info in model.model_fields.items():
        kinds = set(_inner(info.annotation))
        if NoneType in kinds and kinds & {Citation, Said}:
            found.add(name)
    return frozenset(found)


def _inner(annotation: object) -> Iterator[object]:
    for part in get_args(annotation):
        yield part
        yield from _inner(part)
