"""The plans, their axes and actions, and the assessment of January 2023, typed here from the documents."""

from __future__ import annotations

import re
import unicodedata

import pytest

from generator.evidence import normalised

from .real_corpus import LOCALES, archive, corpus, needs_archive, project

PLAN2_AXES = {1: 12, 2: 7, 3: 11, 4: 5, 5: 4, 6: 6}
# The measures that each of the seventeen actions of the second plan begins and ends with.
PLAN2_ACTIONS = {
    1: (1, 4), 2: (5, 7), 3: (8, 12), 4: (13, 15), 5: (16, 19), 6: (20, 21), 7: (22, 24), 8: (25, 26),
    9: (27, 28), 10: (29, 29), 11: (30, 30), 12: (31, 33), 13: (34, 35), 14: (36, 38), 15: (39, 39),
    16: (40, 42), 17: (43, 45),
}  # fmt: skip
PLAN3_KNOWN = {
    "p3-observatory", "p3-mniop", "p3-occupational-health", "p3-labour-inspection", "p3-transport-awareness",
    "p3-accommodation", "p3-secure-places", "p3-police-partnership", "p3-minors-network",
    "p3-housing-declaration", "p3-confiscated-assets", "p3-association-support",
}  # fmt: skip
# From the table of the opinion adopted by the commission on 12 January 2023, not from our files.
DONE = {38, 40, 45}
NOT_DONE = {2, 4, 10, 11, 12, 14, 16, 24, 27, 29, 35, 37, 39, 43}
JUDGED = {
    number: "done" if number in DONE else "not-done" if number in NOT_DONE else "partial"
    for number in range(1, 46)
}
IN_FRENCH = {
    "Réalisée": "done",
    "Partiellement réalisée": "partial",
    "Non réalisée": "not-done",
}


@pytest.mark.parametrize(
    ("plan", "announced", "exact", "known"),
    [("pan1", 23, True, 23), ("pan2", 45, True, 45), ("plan-2024-2027", 60, False, 12)],
)
def test_plan(plan: str, announced: int, exact: bool, known: int) -> None:  # noqa: FBT001
    facts = corpus().plans[plan]
    measures = [m for m in corpus().measures.values() if m.plan == plan]
    assert (facts.announced, facts.announced_exact) == (announced, exact)
    assert len(measures) == known
    assert facts.complete == (known == announced)
    if facts.complete:
        assert [m.number for m in measures] == list(range(1, announced + 1))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("plan", ["pan1", "pan2", "plan-2024-2027"])
def test_plan_page_leads_to_every_measure(plan: str, locale: str) -> None:
    document = project().sites[locale].document(f"plan/{plan}")
    assert {m.id for m in corpus().measures.values() if m.plan == plan} <= document.uses | {
        use.removesuffix(".title") for use in document.uses
    }


@pytest.mark.parametrize(("number", "count"), PLAN2_AXES.items())
def test_axes_of_the_second_plan(number: int, count: int) -> None:
    assert len(corpus().measures_of_axis[f"pan2-axis-{number}"]) == count


def test_axes() -> None:
    def numbers(plan: str) -> list[int]:
        return [axis.number for axis in corpus().axes.values() if axis.plan == plan]

    assert numbers("pan1") == [1, 2, 3]
    assert numbers("pan2") == [1, 2, 3, 4, 5, 6]
    assert numbers("plan-2024-2027") == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("number", "ends"), PLAN2_ACTIONS.items())
def test_actions_of_the_second_plan(number: int, ends: tuple[int, int]) -> None:
    inside = [m.number for m in corpus().measures.values() if m.action == f"pan2-action-{number}"]
    assert inside == list(range(ends[0], ends[1] + 1))


def test_there_are_seventeen_actions() -> None:
    assert [a.number for a in corpus().actions.values() if a.plan == "pan2"] == list(range(1, 18))


def test_known_measures_of_the_third_plan() -> None:
    assert {m.id for m in corpus().measures.values() if m.plan == "plan-2024-2027"} == PLAN3_KNOWN


@pytest.mark.parametrize(("number", "status"), JUDGED.items())
def test_assessment_of_january_2023(number: int, status: str) -> None:
    (assessment,) = corpus().measures[f"pan2-{number:02}"].assessments
    assert (assessment.assessor, assessment.date.iso) == ("cncdh", "2023-01-12")
    assert assessment.status == status


@pytest.mark.parametrize("plan", ["pan1", "plan-2024-2027"])
def test_nobody_has_judged_the_other_plans(plan: str) -> None:
    """Not known is never shown as not done."""
    assert not any(m.assessments for m in corpus().measures.values() if m.plan == plan)


def table_of_2023() -> list[tuple[str, str]]:
    """Title and verdict of each measure, as the archived table has them, in order."""
    lines = [normalised(line) for line in archive()["collectif-2023"].splitlines()]
    rows: list[tuple[str, str]] = []
    title: list[str] = []
    for line in lines[lines.index("Mesure") :]:
        if line in IN_FRENCH:
            # What stands before a title: the head of the table again, and the number.
            words = re.split(r"État d'avancement|HUMAINS|AUTEURS|VICTIMES|INTERNATIONAL", " ".join(title))[-1]
            rows.append((re.sub(r"^\s*\d+ ", "", words).strip(), IN_FRENCH[line]))
            title = []
        else:
            title.append(line)
    return rows


def letters(title: str) -> str:
    """What stays when typing, accents on capitals and the breaks of lines are left out of account."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]", "", plain)


@needs_archive
def test_the_list_typed_here_is_that_of_the_document() -> None:
    rows = table_of_2023()
    assert len(rows) == 45
    assert {number: status for number, (_, status) in enumerate(rows, 1)} == JUDGED


@needs_archive
@pytest.mark.parametrize("number", range(1, 46))
def test_official_title(number: int) -> None:
    """As one of the two documents prints it: each has a slip of its own."""
    ours = letters(corpus().units[f"pan2-{number:02}.title"].text)
    if ours != letters(table_of_2023()[number - 1][0]):
        assert f"mesure{number}{ours}" in letters(archive()["collectif-2020"])


@needs_archive
@pytest.mark.parametrize("number", range(1, 24))
def test_official_title_of_the_first_plan(number: int) -> None:
    ours = letters(corpus().units[f"pan1-{number:02}.title"].text)
    assert f"mesure{number}{ours}" in letters(archive()["minutes-2014"])
