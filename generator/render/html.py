"""A Document to the HTML inside `<main>`: one small function per type, chosen in a table.

The frame around it (head, bar, header, footer) is `overrides/`. No word that a reader sees is
written here: words come from the document, and from `Words` for the few that no block carries.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeVar

from generator.document import (
    Band,
    Block,
    Blocks,
    Card,
    Cards,
    ChartRow,
    Choices,
    Code,
    Composer,
    Count,
    Day,
    Details,
    Document,
    Door,
    Doors,
    Download,
    Downloads,
    Emphasis,
    Filter,
    Foreign,
    FrenchName,
    Heading,
    Inlines,
    Link,
    ListBlock,
    Mark,
    Moment,
    Moments,
    Note,
    PageRef,
    Paragraph,
    Phone,
    Row,
    Rows,
    Saying,
    Sayings,
    Search,
    SeriesChart,
    SourceGroup,
    SourceItem,
    SourceList,
    State,
    Status,
    StatusChart,
    Step,
    Strong,
    Table,
    Tag,
    Target,
    Term,
    Terms,
    Text,
    Totals,
    Tracker,
    TrackerGroup,
    UrlRef,
    Value,
    Verdict,
)
from generator.values import value

from .acronyms import Expander

Href = Callable[[Target], str]
T = TypeVar("T")

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "ug", "ur", "yi"}
EVERY_STATUS: tuple[Status, ...] = ("done", "partial", "not-done")
FRENCH_FIRST = re.compile(r"\b1er\b")
YEARS = re.compile(r"\b[0-9]{4}-[0-9]{4}\b")
MARKUP = re.compile(r"<[^>]+>")
# Most words of a site stand on many of its pages.
escape = lru_cache(maxsize=20_000)(html.escape)
MOST_COLUMNS_ON_A_PHONE = 4
MOST_LETTERS_ON_A_PHONE = 34  # of 320 px, longest words of all columns together


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a locale that no block carries: two landmarks' names, and the line that ends a page."""

    trail: str
    side: str
    edit: str
    edition: str


@value
class Place:
    """Where something is written: how addresses are made, in which language, under which heading."""

    href: Href
    lang: str
    level: int = 1
    expander: Expander | None = None
    foreign: Mapping[str, str] = field(default_factory=dict)

    def under(self, level: int) -> Place:
        return Place(self.href, self.lang, level, self.expander, self.foreign)

    def still(self) -> Place:
        """The same place, where words stay as they are: a heading, a link, another language."""
        return Place(self.href, self.lang, self.level, None, self.foreign)


INLINES: dict[type, Callable[[Any, Place], str]] = {}
BLOCKS: dict[type, Callable[[Any, Place], str]] = {}


def _renders(
    table: dict[type, Callable[[Any, Place], str]], kind: type[T]
) -> Callable[[Callable[[T, Place], str]], Callable[[T, Place], str]]:
    def register(function: Callable[[T, Place], str]) -> Callable[[T, Place], str]:
        table[kind] = function
        return function

    return register


# ---- the page ---------------------------------------------------------------------------------


def body(document: Document, href: Href, words: Words) -> str:
    """Everything inside `<main>`."""
    place = Place(href, document.locale, expander=Expander(document.acronyms), foreign=document.foreign)
    parts = [_hero(document, place) if document.layout == "home" else _top(document, place, words)]
    side = document.side
    for is_band, group in groupby(document.blocks, lambda block: type(block) is Band):
        if is_band:
            parts.append(flow(tuple(group), place))
        else:
            parts.append(_columns(tuple(group), side, document.layout, place, words))
            side = ()
    if side:
        parts.append(_columns((), side, document.layout, place, words))
    parts.append(_colophon(document, place, words))
    return "\n".join(filter(None, parts))


def _top(document: Document, place: Place, words: Words) -> str:
    return (
        f'<div class="wrap">\n{_trail(document, place, words)}<div class="head">\n'
        f"{_title(document, place)}\n</div>\n</div>"
    )


