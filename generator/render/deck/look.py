"""The look of a deck: its page, colours and fonts. Lengths are points."""

from __future__ import annotations

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 56.0
FONT = "Arial"  # on every office machine; where it is not, what stands in has the same widths
EMU = 12700  # to a point

# The colours of the theme, in the order that its schema asks for.
THEME = {
    "dk1": "1F2B2D",
    "lt1": "FFFFFF",
    "dk2": "45524F",
    "lt2": "FBF6EC",
    "accent1": "1D4B4A",
    "accent2": "AD4A28",
    "accent3": "ECB54D",
    "accent4": "6A9A92",
    "accent5": "BCD5CE",
    "accent6": "F1E5CF",
    "hlink": "1D4B4A",
    "folHlink": "45524F",
}
# What the master calls them.
INK, WHITE, MUTE, SAND = "tx1", "bg1", "tx2", "bg2"
PINE, CLAY, HONEY, PINE2, PINE3, SAND2 = (f"accent{n}" for n in range(1, 7))
ART = {
    "pine": PINE,
    "clay": CLAY,
    "honey": HONEY,
    "pine2": PINE2,
    "pine3": PINE3,
    "sand2": SAND2,
    "white": WHITE,
}
MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def emu(points: float) -> str:
    """A length as PowerPoint writes it."""
    return str(round(points * EMU))
