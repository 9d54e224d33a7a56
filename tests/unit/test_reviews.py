"""The review ledger: not fuzzy is a claim, an entry with the hashes of both texts is the proof."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from diagnostics.project import make, write

from generator.cli import main
from generator.localize import Scope, View
from generator.units import text_hash

ViewOf = Callable[..., View]
FRENCH, ENGLISH = "Le premier plan est présenté", "The first plan is presented"
FRENCH_FILE, CATALOGUE, LEDGER = "content/fr/events.yml", "content/en/events.po", "content/facts/reviews.yml"
UNIT = "opening.title"


def files(
    french: str = FRENCH,
    english: str = ENGLISH,
    msgid: str | None = None,
    reviews: str = "[]",
    flags: str = "",
) -> dict[str, str]:
    """The title of an event, its translation, and the ledger."""
    return {
        FRENCH_FILE: f"opening:\n  title: {french}\n  text: Il promet.\n",
        CATALOGUE: f'{flags}msgctxt "{UNIT}"\nmsgid "{msgid or french}"\nmsgstr "{english}"\n',
        LEDGER: reviews,
    }


def review(french: str = FRENCH, english: str | None = ENGLISH, locale: str = "en", unit: str = UNIT) -> str:
    translation = f', translation: "{text_hash(english)}"' if english is not None else ""
    return (
        f'- {{locale: {locale}, unit: {unit}, french: "{text_hash(french)}"{translation}, '
        "role: legal officer, date: 2024-12-01}\n"
    )


def same_meaning(previous: str, french: str) -> str:
    return (
        f'- {{kind: same-meaning, locale: fr, unit: {UNIT}, previous: "{text_hash(previous)}", '
        f'french: "{text_hash(french)}", role: editor, date: 2024-12-02}}\n'
    )


def state(view: View) -> str:
    return view.phrase(view.corpus.units[UNIT]).state


def test_without_a_review_it_is_a_draft(view_of: ViewOf) -> None:
    assert state(view_of("en", files())) == "draft"


def test_with_its_review_it_is_reviewed(view_of: ViewOf) -> None:
    assert state(view_of("en", files(reviews=review()))) == "reviewed"


def test_review_in_a_release(view_of: ViewOf) -> None:
    """Only then does a release show it."""
    reviewed = view_of("en", files(reviews=review()), release=True)
    assert Scope(reviewed).plain("opening", "title") == ENGLISH
    draft = view_of("en", files(), release=True)
    assert Scope(draft).plain("opening", "title") == FRENCH


@pytest.mark.parametrize(
    "other",
    [
        files(french=f"{FRENCH}.", reviews=review()),
        files(english=f"{ENGLISH}.", reviews=review()),
        files(french=f"{FRENCH}.", english=f"{ENGLISH}.", reviews=review()),
        files(reviews=review(locale="fr", english=None)),
        files(reviews=review(unit="opening.text")),
    ],
    ids=["french edited", "translation edited", "both edited", "of French", "of another text"],
)
def test_any_edit_voids_it(view_of: ViewOf, other: dict[str, str]) -> None:
    assert state(view_of("en", other)) == "draft"


def test_fuzzy_wins_over_a_review(view_of: ViewOf) -> None:
    """The translator took it back."""
    assert state(view_of("en", files(reviews=review(), flags="#, fuzzy\n"))) == "draft"
    stale = files(reviews=review(), flags='#, fuzzy\n#| msgid "Un plan"\n')
    assert state(view_of("en", stale)) == "stale"


def test_french_moved_on_without_an_update(view_of: ViewOf) -> None:
    """Its review does not make the translation of the former text current."""
    assert state(view_of("en", files(french="Un plan", msgid=FRENCH, reviews=review()))) == "stale"


def test_review_of_french(view_of: ViewOf) -> None:
    reviewed = files(reviews=review(locale="fr", english=None))
    assert state(view_of("fr", reviewed)) == "reviewed"
    assert state(view_of("fr", files())) == "draft"
    assert state(view_of("fr", files(french="Un plan", reviews=reviewed[LEDGER]))) == "draft"


def test_recorded_edit_of_form_keeps_reviews(view_of: ViewOf) -> None:
    """Of the French and of its translation alike."""
    edited = f"{FRENCH} !"
    ledger = review() + review(locale="fr", english=None) + same_meaning(FRENCH, edited)
    assert state(view_of("en", files(french=edited, reviews=ledger))) == "reviewed"
    assert state(view_of("fr", files(french=edited, reviews=ledger))) == "reviewed"
    assert state(view_of("en", files(french=edited, english=f"{ENGLISH}!", reviews=ledger))) == "draft"


def test_recorded_edits_follow_one_another(view_of: ViewOf) -> None:
    """In whichever order they stand; a gap between them ends it."""
    first, second = f"{FRENCH} !", f"{FRENCH}."
    chain = [same_meaning(first, second), same_meaning(FRENCH, first)]
    assert state(view_of("en", files(french=second, reviews=review() + "".join(chain)))) == "reviewed"
    assert state(view_of("en", files(french=second, reviews=review() + chain[0]))) == "draft"
    assert state(view_of("en", files(french="Un plan", reviews=review() + "".join(chain)))) == "draft"


def test_recorded_edit_goes_one_way(view_of: ViewOf) -> None:
    """That the new text says what the former said proves nothing about a return to the former."""
    ledger = review(french=f"{FRENCH} !") + same_meaning(FRENCH, f"{FRENCH} !")
    assert state(view_of("en", files(reviews=ledger))) == "draft"


def test_circle_of_edits_ends(view_of: ViewOf) -> None:
    edited = f"{FRENCH} !"
    ledger = review() + same_meaning(FRENCH, edited) + same_meaning(edited, FRENCH)
    assert state(view_of("en", files(french=edited, reviews=ledger))) == "reviewed"


def test_hash_is_that_of_the_composed_form() -> None:
    """An editor's program may write é as e and an accent: the same text."""
    assert text_hash("présenté") == text_hash("pre\u0301sente\u0301")
    assert text_hash("présenté") != text_hash("presente")
    # SHA-256 of the two bytes of "é" in UTF-8, first sixteen digits, from sha256sum.
    assert text_hash("é") == "4a99557e4033c353"


def test_hashes_that_the_command_prints_make_a_review(tmp_path: Path) -> None:
    """From `reperes status --units` to the ledger, in French and in English."""
    root = make(tmp_path, files())

    def waiting() -> dict[tuple[str, str], dict[str, str]]:
        result = CliRunner().invoke(main, ["-C", str(root), "status", "--units"])
        assert result.exit_code == 0, result.output
        lines = [line.split() for line in result.stdout.splitlines() if "french=" in line]
        return {
            (locale, unit): dict(part.split("=") for part in hashes) for locale, _, unit, *hashes in lines
        }

    printed = {locale: waiting()[locale, UNIT] for locale in ("fr", "en")}
    assert set(printed["fr"]) == {"french"}
    write(
        root,
        {
            LEDGER: "".join(
                f"- {{locale: {locale}, unit: {UNIT}, role: legal officer, date: 2024-12-01, "
                + ", ".join(f'{name}: "{value}"' for name, value in hashes.items())
                + "}\n"
                for locale, hashes in printed.items()
            )
        },
    )
    assert not {("fr", UNIT), ("en", UNIT)} & waiting().keys()
    assert ("fr", "opening.text") in waiting()
