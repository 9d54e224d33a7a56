"""Texts for a translator as a spreadsheet: any office program opens it, and each text has a row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from translate.storage.extraction_limits import ExtractionBudget
from translate.storage.odf_io import ODFPackage

from ..diagnostics import Report, Span
from .rows import Answer, Row, printable
from .xml import opened

MIME = "application/vnd.oasis.opendocument.spreadsheet"
CONTENT = "content.xml"
MAX_XML = 20_000_000
# Cells beyond are somebody's scribbling; one element may stand for a million of them.
MAX_COLUMNS = 64
UNIT, FRENCH, FORMER, TEXT, BACK, NOTES, MARK = HEADS = (
    "Texte", "Français", "Français d’avant", "Traduction", "Retraduction en français", "Notes",
    "Marque : ne pas changer",
)  # fmt: skip
WIDTHS = dict(zip(HEADS, (4.5, 8.5, 6.5, 8.5, 8.5, 9.0, 3.0), strict=True))
WANTED = {UNIT, FRENCH, TEXT, MARK}
OPEN = {TEXT, BACK}
FORMULA = (
    "formula",
    "this cell holds a formula.",
    "Write the text itself; a text never begins with = + - or @.",
)

_NS = {
    part: f"urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"
    for part, uri in {
        "office": "office", "table": "table", "text": "text", "style": "style", "fo": "xsl-fo-compatible",
        "number": "datastyle", "config": "config", "manifest": "manifest",
    }.items()
}  # fmt: skip
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = " ".join(f'xmlns:{part}="{uri}"' for part, uri in _NS.items() if part != "manifest")
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_NS["manifest"]}" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{MIME}"/>'
    "{entries}</manifest:manifest>"
)
_ENTRY = '<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
# Some programs want these parts, though nothing stands in them.
_EMPTY = (
    f'<office:document-{{part}} {_XMLNS} office:version="1.2"><office:{{part}}/></office:document-{{part}}>'
)
# The heads stay in sight.
_SETTINGS = f"""\
<office:document-settings {_XMLNS} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.2">
<office:settings><config:config-item-set config:name="ooo:view-settings">
<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>
<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>
<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name={{locale}}>
<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>
<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>
<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>
<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>
</config:config-item-map-entry></config:config-item-map-named>
<config:config-item config:name="ActiveTable" config:type="string">{{table}}</config:config-item>
</config:config-item-map-entry></config:config-item-map-indexed>
</config:config-item-set></office:settings></office:document-settings>
"""


def _q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NS[prefix]}}}{local}"


# ---- writing


def write(rows: list[Row], locale: str, direction: str) -> bytes:
    """A spreadsheet of rows. Only the two columns that are asked for can be written in."""
    root = etree.Element(
        _q("office:document-content"), nsmap={k: v for k, v in _NS.items() if k != "manifest"}
    )
    root.set(_q("office:version"), "1.2")
    root.append(etree.fromstring(_styles(locale.partition("-")[0], direction)))
    sheet = _add(_add(root, "office:body"), "office:spreadsheet")
    table = _add(sheet, "table:table", {"table:name": locale, "table:protected": "true"})
    for head in HEADS:
        _add(table, "table:table-column", {"table:style-name": f"column-{HEADS.index(head)}"})
    _line(_add(table, "table:table-header-rows"), dict.fromkeys(HEADS), dict.fromkeys(HEADS, "head"))
    styles = {head: "open" if head in OPEN else "kept" for head in HEADS} | {TEXT: "translation"}
    for row in rows:
        _line(table, _cells(row), styles)
    parts = {
        CONTENT: etree.tostring(root, encoding="unicode"),
        "settings.xml": _SETTINGS.format(locale=quoteattr(locale), table=locale),
        **{f"{part}.xml": _EMPTY.format(part=part) for part in ("meta", "styles")},
    }
    entries = "".join(_ENTRY.format(name=name) for name in parts)
    return _package({**parts, "META-INF/manifest.xml": _MANIFEST.format(entries=entries)})


def _cells(row: Row) -> dict[str, str]:
    texts = (row.unit, row.french, row.former, row.present, "", "\n".join(row.notes), row.mark)
    return dict(zip(HEADS, texts, strict=True))


def _line(parent: Any, texts: Mapping[str, str | None], styles: Mapping[str, str]) -> None:
    line = _add(parent, "table:table-row", {"table:style-name": "line"})
    for head, text in texts.items():
        shown = head if text is None else text
        kind = {"office:value-type": "string"} if shown else {}
        cell = _add(line, "table:table-cell", {"table:style-name": styles[head], **kind})
        for part in shown.split("\n") if shown else ():
            _add(cell, "text:p").text = part


def _add(parent: Any, name: str, attributes: Mapping[str, str] | None = None) -> Any:
    return etree.SubElement(parent, _q(name), {_q(key): value for key, value in (attributes or {}).items()})


def _styles(language: str, direction: str) -> str:
    """Columns, and four kinds of cells: heads, what is kept, and the two that are written in, as text."""
    columns = "".join(
        f'<style:style style:name="column-{at}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        for at, width in enumerate(WIDTHS.values())
    )
    spoken = (
        f'fo:language="{language}" fo:country="none" style:language-asian="{language}" '
        f'style:country-asian="none" style:language-complex="{language}" style:country-complex="none"'
    )
    return (
        f"<office:automatic-styles {_XMLNS}>{columns}"
        '<style:style style:name="line" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
        '<number:text-style style:name="as-text"><number:text-content/></number:text-style>'
        + _cell_style("head", "protected", "#d9e2ec", text='fo:font-weight="bold"')
        + _cell_style("kept", "protected", "#f2f2f2")
        + _cell_style("open", "none", "#ffffff")
        + _cell_style("translation", "none", "#ffffff", text=spoken, rtl=direction == "rtl")
        + "</office:automatic-styles>"
    )


def _cell_style(name: str, protect: str, colour: str, *, text: str = "", rtl: bool = False) -> str:
    paragraph = (
        '<style:paragraph-properties fo:text-align="start" style:writing-mode="rl-tb"/>' if rtl else ""
    )
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="as-text">'
        f'<style:table-cell-properties style:cell-protect="{protect}" fo:background-color="{colour}" '
        'fo:wrap-option="wrap" style:vertical-align="top" fo:border="0.5pt solid #bbbbbb"/>'
        f"{paragraph}<style:text-properties {text}/></style:style>"
    )


def _package(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        # First and not compressed: by these bytes a system knows what the file is.
        package.writestr(zipfile.ZipInfo("mimetype"), MIME)
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), f"{_XML}{text}".encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ---- reading


@dataclass(frozen=True)
class _Cell:
    text: str
    formula: bool
    column: int


def read(data: bytes, path: str, report: Report) -> list[Answer] | None:
    """The rows of a spreadsheet that came back; None where no sheet of it has our columns.

    Formulas go to the report. Any exception of the libraries may be raised: the file is damaged.
    """
    with ODFPackage(io.BytesIO(data), budget=ExtractionBudget(max_xml_bytes=MAX_XML)) as package:
        root = opened(package.read_translatable_members()[CONTENT])
    tables = [_table(table, path, report) for table in root.iter(_q("table:table"))]
    found = [answers for answers in tables if answers is not None]
    return [answer for answers in found for answer in answers] if found else None


def _table(table: Any, path: str, report: Report) -> list[Answer] | None:
    heads: dict[int, str] = {}
    rows: list[Answer] = []
    for at, cells in _lines(table):
        if not heads:
            named = {cell.column: cell.text for cell in cells if cell.text in HEADS}
            heads = named if set(named.values()) >= WANTED else {}
            continue
        known = {heads[cell.column]: cell for cell in cells if cell.column in heads}
        for cell in known.values():
            if cell.formula:
                report.error(Span(path, at, cell.column), *FORMULA)
        if any(cell.text for cell in known.values()):
            rows.append(_answer(known, {head: column for column, head in heads.items()}, Span(path, at)))
    return rows if heads else None


def _answer(cells: Mapping[str, _Cell], columns: Mapping[str, int], line: Span) -> Answer:
    def text(head: str) -> str:
        return cells[head].text if head in cells and not cells[head].formula else ""

    def place(head: str) -> Span:
        return Span(line.path, line.line, columns.get(head, 1))

    return Answer(
        printable(text(UNIT)),
        text(FRENCH),
        text(TEXT),
        text(BACK),
        text(MARK),
        span=place(TEXT),
        back_span=place(BACK),
    )


def _lines(table: Any) -> Iterator[tuple[int, list[_Cell]]]:
    """The rows that hold anything, each with its number."""
    at = 1
    for line in table.iter(_q("table:table-row")):
        cells = [cell for cell in _row_cells(line) if cell.text or cell.formula]
        if cells:
            yield at, cells
        at += _count(line, "table:number-rows-repeated")


def _row_cells(line: Any) -> Iterator[_Cell]:
    column = 1
    for cell in line.iterchildren(_q("table:table-cell"), _q("table:covered-table-cell")):
        more = column + _count(cell, "table:number-columns-repeated")
        if cell.tag == _q("table:table-cell"):
            text, formula = _cell_text(cell), cell.get(_q("table:formula")) is not None
            yield from (_Cell(text, formula, at) for at in range(column, min(more, MAX_COLUMNS)))
        column = more
        if column > MAX_COLUMNS:
            return


def _count(element: Any, name: str) -> int:
    said = element.get(_q(name), "1")
    return int(said) if said.isascii() and said.isdigit() and said != "0" else 1


def _cell_text(cell: Any) -> str:
    paragraphs = [_said(part) for part in cell.iterchildren(_q("text:p"), _q("text:h"))]
    return "\n".join(paragraphs).strip() or str(cell.get(_q("office:string-value"), "")).strip()


def _said(element: Any) -> str:
    """The words of a paragraph, without the remarks that a reader left beside them."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == _q("text:s"):
            parts.append(" " * min(_count(child, "text:c"), MAX_COLUMNS))
        elif child.tag in (_q("text:tab"), _q("text:line-break")):
            parts.append(" ")
        elif isinstance(child.tag, str) and child.tag not in (_q("office:annotation"), _q("text:note")):
            parts.append(_said(child))
        parts.append(child.tail or "")
    return "".join(parts)
