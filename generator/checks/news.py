"""News rest on a document, and of an investigation or a trial they tell the outcome alone."""

from __future__ import annotations

from datetime import date

from ..corpus import Corpus
from ..diagnostics import Report
from ..model.news import INVESTIGATION, SITE, TRIAL, Post, Proceeding

# What only a trial can have.
OF_TRIALS = ("court", "awarded", "paid")


def check(corpus: Corpus, report: Report, today: date) -> None:
    """Report posts without a source, and proceedings that tell more or less than they may."""
    for post in corpus.table(Post).values():
        _post(corpus, report, post, today)
    for proceeding in corpus.table(Proceeding).values():
        _proceeding(corpus, report, proceeding, today)


def _post(corpus: Corpus, report: Report, post: Post, today: date) -> None:
    origin = corpus.origins[post.id]
    if not post.sources and not post.own:
        report.error(
            origin.span(),
            "unsourced-news",
            f"{post.id} rests on no document.",
            "Name sources:, or mark it own: true if it is news of this site itself.",
        )
    if post.own and post.kind != SITE:
        report.error(
            origin.span("own"),
            "own-fact",
            f"{post.id}: only news of this site itself (kind: site) may rest on nothing.",
            "Name sources: and delete own:, or make it kind: site.",
        )
    if not post.told_on(today):
        report.warning(
            origin.span("date"),
            "news-to-come",
            f"{post.id} will be shown from {post.date} on.",
            "Correct the date if it is to be shown now.",
        )


def _proceeding(corpus: Corpus, report: Report, told: Proceeding, today: date) -> None:
    origin = corpus.origins[told.id]
    if told.date.day is not None:
        report.error(
            origin.span("date"),
            "too-precise",
            f"{told.id}: a day leads to the people who were heard.",
            f"Write the month, {told.date.iso[:7]}, or the year.",
        )
    if told.date.first_day > today:
        report.error(
            origin.span("date"),
            "future-proceeding",
            f"{told.id}: {told.date.iso} is still to come.",
            "Correct the date.",
        )
    fitting = TRIAL if told.kind == "trial" else INVESTIGATION
    if told.outcome not in fitting:
        report.error(
            origin.span("outcome"),
            "other-outcome",
            f"{told.id}: no {told.kind} ends as {told.outcome}.",
            f"Choose one of {', '.join(fitting)}.",
        )
    if told.kind == "trial" and told.court is None:
        report.error(
            origin.span(), "missing-court", f"{told.id}: which kind of court said so?", "Add court:."
        )
    for name in OF_TRIALS if told.kind == "investigation" else ():
        if getattr(told, name) is not None:
            report.error(
                origin.key_span(name),
                "only-of-trials",
                f"{told.id}: an investigation has no {name}.",
                "Delete it.",
            )
