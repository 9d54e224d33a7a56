"""The ledger of editions: what a release enters, and what the holder of an older paper is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from diagnostics.project import TODAY, make, write

from generator.cli import main
from generator.compose.editions import MOST_CODES
from generator.compose.site import site
from generator.editions import LEDGER, appended
from generator.impact import of
from generator.load import load
from generator.localize import View
from generator.model.editions import Edition
from generator.project import Project, open_project
from generator.render.markdown import markdown
from generator.units import text_hash

from .tiny_leaflet import FILES, FRENCH, TEXTS, booklets

ViewOf = Callable[..., View]
ProjectOf = Callable[..., Project]
LEGAL, PUBLISHER = "content/facts/legal-values.yml", "content/facts/publisher.yml"
COMMENT = "# The ledger of Val-Clair.\n"
ADDRESSES = "site_url: https://val-clair.example/\nexit_url: https://exit.example/\n"
READY = {
    **FILES,
    PUBLISHER: f"name: Val-Clair\n{ADDRESSES}",
    LEDGER: f"{COMMENT}[]\n",
    "content/facts/contacts.yml": """\
- id: ear
  number: "111 222"
  kind: listening
  sources: [{source: report-2024, place: section 1}]
- id: alarm
  number: "110"
  kind: police
  sources: [{source: report-2024, place: section 1}]
