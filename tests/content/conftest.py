"""The real corpus, loaded once, and the archive of documents where it is there."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from generator.project import Project, open_project

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = date(2026, 1, 1)


def load_project() -> Project:
    project, report = open_project(REPOSITORY, DAY)
    assert project is not None, report.render()
    return project


PROJECT = load_project()


@pytest.fixture(scope="session")
def project() -> Project:
    return PROJECT


@pytest.fixture(scope="session")
def archive() -> Path:
    named = os.environ.get("REPERES_ARCHIVE")
    if not named:
        pytest.skip("REPERES_ARCHIVE names no archive of documents")
    return Path(named)
