"""Paths: the modules of a session, for a profession and a length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .corpus import Corpus
from .model.curriculum import DEPTHS, Length, Module, Slot
from .model.knowledge import Form, Profession


@dataclass(frozen=True)
class Placed:
    """A module at the depth that a session has time for."""

    module: Module
    depth: int
    optional: bool

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.module.minutes[self.depth - 1]


@dataclass(frozen=True)
class Path:
    """A session: `profession` None where it is for everybody; `forms` it goes into."""

    length: Length
    profession: str | None
    forms: tuple[str, ...]
    placed: tuple[Placed, ...]

    @property
    def id(self) -> str:
        """What names it in addresses and files."""
        return "-".join(filter(None, (self.profession, *self.forms, self.length.id)))

    @property
    def minutes(self) -> int:
        """Modules, opening, breaks and closing together."""
        length = self.length
        return length.opening + length.breaks + length.closing + sum(part.minutes for part in self.placed)

    @property
    def left(self) -> int:
        """Minutes that nothing fills; below 0, those that are missing."""
        return self.length.minutes - self.minutes


def path(corpus: Corpus, length: Length, profession: str | None, forms: Iterable[str] = ()) -> Path:
    """The path of a profession (None: of everybody) at a length, with the modules of some forms."""
    chosen = tuple(dict.fromkeys(forms))
    placed: list[Placed] = []
    for slot in length.slots:
        for module in _modules(corpus, slot, profession, chosen):
            if module.id not in {part.module.id for part in placed}:
                placed.append(Placed(module, slot.depth, slot.optional or slot.takes == "form"))
    return Path(length, profession, chosen, tuple(placed))


def _modules(corpus: Corpus, slot: Slot, profession: str | None, forms: tuple[str, ...]) -> Iterator[Module]:
    for module in taught(corpus):
        if slot.takes == "profession":
            if profession in module.professions:
                yield module
        elif slot.takes == "form":
            if module in _in_depth(corpus) and set(forms) & set(module.forms):
                yield module
        elif module.id == slot.module:
            yield module


def taught(corpus: Corpus) -> list[Module]:
    """All modules that have a text, by number."""
    found = (module for module in corpus.table(Module).values() if module.id in corpus.lessons)
    return sorted(found, key=lambda module: module.number)


def professions(corpus: Corpus) -> tuple[str, ...]:
    """The professions that have a module of their own, as the facts order them."""
    known = {name for module in taught(corpus) for name in module.professions}
    return tuple(name for name in corpus.table(Profession) if name in known)


def forms(corpus: Corpus) -> tuple[str, ...]:
    """The forms of exploitation that a module goes into, as the facts order them."""
    known = {name for module in _in_depth(corpus) for name in module.forms}
    return tuple(name for name in corpus.table(Form) if name in known)


def of_form(corpus: Corpus, form: str) -> list[str]:
    """The modules that go into a form, by number."""
    return [module.id for module in _in_depth(corpus) if form in module.forms]


def _in_depth(corpus: Corpus) -> list[Module]:
    """Modules that go into some forms; those of the common core speak of all."""
    return [module for module in taught(corpus) if module.kind == "transversal" and module.forms]


def depths(corpus: Corpus) -> dict[str, tuple[int, ...]]:
    """The depths at which some path uses each module, with every form; all of it where none does."""
    used: dict[str, set[int]] = {module.id: set() for module in taught(corpus)}
    for made in ready_made(corpus):
        for part in path(corpus, made.length, made.profession, forms(corpus)).placed:
            used[part.module.id].add(part.depth)
    return {name: tuple(sorted(found)) or DEPTHS[-1:] for name, found in used.items()}


def ready_made(corpus: Corpus) -> Iterator[Path]:
    """The paths that are built whole: every profession at every length, and those for everybody."""
    for length in corpus.table(Length).values():
        for profession in professions(corpus) if length.for_professions else (None,):
            yield path(corpus, length, profession)
