"""The pages of kits: all of them, each with its files, and each paper to be read."""

from __future__ import annotations

from dataclasses import replace

from .. import document as d
from ..document import Document, FileRef, Inlines, PageRef, Step
from ..kit import SAFE, Kit
from ..links import KIT_FILES, Links
from ..localize import Scope, View
from ..model.curriculum import Module
from ..model.kits import Kit as Facts
from ..model.kits import KitPaper
from ..model.leaflets import Leaflet
from ..model.reflex import ReflexCard
from .kit_sections import Sections
from .kits import forms, kit, kits
from .parts import call_list, heading, rows, section
from .proof import Proof, finish
from .status import last_assessment, organisation
from .status import row as measure_row

SIZES = {"a4": "A4", "a3": "A3", "square": "1080 × 1080", "wide": "1200 × 630"}


def way_to_kits(view: View) -> d.Blocks:
    """One line that leads to the list of kits; nothing while there are none."""
    if not kits(view.corpus):
        return ()
    row = d.Row("", _word(view, "nav.kits"), PageRef("kits"), None, _word(view, "kits.lead"))
    return (d.Rows((row,)),)


def _word(view: View, key: str) -> Inlines:
    return (d.Text(view.word(key)),)


def kits_page(view: View, links: Links) -> Document:
    """All kits, each with what it is for."""
    scope = Scope(view)
    found = tuple(
        d.Card("", scope.say(one.id, "title"), scope.say(one.id, "lead"), PageRef(f"kit/{one.id}"))
        for one in kits(view.corpus)
    )
    document = Document(
        "kits",
        view.locale,
        view.word("nav.kits"),
        (d.Cards(found),),
        lead=_word(view, "kits.lead"),
        section="signs",
        layout="wide",
        trail=_trail(view),
    )
    return finish(scope, document, links)


def _trail(view: View, *steps: Step) -> tuple[Step, ...]:
    return (Step(view.word("nav.kits"), PageRef("kits")), *steps)


# ---- the page of a kit


def kit_page(view: View, links: Links, facts: Facts) -> Document:
    """What a kit holds: its files, its papers, what was promised, whom to call."""
    shown = kit(view, facts, links)
    scope = Scope(view)
    scope.note((facts,))
    proof = Proof(scope, most=1)
    title = scope.plain(facts.id, "title")
    document = Document(
        f"kit/{facts.id}",
        view.locale,
        title,
        (
            *_next_day(view, shown),
            _safety(view),
            heading(view, "kit.papers", "papers"),
            _papers(scope, facts),
            *section(view, "kit.pictures", "pictures", _pictures(scope, facts)),
            heading(view, "kit.promised", "promised"),
            *_promised(scope, proof, facts),
            *section(view, "kit.reuse", "reuse", _reused(scope, facts)),
            heading(view, "kit.calls", "calls"),
            call_list(scope, facts.contacts),
        ),
        lead=scope.say(facts.id, "lead"),
        kicker=view.word("kit.kicker"),
        head=_files(view, links, shown),
        section="signs",
        trail=_trail(view, Step(title, PageRef(f"kit/{facts.id}"))),
    )
    made = finish(scope, document, links, proof, view.corpus.wording_origins.get(facts.id))
    # A poster's lines are read in its file alone: a change of them touches this page all the same.
    return replace(made, uses=made.uses | shown.uses)


def _next_day(view: View, shown: Kit) -> d.Blocks:
    if shown.day is None:
        return ()
    words = (d.Strong((d.Text(view.word("kit.next-day")),)), d.Text(" "), shown.day)
    return (d.Paragraph(words),)


def _safety(view: View) -> d.Note:
    lines = tuple(d.Paragraph(_word(view, f"kit.{name}")) for name in SAFE)
    return d.Note(lines, view.word("kit.read-first"), "alert")


