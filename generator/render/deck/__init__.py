"""The slides of a course, for PowerPoint and LibreOffice: real layouts, notes for whoever teaches.

`slides` says what stands where, `layouts` where it has its place, `template` makes the empty deck, and here
the slides are put into it. `slide_room` reckons what fits, so that no program has to shrink a text.
"""

from __future__ import annotations

import io
import textwrap
import zipfile

from lxml.etree import _Element
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Shown

from generator.course import Course
from generator.document import plain
from generator.slide_room import Passage

from .fit import TooLongError
from .layouts import LAYOUTS, NOTES_TEXT, Spot
from .slides import Slide, slides
from .template import blank, localize, own, placeholder, set_in
from .xml import A, P, Run, Tree, number_field, paragraph, run, runs

__all__ = ["TooLongError", "deck"]
TERMS = "http://purl.org/dc/terms/"
TYPES = "[Content_Types].xml"
PICTURE = "//p:nvSpPr[p:nvPr/p:ph/@type='sldImg']/p:cNvPr"
EPOCH = (1980, 1, 1, 0, 0, 0)
SIGNS = {"": "", "bullet": "• "}


def deck(course: Course) -> bytes:
    """The slides of a course as a PPTX file; TooLongError tells the text that fits on no slide."""
    try:
        found = tuple(slides(course))
    except TooLongError as error:
        raise TooLongError(f"{course.id} ({course.locale}, {course.depth}): {error}") from error
    made = blank(course.words, course.lang)
    for number, slide in enumerate(found, 1):
        shown = made.slides.add_slide(made.slide_layouts[LAYOUTS.index(slide.layout)])
        shapes = shown._element.cSld.spTree  # noqa: SLF001
        shapes.getparent().replace(shapes, own(_shapes(slide, number, course)))
        _note(shown, slide, course)
    _describe(made, course)
    out = io.BytesIO()
    made.save(out)
    return _packed(out.getvalue())


def _shapes(slide: Slide, number: int, course: Course) -> _Element:
    """The placeholders that a slide fills, in the order of its layout."""
    tree = Tree(course.lang)
    for name, spot in slide.layout.spots.items():
        if spot.kind == "sldNum":
            text = P.txBody(A.bodyPr(), A.lstStyle(), number_field(course.lang, str(number)))
        elif name in slide.texts:
            text = _text(spot, slide, name, course.lang)
        else:
            continue
        tree.add(course.words[spot.word], P.spPr(), text, place=placeholder(spot))
    return tree.element()


def _text(spot: Spot, slide: Slide, name: str, lang: str) -> _Element:
    passages, style = slide.texts[name]
    # Written only where it is not the layout's: whoever types more has the same letters.
    set_as = A.lstStyle() if style == spot.styles[0] else set_in(spot, style)
    marked = spot.mark == "bullet"
    lines = (paragraph(found, found.set_in(style), lang, own_mark=marked) for found in passages)
    return P.txBody(A.bodyPr(A.noAutofit()), set_as, *lines)


def _note(shown: Shown, slide: Slide, course: Course) -> None:
    page = shown.notes_slide
    [(title,), _] = slide.texts["title"]
    for picture in page._element.xpath(PICTURE):  # noqa: SLF001
        picture.set("descr", plain(title.nodes))
    localize(page.part, course.lang)
    frame = page.notes_text_frame
    assert frame is not None
    body = frame._txBody  # noqa: SLF001
    for former in body.xpath("a:p | a:lstStyle"):
        body.remove(former)
    style = NOTES_TEXT.box.style(slide.notes) or NOTES_TEXT.styles[-1]
    body.append(own(set_in(NOTES_TEXT, style)))
    body.extend(own(_noted(passage, course.lang)) for passage in slide.notes)


def _noted(passage: Passage, lang: str) -> _Element:
    """A paragraph of notes; its sign is typed, for notes are also read as plain text."""
    sign = f"{passage.number}. " if passage.mark == "number" else SIGNS[passage.mark]
    words = [Run(sign, lang)] if sign else []
    return A.p(*map(run, [*words, *runs(passage.nodes, lang)]), A.endParaRPr(lang=lang))


def _describe(made: Deck, course: Course) -> None:
    """What the file says of itself; never when it was made."""
    said = made.core_properties
    said.title, said.language = plain(course.title), course.lang
    said.author = said.last_modified_by = course.words["site"]
    said.keywords = course.edition
    said.subject, said.comments = map(_short, (plain(course.lead), " ".join(course.notices)))
    root = said._element  # noqa: SLF001
    for name in ("created", "modified"):
        for dated in root.findall(f"{{{TERMS}}}{name}"):
            root.remove(dated)


def _short(text: str) -> str:
    """What the properties of a file have room for."""
    return textwrap.shorten(text, 255, placeholder="…")


def _packed(content: bytes) -> bytes:
    """The same file whenever it is written: parts by name, without a date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as packed:
        for name in sorted(made.namelist(), key=lambda found: (found != TYPES, found)):
            packed.writestr(zipfile.ZipInfo(name, EPOCH), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
