"""The drawings of prints and help pages: one stroke on a grid of 24, and landscapes in a few shapes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def icons() -> dict[str, str]:
    """What stands inside `<svg viewBox="0 0 24 24">`, by name."""
    found: dict[str, str] = json.loads((HERE / "icons.json").read_text("utf-8"))
    return found


@cache
def art() -> dict[str, Any]:
    """Landscapes: a box, and shapes as paths of absolute M, L, C, Z with the name of their colour."""
    found: dict[str, Any] = json.loads((HERE / "art.json").read_text("utf-8"))
    return found
