"""A module's text as blocks, and wrong answers that stay wrong when the law changes."""

from __future__ import annotations

import pytest

from generator import document as d
from generator import multiples
from generator.diagnostics import Report
from generator.lesson import Lesson
from generator.lesson_parser import parse_lesson

TEXT = """\
---
title: Les lampes
lead: Voir les lampes.
---

## Noms {#names}

Une lampe éclaire.

:::: slide shown depth=1 minutes=4
### Deux lampes
- La rouge
- La bleue
::: note
Montrez-les.
:::
::::

Une autre lampe.

:::: case night depth=2 minutes=6 distress=1 outcomes=see,tell
### La nuit
Cas inventé.
::: prompts
1. Que voit-elle ?
:::
::: answers
1. Une lampe.
:::
::::

:::: question colour kind=choice depth=1 outcomes=see
Quelle couleur ?
- [ ] Verte
  > Non.
- [x] Rouge
  > Oui.
- [ ] {period_x2}
  > Ce n’est pas une couleur.
::::

:::: question pairs kind=matching depth=3 outcomes=see
Reliez.
- Jour = Soleil
- Nuit = Lampe
- Soir = Bougie
> Bien.
::::
"""


@pytest.fixture
def lesson() -> Lesson:
    report = Report()
    found = parse_lesson("lamps", "modules/lamps/fr.md", TEXT, report)
    assert found is not None, report.render()
    return found


def say(context: str, text: str) -> d.Inlines:
    return (d.Text(f"{context}: {text}"),)


def test_blocks_know_their_depth_minutes_and_outcomes(lesson: Lesson) -> None:
    assert [(b.kind, b.id, b.depth, b.minutes, b.outcomes) for b in lesson.blocks] == [
        ("slide", "shown", 1, 4, ()),
        ("case", "night", 2, 6, ("see", "tell")),
        ("question", "colour", 1, 0, ("see",)),
        ("question", "pairs", 3, 0, ("see",)),
    ]


def test_reading_is_what_stands_between_blocks(lesson: Lesson) -> None:
    heading, *paragraphs = lesson.reading(say)
    assert isinstance(heading, d.Heading)
    assert (heading.id, d.plain(heading.children)) == ("names", "lamps#names: Noms")
    assert [d.plain(p.children) for p in paragraphs if isinstance(p, d.Paragraph)] == [
        "lamps#names: Une lampe éclaire.",
        "lamps#names: Une autre lampe.",
    ]


def test_a_block_has_a_title_its_words_and_its_parts(lesson: Lesson) -> None:
    slide, case = lesson.blocks[:2]
    assert slide.title == "Deux lampes"
    assert slide.words(say) == (
        d.ListBlock(
            (
                (d.Paragraph((d.Text("lamps#shown: La rouge"),)),),
                (d.Paragraph((d.Text("lamps#shown: La bleue"),)),),
            )
        ),
    )
    assert slide.part("note", say) == (d.Paragraph((d.Text("lamps#shown: Montrez-les."),)),)
    [prompts] = case.part("prompts", say)
    assert isinstance(prompts, d.ListBlock)
    assert prompts.ordered
    assert slide.part("answers", say) == ()


def test_a_question_knows_what_is_right_and_what_is_said(lesson: Lesson) -> None:
    colour, pairs = lesson.of_kind("question")
    assert [(a.right, a.text, a.feedback) for a in colour.answers] == [
        (False, "Verte", "Non."),
        (True, "Rouge", "Oui."),
        (False, "{period_x2}", "Ce n’est pas une couleur."),
    ]
    assert pairs.pairs == (("Jour", "Soleil"), ("Nuit", "Lampe"), ("Soir", "Bougie"))
    assert pairs.feedback == "Bien."


def test_every_text_can_be_translated_where_it_stands(lesson: Lesson) -> None:
    """Marks of answers and signs between pairs are no words."""
    places = {(t.context, t.text): t.span.line for t in lesson.texts}
    lines = TEXT.splitlines()
    for context, text, line in (
        ("lamps#colour", "Rouge", "- [x] Rouge"),
        ("lamps#pairs", "Bougie", "- Soir = Bougie"),
        ("lamps#shown", "Montrez-les.", "Montrez-les."),
    ):
        assert places[context, text] == lines.index(line) + 1
    assert not any("[x]" in text or " = " in text or ":::" in text for _, text in places)


@pytest.mark.parametrize(
    ("duration", "factor", "found"),
    [
        ("P30D", "x2", "P60D"),
        ("P30D", "x3", "P90D"),
        ("P30D", "half", "P15D"),
        ("P31D", "half", "P15D"),
        ("P1M", "half", "P15D"),
        ("P6M", "half", "P3M"),
        ("P1Y", "half", "P6M"),
        ("P10Y", "x2", "P20Y"),
        ("P1D", "half", None),
        ("P1Y6M", "x2", None),
    ],
)
def test_multiples(duration: str, factor: str, found: str | None) -> None:
    assert multiples.scaled(duration, factor) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("reflection-period-x2", ("reflection-period", "x2")),
        ("reflection-period-half", ("reflection-period", "half")),
        ("reflection-period", None),
        ("x2", None),
    ],
)
def test_names_of_multiples(name: str, found: tuple[str, str] | None) -> None:
    assert multiples.split(name) == found
