"""`--update-golden`: what the project gives becomes what it is expected to give."""

from __future__ import annotations

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
    return bool(request.config.getoption("--update-golden", default=False))
