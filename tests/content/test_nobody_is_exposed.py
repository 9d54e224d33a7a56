"""No person of the documents, no address or number of theirs, and no single shelter, is in what we publish.

What must not be published is not written here either: names are read from the archive when the tests run,
and the names of shelters are known by their digests.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from .real_corpus import ROOT, archive_words, needs_archive, pages, sources

NAME = r"[A-ZÀ-Ý][\w’'-]*[^\W\d_]"
# A name after a title, after "Coordination :" and "réalisé par", or before an office.
PERSON = re.compile(
    rf"(?:\b(?:M\.|MM\.|Mmes?|Mlle|Me|Madame|Monsieur|Docteur|Dr|Pr)\s+|Coordination[^:.]*: |réalisé par )"
    rf"((?:{NAME}|de|du|d')(?:\s+(?:{NAME}|de|du|d'))+)"
    rf"|\b({NAME} {NAME}), (?:[Pp]remi|[Mm]inist|[Ss]ecrétaire|[Dd]irect|[Pp]résident|[Dd]éputé|[Ss]énat)"
)
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<![\d.])(?:(?:\+|00)\s?33[\s.-]?(?:\(0\)\s?)?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)")
SHORTEST_NAME = 4
# Shelters and networks of shelters that the archive names: SHA-256 of each name's only rare word.
SHELTERS = {"cdd69037586ac167", "b0aa243d7a1ad610", "3443c13cf4fb9c6c", "0d4ba63cbcd76233"}
SKIPPED = {".git", ".venv", "node_modules", "site", "build", "__pycache__"}
TEXTS = {".py", ".md", ".yml", ".toml", ".html", ".css", ".js", ".svg", ".json", ".po", ".txt", ".sh", ""}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def digest(word: str) -> str:
    return hashlib.sha256(word.casefold().encode()).hexdigest()[:16]


def names() -> set[str]:
    """Every first name and surname of the archive, by the ways in which it introduces people."""
    found = {
        word
        for match in PERSON.finditer(archive_words())
        for word in (match[1] or match[2]).split()
        if len(word) >= SHORTEST_NAME and word[0].isupper()
    }
    parts = {part for name in found for part in name.split("-") if len(part) >= SHORTEST_NAME}
    return {name.capitalize() for name in found} | {part.capitalize() for part in parts} | found


def published() -> Iterator[tuple[str, str]]:
    """All we publish, and where it stands: sources, pages, and the files of this repository."""
    yield from sources().items()
    for (locale, key), text in pages().items():
        yield f"{locale} {key}", text
    for folder in ("overrides", "docs", "generator", "tests", "benchmarks", "schemas"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in TEXTS and not SKIPPED & set(path.parts):
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8", errors="replace")
    for path in ROOT.iterdir():
        if path.is_file() and path.suffix in TEXTS:
            yield path.name, path.read_text("utf-8", errors="replace")


@needs_archive
def test_the_archive_names_people() -> None:
    """Otherwise the next test would look for nobody."""
    assert len(names()) > 25


@needs_archive
def test_no_name_of_a_person() -> None:
    found = names()
    assert [(where, word) for where, text in published() for word in set(words(text)) & found] == []


@needs_archive
def test_no_address_or_number_of_the_archive() -> None:
    private = {m.group().casefold() for m in E_MAIL.finditer(archive_words())}
    numbers = {re.sub(r"\D", "", m.group()) for m in TELEPHONE.finditer(archive_words())}
    assert private
    assert numbers
    for where, text in published():
        assert not any(address in text.casefold() for address in private), where
        digits = re.sub(r"(?<=\d)[ .\u00a0\u202f-](?=\d)", "", text)
        assert not any(number in digits for number in numbers), where


def test_no_address_and_no_number_at_all() -> None:
    """National lines will be contacts, with a source each; no e-mail address is published."""
    for where, text in [*sources().items(), *((f"{at} {key}", text) for (at, key), text in pages().items())]:
        assert E_MAIL.findall(text) == [], where
        assert TELEPHONE.findall(text) == [], where


@needs_archive
def test_the_archive_names_these_shelters() -> None:
    """A digest of something else would guard nothing."""
    assert {digest(word) for word in set(words(archive_words()))} >= SHELTERS


def test_no_shelter_is_named() -> None:
    text = [*sources().items(), *((f"{at} {key}", text) for (at, key), text in pages().items())]
    assert [where for where, text in text if {digest(word) for word in set(words(text))} & SHELTERS] == []
