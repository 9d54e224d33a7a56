"""A path as a Common Cartridge 1.1: what Moodle, Canvas and other platforms import as a course."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.course import Course
from generator.document import Blocks, Heading, Paragraph, Text, plain

from . import lms, qti
from .zips import zipped

MANIFEST = "imsmanifest.xml"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
PAGE, TEST = "webcontent", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
# Enough for a page that is opened alone; platforms leave styles out.
STYLE = (
    "body{max-width:40rem;margin:auto;padding:1rem;background:#fffdf9;color:#1f2b2d;"
    "font:1.06rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}"
    "h1,h2{font-family:Charter,Cambria,serif;line-height:1.2}h2{margin-top:2.5rem}a{color:#125c56}"
    ".alert{padding:.1rem 1.2rem;border-radius:.75rem;background:#fcefd3}.soft{color:#45524f}"
    "li{margin-block:.4rem}table{border-collapse:collapse}th,td{padding:.5rem;text-align:start;"
    "vertical-align:top;border-bottom:1px solid #e4dac8;overflow-wrap:anywhere}"
    "summary{font-weight:600;cursor:pointer}.v{white-space:nowrap}"
)


@dataclass(frozen=True)
class _Resource:
    """A file of a cartridge, and the line of the table of contents that leads to it."""

    path: str
    kind: str
    title: str
    content: bytes


def cartridge(title: str, courses: Sequence[Course], files: Mapping[str, Mapping[str, bytes]]) -> bytes:
    """A cartridge of modules in their order, one language: reading, files to take away, questions.

    `files` are what participants take away from each module: by its id, then by name. ValueError for files
    of another module, or a name that is taken twice or could lead out of the folder.
    """
    if strange := files.keys() - {course.id for course in courses}:
        raise ValueError(f"the path has no module {', '.join(sorted(strange))}")
    modules = [(course, tuple(_resources(course, files.get(course.id, {})))) for course in courses]
    packed: dict[str, bytes] = {MANIFEST: lms.xml(_manifest(title, modules))}
    for resource in (found for _, resources in modules for found in resources):
        if resource.path in packed:
            raise ValueError(f"two files are named {resource.path}")
        packed[resource.path] = resource.content
    return zipped(packed)


def _resources(course: Course, files: Mapping[str, bytes]) -> Iterator[_Resource]:
    yield _Resource(f"{course.stem}/index.html", PAGE, course.words["reading"], _page(course).encode())
    for name, content in sorted(files.items()):
        form = name.rpartition(".")[2].upper()
        yield _Resource(f"{course.stem}/{name}", PAGE, f"{course.words['handout']} ({form})", content)
    if course.questions:
        yield _Resource(f"{course.stem}/quiz.xml", TEST, course.words["quiz"], qti.assessment(course))


# ---- the manifest


def _manifest(title: str, modules: Sequence[tuple[Course, Sequence[_Resource]]]) -> etree._Element:
    """Platforms know the format by the first lines: nothing stands before its namespace."""
    name = "-".join(("path", *(course.edition for course, _ in modules)))
    root = lms.document(PACKAGE, "manifest", identifier=name)
    _about(root, title, [course for course, _ in modules])
    organization = lms.add(
        lms.add(root, "organizations"), "organization", identifier="path", structure="rooted-hierarchy"
    )
    top = lms.add(organization, "item", identifier="root")
    listed = lms.add(root, "resources")
    for number, (course, resources) in enumerate(modules, 1):
        module = lms.add(top, "item", identifier=f"module-{number}")
        lms.add(module, "title", plain(course.title))
        for place, resource in enumerate(resources, 1):
            name = f"{number}-{place}"
            item = lms.add(module, "item", identifier=f"item-{name}", identifierref=f"file-{name}")
            lms.add(item, "title", resource.title)
            # An assessment has no address of its own.
            where = {"href": resource.path} if resource.kind == PAGE else {}
            made = lms.add(listed, "resource", identifier=f"file-{name}", type=resource.kind, **where)
            lms.add(made, "file", href=resource.path)
    return root


def _about(root: etree._Element, title: str, courses: Sequence[Course]) -> None:
    metadata = lms.add(root, "metadata")
    lms.add(metadata, "schema", "IMS Common Cartridge")
    lms.add(metadata, "schemaversion", "1.1.0")
    lom = etree.SubElement(metadata, f"{{{METADATA}}}lom", nsmap={"lomimscc": METADATA})
    general = lms.add(lom, "general")
    said = dict.fromkeys(line for course in courses for line in course.notices)
    for tag, text in (("title", title), ("description", " ".join(said))):
        lms.add(lms.add(general, tag), "string", text, language=courses[0].lang)


# ---- a page to read


def _page(course: Course) -> str:
    title = html.escape(plain(course.title))
    return (
        f'<!doctype html>\n<html lang="{course.locale}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{lms.words(course.title, course)}</h1>\n{lms.html(_read(course), course)}\n"
        "</main>\n</body>\n</html>\n"
    )


def _read(course: Course) -> Blocks:
    """A module as it is read alone: what it says of itself, whom to call, text, cases, what it rests on."""
    words = course.words
    cases = lms.cases(course)
    told = (Paragraph((Text(words["invented"]),)),) if cases else ()
    return (
        Paragraph(course.lead, "lead"),
        *lms.notices(course),
        *lms.warning(course, course.distress),
        *_part(words["calls"], "calls", lms.calls(course)),
        *_part(words["outcomes"], "outcomes", lms.outcomes(course)),
        *course.reading,
        *_part(words["cases"], "cases", told),
        *(block for step in cases for block in (Heading(3, step.title, step.id), *lms.case(course, step, 4))),
        *_part(words["keep"], "keep", lms.keep(course)),
        *_part(words["sources"], "sources", lms.sources(course)),
    )


def _part(title: str, name: str, blocks: Blocks) -> Blocks:
    return (Heading(2, (Text(title),), name), *blocks) if blocks else ()
