"""Papers that a trainer changes or fills in, as OpenDocument texts: any office program opens them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import document as d
from generator.course import CheckList, Cited, ContactForm, Course, Sheet, Used
from generator.document import Inlines, plain
from generator.kit import Kit, Paper

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
    _cited(text, course.sources)
    text.paragraph((d.Link((d.Text(course.address),), d.UrlRef(course.address)),), "Small")
    return text.data()


def _call(used: Used, unverified: str) -> Inlines:
    return _line(used.text, used.label, unverified if used.unverified else "")


def _line(number: str, name: Inlines, note: str) -> Inlines:
    """A telephone line."""
    more = (d.Text(f" ({note})"),) if note else ()
    return (d.Strong((d.Phone(number),)), d.Text(" "), *name, *more)


def _cited(text: OfficeText, sources: Iterable[Cited]) -> None:
    """Documents, and the places in each."""
    for cited in sources:
        places = f" ({', '.join(cited.places)})" if cited.places else ""
        text.paragraph((*cited.title, d.Text(places)), "Small")


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


def kit_paper_odt(kit: Kit, paper: Paper) -> bytes:
    """A paper of a kit, to be changed before it is printed; whom to call stands on each."""
    sheet, words = paper.sheet, kit.words
    text = OfficeText(f"{plain(sheet.title)} · {plain(kit.title)}", kit.lang, kit.notices)
    text.paragraph(kit.title, "Kicker")
    text.heading(1, sheet.title)
    text.paragraph(sheet.lead)
    text.blocks(sheet.blocks)
    text.heading(2, words["kit-calls"])
    text.lines(
        _line(call.number, call.name, words["unverified"] if call.unverified else "") for call in kit.calls
    )
    if paper.sources:
        text.heading(2, words["sources"])
        _cited(text, paper.sources)
    text.paragraph((d.Link((d.Text(kit.address),), d.UrlRef(kit.address)),), "Small")
    return text.data()


def sheet_odt(sheet: Sheet, lang: str, notices: Sequence[str]) -> bytes:
    """A paper of a pack, to be printed, filled in or changed."""
    text = OfficeText(plain(sheet.title), lang, notices)
    text.heading(1, sheet.title)
    if sheet.lead:
        text.paragraph(sheet.lead)
    text.blocks(sheet.blocks)
    return text.data()
