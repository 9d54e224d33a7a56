"""The help pages are easy to read in French, which all others follow: a floor under `readability.py`.

The floor is where the pages stand. It can be raised; a text that sinks below it is rewritten.
"""

from __future__ import annotations

import pytest
from readability import WORDS, Readability, read

# Sentences of more than fifteen words that are there, and the longest: the rules want none.
TOO_LONG, LONGEST = 24, 21
MEAN_WORDS = 9
EASE, LEAST_EASE = 90, 80
LONG_WORDS = 0.04
# Kept where who acts is not the point, or not known ("un téléphone peut être surveillé").
PASSIVE = 0.03
# Two clauses with a negation each, never one that undoes another.
NEGATED_TWICE = 4
# The office of immigration: its letters and its door say these four letters; its full name is nine words.
UNEXPLAINED = {"OFII"}


@pytest.fixture(scope="module")
def help_pages(trees, every_page) -> Readability:
    """Leaflets, guides, questions and ends in French; not the lists of languages, which say nothing else."""
    french = [page for page in every_page if page.light and page.locale == "fr"]
    return read({page.path: trees[page.path] for page in french if not page.kind.endswith("languages")})


def test_sentences_are_short(help_pages, record_property) -> None:
    record_property("files", len(help_pages.pages))
    record_property("mean_words", round(help_pages.mean_words, 1))
    record_property("too_long", len(help_pages.too_long))
    assert len(help_pages.sentences) > 300
    assert help_pages.mean_words <= MEAN_WORDS
    assert help_pages.longest <= LONGEST
    long = help_pages.too_long
    assert len(long) <= TOO_LONG, "\n".join(long)


def test_words_are_known(help_pages, record_property) -> None:
    record_property("ease", round(help_pages.ease))
    ease, page = help_pages.hardest
    assert help_pages.ease >= EASE
    assert ease >= LEAST_EASE, page
    assert help_pages.long_words <= LONG_WORDS
    assert set().union(*help_pages.unexplained.values()) == UNEXPLAINED


def test_pages_speak_to_their_reader(help_pages) -> None:
    assert help_pages.addresses_nobody == []
    assert len(help_pages.passive) <= PASSIVE * len(help_pages.sentences), "\n".join(help_pages.passive)


def test_nothing_is_said_in_a_hard_way(help_pages) -> None:
    assert len(help_pages.negated_twice) <= NEGATED_TWICE, "\n".join(help_pages.negated_twice)
    assert help_pages.numbers_in_words == []
    assert help_pages.hard_signs == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Un " + "mot " * WORDS + "de trop.", "too_long"),
        ("Trois personnes viennent.", "numbers_in_words"),
        ("Le chapitre XIV le dit.", "numbers_in_words"),
        ("Ne dites pas que vous ne savez pas.", "negated_twice"),
        ("La plainte est traitée par le juge.", "passive"),
        ("Appelez (le soir (ou tôt)).", "hard_signs"),
        ("Appelez ; attendez.", "hard_signs"),
        ("Appelez l’OFPRA.", "unexplained"),
        ("Il pleut.", "addresses_nobody"),
    ],
)
def test_what_is_hard_is_seen(said: str, told: str) -> None:
    """Or the floor above would hold under anything."""
    assert getattr(Readability({"page": (said,)}), told)
    easy = Readability({"page": ("Vous pouvez appeler à 18 h.", "L’office des étrangers en France (OFII).")})
    assert not getattr(easy, told)
