"""Course packs, by the command and in a build: what they hold, that both are the same, what is refused."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from brumeval import ROOT, built, reperes
from diagnostics.project import make
from lxml import etree
from pptx import Presentation
from unit.tiny_paths import SESSIONS, module

from generator.prints import NPM

PACK = ("pack", "--profession", "lamplighters", "--length", "evening")
BAKERS = ("pack", "--profession", "bakers", "--length", "evening")
MODULES = ("01-lamps", "02-candles", "03-bells")
KINDS = ("guide-fr.pdf", "handout-fr.odt", "handout-fr.pdf", "quiz-fr.xml", "scorm-fr.zip", "slides-fr.pptx")
PAPERS = {
    "README.md", "programme.md", "programme.odt", "sources.md", "moodle.md", "countdown.odt", "to-check.odt",
    "local-contacts.odt", "attendance.odt", "certificate.odt", "questionnaire-same-day.odt",
    "questionnaire-three-months.odt", "safety.odt", "session.ics", "tests/test-before.odt",
    "tests/test-after.odt", "tests/test-six-months.odt", "tests/test-answers.odt",
}  # fmt: skip
TOGETHER = {"together/slides.pptx", "together/guide.pdf", "together/course.imscc"}


def settled(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """A project with sessions, in the frame of this repository."""
    root = make(folder, files)
    for name in ("mkdocs.yml", "overrides", NPM.name):
        (root / name).symlink_to(ROOT / name)
    return root


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with sessions, not built."""
    return settled(tmp_path_factory.mktemp("sessions"), SESSIONS)


@pytest.fixture(scope="module")
def site(sessions: Path) -> Path:
    return built(sessions)


def pack(root: Path, *more: str) -> zipfile.ZipFile:
    target = root / "made.zip"
    done = reperes(root, *PACK, *more, "-o", str(target))
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(io.BytesIO(target.read_bytes()))


def test_a_pack_holds_its_modules_in_order_and_its_papers(sessions: Path) -> None:
    names = set(pack(sessions).namelist())
    folders = sorted({name.partition("/")[0] for name in names if re.match(r"\d\d-", name)})
    assert folders == list(MODULES)
    for folder in MODULES:
        kinds = {name.partition("/")[2] for name in names if name.startswith(f"{folder}/")}
        assert all(any(kind.endswith(ending) for kind in kinds) for ending in (*KINDS, "to-check-fr.odt"))
    assert {name for name in names if not re.match(r"\d\d-", name)} == PAPERS | TOGETHER


def test_a_chosen_form_adds_a_module_and_nothing_is_put_together(sessions: Path) -> None:
    names = set(pack(sessions, "--form", "darkness").namelist())
    assert any(name.startswith("03-night-work/") for name in names)
    assert not names & TOGETHER


def test_the_same_bytes_each_time_and_in_a_build(sessions: Path, site: Path) -> None:
    pack(sessions)
    made = (sessions / "made.zip").read_bytes()
    pack(sessions)
    assert (sessions / "made.zip").read_bytes() == made
    [found] = site.glob("**/lamplighters-evening-fr.zip")
    assert found.read_bytes() == made


def test_no_name_leads_out_of_the_folder_and_nothing_says_when(sessions: Path) -> None:
    for entry in pack(sessions).infolist():
        assert not entry.filename.startswith(("/", "\\")), entry.filename
        assert ".." not in entry.filename.split("/")
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_the_read_me_lists_every_file(sessions: Path) -> None:
    package = pack(sessions)
    listed = re.findall(r"^- `(.+)`$", package.read("README.md").decode(), re.MULTILINE)
    assert sorted(listed) == sorted(package.namelist())


def test_the_deck_of_a_session_holds_those_of_its_modules(sessions: Path) -> None:
    package = pack(sessions)

    def titles(name: str) -> list[str]:
        return [s.shapes.title.text_frame.text for s in Presentation(io.BytesIO(package.read(name))).slides]

    decks = sorted(name for name in package.namelist() if re.match(r"\d\d-.*\.pptx$", name))
    assert len(decks) == len(MODULES)
    assert titles("together/slides.pptx") == [title for name in decks for title in titles(name)]


def test_the_cartridge_asks_what_the_modules_ask(sessions: Path) -> None:
    package = zipfile.ZipFile(io.BytesIO(pack(sessions).read("together/course.imscc")))
    manifest = etree.fromstring(package.read("imsmanifest.xml"))
    files = {node.get("href") for node in manifest.iter("{*}file")}
    assert files | {"imsmanifest.xml"} == set(package.namelist())
    assert sum(name.endswith("quiz.xml") for name in files) == len(MODULES)


