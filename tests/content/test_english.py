"""English is complete, and nobody has reviewed anything yet: the catalogues must not claim otherwise."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.corpus import INTERFACE

from .real_corpus import ROOT, corpus, project

FRENCH = re.compile(r"\b(?:est|sont|les|des|une|dans|pour|qui)\b")
MSGFMT = shutil.which("msgfmt")
CATALOGUES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.po"))


def test_there_are_catalogues() -> None:
    assert "content/en/interface.po" in CATALOGUES


def test_no_text_is_missing_or_stale() -> None:
    view = project().sites["en"].view
    states = {unit.id: view.phrase(unit).state for unit in corpus().units.values()}
    assert {unit: state for unit, state in states.items() if state != "draft"} == {}


def test_no_text_of_any_language_is_reviewed() -> None:
    view = project().sites["fr"].view
    assert {view.phrase(unit).state for unit in corpus().units.values()} == {"draft"}
    assert yaml.safe_load((ROOT / "content/facts/reviews.yml").read_text("utf-8")) == []


@pytest.mark.parametrize("path", CATALOGUES)
def test_every_entry_is_marked_as_a_draft(path: str) -> None:
    locale, stem = path.removeprefix("content/").removesuffix(".po").split("/", 1)
    found = corpus().catalogues[locale]
    entries = [found[u.context, u.text] for u in corpus().units.values() if u.catalogue == stem]
    assert entries
    assert [entry.context for entry in entries if not entry.fuzzy] == []
    assert [entry.context for entry in entries if not entry.msgstr.strip()] == []


@pytest.mark.parametrize("path", CATALOGUES)
def test_english_is_not_french_again(path: str) -> None:
    """Names may be the same; a sentence may not."""
    locale, stem = path.removeprefix("content/").removesuffix(".po").split("/", 1)
    found = corpus().catalogues[locale]
    units = [unit for unit in corpus().units.values() if unit.catalogue == stem and stem != INTERFACE]
    same = [unit for unit in units if found[unit.context, unit.text].msgstr == unit.text]
    assert [unit.id for unit in same if FRENCH.search(unit.text) and not unit.id.endswith(".name")] == []


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt (gettext) is not installed")
@pytest.mark.parametrize("path", CATALOGUES)
def test_msgfmt(path: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [MSGFMT or "", "-c", "--use-fuzzy", "-o", tmp_path / "out.mo", ROOT / path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
