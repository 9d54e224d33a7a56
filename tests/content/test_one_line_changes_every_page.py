"""One duration in one line: every page that states it changes, in both languages, and `impact` knew which."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import impact
from generator.project import Project, open_project
from generator.render.markdown import markdown

from .real_corpus import ROOT, TODAY, pages, project

# Where the words of a document are quoted, or another length of time is told.
ELSEWHERE = {
    "paper/kit-national-day/checklist",  # so many days before
    "promise/longer-reflection-period",
    "figures/minutes-2014",
    "measure/pan1-04",
    "right/time-to-think",
    "contradictions/state",
}
LINE = "- id: reflection-period\n  unit: duration\n  values:\n    - value: P30D\n"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("thirty-one-days")
    for name in ("content", "modules"):
        shutil.copytree(ROOT / name, folder / name)
    file = folder / "content/facts/legal-values.yml"
    text = file.read_text("utf-8")
    assert text.count(LINE) == 1
    file.write_text(text.replace(LINE, LINE.replace("P30D", "P31D")), "utf-8")
    return opened(folder)


def opened(root: Path) -> Project:
    project, report = open_project(root, TODAY)
    assert project is not None, report.render()
    return project


def texts(project: Project) -> dict[tuple[str, str], str]:
    return {
        (locale, key): markdown(site.document(key))
        for locale, site in project.sites.items()
        for key in site.pages
    }


def test_every_page_that_states_it_changes(changed: Project) -> None:
    before_project = project()
    before, after = pages(), texts(changed)
    moved = {page for page in before if before[page] != after[page]}
    assert {locale for locale, _ in moved} == {"fr", "en"}
    # Pages of codes state no value: the codes of leaflets and modules that state it change.
    coded = {page for page in moved if page[1] == "editions" or page[1].startswith("files/")}
    assert len(coded) > len(before_project.sites)
    for page in moved - coded:
        assert re.search(r"30\s(?:jours|days)", before[page]), page
        assert re.search(r"31\s(?:jours|days)", after[page]), page
    foreseen = {(locale, key) for locale, key, _ in impact.of(before_project, "reflection-period").pages}
    assert moved <= foreseen
    left = {key for (_, key), text in after.items() if re.search(r"\b30\s(?:jours|days)", text)}
    assert left <= ELSEWHERE
