"""Each module as platforms take it: every question has its right answer, every zip lists its files."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from lxml import etree, html

from generator.compose.course import course
from generator.course import Course
from generator.document import plain
from generator.model.curriculum import Module
from generator.render.cartridge import cartridge
from generator.render.moodle import quiz
from generator.render.scorm import package

from .real_corpus import project

WHOLE = 3
MOST_LETTERS_OF_A_TAG = 50
QTI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
in_each_language = pytest.mark.parametrize("locale", ["fr", "en"])


@cache
def courses(locale: str) -> tuple[Course, ...]:
    made, modules = project(), project().corpus.table(Module).values()
    return tuple(course(made.sites[locale].view, module, made.links, WHOLE) for module in modules)


def text(markup: str) -> str:
    return str(html.fromstring(markup).text_content())


def listed(packed: bytes) -> tuple[list[str], list[str]]:
    """The files that a manifest lists, and those that are there beside it."""
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        manifest = etree.fromstring(found.read("imsmanifest.xml"))
        hrefs = manifest.xpath("//*[local-name()='file']/@href")
        return sorted(hrefs), sorted(set(found.namelist()) - {"imsmanifest.xml"})


@in_each_language
def test_true_stands_before_false(locale: str) -> None:
    """Platforms know these two answers by their place."""
    words = {"fr": ["Vrai", "Faux"], "en": ["True", "False"]}[locale]
    asked = [q for shown in courses(locale) for q in shown.questions if q.kind == "true-false"]
    assert asked
    assert [q.id for q in asked if [plain(answer.text) for answer in q.answers] != words] == []


@in_each_language
def test_moodle(locale: str) -> None:
    root = etree.fromstring(quiz(courses(locale), "Repères"))
    made = {
        question.findtext("idnumber"): question
        for question in root
        if question.get("type") not in ("category", "description")
    }
    asked = {f"{shown.id}/{q.id}": q for shown in courses(locale) for q in shown.questions}
    assert made.keys() == asked.keys()
    assert len(asked) > 50
    for name, question in asked.items():
        worth = [(a.get("fraction"), a.findtext("text")) for a in made[name].findall("answer")]
        right = [words for fraction, words in worth if fraction == "100"]
        wanted = [plain(answer.text) for answer in question.answers if answer.right]
        if question.kind == "choice":
            assert [text(words) for words in right] == wanted, name
        elif question.kind == "true-false":
            assert right == ["true" if question.answers[0].right else "false"], name
        elif question.kind == "short":
            assert set(wanted) <= set(right), name
            assert len(right) == len(worth), name
        else:
            pairs = [
                (p.findtext("text"), p.findtext("answer/text")) for p in made[name].findall("subquestion")
            ]
            assert [(text(left), right) for left, right in pairs] == [
                (plain(left), plain(right)) for left, right in question.pairs
            ], name
        assert all(len(tag.text) <= MOST_LETTERS_OF_A_TAG for tag in made[name].findall("tags/tag/text"))


@in_each_language
def test_cartridge(locale: str) -> None:
    shown = courses(locale)
    packed = cartridge("Repères", shown, {c.id: {f"{c.stem}.odt": b"odt"} for c in shown})
    in_manifest, there = listed(packed)
    assert in_manifest == there
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        for one in shown:
            asked = etree.fromstring(found.read(f"{one.stem}/quiz.xml"))
            items = asked.findall(".//q:item", QTI)
            parts = [len(question.pairs) or 1 for question in one.questions]
            assert len(items) == sum(parts)
            for item in items:
                [right] = item.xpath(".//q:respcondition[q:setvar='100']", namespaces=QTI)
                equal = {e.text for e in right.iterfind("q:conditionvar/q:varequal", QTI)}
                offered = set(item.xpath(".//q:response_label/@ident", namespaces=QTI))
                assert (len(equal) == 1 and equal < offered) if offered else equal, item.get("ident")
                shown_feedback = set(item.xpath(".//q:displayfeedback/@linkrefid", namespaces=QTI))
                assert shown_feedback == set(item.xpath("q:itemfeedback/@ident", namespaces=QTI))


@in_each_language
def test_scorm(locale: str) -> None:
    for shown in courses(locale):
        packed = package(shown)
        in_manifest, there = listed(packed)
        assert in_manifest == there == ["index.html", "sco.css", "sco.js"]
        with zipfile.ZipFile(io.BytesIO(packed)) as found:
            page = html.document_fromstring(found.read("index.html").decode())
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), shown.id
        assert len(page.xpath("//section[contains(@class, 'question')]")) == len(shown.questions)
        assert page.xpath("//section[@id='start']//a[starts-with(@href, 'tel:')]"), shown.id
