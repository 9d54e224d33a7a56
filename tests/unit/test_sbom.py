"""The lists of packages (SBOM) name what the locks pin, nothing else, and nothing of where they were made."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
EPOCH = "1798848000"


def made(root: Path, folder: Path) -> Path:
    """The lists of a project, written into a folder; a list that the schema refuses ends the command."""
    command = [sys.executable, root / "tools/sbom.py", folder]
    environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="module")
def boms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(ROOT, tmp_path_factory.mktemp("sbom"))


def named(bom: Path) -> list[tuple[str, str]]:
    """Name and version of each package of a list."""
    found = json.loads(bom.read_bytes())
    assert (found["$schema"], found["specVersion"]) == (SCHEMA, "1.6")
    return sorted((one["name"], one["version"]) for one in found["components"])


def test_each_pinned_python_package_is_listed_and_no_other(boms: Path) -> None:
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert locks
    for lock in locks:
        pinned = re.findall(r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
        assert named(boms / f"python-{lock.stem}.cdx.json") == sorted(pinned)


def test_each_pinned_npm_package_is_listed_and_no_other(boms: Path) -> None:
    packages = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    pinned = {
        (place.rpartition("node_modules/")[2], package["version"])
        for place, package in packages.items()
        if place
    }
    assert named(boms / "npm.cdx.json") == sorted(pinned)


def test_each_list_has_a_number_of_its_own(boms: Path) -> None:
    """The action that signs it takes a file without one for no CycloneDX."""
    found = [json.loads(bom.read_bytes()) for bom in sorted(boms.iterdir())]
    numbers = {bom["serialNumber"] for bom in found}
    assert len(numbers) == len(found)
    assert all(UUID(number).urn == number for number in numbers)


def test_hashes_are_those_of_the_lock(boms: Path) -> None:
    text = (boms / "python-site.cdx.json").read_text("utf-8")
    pinned = re.findall(r"sha256:([0-9a-f]{64})", (ROOT / "requirements/site.txt").read_text("utf-8"))
    assert pinned
    assert sorted(re.findall(r'"content": "([0-9a-f]{64})"', text)) == sorted(pinned)


def test_nothing_of_an_index_or_a_machine_is_in_them(boms: Path) -> None:
    for bom in sorted(boms.iterdir()):
        text = bom.read_text("utf-8")
        assert set(re.findall(r'[a-z]+://[^"\s]*', text)) == {SCHEMA}, bom.name
        assert not re.findall(r'"/[^"]*"', text), bom.name
        for folder in (ROOT, Path.home(), boms):
            assert str(folder) not in text, bom.name


def test_the_same_locks_give_the_same_bytes_elsewhere(boms: Path, tmp_path: Path) -> None:
    """In a folder of another name, which npm would take for the name of the project."""
    elsewhere = tmp_path / "another"
    for name in ("package.json", "package-lock.json", ".npmrc", "requirements/node.txt", "tools/sbom.py"):
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, elsewhere / name)

    written = made(elsewhere, tmp_path / "written")

    assert {bom.name for bom in written.iterdir()} == {"npm.cdx.json", "python-node.cdx.json"}
    for bom in written.iterdir():
        assert bom.read_bytes() == (boms / bom.name).read_bytes(), bom.name
