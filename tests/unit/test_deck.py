"""Decks: a file that office programs open, that every reader can read, and that gives no answer away."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from content.real_corpus import LOCALES, project
from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Shown

from generator import document as d
from generator.compose.course import course
from generator.course import Choice, Course, Used
from generator.model.curriculum import Module
from generator.render.deck import TooLongError, deck
from generator.render.deck.questions import asked
from generator.slide_room import Level, Passage, height, passages

from .tiny_course import ACTIVITY, CASE, QUESTIONS, SLIDES, TOLD, line, text, tiny_course

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
POINT = 12700
DRAFT, NOTICE = "<draft>", "<notice>"
ASKED_FIRST = 7  # among the slides of the tiny course
MODULES = sorted(project().corpus.table(Module))


def find(element: etree._Element, path: str) -> list[etree._Element]:
    # The library gives its elements a method of the same name.
    return etree._Element.xpath(element, path, namespaces=NS)  # type: ignore[return-value]


def opened(content: bytes) -> Deck:
    return Presentation(io.BytesIO(content))


def parts(content: bytes) -> dict[str, etree._Element]:
    """Every part that holds XML of PowerPoint's own, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = [name for name in file.namelist() if re.match(r"ppt/.*\.xml$", name)]
        return {name: etree.fromstring(file.read(name)) for name in names}


def words_of(shape: etree._Element) -> str:
    return "\n".join("".join(find(p, ".//a:t/text()")) for p in find(shape, ".//a:p"))


def slide_words(slide: Shown) -> str:
    return "\n".join(words_of(shape) for shape in find(slide._element, ".//p:sp"))


def notes(slide: Shown) -> str:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    return str(frame.text)


def titles(made: Deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in made.slides]


def real(name: str, locale: str, depth: int = 3) -> Course:
    site = project().sites[locale]
    return course(site.view, project().corpus.table(Module)[name], project().links, depth)


@pytest.fixture(scope="module")
def tiny() -> Deck:
    return opened(deck(tiny_course()))


# ---- what stands where


def test_slides_come_in_the_order_of_the_session(tiny: Deck) -> None:
    assert titles(tiny) == [
        "Les lampes & l’ombre",
        "<outcomes>",
        "Deux lampes",
        "Trier",
        "Le silence",
        "La nuit",
        "<quiz>",
        "Combien de temps dure le silence ?",
        "Une lampe éclaire sans piles.",
        "<keep>",
        "<sources>",
        "<end>",
    ]


def test_every_title_is_a_placeholder_of_a_layout_of_ours(tiny: Deck) -> None:
    for slide in tiny.slides:
        assert slide.shapes.title is not None
        own = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        assert all(shape.is_placeholder for shape in slide.shapes)
        assert {shape.placeholder_format.idx for shape in slide.placeholders} <= own
    named = [layout.name for layout in tiny.slide_layouts]
    assert len(named) == len(set(named))
    assert "Title Slide" not in named


def test_outcomes_and_what_to_know_before(tiny: Deck) -> None:
    said = slide_words(tiny.slides[1])
    for words in (
        "Voir une lampe.",
        "Parler d’une lampe.",
        "<begin>",
        "<announce-2>",
        "<leave>",
        "<invented>",
    ):
        assert words in said
    assert "<hard" not in said  # it speaks to whoever teaches
    for slide in list(tiny.slides)[:2]:
        assert "Certains mots sont durs. Prévenez les participants." in notes(slide)


def test_a_session_without_cases_does_not_speak_of_them() -> None:
    made = opened(deck(tiny_course(steps=(SLIDES[0], ACTIVITY), distress=1)))
    assert "<invented>" not in slide_words(made.slides[1])
    assert "<announce-1>" in slide_words(made.slides[1])


def test_notes_say_how_long_how_and_what(tiny: Deck) -> None:
    activity, case = tiny.slides[3], tiny.slides[5]
    assert notes(activity).splitlines()[0] == "5\u00a0<minutes> · Par deux · séance courte"
    assert "Prévoyez des piles." in notes(activity)
    assert "Prévenez." in notes(case)
    assert "<answers>\n1. Une lampe, si on l’allume." in notes(case)
    assert "Une lampe, si on l’allume." not in slide_words(case)
    assert "Prévenez." not in slide_words(case)


def test_every_slide_has_notes_that_warn(tiny: Deck) -> None:
    for slide in tiny.slides:
        assert slide.has_notes_slide
        said = notes(slide).splitlines()
        assert len(said) > 2
        assert {DRAFT, NOTICE} <= set(said)


