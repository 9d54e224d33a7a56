"""Editorial pages, the open-data page and the home page."""

from __future__ import annotations

from collections.abc import Callable

from .. import document as d
from .. import paths
from ..document import Document, FileRef, PageRef, Step
from ..links import OFFLINE, Links, feed_path
from ..localize import Scope, View
from .calendar_pages import next_date
from .data import recorded
from .news import latest
from .plans import assessed_plans, axes_of, measures_of
from .proof import Proof, finish
from .status import chart, table, totals

NOT_AS_TABLE = ("artifacts",)
DOORS = {
    "help": ("first-steps", "page/help", "rights", "page/safety"),
    "understand": ("signs", "plans", "figures", "calendar"),
    "professionals": ("professions", "curriculum", "page/professionals", "data", "kits"),
}


def editorial_page(
    view: View, links: Links, name: str, more: Callable[[Scope], d.Blocks] = lambda _: ()
) -> Document:
    """A page that editors wrote in Markdown; `more` stands below it."""
    scope = Scope(view)
    page = view.corpus.pages[name]
    title = scope.plain(f"{name}.title")
    document = Document(
        f"page/{name}",
        view.locale,
        title,
        (*page.blocks(scope.page_text), *more(scope)),
        lead=scope.say(f"{name}.lead"),
        description=scope.plain(f"{name}.description"),
        section=name,
        trail=(Step(title, PageRef(f"page/{name}")),),
    )
    return finish(scope, document, links)


def data_page(view: View, links: Links) -> Document:
    """The open data: what each file holds, and the files."""
    scope = Scope(view)
    blocks: list[d.Block] = []
    for name in (
        "measures",
        "promises",
        *recorded(view),
        *_sessions(view),
        "sources",
        "translations",
        "artifacts",
    ):
        blocks.append(d.Heading(2, (d.Text(view.word(f"data.{name}")),), name))
        blocks.append(d.Paragraph((d.Text(view.word(f"data.{name}-text")),)))
        forms = ("json",) if name in NOT_AS_TABLE else ("json", "csv")
        blocks.append(
            d.Downloads(
                tuple(
                    d.Download(view.word(f"data.{name}"), FileRef(f"data/{name}.{form}"), form.upper(), "")
                    for form in forms
                )
            )
        )
    feed = feed_path(view.locale)
    blocks += [
        d.Heading(2, (d.Text(view.word("data.together")),), "together"),
        d.Downloads(
            (
                d.Download(view.word("data.workbook"), FileRef("data/reperes.xlsx"), "XLSX", ""),
                d.Download(view.word("data.package"), FileRef("data/datapackage.json"), "JSON", ""),
                d.Download(view.word("news.feed"), FileRef(feed), "Atom", ""),
            )
        ),
        d.Heading(2, (d.Text(view.word("offline.title")),), "offline"),
        d.Paragraph((d.Text(view.word("offline.text")),)),
        d.Paragraph((d.Text(view.word("offline.safety")),)),
        d.Downloads((d.Download(view.word("offline.file"), FileRef(OFFLINE), "ZIP", ""),)),
    ]
    document = Document(
        "data",
        view.locale,
        view.word("data.title"),
        tuple(blocks),
        lead=(d.Text(view.word("data.lead")),),
        section="data",
        trail=(Step(view.word("nav.data"), PageRef("data")),),
    )
    return finish(scope, document, links)


def _sessions(view: View) -> tuple[str, ...]:
    return ("paths",) if any(paths.ready_made(view.corpus)) else ()


def home_page(view: View, links: Links, known: frozenset[str]) -> Document:
    """Three doors that lead to pages which are there, then the state of the plans."""
    scope = Scope(view)
    proof = Proof(scope)
    blocks: list[d.Block] = [_doors(view, known), *(next_date(scope) if "calendar" in known else ())]
    for plan in reversed(assessed_plans(view)):
        measures = measures_of(view, plan)
        axes = axes_of(view, plan)
        short = scope.plain(plan.id, "short")
        marks = proof.marks([a.sources[0] for a in measures[0].assessments])
        left: d.Blocks = (
            d.Heading(2, (d.Text(view.word("home.state", plan=short)),), plan.id),
            d.Paragraph((*scope.say(plan.id, "summary"), *marks)),
            totals(scope, measures),
            d.Paragraph(
                (d.Link((d.Text(view.word("plans.follow", plan=short)),), PageRef(f"plan/{plan.id}")),)
            ),
        )
        caption = view.word("plans.caption", plan=short)
        right: d.Blocks = (
            chart(scope, axes),
            d.Details(view.word("plans.as-table"), (table(scope, axes, caption),)),
        )
        blocks.append(d.Band(left, right, tint=True))
    blocks += [*latest(scope, known), _trust(view, known)]
    document = Document(
        "home",
        view.locale,
        view.word("home.title"),
        tuple(blocks),
        lead=(d.Text(view.word("home.lead")),),
        layout="home",
        description=view.word("home.description"),
    )
    return finish(scope, document, links, proof)


def _doors(view: View, known: frozenset[str]) -> d.Doors:
    doors = []
    for name, targets in DOORS.items():
        links = tuple(
            d.Link((d.Text(view.word(f"door.{name}.link-{at}")),), PageRef(target))
            for at, target in enumerate(targets, 1)
            if target in known
        )
        doors.append(
            d.Door(view.word(f"door.{name}.title"), (d.Text(view.word(f"door.{name}.text")),), links)
        )
    return d.Doors(tuple(doors))


def _trust(view: View, known: frozenset[str]) -> d.Band:
    cards = tuple(
        d.Card(
            "",
            (d.Text(view.word(f"trust.{name}.title")),),
            (d.Text(view.word(f"trust.{name}.text")),),
            PageRef(to),
        )
        for name, to in (("sources", "sources"), ("drafts", "page/review-policy"), ("limits", "page/method"))
        if to in known
    )
    return d.Band((d.Heading(2, (d.Text(view.word("trust.title")),), "trust"), d.Cards(cards)))