def _title(document: Document, place: Place) -> str:
    kicker = f'<p class="kind">{_text(document.kicker, place)}</p>\n' if document.kicker else ""
    lead = f'\n<p class="lead">{inlines(document.lead, place)}</p>' if document.lead else ""
    head = "\n" + flow(document.head, place) if document.head else ""
    title = YEARS.sub(r'<span class="v">\g<0></span>', _text(document.title, place))
    return f"{kicker}<h1>{title}</h1>{lead}{head}"


def _trail(document: Document, place: Place, words: Words) -> str:
    if not document.trail:
        return ""
    steps = "\n".join(_step(step, document.key, place) for step in document.trail)
    return f'<nav class="crumb" aria-label="{_attribute(words.trail)}"><ol>\n{steps}\n</ol></nav>\n'


def _step(step: Step, here: str, place: Place) -> str:
    title = _text(step.title, place)
    if step.to.key == here:
        return f'<li><span aria-current="page">{title}</span></li>'
    return f"<li>{_anchor(step.to, title, place)}</li>"


def _hero(document: Document, place: Place) -> str:
    return f'<div class="hero"><div class="wrap">\n{LAND}\n{_title(document, place)}\n</div></div>'


def _columns(blocks: Blocks, side: Blocks, layout: str, place: Place, words: Words) -> str:
    """The text and, where there is one, the proof: at its right on a desk, after it on a phone."""
    text = f'<div class="flow">\n{flow(blocks, place)}\n</div>' if blocks else ""
    beside = (
        f'<aside class="side" aria-label="{_attribute(words.side)}">\n{flow(side, place)}\n</aside>'
        if side
        else ""
    )
    kind = "wide" if layout != "page" else "cols" if text and beside else "text"
    inside = "\n".join(filter(None, [text, beside]))
    return f'<div class="wrap"><div class="{kind}">\n{inside}\n</div></div>'


def _colophon(document: Document, place: Place, words: Words) -> str:
    parts = []
    if document.edit:
        parts.append(_anchor(document.edit, _text(words.edit, place), place))
    if document.edition:
        parts.append(f"<span>{_text(words.edition, place)} <code>{_plain(document.edition)}</code></span>")
    return f'<div class="wrap"><p class="colophon">{" ".join(parts)}</p></div>' if parts else ""


def flow(blocks: Iterable[Block], place: Place) -> str:
    """Blocks one after the other, each under the level of the heading before it."""
    parts = []
    for block in blocks:
        kind = type(block)
        if isinstance(block, Heading):
            place = place.under(block.level)
        parts.append(BLOCKS[kind](block, place))
    return "\n".join(parts)


def inlines(children: Inlines, place: Place) -> str:
    """Inline nodes, without anything between them."""
    return "".join([INLINES[type(child)](child, place) for child in children])


# ---- text and attributes ----------------------------------------------------------------------


def _plain(words: str) -> str:
    return escape(words, quote=False)


def _attribute(words: str) -> str:
    return escape(words)


def _text(words: str, place: Place) -> str:
    """Words as their language sets them: `1er` is raised, and another language says which it is."""
    lang = place.foreign.get(words, place.lang) if place.foreign else place.lang
    shown = words if words.isalnum() else escape(words, quote=False)
    if "1er" in shown and lang == "fr":
        shown = FRENCH_FIRST.sub("1<sup>er</sup>", shown)
    return shown if lang == place.lang else f'<span lang="{escape(lang)}">{shown}</span>'


def _anchor(to: Target, words: str, place: Place, kind: str = "") -> str:
    name = f' class="{kind}"' if kind else ""
    return f'<a{name} href="{escape(place.href(to))}"{_where(to, place)}>{words}</a>'