def test_first_and_last_slide_and_their_notes_carry_every_notice(tiny: Deck) -> None:
    every = {DRAFT, NOTICE, "Droit décrit au 1er juin 2024.", "Édition 0a1b2c3d"}
    for slide in (tiny.slides[0], tiny.slides[len(tiny.slides) - 1]):
        assert every <= set(slide_words(slide).splitlines())
        assert every <= set(notes(slide).splitlines())


def test_what_is_read_and_published_does_not_warn() -> None:
    made = opened(deck(tiny_course(draft=False, independent=False)))
    for slide in made.slides:
        assert DRAFT not in slide_words(slide) + notes(slide)
        assert NOTICE not in slide_words(slide) + notes(slide)
    assert "Édition 0a1b2c3d" in slide_words(made.slides[3])


def test_every_slide_but_the_first_has_its_number(tiny: Deck) -> None:
    fields = [find(slide._element, ".//a:fld[@type='slidenum']/a:t/text()") for slide in tiny.slides]
    assert fields == [[], *([str(at)] for at in range(2, len(fields) + 1))]


def test_an_activity_shows_its_minutes_and_its_method(tiny: Deck) -> None:
    said = slide_words(tiny.slides[3]).splitlines()
    assert {"5", "<minutes>", "Par deux", "Prenez une lampe.", "Posez-la."} <= set(said)


def test_a_case_stands_beside_its_prompts(tiny: Deck) -> None:
    said = slide_words(tiny.slides[5])
    assert "Cas inventé. Camille n’a pas de lampe & attend." in said
    assert "<prompts>\nQue voit-elle ?" in said


def test_sources_tell_documents_values_law_and_edition(tiny: Deck) -> None:
    said = slide_words(tiny.slides[10])
    assert "Rapport de Val-Clair · section 1, section 2" in said
    assert "Temps de silence · 2 jours · Règle 3, 1er juin 2024" in said
    assert "Lampes allumées" not in said  # named in the reading only
    assert {"Droit décrit au 1er juin 2024.", "Édition 0a1b2c3d"} <= set(said.splitlines())
    assert "https://val-clair.example/lampes/" in said


def test_a_value_is_proved_in_the_notes_of_its_slide(tiny: Deck) -> None:
    assert "• Temps de silence · 2 jours · Règle 3, 1er juin 2024" in notes(tiny.slides[4])
    assert "Règle 3" not in notes(tiny.slides[2])


def test_calls_say_who_vouches_for_a_number(tiny: Deck) -> None:
    said = slide_words(tiny.slides[11])
    assert "111\u00a0222\nUne oreille\nnon vérifié" in said
    assert "<end-text>" in said


def contacts(number: int) -> tuple[Used, ...]:
    return tuple(
        Used(f"ear-{at}", "contact", text(f"Oreille {at}"), f"{111 + at}", "non vérifié", "", ("handout",))
        for at in range(number)
    )


@pytest.mark.parametrize(("number", "slides"), [(0, 1), (3, 1), (4, 1), (9, 1), (13, 2)])
def test_all_who_may_be_called_are_there(number: int, slides: int) -> None:
    made = opened(deck(tiny_course(used=contacts(number))))
    last = list(made.slides)[-slides:]
    assert all(title.startswith("<end>") for title in titles(made)[-slides:])
    assert titles(made)[-slides - 1] == "<sources>"
    said = [words for slide in last for words in slide_words(slide).splitlines()]
    assert [words for words in said if words.startswith("Oreille")] == [
        f"Oreille {at}" for at in range(number)
    ]


# ---- questions


def test_the_right_answer_is_in_the_notes_and_nowhere_on_the_slide() -> None:
    """Were another answer right, the slide would not change in any byte."""
    choice, *others = QUESTIONS
    flipped = tuple(
        Choice(right=at == 2, text=answer.text, feedback=answer.feedback)
        for at, answer in enumerate(choice.answers)
    )
    one, other = deck(tiny_course()), deck(tiny_course(questions=(replace(choice, answers=flipped), *others)))
    slide = opened(one).slides[ASKED_FIRST]
    assert "<right> B. 2 jours" in notes(slide)
    assert "<right>" not in slide_words(slide)
    assert "Non, c’est plus long." in notes(slide)
    assert "plus long" not in slide_words(slide)
    before, after = parts(one), parts(other)
    changed = {name for name in before if etree.tostring(before[name]) != etree.tostring(after[name])}
    assert changed == {f"ppt/notesSlides/notesSlide{ASKED_FIRST + 1}.xml"}


