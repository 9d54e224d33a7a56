"""What the unit tests share: the tiny corpus of `tests/diagnostics`, loaded or as a project on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from content.real_corpus import ROOT
from diagnostics.project import EPOCH, TODAY, make

from generator import prints
from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.load import load
from generator.localize import View
from generator.project import Project, open_project
from generator.render.paper import Press

Files = Mapping[str, str | bytes | None]


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs on the same day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[..., Corpus]:
    """The tiny corpus with other files laid over it; it must load without a problem."""

    def make_corpus(files: Files | None = None) -> Corpus:
        corpus, report = load(make(tmp_path, files))
        assert report.render() == ""
        return corpus

    return make_corpus


@pytest.fixture
def corpus(corpus_of: Callable[..., Corpus]) -> Corpus:
    return corpus_of()


@pytest.fixture
def project_of(tmp_path: Path) -> Callable[..., Project]:
    """The tiny project, loaded and checked on a day."""

    def make_project(files: Files | None = None, today: date = TODAY, *, release: bool = False) -> Project:
        project, report = open_project(make(tmp_path, files), today, release=release)
        assert project is not None, report.render()
        return project

    return make_project


@pytest.fixture
def view_of(corpus_of: Callable[..., Corpus]) -> Callable[..., View]:
    """One locale of the tiny corpus."""

    def make_view(
        locale: str, files: Files | None = None, today: date = TODAY, *, release: bool = False
    ) -> View:
        return View(corpus_of(files), locale, today, release)

    return make_view


@pytest.fixture
def report() -> Report:
    return Report()


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """What makes prints, with the fonts of this repository."""
    if not (ROOT / prints.NPM).is_dir():
        pytest.skip("the fonts are not installed: run `make test`")
    root = tmp_path_factory.mktemp("fonts")
    (root / prints.NPM).symlink_to(ROOT / prints.NPM)
    return Press(prints.fonts(root))
