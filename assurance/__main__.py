"""`python -m assurance build/tests.xml …`: what the tests tried, from their JUnit reports."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from .groups import GROUPS
from .report import page, trials
from .results import read
from .tools import versions

REPOSITORY = Path(__file__).resolve().parents[1]
PAGE = REPOSITORY / "docs/assurance.md"
TRIALS = REPOSITORY / "content/facts/trials.yml"


def main() -> int:
    """Write the page and the facts; 1 if a test failed: then nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m assurance", description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path, help="JUnit reports of one run: `make assure`")
    run = read(parser.parse_args().reports)
    failed = [result.test for result in run.results if not result.passed]
    if failed:
        sys.stderr.write("\n  ".join(["Tests failed, so nothing is written:", *failed]) + "\n")
        return 1
    found = versions(REPOSITORY)
    TRIALS.write_text(trials(run, GROUPS, found), "utf-8")
    sys.path.append(str(REPOSITORY / "tests"))
    rows = importlib.import_module("breaking.table").rows()
    PAGE.write_text(page(run, GROUPS, found, rows), "utf-8")
    sys.stdout.write(f"{len(run.results)} tests told in {PAGE.name} and {TRIALS.name}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
