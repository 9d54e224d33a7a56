"""Prints by Typst: one template a format for all scripts, PDF/UA-1, the same bytes every time."""

from __future__ import annotations

from .booklets import card, leaflet, poster, sheet
from .courses import guide, handout
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
    "leaflet",
    "poster",
    "reflex",
    "sheet",
]
