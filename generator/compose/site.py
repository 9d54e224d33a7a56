"""Every page of the site, by key: the list that the shell, the links and the data agree on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ..document import Document, Progress
from ..links import Links
from ..localize import View
from ..model.contacts import Contact
from ..model.contradictions import Contradiction
from ..model.kits import Kit
from ..model.knowledge import Form, Indicator, Profession
from ..model.plans import STATUSES
from ..model.recommendations import Point
from ..model.reflex import ReflexCard
from ..model.rights import Right, Situation
from ..model.topics import Topic
from ..paths import taught
from .actors import actors_page, contacts_page, group_page, groups
from .calendar_pages import calendar_page, calendar_year_page
from .composer import composer_page
from .curriculum import curriculum_page
from .distribution import Shelf, distribution_page, handed_page
from .editions import edition_page, edition_pages, editions_page
from .editorial import data_page, editorial_page, home_page
from .explained import (
    contradictions_kind_page,
    contradictions_of,
    contradictions_page,
    map_page,
    topic_page,
)
from .figures import figures_by_source, figures_page, series_page, source_figures_page, tables
from .first_steps import KEY as FIRST_STEPS
from .first_steps import first_steps, first_steps_page, outcome_page, question_page, step_key
from .inventory import INVENTORIES, inventory_page
from .kit_pages import kit_page, kits_page, paper_page
from .leaflets import leaflets
from .legal import NAME as LEGAL
from .legal import legal_page
from .letter import halves, letters_page
from .measure import measure_page
from .module import PARTS
from .news import news, news_page, post_page, posts
from .occurrences import shown_years
from .plans import assessed_plans, axis_page, overview_page, plan_page, status_page
from .promise import promise_page, promises_page
from .recommendations import (
    has_reply_page,
    point_page,
    progress_page,
    recommendations_page,
    reply_page,
)
from .reflex import card_page, cards_page
from .remarks import has_remarks_page, remarks_page
from .reported import has_reported_page, reported_page
from .rights import right_page, rights_page, situation_page
from .search import search_page
from .signs import (
    form_page,
    forms_page,
    profession_page,
    professions_page,
    signs_page,
)
from .sources import source_page, sources_page
from .timeline import timeline_page, year_page, years
from .training import path_page, path_pages
from .translations_board import languages, translations_page, waiting_page
from .trials import NAME as ACCESSIBILITY
from .trials import accessibility_page
from .undated import any_undated, undated_page

Compose = Callable[[], Document]


@dataclass(frozen=True, repr=False)
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
        "home": partial(home_page, view, links, frozenset()),
        "plans": partial(overview_page, view, links),
        "promises": partial(promises_page, view, links),
        "timeline": partial(timeline_page, view, links),
        "sources": partial(sources_page, view, links),
        "data": partial(data_page, view, links),
    }
    pages |= _lists(view, links)
    pages |= _leaflets(view, links)
    pages |= _first_steps(view, links)
    pages |= _news(view, links)
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
    pages |= _calendar(view, links)
    pages |= {f"promise/{p.id}": partial(promise_page, view, links, p) for p in corpus.promises.values()}
    pages |= {f"source/{s.id}": partial(source_page, view, links, s) for s in corpus.sources.values()}
    pages |= {f"page/{name}": partial(editorial_page, view, links, name) for name in corpus.pages}
    if LEGAL in corpus.pages:
        pages[f"page/{LEGAL}"] = partial(legal_page, view, links)
    if ACCESSIBILITY in corpus.pages:
        pages[f"page/{ACCESSIBILITY}"] = partial(accessibility_page, view, links)
    pages["search"] = partial(search_page, view, links)
    known = frozenset((*pages, "map"))
    pages["home"] = partial(home_page, view, links, known)
    pages["map"] = partial(map_page, view, links, known)
    return Site(view, links, pages)


def _news(view: View, links: Links) -> dict[str, Compose]:
    """The news, the posts that have a page of their own, the letters."""
    pages: dict[str, Compose] = {}
    if news(view):
        pages["news"] = partial(news_page, view, links)
    if halves(view):
        pages["letters"] = partial(letters_page, view, links)
    texts = view.corpus.posts
    pages |= {
        f"news/{post.id}": partial(post_page, view, links, post)
        for post in posts(view.corpus, view.today)
        if texts[post.id].tokens
    }
    return pages


def _calendar(view: View, links: Links) -> dict[str, Compose]:
    """The calendar, and a page for each of its years."""
    years = shown_years(view)
    pages: dict[str, Compose] = {"calendar": partial(calendar_page, view, links)} if years else {}
    if years and any_undated(view.corpus):
        pages["undated"] = partial(undated_page, view, links)
    return pages | {f"calendar/{year}": partial(calendar_year_page, view, links, year) for year in years}


def _leaflets(view: View, links: Links) -> dict[str, Compose]:
    """How to hand out the leaflets, their editions, and the state of all translations."""
    corpus, shelf = view.corpus, Shelf(view, links)
    pages: dict[str, Compose] = {"translations": partial(translations_page, view, links, shelf)}
    pages |= {
        f"translations/{name}": partial(waiting_page, view, links, shelf, name) for name in languages(corpus)
    }
    found = leaflets(corpus)
    if found or corpus.table(ReflexCard) or corpus.editions:
        pages["editions"] = partial(editions_page, view, links, shelf)
    if found:
        pages["distribution"] = partial(distribution_page, view, links, shelf)
    pages |= {f"distribution/{one.slug}": partial(handed_page, view, links, shelf, one) for one in found}
    pages |= {
        f"edition/{source}/{locale}": partial(edition_page, view, links, shelf, source, locale)
        for source, locale in edition_pages(corpus)
    }
    return pages


def _first_steps(view: View, links: Links) -> dict[str, Compose]:
    """Where everybody begins, the questions and what their answers lead to."""
    pages: dict[str, Compose] = {}
    for steps in first_steps(view.corpus):
        pages[FIRST_STEPS] = partial(first_steps_page, view, links)
        pages |= {
            step_key(steps, q.id): partial(question_page, view, links, steps, q) for q in steps.questions
        }
        pages |= {step_key(steps, o.id): partial(outcome_page, view, links, steps, o) for o in steps.outcomes}
    return pages


def _lists(view: View, links: Links) -> dict[str, Compose]:
    """Each list that has something to show, and the pages of its entities."""
    corpus = view.corpus
    pages: dict[str, Compose] = {}
    points = corpus.table(Point).values()
    if points:
        pages["recommendations"] = partial(recommendations_page, view, links)
        states: tuple[Progress, ...] = ("refused", "planned")
        pages |= {state: partial(progress_page, view, links, state) for state in states}
        pages |= {f"point/{p.id}": partial(point_page, view, links, p) for p in points}
        pages |= {f"reply/{p.id}": partial(reply_page, view, links, p) for p in points if has_reply_page(p)}
    for key, page, model in (
        ("rights", rights_page, Right),
        ("forms", forms_page, Form),
        ("signs", signs_page, Indicator),
        ("professions", professions_page, Profession),
        ("cards", cards_page, ReflexCard),
        ("kits", kits_page, Kit),
        ("contacts", contacts_page, Contact),
        ("contradictions", contradictions_page, Contradiction),
    ):
        if corpus.table(model):
            pages[key] = partial(page, view, links)
    pages |= {
        f"contradictions/{kind}": partial(contradictions_kind_page, view, links, kind, alike)
        for kind, alike in contradictions_of(view).items()
    }
    pages |= {f"right/{r.id}": partial(right_page, view, links, r) for r in corpus.table(Right).values()}
    pages |= {f"form/{f.id}": partial(form_page, view, links, f) for f in corpus.table(Form).values()}
    pages |= {f"topic/{t.id}": partial(topic_page, view, links, t) for t in corpus.table(Topic).values()}
    pages |= {
        f"situation/{s.id}": partial(situation_page, view, links, s) for s in corpus.table(Situation).values()
    }
    pages |= {
        f"profession/{p.id}": partial(profession_page, view, links, p)
        for p in corpus.table(Profession).values()
    }
    pages |= {f"card/{c.id}": partial(card_page, view, links, c) for c in corpus.table(ReflexCard).values()}
    pages |= {f"kit/{k.id}": partial(kit_page, view, links, k) for k in corpus.table(Kit).values()}
    pages |= {
        f"paper/{k.id}/{p.id}": partial(paper_page, view, links, k, p)
        for k in corpus.table(Kit).values()
        for p in k.papers
    }
    pages |= _training(view, links)
    for name, listed in INVENTORIES.items():
        if corpus.table(listed):
            pages[name] = partial(inventory_page, view, links, name)
    if corpus.organisations:
        pages["actors"] = partial(actors_page, view, links)
        pages |= {
            f"actors/{name}": partial(group_page, view, links, name, members)
            for name, members in groups(view).items()
        }
    if corpus.figures:
        pages["figures"] = partial(figures_page, view, links)
        pages |= {
            f"figures/{source}": partial(source_figures_page, view, links, source, figures)
            for source, figures in figures_by_source(view).items()
        }
        pages |= {
            f"series/{key}": partial(series_page, view, links, key, s) for key, s in tables(view).items()
        }
    return pages


def _training(view: View, links: Links) -> dict[str, Compose]:
    """The curriculum, the pages of each module, the sessions made of them."""
    pages: dict[str, Compose] = {}
    found = taught(view.corpus)
    if found:
        pages["curriculum"] = partial(curriculum_page, view, links)
    for module in found:
        pages |= {f"{part}/{module.id}": partial(page, view, links, module) for part, page in PARTS.items()}
    sessions = path_pages(view)
    pages |= {key: partial(path_page, view, links, key, paths) for key, paths in sessions.items()}
    if sessions:
        pages["composer"] = partial(composer_page, view, links)
    return pages