def test_a_session_without_a_day_has_no_date(sessions: Path) -> None:
    undated = pack(sessions).read("session.ics").decode()
    assert "BEGIN:VTODO" in undated
    assert "DTSTART" not in undated
    dated = pack(sessions, "--begins", "2027-03-04T09:30").read("session.ics").decode()
    assert "DTSTART:20270304T093000" in dated
    assert "DURATION:PT1H18M" in dated  # 78 minutes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--profession", "lamplighter", "--length", "evening"), '"lamplighters"'),
        (("--profession", "lamplighters", "--length", "evning"), '"evening"'),
        (("--profession", "bakers", "--length", "evening"), "no profession"),
        (("--length", "evening"), "lamplighters"),
        (("--profession", "lamplighters", "--length", "everybody"), "--profession"),
        ((*PACK[1:], "--form", "darknes"), '"darkness"'),
        ((*PACK[1:], "--locale", "fn"), "Known: en, fr"),
    ],
)
def test_a_wrong_name_gets_the_nearest(words: tuple[str, ...], told: str, sessions: Path) -> None:
    done = reperes(sessions, "pack", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_profession_is_one_fact_and_one_module(tmp_path: Path) -> None:
    """Bakers had no module: once they have one, their session can be taken. No line of code knows them."""
    assert reperes(settled(tmp_path / "before", SESSIONS), *BAKERS).returncode == 2
    rolls = module("rolls", 5, "profession", "professions: [bakers]\n")
    root = settled(tmp_path / "after", SESSIONS | rolls)
    done = reperes(root, *BAKERS, "-o", str(root / "made.zip"))
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(root / "made.zip").namelist()
    assert any(name.startswith("02-rolls/") for name in names)


# ---- what a build makes


def test_packs_hold_the_files_of_the_site(site: Path) -> None:
    """The same bytes everywhere: who downloads a module and a pack has one thing."""
    artifacts = json.loads((site / "data/artifacts.json").read_bytes())
    by_name = {Path(a["path"]).name: a["sha256"] for a in artifacts if a["variant"] or a["kind"] == "scorm12"}
    for packed in site.glob("**/*-evening-*.zip"):
        package = zipfile.ZipFile(packed)
        own = [
            name for name in package.namelist() if re.match(r"\d\d-.*(pptx|guide.*pdf|xml|scorm.*zip)$", name)
        ]
        assert len(own) == 4 * len(MODULES)
        for name in own:
            assert hashlib.sha256(package.read(name)).hexdigest() == by_name[name.rpartition("/")[2]], name


def test_the_manifest_knows_every_kind(site: Path) -> None:
    kinds = {artifact["kind"] for artifact in json.loads((site / "data/artifacts.json").read_bytes())}
    assert {
        "slides-pptx", "guide-pdf", "handout-pdf", "handout-odt", "quiz-moodle", "scorm12", "pack-zip",
        "check-odt", "cc11", "session-ics",
    } <= kinds  # fmt: skip


def test_the_composer_knows_the_files_by_their_hashes(site: Path) -> None:
    for locale in ("fr", "en"):
        catalogue = json.loads((site / f"assets/composer-{locale}.json").read_bytes())
        listed = list(catalogue["papers"])
        for taught in catalogue["modules"].values():
            listed += [file for files in taught["files"].values() for file in files]
        assert len(listed) > len(PAPERS)
        for file in listed:
            content = (site / file["path"]).read_bytes()
            assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert all((site / path).is_file() for path in catalogue["packs"].values())
        assert set(catalogue["packs"]) == {"lamplighters-evening", "everybody"}


def test_paths_are_open_data(site: Path) -> None:
    paths = {path["id"]: path for path in json.loads((site / "data/paths.json").read_bytes())}
    evening = paths["lamplighters-evening"]
    assert [(part["module"], part["depth"]) for part in evening["modules"]] == [
        ("lamps", 1),
        ("candles", 2),
        ("bells", 2),
    ]


def test_a_release_has_no_pack_that_nobody_read(sessions: Path, tmp_path: Path) -> None:
    publisher = (sessions / "content/facts/publisher.yml").read_text("utf-8")
    named = publisher.replace("name: null", "name: Val-Clair")
    root = settled(tmp_path, SESSIONS | {"content/facts/publisher.yml": named})
    done = reperes(root, *PACK, "--locale", "en", "--release", "-o", str(tmp_path / "made.zip"))
    assert done.returncode == 1
    assert "nobody has read" in done.stderr
    assert not (tmp_path / "made.zip").exists()
