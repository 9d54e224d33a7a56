"""What the documents say of the plans, typed here from the documents and not from our files."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.evidence import normalised, verify
from generator.project import Project

# The table that the associations' collective printed in February 2023, measure by measure.
DONE = {38, 40, 45}
NOT_DONE = {2, 4, 10, 11, 12, 14, 16, 24, 27, 29, 35, 37, 39, 43}
AXES_OF_PAN2 = {
    1: range(1, 13),
    2: range(13, 20),
    3: range(20, 31),
    4: range(31, 36),
    5: range(36, 40),
    6: range(40, 46),
}
ACTIONS_OF_PAN2 = {
    1: range(1, 5),
    2: range(5, 8),
    3: range(8, 13),
    4: range(13, 16),
    5: range(16, 20),
    6: range(20, 22),
    7: range(22, 25),
    8: range(25, 27),
    9: range(27, 29),
    10: range(29, 30),
    11: range(30, 31),
    12: range(31, 34),
    13: range(34, 36),
    14: range(36, 39),
    15: range(39, 40),
    16: range(40, 43),
    17: range(43, 46),
}


def numbers(project: Project, plan: str) -> list[int | None]:
    return [m.number for m in project.corpus.measures.values() if m.plan == plan]


def test_first_plan_has_23_measures(project: Project) -> None:
    assert numbers(project, "pan1") == list(range(1, 24))


def test_second_plan_has_45_measures(project: Project) -> None:
    assert numbers(project, "pan2") == list(range(1, 46))


def test_third_plan_shows_what_the_documents_name(project: Project) -> None:
    assert len(numbers(project, "plan-2024-2027")) >= 12
    assert not project.corpus.plans["plan-2024-2027"].complete


@pytest.mark.parametrize("number", range(1, 46))
def test_assessment_of_january_2023(project: Project, number: int) -> None:
    expected = "done" if number in DONE else "not-done" if number in NOT_DONE else "partial"
    found = [a for a in project.corpus.measures[f"pan2-{number:02}"].assessments if a.assessor == "cncdh"]
    assert [(a.date.iso, a.status) for a in found] == [("2023-01-12", expected)]


def test_counts_of_the_assessment(project: Project) -> None:
    found = Counter(
        a.status for m in project.corpus.measures.values() for a in m.assessments if a.assessor == "cncdh"
    )
    assert found == {"done": 3, "partial": 28, "not-done": 14}


@pytest.mark.parametrize("axis", AXES_OF_PAN2)
def test_measures_of_an_axis(project: Project, axis: int) -> None:
    found = project.corpus.measures_of_axis[f"pan2-axis-{axis}"]
    assert [m.number for m in found] == list(AXES_OF_PAN2[axis])


@pytest.mark.parametrize("action", ACTIONS_OF_PAN2)
def test_measures_of_an_action(project: Project, action: int) -> None:
    found = [m.number for m in project.corpus.measures.values() if m.action == f"pan2-action-{action}"]
    assert found == list(ACTIONS_OF_PAN2[action])


def test_horizon(project: Project) -> None:
    assert project.corpus.horizon.iso == "2024-06-18"


def test_every_evidence_stands_in_its_document(project: Project, archive: Path) -> None:
    report = Report()
    verified = verify(project.corpus, archive, report)
    assert not report.failed, report.render()
    assert verified.found == verified.total > 1000


def test_no_private_contact_of_the_documents(project: Project, archive: Path) -> None:
    raw = "\n".join(file.read_text("utf-8") for file in archive.glob("*.txt"))
    contacts = set(re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", raw)) | set(
        re.findall(r"\b0[1-9](?: \d{2}){4}\b", raw)
    )
    assert contacts
    texts = "\n".join(unit.text for unit in project.corpus.units.values())
    assert not [contact for contact in contacts if contact in texts]


def test_no_person_of_the_documents(project: Project, archive: Path) -> None:
    raw = "\n".join(file.read_text("utf-8") for file in archive.glob("*.txt"))
    title = r"(?:M\.|Madame|Monsieur|Coordination :|par)"
    pattern = rf"{title} ([A-ZÉÈ][a-zéèêëïç]+ (?:[A-ZÉÈ][\w-]+ ?){{1,2}})"
    people = {name.strip() for name in re.findall(pattern, raw)}
    assert len(people) > 5
    texts = normalised(
        "\n".join(
            [unit.text for unit in project.corpus.units.values()]
            + [
                entry.msgstr
                for catalogue in project.corpus.catalogues.values()
                for entry in catalogue.values()
            ]
        )
    )
    surnames = {name.split()[-1] for name in people} | {name.split()[0] for name in people}
    kept = {name for name in surnames if len(name) > 4 and re.search(rf"\b{name}\b", texts)}
    assert kept <= {"Conseil", "France", "Ministre", "Europe"}, kept


@pytest.mark.parametrize("word", ["Koutcha", "Satouk", "Jorbalan"])
def test_no_shelter_is_named(project: Project, word: str) -> None:
    texts = [unit.text for unit in project.corpus.units.values()]
    facts = [fact.model_dump_json() for fact in project.corpus.facts()]
    assert not [text for text in (*texts, *facts) if word.lower() in text.lower()]
