"""A module as a SCORM 1.2 package: one page that a learning platform opens, and what it keeps of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from generator.course import Choice, Course, Question, QuestionKind
from generator.document import Blocks, Inlines, Paragraph, plain
from generator.render import lms
from generator.render.html import LAND
from generator.render.zips import zipped

HERE = Path(__file__).parent
PAGE, STYLE, SCRIPT, MANIFEST = "index.html", "sco.css", "sco.js", "imsmanifest.xml"
PACKAGE = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
SCORM = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
# Of a typed answer. A platform keeps 4,096 characters of a whole module, and a letter may take nine of them.
MOST_LETTERS = 40


@dataclass(frozen=True)
class _Asked:
    """A question as the page asks it: what stands before its last sentence, and that.

    `rows` are left sides of pairs, each with the place of its right side in `options`; `accepted` is JSON.
    """

    kind: QuestionKind
    before: Blocks
    legend: Inlines
    answers: tuple[Choice, ...]
    rows: tuple[tuple[Inlines, int], ...]
    options: tuple[Inlines, ...]
    accepted: str
    feedback: Inlines


def package(course: Course) -> bytes:
    """A zip to put on a platform: a page, its style and its script, and the manifest that lists them.

    The module is completed when all its questions are answered, rightly or not.
    """
    files = {
        PAGE: _template().render(_shown(course)).encode(),
        STYLE: (HERE / STYLE).read_bytes(),
        SCRIPT: (HERE / SCRIPT).read_bytes(),
    }
    return zipped({MANIFEST: lms.xml(_manifest(course, sorted(files))), **files})


def _manifest(course: Course, files: list[str]) -> etree._Element:
    name = f"{course.id}-{course.locale}-{course.depth}"
    root = lms.document(PACKAGE, "manifest", {"adlcp": SCORM}, identifier=name, version="1.0")
    metadata = lms.add(root, "metadata")
    lms.add(metadata, "schema", "ADL SCORM")
    lms.add(metadata, "schemaversion", "1.2")
    organizations = lms.add(root, "organizations", default="module")
    organization = lms.add(organizations, "organization", identifier="module")
    lms.add(organization, "title", plain(course.title))
    item = lms.add(organization, "item", identifier="item", identifierref="page")
    lms.add(item, "title", plain(course.title))
    page = lms.add(lms.add(root, "resources"), "resource", identifier="page", type="webcontent", href=PAGE)
    page.set(f"{{{SCORM}}}scormtype", "sco")
    for path in files:
        lms.add(page, "file", href=path)
    return root


# ---- what the page shows: the template says where, these say what


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"blocks": _blocks, "words": _words, "label": _label, "plain": plain}
    return environment.get_template("sco.html")


# What they return was escaped where it was made.


@pass_context
def _blocks(context: Context, blocks: Blocks, level: int) -> Markup:
    return Markup(lms.html(blocks, context["course"], level))  # noqa: S704


@pass_context
def _words(context: Context, nodes: Inlines) -> Markup:
    return Markup(lms.words(nodes, context["course"]))  # noqa: S704


@pass_context
def _label(context: Context, nodes: Inlines) -> Markup:
    return Markup(lms.label(nodes, context["course"]))  # noqa: S704


def _shown(course: Course) -> dict[str, object]:
    return {
        "course": course,
        "words": course.words,
        "land": Markup(LAND),  # noqa: S704
        "shape": _shape(course),
        "most_letters": MOST_LETTERS,
        "readings": tuple(lms.parts(course.reading)),
        "questions": [_asked(question) for question in course.questions],
        "lms": lms,
    }


def _shape(course: Course) -> str:
    """The same as long as answers that a platform kept still belong to the questions."""
    asked = [
        (question.id, question.kind, len(question.answers), [plain(right) for right in question.mixed])
        for question in course.questions
    ]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:8]


def _asked(question: Question) -> _Asked:
    *before, last = question.stem
    if not isinstance(last, Paragraph):
        before, last = [*before, last], Paragraph(())
    options = tuple(dict.fromkeys(question.mixed))
    return _Asked(
        kind=question.kind,
        before=tuple(before),
        legend=last.children,
        answers=question.answers,
        rows=tuple((left, options.index(right)) for left, right in question.pairs),
        options=options,
        accepted=json.dumps(list(lms.accepted(question)), ensure_ascii=False),
        feedback=lms.feedback(question),
    )