""",
}


def released(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "release", *arguments])


def entries(root: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((root / LEDGER).read_text("utf-8"))
    return found


def opened(root: Path) -> Project:
    project, report = open_project(root, TODAY)
    assert project is not None, report.render()
    return project


def page(project: Project, key: str, locale: str = "fr") -> str:
    return markdown(project.sites[locale].document(key)).replace("\u00a0", " ")


def edited(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    write(root, {path: text.replace(old, new)})


def reviews(corpus_units: dict[str, str]) -> str:
    """Somebody has reviewed the English of every text of the leaflet, and of the frame's words."""
    lines = [
        f'- {{locale: en, unit: {unit}, french: "{text_hash(corpus_units[unit])}", '
        f'translation: "{text_hash(english)}", role: editor, date: 2024-12-01}}'
        for unit, (_, english) in TEXTS.items()
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny project with a leaflet, ready to be released."""
    return make(tmp_path, READY)


@pytest.fixture
def once(root: Path) -> Path:
    """The same, released once."""
    assert released(root).exit_code == 0
    return root


# ---- the command


def test_a_release_enters_what_it_prints(root: Path) -> None:
    """Nobody has reviewed the English: it is not printed, and not entered."""
    project = opened(root)
    result = released(root)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith(f"1 editions added to {LEDGER}.\n")
    assert (root / LEDGER).read_text("utf-8").startswith(f"{COMMENT}- code:")
    (entry,) = entries(root)
    made = booklets(project.views["fr"])["night"]
    assert entry["code"] == made.edition
    assert (entry["source"], entry["locale"]) == ("night", "fr")
    assert entry["kinds"] == ["card-pdf", "leaflet-html", "leaflet-pdf", "leaflet-single", "poster-pdf"]
    assert entry["facts"]["ear"] == "111 222"  # type: ignore[index]
    assert entry["texts"]["night.lead"] == text_hash("Il fait noir ?")  # type: ignore[index]
    assert {*entry["facts"], *entry["texts"]} <= made.uses  # type: ignore[misc]


def test_what_is_entered_is_not_entered_again(once: Path) -> None:
    before = (once / LEDGER).read_text("utf-8")
    assert released(once).stdout == f"0 editions added to {LEDGER}.\n"
    assert (once / LEDGER).read_text("utf-8") == before


def test_a_reviewed_translation_is_entered_too(root: Path) -> None:
    write(root, {"content/facts/reviews.yml": reviews({unit: french for unit, (french, _) in TEXTS.items()})})
    assert released(root).exit_code == 0
    assert [entry["locale"] for entry in entries(root)] == ["fr", "en"]
    assert "sheet-pdf" in entries(root)[1]["kinds"]  # type: ignore[operator]


def test_preview_writes_nothing(root: Path) -> None:
    write(root, {PUBLISHER: f"name: null\n{ADDRESSES}"})
    result = released(root, "--preview")
    assert result.exit_code == 0
    assert booklets(opened(root).views["fr"])["night"].edition in result.stdout
    assert "1 editions would be added" in result.stdout
    assert (root / LEDGER).read_text("utf-8") == READY[LEDGER]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({PUBLISHER: f"name: null\n{ADDRESSES}"}, "blank-publisher"),
        ({"content/facts/contacts.yml": FILES["content/facts/contacts.yml"]}, "unverified-contact"),
    ],
)
def test_what_a_release_refuses(root: Path, files: dict[str, str], code: str) -> None:
    write(root, files)
    result = released(root)
    assert result.exit_code == 1
    assert f"error: {code}" in result.stderr
    assert (root / LEDGER).read_text("utf-8") == READY[LEDGER]


def test_a_ledger_that_is_not_there_is_begun(root: Path) -> None:
    write(root, {LEDGER: None})
    assert released(root).exit_code == 0
    assert len(entries(root)) == 1


def test_codes_of_digits_stay_text(root: Path) -> None:
    edition = Edition(code="12345678", source="night", locale="no", date=TODAY, kinds=("card-pdf",))
    other = edition.model_copy(update={"code": "1234e567"})
    write(root, {LEDGER: appended("", [edition, other])})
    corpus, report = load(root)
    assert report.render() == ""
    assert list(corpus.editions.values()) == [edition, other]


# ---- the ledger as it is read


def test_broken_and_double_entries_are_told_with_their_place(once: Path) -> None:
    text = (once / LEDGER).read_text("utf-8")
    write(once, {LEDGER: text, "content/facts/editions/2025.yml": text.replace(COMMENT, "")})
    assert "content/facts/editions/2025.yml:1:9: error: duplicate-edition" in load(once)[1].render()
    write(once, {"content/facts/editions/2025.yml": "- {code: xyz, source: night}\n"})
    said = load(once)[1].render()
    assert "2025.yml:1:10: error: wrong-form" in said
    assert "2025.yml:1:3: error: missing-field" in said


# ---- what the holder of a paper reads


def test_without_a_ledger_codes_are_those_of_a_preview(project_of: ProjectOf) -> None:
    project = project_of(FILES)
    said = page(project, "editions")
    assert "editions none-text" in said
    for locale, view in project.views.items():
        assert f"`{booklets(view)['night'].edition}`" in said, locale


def test_a_released_edition_is_current(once: Path) -> None:
    project = opened(once)
    (code,) = project.corpus.editions
    assert f"`{code}`" in page(project, "editions")
    assert "editions outdated" not in page(project, "editions")
    assert "editions current" in page(project, "edition/night/fr")


def test_a_changed_value_is_told_before_and_after(once: Path) -> None:
    edited(once, LEGAL, "P30D", "P60D")
    project = opened(once)
    (code,) = project.corpus.editions
    assert "editions outdated" in page(project, "editions", "en")
    for locale in ("fr", "en"):
        said = page(project, "edition/night/fr", locale)
        assert code in said
        assert "30 jours → 60 jours" in said
        assert "editions unreleased" in said
    (reached,) = (r for r in of(project, "quiet-time").prints if r.locale == "fr")
    assert reached.released == (code,)


def test_the_day_of_the_next_edition_is_told(once: Path) -> None:
    edited(once, FRENCH, "Le jour vient.", "Le jour ne vient pas.")
    assert released(once).exit_code == 0
    said = page(opened(once), "edition/night/fr")
    assert "editions since 1er janvier 2025" in said
    assert "editions text-changed Le jour ne vient pas." in said
    assert "Du repos" not in said


def test_texts_that_are_new_or_gone(once: Path) -> None:
    edited(once, FRENCH, "signs: {dark: Il fait noir., cold", "signs: {rain: Il pleut., cold")
    edited(once, "content/facts/leaflets.yml", "id: dark,", "id: rain,")
    said = page(opened(once), "edition/night/fr")
    assert "editions text-added Il pleut." in said
    assert "editions text-removed `night.signs.dark`" in said


def test_a_translation_that_is_no_longer_reviewed_is_withdrawn(root: Path) -> None:
    write(root, {"content/facts/reviews.yml": reviews({unit: french for unit, (french, _) in TEXTS.items()})})
    assert released(root).exit_code == 0
    edited(root, FRENCH, "Le jour vient.", "Le jour ne vient pas.")
    said = page(opened(root), "edition/night/en", "en")
    assert "editions withdrawn" in said


def test_papers_of_a_leaflet_that_is_gone_are_still_found(once: Path) -> None:
    write(once, dict.fromkeys(("content/facts/leaflets.yml", FRENCH)))
    write(once, {"content/en/leaflets.po": None})
    project = opened(once)
    (code,) = project.corpus.editions
    assert code in page(project, "editions")
    assert "edition/night/fr" not in project.sites["fr"].pages


def test_a_long_ledger_is_cut(once: Path) -> None:
    """The page stays light; what is current is always there."""
    project = opened(once)
    (current,) = project.corpus.editions.values()
    old = [current.model_copy(update={"code": f"{n:08x}"}) for n in range(2 * MOST_CODES)]
    editions = {entry.code: entry for entry in (*old, current)}
    view = View(replace(project.corpus, editions=editions), "fr", TODAY)
    said = markdown(site(view, project.links).document("editions"))
    assert current.code in said
    assert said.count("editions outdated") == MOST_CODES - 1
    assert "editions older" in said


# ---- what stands in the way


def test_the_report_names_what_is_withdrawn(root: Path) -> None:
    """The English leaflet, until somebody has read it; the French never."""
    result = released(root, "--report")
    assert result.exit_code == 0, result.stderr
    assert "What stops a release: 0" in result.stdout
    assert "because nobody has read it in its language: 1\n  en  night  (" in result.stdout
    assert "leaflet-html" not in result.stdout
    told = json.loads(released(root, "--report", "--format", "json").stdout)
    (one,) = told["withdrawn"]
    assert {"night.lead"} <= set(one["waiting"])
    assert set(TEXTS) >= {unit for unit in one["waiting"] if unit.startswith("night.")}
    (english,) = told["given_way"]
    assert english["locale"] == "en"
    assert english["draft"] + english["stale"] + english["missing"] <= english["units"]
    project = opened(root)
    write(root, {"content/facts/reviews.yml": reviews({u.id: u.text for u in project.corpus.units.values()})})
    told = json.loads(released(root, "--report", "--format", "json").stdout)
    assert told["withdrawn"] == []
    # What somebody has read no longer gives way.
    assert english["draft"] - told["given_way"][0]["draft"] == len(TEXTS)


def test_the_report_names_what_stops_a_release(root: Path) -> None:
    write(root, {PUBLISHER: ADDRESSES})
    edited(
        root,
        "content/facts/contacts.yml",
        "sources: [{source: report-2024, place: section 1}]\n- id: alarm",
        "unverified: true\n- id: alarm",
    )
    ledger = (root / LEDGER).read_text("utf-8")
    result = released(root, "--report")
    assert result.exit_code == 1
    assert "What stops a release: 2" in result.stdout
    assert "blank-publisher" in result.stdout
    assert "unverified-contact" in result.stdout
    assert (root / LEDGER).read_text("utf-8") == ledger
