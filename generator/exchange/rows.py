"""What a translator is sent: which texts, in which order, with which notes; and what comes back of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..checks.translations import FIELD
from ..compose.leaflets import SAFETY
from ..corpus import HELP, Corpus
from ..diagnostics import Span
from ..document import plain
from ..localize import PLACEHOLDER, View
from ..model.contacts import Contact
from ..model.first_steps import HelpSteps
from ..model.guides import Guide
from ..model.leaflets import Leaflet
from ..model.terms import Concept, Term
from ..units import Translation, Unit, text_hash

NOTHING = "-"
UNKNOWN = "?"
MARK = re.compile(r"([A-Za-z0-9-]+) ([0-9a-f]{16}) ([0-9a-f]{16}|[-?])")
SPACES = re.compile(r"[ \t\r\n]+")
# Values of the frame that are no facts. What is not listed is "a value".
FIELDS = {
    "amount": "un montant",
    "date": "une date",
    "edition": "le numéro de l’édition",
    "label": "un libellé",
    "languages": "des langues",
    "measure": "une mesure",
    "n": "un nombre",
    "name": "un nom",
    "plan": "un plan",
    "title": "un titre",
    "value": "une valeur",
    "year": "une année",
    "years": "des années",
}


def tidy(text: str) -> str:
    """A text as it is kept: programs add line ends and spaces that nobody wrote."""
    return SPACES.sub(" ", text).strip()


def fingerprint(text: str) -> str:
    """The hash of a text, the same whatever spaces a program added; `-` for none."""
    bare = tidy(text)
    return text_hash(bare) if bare else NOTHING


def printable(text: str) -> str:
    """An id from a file of others, so that a terminal takes nothing in it for an order."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:200])


@dataclass(frozen=True)
class Mark:
    """What a text was when it was sent: its language, the hash of its French and of its translation."""

    locale: str
    french: str
    sent: str  # NOTHING where there was no translation, UNKNOWN where nobody can tell

    def __str__(self) -> str:
        return f"{self.locale} {self.french} {self.sent}"

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """A mark that came back; None where it is none."""
        found = MARK.fullmatch(tidy(text))
        return cls(*found.groups()) if found else None


@dataclass(frozen=True)
class Row:
    """A text on its way to a translator. `former` is the French that a stale translation was made from."""

    unit: str
    french: str
    former: str
    present: str
    notes: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class Answer:
    """A text that came back. `done`: the translator's program says that the translation is finished."""

    unit: str
    french: str
    text: str
    back: str
    mark: str
    span: Span
    back_span: Span
    done: bool = False


def rows(view: View) -> list[Row]:
    """Every text of a language that nobody has reviewed, those on which safety rests first."""
    rank = _rank(view.corpus)
    units = sorted(view.corpus.translated(view.locale), key=rank)
    return [row for unit in units for row in _row(view, unit)]


def _rank(corpus: Corpus) -> Callable[[Unit], int]:
    contacts = corpus.table(Contact)
    panels = (
        *(f"{leaflet}.{panel}." for leaflet in corpus.table(Leaflet) for panel in SAFETY),
        *(f"{owner}." for owner in (*corpus.table(HelpSteps), *corpus.table(Guide))),
    )

    def rank(unit: Unit) -> int:
        if unit.id.startswith(panels):
            return 0
        if unit.id.partition(".")[0] in contacts:
            return 1
        return 2 if unit.catalogue == HELP else 3

    return rank


def _row(view: View, unit: Unit) -> Iterator[Row]:
    entry, state = view.translation(unit)
    if state == "reviewed":
        return
    former = _former(entry, unit) if entry is not None and state == "stale" else ""
    present = entry.msgstr if entry is not None else ""
    mark = Mark(view.locale, fingerprint(unit.text), fingerprint(present))
    yield Row(unit.id, unit.text, former, present, tuple(_notes(view, unit, former)), str(mark))


def _former(entry: Translation, unit: Unit) -> str:
    return entry.previous or (entry.msgid if entry.msgid != unit.text else "")


# ---- notes


def _notes(view: View, unit: Unit, former: str) -> Iterator[str]:
    if former:
        yield "Le français a changé depuis la traduction : comparez les deux, puis corrigez."
    for field in dict.fromkeys(FIELD.findall(unit.text)):
        yield f"{field} : à garder tel quel. Le site y met {_meaning(view, field)}."
    if "](" in unit.text:
        yield "[mots](adresse) : traduisez les mots, gardez l’adresse telle quelle."
    yield from _term_notes(view, unit.text)


def _meaning(view: View, field: str) -> str:
    """What the site puts in the place of a placeholder."""
    name = PLACEHOLDER.fullmatch(field)
    fact = name.group(1).replace("_", "-") if name else ""
    value = view.source.fact_value(fact)
    if value is None:
        return FIELDS.get(fact, "une valeur")
    contact = fact in view.corpus.table(Contact)
    label = view.corpus.units.get(f"{fact}.{'name' if contact else 'label'}")
    kind = "le numéro de téléphone" if contact else "la valeur"
    return f"{kind} « {plain((value,))} »" + (f" ({label.text})" if label else "")


def _term_notes(view: View, text: str) -> Iterator[str]:
    terms = view.corpus.terms
    for name in terms.keep:
        if _stands(name, text):
            yield f"{name} : à garder en lettres latines, avec une explication si besoin."
    for concept in terms.concepts:
        word = next((word for word in concept.french if _stands(word, text)), None)
        if word is not None:
            yield from _term_note(concept, word, concept.terms.get(view.locale))


def _term_note(concept: Concept, word: str, term: Term | None) -> Iterator[str]:
    said = " ; ".join((term.term, *term.also)) if term else ""
    told = [part for part in (said, concept.note) if part]
    if told:
        yield f"Terme « {word} » : {' — '.join(told)}"


def _stands(word: str, text: str) -> bool:
    """Whether a term stands in a text, as itself or with a French ending; names in capitals as they are."""
    name = word[:1].isupper()
    ending = r"\b" if name else r"(?:e|s|es|le|les)?\b"
    return bool(re.search(rf"(?<!\w){re.escape(word)}{ending}", text, 0 if name else re.IGNORECASE))
