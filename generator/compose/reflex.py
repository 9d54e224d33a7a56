"""Reflex cards: the page of each, the list of all, and what their prints are made from."""

from __future__ import annotations

from collections.abc import Iterable

from .. import document as d
from ..booklet import CardLine, CardPanel, CardSource, ReflexCard
from ..corpus import SOURCE_LOCALE, Corpus
from ..document import Document, FileRef, Inlines, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.base import Citation, Founded, PartialDate
from ..model.knowledge import Indicator, Profession
from ..model.reflex import ReflexCard as Card
from ..model.rights import Right
from .parts import call_line, heading, link_to, named_call, rows, section
from .proof import Proof, edition_of, finish, law_lines

# What a print says beside the card itself, and which word of the interface it is.
WORDS = {
    "kicker": "card.kicker",
    "lead": "card.lead",
    "hint": "signs.lead",
    "no-sign": "card.no-sign",
    "own": "card.own",
    "refer": "card.refer",
    "sources": "proof.sources",
    "unverified": "contact.unverified",
    "draft": "help.draft",
    "notice": "help.notice",
    "qr": "help.qr",
}


def cards(corpus: Corpus) -> tuple[Card, ...]:
    """All reflex cards, as written."""
    return tuple(corpus.table(Card).values())


def cards_of(corpus: Corpus, profession: Profession) -> tuple[Card, ...]:
    """The cards that speak to a profession."""
    return tuple(card for card in cards(corpus) if card.profession == profession.id)


def file_of(card: Card, links: Links, locale: str) -> str:
    """The file of a card's print, relative to `site/`."""
    return f"{links.path('cards', locale)}{card.slug}.pdf"


# ---- the card, without a format


def reflex_card(view: View, card: Card, links: Links) -> ReflexCard:
    """A card in the language of a view."""
    scope = Scope(view)
    return _shown(scope, Proof(scope), card, links)


def _shown(scope: Scope, proof: Proof, card: Card, links: Links) -> ReflexCard:
    """The page and the print of a card say the same texts, so that both have the same edition."""
    view, corpus = scope.view, scope.view.corpus
    described = corpus.locales[view.locale]
    title, whom = scope.say(card.id, "title"), scope.say(card.id, "whom")
    signs = CardPanel("signs", _word(view, "card.signs"), tuple(_sign(scope, proof, s) for s in card.signs))
    do = _panel(scope, proof, card.id, "do", card.do)
    dont = _panel(scope, proof, card.id, "dont", card.dont)
    say = _panel(scope, proof, card.id, "say", card.say)
    avoid = _panel(scope, proof, card.id, "avoid", card.avoid)
    calls = tuple(named_call(scope, name) for name in card.contacts)
    referrals = tuple(
        CardLine(scope.say(found.to, "role"), _marks(proof, found.sources), head=scope.say(found.to, "name"))
        for found in card.referrals
    )
    scope.note((card,))
    rights = tuple(scope.say(right, "short") for right in card.rights)
    edition = edition_of(scope, law_lines(scope))
    draft = any(state != "reviewed" for state in scope.used.values())
    return ReflexCard(
        id=card.id,
        slug=card.slug,
        locale=view.locale,
        direction=described.direction,
        script=described.script,
        title=title,
        whom=whom,
        signs=signs,
        say=say,
        avoid=avoid,
        do=do,
        dont=dont,
        calls=calls,
        referrals=referrals,
        rights=rights,
        sources=_sources(view, proof),
        words={name: _word(view, key) for name, key in WORDS.items()},
        law=_law(view, card),
        edition=edition,
        edition_line=(d.Text(view.word("help.edition", edition=edition)),),
        address=links.href(_key(card), view.locale, PageRef(_key(card)), "absolute"),
        draft=draft,
        independent=corpus.publisher.name is None,
        withdrawn=view.release and view.locale != SOURCE_LOCALE and draft,
    )


def _key(card: Card) -> str:
    return f"card/{card.id}"


def _word(view: View, key: str) -> Inlines:
    return (d.Text(view.word(key)),)


def _marks(proof: Proof, citations: Iterable[Citation]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(proof.number(citation) for citation in citations))


def _sign(scope: Scope, proof: Proof, name: str) -> CardLine:
    """A sign, and where it stands in a public document."""
    sign = scope.view.corpus.table(Indicator)[name]
    return CardLine(scope.say(name, "text"), _marks(proof, sign.public_basis), note=scope.say(name, "note"))


def _panel(scope: Scope, proof: Proof, card: str, name: str, facts: tuple[Founded, ...]) -> CardPanel:
    title = _word(scope.view, f"card.{name}")
    return CardPanel(name, title, tuple(_line(scope, proof, (card, name, fact.id), fact) for fact in facts))


def _line(scope: Scope, proof: Proof, path: tuple[str, ...], fact: Founded) -> CardLine:
    """A line that rests on a sign rests on where that sign stands."""
    signs = scope.view.corpus.table(Indicator)
    basis = (citation for name in fact.indicators for citation in signs[name].public_basis)
    marks = _marks(proof, (*fact.sources, *basis))
    if path[1] == "do":
        return CardLine(scope.say(*path, "text"), marks, head=scope.say(*path, "head"))
    return CardLine(scope.say(*path), marks)


def _law(view: View, card: Card) -> Inlines:
    """When the law was read, as a sentence; nothing where no line rests on a right."""
    rights = view.corpus.table(Right)
    days = [rights[name].law_as_of for name in card.rights]
    if not days:
        return ()
    day = view.day(PartialDate.of(max(days))).text
    return (d.Text(view.word("right.law-as-of", date=day)),)


