"""`reperes impact`: which pages and leaflets a fact reaches, or what a change since a revision touches."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from .booklet import Arrival, GuidePage
from .compose.distribution import Shelf
from .compose.editions import kit_files, pairs, printed, released, taught_files
from .compose.guides import guide_page, guides
from .compose.help_steps import arrival, help_steps
from .compose.letter import FORMATS, halves, letter
from .corpus import INTERFACE, SOURCE_LOCALE, Corpus
from .load import load
from .localize import View
from .parsed import SOURCES
from .project import Project

WORD = re.compile(r"\s+|[^\W_]+|.", re.UNICODE)
NEGATION = re.compile(
    r"(?i)\b(?:ne|n|pas|aucune?|jamais|sans|ni|sauf|non|not|no|never|none|without|cannot|unless|except)\b|n['’]"
)
NUMBER = re.compile(r"\d")


class UnknownSubjectError(Exception):
    """Neither a fact, nor a text, nor a revision."""


@dataclass(frozen=True)
class Change:
    """A text or value before and after; None on the side where it does not exist."""

    subject: str
    before: str | None
    after: str | None

    @property
    def careful(self) -> list[str]:
        """Numbers and negations that stand on one side only: to be read twice."""
        before, after = _watched(self.before or ""), _watched(self.after or "")
        return sorted(before.symmetric_difference(after))


def _watched(text: str) -> set[str]:
    numbers = set(re.findall(r"\d[\d\s.,]*\d|\d|\{[a-z0-9_]+\}", text))
    return numbers | {found.lower() for found in NEGATION.findall(text)}


@dataclass(frozen=True)
class Reached:
    """Something printed, in a language: the code it carries today, its files, its released editions."""

    locale: str
    source: str
    edition: str
    files: tuple[str, ...]
    released: tuple[str, ...]


@dataclass(frozen=True)
class Impact:
    """What a subject or a change reaches."""

    subject: str
    changes: tuple[Change, ...]
    pages: tuple[tuple[str, str, str], ...]
    prints: tuple[Reached, ...] = ()

    def render(self, form: Literal["text", "markdown", "json"]) -> str:
        """For a terminal, a pull request, or a program."""
        if form == "json":
            return json.dumps(
                {
                    "subject": self.subject,
                    "changes": [asdict(c) for c in self.changes],
                    "pages": [list(page) for page in self.pages],
                    "prints": [asdict(reached) for reached in self.prints],
                },
                ensure_ascii=False,
                indent=1,
            )
        return "\n".join(self._markdown() if form == "markdown" else self._text())

    def _text(self) -> Iterator[str]:
        yield f"{self.subject}: {self._counted()}."
        for change in self.changes:
            yield f"\n{change.subject}"
            yield f"  before: {change.before if change.before is not None else '(did not exist)'}"
            yield f"  after:  {change.after if change.after is not None else '(no longer exists)'}"
            if change.careful:
                yield f"  read twice: {', '.join(change.careful)}"
        if self.pages:
            yield "\nPages:"
        for locale, key, address in self.pages:
            yield f"  {locale}  {key}  {address}"
        if self.prints:
            yield "\nLeaflets, prints, training files and letters:"
        for reached in self.prints:
            yield f"  {reached.locale}  {reached.source}  edition {reached.edition}"
            yield from (f"    {path}" for path in reached.files)
            if reached.released:
                yield f"    on released papers: {', '.join(reached.released)}"

    def _counted(self) -> str:
        counts = f"{len(self.changes)} changes, {len(self.pages)} pages"
        files = sum(len(reached.files) for reached in self.prints)
        return f"{counts}, {len(self.prints)} editions in {files} files" if self.prints else counts

    def _markdown(self) -> Iterator[str]:
        counts = f"{len(self.changes)} texts or values, {len(self.pages)} pages, {len(self.prints)} editions"
        yield f"### What this change reaches: {counts}\n"
        if self.changes:
            yield "| what | before | after | read twice |\n|---|---|---|---|"
        for change in self.changes:
            before, after = side_by_side(change.before or "", change.after or "")
            careful = ", ".join(f"**{_cell(word)}**" for word in change.careful)
            yield f"| `{change.subject}` | {before} | {after} | {careful} |"
        if self.pages:
            yield "\n<details><summary>Pages</summary>\n"
            yield from (f"- {locale}: `{address or '/'}`" for locale, _, address in self.pages)
            yield "\n</details>"
        if self.prints:
            yield "\n<details><summary>Leaflets, prints, training files and letters</summary>\n"
            yield "| print | language | edition | files | on released papers |\n|---|---|---|---|---|"
        for reached in self.prints:
            cells = (f"`{reached.source}`", reached.locale, f"`{reached.edition}`", str(len(reached.files)))
            yield f"| {' | '.join(cells)} | {', '.join(f'`{code}`' for code in reached.released)} |"
        if self.prints:
            yield "\n</details>"


def side_by_side(before: str, after: str) -> tuple[str, str]:
    """Two texts with what differs in bold, fit for a Markdown table."""
    old, new = WORD.findall(before), WORD.findall(after)
    left, right = [], []
    for kind, a, b, c, e in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left.append(_cell("".join(old[a:b]), bold=kind != "equal"))
        right.append(_cell("".join(new[c:e]), bold=kind != "equal"))
    return "".join(left), "".join(right)


def _cell(text: str, *, bold: bool = False) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("\n", " ")
    return f"**{safe.strip()}** " if bold and safe.strip() else safe


def of(project: Project, subject: str | None) -> Impact:
    """The impact of a fact, of a text, or of everything that changed since a revision."""
    corpus = project.corpus
    if subject is not None:
        texts = [unit for unit in corpus.units if unit == subject or unit.startswith(f"{subject}.")]
        if corpus.is_fact(subject) or texts:
            names = {subject, *texts}
            found = tuple(_prints(project, dict.fromkeys(corpus.locales, names)))
            return Impact(subject, (), tuple(_pages(project, names)), found)
    revision = subject or "HEAD"
    former = _former(project, revision)
    changes = tuple(_changes(former, corpus, project))
    touched = {name for change in changes for name in _names(change.subject)}
    by_locale = {locale: _touched(changes, locale) for locale in corpus.locales}
    found = tuple(_prints(project, by_locale))
    return Impact(f"since {revision}", changes, tuple(_pages(project, touched)), found)


def _touched(changes: Iterable[Change], locale: str) -> set[str]:
    """What changed for one language: a translation changes nothing in another."""
    found: set[str] = set()
    for change in changes:
        name, _, of = change.subject.partition("@")
        if not of:
            found |= set(_names(name))
        elif of == locale:
            found.add(name)
    # Every leaflet has words of the frame: one that changed does not touch those that do not say it.
    return found - {INTERFACE}


def _names(subject: str) -> Iterator[str]:
    """The names under which a page may rest on a change: the text itself, or the entity it is about."""
    unit = subject.partition("@")[0]
    yield unit
    yield unit.partition(".")[0]


def _pages(project: Project, subjects: set[str]) -> Iterator[tuple[str, str, str]]:
    for locale, site in project.sites.items():
        for key in site.pages:
            if key.partition("/")[2] in subjects or site.document(key).uses & subjects:
                yield locale, key, project.links.path(key, locale)


def _prints(project: Project, subjects: Mapping[str, set[str]]) -> Iterator[Reached]:
    """Each leaflet, light page, card, module, kit and letter that rests on a subject of its language."""
    past = released(project.corpus)
    shelf = Shelf(project.views[SOURCE_LOCALE], project.links)
    for source, locale in pairs(project.corpus):
        made, names = printed(shelf, source, locale), subjects[locale]
        if made.uses & names:
            entries = past.get((source, locale), ())
            codes = (e.code for e in entries if names & (e.facts.keys() | e.texts.keys()))
            yield Reached(locale, source, made.code, made.files, tuple(codes))
    for source, locale, page in _light(project):
        if page.uses & subjects[locale]:
            yield Reached(locale, source, page.edition, (f"{page.page.path}index.html",), ())
    for locale, site in project.sites.items():
        for found in chain(taught_files(site.view, project.links), kit_files(site.view, project.links)):
            if found.uses & subjects[locale]:
                yield Reached(locale, found.source, found.code, found.files, ())
        for half in halves(site.view):
            sent = letter(site.view, project.links, half)
            if sent is not None and sent.uses & subjects[locale]:
                files = tuple(project.links.letter_file(half.name, locale, ending) for ending in FORMATS)
                yield Reached(locale, f"letter/{half.name}", sent.edition, files, ())


def _light(project: Project) -> Iterator[tuple[str, str, Arrival | GuidePage]]:
    """The light pages that are no leaflets: their source, their language, what they say."""
    for locale, view in project.views.items():
        for steps in help_steps(project.corpus):
            for outcome in steps.outcomes:
                yield steps.id, locale, arrival(view, project.links, steps, outcome)
        for guide in guides(project.corpus):
            yield guide.id, locale, guide_page(view, guide, project.links)


def _former(project: Project, revision: str) -> Corpus:
    """The corpus as it was at a revision."""
    if revision.startswith("-"):
        raise UnknownSubjectError(f'"{revision}" is neither a fact, nor a text, nor a revision here')
    # A revision may be older than a folder; git archives none that is not there.
    present = _git(project.root, revision, "ls-tree", "--name-only", revision, *SOURCES).decode().split()
    made = _git(project.root, revision, "archive", "--format=zip", revision, *present)
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            archive.extractall(folder)
        corpus, _ = load(Path(folder))
    return corpus


def _git(root: Path, revision: str, *words: str) -> bytes:
    made = subprocess.run(["git", "-C", str(root.resolve()), *words], capture_output=True, check=False)
    if made.returncode != 0 or not made.stdout:
        raise UnknownSubjectError(f'"{revision}" is neither a fact, nor a text, nor a revision here')
    return made.stdout


def _changes(former: Corpus, corpus: Corpus, project: Project) -> Iterator[Change]:
    for unit_id in sorted({*former.units, *corpus.units}):
        before, after = former.units.get(unit_id), corpus.units.get(unit_id)
        texts = (before.text if before else None, after.text if after else None)
        if texts[0] != texts[1]:
            yield Change(unit_id, *texts)
    for locale in corpus.catalogues:
        old, new = View(former, locale, project.today), View(corpus, locale, project.today)
        for unit_id in sorted({*former.units} & {*corpus.units}):
            shown = old.phrase(former.units[unit_id]), new.phrase(corpus.units[unit_id])
            if shown[0].text != shown[1].text and shown[1].lang == locale:
                yield Change(f"{unit_id}@{locale}", shown[0].text, shown[1].text)
    old_facts, new_facts = dict(_facts(former)), dict(_facts(corpus))
    for path in sorted({*old_facts, *new_facts}):
        if old_facts.get(path) != new_facts.get(path):
            yield Change(path, old_facts.get(path), new_facts.get(path))


def _facts(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Every value of every entity, under its path: `reflection-period.values.0.value`."""
    for fact in corpus.facts():
        yield from _leaves(fact.model_dump(mode="json", by_alias=True, exclude_defaults=True), fact.id)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            name = inner["id"] if isinstance(inner, dict) and "id" in inner else at
            yield from _leaves(inner, f"{path}.{name}")
    else:
        yield path, str(value)
