"""`make sbom`: what Repères is built, tested and checked with, as CycloneDX 1.6, from the lock files alone.

cyclonedx-py and npm read the locks. What they add of the moment, of the folder or of a package index is
taken out again: the same locks give the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parents[1]
SPEC = "1.6"
SCHEMA = f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json"
PROJECT = {"bom-ref": "reperes", "type": "application", "name": "reperes"}

Bom = dict[str, Any]


def main() -> None:
    """Write one file for each lock file, into the folder that is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "sbom"
    folder.mkdir(parents=True, exist_ok=True)
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    boms = {f"python-{lock.stem}": of_python(lock) for lock in sorted((ROOT / "requirements").glob("*.txt"))}
    for name, bom in (boms | {"npm": of_npm()}).items():
        text = json.dumps(bom, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        if error := validator.validate_str(text):
            raise SystemExit(f"sbom: {name} is no valid CycloneDX {SPEC}: {error}")
        (folder / f"{name}.cdx.json").write_text(text, encoding="utf-8")
        print(f"{folder / name}.cdx.json: {len(bom['components'])} packages")


def of_python(lock: Path) -> Bom:
    """What a file of requirements pins."""
    tool = Path(sys.executable).with_name("cyclonedx-py")
    reproducible = ["--output-reproducible", "--no-validate", "--sv", SPEC]
    found = answer([str(tool), "requirements", *reproducible, str(lock)])
    return bom([python_component(one) for one in found["components"]], "cyclonedx-py")


def python_component(found: Bom) -> Bom:
    """A package under its own name: the tool names it by its line, and tells where an index may have it."""
    kept = {key: found[key] for key in ("type", "name", "version", "purl")}
    files = [{**place, "url": found["purl"]} for place in found["externalReferences"]]
    for place in files:
        del place["comment"]
    return {**kept, "bom-ref": found["purl"], "externalReferences": files}


def of_npm() -> Bom:
    """What package-lock.json pins, and what needs what."""
    path = os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise SystemExit("sbom: npm is not there: `make test` installs it")
    asked = [npm, "sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--loglevel=error"]
    found = answer(asked, PATH=path)
    own = found["metadata"]["component"]["bom-ref"]
    edges = [{**edge, "ref": edge["ref"].replace(own, PROJECT["bom-ref"])} for edge in found["dependencies"]]
    return bom(found["components"], "npm sbom") | {"dependencies": edges}


def answer(command: list[str], **environment: str) -> Bom:
    """What a tool prints as JSON."""
    ran = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise SystemExit(f"sbom: {' '.join(command)} ended with {ran.returncode}\n{ran.stderr.strip()}")
    found: Bom = json.loads(ran.stdout)
    return found


def bom(components: list[Bom], tool: str) -> Bom:
    """The frame of a bill: its serial number is a hash of what it lists, its moment that of the build."""
    components = sorted(components, key=lambda one: str(one["bom-ref"]))
    metadata: Bom = {
        "component": PROJECT,
        "tools": {"components": [{"type": "application", "name": tool}]},
    }
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        metadata["timestamp"] = datetime.fromtimestamp(int(epoch), UTC).isoformat()
    return {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": uuid5(NAMESPACE_URL, json.dumps([tool, components])).urn,
        "version": 1,
        "metadata": metadata,
        "components": components,
    }


if __name__ == "__main__":
    main()
