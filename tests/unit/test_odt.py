"""Papers to be changed or filled in: what an office program finds in them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import odfdo
import pytest
from lxml import etree

from generator import document as d
from generator.course import CheckGroup, CheckList, ContactForm, ToCheck
from generator.document import plain
from generator.render.odt import handout_odt, local_contacts_odt, to_check_odt

from .printed_course import ADDRESS, EDITION, ENGLISH, PLANS, paragraph, printed_course
from .printed_course import text as said

LISTED = CheckList(
    lang="fr-FR",
    name="Valeurs à vérifier",
    title="Les lampes",
    head=("Durée estimée : 9 minutes.", "Une personne juriste vérifie."),
    blanks=("Vérifié par", "Date"),
    columns=("Quoi", "Valeur", "Où", "Source", "Date", "Case"),
    groups=(
        CheckGroup(
            "Droit",
            (ToCheck(said("Durée du silence"), "30\u00a0jours", ("Module 1", "Module 2"), "art. 1", "2024"),),
        ),
        CheckGroup(
            "Numéros",
            (
                ToCheck(said("Écoute"), "116 006", ("Support",), "non vérifié", ""),
                ToCheck((d.Foreign("en", said("Police")),), "17", ("Support",), "rapport", "2024"),
            ),
        ),
    ),
    nothing="Rien.",
    editions_title="Documents concernés",
    editions=(f"Module 1. Les lampes. Édition {EDITION}.",),
    notices=("Brouillon.", f"Édition {EDITION}"),
)
FORM = ContactForm(
    lang="fr-FR",
    title="Contacts locaux",
    lead="À remplir à la main.",
    safety=("Jamais publié.", "Aucune adresse."),
    columns=("Service", "Qui", "Téléphone", "Horaires", "Vérifié le"),
    rows=("Hôpital", "Police", "Autre", "Autre"),
    notices=("Démonstrateur.", f"Édition {EDITION}"),
)
MADE = {
    "handout": lambda: handout_odt(printed_course()),
    "list": lambda: to_check_odt(LISTED),
    "form": lambda: local_contacts_odt(FORM),
}
TITLES = {
    "handout": "Les lampes · [handout]",
    "list": "Les lampes · Valeurs à vérifier",
    "form": "Contacts locaux",
}
each = pytest.mark.parametrize("name", MADE)


def opened(made: bytes) -> odfdo.Document:
    return odfdo.Document(io.BytesIO(made))


def words_of(element: odfdo.Element) -> str:
    """What stands in an element, without what follows it."""
    found = etree.fromstring(element.serialize(with_ns=True))
    for space in found.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}s"):
        space.text = " "
    return "".join(found.itertext())


def style_of(document: odfdo.Document, element: odfdo.Element, family: str) -> odfdo.Element:
    found = document.get_style(family, element.get_attribute("text:style-name"))
    assert found is not None
    return found


def language_of(document: odfdo.Document, style: odfdo.Element) -> str:
    letters = style.get_properties("text")
    return f"{letters['fo:language']}-{letters['fo:country']}"


def footer(document: odfdo.Document) -> odfdo.Element:
    return document.get_style("master-page", "Standard").get_element("style:footer")


# ---- all three


@each
def test_same_bytes_each_time(name: str) -> None:
    made = MADE[name]()
    assert MADE[name]() == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        infos = archive.infolist()
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
        assert infos[0].filename == "mimetype"
        assert infos[0].compress_type == zipfile.ZIP_STORED
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        names = {info.filename for info in infos}
    listed = set(opened(made).manifest.get_paths()) - {"/"}
    assert listed == names - {"mimetype", "META-INF/manifest.xml"}


@each
def test_it_has_a_title_a_language_and_no_day(name: str) -> None:
    document = opened(MADE[name]())
    kept = {child.tag for child in document.meta.meta_body.children}
    assert kept == {"dc:title", "dc:language", "meta:generator"}
    assert document.meta.title == TITLES[name]
    assert document.meta.language == document.language == "fr-FR"


@each
def test_each_page_says_what_it_is_and_which_it_is(name: str) -> None:
    foot = footer(opened(MADE[name]()))
    assert f"Édition {EDITION}" in words_of(foot)
    assert "Brouillon." in words_of(foot) or name == "form"
    assert foot.get_elements("descendant::text:page-number")
    assert foot.get_elements("descendant::text:page-count")


@each
def test_every_paragraph_has_a_language(name: str) -> None:
    document = opened(MADE[name]())
    found = document.body.get_elements("descendant::text:p|descendant::text:h")
    assert len(found) > 8
    styles = {p.get_attribute("text:style-name") for p in found}
    for style in sorted(styles):
        shown = document.get_style("paragraph", style)
        if style.startswith("blanks"):
            shown = document.get_style("paragraph", shown.get_attribute("style:parent-style-name"))
        assert language_of(document, shown) == ("en-none" if style.endswith(".en") else "fr-FR"), style


@each
def test_headings_are_real_and_bear_no_number(name: str) -> None:
    document = opened(MADE[name]())
    headings = document.body.get_elements("descendant::text:h")
    levels = [int(h.get_attribute("text:outline-level")) for h in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert document.styles.get_elements("//text:outline-style") == []


@each
def test_no_font_of_ours_is_needed(name: str) -> None:
    document = opened(MADE[name]())
    fonts = {
        style.get_properties("text").get("style:font-name")
        for style in document.get_styles("paragraph")
        if style.get_properties("text")
    }
    assert "Arial" in fonts
    assert not {font for font in fonts if font and "Noto" in font}


# ---- the handout


def test_handout_says_everything_in_order() -> None:
    document = opened(handout_odt(printed_course()))
    headings = [
        (int(h.get_attribute("text:outline-level")), words_of(h))
        for h in document.body.get_elements("descendant::text:h")
    ]
    assert headings == [
        (1, "Les lampes"), (2, "[keep]"), (2, "Ce qu’il faut garder"), (3, "Dans l’ordre"), (2, "Ma table"),
        (2, "[own-notes]"), (2, "[calls]"), (2, "[sources]"),
    ]  # fmt: skip
    read = words_of(document.body)
    for words in ("Une lampe éclaire.", "Le silence a une fin.", "Le rapport des lampes (page 2, page 3)"):
        assert words in read


def test_lists_are_bullets_or_numbers() -> None:
    document = opened(handout_odt(printed_course()))
    lists = document.body.get_elements("descendant::text:list")
    read = [
        (found.get_attribute("text:style-name"), [words_of(item) for item in found.children])
        for found in lists
    ]
    assert ("Bullets", ["Une lampe éclaire.", "Le silence aide."]) in read
    assert ("Numbers", ["Allumer.", "Attendre."]) in read
    assert ("Bullets", ["116\u00a0006 Écoute ([unverified])", "17 Police"]) in read


def test_words_in_another_language_have_it() -> None:
    document = opened(handout_odt(printed_course()))
    (whole,) = (p for p in document.body.get_elements("descendant::text:p") if words_of(p) == ENGLISH)
    assert whole.get_elements("text:span") == []
    assert language_of(document, style_of(document, whole, "paragraph")) == "en-none"
    (word,) = (s for s in document.body.get_elements("descendant::text:span") if words_of(s) == "lamp")
    assert language_of(document, style_of(document, word, "text")) == "en-none"
    assert language_of(document, style_of(document, word.parent, "paragraph")) == "fr-FR"


def test_title_in_another_language_has_it() -> None:
    foreign = replace(printed_course(), title=(d.Foreign("en", said("The lamps")),))
    document = opened(handout_odt(foreign))
    title = document.body.get_element("descendant::text:h")
    assert language_of(document, style_of(document, title, "paragraph")) == "en-none"


def test_links_are_whole_addresses() -> None:
    document = opened(handout_odt(printed_course()))
    links = {
        words_of(a): a.get_attribute("xlink:href") for a in document.body.get_elements("descendant::text:a")
    }
    assert links == {"les plans": PLANS, ADDRESS: ADDRESS}


def test_dots_of_a_table_are_a_cell_to_write_in() -> None:
    document = opened(handout_odt(printed_course()))
    (table,) = document.body.get_tables()
    rows = [[words_of(cell) for cell in row.get_elements("table:table-cell")] for row in
            table.get_elements("descendant::table:table-row")]  # fmt: skip
    assert rows == [["Qui", "Nom"], ["Gardien", ""], ["Voisin", "Camille"]]


def test_strong_words_and_values_are_kept() -> None:
    part = paragraph(
        d.Strong((d.Text("Vite "), d.Value("duration", "30\u00a0jours", "x"))),
        d.Text(" : "),
        d.Phone("116 006"),
    )
    document = opened(handout_odt(replace(printed_course(), handout=(part,))))
    (whole,) = (
        p
        for p in document.body.get_elements("descendant::text:p")
        if words_of(p) == "Vite 30\u00a0jours : 116\u00a0006"
    )
    (span,) = whole.get_elements("text:span")
    assert words_of(span) == "Vite 30\u00a0jours"
    assert style_of(document, span, "text").get_properties("text")["fo:font-weight"] == "bold"


def test_block_of_pages_is_refused() -> None:
    """Never left out."""
    with pytest.raises(TypeError, match="Details"):
        handout_odt(replace(printed_course(), handout=(d.Details("Voir", ()),)))


# ---- the list, the form


def sides(document: odfdo.Document) -> tuple[float, float]:
    layout = document.get_style("page-layout", "Mpm1").get_properties()
    return tuple(float(layout[f"fo:page-{side}"].removesuffix("cm")) for side in ("width", "height"))  # type: ignore[return-value]


@pytest.mark.parametrize("name", ["list", "form"])
def test_tables_are_as_wide_as_a_page_on_its_side(name: str) -> None:
    document = opened(MADE[name]())
    width, height = sides(document)
    assert (width, height) == (29.7, 21.0)
    for table in document.body.get_tables():
        columns = [
            document.get_style("table-column", column.get_attribute("table:style-name"))
            for column in table.get_elements("table:table-column")
        ]
        total = sum(float(c.get_properties()["style:column-width"].removesuffix("cm")) for c in columns)
        assert total == pytest.approx(width - 2 * 1.8, abs=0.05)


def test_handout_stands_upright() -> None:
    assert sides(opened(handout_odt(printed_course()))) == (21.0, 29.7)


def test_a_row_a_value_with_a_box_to_tick() -> None:
    document = opened(to_check_odt(LISTED))
    tables = document.body.get_tables()
    assert len(tables) == len(LISTED.groups)
    for table, group in zip(tables, LISTED.groups, strict=True):
        (head,) = table.get_elements("table:table-header-rows/table:table-row")
        assert tuple(words_of(c) for c in head.get_elements("table:table-cell")) == LISTED.columns
        rows = table.get_elements("table:table-row")
        assert len(rows) == len(group.rows)
        for row, value in zip(rows, group.rows, strict=True):
            cells = row.get_elements("table:table-cell")
            assert [words_of(c) for c in cells] == [
                plain(value.label), value.text, ", ".join(value.where), value.source, value.date, "",
            ]  # fmt: skip
            box = document.get_style("table-cell", cells[-1].get_attribute("table:style-name"))
            assert "solid" in box.get_properties()["fo:border"]


def test_list_says_how_long_who_and_which_editions() -> None:
    read = words_of(opened(to_check_odt(LISTED)).body)
    for words in (LISTED.title, LISTED.name, *LISTED.head, *LISTED.blanks, *LISTED.editions):
        assert words in read
    assert LISTED.nothing not in read


def test_list_of_nothing_says_so() -> None:
    document = opened(to_check_odt(replace(LISTED, groups=())))
    assert document.body.get_tables() == []
    assert LISTED.nothing in words_of(document.body)


def test_form_is_empty_and_says_that_it_is_never_published() -> None:
    document = opened(local_contacts_odt(FORM))
    (table,) = document.body.get_tables()
    rows = [
        tuple(words_of(cell) for cell in row.get_elements("table:table-cell"))
        for row in table.get_elements("descendant::table:table-row")
    ]
    assert rows == [FORM.columns, *((row, "", "", "", "") for row in FORM.rows)]
    assert all(words in words_of(document.body) for words in (FORM.lead, *FORM.safety))
