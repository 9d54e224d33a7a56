"""A module from its folder to its pages: found again by every command that reads sources."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from content.real_corpus import ROOT
from diagnostics.project import TODAY, make, write

from generator import document as d
from generator.checks import check
from generator.cli import main
from generator.compose.module import PARTS
from generator.document import plain
from generator.load import load
from generator.project import Project
from generator.render.markdown import markdown
from generator.serve import Preview

from .test_impact import git, impact
from .tiny_module import FILES

TEXT = "modules/lamps/fr.md"
CATALOGUE = "modules/lamps/en.po"
ProjectOf = Callable[..., Project]


@pytest.fixture
def pages(project_of: ProjectOf) -> dict[str, str]:
    site = project_of(FILES).sites["fr"]
    return {part: markdown(site.document(f"{part}/lamps")) for part in PARTS}


def test_every_page_says_first_that_nobody_has_read_it(project_of: ProjectOf) -> None:
    """Whoever prints a handout must see it: the notice stands above the text."""
    site = project_of(FILES).sites["fr"]
    for key in ("curriculum", *(f"{part}/lamps" for part in PARTS)):
        first = site.document(key).blocks[0]
        assert isinstance(first, d.Note), key
        [words] = first.blocks
        assert isinstance(words, d.Paragraph)
        assert plain(words.children) == site.view.word("module.unread"), key


def test_nothing_leads_to_a_composer_that_is_not_there(project_of: ProjectOf) -> None:
    """Without lengths there are no sessions."""
    site = project_of(FILES).sites["fr"]
    assert "composer" not in site.pages
    assert "page:composer" not in markdown(site.document("curriculum"))


def test_wrong_answers_follow_the_law(project_of: ProjectOf, pages: dict[str, str]) -> None:
    value = project_of().views["fr"].fact_value("quiet-time")
    assert isinstance(value, d.Value)
    assert pages["quiz"].count(value.text) >= 2  # offered, then told to be right
    days = int(value.text.split()[0])
    assert all(f"{days * factor}\u00a0jours" in pages["quiz"] for factor in (2, 3))


def test_pairs_are_not_offered_in_the_order_of_the_answer(pages: dict[str, str]) -> None:
    """These three would be, sorted by their letters."""
    offered = [line for line in pages["quiz"].splitlines() if line.strip(" -").startswith("→ ")]
    assert sorted(line.strip(" -→") for line in offered) == ["Bougie", "Lampe", "Soleil"]
    assert [line.strip(" -→") for line in offered] != ["Bougie", "Lampe", "Soleil"]


def test_reading_may_lead_to_a_page(project_of: ProjectOf) -> None:
    paragraph = project_of(FILES).sites["fr"].document("module/lamps").blocks
    links = [n for b in paragraph if isinstance(b, d.Paragraph) for n in b.children if isinstance(n, d.Link)]
    assert d.PageRef("plans") in [link.to for link in links]


def test_the_preview_sees_a_change(tmp_path: Path) -> None:
    make(tmp_path, FILES)
    for name in ("mkdocs.yml", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    preview = Preview(tmp_path)
    preview.refresh()
    assert preview.project is not None, preview.report.render()
    file = tmp_path / TEXT
    file.write_text(file.read_text("utf-8").replace("Voir les lampes", "Regarder les lampes"), "utf-8")
    os.utime(file, ns=(1, 1))
    preview.refresh()
    assert preview.project is not None
    assert preview.project.corpus.units["lamps.lead"].text == "Regarder les lampes."


def test_impact_sees_a_change_and_a_new_folder(tmp_path: Path) -> None:
    make(tmp_path)
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "First")
    write(tmp_path, FILES)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Second")
    assert impact(tmp_path)["changes"] == []
    text = FILES[TEXT].replace("Voir les lampes", "Regarder les lampes")
    write(tmp_path, {TEXT: text})
    assert [c["subject"] for c in impact(tmp_path)["changes"]] == ["lamps.lead"]
    since = {c["subject"]: c["before"] for c in impact(tmp_path, "HEAD~1")["changes"]}
    assert since["lamps.title"] is None


def test_catalogues_lie_beside_the_text(tmp_path: Path) -> None:
    make(tmp_path, FILES)
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "translations", "update"])
    assert done.exit_code == 0, done.output
    assert CATALOGUE in done.output
    text = (tmp_path / CATALOGUE).read_text("utf-8")
    assert 'msgctxt "lamps#shown"\nmsgid "La rouge"\nmsgstr ""' in text


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Since 2024, ten minutes in groups of four.", []),
        ("It lasts 30 of them.", ["number-in-wording"]),
        ("It lasts thirty days.", ["number-in-wording"]),
        ("A thirty-day wait.", ["number-in-wording"]),
    ],
)
def test_no_translation_types_a_value_of_the_law(tmp_path: Path, words: str, wrong: list[str]) -> None:
    make(tmp_path, FILES)
    CliRunner().invoke(main, ["-C", str(tmp_path), "translations", "update"])
    file = tmp_path / CATALOGUE
    empty = 'msgid "Montrez-les."\nmsgstr ""'
    text = file.read_text("utf-8")
    assert text.count(empty) == 1
    file.write_text(text.replace(empty, f'#, fuzzy\nmsgid "Montrez-les."\nmsgstr "{words}"'), "utf-8")
    corpus, report = load(tmp_path)
    check(corpus, report, TODAY)
    assert [found.code for found in report if found.severity == "error"] == wrong
