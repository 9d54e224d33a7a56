"""One tiny corpus in every format, compared with files that a person has read.

The corpus has its own copy of the interface's words, so that a word changed in content/ breaks nothing here;
updating brings the copy up to date.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from brumeval import CORPUS, EPOCH, reperes, settle, take_words

from generator.compose.site import site
from generator.links import Links
from generator.localize import View
from generator.project import Project, open_project
from generator.render.markdown import markdown

EXPECTED = Path(__file__).with_name("expected")
UPDATE = "python -m pytest tests/golden --update-golden"
SHOWN = 60  # lines of a difference
MAIN = re.compile(r"<main\b[^>]*>\n?(.*?)\n?</main>", re.DOTALL)
TODAY = datetime.fromtimestamp(int(EPOCH), UTC).date()
# Brumeval's legal value has changed by then.
LATER = date(2025, 2, 1)
LOCALES = ("fr", "en")
PAGES = {
    "home": "home",
    "plans": "plans",
    "plan": "plan/first-lights",
    "axis": "axis/first-priority-1",
    "status": "status/first-lights/partial",
    "measure": "measure/first-1",
    "measure-bare": "measure/second-benches",
    "measure-long": "measure/first-3",
    "remarks": "remarks/first-3",
    "reported": "reported/first-3",
    "promises": "promises",
    "promise": "promise/lit-streets",
    "timeline": "timeline",
    "timeline-year": "timeline/2020",
    "calendar": "calendar",
    "calendar-year": "calendar/2024",
    "undated": "undated",
    "sources": "sources",
    "source": "source/audit-2023",
    "data": "data",
    "page": "page/about",
    "news": "news",
    "post": "news/lanterns-counted",
    "letters": "letters",
    "search": "search",
}
# The manifest is not here: it holds the hash of the stylesheet. tests/build proves it.
FILES = (
    *(
        f"data/{name}.{form}"
        for name in ("measures", "promises", "sources", "translations")
        for form in ("json", "csv")
    ),
    "data/datapackage.json",
    "data/news.json",
    "feed.xml",
    "en/feed.xml",
    "lettres/2020-1/reperes-2020-1-fr.txt",
    "lettres/2024-1/reperes-2024-1-fr.html",
    "lettres/2024-1/reperes-2024-1-fr.txt",
    "en/letters/2024-1/reperes-2024-1-en.html",
    "en/letters/2024-1/reperes-2024-1-en.txt",
    "calendar.ics",
    "en/calendar.ics",
    "charts/first-lights-fr.svg",
    "charts/first-lights-en.svg",
)


@dataclass(frozen=True)
class Golden:
    """The project of Brumeval, opened and built."""

    project: Project
    folder: Path

    def file(self, path: str) -> str:
        """A file of the site, as it is."""
        return (self.folder / "site" / path).read_bytes().decode()

    def html(self, path: str) -> str:
        """What an HTML file says inside its frame."""
        found = MAIN.search(self.file(path))
        assert found, f"{path} has no <main>"
        return found[1] + "\n"

    def page(self, key: str, locale: str) -> str:
        """The HTML of a page."""
        return self.html(self.project.links.file(key, locale))

    def text(self, key: str, locale: str, day: date = TODAY, *, release: bool = False) -> str:
        """A page as Markdown, on some day, as a preview or as a release."""
        corpus = self.project.corpus
        view = View(corpus, locale, day, release)
        return markdown(site(view, Links(corpus.locales, corpus.publisher.site_url)).document(key))

    def searched(self, locale: str) -> str:
        """What a search reads, a passage and a page a line."""
        return self.file(f"assets/search-{locale}.js").replace("\\n", "\n").replace("]],[", "]],\n[")

    def cells(self) -> str:
        """The workbook's cells: a line a row, under the name of its sheet."""
        book = openpyxl.load_workbook(self.folder / "site/data/reperes.xlsx")
        lines = []
        for sheet in book:
            lines.append(f"# {sheet.title}")
            lines += [json.dumps(row, ensure_ascii=False) for row in sheet.iter_rows(values_only=True)]
        return "\n".join(lines) + "\n"


Make = Callable[[Golden], str]


def page_cases(name: str, key: str, locale: str) -> dict[str, Make]:
    return {
        f"{locale}/{name}.html": lambda golden: golden.page(key, locale),
        f"{locale}/{name}.md": lambda golden: golden.text(key, locale),
    }


CASES: dict[str, Make] = {
    **{k: v for name, key in PAGES.items() for at in LOCALES for k, v in page_cases(name, key, at).items()},
    **{path: partial(Golden.file, path=path) for path in FILES},
    **{f"{locale}/searched.txt": partial(Golden.searched, locale=locale) for locale in LOCALES},
    "404.html": lambda golden: golden.html("404.html"),
    "data/reperes.xlsx.txt": Golden.cells,
    "fr/page.later.md": lambda golden: golden.text("page/about", "fr", LATER),
    "en/page.later.md": lambda golden: golden.text("page/about", "en", LATER),
    "en/measure.release.md": lambda golden: golden.text("measure/first-1", "en", release=True),
}


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory, *, updating: bool) -> Golden:
    """The project, built as anybody builds it."""
    if updating:
        take_words(CORPUS)
    folder = settle(tmp_path_factory.mktemp("golden"))
    built = reperes(folder, "build")
    if built.returncode:
        pytest.fail(f"{built.stderr}\nIf only words of the interface are missing: {UPDATE}", pytrace=False)
    project, _ = open_project(folder, TODAY)
    assert project is not None
    return Golden(project, folder)


@pytest.mark.parametrize("name", CASES)
def test_same_as_expected(golden: Golden, name: str, *, updating: bool) -> None:
    path = EXPECTED / name
    actual = CASES[name](golden)
    if updating:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(actual.encode())
        return
    expected = path.read_bytes().decode() if path.is_file() else ""
    if actual != expected:
        pytest.fail(_difference(name, expected, actual), pytrace=False)


def test_every_expected_file_is_compared(*, updating: bool) -> None:
    files = {path.relative_to(EXPECTED).as_posix(): path for path in EXPECTED.rglob("*") if path.is_file()}
    stray = sorted(set(files) - set(CASES))
    if updating:
        for name in stray:
            files[name].unlink()
        return
    assert not stray, f"no case makes them; delete them, or: {UPDATE}"


def _difference(name: str, expected: str, actual: str) -> str:
    lines = list(
        difflib.unified_diff(
            expected.splitlines(),
            actual.splitlines(),
            f"expected/{name}",
            "what is made now",
            n=1,
            lineterm="",
        )
    )
    if not lines:
        lines = ["Only line ends or the last line differ."]
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    mend = f"If this is what you meant, read the difference, then: {UPDATE}"
    return "\n".join([*lines[:SHOWN], *more, "", mend])