def _where(to: Target, place: Place) -> str:
    if isinstance(to, UrlRef):
        return ' rel="noreferrer"'
    if isinstance(to, PageRef) and to.locale and to.locale != place.lang:
        return f' hreflang="{escape(to.locale)}"'
    return ""


def _id(name: str | None) -> str:
    return f' id="{escape(name)}"' if name else ""


def _direction(lang: str, place: Place) -> str:
    if is_rtl(lang) == is_rtl(place.lang):
        return ""
    return ' dir="rtl"' if is_rtl(lang) else ' dir="ltr"'


def is_rtl(lang: str) -> bool:
    """Whether a language is written from right to left."""
    return lang.partition("-")[0] in RIGHT_TO_LEFT


# ---- inline nodes -----------------------------------------------------------------------------


@_renders(INLINES, Phone)
def _phone(node: Phone, _place: Place) -> str:
    return f'<a class="tel" href="{escape(node.href)}"><bdi>{_plain(node.text)}</bdi></a>'


@_renders(INLINES, Text)
def _words(node: Text, place: Place) -> str:
    return _text(place.expander.expand(node.text) if place.expander else node.text, place)


@_renders(INLINES, Strong)
def _strong(node: Strong, place: Place) -> str:
    return f"<strong>{inlines(node.children, place)}</strong>"


@_renders(INLINES, Emphasis)
def _emphasis(node: Emphasis, place: Place) -> str:
    return f"<em>{inlines(node.children, place)}</em>"


@_renders(INLINES, Code)
def _code(node: Code, _place: Place) -> str:
    return f'<code translate="no">{_plain(node.text)}</code>'


@_renders(INLINES, Link)
def _link(node: Link, place: Place) -> str:
    return _anchor(node.to, inlines(node.children, place.still()), place)


@_renders(INLINES, FrenchName)
@_renders(INLINES, Foreign)
def _foreign(node: Foreign, place: Place) -> str:
    words = inlines(node.children, Place(place.href, node.lang, place.level))
    return f'<span lang="{escape(node.lang)}"{_direction(node.lang, place)}>{words}</span>'


@_renders(INLINES, Value)
def _value(node: Value, place: Place) -> str:
    return f'<bdi class="v">{_text(node.text, place)}</bdi>'


@_renders(INLINES, Day)
def _day(node: Day, place: Place) -> str:
    return f'<time datetime="{escape(node.iso)}">{_text(node.text, place)}</time>'


@_renders(INLINES, Mark)
def _mark(node: Mark, _place: Place) -> str:
    label = _attribute(node.label)
    return f'<a class="ref" href="#source-{node.number}" aria-label="{label}">[{node.number}]</a>'


@_renders(INLINES, State)
def _state(node: State, place: Place) -> str:
    return f'<span class="st {node.status}">{_text(node.label, place)}</span>'


@_renders(INLINES, Tag)
def _tag(node: Tag, place: Place) -> str:
    tone = "" if node.tone == "plain" else f" {node.tone}"
    return f'<span class="tag{tone}">{_text(node.label, place)}</span>'


# ---- text blocks ------------------------------------------------------------------------------


@_renders(BLOCKS, Heading)
def _heading(block: Heading, place: Place) -> str:
    return f"<h{block.level}{_id(block.id)}>{inlines(block.children, place.still())}</h{block.level}>"


@_renders(BLOCKS, Paragraph)
def _paragraph(block: Paragraph, place: Place) -> str:
    """A paragraph that is one link and nothing else shows that it leads on."""
    tone = "" if block.tone == "plain" else f' class="{block.tone}"'
    match block.children:
        case (Link(children, to),):
            return f"<p{tone}>{_anchor(to, inlines(children, place), place, 'go')}</p>"
    return f"<p{tone}>{inlines(block.children, place)}</p>"


@_renders(BLOCKS, ListBlock)
def _list(block: ListBlock, place: Place) -> str:
    name = "ol" if block.ordered else "ul"
    items = "\n".join(f"<li>{_item(item, place)}</li>" for item in block.items)
    return f"<{name}>\n{items}\n</{name}>"


