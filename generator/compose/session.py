"""A path as a session in one language: programme, tests, papers, what to check; without a format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from .. import document as d
from ..course import Course, Papers, Part, Question, Session, Sheet, notices
from ..document import Inlines, PageRef
from ..links import Links
from ..localize import Scope, View
from ..model.curriculum import Length
from ..paths import Path, Placed
from .course import LANGS, course, words_of

TESTS = ("test-before", "test-after", "test-six-months")
FEW = 5  # modules: a test of fewer asks two questions about each
TEST = 10  # minutes that an opening or a closing needs to hold a test
LETTERS = "ABCDEFGH"
SEATS = 20
# Papers that editors wrote as pages of the site, by the name of the file.
PAGES = {
    "countdown": "session-countdown",
    "questionnaire-same-day": "session-same-day",
    "questionnaire-three-months": "session-three-months",
    "certificate": "session-certificate",
    "safety": "session-safety",
}
READ_ME, MOODLE = "session-read-me", "session-moodle"

CourseOf = Callable[[Placed], Course]


def called(scope: Scope, path: Path) -> str:
    """What a path is called: for whom, how long, and the forms it goes into."""
    parts = [scope.plain(path.profession, "title")] if path.profession else []
    parts += [scope.plain(path.length.id, "short" if parts else "title")]
    parts += [scope.plain(form, "title") for form in path.forms]
    return " · ".join(parts)


def session(view: View, path: Path, links: Links, course_of: CourseOf | None = None) -> Session:
    """A path in the language of a view. `course_of` hands out modules that were composed already."""
    scope = Scope(view)
    of = course_of or (lambda part: course(view, part.module, links, part.depth))
    courses = tuple(of(part) for part in path.placed)
    words = words_of(view) | {"ics-text": view.word("session.ics-text")}
    programme = programme_of(scope, path, [part.title for part in courses])
    sheets = (_programme(scope, path, courses, programme), *_tests(view, courses))
    edition = _code([part.edition for part in courses], programme, sheets)
    return Session(
        id=path.id,
        locale=view.locale,
        lang=LANGS.get(view.locale, view.locale),
        title=called(scope, path),
        lead=scope.say(path.length.id, "lead"),
        minutes=path.length.minutes,
        courses=courses,
        programme=programme,
        sheets=sheets,
        words=words,
        address=links.href("curriculum", view.locale, PageRef(page_key(path)), "absolute"),
        edition=edition,
        edition_line=view.word("help.edition", edition=edition),
        draft=any(part.draft for part in courses) or any(s != "reviewed" for s in scope.used.values()),
        withdrawn=any(part.withdrawn for part in courses),
        independent=view.corpus.publisher.name is None,
    )


def _code(*said: object) -> str:
    """Eight characters that change with anything that is said."""
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8]


def page_key(path: Path) -> str:
    """The page that tells of a path: of its profession, or of its length where it is for everybody."""
    return f"path/{path.profession or path.length.id}"


# ---- the programme, and what is written from it


def programme_of(scope: Scope, path: Path, titles: Iterable[Inlines]) -> tuple[Part, ...]:
    """The parts of a session in their order; `titles` are those of its modules."""
    view, length = scope.view, path.length
    named = frame_of(view, length)
    taught = [Part(t, p.minutes, p.module.id) for p, t in zip(path.placed, titles, strict=True)]
    middle = half([part.minutes for part in taught])

    def other(name: str, minutes: int) -> list[Part]:
        return [Part((d.Text(name),), minutes)] if minutes > 0 else []

    return (
        *other(named["opening"], length.opening),
        *taught[:middle],
        *other(named["breaks"], length.breaks),
        *taught[middle:],
        *other(named["closing"], length.closing),
        *other(view.word("session.left"), path.left),
    )


def half(minutes: Sequence[int]) -> int:
    """How many parts fill half of a session, the last of them whole; `assets/composer.js` counts alike."""
    sums = accumulate(minutes)
    return next((at for at, spent in enumerate(sums, 1) if 2 * spent >= sum(minutes)), len(minutes))


def _programme(scope: Scope, path: Path, courses: Sequence[Course], programme: Sequence[Part]) -> Sheet:
    view = scope.view
    lead = (d.Text(f"{called(scope, path)}. "), *scope.say(path.length.id, "lead"))
    outcomes = tuple((d.Paragraph(text),) for part in courses for _, text in part.outcomes)
    blocks = (
        programme_table(view, programme),
        d.Heading(2, (d.Text(view.word("module.outcomes")),), "outcomes"),
        d.ListBlock(outcomes),
    )
    return Sheet("programme", (d.Text(view.word("session.programme")),), lead, blocks)


def frame_of(view: View, length: Length) -> dict[str, str]:
    """What opens, interrupts and closes a session: a short one has no time for a test."""
    short = {name: "-short" if getattr(length, name) < TEST else "" for name in ("opening", "closing")}
    return {"breaks": view.word("session.breaks")} | {
        name: view.word(f"session.{name}{ending}") for name, ending in short.items()
    }


def programme_table(view: View, programme: Iterable[Part]) -> d.Table:
    """The parts of a session, when each begins after the start, and how long it takes."""
    at = 0
    lines: list[tuple[Inlines, ...]] = []
    for part in programme:
        told = view.word("module.minutes", minutes=str(part.minutes))
        minutes = (d.Text(told.replace(" ", "\u00a0")),)
        lines.append((part.title, (d.Text(f"{at // 60}:{at % 60:02d}"),), minutes))
        at += part.minutes
    columns = (
        d.Column((d.Text(view.word("module.step")),)),
        d.Column((d.Text(view.word("session.from")),), numeric=True),
        d.Column((d.Text(view.word("module.time")),), numeric=True),
    )
    return d.Table(view.word("module.programme"), columns, tuple(lines))


# ---- tests, drawn from the questions


def drawn(courses: Sequence[Course]) -> dict[str, tuple[tuple[Course, Question], ...]]:
    """The questions of each test: of every module those that come next, in their order, from the first on."""
    many = 2 if len(courses) <= FEW else 1
    found: dict[str, list[tuple[Course, Question]]] = {name: [] for name in TESTS}
    for part in courses:
        asked = [q for q in part.questions if q.kind in ("choice", "true-false")]
        for at, name in enumerate(TESTS):
            chosen = {(at * many + n) % len(asked): None for n in range(many)} if asked else {}
            found[name] += [(part, asked[i]) for i in chosen]
    return {name: tuple(questions) for name, questions in found.items()}


def _tests(view: View, courses: Sequence[Course]) -> tuple[Sheet, ...]:
    sheets = []
    answers: list[d.Block] = []
    for name, questions in drawn(courses).items():
        title = (d.Text(view.word(f"session.{name}")),)
        asked = tuple(_asked(question) for _, question in questions)
        lead = (d.Text(view.word("session.test-lead")),)
        sheets.append(Sheet(name, title, lead, (d.ListBlock(asked, ordered=True),)))
        answers += [d.Heading(2, title, name), d.ListBlock(tuple(map(_answer, questions)), ordered=True)]
    title = (d.Text(view.word("session.answers")),)
    sheets.append(Sheet("test-answers", title, (d.Text(view.word("session.answers-lead")),), tuple(answers)))
    return tuple(sheets)


def _asked(question: Question) -> d.Blocks:
    lines = tuple(
        (d.Paragraph((d.Text(f"☐ {letter}. "), *answer.text)),)
        for letter, answer in zip(LETTERS, question.answers, strict=False)
    )
    return (*question.stem, d.ListBlock(lines))


def _answer(asked: tuple[Course, Question]) -> d.Blocks:
    part, question = asked
    letters = zip(LETTERS, question.answers, strict=False)
    [(letter, answer)] = [(letter, answer) for letter, answer in letters if answer.right]
    words = (d.Strong((d.Text(f"{letter}. "), *answer.text)), d.Text(" "), *answer.feedback)
    return (d.Paragraph(words), d.Paragraph(part.title, "soft"))


# ---- papers


def papers(view: View) -> Papers | None:
    """What every pack of a language holds; None while a page of it is not written."""
    scope, known = Scope(view), view.corpus.pages
    if not {READ_ME, MOODLE, *PAGES.values()} <= known.keys():
        return None
    sheets = (*(_page(scope, name, page) for name, page in PAGES.items()), _attendance(view))
    words = words_of(view) | {
        name: view.word(f"session.{name}") for name in ("files", "from", "sources-lead")
    }
    # Holes of templates: whoever fills one puts a number there.
    words["session-minutes"] = view.word("session.minutes", minutes="{minutes}")
    words["part-minutes"] = view.word("module.minutes", minutes="{minutes}")
    read_me, moodle = _page(scope, "README", READ_ME), _page(scope, "moodle", MOODLE)
    edition = view.word("help.edition", edition=_code(read_me, moodle, sheets))
    draft = any(state != "reviewed" for state in scope.used.values())
    independent = view.corpus.publisher.name is None
    return Papers(
        locale=view.locale,
        lang=LANGS.get(view.locale, view.locale),
        read_me=read_me,
        moodle=moodle,
        sheets=sheets,
        words=words,
        notices=notices(words, edition, draft=draft, independent=independent),
    )


def _page(scope: Scope, name: str, page: str) -> Sheet:
    """An editorial page as a paper."""
    blocks = scope.view.corpus.pages[page].blocks(scope.page_text)
    return Sheet(name, scope.say(f"{page}.title"), scope.say(f"{page}.lead"), blocks)


def _attendance(view: View) -> Sheet:
    def words(name: str) -> Inlines:
        return (d.Text(view.word(f"session.{name}")),)

    columns = tuple(d.Column(words(name)) for name in ("seat", "name", "service", "signature"))
    rows = tuple(((d.Text(str(seat)),), (), (), ()) for seat in range(1, SEATS + 1))
    table = d.Table(view.word("session.attendance"), columns, rows)
    return Sheet("attendance", words("attendance"), words("attendance-lead"), (table,))
