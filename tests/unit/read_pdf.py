"""What programs find in a PDF: its text, its tags, its letters, its codes."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import page as conformance
import pypdfium2 as pdfium
import zxingcpp
from pypdfium2 import raw


def words(text: str) -> str:
    """Letters and digits alone: a line may end anywhere, and Typst joins some letters."""
    return re.sub(r"[\W_]+", "", text.replace("ﬁ", "fi").replace("ﬀ", "ff").replace("ﬃ", "ffi")).casefold()


def texts(made: bytes) -> list[str]:
    """What stands on each page, and not beyond its edges."""
    with pdfium.PdfDocument(made) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def text(made: bytes) -> str:
    """The text of all pages."""
    return "\n".join(texts(made))


def pages(made: bytes) -> int:
    with pdfium.PdfDocument(made) as document:
        return len(document)


def faults(made: bytes, folder: Path) -> list[str]:
    """What PDF/UA-1 forbids."""
    file = folder / "made.pdf"
    file.write_bytes(made)
    report = conformance.validate_pdf(file, profile=conformance.ValidationProfile.PDF_UA_1)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant == (not found)
    return found


@dataclass(frozen=True)
class Tag:
    """An element that programs read aloud: its kind and its own language."""

    kind: str
    lang: str


def tags(made: bytes) -> list[Tag]:
    """The tags of all pages, in their order."""
    found = []
    with pdfium.PdfDocument(made) as document:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += _below(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
            raw.FPDF_StructTree_Close(tree)
    return found


def _below(element: raw.FPDF_STRUCTELEMENT) -> Iterator[Tag]:
    if not element:
        return
    yield Tag(_said(raw.FPDF_StructElement_GetType, element), _said(raw.FPDF_StructElement_GetLang, element))
    for at in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        yield from _below(raw.FPDF_StructElement_GetChildAtIndex(element, at))


def _said(read: object, element: raw.FPDF_STRUCTELEMENT) -> str:
    size = read(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(max(size, 2))
    read(element, buffer, size)  # type: ignore[operator]
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def languages(made: bytes) -> set[str]:
    """The languages of words that differ from the document's, as marked in the pages."""
    found: set[str] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            drawn = zlib.decompress(stream)
        except zlib.error:
            continue
        found |= {name.decode() for name in re.findall(rb"/Lang\(([A-Za-z-]+)\)", drawn)}
    return found


def sizes(made: bytes, word: str) -> set[float]:
    """The sizes in points of the letters of a word, wherever it stands."""
    found = set()
    with pdfium.PdfDocument(made) as document:
        for page in document:
            shown = page.get_textpage()
            search = shown.search(word)
            while at := search.get_next():
                found.add(round(raw.FPDFText_GetFontSize(shown, at[0]), 2))
    return found


def codes(made: bytes) -> set[str]:
    """What a telephone reads in a print, at the resolution of an office printer's draft."""
    found: set[str] = set()
    with pdfium.PdfDocument(made) as document:
        for page in document:
            grey = page.render(scale=150 / 72, grayscale=True)
            view = zxingcpp.ImageView(
                memoryview(grey.buffer).cast("B"),
                grey.width,
                grey.height,
                zxingcpp.ImageFormat.Lum,
                grey.stride,
            )
            found |= {one.text for one in zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode)}
    return found