def _item(blocks: Blocks, place: Place) -> str:
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and first.tone == "plain":
        rest = "\n" + flow(blocks[1:], place) if blocks[1:] else ""
        return inlines(first.children, place) + rest
    return flow(blocks, place)


@_renders(BLOCKS, Note)
def _note(block: Note, place: Place) -> str:
    tone = " alert" if block.tone == "alert" else ""
    if not block.heading:
        return f'<div class="note{tone}">\n{flow(block.blocks, place)}\n</div>'
    level = place.level + 1
    heading = f"<h{level}>{_text(block.heading, place)}</h{level}>"
    return f'<div class="note{tone}">\n{heading}\n{flow(block.blocks, place.under(level))}\n</div>'


@_renders(BLOCKS, Details)
def _details(block: Details, place: Place) -> str:
    return (
        f"<details><summary>{_text(block.summary, place)}</summary>"
        f'<div class="flow">\n{flow(block.blocks, place)}\n</div></details>'
    )


@_renders(BLOCKS, Terms)
def _terms(block: Terms, place: Place) -> str:
    items = "\n".join(_term(term, place) for term in block.items)
    return f'<dl class="facts">\n{items}\n</dl>'


def _term(term: Term, place: Place) -> str:
    label, words = _text(term.label, place), inlines(term.children, place)
    return f"<div{_id(term.id)}><dt>{label}</dt><dd>{words}</dd></div>"


@_renders(BLOCKS, Band)
def _band(block: Band, place: Place) -> str:
    text = f'<div class="flow">\n{flow(block.blocks, place)}\n</div>'
    tint = " tint" if block.tint else ""
    if not block.beside:
        return f'<div class="band{tint}"><div class="wrap">{text}</div></div>'
    beside = f'<div class="flow">\n{flow(block.beside, place.under(2))}\n</div>'
    return f'<div class="band{tint}"><div class="wrap two">{text}\n{beside}</div></div>'


# ---- tables -----------------------------------------------------------------------------------


@_renders(BLOCKS, Table)
def _table(block: Table, place: Place) -> str:
    labels = [inlines(column.label, place.still()) for column in block.columns]
    kinds = [' class="num"' if column.numeric else "" for column in block.columns]
    head = "".join(f'<th scope="col"{kind}>{label}</th>' for kind, label in zip(kinds, labels, strict=True))
    rows = [[inlines(cell, place) for cell in row] for row in block.rows]
    stacks = _stacks(block, [labels, *rows])
    if stacks:
        kinds = [f'{kind} data-l="{_bare(label)}"' for kind, label in zip(kinds, labels, strict=True)]
    lines = [_table_row(row, kinds) for row in rows]
    foot = f"\n<tfoot>{lines.pop()}</tfoot>" if block.last_is_total and lines else ""
    kind = ' class="stack"' if stacks else ""
    return (
        f'<div class="table"><table{kind}><caption>{_text(block.caption, place)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>" + "\n".join(lines) + f"</tbody>{foot}</table></div>"
    )


def _table_row(cells: list[str], kinds: list[str]) -> str:
    first, *others = cells
    columns = "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds[1:], others, strict=True))
    return f'<tr><th scope="row">{first}</th>{columns}</tr>'


def _stacks(block: Table, rows: list[list[str]]) -> bool:
    """Whether a phone shows each row as a small list, because the columns do not fit side by side."""
    if len(block.columns) > MOST_COLUMNS_ON_A_PHONE:
        return True
    if len(block.columns) > 2 and not all(column.numeric for column in block.columns[1:]):  # noqa: PLR2004
        return True
    widest = (max(map(_longest_word, column)) for column in zip(*rows, strict=True))
    return sum(widest) > MOST_LETTERS_ON_A_PHONE


