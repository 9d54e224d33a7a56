"""A presentation without slides: theme, master and layouts are ours, in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from lxml import etree
from lxml.etree import _Element
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from generator.slide_room import Level, Style

from .layouts import (
    LAYOUTS,
    MASTER,
    NOTES_PICTURE,
    NOTES_TEXT,
    TEXT,
    Brand,
    Drawing,
    Drawn,
    Layout,
    Panel,
    Spot,
)
from .look import CLAY, FONT, HEIGHT, INK, MAPPED, PINE, THEME, WIDTH
from .xml import MAIN, RELATED, A, P, Tree, body, frame, ground, list_style, number_field, outline

# Where a trainer writes in another script: what office programs have for it.
SCRIPTS = {
    "Arab": FONT,
    "Beng": "Nirmala UI",
    "Taml": "Nirmala UI",
    "Hans": "Microsoft YaHei",
    "Ethi": "Nyala",
}
FIRST_LAYOUT = 2_147_483_649  # what PowerPoint counts layouts from
UNUSED = (RT.PRINTER_SETTINGS, RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)
RELATION = f"{{{RELATED}}}id"
Words = Mapping[str, str]


def blank(words: Words, lang: str) -> Deck:
    """A deck without slides, with LAYOUTS in their order."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for rels in (deck.part.rels, deck.part.package._rels):  # noqa: SLF001
        for name in [name for name, rel in rels.items() if rel.reltype in UNUSED]:
            rels.pop(name)
    [master] = _related(deck.part, RT.SLIDE_MASTER)
    assert isinstance(master, XmlPart)
    for name in [name for name, rel in master.rels.items() if rel.reltype == RT.SLIDE_LAYOUT]:
        master.rels.pop(name)
    names = []
    for at, layout in enumerate(LAYOUTS, 1):
        uri = PackURI(f"/ppt/slideLayouts/slideLayout{at}.xml")
        part = SlideLayoutPart(uri, CT.PML_SLIDE_LAYOUT, deck.part.package, own(_layout(layout, words, lang)))
        part.relate_to(master, RT.SLIDE_MASTER)
        names.append(master.relate_to(part, RT.SLIDE_LAYOUT))
    master._element = own(_master(names, words, lang))  # noqa: SLF001
    localize(deck.part, lang)
    _rename(master, words["site"])
    _notes_master(deck, words, lang)
    return deck


def localize(part: XmlPart, lang: str) -> None:
    """Put a language in place of the one that the library writes."""
    for kind in ("rPr", "endParaRPr", "defRPr"):
        for found in part._element.iter(f"{{{MAIN}}}{kind}"):  # noqa: SLF001
            found.set("lang", lang)


def _notes_master(deck: Deck, words: Words, lang: str) -> None:
    """The library's master of notes, with the slide, the text and the number in their places, and no more."""
    part = deck.notes_master.part
    _rename(part, words["site"])
    localize(part, lang)
    places = {"sldImg": NOTES_PICTURE, "body": NOTES_TEXT.place}
    for shape in part._element.xpath("//p:sp"):  # noqa: SLF001
        [kind] = shape.xpath("p:nvSpPr/p:nvPr/p:ph/@type")
        if kind in places:
            [former] = shape.xpath("p:spPr/a:xfrm")
            former.getparent().replace(former, frame(places[kind]))
        elif kind != "sldNum":
            shape.getparent().remove(shape)
        for text in shape.xpath("p:txBody/a:p/a:r/a:t"):
            text.text = words["note"]


def _rename(master: Part, name: str) -> None:
    """Give the theme of a master our name, colours and fonts."""
    [theme] = _related(master, RT.THEME)
    made = _theme(theme.blob, name)
    # The library has read the one, and keeps the other as it is.
    if isinstance(theme, XmlPart):
        theme._element = own(made)  # noqa: SLF001
    else:
        theme._blob = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _related(part: Part, kind: str) -> list[Part]:
    return [rel.target_part for rel in part.rels.values() if rel.reltype == kind]


def own(element: _Element) -> BaseOxmlElement:
    """An element of the classes with which python-pptx reads it."""
    return cast("BaseOxmlElement", parse_xml(etree.tostring(element)))


# ---- theme


