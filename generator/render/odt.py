"""Papers that a trainer changes or fills in, as OpenDocument texts: any office program opens them."""

from __future__ import annotations

from collections.abc import Sequence

from generator import document as d
from generator.course import CheckList, ContactForm, Course, Sheet, Used
from generator.document import Inlines, plain

from .office import OfficeText

# Lines for notes, heights of rows that are written in, in centimetres.
NOTES, BOX, FORM = 6, 1.0, 0.95


def handout_odt(course: Course) -> bytes:
    """What participants take along, to be changed before it is printed."""
    words = course.words
    name = words["handout"]
    text = OfficeText(f"{plain(course.title)} · {name}", course.lang, course.notices)
    text.paragraph(f"{words['module']} {course.number} · {name}", "Kicker")
    text.heading(1, course.title)
    if course.keep:
        text.heading(2, words["keep"])
        text.lines(course.keep)
    levels = [block.level for block in course.handout if isinstance(block, d.Heading)]
    text.blocks(course.handout, below=min(levels, default=2) - 2)
    text.heading(2, words["own-notes"])
    text.paragraph(words["own-notes-text"], "Small")
    text.rules(NOTES)
    if course.calls:
        text.heading(2, words["calls"])
        text.lines(_call(used, words["unverified"]) for used in course.calls)
    text.heading(2, words["sources"])
    for cited in course.sources:
        places = f" ({', '.join(cited.places)})" if cited.places else ""
        text.paragraph((*cited.title, d.Text(places)), "Small")
    text.paragraph((d.Link((d.Text(course.address),), d.UrlRef(course.address)),), "Small")
    return text.data()


def _call(used: Used, unverified: str) -> Inlines:
    number = d.Strong((d.Phone(used.text),))
    note = (d.Text(f" ({unverified})"),) if used.unverified else ()
    return (number, d.Text(" "), *used.label, *note)


def to_check_odt(listed: CheckList) -> bytes:
    """A list to tick: a row a value, with a box for a tick and initials."""
    text = OfficeText(f"{listed.title} · {listed.name}", listed.lang, listed.notices, "landscape")
    text.paragraph(listed.title, "Kicker")
    text.heading(1, listed.name)
    for line in listed.head:
        text.paragraph(line)
    text.blanks(listed.blanks)
    text.heading(2, listed.editions_title)
    text.lines(listed.editions)
    if not listed.groups:
        text.paragraph(listed.nothing)
    for group in listed.groups:
        text.heading(2, group.title)
        rows = [
            (row.label, (d.Strong((d.Text(row.text),)),), ", ".join(row.where), row.source, row.date, "")
            for row in group.rows
        ]
        text.table(listed.columns, rows, (6.2, 2.6, 5.4, 5.6, 2.8, 3.4), tall=BOX, boxed=(5,))
    return text.data()


def local_contacts_odt(form: ContactForm) -> bytes:
    """A form to fill in by hand: it is handed out, and never published."""
    text = OfficeText(form.title, form.lang, form.notices, "landscape")
    text.heading(1, form.title)
    text.paragraph(form.lead)
    text.paragraph(" ".join(form.safety), "Note")
    empty = ("",) * (len(form.columns) - 1)
    rows = [(row, *empty) for row in form.rows]
    text.table(form.columns, rows, (7, 7, 5, 4, 3), tall=FORM, boxed=range(1, len(form.columns)))
    return text.data()


def sheet_odt(sheet: Sheet, lang: str, notices: Sequence[str]) -> bytes:
    """A paper of a pack, to be printed, filled in or changed."""
    text = OfficeText(plain(sheet.title), lang, notices)
    text.heading(1, sheet.title)
    if sheet.lead:
        text.paragraph(sheet.lead)
    text.blocks(sheet.blocks)
    return text.data()
