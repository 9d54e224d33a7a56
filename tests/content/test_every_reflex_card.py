"""Each reflex card: it rests on what it names, sends nobody to the police alone, and fits on one page."""

from __future__ import annotations

import re
from functools import cache

import pypdfium2
import pytest

from generator import prints
from generator.compose.reflex import card_page, reflex_card
from generator.localize import Scope
from generator.model.base import Founded
from generator.model.contacts import Contact
from generator.model.knowledge import Indicator
from generator.model.reflex import ReflexCard, ReflexCardWording
from generator.render import paper
from generator.render.markdown import markdown

from .real_corpus import LOCALES, ROOT, corpus, project

UNFORMATTED = re.compile(r"[{}]|duration-|\bP\d+[YMWD]\b")
# Where people come from and what they are is no sign; a card scores and watches nobody.
NEVER = re.compile(
    r"(?i)\b(?:nationalités?|étrang\w+|femmes?|hommes?|filles?|garçons?|roms?|scores?|seuils?|surveillez)\b"
)
each = pytest.mark.parametrize("name", corpus().table(ReflexCard))
in_each_locale = pytest.mark.parametrize("locale", LOCALES)


def card_and_wording(name: str) -> tuple[ReflexCard, ReflexCardWording]:
    wording = corpus().wording[name]
    assert isinstance(wording, ReflexCardWording)
    return corpus().table(ReflexCard)[name], wording


@cache
def press() -> paper.Press:
    return paper.Press(prints.fonts(ROOT))


def test_there_are_cards_for_eight_professions() -> None:
    assert len(corpus().table(ReflexCard)) == 8


@each
def test_each_line_is_ours_or_has_a_source(name: str) -> None:
    """The card says that a line without a number is advice of this site."""
    card, _ = card_and_wording(name)

    def founded(line: Founded) -> bool:
        return bool(line.sources or line.indicators)

    assert [line.id for line in card.lines if line.own == founded(line)] == []


@each
def test_each_sign_stands_in_a_public_document(name: str) -> None:
    card, _ = card_and_wording(name)
    signs = corpus().table(Indicator)
    assert len(set(card.signs)) == len(card.signs)
    assert all(any(c.evidence for c in signs[sign].public_basis) for sign in card.signs)


@each
def test_somebody_listens_and_help_is_near(name: str) -> None:
    card, _ = card_and_wording(name)
    kinds = [corpus().table(Contact)[line].kind for line in card.contacts]
    assert "listening" in kinds
    assert {"police", "rescue"} <= set(kinds)
    assert card.referrals


@each
def test_its_wording_judges_nobody(name: str) -> None:
    units = [unit for unit in corpus().units.values() if unit.id.startswith(f"{name}.")]
    assert [unit.id for unit in units if NEVER.search(unit.text)] == []


@in_each_locale
@each
def test_words_to_say_are_quoted(name: str, locale: str) -> None:
    card, _ = card_and_wording(name)
    scope = Scope(project().sites[locale].view)
    first, last = {"fr": "«»", "en": "“”"}[locale]
    for panel in ("say", "avoid"):
        for line in getattr(card, panel):
            text = scope.plain(name, panel, line.id)
            assert (text[0], text[-1]) == (first, last), text


@in_each_locale
@each
def test_page_shows_every_text(name: str, locale: str) -> None:
    card, _ = card_and_wording(name)
    page = card_page(project().sites[locale].view, project().links, card)
    wanted = [unit for unit in corpus().units if unit.startswith(f"{name}.")]
    assert [unit for unit in wanted if unit not in page.uses] == []
    assert UNFORMATTED.findall(markdown(page)) == []


@in_each_locale
@each
def test_print_is_one_page_with_every_line(name: str, locale: str) -> None:
    card, _ = card_and_wording(name)
    view = project().sites[locale].view
    shown = reflex_card(view, card, project().links)
    document = pypdfium2.PdfDocument(press().pdf(paper.reflex(shown)))
    assert len(document) == 1
    assert [round(length / 72 * 25.4) for length in document[0].get_size()] == [210, 297]
    read = words(document[0].get_textpage().get_text_range())
    scope = Scope(view)
    texts = [scope.plain(unit) for unit in corpus().units if unit.startswith(f"{name}.")]
    texts += [scope.plain(sign, "text") for sign in card.signs]
    texts += [corpus().table(Contact)[line].number for line in card.contacts]
    texts += [shown.edition, view.word("help.draft"), view.word("help.notice"), view.word("card.no-sign")]
    assert [text for text in texts if words(text) not in read] == []


def words(text: str) -> str:
    """Letters and digits alone: a line may end anywhere, and Typst joins some letters."""
    return re.sub(r"[\W_]+", "", text.replace("ﬁ", "fi").replace("ﬀ", "ff")).casefold()
