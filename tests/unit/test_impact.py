"""`reperes impact`: what a fact reaches, and what changed since a revision."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from diagnostics.project import make, write

from generator.cli import main
from generator.impact import Change, Impact, UnknownSubjectError, of, side_by_side
from generator.project import Project

ProjectOf = Callable[..., Project]
PROMISES, LEGAL = "content/fr/promises.yml", "content/facts/legal-values.yml"


def git(root: Path, *arguments: str) -> None:
    author = ["-c", "user.name=Test", "-c", "user.email=test@val-clair.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *author, *arguments], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny project, committed."""
    make(tmp_path)
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "First")
    return tmp_path


def edited(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    write(root, {path: text.replace(old, new)})


def impact(root: Path, *arguments: str) -> dict[str, list[dict[str, str | None]]]:
    result = CliRunner().invoke(main, ["-C", str(root), "impact", *arguments, "--format", "json"])
    assert result.exit_code == 0, result.output
    found: dict[str, list[dict[str, str | None]]] = json.loads(result.stdout)
    return found


def changes(root: Path, *arguments: str) -> dict[str, tuple[str | None, str | None]]:
    return {str(c["subject"]): (c["before"], c["after"]) for c in impact(root, *arguments)["changes"]}


def pages(found: Impact, locale: str = "fr") -> set[str]:
    return {key for language, key, _ in found.pages if language == locale}


def test_pages_of_a_value_of_the_law(project_of: ProjectOf) -> None:
    """Those that show it, in each language, with their addresses."""
    found = of(project_of(), "quiet-time")
    assert found.changes == ()
    assert "promise/lanterns" in pages(found)
    assert pages(found) == pages(found, "en")
    assert ("en", "promise/lanterns", "en/promises/lanterns/") in found.pages
    assert not {"page/about", "source/report-2024", "measure/first-01"} & pages(found)


def test_pages_of_a_text(project_of: ProjectOf) -> None:
    project = project_of()
    found = of(project, "second-01.note")
    assert pages(found) == {"measure/second-01"}
    assert pages(of(project, "second-01")) > pages(found)


def test_pages_of_an_editorial_text(project_of: ProjectOf) -> None:
    project = project_of()
    (unit,) = (u.id for u in project.corpus.units.values() if u.text == "Rien n’est relu.")
    assert pages(of(project, unit)) == {"page/about"}


def test_nothing_changed(root: Path) -> None:
    assert impact(root) == {"subject": "since HEAD", "changes": [], "pages": [], "prints": []}


def test_changed_text(root: Path) -> None:
    edited(root, PROMISES, "Deux plans le promettent.", "Trois plans ne le promettent pas.")
    assert changes(root) == {
        "lanterns.summary": ("Deux plans le promettent.", "Trois plans ne le promettent pas.")
    }
    assert ["fr", "promise/lanterns", "promesses/lanterns/"] in impact(root)["pages"]


def test_changed_value(root: Path) -> None:
    edited(root, LEGAL, "P45D", "P60D")
    assert changes(root) == {"quiet-time.values.0.value": ("P45D", "P60D")}
    assert ["fr", "promise/lanterns", "promesses/lanterns/"] in impact(root)["pages"]


def test_changed_translation(root: Path) -> None:
    edited(root, "content/en/promises.po", "Lanterns in every street", "A lantern in every street")
    assert changes(root) == {"lanterns.title@en": ("Lanterns in every street", "A lantern in every street")}
    assert {page[0] for page in impact(root)["pages"]} >= {"en"}


def test_added_and_removed(root: Path) -> None:
    write(
        root,
        {
            "content/facts/promises/bells.yml": "- id: bells-promise\n",
            "content/fr/promises/bells.yml": "bells-promise: {title: Des cloches, summary: A., state: B.}\n",
        },
    )
    edited(root, "content/fr/measures.yml", "  note: Le nombre de lanternes n’est pas fixé.\n", "")
    found = changes(root)
    assert found["bells-promise.title"] == (None, "Des cloches")
    assert found["second-01.note"] == ("Le nombre de lanternes n’est pas fixé.", None)


def test_since_an_earlier_revision(root: Path) -> None:
    edited(root, PROMISES, "Deux plans", "Trois plans")
    git(root, "commit", "-am", "Second")
    edited(root, PROMISES, "Trois plans", "Quatre plans")
    assert changes(root) == {
        "lanterns.summary": ("Trois plans le promettent.", "Quatre plans le promettent.")
    }
    assert changes(root, "HEAD~1") == {
        "lanterns.summary": ("Deux plans le promettent.", "Quatre plans le promettent.")
    }
    assert changes(root, "main") == changes(root)


def test_project_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    root = make(tmp_path / "site of val-clair")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "First")
    edited(root, PROMISES, "Deux plans", "Trois plans")
    assert list(changes(root)) == ["lanterns.summary"]


@pytest.mark.parametrize(
    "subject",
    [
        "nothing-such",
        "HEAD~7",
        "--output=x",
    ],
)
def test_unknown_subject(root: Path, subject: str) -> None:
    before = sorted(root.rglob("*"))
    result = CliRunner().invoke(main, ["-C", str(root), "impact", "--", subject])
    assert result.exit_code == 2
    assert f'"{subject}" is neither a fact, nor a text, nor a revision here' in result.stderr
    assert sorted(root.rglob("*")) == before


def test_without_a_repository(project_of: ProjectOf, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_of()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    with pytest.raises(UnknownSubjectError):
        of(project, None)


@pytest.mark.parametrize(
    ("before", "after", "careful"),
    [
        ("Sous 30 jours.", "Sous 45 jours.", ["30", "45"]),
        ("Vous pouvez.", "Vous ne pouvez pas.", ["ne", "pas"]),
        ("Vous n’avez rien.", "Vous avez tout.", ["n"]),
        ("You may.", "You may NOT.", ["not"]),
        ("Temps : {quiet_time}", "Temps : {rest_time}", ["{quiet_time}", "{rest_time}"]),
        ("1 200 rues", "1 300 rues", ["1 200", "1 300"]),
        ("Une rue.", "Une route.", []),
        (None, "Sans 3.", ["3", "sans"]),
    ],
)
def test_what_is_to_be_read_twice(before: str | None, after: str, careful: list[str]) -> None:
    assert Change("x", before, after).careful == careful


def test_side_by_side() -> None:
    assert side_by_side("un deux", "un trois") == ("un **deux** ", "un **trois** ")
    assert side_by_side("a | <b>", "a | <b>") == ("a \\| &lt;b>", "a \\| &lt;b>")
    assert side_by_side("", "un") == ("", "**un** ")


def test_forms() -> None:
    found = Impact("since HEAD", (Change("a.b", "30", None),), (("fr", "home", ""),))
    text = found.render("text")
    assert text.startswith("since HEAD: 1 changes, 1 pages.")
    assert "  before: 30\n  after:  (no longer exists)\n  read twice: 30" in text
    table = found.render("markdown")
    assert "| `a.b` | **30**  |  | **30** |" in table
    assert "- fr: `/`" in table
