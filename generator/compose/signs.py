"""Forms of exploitation, the signs of each, and the professions that may see them."""

from __future__ import annotations

from collections.abc import Iterable

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.inventory import Tool, Training
from ..model.knowledge import Form, Indicator, Profession
from ..model.rights import Right
from .distribution import way_to_leaflets
from .kit_pages import way_to_kits
from .kits import kits_of
from .parts import heading, link_to, related, rows, section, told
from .proof import Proof, finish
from .reflex import cards_of, way_to_cards
from .training import sessions_of

MOST_PARTNERS = 5
AGES = {"child", "adult"}


def signs_page(view: View, links: Links) -> Document:
    """The signs of any form, and the ways to those of one form or one profession."""
    scope = Scope(view)
    proof = Proof(scope)
    shared = [sign for sign in view.corpus.table(Indicator).values() if not sign.forms]
    document = Document(
        "signs",
        view.locale,
        view.word("signs.title"),
        (
            _warning(view),
            heading(view, "signs.any-form", "any-form"),
            *_signs(scope, proof, shared),
            heading(view, "signs.by-form", "forms"),
            *rows(scope, view.corpus.table(Form).values()),
            heading(view, "signs.by-profession", "professions"),
            *rows(scope, view.corpus.table(Profession).values()),
        ),
        lead=(d.Text(view.word("signs.lead")),),
        section="signs",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links, proof)


def _first_step(view: View) -> Step:
    return Step(view.word("nav.signs"), PageRef("signs"))


def _warning(view: View) -> d.Note:
    lines = (view.word("signs.hint"), view.word("signs.do"))
    return d.Note(tuple(d.Paragraph((d.Text(line),)) for line in lines), view.word("signs.warning"), "alert")


def _signs(scope: Scope, proof: Proof, signs: Iterable[Indicator]) -> d.Blocks:
    items = tuple(_sign(scope, proof, sign) for sign in signs)
    return (
        (d.ListBlock(items),) if items else (d.Paragraph((d.Text(scope.view.word("signs.none")),), "soft"),)
    )


def _own_signs(scope: Scope, proof: Proof, word: str, signs: Iterable[Indicator]) -> d.Blocks:
    """The signs of one form or one profession, what a sign is worth, and the way to those of any form."""
    view = scope.view
    any_form = d.Link((d.Text(view.word("signs.see-any-form")),), PageRef("signs"))
    return (
        heading(view, word, "signs"),
        _warning(view),
        *_signs(scope, proof, signs),
        d.Paragraph((any_form,)),
    )


def _sign(scope: Scope, proof: Proof, sign: Indicator) -> d.Blocks:
    view = scope.view
    tags: list[d.Inline] = []
    if set(sign.ages) != AGES:
        tags += [d.Text(" "), d.Tag(view.word(f"age.{sign.ages[0]}"))]
    if sign.strength:
        tags += [d.Text(" "), d.Tag(view.word(f"strength.{sign.strength.value}"))]
        tags += proof.marks(sign.strength.sources)
    note = scope.say(sign.id, "note")
    text = d.Paragraph((*told(scope, proof, (sign.id, "text"), sign.public_basis), *tags))
    return (text, d.Paragraph(note, "soft")) if note else (text,)


def forms_page(view: View, links: Links) -> Document:
    """All forms of exploitation, side by side."""
    scope = Scope(view)
    cards = tuple(
        d.Card("", scope.say(form.id, "title"), scope.say(form.id, "short"), PageRef(f"form/{form.id}"))
        for form in view.corpus.table(Form).values()
    )
    document = Document(
        "forms",
        view.locale,
        view.word("forms.title"),
        (d.Cards(cards),),
        lead=(d.Text(view.word("forms.lead")),),
        section="signs",
        layout="wide",
        trail=(_first_step(view), Step(view.word("forms.title"), PageRef("forms"))),
    )
    return finish(scope, document, links)


