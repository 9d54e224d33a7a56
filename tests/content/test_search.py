"""What a search reads of this repository: all pages, in one language, as words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import pytest

from generator.compose.search import page_entry, search_index
from generator.document import SearchIndex
from generator.model.guides import Guide
from generator.model.leaflets import Leaflet

from .real_corpus import LOCALES, corpus, project

MARKUP = re.compile(r"</?[a-z][^>]*>|&[a-z]+;|\*\*|\]\(|page:")
# Words that only one of the two languages has, and has in most of its sentences.
ONLY = {
    "fr": re.compile(r"(?i)\b(?:les|des|une|vous|votre|avec|dans)\b"),
    "en": re.compile(r"(?i)\b(?:the|and|you|your|with|from|is)\b"),
}
# Names of bodies and words of the law stay French in English sentences, and are explained there.
MOST_FOREIGN_WORDS = 4
LONG = 40


@cache
def index(locale: str) -> SearchIndex:
    site = project().sites[locale]
    pages = [page_entry(site.document(key), site.links) for key in site.pages if key != "search"]
    assert None not in pages
    return search_index(site.view, site.links, [page for page in pages if page is not None])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_of_the_language_exactly_once(locale: str) -> None:
    site = project().sites[locale]
    found = [entry.path for entry in index(locale).entries]
    wanted = [site.links.path(key, locale) for key in site.pages if key != "search"]
    slugs = [one.slug for model in (Leaflet, Guide) for one in corpus().table(model).values()]
    wanted += [f"i/{locale}/", *(f"i/{slug}/{locale}/" for slug in slugs)]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("locale", LOCALES)
def test_words_without_markup(locale: str) -> None:
    texts = [p.text for entry in index(locale).entries for p in entry.passages]
    texts += [entry.title for entry in index(locale).entries]
    assert [text for text in texts if MARKUP.search(text) or "\n" in text] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_in_one_language(locale: str) -> None:
    (other,) = (name for name in LOCALES if name != locale)
    texts = {p.text for entry in index(locale).entries for p in entry.passages if len(p.text) > LONG}
    assert len(texts) > 5_000
    strange = [
        text
        for text in texts
        if len(ONLY[other].findall(text)) > max(MOST_FOREIGN_WORDS, len(ONLY[locale].findall(text)))
    ]
    assert strange == []


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain)))


@pytest.mark.parametrize("locale", LOCALES)
def test_words_that_mean_the_same_stand_in_our_texts(locale: str) -> None:
    """Or readers who use the other word would find nothing."""
    found = index(locale)
    words = f" {folded(' '.join(p.text for entry in found.entries for p in entry.passages))} "
    assert found.same
    asked = [phrase for phrases in found.same.values() for phrase in phrases]
    assert [phrase for phrase in asked if f" {folded(phrase)} " not in words] == []
    assert [word for word in (*found.ignored, *found.same) if folded(word) != folded(word).strip()] == []
