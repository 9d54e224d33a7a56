"""The letter of a half-year: what happened, what editors posted, what is not known; the list of letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .. import document as d
from ..document import Document, FileRef, Inlines, PageRef, Step, UrlRef
from ..letter import Letter
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.knowledge import Form
from ..model.news import SITE, Proceeding
from .news import News, day_of, forms, kind_of, news, place, text, title
from .parts import heading
from .proof import edition_of, finish, law_lines

HALF = re.compile(r"(\d{4})-([12])")
SECOND_BEGINS = 7
FORMATS = {"html": "HTML", "txt": "TXT"}
COLUMNS = ("half", "news", *FORMATS)


@dataclass(frozen=True, order=True)
class Half:
    """A half of a year: `2024-1` is January to June."""

    year: int
    part: int

    @classmethod
    def parse(cls, written: str) -> Half:
        """ValueError where it is not written so."""
        found = HALF.fullmatch(written)
        if found is None:
            raise ValueError(f'"{written}" is no half-year: write 2024-1 or 2024-2')
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: PartialDate) -> Half:
        """The half whose letter tells a date. A year without its month is told once it is over."""
        return cls(day.year, 1 if day.month is not None and day.month < SECOND_BEGINS else 2)

    @property
    def name(self) -> str:
        """As it is written."""
        return f"{self.year}-{self.part}"

    @property
    def first_day(self) -> date:
        """1 January, or 1 July."""
        return date(self.year, 1 if self.part == 1 else SECOND_BEGINS, 1)

    @property
    def last_day(self) -> date:
        """30 June, or 31 December."""
        after = Half(self.year, 2) if self.part == 1 else Half(self.year + 1, 1)
        return after.first_day - timedelta(days=1)


def halves(view: View) -> tuple[Half, ...]:
    """The half-years that have something to tell, the newest first; none that has not begun."""
    found = {Half.of(day_of(told)) for told in news(view)}
    return tuple(sorted((half for half in found if half.first_day <= view.today), reverse=True))


def told_in(view: View, half: Half) -> tuple[News, ...]:
    """The news of a half-year, the oldest first."""
    return tuple(told for told in news(view) if Half.of(day_of(told)) == half)


def letter(view: View, links: Links, half: Half) -> Letter | None:
    """The letter of a half-year; None where there is nothing to tell."""
    found = told_in(view, half)
    if not found:
        return None
    scope = Scope(view)
    own = [told for told in found if told.kind == SITE]
    ended = [told for told in found if isinstance(told, Proceeding)]
    facts = [told for told in found if told not in (*own, *ended)]
    dated = [told for told in facts if day_of(told).month is not None]
    undated = [told for told in facts if day_of(told).month is None]
    writer = _Writer(scope, links)
    blocks = (
        *_period(view, half),
        *writer.part("letter.happened", "happened", dated, "letter.nothing-dated"),
        *writer.part("letter.in-year", "in-year", undated, first="letter.in-year-text", year=half.year),
        *writer.part("news.proceedings", "proceedings", ended, "news.no-proceeding"),
        *writer.part("letter.site", "site", own),
        heading(view, "letter.forms", "forms"),
        *_forms(scope, found),
        heading(view, "letter.not-known", "not-known"),
    )
    draft = any(state != "reviewed" for state in scope.used.values())
    first = ("help.draft",) if draft else ()
    if view.corpus.publisher.name is None:
        first = (*first, "letter.independent")
    edition = edition_of(scope, law_lines(scope))
    edition_line = d.Paragraph((d.Text(f"{view.word('proof.edition')} "), d.Code(edition)), "soft")
    last = (
        *writer.bullets("letter.absent", "letter.no-form", *(("letter.draft-text",) if draft else ())),
        heading(view, "letter.about", "about"),
        *_about(scope, links),
        edition_line,
    )
    counted = view.count("letter.counted", len(found))
    return Letter(
        half=half.name,
        locale=view.locale,
        direction=view.corpus.locales[view.locale].direction,
        title=_title(view, half),
        preheader=" ".join((counted, *map(view.word, ("letter.preheader", *first[:1])))),
        blocks=(*writer.notice(*first), *blocks, *last),
        leave=view.word("frame.exit"),
        leave_href=view.corpus.publisher.exit_url,
        edition=edition,
        uses=scope.uses,
        release=view.release,
    )


def _title(view: View, half: Half) -> str:
    return view.word("letter.title", site=view.word("site.name"), half=_half(view, half))


def _half(view: View, half: Half) -> str:
    return view.word(f"letter.half-{half.part}", year=half.year)


def _period(view: View, half: Half) -> d.Blocks:
    """From when to when, and how far the documents see."""
    first, last = (view.day(PartialDate.of(day)).text for day in (half.first_day, half.last_day))
    lines = [view.word("letter.period", first=first, last=last)]
    if view.today <= half.last_day:
        lines.append(view.word("letter.running", date=view.day(PartialDate.of(view.today)).text))
    horizon = view.corpus.horizon
    if half.last_day >= horizon.first_day:
        lines.append(view.word("letter.horizon", date=view.day(horizon).text))
    lines.append(view.word("letter.links"))
    return (d.Paragraph((d.Text(" ".join(lines)),)),)


@dataclass(frozen=True)
class _Writer:
    """Writes the parts of a letter."""

    scope: Scope
    links: Links

    def notice(self, *words: str) -> d.Blocks:
        lines = tuple(d.Paragraph((d.Text(self.scope.view.word(key)),)) for key in words)
        return (d.Note(lines, tone="alert"),) if lines else ()

    def bullets(self, *words: str) -> d.Blocks:
        view = self.scope.view
        return (d.ListBlock(tuple((d.Paragraph((d.Text(view.word(key)),)),) for key in words)),)

    def part(
        self, word: str, name: str, found: Sequence[News], empty: str = "", first: str = "", **values: object
    ) -> d.Blocks:
        """News under a heading, after a first sentence; where there are none, `empty`, or nothing at all."""
        view = self.scope.view
        said = first if found else empty
        before = (d.Paragraph((d.Text(view.word(said)),)),) if said else ()
        blocks = (*before, *(block for told in found for block in self.entry(told)))
        return (d.Heading(2, (d.Text(view.word(word, **values)),), name), *blocks) if blocks else ()

    def entry(self, told: News) -> d.Blocks:
        """One of the news: title, date and kind, text, and what the documents leave open."""
        scope, view = self.scope, self.scope.view
        to = self.links.href("letters", view.locale, place(told, view.corpus), "absolute")
        about = forms(scope, told) if not isinstance(told, Proceeding) else ()
        line: tuple[d.Inline, ...] = (view.day(day_of(told)), d.Text(f" · {kind_of(view, told).label}"))
        note = scope.say(told.id, "note")
        return (
            d.Heading(3, (d.Link(title(scope, told), UrlRef(to)),), told.id),
            d.Paragraph((*line, *((d.Text(" · "), *about) if about else ())), "soft"),
            d.Paragraph(text(scope, told)),
            *((d.Paragraph((d.Text(view.word("timeline.note") + " "), *note)),) if note else ()),
        )


def _forms(scope: Scope, found: tuple[News, ...]) -> d.Blocks:
    """Which forms of exploitation are spoken of, how often, and of which nothing is said."""
    view = scope.view
    table = view.corpus.table(Form)
    counts = {form: sum(form in told.forms for told in found) for form in table}
    named = tuple(
        (d.Paragraph((*scope.say(form, "title"), d.Text(f" ({view.count('letter.counted-form', n)})"))),)
        for form, n in counts.items()
        if n
    )
    silent = [scope.plain(form, "title") for form, n in counts.items() if not n]
    blocks: list[d.Block] = [d.Paragraph((d.Text(view.word("letter.all-forms")),))]
    if named:
        blocks.append(d.ListBlock(named))
    if silent:
        blocks.append(d.Paragraph((d.Text(view.word("letter.silent", forms=", ".join(silent))),)))
    return tuple(blocks)


def _about(scope: Scope, links: Links) -> d.Blocks:
    """Who sends it, how to stop it, where the next one will be."""
    view = scope.view
    publisher = view.corpus.publisher.name
    sender = view.word("frame.published-by", name=publisher) if publisher else view.word("letter.sender")

    def way(key: str) -> d.Inline:
        to = links.href("letters", view.locale, PageRef(key), "absolute")
        return d.Link((d.Text(view.word(f"nav.{key}")),), UrlRef(to))

    return (
        d.Paragraph((d.Text(sender),)),
        d.Paragraph((d.Text(view.word("letter.stop")),)),
        d.Paragraph((d.Text(view.word("letter.privacy")),)),
        d.ListBlock(tuple((d.Paragraph((way(key),)),) for key in ("letters", "news"))),
    )


# ---- the list of letters


def letters_page(view: View, links: Links) -> Document:
    """All letters, the newest first, each as a mail and as text."""
    scope = Scope(view)
    blocks: list[d.Block] = [
        d.Note(
            tuple(d.Paragraph((d.Text(view.word(f"letter.{name}")),)) for name in ("no-mail", "stop")),
            view.word("letter.how"),
        )
    ]
    found = {half: told_in(view, half) for half in halves(view)}
    scope.note(told for half in found.values() for told in half)
    rows = (_row(view, links, half, len(told)) for half, told in found.items())
    columns = ((d.Column((d.Text(view.word(f"letter.{name}")),), name == "news")) for name in COLUMNS)
    blocks.append(d.Table(view.word("letter.caption"), tuple(columns), tuple(rows)))
    document = Document(
        "letters",
        view.locale,
        view.word("nav.letters"),
        tuple(blocks),
        lead=(d.Text(view.word("letter.lead")),),
        section="news",
        trail=(
            Step(view.word("nav.news"), PageRef("news")),
            Step(view.word("nav.letters"), PageRef("letters")),
        ),
    )
    return finish(scope, document, links)


def _row(view: View, links: Links, half: Half, counted: int) -> tuple[Inlines, ...]:
    """A half-year, how many news its letter tells, and its files."""

    def way(ending: str, form: str) -> Inlines:
        file = FileRef(links.letter_file(half.name, view.locale, ending))
        return (d.Link((d.Text(f"{form} {half.name}"),), file),)

    files = (way(ending, form) for ending, form in FORMATS.items())
    return ((d.Text(_half(view, half)),), (d.Text(view.number(counted)),), *files)
