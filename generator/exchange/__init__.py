"""`reperes translations send` and `receive`: texts to a translator who has no Git, and back.

A zip holds the same texts as a spreadsheet, for LibreOffice or any office program, and as XLIFF 1.2, for
translation programs: a translator works in the one that he or she has, and sends back that file or the
zip. This module and what it needs are loaded by these two commands alone: the toolkit takes long to load.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import polib
from translate.misc.zipfile_helpers import read_archive_members

from .. import translations
from ..catalogue import read_catalogue
from ..checks.plain_text import Finding
from ..corpus import SOURCE_LOCALE, Corpus
from ..diagnostics import Report, Span
from ..localize import State, View
from ..output import write_bytes, write_text
from ..project import Project
from ..units import MODULES, Unit, catalogue_file, text_hash
from . import ods, xliff
from .check import Received, received
from .pictures import pictures
from .rows import UNKNOWN, Answer, fingerprint, rows, tidy

FOLDER = Path("build/translations")
MAX_BYTES = 50_000_000
# Each is compared with all texts that are there. We send some thousands, and a zip holds them twice.
MAX_TEXTS = 20_000
ZIP = b"PK"
ODS, XLIFF, GUIDE = ".ods", (".xlf", ".xliff"), "LISEZMOI.txt"
BACK = "Back-translation of"
FORMER_BACK = re.compile(rf"(?s)(?:\A|\n){BACK} [0-9a-f]{{16}}: .*\Z")


class LocaleError(Exception):
    """A language was named that nothing is translated into."""


# ---- sending


def send(project: Project, locale: str, file: Path | None) -> Iterator[str]:
    """Write the zip for a translator; yields lines that say what is in it. LocaleError: no such language."""
    if locale == SOURCE_LOCALE or locale not in project.views:
        raise LocaleError(f'"{locale}" is no language to translate into')
    view = project.views[locale]
    waiting = rows(view)
    described = project.corpus.locales[locale]
    shown, told = pictures(project, locale)
    guide = _guide(view, described.name, has_pictures=bool(shown))
    stem = f"reperes-{locale}"
    parts = {
        GUIDE: guide.encode("utf-8"),
        f"{stem}{ODS}": ods.write(waiting, locale, described.direction),
        f"{stem}{XLIFF[0]}": xliff.write(waiting, locale, guide),
        **shown,
    }
    to = file or project.root / FOLDER / f"{stem}.zip"
    write_bytes(to, _zip(parts))
    yield f"{to}: {len(waiting)} texts for {locale}, those on which safety rests first."
    yield told


def _zip(parts: Mapping[str, bytes]) -> bytes:
    """A zip without the time of the moment: the same texts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _guide(view: View, name: str, *, has_pictures: bool) -> str:
    """What the translator is to do, in French."""
    avoided = [f"- {word.text} : {word.instead}" for word in view.corpus.terms.avoid.get(view.locale, ())]
    shown = (
        ["", "Le dossier images/ montre chaque dépliant tel qu’il est aujourd’hui."] if has_pictures else []
    )
    words = ["", "Mots qui tromperaient un lecteur :", *avoided] if avoided else []
    return "\n".join([_GUIDE.format(locale=view.locale, name=name), *shown, *words, ""])


_GUIDE = """\
Repères : textes à traduire du français vers {name} ({locale})

Ouvrez UN de ces deux fichiers. Ils contiennent les mêmes textes.
- reperes-{locale}.ods : avec LibreOffice ou un autre tableur.
- reperes-{locale}.xlf : avec un logiciel de traduction (Poedit, Virtaal, Lokalize, memoQ, Trados…).

Les premiers textes sont les plus importants : des personnes en danger s’y fient. Commencez par eux.

1. Colonne « Traduction » : traduisez, ou corrigez le brouillon. Un texte laissé vide attendra.
2. Colonne « Retraduction en français » (en XLIFF, la note « retraduction ») : redites en français, mot à
   mot, ce que dit votre traduction. Une personne qui ne lit pas votre langue pourra ainsi la relire.
3. Si « Français d’avant » est rempli, le français a changé : comparez.
4. Si le brouillon est juste, laissez-le. Sa retraduction dira que vous l’avez lu.

Gardez tels quels les mots entre accolades, comme {{line_115}}, et les adresses des liens.
N’ajoutez ni chiffre, ni lien, ni adresse, ni mise en forme. Ne commencez pas un texte par = + - ou @.
Ne changez pas les autres colonnes. Ne nommez aucune personne, vous non plus.
Envoyez le fichier que vous avez rempli, ou le zip entier, à la personne qui vous l’a donné."""


