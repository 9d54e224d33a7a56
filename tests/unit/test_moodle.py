"""Moodle XML, read back as Moodle reads it."""

from __future__ import annotations

from lxml import etree, html

from generator.course import Question
from generator.render.moodle import quiz

from .tiny_course import COURSE, TOLD, tiny_course


def asked(root: etree._Element, kind: str) -> etree._Element:
    [question] = root.findall(f"question[@type='{kind}']")
    return question


def read() -> etree._Element:
    return etree.fromstring(quiz((COURSE,), "Val/Clair"))


def right(question: etree._Element) -> list[str]:
    """The texts worth everything; all others must be worth nothing."""
    worth = {a.findtext("text"): a.get("fraction") for a in question.findall("answer")}
    assert set(worth.values()) <= {"0", "100"}
    return [words for words, fraction in worth.items() if fraction == "100"]


def test_category_then_notices_then_questions() -> None:
    root = read()
    kinds = [question.get("type") for question in root]
    assert kinds == ["category", "description", "multichoice", "truefalse", "matching", "shortanswer"]
    path = root.findtext("question/category/text")
    assert path == "$course$/top/Val//Clair/05 Les lampes & l’ombre"
    told = html.fromstring(asked(root, "description").findtext("questiontext/text"))
    for words in (TOLD["draft"], TOLD["notice"], COURSE.law, COURSE.edition_line, TOLD["distress-2"]):
        assert words in told.text_content()
    assert told.xpath("string(.//a[@href='tel:111222'])") == "111 222"


def test_each_question_is_known_again_and_says_its_language() -> None:
    for question, made in zip(COURSE.questions, read()[2:], strict=True):
        assert made.findtext("idnumber") == f"lamps/{question.id}"
        assert [tag.text for tag in made.findall("tags/tag/text")] == list(question.outcomes)
        stem = html.fromstring(made.findtext("questiontext/text"))
        assert stem.get("lang") == "fr"
        assert made.find("questiontext").get("format") == "html"
        assert made.findtext("name/text").startswith("05.0")


def test_choice() -> None:
    made = asked(read(), "multichoice")
    assert (made.findtext("single"), made.findtext("shuffleanswers")) == ("true", "true")
    [answer] = right(made)
    assert html.fromstring(answer).text_content() == "2 jours"
    told = [html.fromstring(f).text_content() for f in (x.text for x in made.findall("answer/feedback/text"))]
    assert told == ["Non, c’est plus long.", "Oui.", "Non. Appelez le 111 222."]
    foreign = html.fromstring(made.findall("answer/text")[2].text)
    assert foreign.xpath("string(.//span[@lang='en'])") == "A <year>"


def test_true_and_false_have_moodles_names() -> None:
    made = asked(read(), "truefalse")
    assert [answer.findtext("text") for answer in made.findall("answer")] == ["true", "false"]
    assert right(made) == ["false"]


def test_matching() -> None:
    made = asked(read(), "matching")
    pairs = [
        (html.fromstring(pair.findtext("text")).text_content(), pair.findtext("answer/text"))
        for pair in made.findall("subquestion")
    ]
    assert pairs == [("Jour", "Soleil"), ("Nuit", "Lampe"), ("Soir", "Bougie")]
    assert "À chaque moment" in made.findtext("generalfeedback/text")


def test_short_answers_as_they_may_be_typed() -> None:
    """Without the accents and the apostrophe of a book; an asterisk would stand for any words."""
    made = asked(read(), "shortanswer")
    assert made.findtext("usecase") == "0"
    assert right(made) == [
        "l’éclairagiste",
        "l'éclairagiste",
        "l'eclairagiste",
        r"Éclairagiste\*",
        r"Eclairagiste\*",
    ]


def test_several_modules_one_file() -> None:
    questions: tuple[Question, ...] = ()
    other = tiny_course(id="shadows", number=6, questions=questions)
    root = etree.fromstring(quiz((COURSE, other), "Parcours"))
    assert len(root.findall("question[@type='category']")) == 2
    assert quiz((COURSE, other), "Parcours") == quiz((COURSE, other), "Parcours")
