"""How high a text stands on a slide: widths as the fonts have them, lines as programs break them."""

from __future__ import annotations

import pytest
from content.real_corpus import ROOT
from PIL import ImageFont

from generator import document as d
from generator.slide_room import (
    BOLD,
    CONTENT,
    LINE,
    REGULAR,
    TITLE,
    UNITS,
    Box,
    Level,
    Passage,
    height,
    lines,
    passages,
    too_full,
    width,
)

from .tiny_course import line, text

ARIMO = ROOT / "node_modules/@expo-google-fonts/arimo"
FACES = {"400Regular/Arimo_400Regular.ttf": REGULAR, "700Bold/Arimo_700Bold.ttf": BOLD}
NOTHING = "\uffff"


@pytest.mark.parametrize("face", FACES)
def test_widths_are_those_of_the_font(face: str) -> None:
    """Arimo is drawn to the widths of Arial: whatever of the two a machine has, lines break alike."""
    if not ARIMO.is_dir():
        pytest.skip("the fonts are not installed: run `make test`")
    font = ImageFont.truetype(ARIMO / face, UNITS, layout_engine=ImageFont.Layout.BASIC)
    assert {sign: font.getlength(sign) for sign in FACES[face]} == FACES[face]
    assert len(FACES[face]) > 250


def test_every_sign_of_the_modules_has_a_width() -> None:
    """What has none is taken to be wider than it is."""
    files = [*ROOT.glob("modules/*/fr.md"), *ROOT.glob("modules/*/en.po")]
    used = {sign for file in files for sign in file.read_text("utf-8") if sign.isprintable()}
    assert used - REGULAR.keys() == set()
    assert REGULAR.keys() == BOLD.keys()


def test_width_is_the_sum_of_the_signs() -> None:
    assert width("ab", UNITS) == REGULAR["a"] + REGULAR["b"]
    assert width("ab", 10, bold=True) == pytest.approx((BOLD["a"] + BOLD["b"]) * 10 / UNITS)


def test_lines_break_at_spaces() -> None:
    """Two words of ten a's: on one line only where both have room, with the space between them."""
    level, word = Level(20), "a" * 10
    both = width(f"{word} {word}", 20)
    assert lines(text(f"{word} {word}"), level, both * 1.02) == 1
    assert lines(text(f"{word} {word}"), level, both * 0.98) == 2
    assert lines(text(f"{word} {word} {word}"), level, both * 1.02) == 2


def test_a_word_longer_than_a_line_takes_several() -> None:
    room = width("a" * 10, 20) * 1.02
    assert lines(text("a" * 95), Level(20), room) == 10
    assert lines(text("a" * 95 + " aa"), Level(20), room) == 10
    assert lines(text("a" * 95 + " " + "a" * 9), Level(20), room) == 11


@pytest.mark.parametrize("kept", ["\u00a0", "\u202f"])
def test_a_kept_space_parts_nothing(kept: str) -> None:
    room = width("quelle porte", 20) * 1.02
    assert lines(text("quelle porte ?"), Level(20), room) == 2
    words = f"une porte{kept}?"
    assert lines(text(words), Level(20), width(words, 20) * 0.95) == 2
    assert lines(text(f"porte{kept}?"), Level(20), width(words, 20) * 0.95) == 1


def test_a_telephone_number_is_not_parted() -> None:
    room = width("appeler 116", 20) * 1.05
    assert lines(text("appeler 116 006"), Level(20), room) == 2
    assert lines((d.Text("appeler "), d.Phone("116 006")), Level(20), room) == 2
    narrow = width("116 0", 20)
    assert lines((d.Phone("116 006"),), Level(20), narrow) == lines(text("116\u00a0006"), Level(20), narrow)


def test_strong_words_are_wider() -> None:
    words = "abandonner toute idée"
    room = width(words, 20) * 1.03
    assert lines(text(words), Level(20), room) == 1
    assert lines((d.Strong(text(words)),), Level(20), room) == 2
    assert lines(text(words), Level(20, bold=True), room) == 2
    assert lines((d.Foreign("en", (d.Strong(text(words)),)),), Level(20), room) == 2


def test_a_word_may_be_strong_in_part() -> None:
    """No line ends where letters only change."""
    nodes = (d.Text("abc"), d.Strong(text("def")), d.Text("ghi"))
    room = (width("abcghi", 20) + width("def", 20, bold=True)) * 1.02
    assert lines(nodes, Level(20), room) == 1
    assert lines((d.Text("abc "), *nodes), Level(20), room) == 2


def test_height_counts_lines_room_before_and_level() -> None:
    style = (Level(20, before=10, indent=30), Level(10, before=2, indent=60))
    word = "a" * 10
    room = width(word, 20) * 1.1 + 30
    first, second = Passage(text(f"{word} {word}")), Passage(text(word), level=1)
    assert height([first], style, room) == pytest.approx(10 + 2 * 20 * LINE)
    assert height([first, second], style, room) == pytest.approx(10 + 2 * 20 * LINE + 2 + 10 * LINE)
    assert height([Passage(text(word), level=5)], style, room) == height([second], style, room)


def test_the_first_style_that_fits_is_taken() -> None:
    large, small = (Level(40),), (Level(10),)
    box = Box(1000, 50, (large, small))
    assert box.style([Passage(text("a"))]) == large
    assert box.style([Passage(text("a"))] * 2) == small
    assert box.style([Passage(text("a"))] * 5) is None


def test_blocks_become_paragraphs() -> None:
    listed = d.ListBlock(
        (
            (line("Prenez :"), d.ListBlock(((line("l’une"),), (line("l’autre"),)))),
            (line("Posez."), line("Enfin.")),
        ),
        ordered=True,
    )
    table = d.Table("", (d.Column(text("Où")), d.Column(text("Quoi"))), ((text("Nuit"), text("Lampe")),))
    blocks = (d.Heading(3, text("Titre"), "t"), listed, d.Note((line("Note."),)), table)
    found = [(p.mark, p.number, p.level, d.plain(p.nodes)) for p in passages(blocks)]
    assert found == [
        ("", 0, 0, "Titre"),
        ("number", 1, 0, "Prenez :"),
        ("bullet", 1, 1, "l’une"),
        ("bullet", 2, 1, "l’autre"),
        ("number", 2, 0, "Posez."),
        ("", 0, 1, "Enfin."),
        ("", 0, 0, "Note."),
        ("bullet", 0, 0, "Nuit · Lampe"),
    ]


def test_a_block_that_no_slide_has_is_no_silence() -> None:
    with pytest.raises(TypeError, match="Downloads"):
        passages((d.Downloads(()),))


def test_too_full_says_what_is() -> None:
    few = (d.ListBlock(((line("Une lampe"),),)),)
    many = (d.ListBlock(((line("Une lampe éclaire la rue " * 4),),) * 8),)
    assert too_full(text("Les lampes"), few) is None
    assert too_full(text("Les lampes de la rue qui monte " * 5), many) == "title"
    assert too_full(text("Les lampes"), many) == "text"


def test_nothing_on_such_a_slide_is_small() -> None:
    """Below this a room cannot read."""
    assert min(style[0].size for style in CONTENT.styles) >= 24
    assert min(style[0].size for style in TITLE.styles) >= 28