def test_answers_are_lettered_in_their_order(tiny: Deck) -> None:
    slide = tiny.slides[ASKED_FIRST]
    layout = {s.placeholder_format.idx: s for s in slide.slide_layout.placeholders}
    answers = [shape for shape in slide.placeholders if 20 < shape.placeholder_format.idx < 30]
    assert [shape.text_frame.text for shape in answers] == ["Une heure", "2 jours", "A <year>"]
    starts = [
        find(
            layout[shape.placeholder_format.idx]._element,
            ".//a:lvl1pPr/a:buAutoNum[@type='alphaUcPeriod']/@startAt",
        )
        for shape in answers
    ]
    assert starts == [["1"], ["2"], ["3"]]


def test_only_questions_with_answers_to_choose_from_are_asked() -> None:
    assert {question.kind for question in asked(tiny_course())} == {"choice", "true-false"}


@pytest.mark.parametrize(("depth", "most"), [(1, 3), (2, 4), (3, 5)])
def test_three_to_five_questions_for_as_many_outcomes_as_can_be(depth: int, most: int) -> None:
    true_false = QUESTIONS[1]
    questions = tuple(
        replace(true_false, id=f"q-{at}", outcomes=("tell",) if at == 7 else ("see",)) for at in range(8)
    )
    found = asked(tiny_course(questions=questions, depth=depth))
    assert len(found) == most
    assert "q-7" in {question.id for question in found}
    assert [question.id for question in found] == sorted(question.id for question in found)


def test_a_question_too_long_for_a_slide_is_not_asked() -> None:
    long = replace(QUESTIONS[0], id="q-endless", stem=(line("Combien de lampes éclairent la rue ? " * 20),))
    assert [question.id for question in asked(tiny_course(questions=(long, *QUESTIONS)))] == [
        "q-long",
        "q-true",
    ]


def test_a_session_without_questions_has_no_part_for_them() -> None:
    assert "<quiz>" not in titles(opened(deck(tiny_course(questions=()))))


# ---- long texts

SENTENCE = (
    "Prenez la lampe numéro {at}, posez-la au bord de la table, et dites à votre voisin ce qu’elle éclaire."
)
LONG = tuple(SENTENCE.format(at=at) for at in range(1, 22))


def test_a_long_activity_goes_on_over_slides_and_loses_nothing() -> None:
    listed = d.ListBlock(tuple((line(words),) for words in LONG), ordered=True)
    made = opened(deck(tiny_course(steps=(replace(ACTIVITY, words=(listed,)),))))
    named = [title for title in titles(made) if title.startswith("Trier")]
    assert len(named) > 1
    assert named == [f"Trier ({at}/{len(named)})" for at in range(1, len(named) + 1)]
    shown = [slide for slide in made.slides if slide.shapes.title.text_frame.text in named]
    said = [
        words for slide in shown for words in slide_words(slide).splitlines() if words.startswith("Prenez")
    ]
    assert said == list(LONG)
    starts = [start for slide in shown for start in find(slide._element, ".//a:buAutoNum/@startAt")]
    assert starts == [str(at) for at in range(1, len(LONG) + 1)]
    assert all("Prévoyez des piles." in notes(slide) for slide in shown)
    assert overflowing(made) == []


def test_a_paragraph_higher_than_a_slide_is_parted_between_sentences() -> None:
    foreign = d.Foreign("en", (d.Text(" ".join(LONG)),))
    made = opened(deck(tiny_course(steps=(replace(CASE, words=(d.Paragraph((foreign,)),)),))))
    shown = [slide for slide in made.slides if slide.shapes.title.text_frame.text.startswith("La nuit (")]
    assert len(shown) > 2
    runs = [run for slide in shown for run in find(slide._element, ".//a:r") if "Prenez" in words_of_run(run)]
    assert {run.find("a:rPr", NS).get("lang") for run in runs} == {"en-GB"}
    said = " ".join(
        words for slide in shown for words in slide_words(slide).splitlines() if "Prenez" in words
    )
    assert said == " ".join(LONG)
    assert "<prompts>" in slide_words(shown[-1])
    assert overflowing(made) == []


def words_of_run(run: etree._Element) -> str:
    return "".join(find(run, "a:t/text()"))


