"""What came back from a translator must fit the project: everything that does not is told at its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..checks import OF_TEXTS
from ..checks.numbers import DIGIT
from ..checks.plain_text import Finding, findings
from ..checks.translations import FIELD
from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report, did_you_mean
from ..source import unfit_sign
from ..units import Translation, Unit, too_long
from .rows import UNKNOWN, Answer, Mark, fingerprint, tidy

# A spreadsheet would compute such a text, there or wherever the open data are read.
FORMULA = re.compile(r"[=+@＝＋＠]|[-－](?=\S)")
NUMBER = "number-in-wording"


@dataclass(frozen=True)
class Received:
    """An answer that fits. `unit` is None where the French of a page was rewritten since."""

    answer: Answer
    mark: Mark
    unit: Unit | None

    @property
    def text(self) -> str:
        """The translation, as it would be kept."""
        return tidy(self.answer.text)

    @property
    def back(self) -> str:
        """The back-translation, as it would be kept."""
        return tidy(self.answer.back)

    @property
    def current(self) -> bool:
        """Whether the French is still what was sent."""
        return self.unit is not None and fingerprint(self.unit.text) == self.mark.french

    @property
    def changed(self) -> bool:
        """Whether the translation is another than was sent."""
        return fingerprint(self.text) != self.mark.sent

    @property
    def untold(self) -> bool:
        """Whether nothing but another text would show that a translator was here: the mark was lost."""
        return self.mark.sent == UNKNOWN and not self.back and not self.answer.done

    @property
    def worked(self) -> bool:
        """Whether a translator did anything here."""
        return self.changed or bool(self.back) or self.answer.done


def received(
    corpus: Corpus, today: date, answers: Iterable[Answer], locale: str | None, report: Report
) -> list[Received]:
    """The answers that hold a translation, one a text; whatever is wrong with them goes to the report.

    `locale`: the language they must be of; None takes that of most of them.
    """
    fitting = list(_fitting(corpus, [a for a in answers if tidy(a.text)], locale, report))
    chosen = _chosen(fitting, report)
    for found in chosen:
        if found.worked:
            _signs(found, report)
    _as_in_a_catalogue(corpus, today, [found for found in chosen if found.worked], report)
    _digits([found for found in chosen if found.worked], report)
    return chosen


# ---- each row by itself


def _fitting(corpus: Corpus, answers: list[Answer], locale: str | None, report: Report) -> Iterator[Received]:
    contexts = {unit.context for unit in corpus.units.values()}
    marks = [Mark.read(answer.mark) for answer in answers]
    most = Counter(mark.locale for mark in marks if mark is not None).most_common(1)
    for answer, mark in zip(answers, marks, strict=True):
        if mark is None:
            report.error(answer.span, *BROKEN_MARK)
            continue
        locale = locale or most[0][0]
        wrong = (
            _other_language(corpus, answer, mark, locale)
            or _other_text(corpus, contexts, answer, mark)
            or too_long(tidy(answer.text))
            or too_long(tidy(answer.back))
        )
        if wrong is not None:
            report.error(answer.span, *wrong)
        else:
            yield Received(answer, mark, corpus.units.get(answer.unit))


BROKEN_MARK: Finding = (
    "broken-mark",
    "the mark of this text is not as it was sent.",
    "Copy it again from the file that was sent; rows are sorted and moved as a whole.",
)


def _other_language(corpus: Corpus, answer: Answer, mark: Mark, locale: str) -> Finding | None:
    if mark.locale not in corpus.locales or mark.locale == SOURCE_LOCALE:
        return (
            "unknown-locale",
            f'{answer.unit}: "{mark.locale}" is no language to translate into.',
            did_you_mean(mark.locale, corpus.locales) or f"Known: {', '.join(corpus.locales)}.",
        )
    if mark.locale != locale:
        return (
            "other-locale",
            f"{answer.unit}: this text was sent for {mark.locale}, not for {locale}.",
            "Receive the file of each language by itself.",
        )
    return None


def _other_text(corpus: Corpus, contexts: Container[str], answer: Answer, mark: Mark) -> Finding | None:
    if answer.unit not in corpus.units and answer.unit.rpartition(":")[0] not in contexts:
        owner = answer.unit.partition(".")[0]
        near = (unit for unit in corpus.units if unit.startswith(f"{owner}."))
        return (
            "unknown-unit",
            f'there is no text "{answer.unit}".',
            did_you_mean(answer.unit, near) or "Take the row away if the text was given up since.",
        )
    if fingerprint(answer.french) != mark.french:
        return (
            "moved-text",
            f"{answer.unit}: the French of this row is not what was sent.",
            "Put it back; rows are sorted and moved as a whole.",
        )
    return None


def _chosen(fitting: list[Received], report: Report) -> list[Received]:
    """One answer a text: where it came back twice, the one that was worked on."""
    chosen: dict[str, Received] = {}
    for found in fitting:
        former = chosen.setdefault(found.answer.unit, found)
        if not (former.worked and found.worked):
            chosen[found.answer.unit] = found if found.worked else former
        elif fingerprint(former.text) != fingerprint(found.text):
            twice: Finding = (
                "translated-twice",
                f"{found.answer.unit} came back with two translations.",
                f"The other stands at {former.answer.span}: keep one.",
            )
            report.error(found.answer.span, *twice)
        elif not former.back:
            chosen[found.answer.unit] = found
    return list(chosen.values())


def _signs(found: Received, report: Report) -> None:
    """What stands in a text that must not; in its back-translation too, which is kept beside it."""
    unit, french = found.answer.unit, found.answer.french
    for span, text in ((found.answer.span, found.text), (found.answer.back_span, found.back)):
        unfit = unfit_sign(text)
        if unfit is not None:
            report.error(span, *unfit)
        if FORMULA.match(text) and text[:1] != french[:1]:
            computed: Finding = (
                "formula",
                f'{unit}: a spreadsheet takes a text that begins with "{text[0]}" for a formula.',
                "Begin with a word.",
            )
            report.error(span, *computed)
    for code, message, mend in findings(found.back, links_allowed="](" in french):
        report.error(found.answer.back_span, code, f"{unit}: {message}", mend)


# ---- as the checks of the project see them


def _as_in_a_catalogue(corpus: Corpus, today: date, worked: list[Received], report: Report) -> None:
    """Run the rules of texts over what came back, as if it already stood in a catalogue."""
    entries: dict[str, dict[tuple[str, str], Translation]] = {}
    for found in worked:
        entry = _entry(found)
        entries.setdefault(found.mark.locale, {})[entry.context, entry.msgid] = entry
    told = Report()
    for rule in OF_TEXTS:
        rule(replace(corpus, catalogues=entries), told, today)
    places = {found.answer.span for found in worked}
    report.diagnostics += [diagnostic for diagnostic in told if diagnostic.span in places]


def _entry(found: Received) -> Translation:
    unit, french = found.unit, tidy(found.answer.french)
    context = unit.context if unit is not None else found.answer.unit.rpartition(":")[0]
    now = unit.text if unit is not None else french
    former = None if found.current else french
    return Translation(context, now, found.text, fuzzy=True, previous=former, span=found.answer.span)


def _digits(worked: list[Received], report: Report) -> None:
    """A number that the French does not write is one that no fact backs."""
    known = {diagnostic.span for diagnostic in report if diagnostic.code == NUMBER}
    for found in worked:
        digits = DIGIT.search(FIELD.sub("", found.text))
        if digits and found.answer.span not in known and not DIGIT.search(FIELD.sub("", found.answer.french)):
            report.error(
                found.answer.span,
                NUMBER,
                f'{found.answer.unit}: "{digits.group()}" is a number, and the French has none.',
                "Write it as the French does: in words, or by its placeholder.",
            )
