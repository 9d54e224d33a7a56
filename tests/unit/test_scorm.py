"""A SCORM package lists exactly its files, asks for nothing outside, and says what every output says."""

from __future__ import annotations

import io
import json
import re
import zipfile
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from generator.render.scorm import package

from .tiny_course import COURSE, TOLD, tiny_course

CP = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
}


@pytest.fixture(scope="module")
def made() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package(COURSE)))


@pytest.fixture(scope="module")
def page(made: zipfile.ZipFile) -> html.HtmlElement:
    return html.document_fromstring(made.read("index.html").decode())


def test_lists_exactly_its_files(made: zipfile.ZipFile) -> None:
    manifest = etree.fromstring(made.read("imsmanifest.xml"))
    [sco] = manifest.xpath("//cp:resource[@adlcp:scormtype='sco']", namespaces=CP)
    [item] = manifest.xpath("//cp:item", namespaces=CP)
    assert item.get("identifierref") == sco.get("identifier")
    assert sorted(sco.xpath("cp:file/@href", namespaces=CP)) == sorted(
        set(made.namelist()) - {"imsmanifest.xml"}
    )
    assert sco.get("href") == "index.html"
    assert manifest.findtext("cp:metadata/cp:schemaversion", namespaces=CP) == "1.2"


def test_asks_for_nothing_outside(made: zipfile.ZipFile, page: html.HtmlElement) -> None:
    asked = {*page.xpath("//@src"), *page.xpath("//link/@href")} - {"data:,"}
    assert asked == {"sco.js", "sco.css"}
    assert all(urlsplit(a).scheme in ("", "https", "tel") for a in page.xpath("//a/@href"))
    assert not re.search(rb"url\(|@import", made.read("sco.css"))
    forbidden = (
        rb"\beval\b|Function\(|fetch\(|XMLHttp|import\(|[lL]ocalStorage|sessionStorage|cookie|innerHTML"
    )
    assert not re.search(forbidden, made.read("sco.js"))
    assert page.xpath("//@style | //@onclick | //script[not(@src)]") == []


def test_first_section_warns_and_says_whom_to_call(page: html.HtmlElement) -> None:
    first = page.xpath("//section")[0].text_content()
    assert TOLD["distress-2"] in first
    assert "Une oreille (non vérifié)" in first
    foot = page.xpath("string(//footer)")
    assert all(words in foot for words in COURSE.notices)


def test_everything_is_there(page: html.HtmlElement) -> None:
    titles = [heading.text_content() for heading in page.xpath("//section/h2")]
    questions = [f"<question> {number} / 4" for number in (1, 2, 3, 4)]
    assert titles == ["Les noms", "Le temps", "La nuit", *questions, "<end>"]
    [case] = page.xpath("//section[@id='c1']")
    assert [w in case.text_content() for w in (TOLD["distress-2"], "Camille", "si on l’allume")] == [True] * 3
    assert page.get("lang") == "fr"
    assert page.xpath("//label//a | //legend//a | //option/*") == []
    assert page.xpath("string(//label/span/span[@lang='en'])") == "A <year>"


def test_right_answers(page: html.HtmlElement) -> None:
    assert page.xpath("//section[@id='q1']//input[@data-right]/@value") == ["1"]
    assert page.xpath("//section[@id='q2']//input[@data-right]/@value") == ["1"]
    for select in page.xpath("//section[@id='q3']//select"):
        [label] = page.xpath(f"//label[@for='{select.get('id')}']")
        [right] = select.xpath(f"option[@value='{select.get('data-right')}']/text()")
        assert (label.text, right) in {("Jour", "Soleil"), ("Nuit", "Lampe"), ("Soir", "Bougie")}
    [accepted] = page.xpath("//section[@id='q4']//input/@data-accepted")
    assert "l’éclairagiste" in json.loads(accepted)


def test_kept_answers_belong_to_the_same_questions(page: html.HtmlElement) -> None:
    """A corrected text keeps what was answered; another question does not."""

    def shape(**changed: object) -> str:
        made = zipfile.ZipFile(io.BytesIO(package(tiny_course(**changed))))
        return str(html.document_fromstring(made.read("index.html")).xpath("//body/@data-shape")[0])

    assert shape(title=COURSE.lead, edition="other") == page.xpath("//body/@data-shape")[0]
    assert shape(questions=COURSE.questions[:-1]) != page.xpath("//body/@data-shape")[0]


def test_a_module_without_questions() -> None:
    made = zipfile.ZipFile(io.BytesIO(package(tiny_course(questions=()))))
    page = html.document_fromstring(made.read("index.html").decode())
    assert page.xpath("//form | //progress") == []
    assert page.xpath("//section[@id='end']")


def test_same_bytes() -> None:
    assert package(COURSE) == package(COURSE)
