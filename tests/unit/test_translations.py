"""`reperes translations update` on a project on disk."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from diagnostics.project import TODAY, make, write

from generator.cli import main
from generator.load import load
from generator.localize import View
from generator.units import text_hash

PROMISES = "content/fr/promises.yml"
TITLE = "Des lanternes dans chaque rue"
ABOUT = "content/fr/pages/about.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny project, with catalogues that are up to the French."""
    update(make(tmp_path))
    return tmp_path


def update(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["-C", str(root), "translations", "update", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def entry(root: Path, catalogue: str, context: str, french: str) -> polib.POEntry:
    po = polib.pofile(str(root / "content/en" / catalogue))
    (found,) = (e for e in po if (e.msgctxt, e.msgid) == (context, french))
    return found


def title(root: Path, french: str) -> tuple[str, bool, str | None]:
    found = entry(root, "promises.po", "lanterns.title", french)
    return found.msgstr, "fuzzy" in found.flags, found.previous_msgid


def unfuzzy(root: Path) -> None:
    """The translator is content with the title."""
    edit(root, "content/en/promises.po", '#, fuzzy\nmsgctxt "lanterns.title"', 'msgctxt "lanterns.title"')


def state(root: Path, unit: str) -> str:
    corpus, report = load(root)
    assert not report.failed, report.render()
    return View(corpus, "en", TODAY).phrase(corpus.units[unit]).state


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_catalogue_for_each_file_of_wording(root: Path) -> None:
    written = {path.relative_to(root / "content/en").as_posix() for path in root.rglob("*.po")}
    wording = {
        path.relative_to(root / "content/fr").with_suffix(".po").as_posix()
        for path in (root / "content/fr").rglob("*.*")
        if path.name != "locale.yml"
    }
    assert written == wording
    assert entry(root, "events.po", "opening.title", "Le premier plan est présenté").msgstr == ""


def test_says_what_it_did(tmp_path: Path) -> None:
    result = update(make(tmp_path))
    assert result.exit_code == 0
    assert "content/en/events.po: 2 new, 0 stale, 0 retired, 0 kept" in result.output
    assert "content/en/promises.po: 1 new, 0 stale, 0 retired, 2 kept" in result.output


def test_twice_changes_nothing(root: Path) -> None:
    before = files(root)
    result = update(root)
    assert result.output == "The catalogues are up to the French.\n"
    assert files(root) == before


def test_changed_french(root: Path) -> None:
    unfuzzy(root)
    edit(root, PROMISES, TITLE, "Des lanternes partout")
    result = update(root)
    assert "content/en/promises.po: 0 new, 1 stale, 0 retired, 2 kept" in result.output
    assert title(root, "Des lanternes partout") == ("Lanterns in every street", True, TITLE)
    assert state(root, "lanterns.title") == "stale"


def test_only_one_language(tmp_path: Path) -> None:
    sq = {"content/sq/locale.yml": (make(tmp_path) / "content/en/locale.yml").read_text("utf-8")}
    write(tmp_path, sq)
    assert update(tmp_path, "--locale", "sq").exit_code == 0
    assert (tmp_path / "content/sq/events.po").is_file()
    assert not (tmp_path / "content/en/events.po").exists()


@pytest.mark.parametrize("locale", ["fr", "xx"])
def test_no_such_language(root: Path, locale: str) -> None:
    result = update(root, "--locale", locale)
    assert result.exit_code == 2
    assert f'"{locale}" is no language to translate into' in result.output


def test_text_moved_to_another_file_takes_its_translation_along(root: Path) -> None:
    unfuzzy(root)
    text = (root / PROMISES).read_text("utf-8")
    write(root, {PROMISES: None, "content/fr/promises/all.yml": text})
    update(root)
    found = entry(root, "promises/all.po", "lanterns.title", TITLE)
    assert (found.msgstr, found.flags, found.obsolete) == ("Lanterns in every street", [], 0)
    assert list(polib.pofile(str(root / "content/en/promises.po"))) == []
    assert state(root, "lanterns.title") == "draft"


def test_text_taken_away_is_kept_aside(root: Path) -> None:
    facts = (root / "content/facts/events.yml").read_text("utf-8")
    wording = (root / "content/fr/events.yml").read_text("utf-8")
    edit(root, "content/en/events.po", 'présenté"\nmsgstr ""', 'présenté"\nmsgstr "The first plan"')
    write(root, {"content/facts/events.yml": "[]\n", "content/fr/events.yml": None})
    assert "content/en/events.po: 0 new, 0 stale, 1 retired, 0 kept" in update(root).output
    found = entry(root, "events.po", "opening.title", "Le premier plan est présenté")
    assert (found.obsolete, found.msgstr) == (1, "The first plan")
    write(root, {"content/facts/events.yml": facts, "content/fr/events.yml": wording})
    update(root)
    assert not entry(root, "events.po", "opening.title", "Le premier plan est présenté").obsolete


def test_catalogue_is_read_as_utf8_whatever_its_header_says(root: Path) -> None:
    edit(root, "content/en/promises.po", "charset=UTF-8", "charset=ISO-8859-1")
    edit(root, "content/en/promises.po", "Lanterns in every street", "Lanterns in every “street”")
    update(root)
    assert title(root, TITLE)[0] == "Lanterns in every “street”"
    assert "charset=UTF-8" in (root / "content/en/promises.po").read_text("utf-8")


def test_broken_sources_stop_it(root: Path) -> None:
    before = files(root)
    write(root, {"content/fr/events.yml": "opening: [\n"})
    result = update(root)
    assert result.exit_code == 1
    assert "content/fr/events.yml:2:1: error: broken-yaml" in result.output
    write(root, {"content/fr/events.yml": before[root / "content/fr/events.yml"]})
    assert files(root) == before


# ---- --same-meaning


def test_same_meaning(root: Path) -> None:
    unfuzzy(root)
    edit(root, PROMISES, TITLE, f"{TITLE} !")
    assert update(root, "--same-meaning", "lanterns.title").exit_code == 0
    assert title(root, f"{TITLE} !") == ("Lanterns in every street", False, None)
    corpus, report = load(root)
    (review,) = corpus.reviews
    assert not report.failed
    assert (review.kind, review.locale, review.unit, review.role) == (
        "same-meaning", "fr", "lanterns.title", "editor",
    )  # fmt: skip
    assert (review.previous, review.french) == (text_hash(TITLE), text_hash(f"{TITLE} !"))
    assert review.date.isoformat() == "2025-01-01"


def test_same_meaning_after_it_was_made_stale(root: Path) -> None:
    unfuzzy(root)
    edit(root, PROMISES, TITLE, f"{TITLE} !")
    update(root)
    assert state(root, "lanterns.title") == "stale"
    assert update(root, "--same-meaning", "lanterns.title").exit_code == 0
    assert title(root, f"{TITLE} !") == ("Lanterns in every street", False, None)
    assert state(root, "lanterns.title") == "draft"


def test_same_meaning_does_not_cover_a_later_change(root: Path) -> None:
    """Its former text said the same as the second, not as the third."""
    write(root, {"content/sq/locale.yml": (root / "content/en/locale.yml").read_text("utf-8")})
    sq = root / "content/sq/promises.po"
    update(root)
    sq.write_text(
        sq.read_text("utf-8").replace(f'"{TITLE}"\nmsgstr ""', f'"{TITLE}"\nmsgstr "Fenerë"'), "utf-8"
    )
    edit(root, PROMISES, TITLE, f"{TITLE} !")
    update(root, "--locale", "en", "--same-meaning", "lanterns.title")
    edit(root, PROMISES, f"{TITLE} !", "Plus de lanternes")
    update(root)
    (found,) = (e for e in polib.pofile(str(sq)) if e.msgctxt == "lanterns.title")
    assert (found.msgstr, found.flags, found.previous_msgid) == ("Fenerë", ["fuzzy"], TITLE)


def test_same_meaning_of_one_paragraph_among_others(root: Path) -> None:
    edit(root, ABOUT, "Voyez [les plans]", "Voyez aussi [les plans]")
    corpus, _ = load(root)
    (unit,) = (u for u in corpus.units.values() if u.text.startswith("Un essai"))
    result = update(root, "--same-meaning", unit.id)
    assert result.exit_code == 0, result.output
    assert state(root, unit.id) == "draft"


@pytest.mark.parametrize("ledger", ["[]\n", "# Nothing yet.\n[]", "", "# Only words"])
def test_same_meaning_in_a_ledger_of_any_shape(root: Path, ledger: str) -> None:
    write(root, {"content/facts/reviews.yml": ledger})
    edit(root, PROMISES, TITLE, f"{TITLE} !")
    update(root, "--same-meaning", "lanterns.title", "--role", 'head of "words": a role')
    edit(root, PROMISES, f"{TITLE} !", f"{TITLE}.")
    update(root, "--same-meaning", "lanterns.title")
    corpus, report = load(root)
    assert not report.failed, report.render()
    assert [review.role for review in corpus.reviews] == ['head of "words": a role', "editor"]
    assert "Nothing" not in ledger or "# Nothing yet." in (root / "content/facts/reviews.yml").read_text(
        "utf-8"
    )


def test_same_meaning_without_a_ledger(root: Path) -> None:
    write(root, {"content/facts/reviews.yml": None})
    edit(root, PROMISES, TITLE, f"{TITLE} !")
    assert update(root, "--same-meaning", "lanterns.title").exit_code == 0
    assert len(load(root)[0].reviews) == 1


@pytest.mark.parametrize(
    ("unit", "said"),
    [("lanterns.titel", 'there is no unit "lanterns.titel"'), ("lanterns.summary", "nothing to record")],
)
def test_same_meaning_of_what_did_not_change(root: Path, unit: str, said: str) -> None:
    before = files(root)
    result = update(root, "--same-meaning", unit)
    assert result.exit_code == 2
    assert said in result.output
    assert files(root) == before
