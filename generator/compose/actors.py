"""Who does what, and the national lines that anybody may call."""

from __future__ import annotations

from collections.abc import Sequence

from .. import document as d
from ..document import Document, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.contacts import Answer, Contact, Languages, Said
from ..model.organisations import Organisation
from .parts import GROUPS, call_line, group_of, heading, named_call
from .proof import Proof, finish

YES_OR_NO = ("free", "confidential", "interpreter", "name_asked", "papers_asked", "police_told")


def groups(view: View) -> dict[str, list[Organisation]]:
    """The organisations of each group, by name; groups without any are left out."""
    found: dict[str, list[Organisation]] = {name: [] for name in GROUPS}
    for organisation in view.corpus.organisations.values():
        found[group_of(organisation)].append(organisation)
    return {name: members for name, members in found.items() if members}


def actors_page(view: View, links: Links) -> Document:
    """The groups of those who act."""
    scope = Scope(view)
    cards = tuple(
        d.Card(
            view.count("actors.counted", len(members)),
            (d.Text(view.word(f"actors.{name}")),),
            (d.Text(view.word(f"actors.{name}-text")),),
            PageRef(f"actors/{name}"),
        )
        for name, members in groups(view).items()
    )
    document = Document(
        "actors",
        view.locale,
        view.word("actors.title"),
        (
            d.Cards(cards),
            d.Note((d.Paragraph((d.Text(view.word("actors.no-address")),)),), view.word("actors.safety")),
        ),
        lead=(d.Text(view.word("actors.lead")),),
        section="actors",
        layout="wide",
        trail=(_first_step(view),),
    )
    return finish(scope, document, links)


def _no_address(view: View) -> d.Note:
    return d.Note((d.Paragraph((d.Text(view.word("actors.no-address")),)),), view.word("actors.safety"))


def _first_step(view: View) -> Step:
    return Step(view.word("nav.actors"), PageRef("actors"))


def group_page(view: View, links: Links, name: str, members: list[Organisation]) -> Document:
    """One group: each organisation, its acronym and its role."""
    scope = Scope(view)
    proof = Proof(scope, most=1)
    blocks: list[d.Block] = []
    for organisation in sorted(members, key=lambda o: scope.plain(o.id, "name").casefold()):
        title = scope.say(organisation.id, "name")
        if organisation.acronym and organisation.acronym not in d.plain(title):
            title = (*title, d.Text(f" ({organisation.acronym})"))
        role = scope.say(organisation.id, "role")
        blocks += [
            d.Heading(2, title, organisation.id),
            d.Paragraph((*role, *proof.marks(organisation.sources[:1]))),
        ]
    title_text = view.word(f"actors.{name}")
    document = Document(
        f"actors/{name}",
        view.locale,
        title_text,
        tuple(blocks),
        lead=(d.Text(view.word(f"actors.{name}-text")),),
        section="actors",
        trail=(_first_step(view), Step(title_text, PageRef(f"actors/{name}"))),
    )
    return finish(scope, document, links, proof)


# ---- lines ----


def contact_rows(scope: Scope, contacts: Sequence[Contact]) -> d.Blocks:
    """Whom to call: the number, what it is for, and whether anybody has checked it."""
    view = scope.view
    if not contacts:
        return ()
    items = []
    for contact in contacts:
        line = call_line(view, contact.id, named_call(scope, contact.id))
        items.append((line, d.Paragraph(scope.say(contact.id, "purpose"), "soft")))
    return (heading(view, "contact.title", "contacts"), d.ListBlock(tuple(items)))


def contacts_page(view: View, links: Links) -> Document:
    """Every national line with what is known of it, and what is not."""
    scope = Scope(view)
    proof = Proof(scope)
    blocks: list[d.Block] = [
        d.Note(
            tuple(d.Paragraph((d.Text(view.word(key)),)) for key in ("contacts.no-line", "contacts.traces")),
            view.word("contacts.before"),
            "alert",
        )
    ]
    for contact in view.corpus.table(Contact).values():
        blocks += _contact(scope, proof, contact)
    document = Document(
        "contacts",
        view.locale,
        view.word("contacts.title"),
        tuple(blocks),
        lead=(d.Text(view.word("contacts.lead")),),
        section="actors",
        trail=(_first_step(view), Step(view.word("contacts.title"), PageRef("contacts"))),
    )
    return finish(scope, document, links, proof)


def _contact(scope: Scope, proof: Proof, contact: Contact) -> d.Blocks:
    """A line: what is known of it, and in one sentence what is not."""
    view = scope.view
    scope.note([contact])
    unverified = (d.Text(" "), d.Tag(view.word("contact.unverified"), "alert")) if contact.unverified else ()
    purpose = (*scope.say(contact.id, "purpose"), *proof.marks(contact.sources), *unverified)
    terms = [d.Term(view.word("contact.kind"), (d.Text(view.word(f"contact-kind.{contact.kind}")),))]
    unknown = []
    for name in (*YES_OR_NO, "languages", "hours", "traces"):
        label = view.word(f"contact.{name.replace('_', '-')}")
        words = _known(scope, proof, contact, name)
        if words:
            terms.append(d.Term(label, words))
        else:
            unknown.append(label[:1].lower() + label[1:])
    note = scope.say(contact.id, "note")
    return (
        d.Heading(
            2,
            (d.Phone(contact.number, contact.written), d.Text(" "), *scope.say(contact.id, "name")),
            contact.id,
        ),
        d.Paragraph(purpose),
        *((d.Paragraph(note, "soft"),) if note else ()),
        d.Terms(tuple(terms)),
        *(
            (d.Paragraph((d.Text(view.word("contact.unknown", what=", ".join(unknown))),)),)
            if unknown
            else ()
        ),
    )


def _known(scope: Scope, proof: Proof, contact: Contact, name: str) -> d.Inlines:
    """What a document says of one matter; nothing if none does."""
    said: Answer | Languages | Said | None = getattr(contact, name)
    if said is None:
        return ()
    view = scope.view
    if isinstance(said, Answer):
        words: d.Inlines = (d.Text(view.word("contact.answer-yes" if said.value else "contact.answer-no")),)
    elif isinstance(said, Languages):
        words = (d.Text(", ".join(map(view.language, said.value))),)
    else:
        words = scope.say(contact.id, name)
    return (*words, *proof.marks(said.sources))
