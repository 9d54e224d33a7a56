"""`reperes translations send` and `receive`: texts to a translator who has no Git, and back."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from diagnostics.project import TODAY, make, write
from lxml import etree
from translate.storage.xliff import Xliff1File

from generator.cli import main
from generator.diagnostics import Report
from generator.exchange import ods as sheets
from generator.exchange.ods import BACK, FORMER, FRENCH, HEADS, MARK, NOTES, TEXT, UNIT
from generator.exchange.xliff import BACK as BACK_NOTE
from generator.load import load
from generator.localize import View
from generator.units import text_hash

TITLE, STATE, SUMMARY = "lanterns.title", "lanterns.state", "lanterns.summary"
FRENCH_TITLE = "Des lanternes dans chaque rue"
CHANGED = "Rien n’est relu."
STALE = f"about#what:{text_hash(CHANGED)[:8]}"
PROMISES, ABOUT = "content/fr/promises.yml", "content/fr/pages/about.md"
ODS, XLF = "reperes-en.ods", "reperes-en.xlf"
LEAFLET = {
    "content/facts/contacts.yml": """\
- id: ear
  number: "111"
  kind: listening
  unverified: true
""",
    "content/fr/contacts.yml": """\
ear: {name: Oreille, label: Oreille, call: On écoute., purpose: Pour parler.}
""",
    "content/facts/leaflets.yml": """\
- id: night
  slug: nuit
  icon: bed
  first: ear
  places: [street]
  signs: [{id: dark, icon: bed, own: true}]
  allowed:
    - {id: papers, icon: papers, own: true}
    - {id: complaint, icon: pen, own: true}
    - {id: language, icon: talk, own: true}
  rights: [{id: light, icon: care, own: true}]
  before: [{id: look, icon: eye, own: true}]
  after: [{id: dawn, icon: bell, own: true}]
""",
    "content/fr/leaflets.yml": """\
night:
  title: Nuit
  cover: Nuit
  subtitle: Le soir.
  line: Vous avez froid.
  lead: Vous avez froid ?
  signs: {dark: Il fait noir.}
  allowed: {papers: Sans papiers., complaint: Sans plainte., language: Sans langue.}
  rights: {light: {head: Une lampe, text: "Composez le {ear}."}}
  before: {look: Regardez.}
  after: {dawn: Le jour se lève.}
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "project")