def _theme(blob: bytes, name: str) -> _Element:
    """The library's theme, whose colours and fonts are replaced: what it says of effects shows nowhere."""
    root = etree.fromstring(blob)
    root.set("name", name)
    parts = root[0]
    colours = A.clrScheme(*(A(key, A.srgbClr(val=value)) for key, value in THEME.items()), name=name)
    fonts = A.fontScheme(A.majorFont(*_fonts()), A.minorFont(*_fonts()), name=name)
    for made in (colours, fonts):
        former = parts.find(made.tag)
        assert former is not None
        parts.replace(former, made)
    parts[-1].set("name", name)
    return root


def _fonts() -> Iterable[_Element]:
    yield from (A.latin(typeface=FONT), A.ea(typeface=""), A.cs(typeface=""))
    yield from (A.font(script=script, typeface=font) for script, font in SCRIPTS.items())


# ---- master and layouts


def _master(layouts: Iterable[str], words: Words, lang: str) -> _Element:
    tree = Tree(lang)
    _draw(tree, MASTER, words)
    for name in ("title", "text", "foot", "number"):
        _spot(tree, TEXT.spots[name], words)
    mapped = {**MAPPED, **{name: name for name in THEME if name not in MAPPED.values()}}
    listed = P.sldLayoutIdLst(
        *(P.sldLayoutId(id=str(FIRST_LAYOUT + at), **{RELATION: name}) for at, name in enumerate(layouts))
    )
    title, text = TEXT.spots["title"], TEXT.spots["text"]
    texts = P.txStyles(
        list_style(title.styles[0][:1], shade=PINE, tag="titleStyle"),
        list_style(
            text.styles[0] + text.styles[0][1:] * 3,
            shade=INK,
            mark="bullet",
            mark_shade=CLAY,
            tag="bodyStyle",
        ),
        list_style((Level(18),), shade=INK, tag="otherStyle"),
    )
    return P.sldMaster(P.cSld(ground("bg1"), tree.element()), P.clrMap(**mapped), listed, texts, preserve="1")


def _layout(layout: Layout, words: Words, lang: str) -> _Element:
    tree = Tree(lang)
    _draw(tree, layout.drawn, words)
    for spot in layout.spots.values():
        _spot(tree, spot, words)
    number = [str(layout.number)] if layout.number else []
    name = " · ".join((*(words[word] for word in layout.words), *number))
    shown = {"showMasterSp": "0"} if layout.plain else {}
    return P.sldLayout(
        P.cSld(ground(layout.ground), tree.element(), name=name),
        P.clrMapOvr(A.masterClrMapping()),
        type=layout.kind,
        preserve="1",
        **shown,
    )


def _draw(tree: Tree, drawn: Iterable[Drawn], words: Words) -> None:
    for found in drawn:
        place = found.place
        match found:
            case Panel():
                tree.panel(place, found.fill, found.round, found.edge)
            case Drawing():
                tree.drawing(found.name, place, found.swap)
            case Brand():
                tree.drawing("mark", place, found.swap)
                size = place.height
                beside = replace(place, left=place.left + size * 1.3, width=size * 6)
                tree.label(words["site"], beside, max(13, size / 2), found.shade)


def _spot(tree: Tree, spot: Spot, words: Words) -> None:
    looks = P.spPr(frame(spot.place), outline())
    name = words[spot.word]
    prompt = number_field(tree.lang) if spot.kind == "sldNum" else _prompt(name, tree.lang)
    tree.add(
        name,
        looks,
        P.txBody(body(spot.anchor), set_in(spot, spot.styles[0]), prompt),
        place=placeholder(spot),
    )


def set_in(spot: Spot, style: Style) -> _Element:
    """How the text of a placeholder is set, in one of its styles."""
    return list_style(
        style,
        shade=spot.shade,
        first=spot.first,
        align=spot.align,
        mark=spot.mark,
        start=spot.start,
        mark_shade=spot.mark_shade,
    )


def placeholder(spot: Spot) -> _Element:
    """The mark that ties a shape of a slide to that of its layout."""
    titled = spot.kind in ("title", "ctrTitle")
    return P.ph(type=spot.kind, **({} if titled else {"idx": str(spot.index)}))


def _prompt(words: str, lang: str) -> _Element:
    return A.p(A.r(A.rPr(lang=lang), A.t(words)))