def _longest_word(cell: str) -> int:
    return max(map(len, _bare(cell).split(" ")))


def _bare(markup: str) -> str:
    return MARKUP.sub("", markup).replace('"', "&quot;")


# ---- status -----------------------------------------------------------------------------------


@_renders(BLOCKS, Verdict)
def _verdict(block: Verdict, place: Place) -> str:
    said = f"<span>{inlines(block.children, place)}</span>" if block.children else ""
    return f'<p class="verdict {block.status or "none"}"><b>{_text(block.title, place)}</b>{said}</p>'


@_renders(BLOCKS, Totals)
def _totals(block: Totals, place: Place) -> str:
    counts = "\n".join(_count(count, place) for count in block.counts)
    return f'<ul class="tot">\n{counts}\n</ul>'


def _count(count: Count, place: Place) -> str:
    return f'<li class="{count.status}"><b>{count.number}</b> <span>{_text(count.label, place)}</span></li>'


@_renders(BLOCKS, StatusChart)
def _chart(block: StatusChart, place: Place) -> str:
    rows = "\n".join(_chart_row(row, place) for row in block.rows)
    return f'<div class="plan" role="group" aria-label="{_attribute(block.label)}">\n{rows}\n</div>'


def _chart_row(row: ChartRow, place: Place) -> str:
    return f"<div><span>{inlines(row.label, place)}</span>{_marks(row.statuses)}</div>"


@lru_cache(maxsize=512)
def _marks(statuses: tuple[Status | None, ...]) -> str:
    shapes = "".join(_disc(status, 12 + 24 * place) for place, status in enumerate(statuses))
    return f'<svg class="marks" viewBox="0 0 {24 * len(statuses)} 24" aria-hidden="true">{shapes}</svg>'


def _disc(status: Status | None, x: int) -> str:
    half = f'<path class="half" d="M{x} 4a8 8 0 0 0 0 16z"/>' if status == "partial" else ""
    return f'{half}<circle class="{status or "none"}" cx="{x}" cy="12" r="8"/>'


@_renders(BLOCKS, Sayings)
def _sayings(block: Sayings, place: Place) -> str:
    items = "\n".join(_saying(item, place) for item in block.items)
    return f'<ul class="lines said">\n{items}\n</ul>'


def _saying(item: Saying, place: Place) -> str:
    when = f'<span class="when">{_day(item.when, place)}</span>' if item.when else ""
    state = f"<p>{inlines((item.state,), place)}</p>" if item.state else ""
    text = f"<p>{inlines(item.children, place)}</p>" if item.children else ""
    who = inlines(item.who, place.still())
    return f"<li><div><strong>{who}</strong> {when}</div><div>{state}{text}</div></li>"


# ---- lists that lead somewhere ----------------------------------------------------------------


@_renders(BLOCKS, SeriesChart)
def _series_chart(block: SeriesChart, place: Place) -> str:
    return (
        f'<p class="chart"><img src="{escape(place.href(block.file))}" alt="{_attribute(block.alternative)}"'
        ' width="560" height="320" loading="lazy"></p>'
    )


@_renders(BLOCKS, Rows)
def _rows(block: Rows, place: Place) -> str:
    return _row_list(block.rows, place)


def _row_list(rows: tuple[Row, ...], place: Place) -> str:
    kind = " numbered" if any(row.number for row in rows) else ""
    kind += " marked" if any(row.status for row in rows) else ""
    lines = "\n".join(_row(row, place) for row in rows)
    return f'<ul class="lines rows{kind}">\n{lines}\n</ul>'


def _row(row: Row, place: Place) -> str:
    """The link is the title; the style stretches it over the line, so that `extra` may hold others."""
    status = row.status.status if isinstance(row.status, State) else "none"
    number = f'<span class="n">{_plain(row.number)}</span> ' if row.number else ""
    state = " " + inlines((row.status,), place) if row.status else ""
    extra = f' <span class="x">{inlines(row.extra, place)}</span>' if row.extra else ""
    title = _anchor(row.to, inlines(row.title, place.still()), place, "t")
    return f'<li class="row row-{status}">{number}{title}{state}{extra}</li>'


