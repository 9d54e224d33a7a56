"""Links of editorial pages lead somewhere: to a page, a file of the site, or an https address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report, did_you_mean

LINK = re.compile(r"\]\(([^)\s]+)\)")
FIXED = ("home", "plans", "promises", "timeline", "sources", "data")
TABLES = {"plan": "plans", "axis": "axes", "measure": "measures", "promise": "promises", "source": "sources"}


def page_keys(corpus: Corpus) -> Iterator[str]:
    """The keys that `page:` may name."""
    yield from FIXED
    yield from (f"page/{name}" for name in corpus.pages)
    for kind, table in TABLES.items():
        yield from (f"{kind}/{entity}" for entity in corpus.entities.get(table, {}))


def check(corpus: Corpus, report: Report, _today: date) -> None:
    """Report links to no page and addresses of other kinds."""
    keys = set(page_keys(corpus))
    for unit in corpus.units.values():
        if not unit.catalogue.startswith("pages/"):
            continue
        for target in LINK.findall(unit.text):
            scheme, _, ref = target.partition(":")
            key = ref.partition("#")[0]
            if scheme == "page" and key not in keys:
                report.error(
                    unit.span,
                    "dead-link",
                    f'{unit.id}: there is no page "{key}".',
                    did_you_mean(key, keys) or "Name a page of the site.",
                )
            elif scheme not in ("page", "file", "https"):
                report.error(
                    unit.span,
                    "dead-link",
                    f'{unit.id}: "{target}" leads nowhere.',
                    "Write page:…, file:… or a full https address.",
                )