def _sources(view: View, proof: Proof) -> tuple[CardSource, ...]:
    """What was cited, document by document, by kind and date: a page has no room for titles."""
    places: dict[str, list[tuple[int, str]]] = {}
    for (source, place), number in proof.order.items():
        places.setdefault(source, []).append((number, view.place(place)))
    found = ((view.corpus.sources[name], tuple(numbered)) for name, numbered in places.items())
    return tuple(
        CardSource(_word(view, f"source-kind.{source.kind}"), view.day(source.date).text, numbered)
        for source, numbered in found
    )


# ---- pages


def way_to_cards(view: View) -> d.Blocks:
    """One line that leads to the list of cards; nothing while there are none."""
    if not cards(view.corpus):
        return ()
    lead = _word(view, "cards.lead")
    return (d.Rows((d.Row("", _word(view, "nav.cards"), PageRef("cards"), None, lead),)),)


def cards_page(view: View, links: Links) -> Document:
    """All cards, each with the people to whom it speaks."""
    scope = Scope(view)
    found = tuple(
        d.Card("", scope.say(card.id, "title"), scope.say(card.id, "whom"), PageRef(_key(card)))
        for card in cards(view.corpus)
    )
    title = view.word("nav.cards")
    document = Document(
        "cards",
        view.locale,
        title,
        (d.Cards(found),),
        lead=_word(view, "cards.lead"),
        section="signs",
        layout="wide",
        trail=_trail(view),
    )
    return finish(scope, document, links)


def _trail(view: View, *steps: Step) -> tuple[Step, ...]:
    return (
        Step(view.word("nav.signs"), PageRef("signs")),
        Step(view.word("nav.cards"), PageRef("cards")),
        *steps,
    )


def card_page(view: View, links: Links, card: Card) -> Document:
    """One card: the same words as its print, with ways to the rights and the profession."""
    scope = Scope(view)
    proof = Proof(scope, most=2)
    shown = _shown(scope, proof, card, links)
    title = scope.plain(card.id, "title")
    document = Document(
        _key(card),
        view.locale,
        title,
        (
            *_before(view, shown),
            *_listed(view, shown.signs),
            *_listed(view, shown.do, ordered=True),
            *_listed(view, shown.dont),
            *_listed(view, shown.say),
            *_listed(view, shown.avoid),
            heading(view, "card.refer", "refer"),
            *_refer(scope, card, shown),
            d.Paragraph(shown.words["own"], "soft"),
            *section(view, "profession.rights", "rights", _rights(card, shown)),
            *section(view, "signs.by-profession", "profession", _profession(view, card)),
        ),
        lead=shown.whom,
        kicker=view.word("card.kicker"),
        head=_file(view, card, shown, links),
        section="signs",
        trail=_trail(view, Step(title, PageRef(_key(card)))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(card.id))


def _file(view: View, card: Card, shown: ReflexCard, links: Links) -> d.Blocks:
    if shown.withdrawn:
        return ()
    path = file_of(card, links, view.locale)
    return (d.Downloads((d.Download(view.word("card.file"), FileRef(path), "PDF", "A4"),)),)


def _before(view: View, shown: ReflexCard) -> d.Blocks:
    """What a sign is worth, and what is asked of the reader: before any sign."""
    lines = (shown.words["lead"], _word(view, "signs.hint"), shown.words["no-sign"])
    return (d.Note(tuple(map(d.Paragraph, lines)), view.word("signs.warning"), "alert"),)


def _listed(view: View, panel: CardPanel, *, ordered: bool = False) -> d.Blocks:
    return (
        d.Heading(2, panel.title, panel.id),
        d.ListBlock(tuple(_item(view, line) for line in panel.lines), ordered),
    )


def _item(view: View, line: CardLine) -> d.Blocks:
    head = (d.Strong(line.head), d.Text(". ")) if line.head else ()
    text = d.Paragraph((*head, *line.text, *_numbers(view, line)))
    return (text, d.Paragraph(line.note, "soft")) if line.note else (text,)


def _numbers(view: View, line: CardLine) -> Inlines:
    nodes: list[d.Inline] = []
    for number in line.marks:
        nodes += [d.Text("\u00a0"), d.Mark(number, view.word("proof.mark", n=number))]
    return tuple(nodes)


def _refer(scope: Scope, card: Card, shown: ReflexCard) -> d.Blocks:
    """Lines to call, then organisations: by their names, never by an address."""
    view = scope.view
    calls = []
    for name, call in zip(card.contacts, shown.calls, strict=True):
        calls.append((call_line(view, name, call),))
    bodies = []
    for referral, line in zip(card.referrals, shown.referrals, strict=True):
        body = link_to(scope, view.corpus.organisations[referral.to])
        bodies.append((d.Paragraph((*body, d.Text(". "), *line.text, *_numbers(view, line))),))
    found = d.ListBlock(tuple(calls))
    return (found, d.ListBlock(tuple(bodies))) if bodies else (found,)


def _rights(card: Card, shown: ReflexCard) -> d.Blocks:
    found = tuple(
        d.Row("", short, PageRef(f"right/{right}"))
        for right, short in zip(card.rights, shown.rights, strict=True)
    )
    return (d.Rows(found), d.Paragraph(shown.law, "soft")) if found else ()


def _profession(view: View, card: Card) -> d.Blocks:
    """The way to the profession's page. Its title is no text of the card: the edition leaves it out."""
    return rows(Scope(view), (view.corpus.table(Profession)[card.profession],))
