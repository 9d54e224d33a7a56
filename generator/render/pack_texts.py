"""The plain texts of a pack, each from one template: filled here, or in a browser by the composer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.course import Course, Papers, Session, Sheet
from generator.document import plain

from .markdown import document_markdown

HOLE = re.compile(r"\{(\w+)\}")
PLAIN = ("README.md", "programme.md", "sources.md")


def fill(template: str, values: Mapping[str, str]) -> str:
    """A template with its holes filled; `assets/composer.js` does the same."""
    return HOLE.sub(lambda hole: values.get(hole[1], hole[0]), template)


def templates(papers: Papers) -> dict[str, str]:
    """The templates: PLAIN by file, and the lines of them: `programme-row`, `file-row`, `line`."""
    word = papers.words
    notices = "\n".join(f"> {line}" for line in papers.notices)
    return {
        "README.md": f"{sheet_markdown(papers.read_me)}\n## {word['files']}\n\n{{files}}\n\n{notices}\n",
        "programme.md": (
            f"# {{title}}\n\n{word['session-minutes']}\n\n"
            f"| {word['from']} | {word['step']} | {word['time']} |\n|---|---|---|\n"
            f"{{rows}}\n\n## {word['outcomes']}\n\n{{outcomes}}\n\n{notices}\n"
        ),
        "sources.md": f"# {word['sources']}\n\n{word['sources-lead']}\n\n{{rows}}\n\n{notices}\n",
        "programme-row": f"| {{at}} | {{title}} | {word['part-minutes']} |",
        "file-row": "- `{name}`",
        "line": "- {text}",
    }


def texts(papers: Papers, session: Session, files: Iterable[str]) -> dict[str, str]:
    """The plain texts of a session's pack; `files` are the names of the other files in it."""
    of = templates(papers)
    at, rows = 0, []
    for part in session.programme:
        values = {"at": f"{at // 60}:{at % 60:02d}", "title": plain(part.title), "minutes": str(part.minutes)}
        rows.append(fill(of["programme-row"], values))
        at += part.minutes
    outcomes = (line for course in session.courses for line in outcome_lines(course))
    sources = dict.fromkeys(line for course in session.courses for line in source_lines(course))
    return {
        "README.md": fill(
            of["README.md"], {"files": _lines(of["file-row"], "name", sorted({*files, *PLAIN}))}
        ),
        "programme.md": fill(
            of["programme.md"],
            {
                "title": session.title,
                "minutes": str(session.minutes),
                "rows": "\n".join(rows),
                "outcomes": _lines(of["line"], "text", outcomes),
            },
        ),
        "sources.md": fill(of["sources.md"], {"rows": _lines(of["line"], "text", sources)}),
    }


def outcome_lines(course: Course) -> list[str]:
    """What a participant can do after a module, a line each."""
    return [plain(text) for _, text in course.outcomes]


def source_lines(course: Course) -> list[str]:
    """A line a document that a module rests on, with the places in it."""
    return [f"{plain(cited.title)} ({', '.join(cited.places)})" for cited in course.sources]


def sheet_markdown(sheet: Sheet) -> str:
    """A paper as Markdown."""
    return document_markdown(plain(sheet.title), sheet.lead, sheet.blocks)


def _lines(template: str, hole: str, values: Iterable[str]) -> str:
    return "\n".join(fill(template, {hole: value}) for value in values)
