"""Reflex cards: what a bad one is refused for, and what its page and its print both say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from diagnostics.project import TODAY
from pydantic import ValidationError

from generator import document as d
from generator import prints
from generator.checks import numbers, reflex
from generator.compose.reflex import (
    card_page,
    cards,
    cards_of,
    cards_page,
    file_of,
    reflex_card,
    way_to_cards,
)
from generator.compose.signs import profession_page, professions_page
from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.links import Links
from generator.localize import View
from generator.model.knowledge import Profession
from generator.model.reflex import ReflexCard
from generator.render import paper
from generator.render.markdown import markdown

CorpusOf = Callable[..., Corpus]
ViewOf = Callable[..., View]

CARDS = "content/facts/reflex-cards.yml"
WORDING = "content/fr/reflex-cards.yml"
SOURCE = "[{source: report-2024, place: section 2}]"
LINES = "[{id: a, own: true}, {id: b, own: true}, {id: c, own: true}]"
FACTS = f"""\
- id: card-night
  slug: nuit
  profession: lamplighters
  signs: [dark, cold, damp]
  say: {LINES}
  avoid: {LINES}
  do: [{{id: a, own: true}}, {{id: b, sources: {SOURCE}}}, {{id: c, indicators: [dark]}}]
  dont: {LINES}
  contacts: [alarm, ear]
  referrals: [{{to: council, sources: {SOURCE}}}]
"""
FILES: dict[str, str] = {
    "content/facts/contacts.yml": """\
- {id: alarm, number: "110", kind: police, unverified: true}
- {id: ear, number: "111", kind: listening, unverified: true}
""",
    "content/fr/contacts.yml": """\
alarm: {name: Veilleurs, purpose: Pour appeler.}
ear: {name: Oreille, purpose: Pour parler.}
""",
    "content/facts/professions.yml": f"- {{id: lamplighters, sources: {SOURCE}}}\n",
    "content/fr/professions.yml": "lamplighters: {title: Allumeurs, role: Ils allument.}\n",
    "content/facts/indicators.yml": f"""\
- {{id: dark, ages: [adult], public_basis: [{{source: report-2024, place: section 4}}]}}
- {{id: cold, ages: [adult], professions: [lamplighters], public_basis: {SOURCE}}}
- {{id: damp, ages: [adult], public_basis: {SOURCE}}}
""",
    "content/fr/indicators.yml": """\
dark: {text: Il fait noir., note: La nuit aussi.}
cold: {text: Il fait froid.}
damp: {text: Il fait humide.}
""",
    CARDS: FACTS,
    WORDING: """\
card-night:
  title: Nuit
  whom: Vous allumez.
  say: {a: « Bonsoir. », b: « Il y a une lampe. », c: « Vous choisissez. »}
  avoid: {a: « Pourquoi ? », b: « Jamais. », c: « Toujours. »}
  do:
    a: {head: Appelez, text: "Le {alarm}."}
    b: {head: Allumez, text: Une lampe.}
    c: {head: Restez, text: Là.}
  dont: {a: Ne courez pas., b: Ne criez pas., c: Ne partez pas.}
