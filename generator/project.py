"""A project on disk: loaded, checked, and seen in each of its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import coverage
from .checks import check, check_release
from .compose.site import Site, site
from .corpus import SOURCE_LOCALE, Corpus
from .diagnostics import Report
from .links import Links
from .load import load
from .localize import View
from .parsed import Cache


@dataclass(frozen=True, repr=False)
class Project:
    """What the sources say on one day, as a preview or as a release."""

    root: Path
    corpus: Corpus
    links: Links
    views: Mapping[str, View]  # every language
    sites: Mapping[str, Site]  # the languages of the whole site
    today: date


def open_project(
    root: Path, today: date, *, release: bool = False, cache: Cache | None = None
) -> tuple[Project | None, Report]:
    """Load and check a project. None if anything stops a build: the report says what."""
    corpus, report = load(root, cache)
    check(corpus, report, today)
    if release:
        check_release(corpus, report, today)
    if report.failed:
        return None, report
    links = Links(corpus.locales, corpus.publisher.site_url, corpus.publisher.help_url)
    views = {name: View(corpus, name, today, release) for name in corpus.locales}
    sites = {name: site(views[name], links) for name in corpus.site_locales}
    coverage.check(corpus, frozenset(sites[SOURCE_LOCALE].pages), report)
    return (None if report.failed else Project(root, corpus, links, views, sites, today)), report
