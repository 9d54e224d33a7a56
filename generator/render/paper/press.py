"""The press: Typst makes a PDF of a template and what it shows."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

Template = Literal[
    "leaflet", "card", "poster", "sheet", "reflex", "guide", "handout", "kit", "kit-poster", "kit-picture",
]  # fmt: skip
RENDER = Path(__file__).parent.parent
HERE = Path(__file__).parent
OVERFLOW = re.compile(r"overflow ([a-z-]+) ([\d.]+)")
# A sheet is printed on one side where its text can still be read with ease, else on both: scale, sides.
SHEETS = tuple(
    {"scale": scale, "sides": sides}
    for scale, sides in ((1.0, 1), (0.94, 1), (0.88, 1), (0.94, 2), (0.82, 2))
)
SHEETS_BEGIN = 2
# What the set-up installs from npm, of each script.
FONTS = (
    "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
    "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
    "@expo-google-fonts/hind-siliguri/400Regular/HindSiliguri_400Regular.ttf",
    "@expo-google-fonts/hind-siliguri/700Bold/HindSiliguri_700Bold.ttf",
    "@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf",
    "@expo-google-fonts/noto-sans-tamil/700Bold/NotoSansTamil_700Bold.ttf",
    "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf",
    "vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf",
)
LICENCES = {
    "noto-sans": "@expo-google-fonts/noto-sans/LICENSE_FONT",
    "hind-siliguri": "@expo-google-fonts/hind-siliguri/LICENSE_FONT",
    "noto-sans-tamil": "@expo-google-fonts/noto-sans-tamil/LICENSE_FONT",
    "noto-sans-sc": "@expo-google-fonts/noto-sans-sc/LICENSE_FONT",
    "vazirmatn": "vazirmatn/OFL.txt",
}


class PaperError(Exception):
    """A print that cannot be made; the message says which panel, and why."""


class TooLongError(PaperError):
    """A panel whose text overflows."""


@dataclass(frozen=True)
class Print:
    """A print to be made: its template, and everything that it will show, as JSON."""

    template: Template
    data: Mapping[str, Any]

    def key(self) -> str:
        """The same for prints that look the same: one that was made can be kept under it."""
        named = (*FONTS, version("typst"), self.template)
        parts = [_sources(), *(name.encode() for name in named), _json(self.data)]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]

    def differs_in_edges(self, other: Print) -> bool:
        """Whether another print says the same on the same paper, with other edges to be cut off."""
        return self.template == other.template and dict(self.data, bleed=0) == dict(other.data, bleed=0)


@dataclass
class Press:
    """Makes prints, one after the other; it keeps the fonts loaded."""

    fonts: Path
    _compiler: typst.Compiler | None = field(default=None, init=False)
    _last: Print | None = field(default=None, init=False)

    def pdf(self, wanted: Print) -> bytes:
        """A print as a PDF; PaperError where it does not fit, or a sign is in no font."""
        if wanted.template == "sheet":
            return self._sheet(wanted)
        # The same words on the same paper: the sizes at which they fit are known.
        known = {"sizes": self._sizes()} if self._last and wanted.differs_in_edges(self._last) else {}
        made = self._made(wanted, known)
        self._last = wanted
        return made

    def png(self, wanted: Print) -> bytes:
        """A print as a picture, a pixel a point."""
        return self._compiled(wanted, {}, format="png", ppi=72)

    def _sheet(self, wanted: Print) -> bytes:
        """The largest of SHEETS that fits, looked for from the one that most sheets need."""
        at, found = SHEETS_BEGIN, None
        while found is None:
            try:
                found = self._made(wanted, SHEETS[at])
            except TooLongError:
                at += 1
                if at == len(SHEETS):
                    raise
        if at == SHEETS_BEGIN:
            with contextlib.suppress(TooLongError):
                for larger in reversed(SHEETS[:at]):
                    found = self._made(wanted, larger)
        return found

    def _made(self, wanted: Print, more: Mapping[str, Any]) -> bytes:
        return self._compiled(wanted, more, pdf_standards=["ua-1"])

    def _compiled(self, wanted: Print, more: Mapping[str, Any], **form: Any) -> bytes:
        self._last = None
        if self._compiler is None:
            self._compiler = typst.Compiler(
                root=str(RENDER), font_paths=[str(self.fonts)], ignore_system_fonts=True
            )
        data = _json({**wanted.data, **more}).decode()
        try:
            made = self._compiler.compile(
                input=str(HERE / f"{wanted.template}.typ"), sys_inputs={"data": data}, **form
            )
        except typst.TypstError as error:
            raise _told(error) from error
        assert isinstance(made, bytes)
        return made

    def _sizes(self) -> dict[str, int]:
        """The sizes chosen for the last print, as its template tells them."""
        assert self._compiler is not None
        return dict(orjson.loads(self._compiler.query("<size>", field="value")))


def _told(error: typst.TypstError) -> PaperError:
    text = str(getattr(error, "message", "")) or str(error)
    found = OVERFLOW.search(text)
    if found is None:
        return PaperError(text)
    panel, much = found.groups()
    unit = ("page" if much == "1" else "pages") + " too many" if panel == "sheet" else "mm too long"
    return TooLongError(f"the panel “{panel}” is {much} {unit}: shorten it")


@cache
def _sources() -> bytes:
    files = sorted([*HERE.glob("*.typ"), *(RENDER / "drawings").glob("*.json")])
    return b"\0".join(file.read_bytes() for file in files)


def _json(data: Mapping[str, Any]) -> bytes:
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
