"""Slides for a waiting room: one file, no dependency, one slide after the other, or one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.booklet import Booklet
from generator.document import plain

from .help import Dress, PageWriter, icon, land, policy_head
from .qr import qr_svg

SIGNS = 4


def slideshow(booklets: Sequence[Booklet], dress: Dress) -> str:
    """Slides in the order of the booklets; the first gives the file its language and title."""
    first = booklets[0]
    leave = PageWriter(first.direction, first.words).word("exit")
    slides = "\n".join(_slide(booklet, 1 if booklet is first else 2) for booklet in booklets)
    head = policy_head(first.locale, first.direction, first.words["calls"], dress, indexed=first.release)
    return (
        f'{head}<body>\n<header class="x">'
        f'<a class="exit-go" href="{escape(dress.exit_url)}" rel="noreferrer">'
        f"{leave}</a></header>\n<main>\n{slides}\n</main>\n<script>{dress.script}</script>\n</body>\n</html>\n"
    )


def _slide(booklet: Booklet, level: int) -> str:
    page = PageWriter(booklet.direction, booklet.words)
    signs = next(panel for panel in booklet.panels if panel.id == "signs").lines[:SIGNS]
    rows = "\n".join(f"<li>{icon(line.icon)}<span>{page.inlines(line.text)}</span></li>" for line in signs)
    call = booklet.first
    unverified = f'<span class="s">{page.word("unverified")}</span>' if call.unverified else ""
    alt = escape(plain(booklet.words["qr"]))
    notices = [page.word("draft")] if booklet.draft else []
    notices += [page.word("notice")] if booklet.independent else []
    notices += [page.inlines(booklet.edition_line)]
    shown = escape(booklet.address.removeprefix("https://").rstrip("/"))
    return (
        f'<section lang="{booklet.locale}" dir="{booklet.direction}">\n{land()}\n'
        f"<div><h{level}>{page.inlines(booklet.cover)}</h{level}>\n"
        f'<p class="lead">{page.inlines(booklet.lead)}</p>\n'
        f"<ul>\n{rows}\n</ul></div>\n"
        f'<div class="k"><b><bdi dir="ltr">{escape(call.number)}</bdi></b>'
        f"{page.inlines(call.name)} {unverified}\n"
        f'{qr_svg(booklet.address, alt)}<bdi class="s" dir="ltr">{shown}</bdi></div>\n'
        f'<p class="z">{" ".join(notices)}</p>\n'
        f'<nav><button type="button" class="stop" data-pause="{escape(plain(booklet.words["pause"]))}" '
        f'data-play="{escape(plain(booklet.words["play"]))}">{page.word("pause")}</button> '
        f'<button type="button" class="go">{page.word("next")}</button></nav>\n</section>'
    )
