"""How problems are shown: for a person, for a program, for a pull request."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.diagnostics import Diagnostic, Report, Span, did_you_mean

from .project import EPOCH, make

MISSPELT = {
    "content/facts/figures/bells.yml": (
        "- id: bells\n  unit: count\n  valeu: 3\n  by: council\n  sources:\n"
        "    - {source: report-2024, place: section 1, evidence: trois cloches}\n"
    ),
    "content/fr/figures/bells.yml": "bells: {label: Cloches}\n",
    "content/fr/events.yml": "opening:\n  title: Ouverture\n",
    "content/notes, two.txt": "",
}
TEXT = """\
content/facts/figures/bells.yml:1:3: error: missing-field
  bells.value: this field is missing.
  Add "value:".
content/facts/figures/bells.yml:3:3: error: unknown-field
  bells.valeu: unknown field.
  Did you mean "value"?
content/fr/events.yml:2:3: error: missing-field
  opening.text: this field is missing.
  Add "text:".
content/notes, two.txt:1:1: error: stray-file
  nothing is looked for here.
  Facts stand in content/facts, texts in content/<language>.
4 errors, 0 warnings.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path, MISSPELT)


def check(root: Path, *arguments: str) -> str:
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH})
    result = runner.invoke(main, ["-C", str(root), "check", *arguments])
    assert result.exit_code == 1
    return result.stdout + result.stderr


def test_text(root: Path) -> None:
    """By path and line; where, what, mend; then how many."""
    assert check(root) == TEXT


def test_json(root: Path) -> None:
    found = json.loads(check(root, "--format", "json"))
    assert found[1] == {
        "span": {"path": "content/facts/figures/bells.yml", "line": 3, "column": 3},
        "code": "unknown-field",
        "message": "bells.valeu: unknown field.",
        "mend": 'Did you mean "value"?',
        "severity": "error",
    }
    assert len(found) == 4


def test_github(root: Path) -> None:
    """One annotation a line; a comma in a path does not end it."""
    lines = check(root, "--format", "github").splitlines()
    assert lines[1] == (
        "::error file=content/facts/figures/bells.yml,line=3,col=3,title=unknown-field::"
        'bells.valeu: unknown field. Did you mean "value"?'
    )
    assert lines[3].startswith("::error file=content/notes%2C two.txt,line=1,col=1,title=stray-file::")
    assert len(lines) == 4


def test_github_signs_are_escaped() -> None:
    """A text of a source cannot give a command of its own."""
    told = Diagnostic(Span("a:b%\r\n,.yml", 2, 3), "code", "100 %\n::warning::x", "mend\r", "warning")
    assert told.github() == (
        "::warning file=a%3Ab%25%0D%0A%2C.yml,line=2,col=3,title=code::100 %25%0A::warning::x mend%0D"
    )


def test_unwrapped_when_not_a_terminal(tmp_path: Path) -> None:
    """A line of a log can be searched: it is not cut."""
    word = "z" * 40
    root = make(tmp_path, {f"content/facts/{word}.yml": ""})
    lines = check(root).splitlines()
    assert lines[1] == f'  "{word}" is no kind of fact.'
    assert lines[2].startswith("  Known kinds: acronyms, ")
    assert lines[2].endswith("withheld.")
    assert len(lines[2]) > 100
    assert len(lines) == 4


def test_wrapped_on_a_terminal(root: Path) -> None:
    """The real command on a terminal of 50 columns: nothing is longer, and nothing is lost."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "50", "LINES": "40", "TERM": "xterm", "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-c", "from generator.cli import main; main()", "-C", str(root), "check"]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, env=environment) as process:
        os.close(theirs)
        shown = _all_of(ours)
    os.close(ours)
    assert process.returncode == 1
    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).splitlines()
    body = [line for line in lines if line.startswith("  ")]
    assert max(map(len, body)) <= 50
    assert "texts in content/<language>." in " ".join(" ".join(body).split())
    assert len(body) > sum(line.startswith("  ") for line in TEXT.splitlines())


def _all_of(terminal: int) -> str:
    """What is written to a terminal until nothing holds it any more."""
    out = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # the end, on Linux
            break
        if not part:
            break
        out += part
    return out.decode()


def test_sorted_by_path_line_column_and_said_once() -> None:
    report = Report()
    for path, line, column in [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 2, 5), ("a.yml", 2, 1)]:
        report.error(Span(path, line, column), "code", "what")
    report.error(Span("b.yml"), "code", "what")
    assert [str(d.span) for d in report] == ["a.yml:2:1", "a.yml:2:5", "a.yml:10:1", "b.yml:1:1"]


def test_warnings_do_not_fail() -> None:
    report = Report()
    report.warning(Span("a.yml"), "code", "what")
    assert not report.failed
    report.error(Span("a.yml"), "code", "what")
    assert report.failed


def test_nothing_to_say() -> None:
    assert [Report().render(form) for form in ("text", "json", "github")] == ["", "[]", ""]


def test_text_without_a_mend_has_no_empty_line() -> None:
    assert Diagnostic(Span("a.yml", 4, 2), "code", "what\nand more").text() == (
        "a.yml:4:2: error: code\n  what\n  and more"
    )


@pytest.mark.parametrize(
    ("word", "known", "mend"),
    [
        ("duraton", ["duration", "value"], 'Did you mean "duration"?'),
        ("reflexion-period", ["reflection-period", "exit-period"], 'Did you mean "reflection-period"?'),
        ("colour", ["duration", "value"], ""),
        ("", ["duration"], ""),
        ("x", [], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], mend: str) -> None:
    assert did_you_mean(word, known) == mend