# ---- receiving

NO_FILE: Finding = (
    "not-an-exchange-file",
    "this is no file that was sent to a translator.",
    "Give the .ods, the .xlf or the .zip; a spreadsheet must be saved as .ods, without a password.",
)
DAMAGED: Finding = (
    "damaged-file",
    "the file cannot be read to its end.",
    "Ask for it again; a spreadsheet must be saved as .ods, without a password.",
)
TOO_LARGE: Finding = (
    "file-too-large",
    f"the file has more than {MAX_BYTES:,} bytes.",
    "Give the .ods or the .xlf alone.",
)
TOO_MANY: Finding = (
    "file-too-large",
    f"the file holds more than {MAX_TEXTS:,} texts.",
    "Give the .ods or the .xlf alone.",
)
Word = Literal["taken", "stale", "refused", "unchanged"]
WORDS: tuple[Word, ...] = ("taken", "stale", "refused", "unchanged")


@dataclass(frozen=True)
class Outcome:
    """What became of a text that came back; `unit` is set where something is to be written."""

    what: Word
    found: Received
    why: str = ""
    unit: Unit | None = None

    def __str__(self) -> str:
        return "\t".join(filter(None, (self.what, self.found.answer.unit, self.why)))


def receive(corpus: Corpus, today: date, file: Path, locale: str | None, report: Report) -> list[str]:
    """Merge a file that came back into the catalogues, as drafts; a line a text, and a summary.

    Nothing is written, and nothing returned, where the report has an error. OSError where the file
    cannot be opened; LocaleError where `locale` is no language to translate into.
    """
    if locale is not None and (locale == SOURCE_LOCALE or locale not in corpus.locales):
        raise LocaleError(f'"{locale}" is no language to translate into')
    answers = _answers(file, report)
    found = received(corpus, today, answers, locale, report)
    if report.failed:
        return []
    outcomes: list[Outcome] = []
    lines: list[str] = []
    if found:
        view = View(corpus, found[0].mark.locale, today)
        outcomes = sorted((_outcome(view, one) for one in found), key=lambda o: WORDS.index(o.what))
        lines += _written(view, outcomes)
    told = {outcome.found.answer.unit for outcome in outcomes}
    empty = dict.fromkeys(a.unit for a in answers if not tidy(a.text) and a.unit not in told)
    lines += [*map(str, outcomes), *(f"empty\t{unit}" for unit in empty)]
    return [*lines, _summary(outcomes, len(empty))]


def _summary(outcomes: list[Outcome], empty: int) -> str:
    counts = [f"{sum(outcome.what == word for outcome in outcomes)} {word}" for word in WORDS]
    return ", ".join([*counts, f"{empty} empty"]) + ". What was taken is a draft until it is reviewed."


def _answers(file: Path, report: Report) -> list[Answer]:
    """Everything that a file holds; what cannot be read goes to the report."""
    path = str(file)
    if not file.is_file():
        report.error(Span(path), *NO_FILE)
        return []
    if file.stat().st_size > MAX_BYTES:
        report.error(Span(path), *TOO_LARGE)
        return []
    data = file.read_bytes()
    try:
        parts = _parts(data, path)
    except Exception:  # noqa: BLE001 - a broken zip raises whatever its bytes lead to
        report.error(Span(path), *DAMAGED)
        return []
    if not parts:
        report.error(Span(path), *NO_FILE)
    found = [answer for where, part in parts.items() for answer in _part(part, where, report)]
    if len(found) > MAX_TEXTS:
        report.error(Span(path), *TOO_MANY)
        return []
    return found


