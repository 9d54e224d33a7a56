"""Pictures of the leaflets, so that a translator sees where each text will stand."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from typing import Any

from .. import prints
from ..compose.leaflets import booklet, leaflets
from ..project import Project
from ..render import paper

DPI = 110


def pictures(project: Project, locale: str) -> tuple[dict[str, bytes], str]:
    """A PNG of each page of each leaflet, by path, and a line that says what there is, or why not.

    They are made from the prints, by what the tests bring: a translator can do without.
    """
    try:
        pdfium: Any = importlib.import_module("pypdfium2")
        importlib.import_module("PIL.Image")
    except ImportError:
        return {}, "No picture was added: pypdfium2 and Pillow are not installed."
    try:
        found = {
            f"images/{slug}-{at}.png": picture
            for slug, pdf in _pdfs(project, locale)
            for at, picture in enumerate(_pages(pdfium, pdf), 1)
        }
    except prints.PrintsError as error:
        return {}, f"No picture was added: {error}"
    return found, f"{len(found)} pictures of leaflets." if found else "No picture was added: no leaflet yet."


def _pdfs(project: Project, locale: str) -> Iterator[tuple[str, bytes]]:
    """Each leaflet as it is printed: as a build left it, or made now."""
    press = paper.Press(project.root / prints.FONTS)
    for leaflet in leaflets(project.corpus):
        shown = booklet(project.views[locale], leaflet, project.links, "absolute")
        wanted = paper.leaflet(shown, bleed=0)
        kept = project.root / prints.KEPT / f"{wanted.key()}.pdf"
        if not kept.is_file() and not press.fonts.is_dir():
            raise prints.PrintsError("the fonts of prints are not there. Run first: reperes build")
        try:
            yield shown.slug, kept.read_bytes() if kept.is_file() else press.pdf(wanted)
        except paper.PaperError as error:
            raise prints.PrintsError(f"{leaflet.id}: {error}") from error


def _pages(pdfium: Any, pdf: bytes) -> Iterator[bytes]:
    document = pdfium.PdfDocument(pdf)
    try:
        for page in document:
            out = io.BytesIO()
            page.render(scale=DPI / 72).to_pil().save(out, "PNG")
            yield out.getvalue()
    finally:
        document.close()
