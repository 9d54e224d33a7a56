"""The prints of the real site: for those who read with their eyes, their ears, a telephone or a printer."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import page as conformance
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw
from unit.read_pdf import codes
from whole_site import day_of

from generator import document as d
from generator import prints
from generator.booklet import Booklet
from generator.compose.leaflets import booklet, leaflets
from generator.links import HELP
from generator.model.contacts import Contact
from generator.project import Project, open_project
from generator.render.paper import Press

Artifact = dict[str, str]
# How many leaflets have each, in each language but French alone has no sheet beside French.
MADE = {
    ("leaflet-pdf", "office"): 10,
    ("leaflet-pdf", "printer"): 10,
    ("card-pdf", None): 10,
    ("sheet-pdf", None): 10,
    ("poster-pdf", "a4"): 3,
    ("poster-pdf", "a3"): 3,
}
# Sides of paper, and its size in millimetres.
PAGES = {"leaflet-pdf": {2}, "card-pdf": {2}, "poster-pdf": {1}, "sheet-pdf": {1, 2}}
SIZES = {
    ("leaflet-pdf", "office"): (297, 210),
    ("leaflet-pdf", "printer"): (297, 210),
    ("card-pdf", None): (105, 148),
    ("sheet-pdf", None): (210, 297),
    ("poster-pdf", "a4"): (210, 297),
    ("poster-pdf", "a3"): (297, 420),
}
BLEED = 3
MM = 72 / 25.4
# Of the words that a print shows, how many must be found again. Programs that read a PDF have an order of
# their own for a line from right to left, and for the marks of its letters.
RECOVERED, RECOVERED_ARABIC = 0.95, 0.75
RIGHT_TO_LEFT = ("ar", "fa-AF", "ps")
DIGITS, HEX = "0123456789", "0123456789abcdef"
JOINERS = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
EDGES = re.compile(r"^\W+|\W+$")
SHORT = 3
# What a title must not say to whoever looks over a shoulder.
TELLING = ("victim", "trafficking-human-beings")


@pytest.fixture(scope="session")
def every_print(real_site: Path) -> list[Artifact]:
    """The prints of leaflets."""
    artifacts = json.loads((real_site / "data/artifacts.json").read_bytes())
    return [one for one in artifacts if one["kind"] in PAGES and one["path"].startswith(HELP)]


@pytest.fixture(scope="session")
def some_prints(every_print: list[Artifact]) -> list[Artifact]:
    """Each format once in each language, of one leaflet after the other."""
    forms: dict[tuple[str, str | None, str], list[Artifact]] = {}
    for artifact in every_print:
        forms.setdefault((artifact["kind"], artifact["variant"], artifact["locale"]), []).append(artifact)
    return [found[at % len(found)] for at, found in enumerate(forms.values())]


@pytest.fixture(params=["some_prints", pytest.param("every_print", marks=pytest.mark.prove)])
def several(request: pytest.FixtureRequest) -> list[Artifact]:
    """Each format and language; all prints to prove it."""
    found: list[Artifact] = request.getfixturevalue(request.param)
    assert found
    return found


@pytest.fixture(scope="session")
def project(real_site: Path) -> Project:
    opened, report = open_project(real_site.parent, day_of(real_site))
    assert opened is not None, report.render()
    return opened


@pytest.fixture(scope="session")
def booklets(project: Project) -> Mapping[tuple[str, str], Booklet]:
    """What each print must say, by leaflet and language."""
    return {
        (leaflet.id, locale): booklet(view, leaflet, project.links, "absolute")
        for leaflet in leaflets(project.corpus)
        for locale, view in project.views.items()
    }


Told = Callable[[Artifact], Booklet]


@pytest.fixture(scope="session")
def told(booklets: Mapping[tuple[str, str], Booklet]) -> Told:
    return lambda artifact: booklets[artifact["source"], artifact["locale"]]


def test_every_print_is_made(every_print: list[Artifact], project: Project) -> None:
    made: dict[tuple[str, str | None, str], int] = {}
    for artifact in every_print:
        form = artifact["kind"], artifact["variant"], artifact["locale"]
        made[form] = made.get(form, 0) + 1
    assert made == {
        (kind, variant, locale): count
        for (kind, variant), count in MADE.items()
        for locale in project.corpus.locales
        if (kind, locale) != ("sheet-pdf", "fr")
    }
    assert len(project.corpus.locales) >= 13


def test_some_prints_show_every_leaflet(some_prints: list[Artifact], every_print: list[Artifact]) -> None:
    """Or a fault of one would be found by the long run alone."""
    assert {one["source"] for one in some_prints} == {one["source"] for one in every_print}


# ---- for those who read with their ears


def faults(file: Path) -> list[str]:
    report = conformance.validate_pdf(file, profile=conformance.ValidationProfile.PDF_UA_1)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant == (not found)
    return found


def test_every_print_is_accessible(real_site: Path, several: list[Artifact]) -> None:
    """As PDF/UA-1 has it."""
    wrong = [f"{one['path']}: {fault}" for one in several for fault in faults(real_site / one["path"])]
    assert not wrong, "\n".join(wrong[:30])


def test_the_validator_sees_a_fault(tmp_path: Path) -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(100, 100)
    document.save(tmp_path / "bare.pdf")
    assert faults(tmp_path / "bare.pdf")


# ---- text that can be searched, copied and read aloud


def by_pdfium(file: Path) -> str:
    with pdfium.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_poppler(file: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    ran = subprocess.run([program, "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    return ran.stdout.decode()


Reader = Callable[[Path], str]
READERS = pytest.mark.parametrize("read", [by_pdfium, by_poppler], ids=["pdfium", "poppler"])


def normal(text: str) -> str:
    """The same for what looks the same."""
    text = JOINERS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(text.split())


def words(text: str, locale: str) -> list[str]:
    """The words of a text; in Chinese, which has no spaces, its signs."""
    if locale.startswith("zh"):
        return [sign for sign in normal(text) if sign.isalnum()]
    return [word for word in (EDGES.sub("", part) for part in normal(text).split()) if word]


def shown(artifact: Artifact, booklet: Booklet) -> Iterator[d.Inlines]:
    """The texts of a leaflet that a print of its kind shows."""
    calls = (booklet.first, *booklet.calls)
    if artifact["kind"] == "poster-pdf":
        yield from (booklet.cover, booklet.lead, booklet.first.name)
        yield from (line.text for line in booklet.panels[0].lines)
        return
    yield booklet.title if artifact["kind"] == "sheet-pdf" else booklet.cover
    yield from (call.name for call in calls)
    if artifact["kind"] == "card-pdf":
        yield booklet.subtitle
        yield booklet.words["phrase"]
        return
    for panel in booklet.panels:
        yield panel.title
        for line in panel.lines:
            yield from (line.head, line.text)
    yield from (call.told for call in booklet.told)


def share(artifact: Artifact, booklet: Booklet, found: str) -> float:
    """How many of the words that a print shows are found in it again."""
    wanted = words(" ".join(d.plain(nodes) for nodes in shown(artifact, booklet)), artifact["locale"])
    whole, parts = normal(found), set(words(found, artifact["locale"]))
    again = [word for word in wanted if word in parts or (len(word) > SHORT and word in whole)]
    assert len(wanted) > 10
    return len(again) / len(wanted)


@READERS
def test_words_are_found_again(real_site: Path, several: list[Artifact], told: Told, read: Reader) -> None:
    wrong = []
    for one in several:
        least = RECOVERED_ARABIC if one["locale"] in RIGHT_TO_LEFT else RECOVERED
        got = share(one, told(one), read(real_site / one["path"]))
        if got < least:
            wrong.append(f"{one['path']}: {got:.3f}, not {least}")
    assert not wrong, "\n".join(wrong[:30])


def test_words_of_another_language_are_not_found(
    real_site: Path, every_print: list[Artifact], told: Told
) -> None:
    """Or the shares above would say nothing."""
    french, spanish = (
        next(one for one in every_print if one["locale"] == locale and one["source"] == "leaflet-work")
        for locale in ("fr", "es")
    )
    assert share(french, told(french), by_pdfium(real_site / french["path"])) >= RECOVERED
    assert share(french, told(french), by_pdfium(real_site / spanish["path"])) < RECOVERED_ARABIC


@READERS
def test_every_print_says_its_edition(
    real_site: Path, several: list[Artifact], told: Told, read: Reader
) -> None:
    wrong = []
    for one in several:
        assert one["edition"] == told(one).edition
        # In a line from right to left pdfium takes letters before digits; what is seen is tried below.
        parted = read is by_pdfium and one["locale"] in RIGHT_TO_LEFT
        if not parted and one["edition"] not in read(real_site / one["path"]):
            wrong.append(one["path"])
    assert not wrong, "\n".join(wrong[:30])


# ---- numbers keep their order


@pytest.fixture(scope="session")
def numbers(project: Project) -> tuple[str, ...]:
    """The telephone lines that are written in groups."""
    found = tuple(one.number for one in project.corpus.table(Contact).values() if " " in one.number)
    assert "116 006" in found
    return found


def turned(number: str) -> str:
    return " ".join(reversed(number.split()))


@READERS
def test_numbers_are_not_turned_in_the_text(
    real_site: Path, several: list[Artifact], told: Told, numbers: tuple[str, ...], read: Reader
) -> None:
    wrong = []
    for one in several:
        text = normal(read(real_site / one["path"]))
        listed = [call.number for call in (told(one).first, *told(one).calls)]
        on_it = listed[:1] if one["kind"] == "poster-pdf" else listed
        wrong += [f"{one['path']}: no {number}" for number in on_it if number not in text]
        # What is right may stand twice in a row, as on strips.
        wrong += [f"{one['path']}: {turned(n)}" for n in numbers if turned(n) in text.replace(n, "·")]
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:30])


def seen(file: Path, signs: str) -> set[str]:
    """The runs of these signs on a line, as eyes read them: from left to right."""
    runs: set[str] = set()
    with pdfium.PdfDocument(file) as document:
        for page in document:
            lines: dict[int, list[tuple[float, float, str]]] = {}
            text = page.get_textpage()
            for at in range(text.count_chars()):
                sign = chr(raw.FPDFText_GetUnicode(text, at))
                if sign in signs:
                    left, bottom, right, _ = text.get_charbox(at, loose=True)
                    lines.setdefault(round(bottom), []).append((left, right, sign))
            for found in lines.values():
                runs |= set(joined(sorted(found)))
    return runs


def joined(line: list[tuple[float, float, str]]) -> Iterator[str]:
    """Signs of a line, from left to right, parted where there is room for one more."""
    run, end = "", 0.0
    for left, right, sign in line:
        if run and left - end > right - left:
            yield run
            run = ""
        run, end = run + sign, right
    yield run


def values(nodes: d.Inlines) -> Iterator[str]:
    """The numbers in the values that a text is given."""
    for node in nodes:
        if isinstance(node, d.Foreign):
            yield from values(node.children)
        elif isinstance(node, d.Value):
            yield from re.findall(r"\d+", node.text)


def test_numbers_are_not_turned_on_paper(
    real_site: Path, several: list[Artifact], told: Told, numbers: tuple[str, ...]
) -> None:
    """Telephone lines, and the values of the law."""
    wrong = []
    for one in several:
        runs = seen(real_site / one["path"], DIGITS)
        calls = [told(one).first, *(() if one["kind"] == "poster-pdf" else told(one).calls)]
        wanted = {call.number.replace(" ", "") for call in calls}
        wanted |= {number for nodes in shown(one, told(one)) for number in values(nodes)}
        wrong += [f"{one['path']}: no {number}" for number in sorted(wanted - runs)]
        wrong += [f"{one['path']}: {n} is turned" for n in numbers if turned(n).replace(" ", "") in runs]
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:30])


def test_every_print_shows_its_edition(real_site: Path, several: list[Artifact]) -> None:
    wrong = [
        one["path"]
        for one in several
        if not any(one["edition"] in run for run in seen(real_site / one["path"], HEX))
    ]
    assert not wrong, "\n".join(wrong[:30])


# ---- for those who scan


def test_codes_lead_to_the_page(real_site: Path, several: list[Artifact], told: Told) -> None:
    wrong = []
    for one in several:
        wanted = set() if one["kind"] == "sheet-pdf" else {told(one).address}
        if (got := codes((real_site / one["path"]).read_bytes())) != wanted:
            wrong.append(f"{one['path']}: {got or 'no code'}")
    assert not wrong, "\n".join(wrong[:30])


def test_codes_lead_to_pages_of_the_site(
    real_site: Path, booklets: Mapping[tuple[str, str], Booklet]
) -> None:
    for (_, locale), one in booklets.items():
        path = f"{HELP}{one.slug}/{locale}/"
        assert one.address.endswith(f"/{path}")
        assert (real_site / path / "index.html").is_file()


# ---- for those who print


def test_sides(real_site: Path, several: list[Artifact]) -> None:
    wrong = []
    for one in several:
        with pdfium.PdfDocument(real_site / one["path"]) as document:
            if len(document) not in PAGES[one["kind"]]:
                wrong.append(f"{one['path']}: {len(document)} pages")
    assert not wrong, "\n".join(wrong)


def test_size_and_bleed(real_site: Path, several: list[Artifact]) -> None:
    """Only a printer's file is larger than the paper, by what is cut off."""
    wrong = []
    for one in several:
        width, height = SIZES[one["kind"], one["variant"]]
        bleed = BLEED if one["variant"] == "printer" else 0
        with pdfium.PdfDocument(real_site / one["path"]) as document:
            for page in document:
                left, bottom, right, top = (edge / MM for edge in page.get_trimbox())
                if (right - left, top - bottom) != pytest.approx((width, height), abs=0.05):
                    wrong.append(f"{one['path']}: {right - left} × {top - bottom} mm")
                media = tuple(edge / MM for edge in page.get_mediabox())
                around = (left - bleed, bottom - bleed, right + bleed, top + bleed)
                if media != pytest.approx(around, abs=0.05):
                    wrong.append(f"{one['path']}: the sheet is {media}, the paper {left, bottom, right, top}")
    assert not wrong, "\n".join(wrong[:30])


