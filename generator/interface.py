"""Every word that the frame and the composers ask for, with the values each may be given.

`content/fr/interface.yml` holds the words; the check `interface` compares it with this list.
"""

from __future__ import annotations

_ASKED: dict[tuple[str, ...], str] = {
    (): """
        site.name site.description nav.home nav.plans nav.promises nav.timeline nav.sources nav.data
        frame.skip frame.bar frame.exit frame.exit-note frame.notice frame.notice-text
        frame.notice-link frame.menu frame.nav frame.trail footer.about footer.notice footer.follow
        footer.verify footer.this-site missing.title missing.heading missing.lead status.done
        status.partial status.not-done status.none status.chart status-plural.done
        status-plural.partial status-plural.not-done filter.all filter.all-id progress.done
        progress.under-way progress.planned progress.refused assessment.done assessment.partial
        assessment.not-done remark.welcomes remark.questions remark.fears remark.asks label.axis
        label.priority label.part label.measure label.measures label.total label.all label.lead
        label.participants label.undated label.publisher label.date label.kind label.reference
        measure.asks measure.note measure.additions measure.assessments measure.unassessed
        measure.remarks measure.reported measure.around measure.promise measure.promise-text
        measure.no-lead tie.documents tie.judgement plans.title plans.lead plans.unassessed
        plans.as-table plans.limits plans.by-status plans.filter plans.no-axis plans.axis-empty
        promises.title promises.lead promise.kicker promise.state promise.path promise.measures
        timeline.title timeline.feed timeline.note timeline.year event.plan event.law
        event.assessment event.report event.training event.institution event.campaign event.funding
        sources.title sources.lead sources.measures sources.no-measure source-kind.analysis
        source-kind.assessment source-kind.state-reply source-kind.minutes
        source-kind.parliamentary-question part.overview part.working-paper part.closing
        part.introduction part.summary part.calendar part.question part.answer part.context
        proof.sources proof.review proof.unreviewed proof.reviewed proof.edit proof.edition
        proof.side proof.cite law.title data.title data.lead data.measures data.measures-text
        data.promises data.promises-text data.sources data.sources-text data.translations
        data.translations-text data.artifacts data.artifacts-text data.together data.workbook
        data.package home.title home.lead home.description door.help.title door.help.text
        door.help.link-1 door.help.link-2 door.understand.title door.understand.text
        door.understand.link-1 door.understand.link-2 door.understand.link-3
        door.professionals.title door.professionals.text door.professionals.link-1
        door.professionals.link-2 door.professionals.link-3 trust.title trust.sources.title
        trust.sources.text trust.drafts.title trust.drafts.text trust.limits.title trust.limits.text
    """,
    ("amount",): """
        value.euro
    """,
    ("announced", "known"): """
        plans.known
    """,
    ("current", "units"): """
        proof.share
    """,
    ("date",): """
        verdict.none timeline.lead proof.horizon
    """,
    ("label", "value", "date", "former"): """
        law.coming law.former
    """,
    ("n",): """
        status-counted.done.one status-counted.done.other status-counted.partial.one
        status-counted.partial.other status-counted.not-done.one status-counted.not-done.other
        status-title.done.one status-title.done.other status-title.partial.one
        status-title.partial.other status-title.not-done.one status-title.not-done.other
        filter.again filter.chosen-done.one filter.chosen-done.other filter.chosen-partial.one
        filter.chosen-partial.other filter.chosen-not-done.one filter.chosen-not-done.other
        remark.counted.welcomes.one remark.counted.welcomes.other remark.counted.questions.one
        remark.counted.questions.other remark.counted.fears.one remark.counted.fears.other
        remark.counted.asks.one remark.counted.asks.other remark.read.one remark.read.other
        label.axis-n label.priority-n label.action-n label.measure-n promises.measures.one
        promises.measures.other reported.done.one reported.done.other reported.under-way.one
        reported.under-way.other reported.planned.one reported.planned.other reported.refused.one
        reported.refused.other reported.read.one reported.read.other sources.cited.one
        sources.cited.other proof.mark
    """,
    ("name",): """
        frame.published-by
    """,
    ("plan",): """
        measure.before measure.after plans.caption plans.follow promise.taken-up promise.first
        promise.again timeline.measure home.state
    """,
    ("ref",): """
        place.axis place.action place.measure place.priority place.section place.page place.footnote
    """,
    ("title", "edition", "date"): """
        proof.citation
    """,
    ("value",): """
        value.about value.more-than value.nearly
    """,
    ("who",): """
        measure.according-to
    """,
    ("who", "date"): """
        remark.voice verdict.by
    """,
    ("who", "date", "plan"): """
        promise.verdict
    """,
    ("who", "measure"): """
        promise.judged
    """,
    ("year",): """
        timeline.in-year
    """,
}

WORDS: dict[str, tuple[str, ...]] = {key: fields for fields, keys in _ASKED.items() for key in keys.split()}
