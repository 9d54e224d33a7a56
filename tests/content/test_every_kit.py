"""Each kit: it rests on what it names, keeps its readers safe, and fits on what it is printed on."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from generator import kits, prints
from generator.compose.kit_pages import kit_page, paper_page
from generator.compose.kits import kit
from generator.document import plain
from generator.kit import Kit as Said
from generator.localize import Scope
from generator.model.base import Founded
from generator.model.contacts import Contact
from generator.model.kits import Kit
from generator.model.knowledge import Form
from generator.render import paper
from generator.render.markdown import markdown

from .real_corpus import LOCALES, ROOT, corpus, project

UNFORMATTED = re.compile(r"[{}]|duration-|\bP\d+[YMWD]\b")
# Where people come from and what they are is no sign; nobody is watched; nothing is staged but to be refused.
NEVER = re.compile(
    r"(?i)\b(?:roms?|scores?|seuils?|surveillez|esclaves?|prédateurs?|nigérian\w*|roumain\w*)\b"
)
STAGED = re.compile(r"(?i)fausse vente|chaînes\b|mains attachées")
NAMES = tuple(corpus().table(Kit))
each = pytest.mark.parametrize("name", NAMES)
in_each_locale = pytest.mark.parametrize("locale", LOCALES)


def facts(name: str) -> Kit:
    return corpus().table(Kit)[name]


def said(name: str, locale: str) -> Said:
    return kit(replace(project().sites[locale].view, year=2027), facts(name), project().links)


@cache
def press() -> paper.Press:
    return paper.Press(prints.fonts(ROOT))


def lines(name: str) -> list[Founded]:
    found = facts(name)
    return [
        *(line for section in found.sections for line in section.lines),
        *(line for poster in found.posters for line in poster.lines),
    ]


def texts(name: str, part: str = "") -> dict[str, str]:
    units = corpus().units.values()
    return {unit.id: unit.text for unit in units if unit.id.startswith(f"{name}.{part}")}


def test_there_is_a_kit_for_the_day_and_for_three_publics() -> None:
    assert NAMES == ("kit-national-day", "kit-business", "kit-schools", "kit-local-campaigns")
    assert [name for name in NAMES if facts(name).day] == ["kit-national-day"]
    day = facts("kit-national-day").day
    assert day is not None
    assert (day.month, day.day) == (10, 18)


@each
def test_each_line_is_ours_or_rests_on_something(name: str) -> None:
    wrong = [
        line.id for line in lines(name) if line.own == bool(line.sources or line.indicators or line.rights)
    ]
    assert wrong == []


@each
def test_somebody_listens_and_help_is_near(name: str) -> None:
    kinds = {corpus().table(Contact)[line].kind for line in facts(name).contacts}
    assert {"listening", "police", "rescue"} <= kinds
    for poster in facts(name).posters:
        assert "listening" in {corpus().table(Contact)[line].kind for line in poster.contacts}


@each
def test_its_wording_judges_and_stages_nobody(name: str) -> None:
    assert [unit for unit, text in texts(name).items() if NEVER.search(text)] == []
    staged = [text for text in texts(name).values() if STAGED.search(text)]
    assert all(text.startswith("Ni ") for text in staged)


def test_programme_is_made_for_five_publics_and_warns_first() -> None:
    sections = [section.id for section in facts("kit-national-day").papers[0].sections]
    assert sections[0] == "everywhere"
    assert {"town-hall", "school", "company", "association", "health"} <= set(sections)
    first = {line.id for line in facts("kit-national-day").papers[0].sections[0].lines}
    assert {"announce", "leave", "listener", "no-testimony", "no-show", "all-forms"} <= first


def test_schools_speak_at_three_ages_of_every_form() -> None:
    sections = {s.id: s for paper_ in facts("kit-schools").papers for s in paper_.sections}
    assert {"primary", "lower-secondary", "upper-secondary"} <= sections.keys()
    assert set(sections["forms"].forms) == set(corpus().table(Form))
    assert facts("kit-schools").contacts[:2] == ("line-119", "line-3018")


def test_the_story_says_that_it_is_invented() -> None:
    assert "inventée" in texts("kit-schools", "papers.activity.sections.story.lead").popitem()[1]
    assert "inventée" in texts("kit-schools", "papers.activity.lead").popitem()[1]


def test_business_session_takes_half_an_hour_with_a_module() -> None:
    [session] = [paper_ for paper_ in facts("kit-business").papers if paper_.minutes]
    assert session.minutes == 30
    assert facts("kit-business").modules == (("core-definition", 1),)


def test_press_text_has_blanks_and_no_quotation() -> None:
    release = texts("kit-national-day", "papers.press.sections.release.lines.")
    assert sum(text.count("[") for text in release.values()) >= 5
    assert not [text for text in release.values() if "«" in text]


@in_each_locale
def test_messages_can_be_sent_with_the_longest_day(locale: str) -> None:
    made = said("kit-national-day", locale)
    assert len(made.messages) >= 5
    assert [message for message in made.messages if len(message) > 280] == []
    assert [message for message in made.messages if UNFORMATTED.search(message)] == []


@in_each_locale
@each
def test_pages_show_every_text(name: str, locale: str) -> None:
    view, links = project().sites[locale].view, project().links
    pages = [kit_page(view, links, facts(name))]
    pages += [paper_page(view, links, facts(name), one) for one in facts(name).papers]
    told = frozenset().union(*(page.uses for page in pages))
    wanted = [unit for unit in texts(name) if ".posters." not in unit]
    assert [unit for unit in wanted if unit not in told] == []
    assert [found for page in pages for found in UNFORMATTED.findall(markdown(page))] == []


@in_each_locale
def test_pictures_are_told_to_those_who_cannot_see_them(locale: str) -> None:
    made = said("kit-national-day", locale)
    assert {picture.size for picture in made.pictures} == {"square", "wide"}
    for picture in made.pictures:
        assert len(plain(picture.shows)) > 40


@in_each_locale
@each
def test_poster_is_one_page_with_every_line(name: str, locale: str) -> None:
    made = said(name, locale)
    for poster in made.posters:
        for size, width, height in (("a4", 210, 297), ("a3", 297, 420)):
            document = pypdfium2.PdfDocument(press().pdf(paper.kit_poster(made, poster, size)))
            assert len(document) == 1
            assert [round(length / 72 * 25.4) for length in document[0].get_size()] == [width, height]
            read = words(document[0].get_textpage().get_text_range())
            wanted = [plain(nodes) for nodes in (poster.title, poster.lead, *poster.lines)]
            wanted += [call.number for call in poster.calls] + list(made.notices)
            assert [text for text in wanted if words(text) not in read] == []


@in_each_locale
@each
def test_papers_are_short_and_show_every_line(name: str, locale: str) -> None:
    made, scope = said(name, locale), Scope(replace(project().sites[locale].view, year=2027))
    for one in made.papers:
        document = pypdfium2.PdfDocument(press().pdf(paper.kit_paper(made, one)))
        assert len(document) <= 2, one.sheet.name
        read = words("".join(page.get_textpage().get_text_range() for page in document))
        prefix = f"papers.{one.sheet.name}."
        wanted = [scope.plain(unit) for unit in texts(name, prefix)]
        assert [text for text in wanted if words(text) not in read] == []


@in_each_locale
def test_pictures_fit(locale: str) -> None:
    made = said("kit-national-day", locale)
    for picture in made.pictures:
        assert press().png(paper.kit_picture(made, picture)).startswith(b"\x89PNG")


def test_professions_that_a_kit_speaks_to_lead_to_it() -> None:
    for name in NAMES:
        for profession in facts(name).professions:
            page = project().sites["fr"].document(f"profession/{profession}")
            assert f"page:kit/{name}" in markdown(page)
    assert "page:kits" in markdown(project().sites["fr"].document("home"))
    assert "page:kits" in markdown(project().sites["fr"].document("professions"))


def test_the_kit_of_the_day_has_a_file_for_each_need() -> None:
    maker = kits.Maker(project())
    view = project().sites["fr"].view
    names = {
        file.name for file in maker.files(view, facts("kit-national-day"), said("kit-national-day", "fr"))
    }
    assert {
        "programme.odt", "programme.pdf", "checklist.odt", "press.odt", "messages-fr.txt", "messages-en.txt",
        "poster-a4.pdf", "poster-a3.pdf", "picture-square.png", "picture-square.txt", "picture-wide.png",
        "picture-wide.txt",
    } <= names  # fmt: skip


def words(text: str) -> str:
    """Letters and digits alone: a line may end anywhere, and Typst joins some letters."""
    joined = text.replace("ﬁ", "fi").replace("ﬀ", "ff").replace("ﬃ", "ffi").replace("ﬂ", "fl")
    return re.sub(r"[\W_]+", "", joined).casefold()