def fonts(file: Path) -> Iterator[tuple[str, bool]]:
    """The font of each text, and whether the print brings it along."""
    with pdfium.PdfDocument(file) as document:
        for page in document:
            for text in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
                font = raw.FPDFTextObj_GetFont(text)
                name = bytearray(200)
                size = raw.FPDFFont_GetBaseFontName(font, (raw.c_char * 200).from_buffer(name), 200)
                yield name[: size - 1].decode(), raw.FPDFFont_GetIsEmbedded(font) == 1


def test_fonts_are_embedded(real_site: Path, several: list[Artifact]) -> None:
    wrong = []
    for one in several:
        found = set(fonts(real_site / one["path"]))
        assert found, one["path"]
        wrong += [f"{one['path']}: {name}" for name, embedded in found if not embedded]
    assert not wrong, "\n".join(wrong[:30])


# ---- for those who are looked at


def telling(project: Project, locale: str) -> set[str]:
    """The words for a victim and for trafficking, in French and in another language."""
    concepts = [one for one in project.corpus.terms.concepts if one.id in TELLING]
    assert len(concepts) == len(TELLING)
    found = {word for one in concepts for word in one.french}
    if locale != "fr":
        found |= {word for one in concepts for word in (one.terms[locale].term, *one.terms[locale].also)}
    return {word.casefold() for word in found}


