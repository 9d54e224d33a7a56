"""Several decks as one: all slides in their order, with their notes."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from generator.document import Text
from generator.render.deck import deck
from generator.render.deck.merge import merged

from .tiny_course import tiny_course


@pytest.fixture(scope="module")
def decks() -> list[bytes]:
    return [deck(tiny_course()), deck(tiny_course(title=(Text("Les cloches"),)))]


def said(content: bytes) -> list[tuple[str, str]]:
    """The title and the notes of each slide."""
    shown = Presentation(io.BytesIO(content)).slides
    return [(s.shapes.title.text_frame.text, s.notes_slide.notes_text_frame.text) for s in shown]


def test_all_slides_and_notes_in_their_order(decks: list[bytes]) -> None:
    both = merged(decks, "Deux modules")
    assert said(both) == said(decks[0]) + said(decks[1])
    assert said(decks[0]) != said(decks[1])
    assert Presentation(io.BytesIO(both)).core_properties.title == "Deux modules"


def test_same_bytes_and_one_set_of_layouts(decks: list[bytes]) -> None:
    both = merged(decks, "Deux modules")
    assert merged(decks, "Deux modules") == both
    layouts = Presentation(io.BytesIO(decks[0])).slide_layouts
    assert len(Presentation(io.BytesIO(both)).slide_layouts) == len(layouts)


def test_one_deck_stays_as_it_is(decks: list[bytes]) -> None:
    assert said(merged(decks[:1], "Un module")) == said(decks[0])
