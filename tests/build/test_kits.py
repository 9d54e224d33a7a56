"""Kits, by the command and in a build: what they hold, who can read them, what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import page as conformance
import pytest
from brumeval import ROOT, built, reperes
from diagnostics.project import make
from PIL import Image
from unit.tiny_kit import FILES, WORDING, changed

from generator.prints import NPM

FOLDER = "build/kits"
# Before 18 October 2026, after that of 2025.
EPOCH = "1767225600"


def settled(folder: Path, files: dict[str, str] | None = None) -> Path:
    """A project with a kit, in the frame of this repository."""
    own = {path: text for path, text in (files or FILES).items() if not path.startswith("overrides/")}
    root = make(folder, own)
    for name in ("mkdocs.yml", "overrides", NPM.name):
        (root / name).symlink_to(ROOT / name)
    return root


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a kit, not built."""
    return settled(tmp_path_factory.mktemp("kits"))


@pytest.fixture(scope="module")
def site(town: Path) -> Path:
    return built(town, SOURCE_DATE_EPOCH=EPOCH)


def test_the_command_writes_a_zip_a_language(town: Path) -> None:
    done = reperes(town, "day-kit", "--year", "2026", SOURCE_DATE_EPOCH=EPOCH)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [f"{FOLDER}/kit-lamps-2026-{locale}.zip" for locale in ("en", "fr")]
    for path in done.stdout.split():
        with zipfile.ZipFile(town / path) as package:
            assert package.testzip() is None
            for entry in package.infolist():
                assert ".." not in entry.filename.split("/")
                assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_the_same_bytes_by_the_command_and_in_a_build(town: Path, site: Path) -> None:
    """The day of the build is nearest to this year's kit."""
    done = reperes(town, "day-kit", "--year", "2026", "--locale", "fr", SOURCE_DATE_EPOCH=EPOCH)
    assert done.returncode == 0, done.stderr
    [found] = site.glob("**/kit-lamps-fr.zip")
    assert found.read_bytes() == (town / FOLDER / "kit-lamps-2026-fr.zip").read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--year", "2025"), 2, "2025-10-18 is past. The next one is 2026-10-18."),
        (("--year", "1066"), 2, "is past"),
        (("--year", "0"), 2, "0 is not in the range"),
        (("--year", "10000"), 2, "10000 is not in the range"),
        (("--year", "next"), 2, "'next' is not a valid integer"),
        ((), 2, "Missing option '--year'"),
        (("--year", "2026", "--locale", "frr"), 2, 'Did you mean "fr"?'),
    ],
)
def test_what_was_asked_wrongly_is_said_and_nothing_is_written(
    words: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    root = settled(tmp_path / "town")
    done = reperes(root, "day-kit", *words, SOURCE_DATE_EPOCH=EPOCH)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / FOLDER).exists()


def test_a_poster_that_does_not_fit_stops_command_and_build(tmp_path: Path) -> None:
    long = changed('dark: "Il fait noir ?"', f'dark: "{"mot " * 900}"', WORDING)
    root = settled(tmp_path / "town", dict(long))
    for words in (("day-kit", "--year", "2026"), ("build",)):
        done = reperes(root, *words, SOURCE_DATE_EPOCH=EPOCH)
        assert done.returncode == 1
        assert "the panel “lines” is" in done.stderr
        assert "Traceback" not in done.stderr
    assert not (root / FOLDER).exists()
    assert not (root / "site").exists()


def kit_files(site: Path, kind: str) -> list[Path]:
    artifacts = json.loads((site / "data/artifacts.json").read_bytes())
    return [site / a["path"] for a in artifacts if a["kind"] == kind and a["source"].startswith("kit-")]


def faults(content: bytes, folder: Path) -> list[str]:
    file = folder / "one.pdf"
    file.write_bytes(content)
    report = conformance.validate_pdf(file, profile=conformance.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_print_of_a_kit_is_accessible(
    which: str, site: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """As PDF/UA-1 has it: papers in the zips, posters there and beside them."""
    here = site if which == "small" else request.getfixturevalue("real_site")
    wrong: list[str] = []
    tried = 0
    for packed in kit_files(here, "kit-zip"):
        with zipfile.ZipFile(packed) as package:
            for name in package.namelist():
                if name.endswith(".pdf") and "/" not in name:
                    tried += 1
                    wrong += [
                        f"{packed.name}, {name}: {fault}" for fault in faults(package.read(name), tmp_path)
                    ]
    assert tried >= 10
    assert not wrong, "\n".join(wrong[:30])


def test_posters_and_pictures_are_those_of_the_zip(site: Path) -> None:
    for packed in kit_files(site, "kit-zip"):
        with zipfile.ZipFile(packed) as package:
            for size in ("a4", "a3"):
                beside = packed.with_name(f"{packed.stem}-poster-{size}.pdf")
                assert package.read(f"poster-{size}.pdf") == beside.read_bytes()
            for size, pixels in (("square", (1080, 1080)), ("wide", (1200, 630))):
                beside = packed.with_name(f"{packed.stem}-picture-{size}.png")
                content = package.read(f"picture-{size}.png")
                assert content == beside.read_bytes()
                assert Image.open(io.BytesIO(content)).size == pixels
                assert len(package.read(f"picture-{size}.txt").decode()) > 20