def test_titles_look_ordinary(real_site: Path, several: list[Artifact], told: Told, project: Project) -> None:
    """On a list of downloads, in the bar of a window; nor does a file say who made it, and when."""
    wrong = []
    for one in several:
        with pdfium.PdfDocument(real_site / one["path"]) as document:
            kept = document.get_metadata_dict(skip_empty=True)
        assert kept.pop("Title") == d.plain(told(one).title), one["path"]
        kept.pop("Creator", None)  # the program
        said = f"{d.plain(told(one).title)} {Path(one['path']).name}".casefold()
        wrong += [f"{one['path']}: {word}" for word in telling(project, one["locale"]) if word in said]
        wrong += [f"{one['path']}: {name}: {value}" for name, value in kept.items()]
    assert not wrong, "\n".join(wrong[:30])


# ---- the same every time


def test_two_presses_give_the_same_bytes(
    real_site: Path, project: Project, some_prints: list[Artifact]
) -> None:
    """Those of the site too, each format in a script that is joined and in one that is not."""
    chosen = {one["path"] for one in some_prints if one["locale"] in ("ar", "uk")}
    wanted = {path: want for path, want, _ in prints.prints(project) if path in chosen}
    assert len(wanted) == 2 * len(MADE)
    presses = [Press(prints.fonts(project.root)) for _ in range(2)]
    for path, want in wanted.items():
        first, second = (press.pdf(want) for press in presses)
        assert first == second, path
        assert first == (real_site / path).read_bytes(), path
