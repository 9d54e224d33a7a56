"""The programs that judge, with their versions as they are installed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

NPM = {"axe-core": "axe-core", "Nu HTML Checker": "vnu-jar", "Lighthouse": "lighthouse"}
PYTHON = {"Hypothesis": "hypothesis"}


def versions(root: Path) -> Mapping[str, str]:
    """By name: `axe-core` → `axe-core 4.14.1`; `Chromium` → its own words."""
    found = {name: f"{name} {_npm(root, package)}" for name, package in NPM.items()}
    found |= {name: f"{name} {version(package)}" for name, package in PYTHON.items()}
    browser = _said(root / "tools/chromium.sh").strip()
    found["Chromium"] = " ".join(_said(browser, "--version").split()[:2])
    return found


def _said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603


def _npm(root: Path, package: str) -> str:
    told: str = json.loads((root / "node_modules" / package / "package.json").read_bytes())["version"]
    return told