def form_page(view: View, links: Links, form: Form) -> Document:
    """One form: what it is, who is harmed by it, its signs, the rights."""
    scope = Scope(view)
    proof = Proof(scope)
    title = scope.plain(form.id, "title")
    signs = [sign for sign in view.corpus.table(Indicator).values() if form.id in sign.forms]
    rights = [right for right in view.corpus.table(Right).values() if form.id in right.forms]
    who = scope.say(form.id, "who")
    document = Document(
        f"form/{form.id}",
        view.locale,
        title,
        (
            d.Paragraph(told(scope, proof, (form.id, "text"), form.sources)),
            *section(view, "form.who", "who", (d.Paragraph(who),) if who else ()),
            *_own_signs(scope, proof, "form.signs", signs),
            heading(view, "form.rights", "rights"),
            *rows(scope, rights),
            d.Paragraph((d.Link((d.Text(view.word("rights.all")),), PageRef("rights")),)),
            *related(scope, [form.id], (Training, Tool)),
        ),
        section="signs",
        description=scope.plain(form.id, "text"),
        trail=(
            _first_step(view),
            Step(view.word("forms.title"), PageRef("forms")),
            Step(title, PageRef(f"form/{form.id}")),
        ),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(form.id))


def professions_page(view: View, links: Links) -> Document:
    """The people who may meet victims at work."""
    scope = Scope(view)
    document = Document(
        "professions",
        view.locale,
        view.word("professions.title"),
        (
            *way_to_leaflets(view),
            *way_to_cards(view),
            *way_to_kits(view),
            *rows(scope, view.corpus.table(Profession).values()),
        ),
        lead=(d.Text(view.word("professions.lead")),),
        section="signs",
        layout="wide",
        trail=(_first_step(view), Step(view.word("professions.title"), PageRef("professions"))),
    )
    return finish(scope, document, links)


def profession_page(view: View, links: Links, profession: Profession) -> Document:
    """One profession: its role, the signs it may see, rights to know, whom to turn to; made to be printed."""
    scope = Scope(view)
    proof = Proof(scope, most=0)
    corpus = view.corpus
    title = scope.plain(profession.id, "title")
    signs = [sign for sign in corpus.table(Indicator).values() if profession.id in sign.professions]
    meets = scope.say(profession.id, "meets")
    document = Document(
        f"profession/{profession.id}",
        view.locale,
        title,
        (
            d.Paragraph(told(scope, proof, (profession.id, "role"), profession.sources)),
            *section(view, "profession.meets", "meets", (d.Paragraph(meets),) if meets else ()),
            *section(view, "nav.cards", "cards", rows(scope, cards_of(corpus, profession))),
            *section(view, "nav.kits", "kits", rows(scope, kits_of(corpus, profession))),
            *section(view, "nav.curriculum", "sessions", sessions_of(view, profession)),
            *_own_signs(scope, proof, "profession.signs", signs),
            *section(view, "profession.partners", "partners", _partners(scope, profession)),
            *section(
                view,
                "profession.rights",
                "rights",
                rows(scope, (corpus.table(Right)[ref] for ref in profession.rights)),
            ),
            *related(scope, [profession.id], (Training, Tool), most=2),
        ),
        section="signs",
        description=scope.plain(profession.id, "role"),
        trail=(
            _first_step(view),
            Step(view.word("professions.title"), PageRef("professions")),
            Step(title, PageRef(f"profession/{profession.id}")),
        ),
    )
    return finish(scope, document, links, proof, corpus.wording_origins.get(profession.id))


def _partners(scope: Scope, profession: Profession) -> d.Blocks:
    """Whom to turn to; with what each does, unless they are so many that the page would be too heavy."""
    told_in_full = len(profession.partners) <= MOST_PARTNERS
    items = []
    for ref in profession.partners:
        name = link_to(scope, scope.view.corpus.organisations[ref])
        role = (d.Text(". "), *scope.say(ref, "role")) if told_in_full else ()
        items.append((d.Paragraph((*name, *role)),))
    return (d.ListBlock(tuple(items)),) if items else ()
