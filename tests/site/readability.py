"""How easy the French of the help pages is, in figures, by the European rules for easy-to-read information.

The rules ("L'information pour tous", Inclusion Europe) ask for short sentences, one idea each, words that
everybody knows, an active address, digits for numbers, and no double negation. They give no limit of words:
fifteen is what is usually asked in France. What no figure tells is whether readers understand. The rules ask
that people with an intellectual disability read every text, and nobody has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import mean

import textstat

# A sentence that is longer is too long; a word that has more letters is a long one.
WORDS, LETTERS = 15, 10
_BLOCKS = ("h1", "h2", "p", "li", "b")
# Lines to call are links that stand alone.
_ALONE = "k"
_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«0-9])")
_WORDS = re.compile(r"[^\s:;«»–()·]*\w[^\s:;«»–()·]*")
_ENDED = re.compile(r"[.!?…]$")
_NEGATION = re.compile(r"\b(?:ne\b|n’)", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:est|sont|soit|sera|été|être)\s(?:\w+\s)?(?:\w{2,}é|mis|pris|fait|suivi|puni)(?:e|s|es)?\b"
)
_ACRONYM = re.compile(r"\b[A-ZÀ-Ý]{2,}\b")
_ROMAN = re.compile(r"\b[IVXLC]{2,}\b")
_ADDRESS = re.compile(r"\b(?:vous|votre|vos|\w{2,}ez)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingt|trente|quarante|cinquante|soixante|cent|mille)s?\b",
    re.IGNORECASE,
)
# Not words but formats of files, which a reader sees as they are.
FORMATS = {"PDF"}


@dataclass(frozen=True)
class Readability:
    """The figures of some pages. What several say counts once; `sentences` leave out titles and labels."""

    pages: Mapping[str, tuple[str, ...]]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All that the pages say, once: sentences, titles, labels."""
        return tuple(dict.fromkeys(line for lines in self.pages.values() for line in lines))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(line for line in self.lines if _ENDED.search(line))

    @property
    def mean_words(self) -> float:
        return mean(count(sentence) for sentence in self.sentences)

    @property
    def longest(self) -> int:
        return max(count(line) for line in self.lines)

    @property
    def too_long(self) -> list[str]:
        """Sentences of more words than the rules allow, the longest first."""
        return sorted((line for line in self.lines if count(line) > WORDS), key=count, reverse=True)

    @property
    def long_words(self) -> float:
        """The share of words that have many letters."""
        words = [word for line in self.lines for word in _WORDS.findall(line)]
        return mean(len(re.sub(r"\W", "", word)) > LETTERS for word in words)

    @property
    def ease(self) -> float:
        """Kandel and Moles, of all sentences: 100 is very easy, 50 a newspaper."""
        return eased(self.sentences)

    @property
    def hardest(self) -> tuple[float, str]:
        """The least ease of a page, and which it is."""
        return min((eased(filter(_ENDED.search, lines)), page) for page, lines in self.pages.items())

    @property
    def passive(self) -> list[str]:
        """Sentences whose verb may be passive: also those where it is an adjective."""
        return [line for line in self.sentences if _PASSIVE.search(line)]

    @property
    def negated_twice(self) -> list[str]:
        return [line for line in self.sentences if len(_NEGATION.findall(line)) > 1]

    @property
    def numbers_in_words(self) -> list[str]:
        return [line for line in self.lines if _NUMBER.search(line) or _ROMAN.search(line)]

    @property
    def hard_signs(self) -> list[str]:
        """Brackets in brackets, semicolons, abbreviations that end in a point: few know them."""
        return [line for line in self.lines if re.search(r"\([^)]*\(|;|\b(?:etc|cf|p\. ex)\.", line)]

    @property
    def unexplained(self) -> dict[str, set[str]]:
        """Acronyms of each page that stand there without their full name: it is what they are put after."""
        found = {}
        for page, lines in self.pages.items():
            text = " ".join(lines)
            alone = {name for name in _ACRONYM.findall(text) if not explained(name, text)}
            if alone - FORMATS:
                found[page] = alone - FORMATS
        return found

    @property
    def addresses_nobody(self) -> list[str]:
        """Pages that speak to no reader."""
        return [page for page, lines in self.pages.items() if not any(map(_ADDRESS.search, lines))]


def count(sentence: str) -> int:
    """Its words, as a writer's program counts them: what an apostrophe joins is one."""
    return len(_WORDS.findall(sentence))


def eased(sentences: Iterable[str]) -> float:
    textstat.set_lang("fr")
    return textstat.flesch_reading_ease(" ".join(sentences))


def explained(name: str, text: str) -> bool:
    return bool(re.search(rf"\w[^.!?]{{10,}}\({name}\)|\b{name} \([^)]{{10,}}\)", text))


def read(trees: Mapping[str, object]) -> Readability:
    """What pages say within their main part, by their path."""
    return Readability({path: tuple(_lines(tree.find(".//main"))) for path, tree in trees.items()})


def _lines(main) -> Iterator[str]:
    for element in main.iter(*_BLOCKS, "a"):
        if element.tag == "a" and element.get("class") != _ALONE:
            continue
        for part in _own(element).split("\n"):
            text = " ".join(part.split())
            if text:
                yield from _SENTENCES.split(text)


def _own(element) -> str:
    """The words of a block without those of the blocks within it."""
    said = [" ".join((element.text or "").split("\n"))]
    for child in element:
        said.append("\n" if child.tag in {*_BLOCKS, "ul"} else _own(child))
        said.append(" ".join((child.tail or "").split("\n")))
    return "".join(said)
