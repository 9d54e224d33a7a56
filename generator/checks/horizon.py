"""Nothing is dated after the document that tells it, save what it announces."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, Span
from ..model.base import Citation, PartialDate
from ..model.plans import Measure, Reported
from ..model.recommendations import Point

Path = tuple[str | int, ...]
Dated = tuple[Path, PartialDate, tuple[Citation, ...]]


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report dates that the cited documents cannot know, and a corpus without any document."""
    if not corpus.sources and not report.failed:
        report.error(
            Span("content/facts/sources.yml"),
            "no-document-listed",
            "no document is listed: nothing tells how far the corpus sees.",
            "Add the documents that the facts come from.",
        )
    for measure in corpus.measures.values():
        _each(corpus, report, measure.id, _of_measure(measure))
    for point in corpus.table(Point).values():
        _each(corpus, report, point.id, _reported("reply", point.reply))
    for event in corpus.events:
        _each(corpus, report, event.id, iter([(("date",), event.date, event.sources)]))


def _of_measure(measure: Measure) -> Iterator[Dated]:
    for at, assessment in enumerate(measure.assessments):
        yield ("assessments", at, "date"), assessment.date, assessment.sources
    yield from _reported("reported", measure.reported)


def _reported(name: str, told: tuple[Reported, ...]) -> Iterator[Dated]:
    for at, reported in enumerate(told):
        if reported.date is not None and reported.state == "done":
            yield (name, at, "date"), reported.date, reported.sources


def _each(corpus: Corpus, report: Report, owner: str, dated: Iterator[Dated]) -> None:
    for path, day, citations in dated:
        known = [corpus.sources[c.source].date for c in citations if c.source in corpus.sources]
        newest = max((d.first_day for d in known), default=date.max)
        if day.first_day > newest and not any(day.iso.startswith(d.iso) for d in known):
            report.error(
                corpus.origins[owner].span(*path),
                "after-its-source",
                f"{owner}: {day.iso} is later than the documents cited ({max(known).iso}).",
                "Correct the date, or cite the document that knows.",
            )
