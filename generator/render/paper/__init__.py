"""Prints by Typst: one template a format for all scripts, PDF/UA-1, the same bytes every time."""

from __future__ import annotations

from .booklets import card, leaflet, poster, sheet
from .courses import guide, handout
from .kits import kit_paper, kit_picture, kit_poster
from .press import FONTS, LICENCES, PaperError, Press, Print, TooLongError
from .reflex import reflex

__all__ = [
    "FONTS",
    "LICENCES",
    "PaperError",
    "Press",
    "Print",
    "TooLongError",
    "card",
    "guide",
    "handout",
    "kit_paper",
    "kit_picture",
    "kit_poster",
    "leaflet",
    "poster",
    "reflex",
    "sheet",
]
