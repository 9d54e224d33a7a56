"""`--update-golden`: what the project gives becomes what it is expected to give."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden/expected anew, with the interface's words of today",
    )


@pytest.fixture(scope="session")
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are written instead of compared."""
    # The option is not known where pytest was started for another folder of tests.
    wanted = bool(request.config.getoption("--update-golden", default=False))
    if wanted and "PYTEST_XDIST_WORKER" in os.environ:
        # One worker would write words that another has just read.
        pytest.exit("--update-golden writes: run it in one process, without -n.", 2)
    return wanted
