"""French names that stand in a translation are read aloud as French: they are marked in every language."""

from __future__ import annotations

import pytest

from generator.compose.light import marked
from generator.document import Foreign, FrenchName, Inlines, Text, Value

NAMES = ("préfet", "préfecture", "titre de séjour", "points-justice")


def french(nodes: Inlines) -> list[str]:
    return ["".join(n.text for n in node.children) for node in nodes if isinstance(node, FrenchName)]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("A residence permit (titre de séjour).", ["titre de séjour"]),
        ("Préfecture (zyra e shtetit): shkoni te préfecture.", ["Préfecture", "préfecture"]),
        ("Некоторые préfectures помогут.", ["préfectures"]),
        ("在points-justice（法律咨询点），有律师。", ["points-justice"]),
        ("préfecture-এ যান", ["préfecture"]),
        ("El préfetazo no es un nombre.", []),
        ("Rien.", []),
    ],
)
def test_names_are_marked_as_whole_words(said: str, names: list[str]) -> None:
    nodes = marked((Text(said),), NAMES)
    assert french(nodes) == names
    assert "".join(n.children[0].text if isinstance(n, Foreign) else n.text for n in nodes) == said


def test_what_is_no_text_stays() -> None:
    value = Value("duration", "30 d", "time-to-think")
    assert marked((Text("préfet"), value), NAMES)[1] is value


def test_without_names_nothing_is_marked() -> None:
    assert marked((Text("préfet"),), ()) == (Text("préfet"),)
