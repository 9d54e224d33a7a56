"""Leaflets as composed: what gives way to the French, what a release withdraws, what a new law changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from content.real_corpus import ROOT
from content.real_corpus import TODAY as REAL_DAY
from content.real_corpus import corpus as real_corpus
from diagnostics.project import TODAY

from generator import document as d
from generator import help_pages, prints
from generator.booklet import Booklet, Line
from generator.checks import leaflets as limits
from generator.compose.leaflets import SAFETY
from generator.corpus import SOURCE_LOCALE, Corpus
from generator.diagnostics import Report
from generator.load import load
from generator.localize import View
from generator.project import Project
from generator.units import text_hash

from .tiny_leaflet import CHANGED, ENGLISH, FILES, FRENCH, HEAD, TEXTS, booklets, catalogue, links

ViewOf = Callable[..., View]
CorpusOf = Callable[..., Corpus]
LEDGER = "content/facts/reviews.yml"
LOCALES = ("fr", "en", "sq", "ar", "bn", "fa-AF", "ps", "ro", "ta", "es", "zh-Hans", "uk", "ru")
PERIOD = "reflection-period"


def night(view: View) -> Booklet:
    return booklets(view)["night"]


def project(corpus: Corpus, *, release: bool = False) -> Project:
    """A project of help pages alone, without the checks that a real release must pass."""
    views = {name: View(corpus, name, TODAY, release) for name in corpus.locales}
    return Project(corpus.root, corpus, links(corpus), views, {}, TODAY)


def pages(corpus: Corpus, *, release: bool = False) -> dict[str, str]:
    return {path: text for path, text, _ in help_pages.pages(project(corpus, release=release))}


def sections(page: str) -> dict[str, str]:
    """The text under each heading of a page."""
    found: dict[str, str] = {}
    for heading in lxml.html.document_fromstring(page).iter("h2"):
        parts = [heading]
        while (after := parts[-1].getnext()) is not None and after.tag != "h2":
            parts.append(after)
        found[heading.text_content()] = " ".join(part.text_content() for part in parts[1:])
    return found


# ---- where they live

PUBLISHER = """\
name: null
site_url: https://val-clair.example/
help_url: {host}
repository: null
exit_url: https://exit.example/
"""


@pytest.mark.parametrize(
    ("host", "begins"),
    [("https://jour.example/", "https://jour.example/"), ("null", "https://val-clair.example/i/")],
)
def test_files_lead_to_the_host_of_help_pages(corpus_of: CorpusOf, host: str, begins: str) -> None:
    """A host of their own, where there is one: its name may stand in a history, not that of the site."""
    made = pages(corpus_of({**FILES, "content/facts/publisher.yml": PUBLISHER.format(host=host)}))
    seen = 0
    for path, page in made.items():
        hrefs = lxml.html.document_fromstring(page).xpath("//a/@href")
        out = [href for href in hrefs if href.startswith("https://")]
        assert out[0] == "https://exit.example/", path
        assert [href for href in out[1:] if not href.startswith(begins)] == [], path
        seen += len(out) - 1
        if host != "null":
            assert "val-clair.example" not in page, path
    assert seen > 0


# ---- texts without a present translation


@pytest.fixture
def stale(corpus_of: CorpusOf) -> Corpus:
    """Where the English of one sign was made from another French."""
    return corpus_of({**FILES, ENGLISH: catalogue({"night.signs.dark": "Il fait sombre."})})


def test_stale_text_is_told_in_french_and_its_panel_says_so(stale: Corpus) -> None:
    signs, *others = night(View(stale, "en", TODAY)).panels
    dark, cold = signs.lines
    assert dark.text == (d.Foreign("fr", (d.Text("Il fait noir."),)),)
    assert cold.text == (d.Text("It is cold."),)
    assert signs.changed
    assert not any(panel.changed for panel in others)


def test_page_marks_the_french_and_says_that_it_changed(stale: Corpus) -> None:
    page = pages(stale)["i/nuit/en/index.html"]
    assert '<li><span lang="fr">Il fait noir.</span></li>' in page
    assert [CHANGED in text for text in sections(page).values()].count(True) == 1
    assert CHANGED in sections(page)["help signs"]
    assert CHANGED not in pages(stale)["i/nuit/fr/index.html"]


def test_missing_text_is_told_in_french_and_marked(corpus_of: CorpusOf) -> None:
    corpus = corpus_of({**FILES, ENGLISH: catalogue({"night.after.dawn": None})})
    after = night(View(corpus, "en", TODAY)).panels[-1]
    assert after.lines[0].text == (d.Foreign("fr", (d.Text("Le jour vient."),)),)
    assert '<li><span lang="fr">Le jour vient.</span></li>' in pages(corpus)["i/nuit/en/index.html"]


def test_value_in_a_text_told_in_french_is_french(corpus_of: CorpusOf) -> None:
    corpus = corpus_of({**FILES, ENGLISH: catalogue({"night.rights.rest.text": "Temps : {quiet_time}."})})
    [rest] = night(View(corpus, "en", TODAY)).panels[2].lines
    assert d.plain(rest.text).startswith("Durée\u00a0: 30\u00a0jours")


# ---- a release


def reviews(*, without: tuple[str, ...] = ()) -> str:
    """A ledger in which the English of all texts is reviewed but some."""
    return "".join(
        f'- {{locale: en, unit: {unit}, french: "{text_hash(french)}", translation: "{text_hash(english)}", '
        "role: legal officer, date: 2024-12-01}\n"
        for unit, (french, english) in TEXTS.items()
        if unit not in without
    )


def of_safety(unit: str) -> bool:
    return unit.startswith(("ear.", "alarm.", *(f"night.{panel}." for panel in SAFETY)))


@pytest.mark.parametrize("unit", [None, *filter(of_safety, TEXTS)])
def test_release_withdraws_what_nobody_read_on_safety(view_of: ViewOf, unit: str | None) -> None:
    """Each of these texts alone is enough."""
    ledger = reviews(without=(unit,) if unit else ())
    assert night(view_of("en", {**FILES, LEDGER: ledger}, release=True)).withdrawn is (unit is not None)


def test_safety_is_more_than_one_panel() -> None:
    """Or the test above would pass on little."""
    assert len([*filter(of_safety, TEXTS)]) == 10
    assert {"night.before.look", "night.after.dawn", "ear.call", "alarm.label"} <= set(
        filter(of_safety, TEXTS)
    )


def test_other_texts_withdraw_nothing(view_of: ViewOf) -> None:
    """A release then shows their French."""
    rest = tuple(unit for unit in TEXTS if not of_safety(unit))
    assert "night.title" in rest
    shown = night(view_of("en", {**FILES, LEDGER: reviews(without=rest)}, release=True))
    assert not shown.withdrawn
    assert shown.title == (d.Foreign("fr", (d.Text("La nuit à Val-Clair"),)),)


def test_preview_and_french_are_never_withdrawn(corpus_of: CorpusOf) -> None:
    corpus = corpus_of(FILES)
    assert not night(View(corpus, "en", TODAY)).withdrawn
    assert not night(View(corpus, "fr", TODAY, release=True)).withdrawn
    assert night(View(corpus, "en", TODAY, release=True)).withdrawn


def test_release_makes_the_prints_of_french_and_offers_no_other(corpus_of: CorpusOf) -> None:
    corpus = corpus_of(FILES)
    released = project(corpus, release=True)
    assert {known.locale for _, _, known in prints.prints(released)} == {"fr"}
    assert list(prints.withdrawn(released)) == ["night (en)"]
    made = pages(corpus, release=True)
    assert ".pdf" not in made["i/nuit/en/index.html"]
    assert ".pdf" in made["i/nuit/fr/index.html"]


def test_preview_makes_the_prints_of_every_language(corpus_of: CorpusOf) -> None:
    preview = project(corpus_of(FILES))
    made = list(prints.prints(preview))
    assert {known.locale for _, _, known in made} == {"fr", "en"}
    assert len({path for path, _, _ in made}) == len(made)
    assert list(prints.withdrawn(preview)) == []


# ---- a language more


# Texts of paper and of lists, which no leaflet's page shows.
UNSEEN = ("night.cover", "night.subtitle", "night.line")
SPACES = {0xA0: " ", 0x202F: " "}


def nearest(element: lxml.html.HtmlElement) -> str:
    """The language that an element says it is in."""
    return str(next(e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang")))


@pytest.mark.parametrize(("tag", "direction", "mark"), [("eo", "ltr", ""), ("he", "rtl", ' dir="ltr"')])
def test_a_language_is_one_folder(corpus_of: CorpusOf, tag: str, direction: str, mark: str) -> None:
    """Its pages are there at once, in French marked as French, until somebody translates."""
    described = f"name: Nova\ndirection: {direction}\nscript: Latn\n"
    corpus = corpus_of({**FILES, f"content/{tag}/locale.yml": described, f"content/{tag}/leaflets.po": HEAD})
    made = pages(corpus)
    page = lxml.html.document_fromstring(made[f"i/nuit/{tag}/index.html"])
    assert (page.get("lang"), page.get("dir")) == (tag, direction)
    assert f'<h1><span lang="fr"{mark}>La nuit à Val-Clair</span></h1>' in made[f"i/nuit/{tag}/index.html"]
    told = [
        (nearest(element), text.strip())
        for element in page.body.iter("*")
        if element.tag != "script"
        for text in element.xpath("text()")
        if any(sign.isalpha() for sign in text)
    ]
    own = {night(View(corpus, tag, TODAY)).edition, *(one.name for one in prints.offered("nuit", tag))}
    assert {text for lang, text in told if lang == tag} <= own
    french = {text.translate(SPACES) for lang, text in told if lang == "fr"}
    assert french >= {text for unit, (text, _) in TEXTS.items() if unit not in UNSEEN and "{" not in text}
    for listed in ("i/index.html", "i/nuit/index.html", "i/en/index.html"):
        links_to = lxml.html.document_fromstring(made[listed]).xpath(f"//a[@hreflang='{tag}']/text()")
        assert links_to == ["Nova"], listed


def test_a_language_more_leaves_the_others(corpus_of: CorpusOf) -> None:
    before = booklets(View(corpus_of(FILES), "en", TODAY))
    more = {"content/eo/locale.yml": "name: Esperanto\ndirection: ltr\nscript: Latn\n"}
    assert booklets(View(corpus_of({**FILES, **more}), "en", TODAY)) == before


# ---- the length of a leaflet


def long_by(words: int) -> dict[str, str]:
    """The leaflet with a lead that makes it hold so many words."""
    others = sum(len(french.split()) for unit, (french, _) in TEXTS.items() if unit != "night.lead")
    lead = " ".join(["mot"] * (words - others))
    return {**FILES, FRENCH: FILES[FRENCH].replace("lead: Il fait noir ?", f"lead: {lead}")}


@pytest.mark.parametrize(("more", "codes"), [(0, []), (1, ["leaflet-too-long"])])
def test_word_limit(corpus_of: CorpusOf, more: int, codes: list[str]) -> None:
    report = Report()
    limits.check(corpus_of(long_by(limits.MOST_WORDS + more)), report, TODAY)
    assert [one.code for one in report.diagnostics] == codes


# ---- the real leaflets


@cache
def real(locale: str) -> Mapping[str, Booklet]:
    return booklets(View(real_corpus(), locale, REAL_DAY))


def lines(booklet: Booklet) -> Iterator[tuple[str, Line]]:
    yield from ((f"{panel.id} {line.number}", line) for panel in booklet.panels for line in panel.lines)


def texts(booklet: Booklet) -> Iterator[tuple[str, d.Inlines]]:
    """Every text of a leaflet that is not filled with a date or an edition, and what it is."""
    for name in ("title", "cover", "subtitle", "lead"):
        yield name, getattr(booklet, name)
    for panel in booklet.panels:
        yield panel.id, panel.title
    for name, line in lines(booklet):
        yield f"{name} head", line.head
        yield name, line.text
    for call in (booklet.first, *booklet.calls):
        yield f"{call.number} name", call.name
        yield f"{call.number} told", call.told
    yield from (
        (f"word {key}", nodes) for key, nodes in booklet.words.items() if key not in ("law", "edition")
    )


def bare(nodes: d.Inlines) -> str:
    """What was written, without the values put in."""
    return "".join(
        bare(node.children) if isinstance(node, d.Foreign) else node.text
        for node in nodes
        if isinstance(node, (d.Text, d.Foreign))
    )


def filled(nodes: d.Inlines) -> list[str]:
    """The facts that were put in, in any order."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, d.Foreign):
            found += filled(node.children)
        elif isinstance(node, d.Value):
            found.append(node.fact)
        elif isinstance(node, d.Phone):
            found.append(node.text)
    return sorted(found)


