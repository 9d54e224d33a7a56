"""Copies to break: links to the built site, cut to what a test needs; sources; examples for hosts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = "data/artifacts.json"
# For a browser: one page of each frame that readers meet, in a language from the left and one from the right.
BROWSED = (
    "404.html", "index.html", "droits/index.html", "recherche/index.html", "en/index.html",
    "en/rights/index.html", "i/index.html", "i/fr/index.html", "i/maison/index.html",
    "i/maison/fr/index.html", "i/maison/fr/maison-fr.html", "i/maison/ar/index.html", "i/ar/index.html",
    "i/ecran/ar.html",
)  # fmt: skip


def whole(site: Path, folder: Path) -> Path:
    """Every file of the site."""
    for file in site.rglob("*"):
        if file.is_file():
            _link(site, folder, file.relative_to(site).as_posix())
    return folder


def files(site: Path, folder: Path) -> Path:
    """Every light page, and of the others one of each kind and language: what is read without a browser."""
    return _cut(site, folder, _one_of_each(_artifacts(site)))


def browsed(site: Path, folder: Path) -> Path:
    """A few pages."""
    return _cut(site, folder, set(BROWSED))


def sources(_site: Path, folder: Path) -> Path:
    """The content and the modules of this repository, themselves: a checker follows no link."""
    for name in ("content", "modules", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def hosts(_site: Path, folder: Path) -> Path:
    """The examples for hosts."""
    return Path(shutil.copytree(ROOT / "hosting", folder, dirs_exist_ok=True))


COPIES = {
    "files": files,
    "site": whole,
    "browser": browsed,
    "hosts": hosts,
    "sources": sources,
    "content": sources,
}


def _artifacts(site: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((site / MANIFEST).read_bytes())
    return found


def _one_of_each(artifacts: Iterable[dict[str, str]]) -> set[str]:
    """Pages by the kind of what they show; files of light pages all."""
    kept: dict[tuple[str, ...], str] = {}
    for one in artifacts:
        if not one["path"].endswith(".html"):
            continue
        light = one["path"].startswith("i/")
        kind = one["path"] if light else one["source"].partition("/")[0]
        kept.setdefault((one["kind"], kind, one["locale"] or ""), one["path"])
        if one["source"] in {"page/safety", "page/legal", "page/about"} or one["path"] == "droits/index.html":
            kept[one["path"],] = one["path"]
    return set(kept.values())


def _cut(site: Path, folder: Path, pages: set[str]) -> Path:
    """These pages and what they load; the list of files is cut with them."""
    pages = {path for path in pages if (site / path).exists()}
    listed = [one for one in _artifacts(site) if not one["path"].endswith(".html") or one["path"] in pages]
    known = pages | {one["path"] for one in listed if one["kind"] in {"asset", "search-index", "chart-svg"}}
    for path in sorted(known):
        _link(site, folder, path)
    (folder / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).write_text(json.dumps(listed), "utf-8")
    return folder


def _link(site: Path, folder: Path, path: str) -> None:
    """A link, not a copy: `breakage.replace` writes a file of its own in its place."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to((site / path).resolve())
