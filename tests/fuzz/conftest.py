"""Fuzzing is long: all of it belongs to `make prove`. What it found stands in the other folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from diagnostics.project import EPOCH

from .bounds import bounded

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.prove)


@pytest.fixture(autouse=True)
def _bounds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    with bounded():
        yield
