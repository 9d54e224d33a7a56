"""Several decks as one: the slides of each after the other, in the template that they share."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from generator.render.zips import zipped

PRESENTATION, TYPES, CORE = "ppt/presentation.xml", "[Content_Types].xml", "docProps/core.xml"
SLIDE, NOTES = "ppt/slides/slide{}.xml", "ppt/notesSlides/notesSlide{}.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
DUBLIN = "http://purl.org/dc/elements/1.1/"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"
OWN = re.compile(r"(slides/slide|notesSlides/notesSlide)(\d+)\.xml")
FIRST_ID = 256  # what PowerPoint counts slides from


def merged(decks: Sequence[bytes], title: str) -> bytes:
    """The slides of decks made by `deck` in one language, in one PPTX file called `title`."""
    first, *others = (_parts(content) for content in decks)
    made = _Merge(first, len(_slides(first)))
    for parts in others:
        made.add(parts)
    return made.data(title)


@dataclass
class _Merge:
    """The first deck, to which the slides of others are added; `slides` counts them all."""

    parts: dict[str, bytes]
    slides: int
    added: list[int] = field(default_factory=list)

    def add(self, other: dict[str, bytes]) -> None:
        before = self.slides
        for number in _slides(other):
            self.slides += 1
            for pattern in (SLIDE, NOTES):
                name = pattern.format(number)
                self.parts[pattern.format(self.slides)] = other[name]
                rels = other[_rels(name)].decode()
                self.parts[_rels(pattern.format(self.slides))] = _moved(rels, before).encode()
            self.added.append(self.slides)

    def data(self, title: str) -> bytes:
        listed = etree.fromstring(self.parts[PRESENTATION])
        related = etree.fromstring(self.parts[_rels(PRESENTATION)])
        types = etree.fromstring(self.parts[TYPES])
        [slides] = listed.iter(f"{{{MAIN}}}sldIdLst")
        for number in self.added:
            name = f"rIdSlide{number}"
            etree.SubElement(
                related,
                f"{{{PACKAGE}}}Relationship",
                Id=name,
                Type=f"{OFFICE}/slide",
                Target=f"slides/slide{number}.xml",
            )
            etree.SubElement(
                slides,
                f"{{{MAIN}}}sldId",
                {"id": str(FIRST_ID + number), f"{{{OFFICE}}}id": name},
            )
            for kind, pattern in (("slide", SLIDE), ("notesSlide", NOTES)):
                etree.SubElement(
                    types,
                    f"{{{CONTENT}}}Override",
                    PartName=f"/{pattern.format(number)}",
                    ContentType=CONTENT_TYPE.format(kind),
                )
        core = etree.fromstring(self.parts[CORE])
        for named in core.iter(f"{{{DUBLIN}}}title"):
            named.text = title
        changed = {PRESENTATION: listed, _rels(PRESENTATION): related, TYPES: types, CORE: core}
        return zipped({**self.parts, **{name: _written(root) for name, root in changed.items()}})


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _slides(parts: dict[str, bytes]) -> list[int]:
    return sorted(_numbers(parts))


def _numbers(parts: dict[str, bytes]) -> Iterator[int]:
    for name in parts:
        found = re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name)
        if found:
            yield int(found[1])


def _rels(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _moved(rels: str, before: int) -> str:
    return OWN.sub(lambda found: f"{found[1]}{int(found[2]) + before}.xml", rels)


def _written(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
