"""The XML of shapes: the same for the layouts of a deck and for its slides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from lxml.builder import ElementMaker
from lxml.etree import _Element

from generator.document import Emphasis, Foreign, Inlines, Link, Phone, Strong, plain
from generator.render.drawings import art
from generator.slide_room import Level, Passage, Style

from .layouts import Place
from .look import ART, CLAY, FONT, emu

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHOWN = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ADORNED = "http://schemas.microsoft.com/office/drawing/2017/decorative"
NAMES = {"a": MAIN, "p": SHOWN, "r": RELATED}


class Maker(Protocol):
    """Makes elements of one namespace, by name."""

    def __getattr__(self, name: str) -> Callable[..., _Element]: ...

    def __call__(self, name: str, *inner: _Element, **values: str) -> _Element: ...


A: Maker = ElementMaker(namespace=MAIN, nsmap=NAMES)
ADORN: Maker = ElementMaker(namespace=ADORNED, nsmap={"adec": ADORNED})
P: Maker = ElementMaker(namespace=SHOWN, nsmap=NAMES)
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
STEP = re.compile(r"([MLCZ])([^MLCZ]*)")
NO_BREAK = "\u00a0"
FACES = {"latin": "lt", "ea": "ea", "cs": "cs"}
DRAWN = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}
# French stands in for a text that a language has not.
OFFICE = {"fr": "fr-FR", "en": "en-GB"}


def colour(name: str) -> _Element:
    """A colour of the theme."""
    return A.solidFill(A.schemeClr(val=name))


def ground(name: str) -> _Element:
    """The background of a slide."""
    return P.bg(P.bgPr(colour(name), A.effectLst()))


# ---- text -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Run:
    """Words in one language, strong or not."""

    text: str
    lang: str
    strong: bool = False


def runs(nodes: Inlines, lang: str, *, strong: bool = False) -> list[Run]:
    """Inline nodes as runs; neighbours that look alike are one."""
    found: list[Run] = []
    for run in _runs(nodes, lang, strong=strong):
        last = found[-1] if found else None
        if last and (last.lang, last.strong) == (run.lang, run.strong):
            found[-1] = Run(last.text + run.text, run.lang, run.strong)
        else:
            found.append(run)
    return found


def _runs(nodes: Inlines, lang: str, *, strong: bool) -> Iterable[Run]:
    for node in nodes:
        if isinstance(node, Foreign):
            yield from _runs(node.children, OFFICE.get(node.lang, node.lang), strong=strong)
        elif isinstance(node, Strong | Emphasis | Link):
            yield from _runs(node.children, lang, strong=strong or isinstance(node, Strong))
        elif isinstance(node, Phone):
            yield Run(node.text.replace(" ", NO_BREAK), lang, strong)
        else:
            yield Run(plain((node,)), lang, strong)


def run(words: Run) -> _Element:
    """Words with their language."""
    strong = {"b": "1"} if words.strong else {}
    return A.r(A.rPr(lang=words.lang, **strong), A.t(words.text))


def paragraph(passage: Passage, level: Level, lang: str, *, own_mark: bool) -> _Element:
    """A paragraph of a placeholder; `own_mark`: whether the layout itself begins paragraphs with a sign."""
    inner = [run(found) for found in runs(passage.nodes, lang)]
    return A.p(_marked(passage, level, own_mark=own_mark), *inner, A.endParaRPr(lang=lang))


def _marked(passage: Passage, level: Level, *, own_mark: bool) -> _Element:
    made = A.pPr(**({"lvl": str(passage.level)} if passage.level else {}))
    if passage.mark or own_mark:
        made.set("marL", emu(level.indent if passage.mark or passage.level else 0))
        made.set("indent", emu(-level.hang if passage.mark else 0))
    if passage.mark == "number":
        made.append(A.buFont(typeface="+mj-lt"))
        made.append(A.buAutoNum(type="arabicPeriod", startAt=str(passage.number)))
    elif passage.mark == "bullet" and not own_mark:
        made.extend(_bullet())
    elif not passage.mark and own_mark:
        made.append(A.buNone())
    return made


def _bullet() -> tuple[_Element, _Element]:
    return A.buFont(typeface=FONT), A.buChar(char="•")


def list_style(
    style: Style,
    *,
    shade: str,
    first: str | None = None,
    align: str = "l",
    mark: str = "",
    start: int = 1,
    mark_shade: str = CLAY,
    tag: str = "lstStyle",
) -> _Element:
    """How the levels of a placeholder are set, the first perhaps in a shade of its own.

    `mark`: bullet, letter (from `start`), or nothing.
    """
    made = A(tag) if tag == "lstStyle" else P(tag)
    for at, level in enumerate(style, 1):
        inner = [A.lnSpc(A.spcPct(val="100000")), A.spcBef(A.spcPts(val=str(round(level.before * 100))))]
        inner.append(A.buClr(A.schemeClr(val=mark_shade)))
        if mark == "bullet":
            inner += _bullet()
        elif mark == "letter":
            inner += [A.buFont(typeface="+mj-lt"), A.buAutoNum(type="alphaUcPeriod", startAt=str(start))]
        else:
            inner.append(A.buNone())
        set_as = A.defRPr(sz=str(round(level.size * 100)), b=str(int(level.bold)))
        set_as.append(colour(first if first and at == 1 else shade))
        if tag != "lstStyle":  # the styles of the master: what is below them takes their fonts
            set_as.extend(A(kind, typeface=f"+mn-{short}") for kind, short in FACES.items())
        left = level.indent if mark or at > 1 else 0
        hanging = -level.hang if mark else 0
        edges = {"marL": emu(left), "indent": emu(hanging), "algn": align, "rtl": "0"}
        made.append(A(f"lvl{at}pPr", *inner, set_as, **edges))
    return made


# ---- shapes -----------------------------------------------------------------------------------


@dataclass
class Tree:
    """Shapes of one slide or layout, in the order in which they are read; it numbers them."""

    lang: str
    shapes: list[_Element] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=lambda: count(2))

    def element(self) -> _Element:
        """The shapes as a slide holds them."""
        none, empty = {"x": "0", "y": "0"}, {"cx": "0", "cy": "0"}
        whole = A.xfrm(A.off(**none), A.ext(**empty), A.chOff(**none), A.chExt(**empty))
        head = P.nvGrpSpPr(P.cNvPr(id="1", name=""), P.cNvGrpSpPr(), P.nvPr())
        return P.spTree(head, P.grpSpPr(whole), *self.shapes)

    def add(
        self,
        name: str,
        looks: _Element,
        text: _Element,
        *,
        place: _Element | None = None,
        decorative: bool = False,
    ) -> None:
        """A shape; `place` is its mark as a placeholder."""
        named = P.cNvPr(id=str(next(self._numbers)), name=name)
        if decorative:
            mark = ADORN.decorative(val="1")
            named.append(A.extLst(A.ext(mark, uri=DECORATIVE)))
        locked = [A.spLocks(noGrp="1")] if place is not None else []
        inner = [place] if place is not None else []
        self.shapes.append(P.sp(P.nvSpPr(named, P.cNvSpPr(*locked), P.nvPr(*inner)), looks, text))

    def panel(self, place: Place, fill: str, round_: float, edge: str | None) -> None:
        """A decorative ground."""
        line = A.ln(colour(edge), w="12700") if edge else A.ln(A.noFill())
        corners = round_ / min(place.width, place.height)
        self._decorate(place, outline(corners), fill, line)

    def drawing(self, name: str, place: Place, swap: Mapping[str, str]) -> None:
        """A decorative drawing in shapes of the theme's colours."""
        wide, high = art()[name]["box"]
        for shape in art()[name]["shapes"]:
            fill = shape["fill"]
            path = A.path(*_path(shape["d"], wide, high), w=str(wide * 1000), h=str(high * 1000))
            lists = (A(part) for part in ("avLst", "gdLst", "ahLst", "cxnLst"))
            form = A.custGeom(*lists, A.rect(l="0", t="0", r="r", b="b"), A.pathLst(path))
            self._decorate(place, form, swap.get(fill, ART[fill]), A.ln(A.noFill()))

    def label(self, words: str, place: Place, size: float, shade: str) -> None:
        """A few strong words that stand on every slide of a layout."""
        set_as = A.rPr(colour(shade), lang=self.lang, sz=str(round(size * 100)), b="1")
        text = P.txBody(body("ctr"), A.lstStyle(), A.p(A.r(set_as, A.t(words))))
        self.add(words, P.spPr(frame(place), outline()), text)

    def _decorate(self, place: Place, form: _Element, fill: str, line: _Element) -> None:
        looks = P.spPr(frame(place), form, colour(fill), line)
        text = P.txBody(body("ctr"), A.lstStyle(), A.p(A.endParaRPr(lang=self.lang)))
        self.add("", looks, text, decorative=True)


