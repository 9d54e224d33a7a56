"""What the documents ask of such a site, and where it is answered: checked, and told in docs/coverage.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .corpus import Corpus
from .diagnostics import Report, did_you_mean
from .model.obligations import Obligation

FILE = Path("docs/coverage.md")
FORCES = {
    "asked": "demandé",
    "committed": "engagement de l’État",
    "safety": "sécurité",
    "refused": "refusé",
}


def check(corpus: Corpus, pages: frozenset[str], report: Report) -> None:
    """Report demands that nothing answers, and answers that are no page of the site."""
    for obligation in corpus.table(Obligation).values():
        origin = corpus.origins[obligation.id]
        if not obligation.pages and not obligation.reason:
            report.error(
                origin.span("id"),
                "unanswered-demand",
                f"{obligation.id}: no page answers this, and no reason is given.",
                "Add pages: or reason:.",
            )
        for at, page in enumerate(obligation.pages):
            if page not in pages:
                report.error(
                    origin.span("pages", at),
                    "unknown-page",
                    f'{obligation.id}: the site has no page "{page}".',
                    did_you_mean(page, pages) or "Name a page by its key: rights, topic/reference-mechanism.",
                )


def text(corpus: Corpus) -> str:
    """The whole of docs/coverage.md."""
    return "\n".join(_lines(list(corpus.table(Obligation).values()))) + "\n"


def _lines(obligations: list[Obligation]) -> Iterator[str]:
    answered = sum(bool(o.pages) and not o.reason for o in obligations)
    partly = sum(bool(o.pages) and bool(o.reason) for o in obligations)
    yield "# What the documents ask, and where it is answered"
    yield ""
    yield "Written by `reperes coverage` from `content/facts/obligations.yml`; do not edit it."
    yield ""
    yield (
        f"{len(obligations)} demands: {answered} answered by pages, {partly} in part, "
        f"{len(obligations) - answered - partly} by none yet."
    )
    yield ""
    yield "| | demand | force | where it stands | pages | what is missing, and why |"
    yield "|---|---|---|---|---|---|"
    for obligation in obligations:
        places = ", ".join(dict.fromkeys(f"{c.source}, {c.place}" for c in obligation.sources))
        pages = ", ".join(f"`{page}`" for page in obligation.pages)
        cells = (
            obligation.id,
            obligation.sentence,
            FORCES[obligation.force],
            places,
            pages,
            obligation.reason or "",
        )
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