@_renders(BLOCKS, Tracker)
def _tracker(block: Tracker, place: Place) -> str:
    links = "\n".join(_filter(choice, place) for choice in block.filters)
    chosen = "\n".join(_chosen(choice, place) for choice in block.filters)
    groups = "\n".join(_group(group, place) for group in block.groups)
    return (
        f'<div class="tracker">\n<h2 class="vh">{_text(block.heading, place)}</h2>\n'
        f'<ul class="pick">\n{links}\n</ul>\n{chosen}\n{groups}\n</div>'
    )


def _filter(choice: Filter, place: Place) -> str:
    label = _text(choice.label, place)
    if choice.status:
        label = f'<span class="st {choice.status}">{label}</span>'
    return (
        f'<li><a class="f-{choice.status or "all"}" href="#{escape(choice.id)}">'
        f'{label} <span class="soft">{choice.count}</span></a></li>'
    )


def _chosen(choice: Filter, place: Place) -> str:
    kind = choice.status or "all"
    return f'<p class="sel sel-{kind}" id="{escape(choice.id)}">{inlines(choice.chosen, place)}</p>'


def _group(group: TrackerGroup, place: Place) -> str:
    statuses = tuple(row.status.status if isinstance(row.status, State) else None for row in group.rows)
    empty = "".join(f" no-{status}" for status in EVERY_STATUS if status not in statuses)
    name = escape(group.id)
    return (
        f'<section class="axis{empty}" aria-labelledby="{name}">\n<div class="axis-head"><div>'
        f'<p class="kind">{_text(group.kicker, place)}</p>'
        f'<h2 id="{name}">{_anchor(group.to, inlines(group.title, place.still()), place)}</h2></div>'
        f"{_marks(statuses)}</div>\n{_row_list(group.rows, place)}\n</section>"
    )


@_renders(BLOCKS, Cards)
def _cards(block: Cards, place: Place) -> str:
    cards = "\n".join(_card(card, place) for card in block.items)
    return f'<ul class="cards">\n{cards}\n</ul>'


def _card(card: Card, place: Place) -> str:
    kicker = f'<p class="kind">{_text(card.kicker, place)}</p>' if card.kicker else ""
    text = f"<p>{inlines(card.text, place)}</p>" if card.text else ""
    title = _anchor(card.to, inlines(card.title, place.still()), place)
    return f'<li>{kicker}<p class="t">{title}</p>{text}</li>'


@_renders(BLOCKS, Doors)
def _doors(block: Doors, place: Place) -> str:
    doors = "\n".join(_door(door, place, first=number == 0) for number, door in enumerate(block.items))
    return f'<ul class="doors">\n{doors}\n</ul>'


def _door(door: Door, place: Place, *, first: bool) -> str:
    kinds = ["btn" if first else "go", *["go"] * len(door.links)]
    links = "\n".join(
        f"<li>{_anchor(link.to, inlines(link.children, place), place, kind)}</li>"
        for kind, link in zip(kinds, door.links, strict=False)
    )
    kind = ' class="first"' if first else ""
    return (
        f"<li{kind}><h2>{_text(door.title, place)}</h2>\n<p>{inlines(door.text, place)}</p>\n"
        f"<ul>\n{links}\n</ul></li>"
    )


@_renders(BLOCKS, Downloads)
def _downloads(block: Downloads, place: Place) -> str:
    files = "\n".join(_download(file, place) for file in block.items)
    return f'<ul class="files">\n{files}\n</ul>'


