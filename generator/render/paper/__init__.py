"""Prints by Typst: one template a format for all scripts, PDF/UA-1, the same bytes every time."""

from __future__ import annotations

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

from generator.booklet import Booklet, Call, CardLine, CardPanel, CardSource, Panel, ReflexCard
from generator.document import Emphasis, Foreign, Inline, Inlines, Phone, Strong, Text, Value, plain
from generator.render.qr import print_qr

Template = Literal["leaflet", "card", "poster", "sheet", "reflex"]
RENDER = Path(__file__).parent.parent
HERE = Path(__file__).parent
OVERFLOW = re.compile(r"overflow ([a-z-]+) ([\d.]+)")
# A sheet is printed on one side where its text can still be read with ease, else on both: scale, sides.
SHEETS = ((1.0, 1), (0.94, 1), (0.88, 1), (0.94, 2), (0.82, 2))
PHRASE = "phrase"
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


@dataclass
class Press:
    """Makes prints, one after the other; it keeps the fonts loaded."""

    fonts: Path
    _compiler: typst.Compiler | None = field(default=None, init=False)

    def pdf(self, wanted: Print) -> bytes:
        """A print as a PDF; PaperError where it does not fit, or a sign is in no font."""
        tries = SHEETS if wanted.template == "sheet" else SHEETS[:1]
        for scale, sides in tries:
            try:
                return self._pdf(wanted, {"scale": scale, "sides": sides})
            except PaperError as error:
                if (scale, sides) == tries[-1] or "sheet" not in str(error):
                    raise
        raise AssertionError

    def _pdf(self, wanted: Print, more: Mapping[str, float]) -> bytes:
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
            raise PaperError(_told(error)) from error
        assert isinstance(made, bytes)
        return made


def _told(error: typst.TypstError) -> str:
    text = str(getattr(error, "message", "")) or str(error)
    found = OVERFLOW.search(text)
    if found:
        panel, much = found.groups()
        unit = "page too many" if panel == "sheet" else "mm too long"
        return f"the panel “{panel}” is {much} {unit}: shorten it"
    return text


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
    return Print("card", _view(booklet) | {"bleed": 0, "phrase": plain(french.words[PHRASE])})


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
        yield _row("line", call.number, _told_call(call), _told_call(same))


def _row(kind: str, number: str, own: Inlines, other: Inlines) -> dict[str, Any]:
    return {"kind": kind, "number": number, "fr": _runs(own), "other": _runs(other)}


def _whole(head: Inlines, text: Inlines) -> Inlines:
    return (*head, _text(" : "), *text) if head else text


def _told_call(call: Call) -> Inlines:
    return (*call.name, _text(". "), *call.told) if call.told else call.name


def _text(words: str) -> Inline:
    return Text(words)


def _view(booklet: Booklet) -> dict[str, Any]:
    lang, _, region = booklet.locale.partition("-")
    return {
        "title": plain(booklet.title),
        "lang": lang,
        "region": region if len(region) == 2 else None,  # noqa: PLR2004
        "dir": booklet.direction,
        "script": booklet.script,
        "name": booklet.language,
        "cover": _runs(booklet.cover),
        "subtitle": _runs(booklet.subtitle),
        "lead": _runs(booklet.lead),
        "first": _call(booklet.first),
        "calls": [_call(call) for call in booklet.calls],
        "told": [{"number": call.number, "text": _runs(call.told)} for call in booklet.told],
        "panels": {panel.id: _panel(panel) for panel in booklet.panels},
        "words": {key: _runs(nodes) for key, nodes in booklet.words.items()},
        "law": _runs(booklet.law),
        "edition": _runs(booklet.edition_line),
        "draft": booklet.draft,
        "independent": booklet.independent,
        "qr": {
            "svg": print_qr(booklet.address),
            "alt": plain(booklet.words["qr"]),
            "shown": SCHEME.sub("", booklet.address),
        },
    }


def _call(call: Call) -> dict[str, Any]:
    return {"number": call.number, "name": _runs(call.name), "unverified": call.unverified}


def _panel(panel: Panel) -> dict[str, Any]:
    lines = [{"icon": x.icon, "head": _runs(x.head), "text": _runs(x.text)} for x in panel.lines]
    return {"title": _runs(panel.title), "lines": lines}


def _runs(nodes: Inlines) -> list[dict[str, Any]]:
    return [_run(node) for node in nodes]


def _run(node: Inline) -> dict[str, Any]:
    if isinstance(node, Phone):
        return {"n": node.text}
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
    data = {
        "title": plain(card.title),
        "lang": card.locale,
        "region": None,
        "dir": card.direction,
        "script": card.script,
        "whom": _runs(card.whom),
        "panels": {panel.id: _card_panel(panel) for panel in panels},
        "calls": [_call(call) for call in card.calls],
        "referrals": [_card_line(line) for line in card.referrals],
        "sources": [_card_source(source) for source in card.sources],
        "words": {key: _runs(nodes) for key, nodes in card.words.items()},
        "law": _runs(card.law),
        "edition": _runs(card.edition_line),
        "draft": card.draft,
        "independent": card.independent,
        "qr": {
            "svg": print_qr(card.address),
            "alt": plain(card.words["qr"]),
            "shown": SCHEME.sub("", card.address),
        },
    }
    return Print("reflex", data)


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