def frame(place: Place) -> _Element:
    """Where a shape stands."""
    begin = A.off(x=emu(place.left), y=emu(place.top))
    return A.xfrm(begin, A.ext(cx=emu(place.width), cy=emu(place.height)))


def outline(corners: float = 0) -> _Element:
    """A rectangle; `corners`: how round, as a part of its shorter side."""
    guides = [A.gd(name="adj", fmla=f"val {round(corners * 100_000)}")] if corners else []
    return A.prstGeom(A.avLst(*guides), prst="roundRect" if corners else "rect")


def body(anchor: str) -> _Element:
    """How text stands in a shape: it never shrinks by itself, nor does the shape grow."""
    edges = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "0")
    return A.bodyPr(A.noAutofit(), wrap="square", anchor=anchor, rtlCol="0", **edges)


def number_field(lang: str, shown: str = "‹#›") -> _Element:
    """The number of a slide, which programs keep up to date."""
    kept = A.fld(A.rPr(lang=lang), A.t(shown), id=NUMBER_FIELD, type="slidenum")
    return A.p(kept, A.endParaRPr(lang=lang))


def _path(steps: str, wide: float, high: float) -> Iterable[_Element]:
    """A path of absolute M, L, C, Z, kept inside its box."""
    for step, numbers in STEP.findall(steps):
        if step == "Z":
            yield A.close()
            continue
        found = [float(part) for part in numbers.split()]
        points = zip(found[::2], found[1::2], strict=True)
        yield A(DRAWN[step], *(A.pt(x=_within(x, wide), y=_within(y, high)) for x, y in points))


def _within(at: float, most: float) -> str:
    return str(round(min(max(at, 0), most) * 1000))
