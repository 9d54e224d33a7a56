"""Codes that a telephone reads, as SVG."""

from __future__ import annotations

import io
from functools import cache

import segno


@cache
def print_qr(address: str) -> str:
    """For Typst: black on nothing, with a quiet zone of two modules (the frame adds to it)."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, dark="#000")
    return out.getvalue().decode()


@cache
def qr_svg(address: str, alt: str) -> str:
    """For a page: scales with its box, and says what it is."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        out, kind="svg", border=4, xmldecl=False, svgns=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{alt}" ', 1).strip()
