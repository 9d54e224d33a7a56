"""The letter of a half-year: what it holds, as a mail and as text, and when there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner
from content.real_corpus import ROOT
from diagnostics.project import EPOCH, INTERFACE, interface, make

from generator import impact, letters
from generator.cli import main
from generator.compose.letter import Half, halves, letter
from generator.document import Heading, Link, UrlRef
from generator.localize import View
from generator.model.base import PartialDate
from generator.project import Project, open_project
from generator.render.letter import letter_html, letter_text

ProjectOf = Callable[..., Project]
WIDTH = 78
EVENTS = {
    "content/facts/forms.yml": """\
- {id: dark-work, sources: [{source: report-2024, place: section 2}]}
- {id: cold-work, sources: [{source: report-2024, place: section 2}]}
""",
    "content/fr/forms.yml": """\
dark-work: {title: Travail de nuit, short: Sans lumière., text: Ils travaillent., who: Des allumeurs.}
cold-work: {title: Travail au froid, short: Sans feu., text: Ils travaillent., who: Des allumeurs.}
""",
    "content/facts/events/more.yml": """\
- id: spring
  date: 2023-04
  kind: law
  forms: [dark-work]
  sources: [{source: report-2024, place: section 1}]
- {id: summer, date: 2023-07-01, kind: report, sources: [{source: report-2024, place: section 1}]}
- {id: somewhen, date: 2023, kind: report, sources: [{source: report-2024, place: section 1}]}
""",
    "content/fr/events/more.yml": """\
spring: {title: "Une règle & < 3 lanternes", text: Elle vaut partout., note: La date n’est pas sûre.}
summer: {title: Un rapport, text: Il compte les lanternes.}
somewhen: {title: Un pont, text: Il est fermé.}
""",
    "content/en/events/more.po": 'msgctxt "summer.title"\nmsgid "Un rapport"\nmsgstr "A report"\n',
    "content/fr/news/own.md": """\
---
id: own
date: 2024-12-01
kind: site
own: true
title: Le site change
lead: Il a des lettres.
---

## Plus {#more}

