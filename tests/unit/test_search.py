"""What a search knows of each page: its words in the reader's language, each page once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

import pytest

from generator import document as d
from generator import search
from generator.compose.search import ECHOES, READING, page_entry, search_index
from generator.document import Document, Entry, Passage, SearchIndex
from generator.links import Links
from generator.localize import View
from generator.project import Project
from generator.render.search import runs, search_script

from .tiny_leaflet import ENGLISH, FILES, TEXTS, catalogue

ProjectOf = Callable[..., Project]
# Lists of ways to other pages, files, forms, pictures: what they say is told elsewhere, or is no text.
NOT_READ = {
    d.Totals, d.StatusChart, d.SeriesChart, d.Tracker, d.SourceList, d.Downloads, d.Composer, d.Search,
}  # fmt: skip
DOCUMENT = Document("plan/first", "en", "A plan", ())


def words(*texts: str) -> d.Inlines:
    return tuple(map(d.Text, texts))


def said(*blocks: d.Block, **more: Any) -> list[str]:
    """The passages that a page of these blocks gives."""
    return [passage.text for passage in entry(replace(DOCUMENT, said=blocks, **more)).passages]


def entry(document: Document) -> Entry:
    found = page_entry(document, LINKS)
    assert found is not None
    return found


class Paths(Links):
    """Addresses that say their key."""

    def path(self, key: str, locale: str) -> str:
        return f"{locale}/{key}/"


LINKS = Paths({}, "https://site.example/")


def told(index: SearchIndex) -> dict[str, Any]:
    """The script, read back."""
    script = search_script(index).decode()
    assert script.startswith("var searchIndex={")
    assert script.endswith(";\n")
    found: dict[str, Any] = json.loads(script.removeprefix("var searchIndex=").removesuffix(";\n"))
    return found


def passages(told_index: Mapping[str, Any], page: int) -> list[str]:
    """All that the script says of a page."""
    every = told_index["passages"].split("\n")
    pairs = told_index["pages"][page][3]
    numbers = [at for n in range(0, len(pairs), 2) for at in range(pairs[n], pairs[n] + pairs[n + 1])]
    return [every[page], *(every[at] for at in numbers)]


# ---- what is read


def test_every_kind_of_block_is_read_or_left_out_on_purpose() -> None:
    assert set(get_args(d.Block)) == READING.keys() | NOT_READ
    assert not READING.keys() & NOT_READ


def test_words_of_all_inlines_but_sources_and_other_languages() -> None:
    line = d.Paragraph(
        (
            *words("Ask "),
            d.Strong(words("the ")),
            d.Link(words("town hall"), d.PageRef("home")),
            d.Mark(1, "source 1"),
            d.Foreign("fr", words(" la mairie")),
            d.Foreign("en", words(", within ")),
            d.Value("duration", "30 days", "delay"),
            *words(": "),
            d.Phone("01 02"),
        )
    )
    assert said(line) == ["Ask the town hall, within 30 days: 01 02"]


def test_plain_words_of_another_language_are_left_out() -> None:
    terms = d.Terms((d.Term("La mairie", words("The town hall")),))
    assert said(terms, foreign={"La mairie": "fr"}) == ["The town hall"]


def test_lead_headings_lists_tables_and_what_is_inside_others() -> None:
    row = d.Row("1", words("Elsewhere"), d.PageRef("home"), extra=words("In short"))
    blocks = (
        d.Heading(2, words("Who"), "who"),
        d.ListBlock(((d.Paragraph(words("a  man")),), (d.Paragraph(words("a woman")),))),
        d.Table("Counts", (d.Column(words("what")),), ((words("lamps"), words("3")),)),
        d.Details("More", (d.Note((d.Paragraph(words("inside")),), "Note"),)),
        d.Rows((row,)),
        d.Paragraph((d.Link(words("Read on"), d.PageRef("home")),)),
        d.Heading(2, words("See also"), "related"),
        d.Terms((d.Term("Rights", words("a right")),)),
        d.Heading(2, words("After"), "after"),
    )
    found = entry(replace(DOCUMENT, said=blocks, lead=words("First")))
    assert found.passages == (
        Passage("First"),
        Passage("Who", heading=True),
        Passage("a man"),
        Passage("a woman"),
        Passage("Counts"),
        Passage("lamps, 3"),
        Passage("More", heading=True),
        Passage("Note", heading=True),
        Passage("inside"),
        Passage("In short"),
        Passage("After", heading=True),
    )


def test_an_entry_says_where_its_page_stands() -> None:
    trail = tuple(d.Step(title, d.PageRef(title)) for title in ("Home", "Plans", "First", "A plan"))
    found = entry(replace(DOCUMENT, trail=trail))
    assert (found.path, found.title, found.kind) == ("en/plan/first/", "A plan", "Plans › First")
    assert entry(replace(DOCUMENT, trail=trail[:2])).kind == "Home"


def test_a_page_whose_title_is_in_another_language_is_no_page_of_this_one() -> None:
    assert page_entry(replace(DOCUMENT, foreign={"A plan": "fr"}), LINKS) is None


@pytest.mark.parametrize("kind", ECHOES)
def test_pages_that_repeat_others_are_found_by_title_and_lead_alone(kind: str) -> None:
    document = replace(DOCUMENT, key=kind, lead=words("Lead"), said=(d.Paragraph(words("again")),))
    assert [passage.text for passage in entry(document).passages] == ["Lead"]


# ---- a whole language


def entries(project: Project, locale: str) -> SearchIndex:
    site = project.sites[locale]
    pages = [page_entry(site.document(key), site.links) for key in site.pages]
    return search_index(site.view, site.links, [page for page in pages if page is not None])


def paths(project: Project, locale: str) -> list[str]:
    return [one.path for one in entries(project, locale).entries]


def test_every_page_once_and_the_help_pages_of_that_language(project_of: ProjectOf) -> None:
    project = project_of(FILES)
    site = project.sites["fr"]
    wanted = {site.links.path(key, "fr") for key in site.pages if key != "search"}
    assert sorted(paths(project, "fr")) == sorted(wanted | {"i/fr/", "i/nuit/fr/"})


def test_pages_that_are_not_translated_are_left_out(project_of: ProjectOf) -> None:
    project = project_of(FILES)
    found = paths(project, "en")
    assert {"en/", "en/plans/", "i/nuit/en/"} <= set(found)
    assert len(set(found)) == len(found)
    about = project.sites["en"].document("page/about")
    assert about.foreign[about.title] == "fr"
    assert "en/about/" not in found
    assert not [path for path in found if not path.startswith(("en/", "i/nuit/en/"))]


def test_notes_and_sources_that_end_every_page_are_not_read(project_of: ProjectOf) -> None:
    project = project_of(FILES)
    view = project.sites["fr"].view
    shown = {passage.text for one in entries(project, "fr").entries for passage in one.passages}
    assert shown
    assert not shown & {view.word("proof.unreviewed"), view.word("proof.cite"), view.word("proof.sources")}


@pytest.mark.parametrize(("locale", "there", "not_there"), [("fr", 0, 1), ("en", 1, 0)])
def test_a_leaflet_in_its_own_language_alone(
    project_of: ProjectOf, locale: str, there: int, not_there: int
) -> None:
    index = told(entries(project_of(FILES), locale))
    for unit in ("night.lead", "night.signs.cold", "night.allowed.papers", "ear.call"):
        assert TEXTS[unit][there] in index["passages"].split("\n"), unit
        assert TEXTS[unit][not_there] not in index["passages"], unit


def test_a_text_without_translation_is_not_found_in_the_other_language(project_of: ProjectOf) -> None:
    project = project_of({**FILES, ENGLISH: catalogue({"night.signs.cold": None})})
    index = told(entries(project, "en"))["passages"]
    assert "It is dark." in index
    assert TEXTS["night.signs.cold"][0] not in index


# ---- the script


def test_a_passage_that_pages_share_is_written_once() -> None:
    both = Passage("Shared")
    index = told(
        SearchIndex(
            (
                Entry("a/", "Home", "A", (Passage("Head", heading=True), both)),
                Entry("b/", "Home", "B", (both, Passage("Own"), both), 0.5),
            ),
            ignored=("the",),
            endings=("s",),
            same={"lamp": ("light",)},
        )
    )
    assert index["passages"].split("\n") == ["A", "B", "#Head", "Shared", "Own"]
    assert passages(index, 0) == ["A", "#Head", "Shared"]
    assert passages(index, 1) == ["B", "Shared", "Own"]
    assert index["pages"][1][:3] == ["b/", 0, 0.5]
    assert (index["kinds"], index["ignored"], index["endings"]) == (["Home"], ["the"], ["s"])
    assert index["same"] == {"lamp": ["light"]}


def test_a_text_that_begins_like_a_heading_is_none() -> None:
    index = told(SearchIndex((Entry("a/", "", "A", (Passage("#1 in the list"),)),)))
    assert passages(index, 0) == ["A", "1 in the list"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], []), ([3], [3, 1]), ([3, 4, 5, 9], [3, 3, 9, 1]), ([4, 3, 2], [4, 1, 3, 1, 2, 1])],
)
def test_runs(numbers: list[int], expected: list[int]) -> None:
    assert runs(numbers) == expected


def test_written_beside_the_pages(project_of: ProjectOf, tmp_path: Any) -> None:
    """In the order of the site, whatever the order in which the pages were made."""
    project = project_of(FILES)
    site = project.sites["en"]
    pages = {key: entry for key in site.pages if (entry := page_entry(site.document(key), site.links))}
    made = search.write(project, "en", pages, tmp_path / "one")
    search.write(project, "en", dict(reversed(pages.items())), tmp_path / "other")
    (path,) = made
    assert path == "assets/search-en.js"
    assert (made[path].kind, made[path].locale) == ("search-index", "en")
    assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "other" / path).read_bytes()


def test_readers_words_come_from_the_language(view_of: Callable[..., View], corpus_of: Any) -> None:
    described = "name: English\ndirection: ltr\nscript: Latn\nsearch: {same: {lamp: [light]}, endings: [s]}\n"
    view = view_of("en", {"content/en/locale.yml": described})
    index = search_index(view, Links(view.corpus.locales, "https://site.example/"), ())
    assert (index.same, index.endings, index.ignored) == ({"lamp": ("light",)}, ("s",), ())
