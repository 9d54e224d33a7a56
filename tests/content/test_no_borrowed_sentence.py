"""Facts carry over, sentences do not: no long run of words is shared with a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.corpus import INTERFACE
from generator.document import plain
from generator.localize import Scope
from generator.units import Unit, is_markdown

from .real_corpus import archive_words, corpus, needs_archive, project

RUN = 12
# Official titles and names of institutions are quoted as they are; evidence stands among the facts.
QUOTED = ("title", "short", "name")
# Names of institutions that are no entity of ours.
INSTITUTIONS = ("commission indépendante sur l’inceste et les violences sexuelles faites aux enfants",)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("œ", "oe"))


def runs(text: str, named: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    found = words(text)
    for name in named:
        found = " ".join(found).replace(" ".join(words(name)), "…").split()
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def ours() -> list[Unit]:
    return [
        u
        for u in corpus().units.values()
        if u.id.rpartition(".")[2] not in QUOTED and u.catalogue != INTERFACE
    ]


def as_read(unit: Unit) -> str:
    """A text with the values that its placeholders name."""
    scope = Scope(project().sites["fr"].view)
    return plain(scope._shown(unit, markdown=is_markdown(unit.catalogue)))


def names() -> list[str]:
    """The names of institutions, those first that hold others."""
    found = (corpus().wording[name].name for name in corpus().organisations)
    return sorted(found, key=len, reverse=True)


@needs_archive
def test_no_run_of_words_is_shared_with_a_document() -> None:
    borrowed = set(runs(archive_words()))
    assert len(borrowed) > 20_000
    named = (*INSTITUTIONS, *names())
    shared = {
        unit.id: " ".join(run) for unit in ours() for run in runs(as_read(unit), named) if run in borrowed
    }
    assert shared == {}


@needs_archive
def test_a_borrowed_sentence_would_be_found() -> None:
    text = archive_words()
    middle = text[len(text) // 2 :].split(" ", 1)[1][:400]
    assert set(runs(middle)) & set(runs(text))


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_every_institution_named_here_is_named_in_content(name: str) -> None:
    """An exception that is no longer needed must go."""
    wanted = " ".join(words(name))
    assert any(wanted in " ".join(words(unit.text)) for unit in ours())


@pytest.mark.parametrize(
    "catalogue", sorted({unit.catalogue for unit in corpus().units.values()} - {INTERFACE})
)
def test_every_file_of_wording_is_looked_at(catalogue: str) -> None:
    only_quoted = {"axes", "actions", "acronyms", "recommendations"}
    assert catalogue in {unit.catalogue for unit in ours()} | only_quoted
