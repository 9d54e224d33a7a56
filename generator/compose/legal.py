"""The legal notice: what the publisher's facts say, and labelled blanks where they say nothing."""

from __future__ import annotations

from dataclasses import replace

from .. import document as d
from ..document import Document, Inlines, UrlRef
from ..links import Links
from ..localize import View
from .editorial import editorial_page
from .parts import heading

NAME = "legal"
FIELDS = ("name", "director", "address", "host", "contact_url", "data_contact_url", "security_url")


def legal_page(view: View, links: Links) -> Document:
    """The editors' page, below the facts of the publisher."""
    page = editorial_page(view, links, NAME)
    terms = tuple(
        d.Term(view.word(f"legal.{field.replace('_', '-')}"), _value(view, field)) for field in FIELDS
    )
    told: d.Blocks = (heading(view, "legal.publisher", "publisher"), d.Terms(terms))
    return replace(page, blocks=(*told, *page.blocks))


def _value(view: View, field: str) -> Inlines:
    value: str | None = getattr(view.corpus.publisher, field)
    if value is None:
        return (d.Tag(view.word("legal.blank"), "alert"),)
    return (d.Link((d.Text(value),), UrlRef(value)),) if field.endswith("_url") else (d.Text(value),)