def test_ten_leaflets_in_thirteen_languages() -> None:
    assert set(real_corpus().locales) >= set(LOCALES)
    assert {len(real(locale)) for locale in LOCALES} == {10}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_names_the_same_facts(locale: str) -> None:
    """Line by line, and there are some."""
    named = 0
    for name, french in real(SOURCE_LOCALE).items():
        wanted = {what: filled(nodes) for what, nodes in texts(french)}
        assert {what: filled(nodes) for what, nodes in texts(real(locale)[name])} == wanted, name
        named += sum(map(len, wanted.values()))
    assert named >= 10


@pytest.mark.parametrize("locale", LOCALES)
def test_no_number_is_written_in_a_text(locale: str) -> None:
    """Only values and telephone lines hold digits, of any script; no value shows the name of a key."""
    for name, leaflet in real(locale).items():
        for what, nodes in texts(leaflet):
            assert not any(sign.isdigit() for sign in bare(nodes)), (name, what, d.plain(nodes))
            assert "duration-" not in d.plain(nodes), (name, what)
            assert "{" not in d.plain(nodes), (name, what)


def test_real_leaflets_are_short() -> None:
    """Counted here on what a reader sees, without the words of the frame."""
    for name, leaflet in real(SOURCE_LOCALE).items():
        told = [
            nodes for what, nodes in texts(leaflet) if not what.startswith("word ") and " told" not in what
        ]
        told += [call.told for call in leaflet.told]
        titles = {panel.title for panel in leaflet.panels}
        words = sum(len(d.plain(nodes).split()) for nodes in told if nodes not in titles)
        assert 100 < words <= limits.MOST_WORDS, (name, words)


