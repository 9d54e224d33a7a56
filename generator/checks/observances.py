"""A day of the calendar is sourced or says that nobody checked it; what is only promised says by what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.observances import Observance, ObservanceWording
from ..model.plans import Measure

# The field at fault, the code, what is wrong, the mend.
Fault = tuple[str, str, str, str]


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report days without proof or date, and promises without the measure or the words that make them."""
    for found in corpus.table(Observance).values():
        for field, code, message, mend in (*_proof(found), *_when(found), *_promise(corpus, found)):
            report.error(corpus.origins[found.id].span(field), code, f"{found.id}: {message}", mend)


def _proof(found: Observance) -> Iterator[Fault]:
    if bool(found.sources) == found.unverified:
        yield (
            "unverified" if found.unverified else "id",
            "unverified-date",
            "a date has sources, or is marked unverified; never both, never neither.",
            "Cite the document that gives it, or write: unverified: true",
        )


def _when(found: Observance) -> Iterator[Fault]:
    if found.day is None and found.kind != "publication":
        yield "kind", "day-without-date", "a day has a date.", "Add day:, month and day: 10-18"
    if found.day is None and found.end is not None:
        yield "end", "day-without-date", "it ends, but never starts.", "Add day:, or delete end:."


def _promise(corpus: Corpus, found: Observance) -> Iterator[Fault]:
    if found.state == "promised" and found.promised is None:
        yield (
            "state",
            "promised-by-nothing",
            "which measure promises it? Its state is shown beside it.",
            "Add promised: with the id of the measure, or write state: held",
        )
    measure = corpus.measures.get(found.promised or "")
    if measure is None:
        return
    wording = corpus.wording.get(found.id)
    if isinstance(wording, ObservanceWording) and wording.promise is None:
        yield (
            "promised",
            "no-wording",
            "no words say what was promised.",
            f"Add promise: to its wording in content/fr; {measure.id} is shown after it.",
        )
    if found.kind == "national-day" and found.state == "held" and _judged_not_done(measure):
        yield (
            "state",
            "judged-not-done",
            f"{measure.id} promises this day, and was judged not done.",
            "Write state: promised, or add the assessment that says otherwise to the measure.",
        )


def _judged_not_done(measure: Measure) -> bool:
    last = max(measure.assessments, key=lambda a: a.date, default=None)
    return last is not None and last.status == "not-done"