def _download(file: Download, place: Place) -> str:
    words = (
        f"<b>{_text(file.title, place)}</b> <span>{_plain(file.form)}</span> "
        f'<span class="v">{_text(file.size, place)}</span>'
    )
    return f"<li>{_anchor(file.to, words, place)}</li>"


# ---- a form -----------------------------------------------------------------------------------


@_renders(BLOCKS, Composer)
def _composer(block: Composer, place: Place) -> str:
    """Hidden until its script runs: without it, nothing in the form would answer."""
    catalogues = "".join(
        f' data-catalogue{name}="{escape(place.href(file))}"' for name, file in block.catalogues
    )
    begin = _text(block.words["begin"], place)
    words = escape(json.dumps(dict(block.words), ensure_ascii=False))
    choices = "\n".join(_choices(one, place) for one in block.choices)
    return (
        f'<link rel="stylesheet" href="{escape(place.href(block.style))}">\n'
        f'<div class="composer"{catalogues} data-words="{words}" hidden>\n<form>\n{choices}\n</form>\n'
        f'<div class="made"><button type="button" class="take">{begin}</button></div>\n'
        f'</div>\n<script src="{escape(place.href(block.script))}"></script>'
    )


def _choices(block: Choices, place: Place) -> str:
    kind = "checkbox" if block.several else "radio"
    options = "\n".join(
        f'<label><input type="{kind}" name="{escape(block.name)}" value="{escape(option.id)}"'
        f"{' checked' if at == 0 and not block.several else ''}> {inlines(option.label, place)}</label>"
        for at, option in enumerate(block.options)
    )
    hint = f'<p class="soft">{_text(block.hint, place)}</p>\n' if block.hint else ""
    return f"<fieldset>\n<legend>{_text(block.legend, place)}</legend>\n{hint}{options}\n</fieldset>"


@_renders(BLOCKS, Search)
def _search(block: Search, place: Place) -> str:
    """Its script hides what stands there without it, and shows the box."""
    words = escape(json.dumps(dict(block.words), ensure_ascii=False))
    files = f'data-engine="{escape(place.href(block.engine))}" data-index="{escape(place.href(block.index))}"'
    if block.help:
        files += f' data-help="{escape(block.help)}"'
    return (
        f'<link rel="stylesheet" href="{escape(place.href(block.style))}">\n'
        f'<div class="search" {files} data-words="{words}">\n'
        f'<div class="without flow">\n{flow(block.without, place)}\n</div>\n'
        f'<div role="search" hidden><label for="search-box">{_text(block.label, place)}</label>\n'
        '<input type="search" id="search-box" aria-describedby="search-hint" autocomplete="off" '
        'autocapitalize="off" spellcheck="false" enterkeyhint="search">\n'
        f'<p class="soft" id="search-hint">{_text(block.hint, place)}</p></div>\n'
        '<p class="count" role="status"></p>\n<ol class="lines found" hidden></ol>\n'
        f'<button type="button" class="more" hidden>{_text(block.words["more"], place)}</button>\n'
        f'<div class="nothing flow" hidden>\n{flow(block.nothing, place)}\n</div>\n'
        f'</div>\n<script src="{escape(place.href(block.script))}"></script>'
    )


# ---- time and proof ---------------------------------------------------------------------------


@_renders(BLOCKS, Moments)
def _moments(block: Moments, place: Place) -> str:
    moments = "\n".join(_moment(moment, block.undated, place) for moment in block.items)
    return f'<ol class="path">\n{moments}\n</ol>'


def _moment(moment: Moment, undated: str, place: Place) -> str:
    when = _day(moment.when, place) if moment.when else _text(undated, place)
    tag = " " + _tag(moment.tag, place) if moment.tag else ""
    dated = f'<p class="when">{when}{tag}</p>' if when or tag else ""
    title = f'<p class="t">{inlines(moment.title, place.still())}</p>' if moment.title else ""
    text = f"<p>{inlines(moment.children, place)}</p>" if moment.children else ""
    more = f'<p class="soft">{inlines(moment.more, place)}</p>' if moment.more else ""
    return f"<li{_id(moment.id)}>{dated}{title}{text}{more}</li>"


