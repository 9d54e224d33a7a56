"""YAML text to values: which scalars are what, and where each part stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Report, Span
from generator.source import MAX_DEPTH, Located, parse_yaml, read_text, span_of_offset, unfit_sign


def parsed(text: str) -> Located:
    report = Report()
    located = parse_yaml("a.yml", text, report)
    assert located is not None, report.render()
    return located


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # YAML 1.1 read these as true and false: a country, an answer, a switch.
        *[(word, word) for word in ("yes", "Yes", "no", "NO", "on", "off", "y", "n")],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        ("tRue", "tRue"),
        # YAML 1.1 read an octal 8.
        ("010", 10),
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        # YAML 1.1 counted these in base 60.
        ("12:30", "12:30"),
        ("1:30:00", "1:30:00"),
        # Dates stay text: the models read them.
        ("2023-01-12", "2023-01-12"),
        ("2023-01", "2023-01"),
        ("2023", 2023),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("2.", 2.0),
        ("1e3", 1000.0),
        ("1.2.3", "1.2.3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nothing", "nothing"),
        ("=", "="),
        ("<<", "<<"),
        ("'12'", "12"),
        ('"true"', "true"),
        ('""', ""),
        ('"caf\\u00e9"', "café"),
        ("l’été à 30 %", "l’été à 30 %"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    found = parsed(f"a: {text}\n").value["a"]
    assert (found, type(found)) == (value, type(value))


def test_keys_that_yaml_1_1_took_for_truth_are_text() -> None:
    assert parsed("on: 1\nno: 2\ny: 3\n").value == {"on": 1, "no": 2, "y": 3}


def test_text_over_lines() -> None:
    located = parsed("a: >\n  one\n  two\n\nb: |\n  three\n  four\n")
    assert located.value == {"a": "one two\n", "b": "three\nfour\n"}


NESTED = """\
- id: bells
  values:
    - {from: 2020, value: P3D}
    - from: 2019
      value: >
        P2D
- id: drums
"""


def test_spans_of_nested_values() -> None:
    """Lines and columns count from 1, as editors count them."""
    located = parsed(NESTED)
    assert located.span() == Span("a.yml", 1, 1)
    assert located.span(0) == Span("a.yml", 1, 3)
    assert located.span(0, "id") == Span("a.yml", 1, 7)
    assert located.span(0, "values") == Span("a.yml", 3, 5)
    assert located.span(0, "values", 0) == Span("a.yml", 3, 7)
    assert located.span(0, "values", 0, "value") == Span("a.yml", 3, 27)
    assert located.span(0, "values", 1, "value") == Span("a.yml", 5, 14)
    assert located.key_span(0, "values", 1, "value") == Span("a.yml", 5, 7)
    assert located.span(1, "id") == Span("a.yml", 7, 7)


def test_span_of_what_is_missing_is_that_of_what_should_hold_it() -> None:
    located = parsed(NESTED)
    assert located.span(0, "values", 0, "reference") == Span("a.yml", 3, 7)
    assert located.key_span(0, "name") == Span("a.yml", 1, 3)
    assert located.span(5, "id") == Span("a.yml", 1, 1)


def test_columns_count_characters_not_bytes() -> None:
    assert parsed("{été: à, b: c}\n").span("b") == Span("a.yml", 1, 13)


def test_nothing_in_a_file() -> None:
    assert parsed("").value is None
    assert parsed("# only words for the editor\n").value is None
    assert parsed("---\n").value is None


def test_as_deep_as_anything_here_needs() -> None:
    text = "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)  # the outermost list is the file
    assert parsed(text).value is not None
    report = Report()
    assert parse_yaml("a.yml", f"[{text}]", report) is None
    assert [d.code for d in report] == ["too-deep"]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    report = Report()
    assert parse_yaml("a.yml", "a: 1\na: 2\nb: !!x 3\n1: 4\n", report) is None
    assert [(d.span.line, d.code) for d in report] == [
        (2, "duplicate-key"),
        (3, "yaml-tag"),
        (4, "key-not-text"),
    ]


def test_read_text(tmp_path: Path, report: Report) -> None:
    (tmp_path / "a.yml").write_bytes("un\r\ndeux à\r\n".encode())
    assert read_text(tmp_path, "a.yml", report) == "un\ndeux à\n"
    assert not report.diagnostics


def test_joiners_that_languages_need_may_stand() -> None:
    """Persian (می‌خواهم) and Bengali (র‍্যাব) cannot be written without them."""
    assert unfit_sign("می\u200cخواهم র\u200d্যাব") is None


@pytest.mark.parametrize("sign", ["\0", "\x08", "\x1b", "\x7f", "\x85", "\r", "\ufffe"])
def test_control_characters(sign: str) -> None:
    found = unfit_sign(f"a{sign}b")
    assert found is not None
    assert found[0] == "control-character"


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200f", "\u061c", "\u200b", "\ufeff", "\u2029", "\U000e0020"]
)
def test_invisible_characters(sign: str) -> None:
    found = unfit_sign(f"a{sign}b")
    assert found is not None
    assert found[0] == "invisible-character"


@pytest.mark.parametrize(("at", "span"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3))])
def test_span_of_offset(at: int, span: tuple[int, int]) -> None:
    assert span_of_offset("a.yml", "ab\ncdé", at) == Span("a.yml", *span)