def test_a_text_that_fits_in_no_way_is_named() -> None:
    with pytest.raises(TooLongError, match=r"lamps \(fr, 2\): Deux lampes et encore"):
        deck(tiny_course(steps=(replace(SLIDES[0], title=text("Deux lampes et encore " * 20)),)))


# ---- what every reader needs


def decks() -> Iterator[tuple[str, Course]]:
    yield "tiny", tiny_course()
    for name in MODULES:
        for locale in LOCALES:
            yield f"{name}-{locale}", real(name, locale)


COURSES = dict(decks())


@pytest.fixture(scope="module", params=COURSES)
def made(request: pytest.FixtureRequest) -> tuple[Course, bytes]:
    found = COURSES[request.param]
    return found, deck(found)


def test_every_slide_has_a_title_of_its_own_and_notes(made: tuple[Course, bytes]) -> None:
    shown = opened(made[1])
    assert all(title.strip() for title in titles(shown))
    assert len(set(titles(shown))) == len(shown.slides)
    for slide in shown.slides:
        assert len(notes(slide).splitlines()) > 2


def test_every_step_and_its_note_are_there(made: tuple[Course, bytes]) -> None:
    shown = list(opened(made[1]).slides)
    for step in made[0].steps:
        name = d.plain(step.title)
        own = [slide for slide in shown if slide.shapes.title.text_frame.text.startswith(name)]
        assert own, name
        assert notes(own[0]).startswith(f"{step.minutes}\u00a0")
        told = notes(own[0]).replace("\u00a0", " ")
        for passage in passages(step.note):
            assert d.plain(passage.nodes).replace("\u00a0", " ") in told


def test_what_a_card_says_is_shown_to_nobody_else() -> None:
    """The names of cards stand on the slide; what each tells its holder is in the guide."""
    secret = d.ListBlock(((line("Vous savez tout."),),))
    cards = d.ListBlock(((line("Carte : gardien"), secret),))
    course = tiny_course(steps=(replace(ACTIVITY, words=(cards,)),))
    shown = [words_of(slide._element) for slide in opened(deck(course)).slides]
    assert any("Carte : gardien" in words for words in shown)
    assert not any("Vous savez tout." in words for words in shown)


def test_every_word_has_its_language(made: tuple[Course, bytes]) -> None:
    """Also in layouts, in the master and where a trainer will type."""
    found, content = made
    for name, part in parts(content).items():
        for kind in ("r", "fld"):
            for run in find(part, f".//a:{kind}"):
                [lang] = find(run, "a:rPr/@lang")
                assert lang in (found.lang, "en-GB" if found.id == "lamps" else "fr-FR"), (
                    name,
                    words_of_run(run),
                )
        for end in find(part, ".//a:endParaRPr"):
            assert end.get("lang") == found.lang, name
        assert "en-US" not in etree.tostring(part).decode(), name


def test_foreign_words_keep_their_language(tiny: Deck) -> None:
    langs = {
        words_of_run(run): run.find("a:rPr", NS).get("lang")
        for run in find(tiny.slides[ASKED_FIRST]._element, ".//a:r")
    }
    assert langs["A <year>"] == "en-GB"
    assert langs["Une heure"] == "fr-FR"
    told = {words_of_run(run): run for run in find(tiny.slides[ASKED_FIRST].notes_slide._element, ".//a:r")}
    assert told["A <year>"].find("a:rPr", NS).get("lang") == "en-GB"


def test_french_stands_for_what_a_translation_lacks() -> None:
    title = (d.Foreign("fr", text("Deux lampes")),)
    english = tiny_course(lang="en-GB", locale="en", steps=(replace(SLIDES[0], title=title),))
    slide = opened(deck(english)).slides[2]
    [lang] = find(slide._element, ".//p:sp[.//p:ph/@type='title']//a:r[a:t='Deux lampes']/a:rPr/@lang")
    assert lang == "fr-FR"


def test_every_drawing_is_told_or_decorative(made: tuple[Course, bytes]) -> None:
    drawn = 0
    for name, part in parts(made[1]).items():
        for shape in find(part, ".//p:sp | .//p:pic | .//p:graphicFrame | .//p:grpSp | .//p:cxnSp"):
            placed = find(shape, "p:nvSpPr/p:nvPr/p:ph/@type")
            if placed == ["sldImg"] and "notesSlides" in name:
                assert find(shape, ".//p:cNvPr/@descr")[0].strip()
            elif not placed and not words_of(shape).strip():
                drawn += 1
                told = find(shape, ".//p:cNvPr/@descr | .//adec:decorative/@val")
                assert told, (name, etree.tostring(shape)[:300])
    assert drawn > 20


