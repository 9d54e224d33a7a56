"""The tiny project that the tests lay their faults over, and the files that hold several files in one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.interface import WORDS

HERE = Path(__file__).parent
FILE = re.compile(r"^==> (.+)$", re.MULTILINE)
INTERFACE = "content/fr/interface.yml"

# The day on which the tests look at it: a value of the law changes two months later.
TODAY = date(2025, 1, 1)
EPOCH = "1735689600"


def tree(text: str) -> dict[str, str]:
    """Path and text of each file in a text; what stands before the first is for the reader."""
    _, *parts = FILE.split(text)
    return {path: content.strip("\n") + "\n" for path, content in zip(parts[::2], parts[1::2], strict=True)}


def base() -> dict[str, str]:
    """The corpus without a fault."""
    return {**tree((HERE / "base.txt").read_text("utf-8")), INTERFACE: interface()}


def interface(**words: str | None) -> str:
    """Every word that anything asks for, with the values it is given; None leaves one out.

    A word is named with `_` for `.` and `-`: `value_euro="{amount} €"`.
    """
    own = {key.replace(".", "_").replace("-", "_"): key for key in WORDS}
    texts = {
        key: " ".join([key.replace(".", " "), *(f"{{{field}}}" for field in fields)])
        for key, fields in WORDS.items()
    }
    texts |= {own[name]: text for name, text in words.items() if text is not None}
    for name in (name for name, text in words.items() if text is None):
        del texts[own[name]]
    return _nested(texts)


def _nested(texts: Mapping[str, str]) -> str:
    """Dotted keys as nested YAML, each text in double quotes on a line of its own."""
    lines: list[str] = []
    open_: list[str] = []
    for key in sorted(texts):
        *parts, last = key.split(".")
        shared = 0
        while shared < min(len(parts), len(open_)) and parts[shared] == open_[shared]:
            shared += 1
        lines += ["  " * depth + f"{part}:" for depth, part in enumerate(parts) if depth >= shared]
        lines.append("  " * len(parts) + f'{last}: "{texts[key]}"')
        open_ = parts
    return "\n".join(lines) + "\n"


def write(root: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Files below a folder; None takes one away."""
    for path, content in files.items():
        file = root / path
        if content is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def make(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The corpus without a fault below a folder, with other files laid over it."""
    return write(write(root, base()), files or {})
