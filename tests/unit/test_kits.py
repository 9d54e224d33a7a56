"""Kits: what a bad one is refused for, the days they count back from, and what their files say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import odfdo
import pypdfium2
import pytest
from content.real_corpus import ROOT
from diagnostics.project import TODAY
from PIL import Image
from pydantic import ValidationError

from generator import document as d
from generator import kits, prints
from generator.asked import AskedError
from generator.checks import kits as rules
from generator.compose.kit_pages import kit_page, kits_page, paper_page
from generator.compose.kits import kit
from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.kit import Kit
from generator.localize import View
from generator.model.kits import YearDay
from generator.project import Project
from generator.render import paper
from generator.render.kit_texts import alternative, messages, picture_name, read_me
from generator.render.markdown import markdown
from generator.render.odt import kit_paper_odt
from generator.render.paper import Press
from generator.render.paper.kits import COLOURS, PIXELS, WRITTEN_ON

from .tiny_kit import ENGLISH, FILES, SHORT_FRENCH, TEXT, WORDING, changed, english, lamps, links

CorpusOf = Callable[..., Corpus]
ViewOf = Callable[..., View]
ProjectOf = Callable[..., Project]

LEAST_CONTRAST = 4.5


def made(view: View) -> Kit:
    return kit(view, lamps(view.corpus), links(view.corpus))


# ---- the rules


def test_a_good_kit_is_accepted(corpus_of: CorpusOf, report: Report) -> None:
    rules.check(corpus_of(FILES), report, TODAY)
    assert report.render() == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes: 30", "minutes: 31", ("minutes-do-not-fit", "take 30 minutes, not 31")),
        ("minutes: 20", "minutes: 21", ("minutes-do-not-fit", "take 31 minutes, not 30")),
        ("{id: open, minutes: 10,", "{id: open,", ("wrong-section", "does not say how long")),
        ("      minutes: 30\n", "", ("wrong-section", "timed lines, and no time")),
        ("{id: now, days: 0", "{id: now, days: 15", ("wrong-section", "15 days before comes earlier")),
        ("{id: now, days: 0, own", "{id: now, own", ("wrong-section", "how many days before")),
        ("  day: {month: 10, day: 18}\n", "", ("wrong-section", "counts back from no day")),
        ("{id: walk, own: true}", "{id: walk}", ("unfounded-line", "programme.ideas.walk")),
        ("{id: dark, own: true}", "{id: dark}", ("unfounded-line", "posters.poster.dark")),
        ("id: invite, days", "id: print, days", ("duplicate-id", '"print" stands twice')),
        ("id: checklist", "id: programme", ("duplicate-id", '"programme" stands twice')),
        ("id: broad", "id: tall", ("duplicate-id", '"tall" stands twice')),
        ("contacts: [alarm, ear]", "contacts: [alarm]", ("no-listener", "police, rescue or a bed")),
        ("leaflet, leaflet: night", "leaflet", ("wrong-section", "names no leaflet")),
        ("[{id: short, own: true}]", "[]", ("wrong-section", "has no line")),
    ],
)  # fmt: skip
def test_a_bad_kit_is_refused(
    corpus_of: CorpusOf, report: Report, old: str, new: str, said: tuple[str, str]
) -> None:
    rules.check(corpus_of(changed(old, new)), report, TODAY)
    assert all(words in report.render() for words in said), report.render()


def test_a_module_fills_its_own_minutes(corpus_of: CorpusOf, report: Report) -> None:
    """A step that uses a module takes as long as the module at that depth."""
    from .tiny_module import FILES as MODULE  # noqa: PLC0415

    step = "{id: open, minutes: 10, module: lamps, depth: 1, own: true}"
    files = {**MODULE, **changed("{id: open, minutes: 10, own: true}", step)}
    rules.check(corpus_of(files), report, TODAY)
    assert "minutes-do-not-fit" in report.render()
    assert "lamps takes" in report.render()


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_message_too_long_to_be_sent_is_refused(corpus_of: CorpusOf, report: Report, locale: str) -> None:
    day = {"fr": "18 octobre 2025", "en": "October 18, 2025"}[locale]
    for signs, refused in ((280, False), (281, True)):
        long = "{kit_lamps} {ear} " + "n" * (signs - len(f"{day} 111 222 "))
        french, translated = changed(SHORT_FRENCH, long, WORDING), {**FILES, ENGLISH: english(long)}
        files = french if locale == "fr" else translated
        report.diagnostics.clear()
        rules.check(corpus_of(files), report, TODAY)
        assert ("message-too-long" in report.render()) is refused
        assert (f"({locale}) has 281 signs" in report.render()) is refused


@pytest.mark.parametrize(("month", "day"), [(2, 29), (2, 30), (4, 31), (13, 1), (1, 0)])
def test_a_day_comes_back_every_year(month: int, day: int) -> None:
    with pytest.raises(ValidationError):
        YearDay(month=month, day=day)


# ---- the day


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 29), date(2027, 10, 18)),
        (date(2027, 10, 17), date(2027, 10, 18)),
        (date(2027, 10, 18), date(2027, 10, 18)),
        (date(2027, 10, 19), date(2028, 10, 18)),
    ],
)
def test_the_day_is_the_next_one(today: date, day: date) -> None:
    assert YearDay(month=10, day=18).next(today) == day


@pytest.mark.parametrize(("locale", "shown"), [("fr", "18 octobre 2027"), ("en", "October 18, 2027")])
def test_every_text_tells_the_day_of_the_year_asked_for(view_of: ViewOf, locale: str, shown: str) -> None:
    said = made(replace(view_of(locale, FILES), year=2027))
    assert said.day is not None
    assert said.day.text == shown
    assert [shown in message for message in said.messages] == [True]
    # What has no English is French, and so is its day.
    french = "18 octobre 2027"
    assert french in d.plain(said.lead)
    assert all(french in d.plain(picture.text) for picture in said.pictures)


def test_days_are_counted_back_as_dates(view_of: ViewOf) -> None:
    """Over the end of a month and of a summer; two lines of one day stand together."""
    said = made(replace(view_of("fr", FILES), year=2027))
    sheet = next(one.sheet for one in said.papers if one.sheet.name == "checklist")
    heads = [d.plain(b.children) for b in sheet.blocks if isinstance(b, d.Heading) and b.level > 2]
    days = [head.partition(",")[0] for head in heads]
    assert days == ["20 juillet 2027", "4 octobre 2027", "18 octobre 2027", "19 octobre 2027"]
    lists = [block for block in sheet.blocks if isinstance(block, d.ListBlock)]
    assert [len(block.items) for block in lists] == [1, 2, 1, 1]


def test_a_date_that_is_past_says_so(view_of: ViewOf) -> None:
    view = replace(view_of("fr", FILES, date(2027, 10, 10)), year=2027)
    text = markdown(paper_page(view, links(view.corpus), lamps(view.corpus), lamps(view.corpus).papers[1]))
    passed = view.word("kit.passed")
    told = {
        line.partition(",")[0].strip("# "): passed in line for line in text.splitlines() if "2027" in line
    }
    assert told["20 juillet 2027"]
    assert told["4 octobre 2027"]
    assert not told["18 octobre 2027"]


# ---- what it says


def test_timed_steps_begin_where_the_last_one_ends(view_of: ViewOf) -> None:
    sheet = made(view_of("fr", FILES)).papers[0].sheet
    [table] = [block for block in sheet.blocks if isinstance(block, d.Table)]
    assert [d.plain(row[1]) for row in table.rows] == ["0:00", "0:10"]
    assert ["10" in d.plain(table.rows[0][2]), "20" in d.plain(table.rows[1][2])] == [True, True]


def test_a_paper_names_its_own_sources_only(view_of: ViewOf) -> None:
    said = made(view_of("fr", FILES))
    assert [len(one.sources) for one in said.papers] == [1, 0, 0]
    assert len(said.sources) == 1


def test_pages_lead_to_every_paper_and_file(view_of: ViewOf) -> None:
    view = view_of("fr", FILES)
    here, facts = links(view.corpus), lamps(view.corpus)
    page = kit_page(view, here, facts)
    text = markdown(page)
    for one in facts.papers:
        assert f"page:paper/kit-lamps/{one.id}" in text
    [downloads] = [block for block in page.head if isinstance(block, d.Downloads)]
    assert [download.to.path.rpartition("/")[2] for download in downloads.items] == [
        "kit-lamps-fr.zip",
        "kit-lamps-fr-poster-a4.pdf",
        "kit-lamps-fr-poster-a3.pdf",
        "kit-lamps-fr-picture-square.png",
        "kit-lamps-fr-picture-wide.png",
    ]
    assert "page:measure/second-01" in text
    assert view.word("status.partial") in text
    assert "page:kit/kit-lamps" in markdown(kits_page(view, here))
    paper_text = markdown(paper_page(view, here, facts, facts.papers[2]))
    assert "Il fait noir." in paper_text, "what the leaflet asks"
    assert view.word("venue.street") in paper_text
    assert view.word("distribution.never") in paper_text


def test_edition_changes_with_the_year_and_with_a_text(view_of: ViewOf) -> None:
    editions = {made(replace(view_of("fr", FILES), year=year)).edition for year in (2026, 2027)}
    editions.add(made(replace(view_of("fr", changed("Une lampe.", "Un phare.", WORDING)), year=2027)).edition)
    assert len(editions) == 3


def test_release_withdraws_a_kit_that_nobody_read(view_of: ViewOf) -> None:
    """The page stays, in French, without files."""
    for locale, withdrawn in (("fr", False), ("en", True)):
        view = view_of(locale, FILES, release=True)
        here, facts = links(view.corpus), lamps(view.corpus)
        assert made(view).withdrawn is withdrawn
        offered = [block for block in kit_page(view, here, facts).head if isinstance(block, d.Downloads)]
        assert bool(offered) is not withdrawn


# ---- texts


def test_read_me_tells_files_lines_and_what_was_judged(view_of: ViewOf) -> None:
    view = view_of("fr", FILES)
    text = read_me(made(view), {"a.odt": "Un papier", "b.png": "Une image"})
    wanted = ("a.odt", "Une image", "110", "111 222", view.word("status.partial"), view.word("help.notice"))
    assert [words for words in wanted if words not in text] == []
    assert made(view).edition in text


def test_alternative_text_says_what_is_drawn_and_written(view_of: ViewOf) -> None:
    said = made(view_of("fr", FILES))
    for picture in said.pictures:
        text = alternative(said, picture)
        for nodes in (picture.title, picture.text, picture.shows):
            assert d.plain(nodes) in text
        assert text in messages(said) + "\n"
        assert picture_name(picture) in messages(said)


# ---- prints and pictures


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), WRITTEN_ON)
def test_words_of_pictures_can_be_read(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= LEAST_CONTRAST


@pytest.mark.parametrize("size", PIXELS)
def test_picture_has_its_size_and_the_colours_that_were_tried(
    press: Press, view_of: ViewOf, size: str
) -> None:
    said = made(view_of("fr", FILES))
    [picture] = [one for one in said.pictures if one.size == size]
    wanted = paper.kit_picture(said, picture)
    content = press.png(wanted)
    assert content == Press(press.fonts).png(wanted), "the same bytes"
    shown = Image.open(io.BytesIO(content)).convert("RGB")
    assert shown.size == PIXELS[size]
    grounds = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in shown.getcolors(1 << 24) or ()}
    assert {COLOURS["ground"], COLOURS["foot"], COLOURS["title"]} <= grounds


def test_papers_and_posters_show_every_line(press: Press, view_of: ViewOf) -> None:
    said = made(view_of("fr", FILES))
    sheets = [paper.kit_paper(said, one) for one in said.papers]
    for wanted, words in zip(sheets, ("Marcher", "Remercier", "Il fait noir"), strict=True):
        document = pypdfium2.PdfDocument(press.pdf(wanted))
        text = "".join(page.get_textpage().get_text_range() for page in document)
        assert words in text
        assert said.edition in text
    for size, width in (("a4", 210), ("a3", 297)):
        document = pypdfium2.PdfDocument(press.pdf(paper.kit_poster(said, said.posters[0], size)))
        assert len(document) == 1
        assert round(document[0].get_size()[0] / 72 * 25.4) == width
        text = document[0].get_textpage().get_text_range()
        assert "Il fait noir" in text
        assert "111" in text


def test_office_papers_say_whom_to_call_and_where_it_stands(view_of: ViewOf) -> None:
    said = made(view_of("fr", FILES))
    for one, sources in zip(said.papers, (True, False, False), strict=True):
        document = odfdo.Document(io.BytesIO(kit_paper_odt(said, one)))
        text = document.get_formatted_text()
        assert "110" in text
        assert "111\u00a0222" in text
        assert ("section 2" in text or "place section" in text) is sources
        assert said.address in text


# ---- the zip


@pytest.fixture
def project(project_of: ProjectOf, tmp_path: Path) -> Project:
    if not (ROOT / prints.NPM).is_dir():
        pytest.skip("the fonts are not installed: run `make test`")
    opened = project_of(FILES)
    (tmp_path / prints.NPM).symlink_to(ROOT / prints.NPM)
    return opened


PAPERS = {f"{name}.{form}" for name in ("programme", "checklist", "messages") for form in ("odt", "pdf")}
OTHERS = {
    "README.txt", "sources.txt", "messages-fr.txt", "messages-en.txt", "poster-a4.pdf", "poster-a3.pdf",
    "picture-square.png", "picture-square.txt", "picture-wide.png", "picture-wide.txt",
}  # fmt: skip


def test_zip_is_complete_and_the_same_each_time(project: Project) -> None:
    view = replace(project.sites["fr"].view, year=2027)
    content = kits.Maker(project).zip(view, lamps(project.corpus))
    assert content == kits.Maker(project).zip(view, lamps(project.corpus))
    package = zipfile.ZipFile(io.BytesIO(content))
    names = set(package.namelist())
    leaflets = {name for name in names if name.startswith("leaflets/")}
    assert names - leaflets == PAPERS | OTHERS
    assert len(leaflets) == len(project.views), "the poster of its leaflet, in every language"
    listed = package.read("README.txt").decode()
    assert [name for name in names - {"README.txt"} if name not in listed] == []
    assert "18 octobre 2027" in package.read("messages-fr.txt").decode()
    assert "October 18, 2027" in package.read("messages-en.txt").decode()


def test_day_kit_is_written_for_a_year(project: Project) -> None:
    written = kits.of_day(project, 2026, None)
    assert [path.name for path in written] == ["kit-lamps-2026-en.zip", "kit-lamps-2026-fr.zip"]
    assert {path.parent.name for path in written} == {"kits"}
    assert sorted(path.name for path in written[0].parent.iterdir()) == sorted(p.name for p in written)


@pytest.mark.parametrize(
    ("year", "locale", "said"),
    [
        (2024, None, "2024-10-18 is past. The next one is 2025-10-18."),
        (1, None, "0001-10-18 is past"),
        (2026, "fn", 'there is no locale "fn"'),
        (2026, "es", 'there is no locale "es". Known: en, fr.'),
    ],
)
def test_day_kit_asked_for_wrongly_writes_nothing(
    project: Project, year: int, locale: str | None, said: str
) -> None:
    with pytest.raises(AskedError) as raised:
        kits.of_day(project, year, locale)
    assert raised.value.code == 2
    assert str(raised.value).startswith(said.removesuffix("."))
    assert not (project.root / kits.FOLDER).exists()


def test_day_kit_is_written_whole_or_not_at_all(
    project_of: ProjectOf, project: Project, tmp_path: Path
) -> None:
    """A poster that does not fit stops both languages before the first is written."""
    long = TEXT.replace('dark: "Il fait noir ?"', f'dark: "{"mot " * 900}"')
    assert project.root == tmp_path
    with pytest.raises(AskedError) as raised:
        kits.of_day(project_of({**FILES, WORDING: long}), 2026, None)
    assert raised.value.code == 1
    assert "lines" in str(raised.value)
    assert not (tmp_path / kits.FOLDER).exists()


def test_project_without_a_day_has_no_day_kit(project_of: ProjectOf) -> None:
    bare = project_of()
    with pytest.raises(AskedError) as raised:
        kits.of_day(bare, 2026, None)
    assert raised.value.code == 1
