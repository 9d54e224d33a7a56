"""The same sources and SOURCE_DATE_EPOCH give the same bytes, whoever builds, wherever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from brumeval import built, tree

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


def test_over_another_site(small_site: Path, built_project: Path) -> None:
    for page in (built_project / "site").rglob("index.html"):
        page.write_text("from another time", "utf-8")
    (built_project / "site/stray.html").write_text("from another time", "utf-8")
    (built_project / "build/docs-fr/fr/stray.md").write_text("key: stray", "utf-8")
    assert_same(small_site, built(built_project))


def test_from_files_made_in_another_order(small_site: Path, project: Path) -> None:
    """Most file systems then list them in another order."""
    for name, content in reversed(tree(project / "content").items()):
        (project / "content" / name).unlink()
        (project / "content" / name).write_bytes(content)
    assert_same(small_site, built(project))


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
