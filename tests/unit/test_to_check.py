"""What a pack adds to its courses: the values to check, a form for contacts; what a course says elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diagnostics.project import interface

from generator import document as d
from generator.compose.course import course
from generator.compose.to_check import SERVICES, check_list, local_contacts
from generator.course import Course
from generator.document import plain
from generator.localize import View
from generator.model.curriculum import Module
from generator.project import Project

from .tiny_module import FACTS, FILES, TEXT

ProjectOf = Callable[..., Project]
HANDOUT = "### Ce qu’il faut garder\n- Une lampe.\n"
SECOND = {
    "modules/candles/module.yml": FACTS.replace("id: lamps", "id: candles").replace("number: 1", "number: 2"),
    "modules/candles/fr.md": TEXT.replace("title: Les lampes", "title: Les bougies").replace(
        "Montrez-les.", "Elles durent {quiet_time}."
    ),
}


def courses(project: Project, depth: int = 3) -> tuple[View, list[Course]]:
    """Every module, by number, in French."""
    view = project.sites["fr"].view
    modules = sorted(project.corpus.table(Module).values(), key=lambda module: module.number)
    return view, [course(view, module, project.links, depth) for module in modules]


def with_handout(text: str) -> Mapping[str, str]:
    return FILES | {"modules/lamps/fr.md": TEXT.replace(HANDOUT, text)}


# ---- the list


def test_a_course_alone_says_where_each_value_stands(project_of: ProjectOf) -> None:
    view, own = courses(project_of(FILES))
    made = check_list(view, "Une soirée", own)
    [group] = made.groups
    [row] = group.rows
    node = view.fact_value("quiet-time")
    assert node is not None
    assert (group.title, row.text) == (view.word("check-list.law"), plain((node,)))
    assert plain(row.label) == plain(own[0].used[0].label) != ""
    assert row.where == (f"{view.word('course.question')} 1",)
    assert made.title == "Une soirée"


def test_a_value_of_several_courses_is_checked_once(project_of: ProjectOf) -> None:
    view, both = courses(project_of(FILES | SECOND))
    assert [one.id for one in both] == ["lamps", "candles"]
    [group] = check_list(view, "Une soirée", both).groups
    [row] = group.rows
    module, question = view.word("course.module"), view.word("course.question")
    assert row.where == (f"{module} 1 ({question} 1)", f"{module} 2 (Deux lampes, {question} 1)")


def test_list_says_how_long_it_takes_and_which_editions(project_of: ProjectOf) -> None:
    words = interface(check_list_time="{minutes} minutes, {each} chacune")
    view, both = courses(project_of(FILES | SECOND | {"content/fr/interface.yml": words}))
    made = check_list(view, "Une soirée", both)
    assert "1 minutes, 1 chacune" in made.head
    assert [one.edition in line for one, line in zip(both, made.editions, strict=True)] == [True, True]
    assert all(any(one.edition in notice for notice in made.notices) for one in both)
    assert view.word("module.unread") in made.notices
    assert view.word("help.notice") in made.notices


def test_list_of_a_course_without_values_is_empty(project_of: ProjectOf) -> None:
    view, _ = courses(project_of(FILES))
    assert check_list(view, "Une soirée", []).groups == ()


# ---- the form


def test_form_asks_for_every_service_and_for_no_address(project_of: ProjectOf) -> None:
    view, _ = courses(project_of(FILES))
    form = local_contacts(view)
    assert len(form.rows) == len(SERVICES)
    assert {view.word("local.children"), view.word("local.interpreter")} <= set(form.rows)
    assert form.columns == tuple(
        view.word(f"local.{name}") for name in ("service", "who", "phone", "hours", "checked")
    )
    assert view.word("local.safe") in form.safety
    assert view.word("help.notice") in form.notices


def test_edition_of_the_form_follows_its_words(project_of: ProjectOf) -> None:
    def edition(**words: str) -> str:
        files = {"content/fr/interface.yml": interface(**words)}
        return local_contacts(project_of(files).sites["fr"].view).notices[-1]

    assert edition() == edition()
    assert edition() != edition(local_hospital="Hôpital")


# ---- what a course says to those who do not see it, and from elsewhere


def test_strong_words_alone_are_a_heading(project_of: ProjectOf) -> None:
    files = with_handout("### Lampes\n\n**Le soir**\n\n- Allumer.\n\n**Vite** : éteindre.\n")
    _, [made] = courses(project_of(files))
    kinds = [(type(block).__name__, getattr(block, "level", 0)) for block in made.handout]
    assert kinds == [("Heading", 3), ("Heading", 4), ("ListBlock", 0), ("Paragraph", 0)]
    heading = made.handout[1]
    assert isinstance(heading, d.Heading)
    assert heading.children == (d.Text("Le soir"),)


def test_links_are_whole_addresses(project_of: ProjectOf) -> None:
    project = project_of(with_handout("Voir **[ceci](page:plans)**.\n"))
    _, [made] = courses(project)
    [block] = made.handout
    assert isinstance(block, d.Paragraph)
    strong = block.children[1]
    assert isinstance(strong, d.Strong)
    [link] = strong.children
    assert isinstance(link, d.Link)
    assert isinstance(link.to, d.UrlRef)
    assert link.to.url == f"{project.links.site_url.rstrip('/')}/plans/"


def test_places_are_told_in_words(project_of: ProjectOf) -> None:
    view, [made] = courses(project_of(FILES))
    said = [made.place(context) for context in ("shown", "pairs", "reading", "handout", "front")]
    assert said == [
        "Deux lampes",
        f"{view.word('course.question')} 2",
        view.word("course.reading"),
        view.word("module.handout"),
        view.word("course.front"),
    ]
