"""Prints by Typst: one template a format for all scripts, PDF/UA-1, the same bytes every time."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from generator.booklet import Booklet, Call, CardLine, CardPanel, CardSource, Handed, Panel, ReflexCard
from generator.document import Emphasis, Foreign, Inline, Inlines, Phone, Strong, Text, Value, plain
from generator.render.qr import print_qr

Template = Literal["leaflet", "card", "poster", "sheet", "reflex"]
RENDER = Path(__file__).parent.parent
HERE = Path(__file__).parent
OVERFLOW = re.compile(r"overflow ([a-z-]+) ([\d.]+)")
# A sheet is printed on one side where its text can still be read with ease, else on both: scale, sides.
SHEETS = tuple(
    {"scale": scale, "sides": sides}
    for scale, sides in ((1.0, 1), (0.94, 1), (0.88, 1), (0.94, 2), (0.82, 2))
)
SHEETS_BEGIN = 2
# Shorter, an address says the same: it stands in small print and is typed by hand.
SCHEME = re.compile(r"^https://|/$")
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
        self._last = None
        if self._compiler is None:
            self._compiler = typst.Compiler(
                root=str(RENDER), font_paths=[str(self.fonts)], ignore_system_fonts=True
            )
        data = _json({**wanted.data, **more}).decode()
        try:
            made = self._compiler.compile(
                input=str(HERE / f"{wanted.template}.typ"), sys_inputs={"data": data}, pdf_standards=["ua-1"]
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


# ---- what each print shows --------------------------------------------------------------------


def leaflet(booklet: Booklet, *, bleed: int) -> Print:
    """An A4 folded in three."""
    return Print("leaflet", _view(booklet) | {"bleed": bleed})


def card(booklet: Booklet, french: Booklet) -> Print:
    """A pocket card."""
    return Print("card", _view(booklet) | {"bleed": 0, "phrase": plain(french.words["phrase"])})


def poster(booklet: Booklet, door: str, paper: Literal["a4", "a3"]) -> Print:
    """A poster; its strips lead to the page of all languages."""
    return Print("poster", _view(booklet) | {"bleed": 0, "paper": paper, "door": SCHEME.sub("", door)})


def sheet(booklet: Booklet, french: Booklet) -> Print:
    """French and another language, line by line."""
    both = {"title": _runs(french.title), "together": _runs(french.words["together-text"])}
    data = _view(booklet) | {
        "french": both,
        "heading": _runs(booklet.title),
        "rows": list(_rows(booklet, french)),
    }
    return Print("sheet", data)


def _rows(booklet: Booklet, french: Booklet) -> Iterator[dict[str, Any]]:
    for own, other in zip(french.panels, booklet.panels, strict=True):
        yield _row("head", "", own.title, other.title)
        for ours, theirs in zip(own.lines, other.lines, strict=True):
            yield _row("line", ours.number, _whole(ours.head, ours.text), _whole(theirs.head, theirs.text))
    yield _row("head", "", french.words["calls"], booklet.words["calls"])
    pairs = zip((french.first, *french.calls), (booklet.first, *booklet.calls), strict=True)
    for call, same in pairs:
        row = _told_call(call, french.words), _told_call(same, booklet.words)
        yield _row("line", _number(call.number), *row)


def _row(kind: str, number: str, own: Inlines, other: Inlines) -> dict[str, Any]:
    return {"kind": kind, "number": number, "fr": _runs(own), "other": _runs(other)}


def _whole(head: Inlines, text: Inlines) -> Inlines:
    return (*head, Text(" : "), *text) if head else text


def _told_call(call: Call, words: Mapping[str, Inlines]) -> Inlines:
    parts = (call.name, call.told, words["unverified"] if call.unverified else ())
    first, *others = filter(None, parts)
    return (*first, *(node for part in others for node in (Text(". " if part is call.told else " "), *part)))


def _view(booklet: Booklet) -> dict[str, Any]:
    return _handed(booklet) | {
        "name": booklet.language,
        "cover": _runs(booklet.cover),
        "subtitle": _runs(booklet.subtitle),
        "lead": _runs(booklet.lead),
        "first": _call(booklet.first),
        "calls": [_call(call) for call in booklet.calls],
        "told": [{"number": _number(call.number), "text": _runs(call.told)} for call in booklet.told],
        "panels": {panel.id: _panel(panel) for panel in booklet.panels},
    }


def _handed(handed: Handed) -> dict[str, Any]:
    """What every template asks for."""
    lang, _, region = handed.locale.partition("-")
    return {
        "title": plain(handed.title),
        "lang": lang,
        "region": region if len(region) == 2 else None,  # noqa: PLR2004
        "dir": handed.direction,
        "script": handed.script,
        "words": {key: _runs(nodes) for key, nodes in handed.words.items()},
        "law": _runs(handed.law),
        "edition": _runs(handed.edition_line),
        "draft": handed.draft,
        "independent": handed.independent,
        "qr": {
            "svg": print_qr(handed.address),
            "alt": plain(handed.words["qr"]),
            "shown": SCHEME.sub("", handed.address),
        },
    }


def _call(call: Call) -> dict[str, Any]:
    return {"number": _number(call.number), "name": _runs(call.name), "unverified": call.unverified}


def _number(number: str) -> str:
    """A telephone line whose groups keep their order: programs that read a print turn parted ones round."""
    return number.replace(" ", "\u00a0")


def _panel(panel: Panel) -> dict[str, Any]:
    lines = [{"icon": x.icon, "head": _runs(x.head), "text": _runs(x.text)} for x in panel.lines]
    return {"title": _runs(panel.title), "lines": lines}


def _runs(nodes: Inlines) -> list[dict[str, Any]]:
    return [_run(node) for node in nodes]


def _run(node: Inline) -> dict[str, Any]:
    if isinstance(node, Phone):
        return {"n": _number(node.text)}
    if isinstance(node, Value):
        return {"v": node.text}
    if isinstance(node, Foreign):
        return {"f": node.lang.partition("-")[0], "c": _runs(node.children)}
    if isinstance(node, Strong | Emphasis):
        return {"t": plain(node.children)}
    return {"t": plain((node,))}


# ---- reflex cards


def reflex(card: ReflexCard) -> Print:
    """One side of A4, for people at work."""
    panels = (card.signs, card.do, card.dont, card.say, card.avoid)
    more = {
        "whom": _runs(card.whom),
        "panels": {panel.id: _card_panel(panel) for panel in panels},
        "calls": [_call(call) for call in card.calls],
        "referrals": [_card_line(line) for line in card.referrals],
        "sources": [_card_source(source) for source in card.sources],
    }
    return Print("reflex", _handed(card) | more)


def _card_panel(panel: CardPanel) -> dict[str, Any]:
    return {"title": _runs(panel.title), "lines": [_card_line(line) for line in panel.lines]}


def _card_line(line: CardLine) -> dict[str, Any]:
    return {
        "head": _runs(line.head),
        "text": _runs(line.text),
        "note": _runs(line.note),
        "marks": list(line.marks),
    }


def _card_source(source: CardSource) -> dict[str, Any]:
    places = [{"mark": number, "place": place} for number, place in source.places]
    return {"kind": _runs(source.kind), "date": source.date, "places": places}
