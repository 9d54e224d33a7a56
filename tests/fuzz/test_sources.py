"""Whatever stands in a source: it loads, or what is wrong with it is told at its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml
from content.real_corpus import ROOT
from diagnostics.project import TODAY, base, make, write
from golden.brumeval import CORPUS, settle
from hypothesis import given
from hypothesis import strategies as st
from unit import tiny_kit, tiny_leaflet, tiny_module, tiny_paths

from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.model import KIND_BY_NAME, KINDS, Kind
from generator.model.base import Model
from generator.parsed import Cache
from generator.project import open_project
from generator.source import parse_yaml, read_text
from generator.validation import validate

from .bounds import ends, fuzzed
from .mutations import Change, change, changed, changes, sources, yaml_texts
from .told import well_told

POST = "content/fr/news/lamps-lit.md"
WHOLE: dict[str, str] = {
    path: text
    for path, text in {
        **base(),
        **tiny_kit.FILES,
        **tiny_leaflet.FILES,
        **tiny_paths.SESSIONS,
        **tiny_module.FILES,
        POST: (
            "---\nid: lamps-lit\ndate: 2024-05-01\nkind: site\nown: true\n"
            "title: Des lampes\nlead: Elles éclairent.\n---\n\n"
            "## Où {#where}\n\n- Voir [les plans](page:plans).\n"
        ),
    }.items()
    if isinstance(text, str)
}
GOLDEN = {
    path.relative_to(CORPUS).as_posix(): path.read_text("utf-8")
    for path in sorted(CORPUS.rglob("*"))
    if path.suffix in (".yml", ".md", ".po")
}
# Their texts are many, and all alike: as a file among others they would be all that is changed.
LARGE = ("interface.yml", "interface.po", "help.po", "measures.po")


def seeds(files: Mapping[str, str]) -> dict[str, str]:
    """The files to change."""
    return {
        path: text
        for path, text in files.items()
        if not path.endswith(LARGE) and not path.startswith("overrides/")
    }


class Tried:
    """A project on disk, in which one file is changed at a time."""

    def __init__(self, root: Path, files: Mapping[str, str]) -> None:
        self.root = root
        self.files = files
        self.cache = Cache()
        self.now: str | None = None
        assert self.opened() is not None, "the seeds are to be without a fault"

    def opened(self, path: str | None = None, raw: bytes = b"") -> Corpus | None:
        """The corpus, loaded and checked, if nothing is wrong with it; its pages are then composed."""
        for changed_path, content in ((self.now, self.files.get(self.now or "")), (path, raw)):
            if changed_path is not None and content is not None:
                write(self.root, {changed_path: content})
                self.cache.entries.pop(
                    changed_path, None
                )  # two changes may be made within a tick of the clock
        self.now = path
        project, report = open_project(self.root, TODAY, cache=self.cache)
        well_told(report, self.root)
        if project is None:
            return None
        for site in project.sites.values():
            for compose in site.pages.values():
                compose()
        return project.corpus


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    return Tried(make(tmp_path_factory.mktemp("whole"), WHOLE), WHOLE)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    return Tried(settle(tmp_path_factory.mktemp("golden")), GOLDEN)


@fuzzed(400)
@given(source=sources(seeds(WHOLE)))
@ends
def test_a_project_with_a_changed_file(whole: Tried, source: tuple[str, bytes]) -> None:
    whole.opened(*source)


@fuzzed(200)
@given(source=sources(seeds(GOLDEN)))
@ends
def test_another_project_with_a_changed_file(golden: Tried, source: tuple[str, bytes]) -> None:
    golden.opened(*source)


# ---- one file by itself


@cache
def entries() -> list[tuple[str, bool, str]]:
    """The first entries of each kind, as this repository has them: facts, and their words."""
    written = []
    for kind in KINDS:
        for folder, wording in (("facts", False), ("fr", True)):
            base_ = ROOT / "content" / folder
            found = [base_ / f"{kind.name}.yml", *sorted((base_ / kind.name).glob("*.yml"))]
            path = next((path for path in found if path.is_file()), None)
            if path is None or kind.folder is not None:
                continue
            located = parse_yaml(path.name, path.read_text("utf-8"), Report())
            assert located is not None
            value = located.value
            few = dict([*value.items()][:2]) if isinstance(value, dict) else value[:2]
            text = yaml.safe_dump(few, allow_unicode=True, sort_keys=False, width=200)
            written.append((kind.name, wording, text))
    return written


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("one")


@fuzzed(700)
@given(entry=st.deferred(lambda: st.sampled_from(entries())), done=changes)
@ends
def test_entries_of_every_kind(folder: Path, entry: tuple[str, bool, str], done: list[Change]) -> None:
    name, wording, text = entry
    kind = KIND_BY_NAME[name]
    read(folder, changed(text, done), kind.wording or kind.facts if wording else kind.facts)


@fuzzed(700)
@given(text=yaml_texts, done=st.lists(change, max_size=1), kind=st.sampled_from(KINDS))
@ends
def test_yaml_made_from_nothing(folder: Path, text: str, done: list[Change], kind: Kind) -> None:
    read(folder, changed(text, done), kind.facts)


def read(folder: Path, text: str, model: type[Model]) -> None:
    """A file, and each of its entries."""
    (folder / "a.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    report = Report()
    clean = read_text(folder, "a.yml", report)
    located = parse_yaml("a.yml", clean, report) if clean is not None else None
    if located is not None and isinstance(located.value, (dict, list)):
        keys = located.value if isinstance(located.value, dict) else range(len(located.value))
        for key in keys:
            validate(model, located, (key,), report)
    well_told(report, folder)
