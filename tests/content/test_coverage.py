"""The whole corpus: every demand of the documents is answered, nothing is out of reach, words stay plain."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import textstat

from generator import coverage
from generator.compose.inventory import INVENTORIES, inventory_page
from generator.compose.parts import place_of
from generator.corpus import INTERFACE
from generator.document import AnchorRef, Document, FileRef, Heading, PageRef, Paragraph, UrlRef, Value
from generator.model.contradictions import Contradiction
from generator.model.figures import LegalValue
from generator.model.knowledge import Form, Indicator, Profession
from generator.model.obligations import Obligation
from generator.model.organisations import Acronym
from generator.model.plans import Action
from generator.model.recommendations import Point, Recommendation
from generator.model.rights import Right, Situation

from .real_corpus import ROOT, corpus, project

# Shown where they are used, without a page or a list of their own.
WITHOUT_PLACE = (Action, Acronym, Indicator, LegalValue, Obligation)
MEAN_SENTENCE, LONG_SENTENCE, LONGEST_SENTENCE = 13, 25, 40
LEAST_EASE = 45


def test_all_demands_are_covered() -> None:
    assert [o.id for o in corpus().table(Obligation).values()] == [f"o{n:02}" for n in range(1, 97)]


def test_coverage_page_is_current() -> None:
    written = (ROOT / coverage.FILE).read_text("utf-8")
    assert written == coverage.text(corpus()), "not current: run `reperes coverage`"


def test_eight_recommendations_and_their_points() -> None:
    """CP(2022)03, counted in the document: 1; 2 a–c; 3; 4; 5 a–h; 6 a–c; 7 a–d; 8."""
    points = Counter(p.recommendation for p in corpus().table(Point).values())
    numbers = {r.id: r.number for r in corpus().table(Recommendation).values()}
    assert {numbers[ref]: n for ref, n in points.items()} == {1: 1, 2: 3, 3: 1, 4: 1, 5: 8, 6: 3, 7: 4, 8: 1}


@pytest.mark.parametrize("point", ["point-3", "point-5-e", "point-5-h", "point-8"])
def test_refusals_are_said(point: str) -> None:
    """No specific clause, no border units, no dedicated line, no named referents."""
    assert any(fact.state == "refused" for fact in corpus().table(Point)[point].reply)


@pytest.mark.parametrize("right", corpus().table(Right))
def test_right_says_its_law_and_its_steps(right: str) -> None:
    found = corpus().table(Right)[right]
    assert found.law_as_of.isoformat() <= corpus().horizon.iso
    assert found.legal_basis or found.sources
    assert found.steps


@pytest.mark.parametrize("form", corpus().table(Form))
def test_forms_have_equal_standing(form: str) -> None:
    """None is told at twice the length of another."""
    lengths = {f: len(corpus().units[f"{f}.text"].text.split()) for f in corpus().table(Form)}
    assert lengths[form] * 2 > max(lengths.values())


def test_signs_never_rest_on_nationality_or_a_complaint() -> None:
    for sign in corpus().table(Indicator):
        text = corpus().units[f"{sign}.text"].text
        assert not re.search(r"(?i)nationalité|porte plainte|plainte", text), (sign, text)


def links_of(value: object) -> set[str]:
    """The pages that a document leads to."""
    if isinstance(value, PageRef):
        return {value.key}
    if isinstance(value, (FileRef, UrlRef, AnchorRef, str, int, float, type(None))):
        return set()
    if isinstance(value, (tuple, list, set, frozenset)):
        return {key for part in value for key in links_of(part)}
    if hasattr(value, "__dataclass_fields__"):
        return {key for name in value.__dataclass_fields__ for key in links_of(getattr(value, name))}
    return set()


def test_every_entity_is_three_taps_from_home() -> None:
    """By the links of the pages alone; the menu and the footer only shorten the way."""
    site = project().sites["fr"]
    reached = {"home"}
    for _ in range(3):
        reached |= {key for page in reached for key in links_of(body_of(site.document(page)))} | {"map"}
    missing = [
        entity.id
        for entity in corpus().facts()
        if not isinstance(entity, WITHOUT_PLACE)
        and ((to := place_of(entity)) is None or to.key not in reached)
    ]
    assert missing == []


def test_every_legal_value_stands_with_a_right() -> None:
    used = {ref for right in corpus().table(Right).values() for ref in right.values}
    assert used == set(corpus().legal_values)


def body_of(document: Document) -> tuple[object, ...]:
    return document.lead, document.head, document.blocks, document.side


def test_no_orphan() -> None:
    """Every sign is shown by a form or to everybody, every profession has one."""
    signs = corpus().table(Indicator).values()
    assert {f for sign in signs for f in sign.forms} <= set(corpus().table(Form))
    assert set(corpus().table(Profession)) == {p for sign in signs for p in sign.professions}


def test_contradictions_show_every_statement_with_its_words() -> None:
    for contradiction in corpus().table(Contradiction).values():
        for statement in contradiction.statements:
            assert any(c.evidence for c in statement.sources), (contradiction.id, statement.id)


def french() -> dict[str, str]:
    """The running texts that readers meet, without titles and labels."""
    return {
        u.id: u.text
        for u in corpus().units.values()
        if u.catalogue != INTERFACE and not u.id.endswith((".title", ".short", ".name", ".label"))
    }


def sentences(text: str) -> list[int]:
    """The length of each sentence, in words."""
    parts = re.split(r"(?<=[.!?…])\s*[»”]?\s+(?=[A-ZÀ-Ý«“])", text)
    return [len(re.findall(r"[^\s:;«»–()]+", part)) for part in parts]


def test_sentences_are_short() -> None:
    """One in a hundred may list many things; none goes on for ever; those to a reader in need are shorter."""
    lengths = {unit: sentences(text) for unit, text in french().items()}
    everything = [n for found in lengths.values() for n in found]
    assert sum(everything) / len(everything) <= MEAN_SENTENCE
    assert sum(n > LONG_SENTENCE for n in everything) <= len(everything) / 100
    assert max(everything) <= LONGEST_SENTENCE
    needed = {*corpus().table(Right), *corpus().table(Situation)}
    long = [unit for unit, found in lengths.items() if unit.partition(".")[0] in needed and max(found) > 22]
    assert long == []


def test_words_are_plain() -> None:
    """Kandel and Moles: 100 is very easy, 0 unreadable; a newspaper has about 50."""
    textstat.set_lang("fr")
    by_owner: dict[str, list[str]] = {}
    for unit, text in french().items():
        by_owner.setdefault(unit.partition(".")[0], []).append(text)
    for kind in (Right, Form, Profession):
        for owner in corpus().table(kind):
            ease = textstat.flesch_reading_ease(" ".join(by_owner[owner]))
            assert ease >= LEAST_EASE, (owner, ease)


def test_no_two_demands_are_alike() -> None:
    sentences = [o.sentence for o in corpus().table(Obligation).values()]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("name", INVENTORIES)
def test_linked_figures_are_shown_and_never_beside_words_that_say_them(name: str) -> None:
    site = project().sites["fr"]
    entry = ""
    shown: Counter[tuple[str, str]] = Counter()
    for block in inventory_page(site.view, project().links, name).blocks:
        if isinstance(block, Heading):
            entry = block.id
        elif isinstance(block, Paragraph):
            shown.update((entry, node.fact) for node in block.children if isinstance(node, Value))
    for found in corpus().table(INVENTORIES[name]).values():
        words = " ".join(unit.text for key, unit in corpus().units.items() if key.startswith(f"{found.id}."))
        for ref in found.figures:
            said = words.count("{" + ref.replace("-", "_") + "}")
            assert shown[found.id, ref] == max(said, 1), (found.id, ref)
