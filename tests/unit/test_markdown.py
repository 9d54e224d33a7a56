"""Editorial pages: Markdown to blocks, with texts that a translation replaces before they are parsed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator import document as d
from generator.diagnostics import Report, Span
from generator.localize import Scope, View
from generator.markdown import PageSource, parse_inline, parse_page

ViewOf = Callable[..., View]
FRONT = "---\ntitle: Un titre\nlead: Un chapeau.\n---\n"
PAGE = f"""\
{FRONT}
Avant tout titre.

## Une liste {{#list}}

- un
- deux
  sur deux lignes

1. premier
2. second

   encore

### Un tableau {{#table-1}}

| quoi | combien |
|------|--------:|
| *un* | 1 |
| deux | 2 |

> À noter.
"""


def page(text: str) -> PageSource:
    report = Report()
    found = parse_page("p", "content/fr/pages/p.md", text, report)
    assert found is not None, report.render()
    assert not report.diagnostics
    return found


def marked(context: str, text: str) -> d.Inlines:
    """Says which text was asked for, under which heading."""
    return (d.Text(f"{context}|{text}"),)


def paragraph(text: str) -> d.Paragraph:
    return d.Paragraph((d.Text(text),))


def test_blocks() -> None:
    assert page(PAGE).blocks(marked) == (
        paragraph("p|Avant tout titre."),
        d.Heading(2, (d.Text("p#list|Une liste"),), "list"),
        d.ListBlock(((paragraph("p#list|un"),), (paragraph("p#list|deux\nsur deux lignes"),))),
        d.ListBlock(
            (
                (paragraph("p#list|premier"),),
                (paragraph("p#list|second"), paragraph("p#list|encore")),
            ),
            ordered=True,
        ),
        d.Heading(3, (d.Text("p#table-1|Un tableau"),), "table-1"),
        d.Table(
            "",
            (d.Column((d.Text("p#table-1|quoi"),)), d.Column((d.Text("p#table-1|combien"),))),
            (
                ((d.Text("p#table-1|*un*"),), (d.Text("p#table-1|1"),)),
                ((d.Text("p#table-1|deux"),), (d.Text("p#table-1|2"),)),
            ),
        ),
        d.Note((paragraph("p#table-1|À noter."),)),
    )


def test_blocks_can_be_asked_for_again() -> None:
    found = page(PAGE)
    assert found.blocks(marked) == found.blocks(marked)


def test_texts_are_those_the_blocks_ask_for() -> None:
    """Or a text would have no translation."""
    found = page(PAGE)
    asked: list[tuple[str, str]] = []

    def say(context: str, text: str) -> d.Inlines:
        asked.append((context, text))
        return ()

    found.blocks(say)
    front = [("p.title", "Un titre"), ("p.lead", "Un chapeau.")]
    assert [(text.context, text.text) for text in found.texts] == [*front, *asked]


def test_places_of_texts() -> None:
    places = {text.text: (text.span.line, text.span.column) for text in page(PAGE).texts}
    assert places["Un titre"] == (2, 8)
    assert places["Un chapeau."] == (3, 7)
    assert places["Avant tout titre."] == (6, 1)
    assert places["Une liste"] == (8, 1)
    assert places["deux\nsur deux lignes"] == (11, 1)


def test_description_is_a_text_too() -> None:
    found = page("---\ntitle: Un\nlead: Deux\ndescription: Trois\n---\n")
    assert [text.context for text in found.texts] == ["p.title", "p.lead", "p.description"]
    assert found.title == "Un"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("Un texte.\n", 1, "missing-front-matter"),
        (f"\n{FRONT}", 1, "missing-front-matter"),
        ("---\ntitle: Un\n", 1, "missing-front-matter"),
        ("---\nlead: Un\n---\n", 2, "missing-field"),
        ("---\ntitle: [Un]\nlead: Un\n---\n", 2, "missing-field"),
        ("---\ntitle: Un\nlead: Un\ndate: 2020\n---\n", 4, "unknown-field"),
        ("---\ntitle: Un: deux\nlead: Un\n---\n", 2, "broken-yaml"),
        (f"{FRONT}\n## Un\n", 6, "heading-without-id"),
        (f"{FRONT}\n## Un {{#Un}}\n", 6, "heading-without-id"),
        (f"{FRONT}\nUn\n==\n", 6, "heading-without-id"),
    ],
)
def test_refused(text: str, line: int, code: str) -> None:
    report = Report()
    parse_page("p", "p.md", text, report)
    assert [(d.span.path, d.span.line, d.code) for d in report] == [("p.md", line, code)]


# ---- inlines


def read(text: str) -> d.Inlines:
    return parse_inline(text, d.UrlRef, lambda words: (d.Text(words),) if words else ())


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("un", (d.Text("un"),)),
        ("**un** *deux*", (d.Strong((d.Text("un"),)), d.Text(" "), d.Emphasis((d.Text("deux"),)))),
        ("`page:x` fin", (d.Code("page:x"), d.Text(" fin"))),
        (
            "[un *lien*](page:a#b)",
            (d.Link((d.Text("un "), d.Emphasis((d.Text("lien"),))), d.UrlRef("page:a#b")),),
        ),
        ("un\ndeux", (d.Text("un"), d.Text(" "), d.Text("deux"))),
        (r"\*un\*", (d.Text("*un*"),)),
        # HTML is words, never markup.
        ("<b>un</b>", (d.Text("<b>un</b>"),)),
    ],
)
def test_inline(text: str, nodes: d.Inlines) -> None:
    assert read(text) == nodes


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("page:measure/second-01", d.PageRef("measure/second-01")),
        ("page:plans#second", d.PageRef("plans", fragment="second")),
        ("file:data/measures.csv", d.FileRef("data/measures.csv")),
        ("https://a.example/?b=c:d", d.UrlRef("https://a.example/?b=c:d")),
    ],
)
def test_targets(view_of: ViewOf, href: str, target: d.Target) -> None:
    files = {"content/fr/pages/p.md": f"{FRONT}\n[un]({href})\n"}
    assert Scope(view_of("fr", files)).page_text("p", f"[un]({href})") == (d.Link((d.Text("un"),), target),)


# ---- translated


def blocks(view: View) -> d.Blocks:
    return view.corpus.pages["about"].blocks(Scope(view).page_text)


def test_translation_replaces_the_text_before_it_is_parsed(view_of: ViewOf) -> None:
    po = (
        'msgctxt "about#what"\nmsgid "Un essai. Voyez [les plans](page:plans)."\n'
        'msgstr "*Trial*: [plans](page:plans)."\n'
    )
    shown = blocks(view_of("en", {"content/en/pages/about.po": po}))
    link = d.Link((d.Text("plans"),), d.PageRef("plans"))
    assert shown[1] == d.Paragraph((d.Emphasis((d.Text("Trial"),)), d.Text(": "), link, d.Text(".")))


def test_untranslated_text_is_french_in_place(view_of: ViewOf) -> None:
    shown = blocks(view_of("en"))
    assert shown[0] == d.Heading(2, (d.Foreign("fr", (d.Text("Ce que c’est"),)),), "what")
    assert shown[2] == d.Paragraph((d.Text("Nothing is certain."),))
    assert shown[4] == d.ListBlock(
        tuple(
            (d.Paragraph((d.Foreign("fr", (d.Text(text),)),)),) for text in ("Les passants.", "Le conseil.")
        )
    )


def test_french_page_has_nothing_foreign(view_of: ViewOf) -> None:
    assert "Foreign" not in repr(blocks(view_of("fr")))


def test_place_of_a_page_is_its_file() -> None:
    assert page(PAGE).span == Span("content/fr/pages/p.md")