""",
}


def changed(old: str, new: str, path: str = CARDS) -> Mapping[str, str]:
    assert old in FILES[path], old
    return {**FILES, path: FILES[path].replace(old, new)}


def links(corpus: Corpus) -> Links:
    return Links(corpus.locales, corpus.publisher.site_url)


def card(corpus: Corpus) -> ReflexCard:
    return corpus.table(ReflexCard)["card-night"]


# ---- the rules


def test_a_good_card_is_accepted(corpus_of: CorpusOf, report: Report) -> None:
    corpus = corpus_of(FILES)
    reflex.check(corpus, report, TODAY)
    numbers.check(corpus, report, TODAY)
    assert report.render() == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("contacts: [alarm, ear]", "contacts: [alarm]", ("no-listener", "police, rescue or a bed")),
        ("{id: a, own: true}, {id: b, so", "{id: a}, {id: b, so", ("unfounded-line", "card-night.do.a")),
        ("own: true}, {id: b, sources", "own: true}, {id: a, sources", ("duplicate-id", '"a" stands twice')),
    ],
)
def test_a_bad_card_is_refused(
    corpus_of: CorpusOf, report: Report, old: str, new: str, said: tuple[str, str]
) -> None:
    reflex.check(corpus_of(changed(old, new)), report, TODAY)
    assert all(words in report.render() for words in said)


def test_a_sign_of_another_profession_is_refused(corpus_of: CorpusOf, report: Report) -> None:
    indicators, professions = "content/facts/indicators.yml", "content/facts/professions.yml"
    others = changed("professions: [lamplighters]", "professions: [ringers]", indicators)
    ringers = FILES[professions] + f"- {{id: ringers, sources: {SOURCE}}}\n"
    reflex.check(corpus_of({**others, professions: ringers}), report, TODAY)
    assert "foreign-sign" in report.render()
    assert "cold is no sign that lamplighters may see" in report.render()


def test_a_file_belongs_to_one_card(corpus_of: CorpusOf, report: Report) -> None:
    again = FACTS + FACTS.replace("card-night", "card-evening")
    reflex.check(corpus_of({**FILES, CARDS: again}), report, TODAY)
    assert "repeated-slug" in report.render()


def test_a_number_in_its_wording_is_refused(corpus_of: CorpusOf, report: Report) -> None:
    numbers.check(corpus_of(changed("Une lampe.", "Trois lampes.", WORDING)), report, TODAY)
    assert 'card-night.do.b.text: "Trois" is a number.' in report.render()


LINE = {"id": "a", "own": True}
WHOLE: dict[str, Any] = {
    "id": "card-night",
    "slug": "nuit",
    "profession": "lamplighters",
    "signs": ["dark", "cold", "damp"],
    **{panel: [{**LINE, "id": name} for name in "abc"] for panel in ("say", "avoid", "do", "dont")},
    "contacts": ["ear"],
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("signs", ["dark", "cold"]),
        ("signs", [f"sign-{n}" for n in range(9)]),
        ("say", [LINE, LINE]),
        ("avoid", [LINE] * 5),
        ("do", [LINE] * 6),
        ("dont", [LINE] * 5),
        ("contacts", []),
        ("referrals", [{"to": "council", "sources": []}]),
        ("referrals", [{"to": "council", "address": "1 rue de la Lampe", "sources": []}]),
        ("score", 3),
    ],
)
def test_its_form_is_kept(field: str, value: object) -> None:
    """One page has room for so much; a referral names the document that says so; no field could hold more."""
    ReflexCard.model_validate(WHOLE)
    with pytest.raises(ValidationError):
        ReflexCard.model_validate({**WHOLE, field: value})


# ---- what it says


def test_each_sign_and_line_shows_where_it_stands(view_of: ViewOf) -> None:
    view = view_of("fr", FILES)
    shown = reflex_card(view, card(view.corpus), links(view.corpus))
    assert [line.marks for line in shown.signs.lines] == [(1,), (2,), (2,)]
    assert [line.marks for line in shown.do.lines] == [(), (2,), (1,)], "an own line has no number"
    assert [line.marks for line in shown.referrals] == [(2,)]
    assert d.plain(shown.signs.lines[0].note) == "La nuit aussi."
    assert [[number for number, _ in source.places] for source in shown.sources] == [[1, 2]]


def test_numbers_of_lines_are_values(view_of: ViewOf) -> None:
    view = view_of("fr", FILES)
    shown = reflex_card(view, card(view.corpus), links(view.corpus))
    assert d.Phone("110") in shown.do.lines[0].text
    assert [(call.number, call.unverified) for call in shown.calls] == [("110", True), ("111", True)]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_page_and_print_have_one_edition(view_of: ViewOf, locale: str) -> None:
    view = view_of(locale, FILES)
    here = links(view.corpus)
    shown = reflex_card(view, card(view.corpus), here)
    assert shown.edition == card_page(view, here, card(view.corpus)).edition
    assert shown.draft
    assert shown.independent


def test_edition_changes_with_a_sign(view_of: ViewOf) -> None:
    """The card only names it."""
    editions = set()
    for text in ("Il fait noir.", "Il fait nuit."):
        view = view_of("fr", changed("Il fait noir.", text, "content/fr/indicators.yml"))
        editions.add(reflex_card(view, card(view.corpus), links(view.corpus)).edition)
    assert len(editions) == 2


def test_page_offers_its_print_and_says_every_line(view_of: ViewOf) -> None:
    view = view_of("fr", FILES)
    corpus, here = view.corpus, links(view.corpus)
    page = card_page(view, here, card(corpus))
    text = markdown(page)
    [downloads] = page.head
    assert isinstance(downloads, d.Downloads)
    assert downloads.items[0].to == d.FileRef(file_of(card(corpus), here, "fr"))
    for said in ("Il fait noir.", "La nuit aussi.", "« Bonsoir. »", "Ne criez pas.", "Conseil de Val-Clair"):
        assert said.replace("« ", "«\u00a0").replace(" »", "\u00a0»") in text, said


def test_ways_lead_to_it(view_of: ViewOf) -> None:
    view = view_of("fr", FILES)
    corpus, here = view.corpus, links(view.corpus)
    profession = corpus.table(Profession)["lamplighters"]
    assert cards_of(corpus, profession) == cards(corpus)
    assert "page:card/card-night" in markdown(profession_page(view, here, profession))
    assert "page:cards" in markdown(professions_page(view, here))
    assert "page:card/card-night" in markdown(cards_page(view, here))


def test_without_cards_no_way_leads_to_them(view_of: ViewOf) -> None:
    assert way_to_cards(view_of("fr")) == ()


def test_release_withdraws_a_card_that_nobody_read(view_of: ViewOf) -> None:
    """The page stays, in French, without the print."""
    for locale, withdrawn in (("fr", False), ("en", True)):
        view = view_of(locale, FILES, release=True)
        here = links(view.corpus)
        assert reflex_card(view, card(view.corpus), here).withdrawn is withdrawn
        assert bool(card_page(view, here, card(view.corpus)).head) is not withdrawn


# ---- its print


def test_print_names_every_part(view_of: ViewOf) -> None:
    view = view_of("fr", FILES)
    wanted = paper.reflex(reflex_card(view, card(view.corpus), links(view.corpus)))
    assert wanted.template == "reflex"
    assert set(wanted.data["panels"]) == {"signs", "say", "avoid", "do", "dont"}
    assert wanted.data["draft"]
    assert wanted.data["qr"]["shown"].endswith("/card-night")


def test_prints_lie_where_the_page_says(project_of: Callable[..., Any]) -> None:
    project = project_of(FILES)
    made = {known.locale: (path, known) for path, _, known in prints.card_prints(project)}
    for locale, (path, known) in made.items():
        assert path == file_of(card(project.corpus), project.links, str(locale))
        assert (known.kind, known.source) == ("reflex-card-pdf", "card-night")
    assert set(made) == {"fr", "en"}
