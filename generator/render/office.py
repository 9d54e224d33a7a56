"""An OpenDocument text: words and blocks one after the other, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from odfdo import (
    Cell,
    Column,
    Document,
    Element,
    Header,
    HeaderRows,
    Link,
    List,
    ListItem,
    Paragraph,
    Row,
    Span,
    Tab,
    Table,
)

from generator import document as d
from generator.document import Blocks, Inline, Inlines, plain

from .office_styles import BODY, Orientation, language, put_blanks, put_page, put_style, put_styles, width

Words = str | Inlines
Said = d.Strong | d.Emphasis | d.Foreign | d.Link
# What the template of the library brings along, and no reader needs.
UNUSED = ("Thumbnails/", "Configurations2/")
# Of a row that is written in, in centimetres.
TALL = 0.8
# No zip knows an earlier day.
NO_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass
class OfficeText:
    """A text to be written: blocks come one after the other, then `data` gives the file.

    `lang` is a tag with a region (`fr-FR`); words in another language keep theirs. `notices` stand at the
    foot of each page.
    """

    title: str
    lang: str
    notices: Sequence[str]
    orientation: Orientation = "portrait"
    _document: Document = field(init=False, repr=False)
    _made: set[str] = field(default_factory=set, init=False)
    _tables: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._document = _empty()
        self._document.meta.title = self.title
        self._document.set_language(self.lang)
        put_styles(self._document, self.lang, self.orientation)
        put_page(self._document, self.orientation, self.notices)

    # ---- words

    def _in(self, family: str, lang: str, base: str = "words") -> str:
        """A style of paragraphs or of words in another language."""
        name = f"{base}.{lang}"
        if name not in self._made:
            self._made.add(name)
            based = base if family == "paragraph" else None
            put_style(self._document, family, name, language(lang), base=based, area="text")
        return name

    def _filled(self, element: Paragraph | Header, words: Words, style: str) -> Element:
        """A paragraph or a heading with its words; all of them in another language, it has that language."""
        nodes = (d.Text(words),) if isinstance(words, str) else words
        match nodes:
            case (d.Foreign(lang, children),):
                style, nodes = self._in("paragraph", lang, style), children
        element.style = style
        self._put_words(element, nodes)
        return element

    def _put_words(self, element: Paragraph | Header | Span, nodes: Iterable[Inline]) -> None:
        for node in nodes:
            if isinstance(node, Said):
                element.append(self._span(node))
            else:
                text = plain((node,))
                element.append_plain_text(text.replace(" ", "\u00a0") if isinstance(node, d.Phone) else text)

    def _span(self, node: Said) -> Element:
        style = "Strong" if isinstance(node, d.Strong | d.Emphasis) else None
        span = Span("", style=self._in("text", node.lang) if isinstance(node, d.Foreign) else style)
        self._put_words(span, node.children)
        if isinstance(node, d.Link) and isinstance(node.to, d.UrlRef):
            link = Link(node.to.url)
            link.append(span)
            return link
        return span

    # ---- blocks

    def heading(self, level: int, words: Words) -> None:
        """A heading; the title of the text is the only one of level 1."""
        self._document.body.append(self._heading(level, words))

    def _heading(self, level: int, words: Words) -> Element:
        return self._filled(Header(level), words, f"Heading_20_{level}")

    def paragraph(self, words: Words, style: str = BODY) -> None:
        """A paragraph in a style of PARAGRAPHS."""
        self._document.body.append(self._filled(Paragraph(), words, style))

    def lines(self, lines: Iterable[Words]) -> None:
        """A list of single lines."""
        rows = [[self._filled(Paragraph(), line, "List")] for line in lines]
        self._document.body.append(self._list(rows, ordered=False))

    def _list(self, rows: Iterable[Iterable[Element]], *, ordered: bool) -> Element:
        made = List(style="Numbers" if ordered else "Bullets")
        for row in rows:
            line = ListItem()
            for element in row:
                line.append(element)
            made.append(line)
        return made

    def rules(self, count: int) -> None:
        """Lines to write on by hand."""
        for _ in range(count):
            self.paragraph("", "Rule")

    def blanks(self, labels: Sequence[str]) -> None:
        """What is filled in by hand, side by side: each label with dots after it."""
        share = width(self.orientation) / len(labels)
        name = f"blanks-{len(labels)}"
        put_blanks(self._document, name, [share * at for at in range(1, len(labels) + 1)])
        made = Paragraph("", style=name)
        for at, label in enumerate(labels):
            if at:
                made.append(Tab())
            made.append_plain_text(f"{label} ")
            made.append(Tab())
        self._document.body.append(made)

    def table(
        self,
        head: Sequence[Words],
        rows: Iterable[Sequence[Words]],
        widths: Sequence[float] = (),
        *,
        tall: float = 0,
        boxed: Sequence[int] = (),
    ) -> None:
        """A table: its header row stands on every page, no row is cut.

        `widths` are shares of the page, `tall` the least height of a row in centimetres, `boxed` the columns
        whose cells are boxes to write in.
        """
        looks = ["box" if at in boxed else "line" for at in range(len(head))]
        self._document.body.append(self._table(head, rows, widths or (1,) * len(head), tall, looks))

    def _table(
        self,
        head: Sequence[Words],
        rows: Iterable[Sequence[Words]],
        widths: Sequence[float],
        tall: float,
        looks: Sequence[str],
    ) -> Element:
        self._tables += 1
        name = f"table-{self._tables}"
        table = Table(name, style="table")
        for at, share in enumerate(widths):
            size = f"{width(self.orientation) * share / sum(widths):.2f}cm"
            style = put_style(self._document, "table-column", f"{name}.{at}", {"style:column-width": size})
            table.append(Column(style=style))
        whole = {"fo:keep-together": "always"}
        short = put_style(self._document, "table-row", f"{name}.head", whole)
        least = {"style:min-row-height": f"{tall}cm"} if tall else {}
        high = put_style(self._document, "table-row", f"{name}.row", {**whole, **least})
        top = HeaderRows()
        top.append(self._row(head, "Head", ["head"] * len(head), short))
        table.append(top)
        for cells in rows:
            table.append(self._row(cells, "Cell", looks, high))
        return table

    def _row(self, cells: Iterable[Words], style: str, looks: Iterable[str], height: str) -> Element:
        row = Row(style=height)
        for words, look in zip(cells, looks, strict=True):
            cell = Cell(style=look, cell_type="string") if words else Cell(style=look)
            cell.append(self._filled(Paragraph(), words, style))
            row.append(cell)
        return row

    def blocks(self, blocks: Blocks, *, below: int = 0) -> None:
        """Blocks of a document; `below` is taken off each heading's level. TypeError for others."""
        for block in blocks:
            for element in self._block(block, below, BODY):
                self._document.body.append(element)

    def _block(self, block: d.Block, below: int, style: str) -> Iterator[Element]:
        match block:
            case d.Heading():
                yield self._heading(block.level - below, block.children)
            case d.Paragraph():
                yield self._filled(Paragraph(), block.children, style)
            case d.ListBlock():
                rows = [[e for one in row for e in self._block(one, below, "List")] for row in block.items]
                yield self._list(rows, ordered=block.ordered)
            case d.Table():
                yield from self._captioned(block, style)
            case d.Note():
                if block.heading:
                    yield self._filled(Paragraph(), _strong(block.heading), "Note")
                for one in block.blocks:
                    yield from self._block(one, below, "Note")
            case _:
                raise TypeError(f"no office text shows a {type(block).__name__}")

    def _captioned(self, table: d.Table, style: str) -> Iterator[Element]:
        if table.caption:
            yield self._filled(Paragraph(), _strong(table.caption), style)
        cells = [[_unless_blank(cell) for cell in row] for row in table.rows]
        written = any(not cell for row in cells for cell in row)
        head = [column.label for column in table.columns]
        yield self._table(head, cells, (1,) * len(head), TALL if written else 0, ["line"] * len(head))

    # ---- the file

    def data(self) -> bytes:
        """The file: an OpenDocument text."""
        out = io.BytesIO()
        self._document.save(out)
        return _same_bytes(out)


def _empty() -> Document:
    """A text without what the template holds: days, a picture of nothing, numbers before headings."""
    made = Document("text")
    made.body.clear()
    for name in made.get_parts():
        if name.startswith(UNUSED):
            made.del_part(name)
    for name in made.manifest.get_paths():
        if name.startswith(UNUSED):
            made.manifest.del_full_path(name)
    for child in made.meta.meta_body.children:
        made.meta.meta_body.delete(child)
    for numbers in made.styles.get_elements("//text:outline-style"):
        numbers.delete()
    return made


def _strong(text: str) -> Inlines:
    return (d.Strong((d.Text(text),)),)


def _unless_blank(cell: Inlines) -> Inlines:
    """A cell, empty where only dots stand: it is a place to write in."""
    return cell if plain(cell).strip("… ") else ()


def _same_bytes(made: io.BytesIO) -> bytes:
    """A file of the library without the moment at which it was zipped; what tells its kind stays first."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "mimetype", name)):
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name, NO_DAY), source.read(name), kind)
    return out.getvalue()