@_renders(BLOCKS, SourceList)
def _sources(block: SourceList, place: Place) -> str:
    heading = f"<h2>{_text(block.heading, place)}</h2>"
    groups = "\n".join(_source_group(group, block.lang, place) for group in block.groups)
    return f'<div class="sources">{heading}\n{groups}\n</div>'


def _source_group(group: SourceGroup, lang: str, place: Place) -> str:
    """`value` keeps the numbers that marks refer to, where the list would not count so by itself."""
    title = _anchor(group.to, inlines(group.title, place.still()), place)
    counted = [0, *(source.number for source in group.items)]
    items = "\n".join(
        _source(source, lang, place, "" if source.number == last + 1 else f' value="{source.number}"')
        for last, source in zip(counted, group.items, strict=False)
    )
    return f'<p class="doc">{title}</p>\n<ol class="src">\n{items}\n</ol>'


def _source(source: SourceItem, lang: str, place: Place, value: str) -> str:
    where = f'<li id="source-{source.number}"{value}>{_text(source.place, place)}'
    if not source.evidence:
        return f"{where}</li>"
    language = "" if lang == place.lang else f' lang="{escape(lang)}"'
    said = Place(place.href, lang)
    proof = "".join(f"<li><q>{_text(words, said)}</q></li>" for words in source.evidence)
    more = f'<p class="soft">{_text(source.more, place)}</p>' if source.more else ""
    return f'{where}<ul class="words"{language}>{proof}</ul>{more}</li>'


# ---- the drawing of the home page: a path across contour lines, up to the cairn -----------------

CONTOUR = (
    "M100 0C100 15 82 34 65 47 48 60 22 77 0 78-22 78-54 62-68 49-82 36-84 17-84 0"
    "-84-17-85-37-71-51-57-64-22-81 0-81 22-80 47-59 64-46 80-32 100-15 100 0z"
)
SUMMIT = [
    "translate(452 148)rotate(8)scale(.42)",
    "translate(450 152)rotate(4)scale(.8)",
    "translate(444 158)scale(1.2)",
    "translate(436 166)rotate(-5)scale(1.68)",
    "translate(428 176)rotate(-9)scale(2.24)",
    "translate(420 188)rotate(-14)scale(2.9)",
    "translate(412 204)rotate(-18)scale(3.7)",
    "translate(404 222)rotate(-24)scale(4.7)",
]
STONES = [
    "M2.2 18.7c0-2.2 3.8-3.5 9.4-3.5 6.2 0 10.2 1.2 10.2 3.6 0 2.1-4 3-10 3-5.8 0-9.6-.9-9.6-3.1z",
    "M5.4 11.6c0-2 2.8-3.1 6.9-3.1s6.7 1.1 6.7 3.2c0 1.8-2.8 2.5-6.8 2.5s-6.8-.7-6.8-2.6z",
    "M7.9 5.1c0-1.8 1.7-2.9 4.1-2.9 2.3 0 3.9 1.1 3.9 2.9 0 1.7-1.6 2.4-3.9 2.4-2.4 0-4.1-.7-4.1-2.4z",
]
LAND = (
    '<svg class="land" viewBox="0 0 640 420" aria-hidden="true">'
    f'<defs><path id="contour" vector-effect="non-scaling-stroke" d="{CONTOUR}"/></defs>'
    + "".join(f'<use href="#contour" transform="{where}"/>' for where in SUMMIT)
    + '<path class="way" d="M96 420c60-14 110-34 150-70s26-66 66-84 92 6 118-26 4-54 16-84"/>'
    '<g transform="translate(402 48)scale(4)">'
    + "".join(f'<path d="{stone}"/>' for stone in STONES)
    + "</g></svg>"
)
