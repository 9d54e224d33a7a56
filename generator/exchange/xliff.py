"""Texts for a translator as XLIFF 1.2, which every translation program reads."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from translate.storage import xliff

from ..corpus import SOURCE_LOCALE
from ..diagnostics import Report, Span
from .rows import UNKNOWN, Answer, Mark, Row, fingerprint, printable
from .xml import opened

FILE = "reperes"
MARK, PURPOSE = "x-mark", "information"
BACK = "retraduction"
MARKUP = (
    "html-in-text",
    "marks of a program stand in this translation.",
    "Write plain words.",
)
_SKELETON = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\
<file original="{file}" source-language="{source}" target-language={locale} datatype="plaintext">\
<header><note>{guide}</note></header><body></body></file></xliff>
"""
# The toolkit tells little of its types: its objects are taken as they come.
_Store: Any = xliff.Xliff1File


# ---- writing


def write(rows: list[Row], locale: str, guide: str) -> bytes:
    """An XLIFF file of rows; `guide` tells the translator what to do."""
    skeleton = _SKELETON.format(
        file=FILE, source=SOURCE_LOCALE, locale=quoteattr(locale), guide=escape(guide)
    )
    store = _Store.parsestring(skeleton.encode())
    for row in rows:
        _unit(store.addsourceunit(row.french, filename=FILE), row)
    etree.cleanup_namespaces(store.document)
    out = io.BytesIO()
    store.serialize(out)
    return out.getvalue()


def _unit(unit: Any, row: Row) -> None:
    unit.setid(row.unit)
    unit.target = row.present
    if not row.present:
        unit.target_dom.set("state", "new")
    else:
        unit.set_state_n(unit.S_NEEDS_TRANSLATION if row.former else unit.S_NEEDS_REVIEW)
    unit.createcontextgroup(FILE, [(MARK, row.mark)], PURPOSE)
    del unit.xmlelement[-1].attrib["name"]  # a name may stand once in a file
    for note in row.notes:
        unit.addnote(note, origin=FILE)
    # The toolkit leaves empty notes out.
    etree.SubElement(unit.xmlelement, unit.namespaced("note"), {"from": BACK})
    if row.former:
        unit.addalttrans(row.present, sourcetxt=row.former)
        unit.xmlelement[-1].set("alttranstype", "previous-version")


# ---- reading


def read(data: bytes, path: str, report: Report) -> list[Answer] | None:
    """The units of a file that came back; None where it is no XLIFF 1.

    Marks of programs inside a translation go to the report. Any exception of the libraries may be
    raised: the file is damaged.
    """
    root = opened(data)
    if etree.QName(root).localname != "xliff" or not root.get("version", "").startswith("1."):
        return None
    return list(_answers(_Store.parsestring(data), path, report))


def _answers(store: Any, path: str, report: Report) -> Iterator[Answer]:
    for unit in store.units:
        target = unit.target_dom
        line = unit.xmlelement if target is None else target
        span = Span(path, line.sourceline or 1)
        if target is not None and any(_is_markup(part) for part in target.iterdescendants()):
            report.error(span, *MARKUP)
        yield Answer(
            printable(unit.xmlelement.get("id", "")),
            unit.source or "",
            unit.target or "",
            unit.getnotes(origin=BACK),
            _mark(unit),
            span,
            span,
            done=unit.get_state_n() >= unit.S_TRANSLATED,
        )


def _is_markup(part: Any) -> bool:
    """Whether it is more than the bounds of a sentence, which many programs mark."""
    return not isinstance(part.tag, str) or etree.QName(part).localname != "mrk"


def _mark(unit: Any) -> str:
    """The mark of a unit. Where a program left it out, the source and the language of the file tell most."""
    for group in unit.getcontextgroupsbyattribute("purpose", PURPOSE):
        for kind, text in group:
            if kind == MARK:
                return str(text)
    file = next(unit.xmlelement.iterancestors(unit.namespaced("file")), None)
    locale = "" if file is None else file.get("target-language", "")
    return str(Mark(locale, fingerprint(unit.source or ""), UNKNOWN))