def _files(view: View, links: Links, shown: Kit) -> d.Blocks:
    """The whole kit, and what is of use alone; the code that all of them carry."""
    if shown.withdrawn:
        return (d.Paragraph(_word(view, "kit.withdrawn")),)
    found = []
    for kind, variant in forms(shown):
        path = links.kit_file(shown.id, view.locale, kind, variant)
        size = SIZES.get(variant or "", "")
        found.append(
            d.Download(
                view.word(f"kit.file-{kind}"), FileRef(path), KIT_FILES[kind, variant][1].upper(), size
            )
        )
    edition = view.word("kit.edition", edition=shown.edition)
    return (d.Downloads(tuple(found)), d.Paragraph((d.Text(edition),), "soft"))


def _papers(scope: Scope, facts: Facts) -> d.Rows:
    return d.Rows(
        tuple(
            d.Row(
                "",
                scope.say(facts.id, "papers", paper.id, "title"),
                PageRef(f"paper/{facts.id}/{paper.id}"),
                None,
                scope.say(facts.id, "papers", paper.id, "lead"),
            )
            for paper in facts.papers
        )
    )


def _pictures(scope: Scope, facts: Facts) -> d.Blocks:
    """What each picture says and shows: its alternative text, to be copied with it."""
    view = scope.view
    found = []
    for picture in facts.pictures:
        title, text, shows = (
            scope.say(facts.id, "pictures", picture.id, n) for n in ("title", "text", "shows")
        )
        name = d.Strong((d.Text(f"{view.word('kit.file-image-png')}, {SIZES[picture.size]}. "),))
        words = (name, *_word(view, "kit.says"), d.Text(" "), *title, d.Text(". "), *text, d.Text(". "))
        found.append((d.Paragraph((*words, *_word(view, "kit.shows"), d.Text(" "), *shows)),))
    return (d.ListBlock(tuple(found)),) if found else ()


def _promised(scope: Scope, proof: Proof, facts: Facts) -> d.Blocks:
    """The measures behind the kit: what each asked, who judged it and when."""
    view, lines = scope.view, []
    measures = [view.corpus.measures[name] for name in facts.measures]
    for measure in measures:
        last = last_assessment(measure)
        if last is not None:
            who, date = organisation(scope, last.assessor), view.day(last.date).text
            by = d.Text(view.word("verdict.by", who=who, date=date))
            lines.append(d.Paragraph((by, *proof.marks(last.sources))))
    return (d.Rows(tuple(measure_row(scope, measure, with_plan=True) for measure in measures)), *lines)


def _reused(scope: Scope, facts: Facts) -> d.Blocks:
    corpus = scope.view.corpus
    entities = (
        *(corpus.table(ReflexCard)[name] for name in facts.cards),
        *(corpus.table(Leaflet)[name] for name in facts.leaflets),
        *(corpus.table(Module)[name] for name, _ in facts.modules),
    )
    return rows(scope, entities)


# ---- the page of a paper


def paper_page(view: View, links: Links, facts: Facts, paper: KitPaper) -> Document:
    """One paper of a kit, with the sources of each line."""
    scope = Scope(view)
    scope.note((facts,))
    proof = Proof(scope, most=1)
    kit_title, title = scope.plain(facts.id, "title"), scope.plain(facts.id, "papers", paper.id, "title")
    key = f"paper/{facts.id}/{paper.id}"
    home = PageRef(f"kit/{facts.id}")
    others = [one for one in facts.papers if one != paper]
    document = Document(
        key,
        view.locale,
        title,
        (
            *Sections(scope, proof, facts, on_paper=False).blocks(paper),
            heading(view, "kit.calls", "calls"),
            call_list(scope, facts.contacts),
            heading(view, "kit.kicker", "kit"),
            d.Rows(
                (
                    d.Row("", scope.say(facts.id, "title"), home),
                    *(
                        d.Row(
                            "",
                            scope.say(facts.id, "papers", one.id, "title"),
                            PageRef(f"paper/{facts.id}/{one.id}"),
                        )
                        for one in others
                    ),
                )
            ),
        ),
        lead=scope.say(facts.id, "papers", paper.id, "lead"),
        kicker=kit_title,
        section="signs",
        trail=_trail(view, Step(kit_title, home), Step(title, PageRef(key))),
    )
    return finish(scope, document, links, proof, view.corpus.wording_origins.get(facts.id))
