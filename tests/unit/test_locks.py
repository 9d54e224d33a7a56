"""What is installed is what was looked at: every package has a version and a hash, every action a commit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
# Nothing else may stand in a lock: no option, no address, no package without a hash.
PINNED = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^;#]+?)?( --hash=sha256:[0-9a-f]{64})+")
VERSION = re.compile(r"\d+(\.\d+)+([-.\w]*)")
USES = re.compile(r"^\s*(?:- )?uses:\s*(.*)$", re.MULTILINE)
ACTION = re.compile(r"([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")
CHECKOUT = "actions/checkout@"


def unpinned(text: str) -> list[str]:
    """What a file of requirements holds that is no version with its hashes."""
    lines = re.sub(r"\s*\\\n\s*", " ", text).splitlines()
    return [line for line in lines if not PINNED.fullmatch(line)]


def faults_of_npm(lock: dict) -> Iterator[str]:
    """Packages of a package-lock without a version or a hash, or that name the place they come from."""
    for place, package in lock["packages"].items():
        if place == "":
            continue
        if not VERSION.fullmatch(package.get("version", "")):
            yield f"{place}: no version"
        if not re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package.get("integrity", "")):
            yield f"{place}: no hash"
        if "resolved" in package or package.get("link"):
            yield f"{place}: names a place"


def unpinned_actions(text: str) -> list[str]:
    """Actions of a workflow that are not a commit with its version; files of ours are of the same commit."""
    return [used for used in USES.findall(text) if not used.startswith("./") and not ACTION.fullmatch(used)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_has_a_version_and_a_hash(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "==" in text
    assert unpinned(text) == []


HASH = "--hash=sha256:" + "0" * 64


@pytest.mark.parametrize(
    "line",
    [
        "click==8.5.1",
        f"click>=8 {HASH}",
        f"click {HASH}",
        "click==8.5.1 --hash=md5:0",
        f"click @ https://files.invalid/click.whl {HASH}",
        "--index-url https://index.invalid/simple",
        "-e .",
        "# from https://index.invalid/simple",
    ],
)
def test_a_requirement_that_is_not_pinned_is_seen(line: str) -> None:
    good = f"click==8.5.1 ; python_version < '3.13' \\\n    {HASH} \\\n    {HASH}\n"
    assert unpinned(good) == []
    assert unpinned(f"{good}{line}\n{good}") == [line]


def test_every_npm_package_has_a_version_and_a_hash_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_bytes())
    assert len(lock["packages"]) > 1
    assert list(faults_of_npm(lock)) == []


def test_an_npm_package_that_is_not_pinned_is_seen() -> None:
    good = {"version": "1.0.0", "integrity": f"sha512-{'A' * 86}=="}
    bad = {
        "": {"name": "reperes"},
        "a": good | {"resolved": "https://registry.invalid/a.tgz"},
        "b": good | {"integrity": "sha1-AAAA"},
        "c": {"integrity": good["integrity"]},
        "d": good | {"link": True},
        "e": good,
    }
    found = list(faults_of_npm({"packages": bad}))
    assert found == ["a: names a place", "b: no hash", "c: no version", "d: names a place"]


def test_what_we_ask_npm_for_is_one_version() -> None:
    """`latest`, which a package asks for, is one version here too: its override says which."""
    asked = json.loads((ROOT / "package.json").read_bytes())
    ours = asked["dependencies"] | asked["devDependencies"]
    assert not {name: version for name, version in ours.items() if not VERSION.fullmatch(version)}

    packages = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    loose = {
        (place.removeprefix("node_modules/"), name)
        for place, package in packages.items()
        for name, version in package.get("dependencies", {}).items()
        if version == "latest"
    }
    overridden = {
        (by, name): version
        for by, versions in asked["overrides"].items()
        for name, version in versions.items()
    }
    assert loose == overridden.keys()
    assert {name: packages[f"node_modules/{name}"]["version"] for _, name in loose} == {
        name: version for (_, name), version in overridden.items()
    }


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_every_action_is_a_commit(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    assert USES.search(text)
    assert unpinned_actions(text) == []


@pytest.mark.parametrize(
    "used",
    [
        "actions/checkout@v7",
        f"actions/checkout@{'a' * 40}",
        f"actions/checkout@{'a' * 39} # v7.0.1",
    ],
)
def test_an_action_that_may_change_is_seen(used: str) -> None:
    good = f"  - uses: actions/checkout@{'a' * 40} # v7.0.1\n    uses: ./.github/workflows/ci.yml\n"
    assert unpinned_actions(f"{good}  - uses: {used}\n") == [used]


def test_an_action_is_the_same_commit_everywhere() -> None:
    commits: dict[str, set[tuple[str, str]]] = {}
    for workflow in WORKFLOWS:
        for used in USES.findall(workflow.read_text("utf-8")):
            if found := ACTION.fullmatch(used):
                commits.setdefault(found[1], set()).add((found[2], found[3]))
    assert {"actions/checkout", "actions/attest"} <= commits.keys()
    assert not {action: found for action, found in commits.items() if len(found) > 1}


def can_write(permissions: object) -> bool:
    """Whether a job may change something, or sign in our name."""
    return permissions == "write-all" or (isinstance(permissions, dict) and "write" in permissions.values())


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_no_code_of_ours_runs_where_something_can_be_written(workflow: Path) -> None:
    """A poisoned package could then publish or sign: such jobs get finished files, and run actions or gh."""
    read = yaml.safe_load(workflow.read_text("utf-8"))
    assert read["permissions"] == {"contents": "read"}
    for name, job in read["jobs"].items():
        if can_write(job.get("permissions")):
            used = [step.get("uses", "") for step in job.get("steps", [])]
            assert not any(action.startswith(CHECKOUT) for action in used), name
