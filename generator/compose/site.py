"""Every page of the site, by key: the list that the shell, the links and the data agree on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ..document import Document
from ..links import Links
from ..localize import View
from ..model.plans import STATUSES
from .editorial import data_page, editorial_page, home_page
from .measure import measure_page
from .plans import assessed_plans, axis_page, overview_page, plan_page, status_page
from .promise import promise_page, promises_page
from .remarks import has_remarks_page, remarks_page
from .reported import has_reported_page, reported_page
from .sources import source_page, sources_page
from .timeline import timeline_page, year_page, years

Compose = Callable[[], Document]


@dataclass(frozen=True)
class Site:
    """The pages of one locale, composed when asked for."""

    view: View
    links: Links
    pages: Mapping[str, Compose]

    def document(self, key: str) -> Document:
        """Compose a page; KeyError if there is none."""
        return self.pages[key]()


def site(view: View, links: Links) -> Site:
    """All pages of a view."""
    corpus = view.corpus
    pages: dict[str, Compose] = {
        "home": partial(home_page, view, links),
        "plans": partial(overview_page, view, links),
        "promises": partial(promises_page, view, links),
        "timeline": partial(timeline_page, view, links),
        "sources": partial(sources_page, view, links),
        "data": partial(data_page, view, links),
    }
    pages |= {f"plan/{p.id}": partial(plan_page, view, links, p) for p in corpus.plans.values()}
    pages |= {f"axis/{a.id}": partial(axis_page, view, links, a) for a in corpus.axes.values()}
    pages |= {
        f"status/{p.id}/{s}": partial(status_page, view, links, p, s)
        for p in assessed_plans(view)
        for s in STATUSES
    }
    pages |= {f"measure/{m.id}": partial(measure_page, view, links, m) for m in corpus.measures.values()}
    pages |= {
        f"remarks/{m.id}": partial(remarks_page, view, links, m)
        for m in corpus.measures.values()
        if has_remarks_page(m)
    }
    pages |= {
        f"reported/{m.id}": partial(reported_page, view, links, m)
        for m in corpus.measures.values()
        if has_reported_page(m)
    }
    pages |= {f"timeline/{y}": partial(year_page, view, links, y, found) for y, found in years(view).items()}
    pages |= {f"promise/{p.id}": partial(promise_page, view, links, p) for p in corpus.promises.values()}
    pages |= {f"source/{s.id}": partial(source_page, view, links, s) for s in corpus.sources.values()}
    pages |= {f"page/{name}": partial(editorial_page, view, links, name) for name in corpus.pages}
    return Site(view, links, pages)
