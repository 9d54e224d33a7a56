"""What a pack adds to its courses: the values to check before a session, a form for contacts of the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..course import CheckGroup, CheckList, ContactForm, Course, ToCheck, Used, notices
from ..document import plain
from ..localize import Scope, View
from .course import LANGS, words_of
from .proof import edition_of

KINDS = ("law", "figure", "contact")
COLUMNS = ("label", "value", "where", "source", "date", "tick")
# An estimate: nobody has measured it.
MINUTES_A_LINE = 1
# Whom a trainer may have to call, in the order of the form; the last one twice, for what a place has more.
SERVICES = (
    "association", "victims", "hospital", "children", "labour", "police", "prefecture", "interpreter",
    "legal", "health", "team", "other", "other",
)  # fmt: skip


def check_list(view: View, title: str, courses: Sequence[Course]) -> CheckList:
    """The values that courses name, each once, by kind. The courses are in the language of the view."""
    count = len({used.fact for course in courses for used in course.used})
    minutes = str(MINUTES_A_LINE * count)
    return CheckList(
        lang=_lang(view),
        name=view.word("check-list.values"),
        title=title,
        head=(
            view.word("check-list.values-text"),
            view.word("check-list.time", minutes=minutes, each=str(MINUTES_A_LINE)),
            view.word("check-list.whom"),
            view.word("check-list.changed"),
        ),
        blanks=(view.word("check-list.by"), view.word("check-list.on")),
        columns=tuple(view.word(f"check-list.{name}") for name in COLUMNS),
        groups=tuple(_groups(view, courses)),
        nothing=view.word("check-list.nothing"),
        editions_title=view.word("check-list.editions"),
        editions=tuple(_edition(course) for course in courses),
        notices=notices(
            words_of(view),
            ", ".join(dict.fromkeys(course.edition_line for course in courses)),
            draft=any(course.draft for course in courses),
            independent=view.corpus.publisher.name is None,
        ),
    )


def _groups(view: View, courses: Sequence[Course]) -> Iterator[CheckGroup]:
    """The values by kind, in the order of their first use."""
    for kind in KINDS:
        found: dict[str, Used] = {}
        where: dict[str, list[str]] = {}
        for course in courses:
            for used in course.used:
                if used.kind == kind:
                    found.setdefault(used.fact, used)
                    where.setdefault(used.fact, []).append(_places(course, used, alone=len(courses) == 1))
        rows = (
            ToCheck(used.label, used.text, tuple(where[fact]), used.source, used.date)
            for fact, used in found.items()
        )
        if found:
            yield CheckGroup(view.word(f"check-list.{kind}"), tuple(rows))


def _places(course: Course, used: Used, *, alone: bool) -> str:
    """Where a course names a value; which course, if there is more than one."""
    said = ", ".join(dict.fromkeys(course.place(context) for context in used.where))
    return said if alone else f"{course.words['module']} {course.number} ({said})"


def _edition(course: Course) -> str:
    module = f"{course.words['module']} {course.number}"
    return f"{module}. {plain(course.title)}. {course.law} {course.edition_line}."


def _lang(view: View) -> str:
    return LANGS.get(view.locale, view.locale)


def local_contacts(view: View) -> ContactForm:
    """A form for contacts that no site may hold: it is handed out by hand."""
    columns = ("service", "who", "phone", "hours", "checked")
    form = ContactForm(
        lang=_lang(view),
        title=view.word("local.title"),
        lead=view.word("local.lead"),
        safety=(view.word("local.safe"), view.word("local.never")),
        columns=tuple(view.word(f"local.{name}") for name in columns),
        rows=tuple(view.word(f"local.{name}") for name in SERVICES),
        notices=(),
    )
    said = [form.title, form.lead, *form.safety, *form.columns, *form.rows]
    edition = edition_of(Scope(view), said)
    line, independent = view.word("help.edition", edition=edition), view.corpus.publisher.name is None
    return replace(form, notices=notices(words_of(view), line, draft=False, independent=independent))
