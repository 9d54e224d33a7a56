"""A Common Cartridge lists exactly its files, and its questions know their right answers."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from generator.render.cartridge import cartridge

from .tiny_course import COURSE, TOLD, tiny_course

CP = {"cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
LOM = {"lom": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"}
QTI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
FILES = {"lamps": {"05-lamps-support.odt": b"odt", "05-lamps-support.pdf": b"pdf"}}
OTHER = tiny_course(id="shadows", number=6, edition="f00dcafe", edition_line="Édition f00dcafe")


@pytest.fixture(scope="module")
def made() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(cartridge("Un parcours", (COURSE, OTHER), FILES)))


@pytest.fixture(scope="module")
def manifest(made: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(made.read("imsmanifest.xml"))


@pytest.fixture(scope="module")
def quiz(made: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(made.read("05-lamps/quiz.xml"))


def test_lists_exactly_its_files(made: zipfile.ZipFile, manifest: etree._Element) -> None:
    listed = manifest.xpath("//cp:file/@href", namespaces=CP)
    assert sorted(listed) == sorted(set(made.namelist()) - {"imsmanifest.xml"})
    assert made.read("05-lamps/05-lamps-support.odt") == b"odt"


def test_known_by_its_first_lines(made: zipfile.ZipFile, manifest: etree._Element) -> None:
    """Moodle looks for the namespace in the first 500 bytes."""
    assert b'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"' in made.read("imsmanifest.xml")[:500]
    assert manifest.findtext("cp:metadata/cp:schemaversion", namespaces=CP) == "1.1.0"
    said = manifest.xpath("string(//lom:description/lom:string)", namespaces=LOM)
    assert all(words in said for words in (*COURSE.notices, OTHER.edition_line))


def test_modules_in_their_order(manifest: etree._Element) -> None:
    """What a path shows: each module, its reading, what is taken away, its questions."""
    modules = manifest.findall("cp:organizations/cp:organization/cp:item/cp:item", CP)
    shown = [
        [item.findtext("cp:title", namespaces=CP) for item in m.iter(f"{{{CP['cp']}}}item")] for m in modules
    ]
    handouts = ["<handout> (ODT)", "<handout> (PDF)"]
    assert shown == [
        ["Les lampes & l’ombre", "<reading>", *handouts, "<quiz>"],
        ["Les lampes & l’ombre", "<reading>", "<quiz>"],
    ]


def test_every_line_leads_to_a_resource(manifest: etree._Element) -> None:
    ids = manifest.xpath("//@identifier")
    assert len(ids) == len(set(ids))
    resources = {r.get("identifier"): r for r in manifest.iter(f"{{{CP['cp']}}}resource")}
    assert manifest.xpath("//@identifierref") == list(resources)
    for resource in resources.values():
        page = resource.get("type") == "webcontent"
        assert page or resource.get("type") == "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
        # The profile forbids an address for assessments and asks for one of pages.
        assert resource.get("href") == (resource.find("cp:file", CP).get("href") if page else None)


def test_page_to_read(made: zipfile.ZipFile) -> None:
    page = html.document_fromstring(made.read("05-lamps/index.html").decode())
    assert page.get("lang") == "fr"
    said = page.text_content()
    for words in (*COURSE.notices, TOLD["distress-2"], "Une oreille", "Camille", "Rapport de Val-Clair"):
        assert words in said
    assert page.xpath("//a[.='les plans']/@href") == ["https://val-clair.example/plans/"]
    assert all(urlsplit(a).scheme in ("https", "tel") for a in page.xpath("//@href"))
    assert page.xpath("//@src | //link | //script") == []


PROFILES = {"q-long": "multiple_choice", "q-true": "true_false", "q-word": "fib"} | {
    f"q-pairs-{number}": "multiple_choice" for number in (1, 2, 3)
}


def test_only_kinds_of_the_profile(quiz: etree._Element) -> None:
    found = {
        item.get("ident"): item.xpath("string(q:itemmetadata//q:fieldentry)", namespaces=QTI)
        for item in quiz.iterfind(".//q:item", QTI)
    }
    assert found == {f"lamps-{name}": f"cc.{kind}.v0p1" for name, kind in PROFILES.items()}


def score(item: etree._Element, answer: str) -> tuple[str | None, list[str]]:
    """What a platform makes of an answer: its score, and what it says."""
    worth, said = None, []
    for condition in item.iterfind("q:resprocessing/q:respcondition", QTI):
        equal = [e.text for e in condition.iterfind("q:conditionvar/q:varequal", QTI)]
        if condition.find("q:conditionvar/q:other", QTI) is None and answer not in equal:
            continue
        worth = condition.findtext("q:setvar", namespaces=QTI) or worth
        said += [feedback.get("linkrefid") for feedback in condition.iterfind("q:displayfeedback", QTI)]
        if condition.get("continue") != "Yes":
            break
    texts = [
        item.xpath(f"string(q:itemfeedback[@ident='{name}']//q:mattext)", namespaces=QTI) for name in said
    ]
    return worth, [html.fromstring(words).text_content() for words in texts]


def offered(item: etree._Element) -> dict[str, str]:
    labels = item.iterfind(".//q:response_label", QTI)
    return {
        html.fromstring(label.findtext("q:material/q:mattext", namespaces=QTI)).text_content(): label.get(
            "ident"
        )
        for label in labels
    }


def item_of(quiz: etree._Element, name: str) -> etree._Element:
    [item] = quiz.xpath(f"//q:item[@ident='lamps-{name}']", namespaces=QTI)
    return item


def test_choice(quiz: etree._Element) -> None:
    item = item_of(quiz, "q-long")
    answers = offered(item)
    assert {words: score(item, name) for words, name in answers.items()} == {
        "Une heure": (None, ["Non, c’est plus long."]),
        "2 jours": ("100", ["Oui."]),
        "A <year>": (None, ["Non. Appelez le 111 222."]),
    }


def test_true_and_false_by_the_names_that_platforms_know(quiz: etree._Element) -> None:
    item = item_of(quiz, "q-true")
    assert offered(item) == {"Vrai": "true", "Faux": "false"}
    assert score(item, "true") == (None, ["Non, il en faut."])
    assert score(item, "false") == ("100", ["Exact."])


def test_each_pair_is_a_choice(quiz: etree._Element) -> None:
    for number, (left, right) in enumerate((("Jour", "Soleil"), ("Nuit", "Lampe"), ("Soir", "Bougie")), 1):
        item = item_of(quiz, f"q-pairs-{number}")
        asked = item.findtext("q:presentation/q:material/q:mattext", namespaces=QTI)
        assert left in html.fromstring(asked).text_content()
        answers = offered(item)
        assert set(answers) == {"Soleil", "Lampe", "Bougie"}
        for words, name in answers.items():
            worth = "100" if words == right else None
            assert score(item, name) == (worth, ["À chaque moment sa lumière."])


def test_typed(quiz: etree._Element) -> None:
    item = item_of(quiz, "q-word")
    for words in ("l’éclairagiste", "l'éclairagiste", "l'eclairagiste"):
        assert score(item, words) == ("100", ["C’est son métier."])
    assert score(item, "le soleil") == (None, ["C’est son métier."])


def test_notices_before_the_questions(quiz: etree._Element) -> None:
    rubric = html.fromstring(quiz.findtext(".//q:rubric/q:material/q:mattext", namespaces=QTI))
    assert all(words in rubric.text_content() for words in COURSE.notices)


@pytest.mark.parametrize("name", ["index.html", "../index.html", "/a.pdf"])
def test_names_of_files_are_their_own(name: str) -> None:
    with pytest.raises(ValueError, match=r"named|path"):
        cartridge("Un parcours", (COURSE,), {"lamps": {name: b""}})


def test_no_files_of_another_module() -> None:
    with pytest.raises(ValueError, match="no module shadows"):
        cartridge("Un parcours", (COURSE,), {"shadows": {"a.pdf": b""}})


def test_same_bytes() -> None:
    assert cartridge("Un parcours", (COURSE,), FILES) == cartridge("Un parcours", (COURSE,), FILES)