def test_no_program_shrinks_a_text(made: tuple[Course, bytes]) -> None:
    for name, part in parts(made[1]).items():
        if "notes" not in name.lower():
            assert not find(part, ".//a:normAutofit | .//a:spAutoFit"), name
    for layout in opened(made[1]).slide_layouts:
        for shape in layout.placeholders:
            assert find(shape._element, ".//a:bodyPr/a:noAutofit")


# ---- what fits: reckoned again from the file, as a program would


def levels(shape: etree._Element, layout: etree._Element) -> list[Level]:
    own = find(shape, ".//a:lstStyle/*") or find(layout, ".//a:lstStyle/*")
    return [
        Level(
            size=int(level.find("a:defRPr", NS).get("sz")) / 100,
            before=int(find(level, "a:spcBef/a:spcPts/@val")[0]) / 100,
            indent=int(level.get("marL")) / POINT,
            bold=level.find("a:defRPr", NS).get("b") == "1",
        )
        for level in own
    ]


def passages_of(shape: etree._Element) -> Iterator[tuple[Passage, float | None]]:
    """Paragraphs as they were written, and where their text begins."""
    for paragraph in find(shape, ".//a:p"):
        nodes = tuple(
            d.Strong(text(words_of_run(run))) if find(run, "a:rPr[@b='1']") else d.Text(words_of_run(run))
            for run in find(paragraph, "a:r | a:fld")
        )
        begin = find(paragraph, "a:pPr/@marL")
        level = find(paragraph, "a:pPr/@lvl")
        yield Passage(nodes, level=int(level[0]) if level else 0), int(begin[0]) / POINT if begin else None


def box(shape: etree._Element) -> tuple[float, float, float, float]:
    off, ext = find(shape, "p:spPr/a:xfrm/a:off")[0], find(shape, "p:spPr/a:xfrm/a:ext")[0]
    return tuple(int(part) / POINT for part in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))  # type: ignore[return-value]


