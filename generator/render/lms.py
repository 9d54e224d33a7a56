"""What formats of learning platforms share: the parts of a course as blocks, HTML without a page, XML."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import cast

from lxml import etree

from generator.course import Choice, Course, Question, Step
from generator.document import (
    Blocks,
    Details,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Phone,
    Strong,
    Target,
    Text,
    UrlRef,
    plain,
)

from .html import Place, flow, inlines

# From this degree on, whoever reads is told before.
HARD = 2
# How much of a question stands in a list of questions.
NAME_LETTERS = 80
# The level of the headings that part a text to read.
PART = 2


# ---- HTML


def html(blocks: Blocks, course: Course, level: int = 1) -> str:
    """Blocks as HTML, below a heading of a level."""
    return flow(blocks, _place(course).under(level))


def words(nodes: Inlines, course: Course) -> str:
    """Inline nodes as HTML."""
    return inlines(nodes, _place(course))


def label(nodes: Inlines, course: Course) -> str:
    """Inline nodes as HTML of something that is pressed: nothing inside is a link."""
    return words(tuple(_still(nodes)), course)


def spoken(markup: str, course: Course) -> str:
    """HTML that says its language: a platform's own pages may be in another."""
    return f'<div lang="{course.locale}">{markup}</div>' if markup else ""


def _place(course: Course) -> Place:
    return Place(_address, course.locale)


def _address(to: Target) -> str:
    if not isinstance(to, UrlRef):
        raise TypeError(f"links of a course are absolute, not {to}")
    return to.url


def _still(nodes: Inlines) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Link):
            yield from _still(node.children)
        elif isinstance(node, Strong | Emphasis | Foreign):
            yield replace(node, children=tuple(_still(node.children)))
        else:
            yield Text(node.text) if isinstance(node, Phone) else node


# ---- parts of a course


def warning(course: Course, degree: int) -> Blocks:
    """That something is hard to read, before it is read."""
    if degree < 1:
        return ()
    return (Note((_line(course.words[f"distress-{degree}"]),), tone="alert"),)


def notices(course: Course) -> Blocks:
    """What the whole says of itself."""
    return tuple(_line(line) for line in course.notices)


def calls(course: Course) -> Blocks:
    """The lines that the module names, and who says that they exist."""
    found = [used for used in course.used if used.kind == "contact"]
    lines = ((Phone(used.text), Text(" "), *used.label, *_behind(" (", used.source, ")")) for used in found)
    return _listed(lines) if found else ()


def outcomes(course: Course) -> Blocks:
    """What whoever finishes can do."""
    return _listed(text for _, text in course.outcomes)


def keep(course: Course) -> Blocks:
    """The few sentences to remember."""
    return _listed(iter(course.keep))


def sources(course: Course) -> Blocks:
    """The documents and their places, and where the module can be read."""
    cited = ((*source.title, *_behind(" · ", "; ".join(source.places))) for source in course.sources)
    here = Link((Text(course.address),), UrlRef(course.address))
    return (*_listed(cited), Paragraph((here,), "soft"))


def cases(course: Course) -> tuple[Step, ...]:
    """The cases of a course."""
    return tuple(step for step in course.steps if step.kind == "case")


def case(course: Course, step: Step, level: int) -> Blocks:
    """A case below its title: warning, story, questions; what may be answered opens when it is asked for."""
    return (
        *(warning(course, step.distress) if step.distress >= HARD else ()),
        *step.words,
        Heading(level, (Text(course.words["prompts"]),), f"{step.id}-prompts"),
        *step.prompts,
        Details(course.words["answers"], step.answers),
    )


def parts(blocks: Blocks) -> Iterator[tuple[Inlines, Blocks]]:
    """A text to read, cut at its main headings: titles and parts, () for what stands before the first."""
    cuts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == PART]
    before = blocks[: cuts[0]] if cuts else blocks
    if before:
        yield (), before
    for begin, end in pairwise([*cuts, len(blocks)]):
        heading = blocks[begin]
        assert isinstance(heading, Heading)
        yield heading.children, blocks[begin + 1 : end]


def _behind(before: str, text: str, after: str = "") -> Inlines:
    return (Text(f"{before}{text}{after}"),) if text else ()


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _listed(lines: Iterator[Inlines]) -> Blocks:
    return (ListBlock(tuple((Paragraph(line),) for line in lines)),)


# ---- questions


def asked(question: Question) -> str:
    """A question in one line, for lists of questions."""
    stem = " ".join(plain(block.children) for block in question.stem if isinstance(block, Paragraph))
    return textwrap.shorten(stem, NAME_LETTERS, placeholder="…")


def feedback(question: Question) -> Inlines:
    """What is said whatever the answer: of the question or, where answers are typed, of the first of them."""
    typed = question.answers if question.kind == "short" else ()
    return next(filter(None, (question.feedback, *(answer.feedback for answer in typed))), ())


def accepted(question: Question) -> dict[str, Choice]:
    """What counts as a short answer: as written, and as typed on a keyboard without accents or ’."""
    found: dict[str, Choice] = {}
    for answer in question.answers:
        text = plain(answer.text)
        straight = text.replace("’", "'")
        for form in (text, straight, _unaccented(straight)):
            found.setdefault(form, answer)
    return found


def _unaccented(text: str) -> str:
    parted = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


# ---- XML


def document(space: str, tag: str, prefixes: Mapping[str, str] | None = None, **names: str) -> etree._Element:
    """A root element whose namespace has no prefix, as some platforms ask; `names` are its attributes."""
    spaces = cast("dict[str, str]", {None: space, **(prefixes or {})})
    return etree.Element(f"{{{space}}}{tag}", names, spaces)


def add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A new last child of an element, in the namespace of its parent unless the tag names another."""
    space = etree.QName(parent).namespace
    name = tag if tag.startswith("{") or not space else f"{{{space}}}{tag}"
    child = etree.SubElement(parent, name, attributes)
    child.text = text
    return child


def xml(root: etree._Element) -> bytes:
    """A document as it is written into a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
