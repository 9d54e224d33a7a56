"""Whatever braces stand in a text: a value is shown, or the text is told."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from diagnostics.project import TODAY, make
from hypothesis import given
from hypothesis import strategies as st

from generator import multiples
from generator.checks import OF_TEXTS
from generator.corpus import INTERFACE, Corpus
from generator.diagnostics import Report, Span
from generator.document import plain
from generator.interface import WORDS
from generator.load import load
from generator.localize import Scope, View
from generator.units import Translation

from .bounds import ends, fuzzed
from .mutations import odd

SUMMARY = "lanterns.summary"
PIECES = [
    "{lanterns_placed}", "{quiet_time}", "{quiet_time_x2}", "{quiet_time_x3}", "{quiet_time_half}",
    "{quiet_time_x4}", "{_x2}", "{half}", "{", "}", "{}", "{{", "}}", "{{quiet_time}}", "{quiet_time",
    "quiet_time}", "{quiet-time}", "{Quiet_time}", "{quiet_time:>9}", "{quiet_time!r}",
    "{quiet_time.__class__}", "{quiet_time[0]}", "{0}", "{n}", "{a{b}c}", "{ quiet_time }",
    "{quiet\u200b_time}", "{quiet_time\n}", "{lanterns__placed}", "{_}", "{council}", "{lanterns}",
    "{value}", "{amount:{n}}", "{date!s:^{n}}", "%s", "un", " ", "[{quiet_time}](page:plans)",
    "`{quiet_time}`", "**{quiet_time}**", "\\{quiet_time\\}",
]  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), odd), min_size=1, max_size=6
).map("".join)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    found, report = load(make(tmp_path_factory.mktemp("placeholders")))
    assert not report.failed
    return found


def _told(corpus: Corpus) -> Report:
    report = Report()
    for rule in OF_TEXTS:
        rule(corpus, report, TODAY)
    for problem in report:
        assert problem.message
        assert problem.mend
    return report


@fuzzed(250)
@given(french=texts, english=texts, fuzzy=st.booleans())
@ends
def test_a_text_and_its_translation(corpus: Corpus, french: str, english: str, *, fuzzy: bool) -> None:
    """Where nothing is told, each placeholder was a value, in both languages."""
    unit = replace(corpus.units[SUMMARY], text=french)
    entry = Translation(SUMMARY, french, english, fuzzy, None, Span("content/en/promises.po"))
    changed = replace(
        corpus, units={**corpus.units, SUMMARY: unit}, catalogues={"en": {(SUMMARY, french): entry}}
    )
    fine = not _told(changed).failed
    for locale in ("fr", "en"):
        for release in (False, True):
            scope = Scope(View(changed, locale, TODAY, release))
            for shown in (plain(scope.say("lanterns", "summary")), scope.plain("lanterns", "summary")):
                assert not fine or not re.search(r"[{}]", shown), shown


@fuzzed(250)
@given(key=st.sampled_from(sorted(WORDS)), french=texts, english=texts, fuzzy=st.booleans())
@ends
def test_a_word_of_the_frame(corpus: Corpus, key: str, french: str, english: str, *, fuzzy: bool) -> None:
    """Where nothing is told, a word can be filled in with the values that it is given, in both languages."""
    name = f"{INTERFACE}.{key}"
    unit = replace(corpus.units[name], text=french)
    entry = Translation(name, french, english, fuzzy, None, Span("content/en/interface.po"))
    changed = replace(
        corpus,
        units={**corpus.units, name: unit},
        interface={**corpus.interface, key: french},
        catalogues={"en": {(name, french): entry}},
    )
    if _told(changed).failed:
        return
    for locale in ("fr", "en"):
        View(changed, locale, TODAY).word(key, **dict.fromkeys(WORDS[key], "1"))


@fuzzed(300)
@given(
    name=st.one_of(texts, st.text("abx23half-_", max_size=12)),
    duration=st.one_of(odd, st.from_regex(r"P\d{1,4}[YMWD]\Z")),
)
@ends
def test_a_multiple(name: str, duration: str) -> None:
    parts = multiples.split(name)
    for factor in multiples.FACTORS if parts is None else [parts[1]]:
        found = multiples.scaled(duration, factor)
        assert found is None or re.fullmatch(r"P[0-9]+[YMWD]", found)