@pytest.fixture(scope="module")
def thirty_one(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The real content, where one line of the law says another length."""
    folder = tmp_path_factory.mktemp("thirty-one-days")
    shutil.copytree(ROOT / "content", folder / "content")
    file: Path = folder / "content/facts/legal-values.yml"
    head, found, rest = file.read_text("utf-8").partition(f"- id: {PERIOD}\n")
    assert found
    assert rest.count("value: P30D") >= 1
    file.write_text(head + found + rest.replace("value: P30D", "value: P31D", 1), "utf-8")
    return load(folder)[0]


def lengths(booklet: Booklet) -> list[str]:
    """How the length of the reflection period is told in a leaflet."""

    def inside(nodes: d.Inlines) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, d.Foreign):
                yield from inside(node.children)
            elif isinstance(node, d.Value) and node.fact == PERIOD:
                yield node.text

    return [text for _, nodes in texts(booklet) for text in inside(nodes)]


@pytest.mark.parametrize("locale", LOCALES)
def test_one_line_of_the_law_changes_the_leaflets_that_tell_it(thirty_one: Corpus, locale: str) -> None:
    """In every language; the others stay as they were, to the letter."""
    before, after = real(locale), booklets(View(thirty_one, locale, REAL_DAY))
    telling = {name for name, one in before.items() if lengths(one)}
    assert telling
    assert telling == {name for name, one in real(SOURCE_LOCALE).items() if lengths(one)}
    for name, one in before.items():
        if name not in telling:
            assert after[name] == one
            continue
        assert all("30" in text for text in lengths(one))
        assert all("31" in text for text in lengths(after[name]))
        assert after[name].edition != one.edition
        moved = {
            what for (what, was), (_, now) in zip(texts(one), texts(after[name]), strict=True) if was != now
        }
        assert moved == {what for what, nodes in texts(one) if PERIOD in filled(nodes)}, name