def overflowing(shown: Deck) -> list[str]:
    """The texts that are higher than their places."""
    found = []
    for slide in shown.slides:
        layout = {shape.placeholder_format.idx: shape._element for shape in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            place = layout[shape.placeholder_format.idx]
            style, (_, _, width, room) = tuple(levels(shape._element, place)), box(place)
            total = 0.0
            for passage, begin in passages_of(shape._element):
                level = passage.set_in(style)
                level = level if begin is None else replace(level, indent=begin)
                total += height([replace(passage, level=0)], (level,), width)
            if total > room:
                found.append(shape.text_frame.text)
    return found


def test_no_text_leaves_its_place(made: tuple[Course, bytes]) -> None:
    assert overflowing(opened(made[1])) == []


def test_what_overflows_would_be_seen() -> None:
    shown = opened(deck(tiny_course()))
    shown.slides[2].placeholders[1].text_frame.text = "Une lampe éclaire la rue qui monte. " * 60
    assert [words[:9] for words in overflowing(shown)] == ["Une lampe"]


def test_no_place_leaves_the_slide(tiny: Deck) -> None:
    wide, high = tiny.slide_width / POINT, tiny.slide_height / POINT
    for layout in tiny.slide_layouts:
        for shape in layout.placeholders:
            left, top, width, room = box(shape._element)
            assert min(left, top) >= 0, (layout.name, shape.name)
            assert left + width <= wide, (layout.name, shape.name)
            assert top + room <= high, (layout.name, shape.name)


def test_places_of_a_layout_do_not_overlap(tiny: Deck) -> None:
    for layout in tiny.slide_layouts:
        boxes = [(shape.name, box(shape._element)) for shape in layout.placeholders]
        for at, (name, (left, top, width, room)) in enumerate(boxes):
            for other, (left2, top2, width2, room2) in boxes[at + 1 :]:
                gaps = (left2 - left - width, left - left2 - width2, top2 - top - room, top - top2 - room2)
                apart = max(gaps) > -1 / POINT
                assert apart, (layout.name, name, other)


# ---- contrast


@dataclass(frozen=True)
class Ground:
    """A shape with a colour, as the polygon that it covers."""

    points: list[tuple[float, float]]
    colour: str

    def covers(self, x: float, y: float) -> bool:
        inside = False
        for (x1, y1), (x2, y2) in pairwise([*self.points, self.points[0]]):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside


def outline(shape: etree._Element) -> list[tuple[float, float]]:
    left, top, width, room = box(shape)
    paths = find(shape, "p:spPr/a:custGeom//a:path")
    if not paths:
        return [(left, top), (left + width, top), (left + width, top + room), (left, top + room)]
    [path] = paths
    across, down = width / int(path.get("w")), room / int(path.get("h"))
    points: list[tuple[float, float]] = []
    for step in path:
        found = [(int(p.get("x")) * across + left, int(p.get("y")) * down + top) for p in find(step, "a:pt")]
        if len(found) == 3:
            p0, (p1, p2, p3) = points[-1], found
            for part in range(1, 9):
                t = part / 8
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                points.append(
                    tuple(
                        sum(w * p[axis] for w, p in zip(weights, (p0, p1, p2, p3), strict=True))
                        for axis in (0, 1)
                    )  # type: ignore[arg-type]
                )
        else:
            points += found
    return points


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_stands_out_from_its_ground() -> None:
    content = deck(tiny_course())
    found = parts(content)
    theme, master = found["ppt/theme/theme1.xml"], found["ppt/slideMasters/slideMaster1.xml"]
    named = {etree.QName(c).localname: c[0].get("val") for c in find(theme, ".//a:clrScheme/*")}
    mapped = dict(find(master, "p:clrMap")[0].attrib)

    def colour(name: str) -> str:
        return str(named[mapped.get(name, name)])

    seen = 0
    for name, layout in found.items():
        if "slideLayouts" not in name:
            continue
        [background] = find(layout, "p:cSld/p:bg//a:schemeClr/@val")
        hidden = layout.get("showMasterSp") == "0"
        above = [] if hidden else [s for s in find(master, ".//p:sp") if not find(s, ".//p:ph")]
        shapes = [*above, *find(layout, ".//p:sp")]
        grounds = [
            Ground(outline(shape), colour(fill))
            for shape in shapes
            for fill in find(shape, "p:spPr/a:solidFill/a:schemeClr/@val")
        ]
        for shape in shapes:
            if not words_of(shape).strip():
                continue
            inks = find(shape, ".//a:lstStyle//a:defRPr//a:schemeClr/@val | .//a:rPr//a:schemeClr/@val")
            assert inks
            left, top, width, room = box(shape)
            for x in (left + width * part / 12 for part in range(13)):
                for y in (top + room * part / 6 for part in range(7)):
                    under = [ground.colour for ground in grounds if ground.covers(x, y)]
                    below = under[-1] if under else colour(background)
                    for ink in inks:
                        seen += 1
                        assert contrast(colour(ink), below) >= 4.5, (name, words_of(shape), ink, below, x, y)
    assert seen > 1000


# ---- the file


def test_same_course_same_bytes() -> None:
    found = real("core-definition", "fr", 1)
    assert deck(found) == deck(real("core-definition", "fr", 1))
    assert deck(tiny_course()) == deck(tiny_course())


def test_nothing_of_the_moment_or_of_another_house_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(deck(tiny_course()))) as file:
        names = file.namelist()
        assert names == [
            "[Content_Types].xml",
            *sorted(name for name in names if name != "[Content_Types].xml"),
        ]
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in names if re.search(r"printer|thumbnail|app\.xml|\.jpe?g|\.bin", name)]
        whole = b"".join(file.read(name) for name in names).decode()
    for foreign in ("Click to edit", "Office Theme", "Steve Canny", "Calibri", "dcterms:created"):
        assert foreign not in whole, foreign


def test_the_file_says_what_it_is() -> None:
    said = opened(deck(tiny_course())).core_properties
    assert (said.title, said.language, said.author) == ("Les lampes & l’ombre", "fr-FR", "<site>")
    assert said.keywords == "0a1b2c3d"
    assert DRAFT in said.comments


def test_long_properties_are_cut() -> None:
    """PowerPoint has room for 255 signs."""
    words = {**TOLD, "draft": "Brouillon à relire. " * 4, "notice": "Démonstrateur. " * 5}
    made = opened(deck(tiny_course(words=words, law="Droit décrit un jour. " * 4)))
    assert 200 < len(made.core_properties.comments) <= 255


def test_fonts_are_on_every_office_machine(tiny: Deck) -> None:
    theme = parts(deck(tiny_course()))["ppt/theme/theme1.xml"]
    assert set(find(theme, ".//a:latin/@typeface")) == {"Arial"}