Voyez [les plans](page:plans).
""",
    INTERFACE: interface(
        site_name="Lanternes",
        letter_title="Lettre de {site}, {half}",
        letter_half_1="printemps {year}",
        letter_half_2="automne {year}",
        letter_in_year="En {year}",
        letter_running="Pas finie, {date}.",
        letter_horizon="Jusqu’à {date}.",
        letter_silent="Rien sur {forms}.",
    ),
}


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2023-2", date(2023, 7, 1), date(2023, 12, 31)),
    ],
)
def test_half_year(written: str, first: date, last: date) -> None:
    half = Half.parse(written)
    assert (half.name, half.first_day, half.last_day) == (written, first, last)


@pytest.mark.parametrize("written", ["2024-3", "2024-0", "2024", "24-1", "2024-1 ", "2024/1", "", "٢٠٢٤-1x"])
def test_no_half_year(written: str) -> None:
    with pytest.raises(ValueError, match="write 2024-1 or 2024-2"):
        Half.parse(written)


@pytest.mark.parametrize(
    ("day", "half"),
    [("2023-06-30", "2023-1"), ("2023-07-01", "2023-2"), ("2023-06", "2023-1"), ("2023", "2023-2")],
)
def test_half_of_a_date(day: str, half: str) -> None:
    """A year alone is told when it is over."""
    assert Half.of(PartialDate.parse(day)).name == half


def test_every_half_year_that_has_something_to_tell(project_of: ProjectOf) -> None:
    view = project_of(EVENTS).sites["fr"].view
    assert [half.name for half in halves(view)] == ["2024-2", "2023-2", "2023-1", "2018-1"]


def made(project: Project, half: str, locale: str = "fr") -> tuple[str, str]:
    found = letter(project.sites[locale].view, project.links, Half.parse(half))
    assert found is not None
    return letter_html(found, "p{margin:0}"), letter_text(found)


def test_what_a_letter_holds(project_of: ProjectOf) -> None:
    html, text = made(project_of(EVENTS), "2023-2")
    for said in (html, text):
        assert said.index("Un rapport") < said.index("En 2023") < said.index("Un pont")
        assert "letter independent" in said
        assert "help draft" in said
        assert "letter stop" in said
        assert "news no-proceeding" in said
        assert "Rien sur Travail de nuit, Travail au froid." in said
        assert "Une règle" not in said
        assert "Le site change" not in said


def test_forms_are_counted(project_of: ProjectOf) -> None:
    _, text = made(project_of(EVENTS), "2023-1")
    assert "- Travail de nuit (letter counted-form one 1)" in text
    assert "Rien sur Travail au froid." in text


def test_only_a_letter_near_the_end_of_the_documents_says_so(project_of: ProjectOf) -> None:
    project = project_of(EVENTS)
    assert "Jusqu’à" not in made(project, "2023-1")[1]
    assert "Jusqu’à juin 2024." in made(project, "2024-2")[1]


def test_a_half_year_that_is_not_over_says_so(project_of: ProjectOf) -> None:
    project = project_of(EVENTS, date(2024, 12, 24))
    assert "Pas finie, 24 décembre 2024." in made(project, "2024-2")[1]
    assert "Pas finie" not in made(project, "2023-2")[1]


def test_every_link_is_absolute(project_of: ProjectOf) -> None:
    project = project_of(EVENTS)
    found = letter(project.sites["fr"].view, project.links, Half(2024, 2))
    assert found is not None
    targets = [
        node.to
        for block in found.blocks
        if isinstance(block, Heading)
        for node in block.children
        if isinstance(node, Link)
    ]
    assert targets == [UrlRef("https://val-clair.example/nouvelles/own/")]
    html, text = made(project, "2024-2")
    hrefs = [a.get("href") for a in lxml.html.fromstring(html).iter("a")]
    assert len(hrefs) == 3
    assert all(href.startswith("https://val-clair.example/") for href in hrefs)
    assert [line.partition("] ")[2] for line in text.splitlines() if re.match(r"\[\d+\] ", line)] == hrefs


# ---- the mail


def test_mail_loads_nothing(project_of: ProjectOf) -> None:
    """No picture, script, table or remote anything; one style in the head, allowed by its hash."""
    html, _ = made(project_of(EVENTS), "2023-1")
    tree = lxml.html.document_fromstring(html)
    names = {element.tag for element in tree.iter("*")}
    assert names <= {
        "html", "head", "meta", "title", "link", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li",
        "div", "a", "time", "bdi", "span", "code", "sup",
    }  # fmt: skip
    assert [link.get("href") for link in tree.iter("link")] == ["data:,"]
    assert not tree.xpath("//@style | //@src | //@srcset | //@background")
    assert not [name for element in tree.iter("*") for name in element.attrib if name.startswith("on")]
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert (tree.get("lang"), tree.get("dir")) == ("fr", "ltr")


def test_mail_has_headings_in_order(project_of: ProjectOf) -> None:
    html, _ = made(project_of(EVENTS), "2023-2")
    tree = lxml.html.document_fromstring(html)
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.findtext(".//title") == tree.findtext(".//h1") == "Lettre de Lanternes, automne 2023"
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_texts_are_escaped(project_of: ProjectOf) -> None:
    html, text = made(project_of(EVENTS), "2023-1")
    assert "Une règle &amp; &lt; 3 lanternes" in html
    assert "Une règle & < 3 lanternes" in text


def test_french_in_an_english_mail_says_so(project_of: ProjectOf) -> None:
    html, _ = made(project_of(EVENTS), "2023-2", "en")
    assert ">A report</a>" in html
    assert '<span lang="fr">Il compte les lanternes.</span>' in html


def test_the_way_out_stands_in_the_copy_of_the_site_only(project_of: ProjectOf) -> None:
    """In a mail it would promise what it cannot do: the mail stays open behind it."""
    project = project_of(EVENTS)
    found = letter(project.sites["fr"].view, project.links, Half(2023, 1))
    assert found is not None
    mail = lxml.html.document_fromstring(letter_html(found, ""))
    copy = lxml.html.document_fromstring(letter_html(found, "", leave=True))
    assert mail.xpath("//a[@href='https://exit.example/']") == []
    assert copy.xpath("//body/*[1]/a/@href") == ["https://exit.example/"]


def test_a_release_may_be_indexed(project_of: ProjectOf) -> None:
    project = project_of(EVENTS)
    assert 'content="noindex"' in made(project, "2023-1")[0]
    view = View(project.corpus, "fr", project.today, release=True)
    found = letter(view, project.links, Half(2023, 1))
    assert found is not None
    assert "noindex" not in letter_html(found, "")


def test_edition_follows_the_texts(project_of: ProjectOf) -> None:
    """The mail and the text carry it; another text has another."""
    project = project_of(EVENTS)
    found = letter(project.sites["fr"].view, project.links, Half(2023, 1))
    html, text = made(project, "2023-1")
    assert found is not None
    assert found.edition in html
    assert found.edition in text
    words = EVENTS["content/fr/events/more.yml"].replace("partout", "ici")
    other = made(project_of({**EVENTS, "content/fr/events/more.yml": words}), "2023-1")[1]
    assert found.edition not in other


# ---- every real letter


@pytest.fixture(scope="module")
def real() -> Project:
    project, report = open_project(ROOT, date(2026, 11, 29))
    assert project is not None, report.render()
    return project


def test_every_real_letter(real: Project) -> None:
    """Lines that any mail program shows; the same words and addresses in both forms."""
    count = 0
    for site in real.sites.values():
        for half in halves(site.view):
            html, text = made(real, half.name, site.view.locale)
            assert max(map(len, text.splitlines())) <= WIDTH, half
            tree = lxml.html.document_fromstring(html)
            for title in tree.xpath("//h2 | //h3"):
                assert " ".join(title.text_content().split()) in flat(text), title.text_content()
            for href in tree.xpath("//a/@href"):
                assert href in text
            count += 1
    assert count >= 40


def flat(text: str) -> str:
    """A text without its line ends and the numbers of its links."""
    return " ".join(re.sub(r"\u00a0\[\d+\]", "", text).split())


def test_half_year_of_the_plan_is_told(real: Project) -> None:
    """2024-2 begins after our documents end: only what they date by the year alone is in it."""
    text = flat(made(real, "2024-2")[1])
    assert "18 juin 2024" in text
    assert "OLTIM" not in text
    assert "L’OCLTI crée un groupe d’analyse" in text


def test_impact_names_the_letters(project_of: ProjectOf) -> None:
    found = impact.of(project_of(EVENTS), "spring")
    assert {(reached.locale, reached.source, reached.files) for reached in found.prints} == {
        (
            locale,
            "letter/2023-1",
            tuple(f"{folder}/2023-1/reperes-2023-1-{locale}.{form}" for form in ("html", "txt")),
        )
        for locale, folder in (("fr", "lettres"), ("en", "en/letters"))
    }


# ---- the command


def run(root: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH}).invoke(main, ["-C", str(root), "letter", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    style = (ROOT / letters.STYLE).read_text("utf-8")
    return make(tmp_path, {**EVENTS, letters.STYLE.as_posix(): style})


def test_command_writes_both_forms_in_every_language(folder: Path) -> None:
    code, out, _ = run(folder, "--half", "2023-2")
    names = [f"reperes-2023-2-{locale}.{form}" for locale in ("en", "fr") for form in ("html", "txt")]
    assert code == 0
    assert sorted(path.name for path in (folder / "build/letters").iterdir()) == sorted(names)
    assert all(name in out for name in names)
    text = (folder / "build/letters/reperes-2023-2-fr.txt").read_text("utf-8")
    assert text.startswith("Lettre de Lanternes, automne 2023\n====")


def test_command_in_one_language_elsewhere(folder: Path, tmp_path: Path) -> None:
    code, _, _ = run(folder, "--half", "2023-1", "--locale", "en", "-o", str(tmp_path / "out"))
    assert code == 0
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert not (folder / "build/letters").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--half", "2024-3"], 2, "2024-3"),
        (["--half", "2025-2"], 2, "still to come"),
        (["--half", "2024-1"], 1, "nothing to tell"),
        (["--half", "2023-1", "--locale", "xx"], 2, '"xx" is no language'),
        ([], 2, "--half"),
    ],
)
def test_command_refuses(folder: Path, words: list[str], code: int, said: str) -> None:
    """And writes nothing."""
    found, out, error = run(folder, *words)
    assert (found, out) == (code, "")
    assert said in error
    assert "Traceback" not in error
    assert not (folder / "build/letters").exists()


def test_a_bad_source_stops_the_command(folder: Path) -> None:
    (folder / "content/fr/news/bad.md").write_text(
        "---\nid: bad\ndate: 2024-12-01\nkind: law\ntitle: Une règle\nlead: Avec Anselme.\n---\n", "utf-8"
    )
    code, out, error = run(folder, "--half", "2023-1")
    assert (code, out) == (1, "")
    assert "content/fr/news/bad.md:2:1: error: unsourced-news" in error
    assert "content/fr/news/bad.md:6:7: error: person-named" in error
    assert not (folder / "build/letters").exists()
