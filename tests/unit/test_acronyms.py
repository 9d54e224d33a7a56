"""Acronyms are told in full once, where a reader first meets them."""

from __future__ import annotations

import pytest

from generator.render.acronyms import Expander

NAMES = {
    "CNCDH": "Commission des droits de l’homme",
    "Ac.Sé": "Accueil sécurisant",
    "ASE": "Aide à l’enfance",
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("La CNCDH juge.", "La CNCDH (Commission des droits de l’homme) juge."),
        ("Le réseau Ac.Sé aide.", "Le réseau Ac.Sé (Accueil sécurisant) aide."),
        ("La CNCDH et l’ASE.", "La CNCDH (Commission des droits de l’homme) et l’ASE (Aide à l’enfance)."),
        # The text explains it itself, before or after.
        ("L’aide à l’enfance (ASE) agit.", "L’aide à l’enfance (ASE) agit."),
        ("L’ASE\u00a0(aide des départements) agit.", "L’ASE\u00a0(aide des départements) agit."),
        ("Commission des droits de l’homme : CNCDH.", "Commission des droits de l’homme : CNCDH."),
        # Part of another word, or of another acronym.
        ("La CNCDHX et BASE.", "La CNCDHX et BASE."),
        ("Rien ici.", "Rien ici."),
    ],
)
def test_first_use(text: str, shown: str) -> None:
    assert Expander(NAMES).expand(text) == shown


def test_only_once_in_a_document() -> None:
    expander = Expander(NAMES)
    assert "(" in expander.expand("La CNCDH juge.")
    assert expander.expand("La CNCDH répond.") == "La CNCDH répond."


def test_explained_once_is_explained() -> None:
    """What the text has explained is not told again."""
    expander = Expander(NAMES)
    expander.expand("L’aide à l’enfance (ASE) agit.")
    assert expander.expand("L’ASE agit.") == "L’ASE agit."
