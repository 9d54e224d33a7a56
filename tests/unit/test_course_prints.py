"""Guide and handout: everything stands on them, for eyes and for ears, and a sheet is never a booklet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from generator import document as d
from generator.course import Course
from generator.document import plain
from generator.render import paper
from generator.render.paper import PaperError, Press, Print, TooLongError

from .printed_course import ADDRESS, EDITION, ENGLISH, PLANS, lines, paragraph, printed_course
from .printed_course import text as said
from .read_pdf import codes, faults, languages, pages, sizes, tags, text, texts, words

Form = Callable[[Course], Print]
FORMS = {"guide": paper.guide, "handout": paper.handout}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
SMALLEST = 9


@pytest.fixture(scope="module")
def guide(press: Press) -> bytes:
    return press.pdf(paper.guide(printed_course()))


@pytest.fixture(scope="module")
def handout(press: Press) -> bytes:
    return press.pdf(paper.handout(printed_course()))


# ---- both


@each_form
def test_it_is_accessible(press: Press, form: Form, tmp_path: Path) -> None:
    assert faults(press.pdf(form(printed_course())), tmp_path) == []


@each_form
def test_two_presses_give_the_same_bytes(press: Press, form: Form) -> None:
    assert Press(press.fonts).pdf(form(printed_course())) == press.pdf(form(printed_course()))


@each_form
def test_it_says_what_it_is(press: Press, form: Form) -> None:
    course = printed_course()
    made = press.pdf(form(course))
    read = text(made)
    # At the foot of pages no program reads them aloud: they end the text too.
    last = words(texts(made)[-1])
    assert [notice for notice in course.notices if words(notice) not in last] == []
    assert EDITION in read
    assert all(EDITION in page for page in texts(made))
    with pdfium.PdfDocument(made) as document:
        kept = document.get_metadata_dict(skip_empty=True)
    assert kept["Title"].startswith("Les lampes · [")
    assert not {"CreationDate", "ModDate", "Author"} & kept.keys()


@each_form
def test_notices_of_a_released_course_are_gone(press: Press, form: Form) -> None:
    read = text(press.pdf(form(replace(printed_course(), draft=False, independent=False))))
    assert "Brouillon" not in read
    assert "Démonstrateur" not in read
    assert EDITION in read


@each_form
def test_its_code_leads_to_the_module(press: Press, form: Form) -> None:
    assert codes(press.pdf(form(printed_course()))) == {ADDRESS}


@each_form
def test_it_has_one_title_and_skips_no_level(press: Press, form: Form) -> None:
    levels = [int(tag.kind[1]) for tag in tags(press.pdf(form(printed_course()))) if tag.kind[0] == "H"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# ---- the guide


def test_guide_holds_every_word(guide: bytes) -> None:
    course, read = printed_course(), words(text(guide))
    wanted = [plain(nodes) for nodes in (course.title, course.lead, course.whom, *course.keep)]
    wanted += [plain(outcome) for _, outcome in course.outcomes]
    wanted += ["La rouge", "Il dure 30 jours.", "Dites-le lentement.", "Une seule table.", "Posez-la."]
    wanted += [
        "Que voit-elle ?",
        "Une lampe éteinte.",
        "Laissez parler.",
        course.hard,
        "Le rapport des lampes",
    ]
    wanted += [course.words[key] for key in ("announce", "leave", "nobody-tells", "invented")]
    assert [one for one in wanted if words(one) not in read] == []


def test_guide_marks_right_answers_and_no_others(guide: bytes) -> None:
    read = words(text(guide))
    mark = words("[correct]")
    assert f"30joursouiunmois{mark}" in read
    assert f"vraiouirouge{mark}" in read
    assert f"nonc’esttrop{mark}".replace("’", "") not in read
    assert f"fauxsirouge{mark}" not in read
    assert words("le gardien, gardien") in read
    assert words("Jour Bougie Nuit Lampe") in read


def test_guide_puts_each_answer_beside_its_prompt(guide: bytes) -> None:
    assert words("1. Que voit-elle ? Une lampe éteinte. 2. Qui appelle-t-elle ? Le gardien.") in words(
        text(guide)
    )


def test_guide_of_prompts_without_an_answer_each_shows_both(press: Press) -> None:
    course = printed_course()
    case = replace(course.steps[3], answers=(paragraph(d.Text("Elle voit ce qu’elle voit.")),))
    read = words(text(press.pdf(paper.guide(replace(course, steps=(*course.steps[:3], case))))))
    assert words("Qui appelle-t-elle ?") in read
    assert words("Elle voit ce qu’elle voit.") in read


def test_guide_says_when_each_step_begins(guide: bytes) -> None:
    """In hours and minutes: the case begins after a quarter of an hour."""
    rows = [line.split() for line in text(guide).splitlines() if line[:2] == "0:"]
    assert [(row[0], row[1]) for row in rows] == [
        ("0:00", "2"),
        ("0:02", "3"),
        ("0:05", "10"),
        ("0:15", "65"),
    ]


def test_guide_lists_the_values_to_check(guide: bytes) -> None:
    read = words(text(guide))
    for used in printed_course().used:
        assert words(f"{plain(used.label)} {used.text}") in read
        assert words(used.source) in read
    assert words("Le silence, Question 1, [handout] article 1") in read


def test_guide_has_real_lists_and_tables(guide: bytes) -> None:
    """Programme, case, pairs and values are tables; the words of slides, the steps, the answers are lists."""
    found = Counter(tag.kind for tag in tags(guide))
    assert found["Table"] == found["THead"] == 4
    assert found["TH"] == 4 + 2 + 2 + 5
    assert found["L"] >= 6
    assert found["P"] >= 20


@pytest.mark.parametrize("at", range(5), ids=["slide", "text", "activity", "case", "question"])
def test_nothing_is_cut_from_what_is_longer_than_a_page(press: Press, at: int) -> None:
    course = printed_course()
    long = tuple(paragraph(d.Text(f"phrase{row} " * 30)) for row in range(80))
    if at < len(course.steps):
        steps = tuple(replace(s, words=long, note=long) if n == at else s for n, s in enumerate(course.steps))
        course = replace(course, steps=steps)
    else:
        course = replace(course, questions=(replace(course.questions[0], stem=long), *course.questions[1:]))
    read = text(press.pdf(paper.guide(course)))
    times = 30 if at == len(course.steps) else 60
    assert Counter(word for word in read.split() if word.startswith("phrase")) == {
        f"phrase{row}": times for row in range(80)
    }


def test_guide_of_several_courses(press: Press, tmp_path: Path) -> None:
    """A list with the page of each comes first; each course is below the title of the whole."""
    first = printed_course()
    second = replace(first, number=2, title=said("Les bougies"), edition_line="Édition 99ffee11", minutes=5)
    made = press.pdf(paper.guide(first, second, title="Une soirée"))
    alone = pages(press.pdf(paper.guide(first)))
    assert faults(made, tmp_path) == []
    assert pages(made) == 1 + 2 * alone
    levels = [tag.kind for tag in tags(made) if tag.kind[0] == "H"]
    assert levels.count("H1") == 1
    with pdfium.PdfDocument(made) as document:
        assert document.get_metadata_dict()["Title"] == "Une soirée"
        contents = words(document[0].get_textpage().get_text_range())
        foot = document[1 + alone].get_textpage().get_text_range()
    assert words("1. Les lampes Droit décrit au 1er juin 2024. Édition 0a1b2c3d 80 min 2") in contents
    assert words(f"Édition 99ffee11 5 min {2 + alone}") in contents
    assert "99ffee11" in foot
    assert EDITION not in foot


def test_guide_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="course"):
        paper.guide()


@each_form
def test_block_that_no_print_shows_is_refused(form: Form) -> None:
    """Never left out."""
    course = printed_course()
    strange: d.Blocks = (d.Details("Voir", ()),)
    steps = tuple(replace(step, words=strange) for step in course.steps)
    with pytest.raises(PaperError, match="Details"):
        form(replace(course, handout=strange, steps=steps))


# ---- the handout


def test_handout_holds_every_word(handout: bytes) -> None:
    course, read = printed_course(), words(text(handout))
    wanted = [
        "Les lampes",
        "Ce qu’il faut garder",
        "Le silence aide.",
        "Dans l’ordre",
        "2. Attendre.",
        ENGLISH,
    ]
    wanted += [
        "Le mot lamp veut dire lampe.",
        "Qui Nom Gardien Voisin Camille",
        "Le rapport des lampes : page 2",
    ]
    wanted += [plain(one) for one in course.keep]
    wanted += [course.words[key] for key in ("own-notes", "own-notes-text", "calls", "keep", "sources")]
    wanted += ["116 006 Écoute [unverified]", "17 Police"]
    assert [one for one in wanted if words(one) not in read] == []


def test_handout_says_only_of_unverified_lines_that_they_are(handout: bytes) -> None:
    assert text(handout).count("[unverified]") == 1


def test_handout_has_real_blocks(handout: bytes) -> None:
    found = Counter(tag.kind for tag in tags(handout))
    assert found["Link"] == 1
    assert found["Table"] == found["THead"] == 1
    # What to keep, two lists of the text, whom to call, sources.
    assert found["L"] == 5
    assert found["H3"] == 1
    # Above the title, in the text, in its lists, beside notes, each line to call, sources and notices.
    assert found["P"] == 1 + 3 + 4 + 1 + (3 + 2) + 2
    assert PLANS.encode() in handout


def test_words_in_another_language_keep_it(handout: bytes, guide: bytes) -> None:
    assert "en" in languages(handout)
    assert "en" not in languages(guide)


def test_dots_of_a_text_are_room_to_write(handout: bytes) -> None:
    assert "…" not in text(handout)


def long(course: Course, count: int, *, whole: bool = False) -> Course:
    """With so many parts more, or one part with so many lines."""
    if whole:
        return replace(course, handout=(*course.handout, lines(*["mot " * 9] * count)))
    parts = (
        part
        for at in range(count)
        for part in (d.Heading(3, said(f"Partie {at}"), f"h-{at}"), lines("mesure " * 12, "mesure " * 7))
    )
    return replace(course, handout=(*course.handout, *parts))


def test_handout_is_a_sheet_or_is_refused(press: Press) -> None:
    """However long: letters get smaller, never too small; then it says by how much it is too long."""
    seen = set()
    for count in range(0, 60, 4):
        try:
            made = press.pdf(paper.handout(long(printed_course(), count)))
        except TooLongError:
            break
        assert pages(made) == 2
        if count:
            seen |= sizes(made, "mesure")
            assert words(f"Partie {count - 1}") in words(text(made))
    else:
        pytest.fail("sixty parts more fit two sides of a sheet")
    assert count > 12
    assert max(seen) == pytest.approx(11, abs=0.1)
    assert SMALLEST <= min(seen) < 10


def test_too_long_handout_says_by_how_much(press: Press) -> None:
    def much(count: int) -> float:
        with pytest.raises(TooLongError, match=r"“handout” is [\d.]+ mm too long") as raised:
            press.pdf(paper.handout(long(printed_course(), count)))
        return float(str(raised.value).partition(" is ")[2].partition(" ")[0])

    assert much(120) > much(60) > 0


def test_handout_of_text_alone(press: Press, tmp_path: Path) -> None:
    """Without headings, calls, or what to keep."""
    bare = replace(
        printed_course(), handout=(paragraph(d.Text("Une phrase.")),), keep=(), used=(), sources=()
    )
    made = press.pdf(paper.handout(bare))
    assert faults(made, tmp_path) == []
    assert pages(made) == 2
    assert "[calls]" not in text(made)
    assert "[keep]" not in text(made)


@pytest.mark.parametrize("sign", ["𓀀"])
def test_sign_in_no_font_is_refused(press: Press, sign: str) -> None:
    strange = replace(printed_course(), title=said(f"La lampe {sign}"))
    for form in FORMS.values():
        with pytest.raises(PaperError, match=sign):
            press.pdf(form(strange))
