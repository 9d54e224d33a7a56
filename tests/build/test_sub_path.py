"""A site that lives under a path of its host: only the page of unknown addresses must know."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from brumeval import built, tree

HOME = "https://brumeval.example/"
# Sums and sizes of other files, and the copy of all of them.
OTHERWISE = {"404.html", "data/artifacts.json", "data/datapackage.json", "SHA256SUMS", "reperes.zip"}
BELOW = "https://brumeval.example/sous/chemin/"


def test_404(built_project: Path, small_site: Path) -> None:
    file = built_project / "content/facts/publisher.yml"
    file.write_text(file.read_text("utf-8").replace(HOME, BELOW), "utf-8")
    site = built(built_project)
    root = lxml.html.parse(site / "404.html").getroot()
    inside = [link for element, _, link, _ in root.iterlinks() if not link.startswith(("https://", "#"))]
    assert inside
    for link in inside:
        assert link.startswith("/sous/chemin/"), link
        target = site / link.removeprefix("/sous/chemin/")
        assert target.is_file() or (target / "index.html").is_file(), link
    changed = {path for path, content in tree(site).items() if content != (small_site / path).read_bytes()}
    # Beside it, absolute addresses: in "cite this page", feeds, calendars to follow and data.
    for path in changed - OTHERWISE:
        text = (site / path).read_text("utf-8")
        # Whatever the scheme: a calendar is followed by `webcal`.
        text = text.replace(BELOW.partition(":")[2], HOME.partition(":")[2])
        assert text == (small_site / path).read_text("utf-8"), path