def run(root: Path, *arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["-C", str(root), "translations", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def sent(root: Path) -> dict[str, bytes]:
    """The files of the zip for a translator into English."""
    to = root.parent / "sent.zip"
    result = run(root, "send", "--locale", "en", "--to", to)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(to) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table(ods: bytes) -> list[dict[str, str]]:
    """The rows of a spreadsheet, by their heads."""
    with zipfile.ZipFile(io.BytesIO(ods)) as package:
        content = etree.fromstring(package.read("content.xml"))
    name, text = (f"{{{sheets._NS[part]}}}" for part in ("table", "text"))
    lines = [
        ["\n".join("".join(p.itertext()) for p in cell.iter(f"{text}p")) for cell in line]
        for line in content.iter(f"{name}table-row")
    ]
    assert lines[0] == list(HEADS)
    return [dict(zip(HEADS, line, strict=True)) for line in lines[1:]]


def rows(root: Path) -> dict[str, dict[str, str]]:
    return {row[UNIT]: row for row in table(sent(root)[ODS])}


Cells = Mapping[str, Mapping[str, str]]


def filled(ods: bytes, cells: Cells) -> bytes:
    """A spreadsheet in which cells were written, by unit and head."""
    return changed(ods, lambda content: _fill(content, cells))


def _fill(content: etree._Element, cells: Cells) -> None:
    name, text = (f"{{{sheets._NS[part]}}}" for part in ("table", "text"))
    left = dict(cells)
    for line in content.iter(f"{name}table-row"):
        for head, said in left.pop("".join(line[0].itertext()), {}).items():
            cell = line[HEADS.index(head)]
            for child in list(cell):
                cell.remove(child)
            etree.SubElement(cell, f"{text}p").text = said
    assert not left


def changed(ods: bytes, change: Callable[[etree._Element], None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ods)) as package, zipfile.ZipFile(out, "w") as new:
        for name in package.namelist():
            part = package.read(name)
            if name == "content.xml":
                content = etree.fromstring(part)
                change(content)
                part = etree.tostring(content)
            new.writestr(name, part)
    return out.getvalue()


def translated(xlf: bytes, texts: Mapping[str, tuple[str, str]]) -> bytes:
    """An XLIFF file in which a translation program wrote: text and back-translation by unit."""
    store = Xliff1File.parsestring(xlf)
    for unit in store.units:
        text, back = texts.get(unit.xmlelement.get("id"), (unit.target, ""))
        unit.target = text
        if back:
            unit.addnote(back, origin=BACK_NOTE)
    out = io.BytesIO()
    store.serialize(out)
    return out.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def receive(root: Path, content: bytes, *arguments: str) -> Result:
    file = root.parent / "back"
    file.write_bytes(content)
    return run(root, "receive", file, *arguments)


def returned(root: Path, cells: Cells) -> Result:
    """Send, fill in the spreadsheet, receive."""
    return receive(root, filled(sent(root)[ODS], cells))


def told(result: Result) -> dict[str, str]:
    """What became of each text."""
    lines = [line.split("\t") for line in result.stdout.splitlines() if "\t" in line]
    return {line[1]: line[0] for line in lines}


def problems(result: Result) -> set[tuple[int, int, str]]:
    """Row, column and code of each error."""
    assert result.exit_code == 1
    found = re.findall(r"^\S+back(?:/\S+)?:(\d+):(\d+): error: (\S+)$", result.stderr, re.MULTILINE)
    return {(int(line), int(column), code) for line, column, code in found}


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def entry(root: Path, unit: str) -> polib.POEntry:
    catalogue = "pages/about.po" if unit.startswith("about") else "promises.po"
    context, _, mark = unit.partition(":")
    (found,) = (
        e
        for e in polib.pofile(str(root / "content/en" / catalogue))
        if e.msgctxt == context and (not mark or text_hash(e.msgid)[:8] == mark) and not e.obsolete
    )
    return found


def state(root: Path, unit: str) -> str:
    corpus, report = load(root)
    assert not report.failed, report.render()
    return View(corpus, "en", TODAY).phrase(corpus.units[unit]).state


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def review(root: Path, unit: str, translation: str) -> None:
    corpus, _ = load(root)
    french = text_hash(corpus.units[unit].text)
    line = (
        f'- {{locale: en, unit: "{unit}", french: "{french}", translation: "{text_hash(translation)}", '
        "role: reader, date: 2024-12-01}\n"
    )
    write(root, {"content/facts/reviews.yml": line})


# ---- sending


def test_a_zip_for_any_program(root: Path) -> None:
    assert list(sent(root)) == ["LISEZMOI.txt", ODS, XLF]


def test_same_texts_give_the_same_bytes(root: Path) -> None:
    sent(root)
    before = (root.parent / "sent.zip").read_bytes()
    (root.parent / "sent.zip").unlink()
    sent(root)
    assert (root.parent / "sent.zip").read_bytes() == before


def test_without_a_place_it_is_written_among_what_is_made(root: Path) -> None:
    assert run(root, "send", "--locale", "en").exit_code == 0
    assert zipfile.is_zipfile(root / "build/translations/reperes-en.zip")


def test_a_row_says_all_that_a_translator_needs(root: Path) -> None:
    draft = rows(root)[STATE]
    french = "Le rapport en compte {lanterns_placed}. Temps de repos : {quiet_time}."
    assert (draft[FRENCH], draft[FORMER]) == (french, "")
    assert draft[TEXT] == "The report counts {lanterns_placed}. Time of rest: {quiet_time}."
    assert draft[BACK] == ""
    notes = draft[NOTES].split("\n")
    assert notes[0].startswith("{lanterns_placed} : à garder tel quel.")
    assert "(Lanternes posées)" in notes[0]
    assert "(Temps de repos des lanternes)" in notes[1]


def test_stale_and_missing(root: Path) -> None:
    found = rows(root)
    assert (found[STALE][FORMER], found[STALE][TEXT]) == ("Rien n’est sûr.", "Nothing is certain.")
    assert "Le français a changé" in found[STALE][NOTES]
    assert (found[SUMMARY][FORMER], found[SUMMARY][TEXT]) == ("", "")


def test_what_was_reviewed_is_not_sent(root: Path) -> None:
    edit(root, "content/en/promises.po", "#, fuzzy\n", "")
    assert TITLE in rows(root)
    review(root, TITLE, "Lanterns in every street")
    assert TITLE not in rows(root)


def test_what_safety_rests_on_comes_first(root: Path) -> None:
    found = list(rows(write(root, LEAFLET)))
    panels = ("allowed.papers", "allowed.complaint", "allowed.language", "rights.light.head")
    more = ("rights.light.text", "before.look", "after.dawn")
    assert found[:7] == [f"night.{part}" for part in panels + more]
    assert found[7:11] == ["ear.name", "ear.label", "ear.purpose", "ear.call"]
    assert "night.title" in found[11:]


def test_a_telephone_line_is_named(root: Path) -> None:
    note = rows(write(root, LEAFLET))["night.rights.light.text"][NOTES]
    assert note == "{ear} : à garder tel quel. Le site y met le numéro de téléphone « 111 » (Oreille)."


def test_term_notes(root: Path) -> None:
    terms = """\
keep: [Val-Clair]
avoid: {en: [{text: torch, instead: lantern}]}
concepts:
  - id: lantern
    name: a light
    french: [lanterne]
    note: Not a torch.
    terms: {en: {term: lantern, also: [lamp]}}
"""
    found = sent(write(root, {"content/terms.yml": terms}))
    by_unit = {row[UNIT]: row for row in table(found[ODS])}
    assert by_unit[TITLE][NOTES] == "Terme « lanterne » : lantern ; lamp — Not a torch."
    assert by_unit["first.title"][NOTES].startswith("Val-Clair : à garder en lettres latines")
    assert by_unit[SUMMARY][NOTES] == ""
    assert "- torch : lantern" in found["LISEZMOI.txt"].decode()


def test_xliff_says_the_same(root: Path) -> None:
    found = sent(root)
    store = Xliff1File.parsestring(found[XLF])
    assert (store.sourcelanguage, store.targetlanguage) == ("fr", "en")
    units = {unit.xmlelement.get("id"): unit for unit in store.units}
    assert [*units] == [row[UNIT] for row in table(found[ODS])]
    assert units[STATE].target == "The report counts {lanterns_placed}. Time of rest: {quiet_time}."
    assert units[STATE].isfuzzy()
    assert units[SUMMARY].target == ""
    (former,) = units[STALE].getalttrans()
    assert former.source == "Rien n’est sûr."
    empty = units[STATE].xmlelement.findall(f"{{*}}note[@from='{BACK_NOTE}']")
    assert [note.text for note in empty] == [None]


def test_without_what_makes_pictures(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    result = run(write(root, LEAFLET), "send", "--locale", "en")
    assert result.exit_code == 0
    assert "No picture was added: pypdfium2 and Pillow are not installed.\n" in result.stdout


def test_no_picture_without_the_fonts_of_prints(root: Path) -> None:
    pytest.importorskip("PIL", reason="Pillow, which makes pictures, is not installed")
    result = run(write(root, LEAFLET), "send", "--locale", "en")
    assert result.exit_code == 0
    assert "No picture was added: the fonts of prints are not there." in result.stdout


@pytest.mark.parametrize("locale", ["fr", "xx"])
def test_no_such_language(root: Path, locale: str) -> None:
    result = run(root, "send", "--locale", locale)
    assert result.exit_code == 2
    assert f'"{locale}" is no language to translate into' in result.stderr


def test_nothing_else_loads_the_toolkit() -> None:
    """It takes longer to load than most commands take to run."""
    code = "import sys, generator.cli, generator.build, generator.serve; sys.exit('translate' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---- receiving


@pytest.mark.parametrize("form", ["ods", "xlf", "zip", "zip of xlf"])
def test_translations_become_drafts(root: Path, form: str) -> None:
    texts = {SUMMARY: ("Both plans promise it.", "Les plans le promettent."), STALE: ("Unread.", "")}
    parts = sent(root)
    ods = filled(parts[ODS], {unit: {TEXT: text, BACK: back} for unit, (text, back) in texts.items()})
    xlf = translated(parts[XLF], texts)
    back = {
        "ods": ods,
        "xlf": xlf,
        "zip": zipped({**parts, ODS: ods}),
        "zip of xlf": zipped({**parts, XLF: xlf}),
    }
    result = receive(root, back[form])
    assert result.exit_code == 0, result.stderr
    assert {unit for unit, what in told(result).items() if what == "taken"} == {SUMMARY, STALE}
    assert "2 taken, 0 stale, 0 refused, " in result.stdout
    found = entry(root, SUMMARY)
    assert (found.msgstr, found.flags) == ("Both plans promise it.", ["fuzzy"])
    comment = f"Back-translation of {text_hash(found.msgstr)}: Les plans le promettent."
    assert " ".join(found.tcomment.split("\n")) == comment
    assert (entry(root, STALE).msgstr, entry(root, STALE).previous_msgid) == ("Unread.", None)
    assert (state(root, SUMMARY), state(root, STALE)) == ("draft", "draft")
    assert CliRunner().invoke(main, ["-C", str(root), "check"]).exit_code == 0


def test_what_came_back_as_it_went_changes_nothing(root: Path) -> None:
    before = files(root)
    result = receive(root, sent(root)[ODS])
    assert result.exit_code == 0
    assert told(result)[TITLE] == told(result)[STALE] == "unchanged"
    assert told(result)[SUMMARY] == "empty"
    assert files(root) == before


def test_twice_is_once(root: Path) -> None:
    content = filled(sent(root)[ODS], {TITLE: {TEXT: "Lanterns everywhere"}})
    assert told(receive(root, content))[TITLE] == "taken"
    before = files(root)
    assert told(receive(root, content))[TITLE] == "unchanged"
    assert files(root) == before


def test_a_translation_is_never_received_as_right(root: Path) -> None:
    assert entry(root, STATE).flags == ["python-brace-format"]
    returned(root, {STATE: {TEXT: "Lanterns: {lanterns_placed}. Rest: {quiet_time}."}})
    assert entry(root, STATE).flags == ["fuzzy", "python-brace-format"]


def test_spaces_that_a_program_added_are_left_out(root: Path) -> None:
    returned(root, {TITLE: {TEXT: " Lanterns \t everywhere "}})
    assert entry(root, TITLE).msgstr == "Lanterns everywhere"


def test_a_draft_read_and_left_alone(root: Path) -> None:
    """Its back-translation shows that a translator was there, and saw the French as it is now."""
    result = returned(root, {STALE: {BACK: "Rien n’est certain."}, TITLE: {BACK: "Des lanternes partout."}})
    assert (told(result)[STALE], told(result)[TITLE]) == ("taken", "taken")
    assert (state(root, STALE), entry(root, STALE).msgstr) == ("draft", "Nothing is certain.")


def test_a_newer_back_translation_takes_the_place_of_the_former(root: Path) -> None:
    edit(root, "content/en/promises.po", '#, fuzzy\nmsgctxt "l', '# By hand.\n#, fuzzy\nmsgctxt "l')
    long = (
        "Des lanternes, et encore des lanternes, et toujours des lanternes, dans toutes les rues du village."
    )
    returned(root, {TITLE: {BACK: long}})
    assert entry(root, TITLE).tcomment.startswith("By hand.\nBack-translation of ")
    returned(root, {TITLE: {TEXT: "Lamps", BACK: "Des lampes."}})
    assert entry(root, TITLE).tcomment == f"By hand.\nBack-translation of {text_hash('Lamps')}: Des lampes."
    returned(root, {TITLE: {TEXT: "Lanterns"}})
    assert entry(root, TITLE).tcomment == "By hand."


def test_a_translation_program_says_that_a_draft_is_right(root: Path) -> None:
    store = Xliff1File.parsestring(sent(root)[XLF])
    for unit in store.units:
        if unit.xmlelement.get("id") in (STALE, TITLE):
            unit.markapproved()
    result = receive(root, bytes(store))
    assert (told(result)[STALE], told(result)[TITLE]) == ("taken", "unchanged")
    assert state(root, STALE) == "draft"


def test_the_french_changed_since(root: Path) -> None:
    content = filled(sent(root)[ODS], {TITLE: {TEXT: "Lanterns everywhere"}, SUMMARY: {TEXT: "Promised."}})
    edit(root, PROMISES, FRENCH_TITLE, "Des lanternes partout")
    edit(root, PROMISES, "Deux plans le promettent.", "Un plan le promet.")
    result = receive(root, content)
    assert result.exit_code == 0
    assert f"stale\t{TITLE}\tits French changed again since it was sent\n" in result.stdout
    found = entry(root, TITLE)
    assert (found.msgid, found.msgstr) == ("Des lanternes partout", "Lanterns everywhere")
    assert (found.flags, found.previous_msgid) == (["fuzzy"], FRENCH_TITLE)
    assert entry(root, SUMMARY).previous_msgid == "Deux plans le promettent."
    assert (state(root, TITLE), state(root, SUMMARY)) == ("stale", "stale")


def test_a_page_changed_since(root: Path) -> None:
    """Its texts have no name of their own: the catalogue knows which took the place of which."""
    content = filled(sent(root)[ODS], {STALE: {TEXT: "Unread."}})
    edit(root, ABOUT, CHANGED, "Rien n’est relu ici.")
    refused = receive(root, content)
    assert (refused.exit_code, told(refused)[STALE]) == (0, "refused")
    assert "the page says something else now" in refused.stdout
    edit(root, "content/en/pages/about.po", "Rien n’est sûr.", CHANGED)
    run(root, "update")
    assert told(receive(root, content))[STALE] == "stale"
    now = f"about#what:{text_hash('Rien n’est relu ici.')[:8]}"
    assert (entry(root, now).msgstr, entry(root, now).previous_msgid) == ("Unread.", CHANGED)


def test_translated_here_since(root: Path) -> None:
    content = filled(sent(root)[ODS], {TITLE: {TEXT: "Lanterns everywhere"}})
    edit(root, "content/en/promises.po", "Lanterns in every street", "A lantern in each street")
    before = files(root)
    result = receive(root, content)
    assert f"refused\t{TITLE}\tit was translated in other words here since\n" in result.stdout
    assert files(root) == before


def test_reviewed_here_since(root: Path) -> None:
    content = filled(sent(root)[ODS], {TITLE: {TEXT: "Lanterns everywhere"}})
    edit(root, "content/en/promises.po", "#, fuzzy\n", "")
    review(root, TITLE, "Lanterns in every street")
    assert f"refused\t{TITLE}\tit was reviewed here since\n" in receive(root, content).stdout
    assert state(root, TITLE) == "reviewed"


# ---- what does not fit

FAULTS: dict[str, tuple[str, str, str]] = {
    "lost-placeholder": (STATE, TEXT, "The report counts them. Rest: {quiet_time}."),
    "unknown-placeholder": (SUMMARY, TEXT, "Both {plans} promise it."),
    "unknown-unit": (TITLE, UNIT, "lanterns.titel"),
    "formula": (SUMMARY, TEXT, "=HYPERLINK(A)"),
    "link-in-text": (SUMMARY, TEXT, "See https://val-clair.example/"),
    "html-in-text": (SUMMARY, TEXT, "Both <b>plans</b> promise it."),
    "number-in-wording": (SUMMARY, TEXT, "2 plans promise it."),
    "invisible-character": (SUMMARY, TEXT, "Both pl\u200bans promise it."),
    "changed-link": ("about#what:", TEXT, "A trial. See [the plans](page:promises)."),
    "private-contact": (SUMMARY, BACK, "Écrire à lanterne@val-clair.example"),
    "moved-text": (TITLE, FRENCH, "Deux plans le promettent."),
    "broken-mark": (TITLE, MARK, "en 0"),
    "other-locale": (TITLE, MARK, f"sq {'0' * 16} {'0' * 16}"),
    "unknown-locale": (TITLE, MARK, f"xx {'0' * 16} {'0' * 16}"),
}


def faulty(root: Path, codes: list[str]) -> tuple[bytes, set[tuple[int, int, str]]]:
    """A spreadsheet with faults, and the place where each must be told."""
    ods = sent(root)[ODS]
    found = table(ods)
    cells: dict[str, dict[str, str]] = {}
    places = set()
    for code in codes:
        unit, head, text = FAULTS[code]
        full = next(row[UNIT] for row in found if row[UNIT].startswith(unit))
        cells.setdefault(full, {})[head] = text
        if head == BACK:
            cells[full][TEXT] = "Promised."
        line = 2 + [row[UNIT] for row in found].index(full)
        places.add((line, HEADS.index(BACK if head == BACK else TEXT) + 1, code))
    return filled(ods, cells), places


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_at_its_cell_and_nothing_is_written(root: Path, code: str) -> None:
    write(root, {"content/sq/locale.yml": "name: Shqip\ndirection: ltr\nscript: Latn\n"})
    content, places = faulty(root, [code])
    before = files(root)
    result = receive(root, content)
    assert problems(result) == places
    assert "\t" not in result.stdout
    assert files(root) == before


def test_all_faults_in_one_run(root: Path) -> None:
    content, places = faulty(root, ["lost-placeholder", "changed-link", "html-in-text", "moved-text"])
    assert problems(receive(root, content)) == places


@pytest.mark.parametrize("text", ["=1", "+cmd", "-cmd", "@SUM(A1)", "＝cmd"])
def test_what_a_spreadsheet_would_compute(root: Path, text: str) -> None:
    result = returned(root, {SUMMARY: {TEXT: text, BACK: text}})
    assert [code for *_, code in problems(result)].count("formula") == 2


def test_a_cell_that_computes(root: Path) -> None:
    def compute(content: etree._Element) -> None:
        name = f"{{{sheets._NS['table']}}}"
        cell = list(content.iter(f"{name}table-row"))[3][HEADS.index(TEXT)]
        cell.set(f"{name}formula", "of:=SUM([.A1])")

    assert problems(receive(root, changed(sent(root)[ODS], compute))) == {(4, 4, "formula")}


def test_a_dash_is_no_formula(root: Path) -> None:
    assert told(returned(root, {SUMMARY: {TEXT: "– Promised twice."}}))[SUMMARY] == "taken"


def test_marks_of_a_program_in_xliff(root: Path) -> None:
    xlf = sent(root)[XLF].decode()
    at = xlf.index("Lanterns in every street")
    marked = xlf.replace("Lanterns in every street", 'Lanterns <g id="1">everywhere</g>')
    assert problems(receive(root, marked.encode())) == {(xlf.count("\n", 0, at) + 1, 1, "html-in-text")}
    bounds = xlf.replace("Lanterns in every street", '<mrk mtype="seg" mid="1">Lanterns everywhere</mrk>')
    assert told(receive(root, bounds.encode()))[TITLE] == "taken"


def test_a_program_that_left_the_marks_out(root: Path) -> None:
    xlf = re.sub(r"<context-group.*?</context-group>", "", sent(root)[XLF].decode(), flags=re.DOTALL)
    result = receive(root, xlf.replace("Lanterns in every street", "Lanterns everywhere").encode())
    assert (told(result)[TITLE], told(result)[STALE]) == ("taken", "unchanged")


def test_the_file_of_another_language(root: Path) -> None:
    write(root, {"content/sq/locale.yml": "name: Shqip\ndirection: ltr\nscript: Latn\n"})
    content = filled(sent(root)[ODS], {TITLE: {TEXT: "Fenerë"}})
    result = receive(root, content, "--locale", "sq")
    assert {code for *_, code in problems(result)} == {"other-locale"}
    assert receive(root, content, "--locale", "xx").exit_code == 2


def test_two_files_that_differ(root: Path) -> None:
    parts = sent(root)
    parts[ODS] = filled(parts[ODS], {TITLE: {TEXT: "Lanterns everywhere"}})
    parts[XLF] = translated(parts[XLF], {TITLE: ("Lamps everywhere", "")})
    assert [code for *_, code in problems(receive(root, zipped(parts)))] == ["translated-twice"]


TRUNCATED = {"ods": ODS, "xlf": XLF}


@pytest.mark.parametrize("form", TRUNCATED)
def test_damaged(root: Path, form: str) -> None:
    whole = sent(root)[TRUNCATED[form]]
    before = files(root)
    assert problems(receive(root, whole[: len(whole) // 2])) == {(1, 1, "damaged-file")}
    assert problems(receive(root, zipped({f"a.{form}": whole[:-9]}))) == {(1, 1, "damaged-file")}
    assert files(root) == before


ENTITIES = b"""<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>
<xliff version="1.2"><file target-language="en"><body><trans-unit id="lanterns.title"><source>x</source>
<target>&b;</target></trans-unit></body></file></xliff>"""
OTHERS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not-an-exchange-file"),
    "text": ("Des lanternes".encode("utf-16"), "not-an-exchange-file"),
    "catalogue": (b'msgid ""\nmsgstr ""\n', "not-an-exchange-file"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "not-an-exchange-file"),
    "XML": (b"<html/>", "not-an-exchange-file"),
    "XLIFF 2": (b'<xliff version="2.0"/>', "not-an-exchange-file"),
    "entities": (ENTITIES, "damaged-file"),
    "no file in it": (b'<xliff version="1.2"/>', "damaged-file"),
    "Excel": (zipped({"xl/workbook.xml": b"<workbook/>"}), "not-an-exchange-file"),
    "a text document": (zipped({"content.xml": b"<a/>"}), "not-an-exchange-file"),
    "a broken spreadsheet": (zipped({"content.xml": b"<a"}), "damaged-file"),
    "half a zip": (b"PK\x03\x04", "damaged-file"),
    "a Mac's shadow": (zipped({"__MACOSX/._reperes-en.ods": b"x"}), "not-an-exchange-file"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_no_such_file(root: Path, name: str) -> None:
    content, code = OTHERS[name]
    before = files(root)
    assert problems(receive(root, content)) == {(1, 1, code)}
    assert files(root) == before


def test_too_large(root: Path) -> None:
    file = root.parent / "back"
    with file.open("wb") as large:
        large.truncate(60_000_000)
    assert problems(run(root, "receive", file)) == {(1, 1, "file-too-large")}


def test_as_json(root: Path) -> None:
    content, _ = faulty(root, ["html-in-text"])
    result = receive(root, content, "--format", "json")
    assert result.exit_code == 1
    assert '"code": "html-in-text"' in result.stdout


# ---- spreadsheets as other programs write them


def spreadsheet(lines: str) -> bytes:
    names = " ".join(f'xmlns:{part}="{uri}"' for part, uri in sheets._NS.items())
    body = f"<office:body><office:spreadsheet><table:table>{lines}</table:table></office:spreadsheet>"
    text = f"<office:document-content {names}>{body}</office:body></office:document-content>"
    return zipped({"content.xml": text.encode()})


def cell(said: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{said}</table:table-cell>"


def line(cells: list[str], attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def test_rows_and_cells_that_stand_for_many() -> None:
    empty = cell("", "table:number-columns-repeated='2'")
    heads = [cell(f"<text:p>{head}</text:p>") for head in (MARK, TEXT, "Avis", UNIT, FRENCH)]
    said = "<text:p>Two<text:s text:c='2'/><text:span>plans</text:span></text:p><text:p>more</text:p>"
    remark = "<office:annotation><text:p>Sûr ?</text:p></office:annotation>"
    values = [
        cell("<text:p>m</text:p>"),
        cell(remark + said),
        cell("", "table:formula='of:=1'"),
        cell("<text:p>a.b</text:p>"),
        cell("<text:p>f</text:p>"),
    ]
    lines = [
        line([empty], "table:number-rows-repeated='3'"),
        line([empty, *heads]),
        line([empty, *values]),
        line([cell("", "table:number-columns-repeated='16384'")], "table:number-rows-repeated='1048570'"),
    ]
    report = Report()
    (found,) = sheets.read(spreadsheet("".join(lines)), "x.ods", report) or []
    assert (found.unit, found.french, found.text, found.mark) == ("a.b", "f", "Two  plans\nmore", "m")
    assert str(found.span) == "x.ods:5:4"
    assert list(report) == []


def test_a_sheet_without_our_columns() -> None:
    other = line([cell("<text:p>Texte</text:p>")])
    assert sheets.read(spreadsheet(other), "x.ods", Report()) is None
