"""The same sources and SOURCE_DATE_EPOCH give the same bytes, whoever builds, wherever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Settle, built, tree

ELSEWHERE = {
    "another hash seed": {"PYTHONHASHSEED": "7"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "a machine without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("changed", ELSEWHERE.values(), ids=ELSEWHERE)
def test_elsewhere(small_site: Path, project: Path, changed: dict[str, str]) -> None:
    assert_same(small_site, built(project, **changed))


def test_with_another_umask(small_site: Path, project: Path) -> None:
    former = os.umask(0o077)
    try:
        site = built(project)
    finally:
        os.umask(former)
    assert_same(small_site, site)


def test_over_a_former_site(small_site: Path, project: Path) -> None:
    titles = project / "content/fr/measures.yml"
    text = titles.read_text("utf-8")
    titles.write_text(text.replace("Chauffer les bancs", "Chauffer tous les bancs"), "utf-8")
    before = tree(built(project))
    titles.write_text(text, "utf-8")
    assert before != tree(small_site)
    assert_same(small_site, built(project))


def test_from_a_folder_in_another_order(small_site: Path, new_project: Settle) -> None:
    """Files made in another order are listed in another order by most file systems."""
    project, copied = new_project("first"), new_project("second")
    for file in sorted((copied / "content").rglob("*.*"), reverse=True):
        file.unlink()
    for file in sorted((project / "content").rglob("*.*"), reverse=True):
        (copied / file.relative_to(project)).write_bytes(file.read_bytes())
    assert_same(small_site, built(copied))


def test_another_day_is_seen(small_site: Path, project: Path) -> None:
    """Without it, the tests above could compare pages on which nothing depends."""
    later = tree(built(project, SOURCE_DATE_EPOCH="1738368000"))
    page = "a-propos/index.html"
    assert "30 jours" in (small_site / page).read_text("utf-8").replace("\u00a0", " ")
    assert "60 jours" in later[page].decode().replace("\u00a0", " ")


def assert_same(one: Path, other: Path) -> None:
    first, second = tree(one), tree(other)
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []
