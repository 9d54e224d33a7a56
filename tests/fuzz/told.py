"""What must be true of everything that a run says is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.diagnostics import Report

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def well_told(report: Report, root: Path) -> None:
    """Each problem has a place that is there, a code, words and a mend; and all of it can be printed."""
    known: dict[str, list[str]] = {}
    for problem in report:
        span = problem.span
        assert CODE.fullmatch(problem.code)
        assert problem.message.strip(), problem
        assert problem.mend.strip(), problem
        assert span.line >= 1
        assert span.column >= 1
        file = root / span.path
        if file.is_file():
            lines = known.get(span.path)
            if lines is None:
                lines = known[span.path] = file.read_bytes().decode("utf-8", "replace").split("\n")
            assert span.line <= len(lines), problem
            assert span.column <= len(lines[span.line - 1]) + 1, problem
    assert json.loads(report.render("json") or "[]") is not None
    for form in ("text", "github"):
        report.render(form).encode("utf-8")
    report.render("text", 80)
