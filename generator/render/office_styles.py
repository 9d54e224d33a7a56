"""The styles of an OpenDocument text. No font of ours is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from odfdo import (
    Document,
    Element,
    Paragraph,
    Style,
    StyleMasterPage,
    StylePageLayout,
    VarPageCount,
    VarPageNumber,
)

Orientation = Literal["portrait", "landscape"]
Properties = dict[str, str]
# Sides of a page and its margin, in centimetres.
SIDES = {"portrait": (21.0, 29.7), "landscape": (29.7, 21.0)}
MARGIN = 1.8
INK, MUTE, PINE, CLAY, LINE, SAND = "#1f2b2d", "#45524f", "#1d4b4a", "#ad4a28", "#c8c4b7", "#fbf6ec"
# It is on every office machine, or another one as wide.
FONT = "Arial"
BODY = "Text_20_body"
BOLD, KEPT = {"fo:font-weight": "bold"}, {"fo:keep-with-next": "always"}
# Styles of paragraphs: name, the one it is based on, how a paragraph stands, how its letters look.
PARAGRAPHS: tuple[tuple[str, str, Properties, Properties], ...] = (
    ("Standard", "", {"fo:line-height": "125%", "fo:orphans": "2", "fo:widows": "2"},
     {"fo:font-size": "10pt"}),
    (BODY, "Standard", {"fo:margin-bottom": "0.15cm"}, {}),
    ("Kicker", "Standard", KEPT, {"fo:color": CLAY, "fo:font-size": "9pt", **BOLD}),
    ("Heading_20_1", "Standard", {"fo:margin-bottom": "0.3cm", "fo:line-height": "110%", **KEPT},
     {"fo:color": PINE, "fo:font-size": "21pt", **BOLD}),
    ("Heading_20_2", "Standard", {"fo:margin-top": "0.42cm", "fo:margin-bottom": "0.1cm", **KEPT},
     {"fo:color": PINE, "fo:font-size": "13pt", **BOLD}),
    ("Heading_20_3", "Standard", {"fo:margin-top": "0.25cm", "fo:margin-bottom": "0.05cm", **KEPT}, BOLD),
    ("Heading_20_4", "Heading_20_3", {}, {"fo:color": MUTE}),
    ("List", "Standard", {"fo:margin-bottom": "0.06cm"}, {}),
    ("Note", "Standard", {"fo:background-color": SAND, "fo:border-left": f"2pt solid {CLAY}",
     "fo:padding": "0.18cm", "fo:margin-bottom": "0.2cm"}, {}),
    ("Small", "Standard", {"fo:margin-bottom": "0.08cm"}, {"fo:color": MUTE, "fo:font-size": "9pt"}),
    ("Cell", "Standard", {"fo:line-height": "115%"}, {"fo:font-size": "9.5pt"}),
    ("Head", "Cell", KEPT, {"fo:color": PINE, **BOLD}),
    ("Rule", "Standard", {"fo:border-bottom": f"0.6pt dotted {MUTE}", "fo:line-height": "0.75cm",
     "style:join-border": "false"}, {}),
    ("Blank", "Standard", {"fo:margin-top": "0.25cm", "fo:margin-bottom": "0.1cm"}, {}),
    ("Footer", "Standard", {"fo:line-height": "110%"}, {"fo:color": MUTE, "fo:font-size": "8pt"}),
    ("Folio", "Footer", {"fo:text-align": "end"}, {}),
)  # fmt: skip
CELLS: dict[str, Properties] = {
    "line": {"fo:border-bottom": f"0.5pt solid {LINE}", "fo:padding": "0.1cm"},
    "head": {"fo:border-bottom": f"1.2pt solid {PINE}", "fo:padding": "0.1cm"},
    "box": {"fo:border": f"0.6pt solid {MUTE}", "fo:padding": "0.1cm"},
}


def language(tag: str) -> Properties:
    """A tag as properties of letters."""
    name, _, country = tag.partition("-")
    return {"fo:language": name, "fo:country": country or "none"}


def width(orientation: Orientation) -> float:
    """Between the margins of a page, in centimetres."""
    return SIDES[orientation][0] - 2 * MARGIN


def put_styles(document: Document, lang: str, orientation: Orientation) -> None:
    """Every style that a text may use: paragraphs in its language, lists, cells."""
    for default in (False, True):
        face = Style("font-face", FONT, font_name=FONT, font_family=FONT, font_family_generic="swiss")
        document.insert_style(face, default=default)
    every = Style("paragraph")
    letters = {"style:font-name": FONT, "fo:color": INK, "fo:hyphenate": "false"}
    every.set_properties({**letters, **language(lang)}, area="text")
    document.insert_style(every, default=True)
    for name, base, stands, looks in PARAGRAPHS:
        style = Style("paragraph", name, name.replace("_20_", " "), base or None)
        if name.startswith("Heading"):
            style.set_attribute("style:default-outline-level", name[-1])
        style.set_properties(dict(stands), area="paragraph")
        style.set_properties({**looks, **language(lang)}, area="text")
        document.insert_style(style)
    document.insert_style(Style("text", "Strong", area="text", bold=True))
    document.insert_style(_list_style("Bullets", 'bullet text:bullet-char="•"'))
    document.insert_style(_list_style("Numbers", 'number style:num-format="1" style:num-suffix="."'))
    put_style(document, "table", "table", {"style:width": f"{width(orientation)}cm", "table:align": "left"})
    for name, looks in CELLS.items():
        put_style(document, "table-cell", name, looks)


def put_style(
    document: Document,
    family: str,
    name: str,
    properties: Properties,
    *,
    base: str | None = None,
    area: str | None = None,
) -> str:
    """A style for a place of a text; its name."""
    style = Style(family, name, parent_style=base)
    style.set_properties(dict(properties), area=area or family)
    document.insert_style(style, automatic=True)
    return name


def put_blanks(document: Document, name: str, ends: Iterable[float]) -> None:
    """A style of paragraphs with dots up to each end, in centimetres, to be written on by hand."""
    # Dots end a little before the next words begin.
    dots = 'style:leader-style="dotted" style:leader-text="."'
    stops = "".join(
        f'<style:tab-stop style:position="{end - 0.5:.2f}cm" {dots}/>'
        f'<style:tab-stop style:position="{end:.2f}cm"/>'
        for end in ends
    )
    document.insert_style(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Blank">'
        f"<style:paragraph-properties><style:tab-stops>{stops}</style:tab-stops></style:paragraph-properties>"
        "</style:style>",
        automatic=True,
    )


def put_page(document: Document, orientation: Orientation, notices: Sequence[str]) -> None:
    """The sides of the page, and at its foot the notices and its number."""
    across, down = SIDES[orientation]
    layout, master = document.get_style("page-layout", "Mpm1"), document.get_style("master-page", "Standard")
    assert isinstance(layout, StylePageLayout)
    assert isinstance(master, StyleMasterPage)
    margins = {f"fo:margin-{side}": f"{MARGIN}cm" for side in ("top", "left", "right")}
    layout.set_properties(
        {
            **margins,
            "fo:margin-bottom": "1.2cm",
            "fo:page-width": f"{across}cm",
            "fo:page-height": f"{down}cm",
            "style:print-orientation": orientation,
        }
    )
    foot = layout.get_footer_style()
    if foot is not None:
        layout.delete(foot)
    layout.append(
        Element.from_tag(
            '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" '
            'fo:margin-top="0.4cm"/></style:footer-style>'
        )
    )
    folio = Paragraph("", style="Folio")
    folio.append(VarPageNumber())
    folio.append_plain_text(" / ")
    folio.append(VarPageCount())
    footer = Element.from_tag("<style:footer/>")
    footer.append(Paragraph(" ".join(notices), style="Footer"))
    footer.append(folio)
    master.append(footer)


def _list_style(name: str, kind: str) -> str:
    """Bullets or numbers, on three levels."""
    tag = f"text:list-level-style-{kind.partition(' ')[0]}"
    levels = "".join(
        f'<text:list-level-style-{kind} text:level="{level}">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.45cm" '
        f'text:list-tab-stop-position="{0.55 * level:.2f}cm" fo:margin-left="{0.55 * level:.2f}cm"/>'
        f'</style:list-level-properties><style:text-properties fo:color="{CLAY}"/></{tag}>'
        for level in (1, 2, 3)
    )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'