def _parts(data: bytes, path: str) -> dict[str, bytes]:
    """The files that may hold texts, by the path to show: of a zip those within, else the file itself."""
    if not data.startswith(ZIP):
        return {path: data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if ods.CONTENT in archive.namelist():
            return {path: data}
        wanted = [info for info in archive.infolist() if _may_hold_texts(info.filename)]
        return {f"{path}/{name}": part for name, part in read_archive_members(archive, wanted).items()}


def _may_hold_texts(name: str) -> bool:
    """Not what a Mac puts beside each file, nor a name that a terminal would take for an order."""
    last = name.rpartition("/")[2]
    return last.lower().endswith((ODS, *XLIFF)) and not last.startswith(".") and name.isprintable()


def _part(data: bytes, path: str, report: Report) -> list[Answer]:
    zipped = data.startswith(ZIP)
    told = Report()
    try:
        found = (ods.read if zipped else xliff.read)(data, path, told)
    except Exception:  # noqa: BLE001 - so does a broken file, in two libraries
        found, told = None, Report()
        report.error(Span(path), *(DAMAGED if zipped or data.lstrip().startswith(b"<") else NO_FILE))
    else:
        if found is None:
            report.error(Span(path), *NO_FILE)
    report.diagnostics += told.diagnostics
    return found or []


def _outcome(view: View, found: Received) -> Outcome:
    unit = found.unit or _rewritten(view, found)
    if unit is None:
        return Outcome("refused", found, "the page says something else now: send it again")
    entry, state = view.translation(unit)
    ours, theirs = fingerprint(entry.msgstr if entry else ""), fingerprint(found.text)
    if not found.worked or (found.untold and ours == theirs):
        return Outcome("unchanged", found)
    if ours != theirs and (state == "reviewed" or found.mark.sent not in (UNKNOWN, ours)):
        return Outcome("refused", found, f"it was {_done_here(state)} here since")
    if not found.current:
        return Outcome("stale", found, "its French changed again since it was sent", unit)
    if ours == theirs and state != "stale" and not found.back:
        return Outcome("unchanged", found)
    return Outcome("taken", found, unit=unit)


def _done_here(state: State) -> str:
    return "reviewed" if state == "reviewed" else "translated in other words"


def _rewritten(view: View, found: Received) -> Unit | None:
    """The text of a page that took the place of the one that was sent, as the catalogue remembers it."""
    context = found.answer.unit.rpartition(":")[0]
    for unit in view.corpus.units.values():
        entry = view.translation(unit)[0] if unit.context == context else None
        if entry is not None and entry.previous and fingerprint(entry.previous) == found.mark.french:
            return unit
    return None


def _written(view: View, outcomes: list[Outcome]) -> Iterator[str]:
    """Bring the catalogues up to the French, and put the translations in; a line for each that was behind."""
    by_file: dict[str, list[tuple[Unit, Received]]] = {}
    for outcome in outcomes:
        if outcome.unit is not None:
            by_file.setdefault(outcome.unit.catalogue, []).append((outcome.unit, outcome.found))
    if not by_file:
        return
    told = translations.update(view.corpus, view.today, locale=view.locale, same_meaning=(), role="")
    yield from [line for line in told if line.startswith(("content/", MODULES))]
    for stem, within in sorted(by_file.items()):
        path = view.corpus.root / catalogue_file(view.locale, stem)
        catalogue = read_catalogue(path.read_text("utf-8"))
        entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
        for unit, found in within:
            _put(entries[unit.context, unit.text], found)
        text = str(catalogue)
        write_text(path, text if text.endswith("\n") else f"{text}\n")


def _put(entry: polib.POEntry, found: Received) -> None:
    """A translation into its entry, with its back-translation as a comment for whoever reviews it."""
    if fingerprint(entry.msgstr) != fingerprint(found.text):
        entry.msgstr = found.text
        entry.tcomment = FORMER_BACK.sub("", entry.tcomment)
        if "fuzzy" not in entry.flags:
            entry.flags.insert(0, "fuzzy")
    entry.previous_msgid = None if found.current else tidy(found.answer.french)
    if found.back:
        said = f"{BACK} {text_hash(entry.msgstr)}: {found.back}"
        entry.tcomment = "\n".join(filter(None, (FORMER_BACK.sub("", entry.tcomment), said)))
