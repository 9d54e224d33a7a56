"""A kit as prints: its papers, its posters, and its pictures for social networks."""

from __future__ import annotations

from typing import Any, Literal

from generator.document import plain
from generator.kit import Kit, Paper, Picture, Poster

from .courses import blocks
from .press import Print
from .words import call, code, runs

# Pixels of a picture. Typst draws it at a pixel a point.
PIXELS: dict[str, tuple[int, int]] = {"square": (1080, 1080), "wide": (1200, 630)}
# The colours of a picture, and which text stands on which ground: a test reckons their contrast.
COLOURS = {
    "ground": "#1d4b4a",
    "title": "#ffffff",
    "text": "#ffffff",
    "brand": "#ecb54d",
    "foot": "#fbf6ec",
    "small": "#1f2b2d",
}
WRITTEN_ON = (("title", "ground"), ("text", "ground"), ("brand", "ground"), ("small", "foot"))


def kit_paper(kit: Kit, paper: Paper) -> Print:
    """A paper of a kit, A4, as many pages as it takes."""
    sheet = paper.sheet
    more = {
        "title": f"{plain(sheet.title)} · {plain(kit.title)}",
        "name": plain(kit.title),
        "heading": runs(sheet.title),
        "lead": runs(sheet.lead),
        "blocks": blocks(sheet.blocks),
        "calls": [call(line) for line in kit.calls],
        "sources": [{"title": runs(cited.title), "places": list(cited.places)} for cited in paper.sources],
        "notices": list(kit.notices),
        "edition": kit.edition_line,
        "qr": code(kit.address, kit.words["qr"]),
    }
    return Print("kit", _common(kit) | more)


def kit_poster(kit: Kit, poster: Poster, paper: Literal["a4", "a3"]) -> Print:
    """A poster of a kit; its code leads to the leaflets."""
    more = {
        "title": plain(poster.title),
        "paper": paper,
        "heading": runs(poster.title),
        "lead": runs(poster.lead),
        "lines": [runs(line) for line in poster.lines],
        "calls": [call(line) for line in poster.calls],
        "notices": list(kit.notices),
        "qr": code(kit.door, kit.words["kit-poster-code"]),
    }
    return Print("kit-poster", _common(kit) | more)


def kit_picture(kit: Kit, picture: Picture) -> Print:
    """A picture of a kit, drawn with letters of our own fonts."""
    wide, high = PIXELS[picture.size]
    more = {
        "title": plain(picture.title),
        "pixels": [wide, high],
        "heading": runs(picture.title),
        "text": runs(picture.text),
        "notices": list(kit.notices),
        "colours": COLOURS,
    }
    return Print("kit-picture", _common(kit) | more)


def _common(kit: Kit) -> dict[str, Any]:
    """What every template asks for."""
    lang, _, region = kit.lang.partition("-")
    return {
        "lang": lang,
        "region": region or None,
        "dir": kit.direction,
        "script": kit.script,
        "words": {key: [{"t": word}] for key, word in kit.words.items()},
    }
