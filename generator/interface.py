"""Every word that the frame and the composers ask for, with the values each may be given.

`content/fr/interface.yml` holds the words; the check `interface` compares it with this list.
"""

from __future__ import annotations

_ASKED: dict[tuple[str, ...], str] = {
    # In every language: help pages, leaflets, prints.
    (): """
        help.exit help.exit-note help.draft help.notice help.choose help.all help.languages
        help.signs help.allowed help.rights help.before help.after help.calls help.when-you-call
        help.you-choose help.trace help.unverified help.phone help.phone-text help.show help.offline
        help.paper help.changed help.scan help.no-name help.qr help.frame help.searched
        help.own-number help.to-show help.phrase help.phrase-means help.together help.together-text
        help.pause help.play help.next help.take
        help.ask help.ask-line help.for-whom help.better-not help.their-rights
        help.basis-tested help.basis-general help.basis-built
        help.whole-page help.show-page help.again help.not-kept
        site.name site.description nav.home nav.plans nav.promises nav.timeline nav.sources nav.data
        nav.rights nav.signs nav.actors nav.figures nav.recommendations nav.forms nav.professions
        nav.cards nav.contacts nav.trainings nav.tools nav.fundings nav.projects nav.contradictions
        nav.refused nav.planned nav.map nav.search nav.distribution nav.editions nav.translations frame.skip
        frame.bar frame.exit frame.exit-note frame.notice
        frame.notice-text frame.notice-link frame.menu frame.nav frame.trail footer.about
        footer.notice footer.follow footer.verify footer.this-site footer.understand missing.title
        missing.heading missing.lead status.done status.partial status.not-done status.none
        status.chart status-plural.done status-plural.partial status-plural.not-done filter.all
        filter.all-id progress.done progress.under-way progress.planned progress.refused
        assessment.done assessment.partial assessment.not-done remark.welcomes remark.questions
        remark.fears remark.asks label.axis label.priority label.part label.measure label.measures
        label.total label.all label.lead label.participants label.undated label.publisher label.date
        label.kind label.reference label.asked-by label.asked-on label.deadline measure.asks
        measure.note measure.additions measure.assessments measure.unassessed measure.remarks
        measure.reported measure.around measure.promise measure.promise-text measure.no-lead
        tie.documents tie.judgement plans.title plans.lead plans.unassessed plans.as-table
        plans.limits plans.by-status plans.filter plans.no-axis plans.axis-empty promises.title
        promises.lead promise.kicker promise.state promise.path promise.measures timeline.title
        timeline.note timeline.year event.plan event.law event.assessment event.report
        event.training event.institution event.campaign event.funding sources.title sources.lead
        sources.measures sources.no-measure source-kind.analysis source-kind.assessment
        source-kind.state-reply source-kind.minutes source-kind.parliamentary-question part.overview
        part.working-paper part.closing part.introduction part.summary part.calendar part.question
        part.answer part.context proof.sources proof.review proof.unreviewed proof.reviewed
        proof.edit proof.edition proof.side proof.cite law.title data.title data.lead data.measures
        data.measures-text data.promises data.promises-text data.sources data.sources-text
        data.translations data.translations-text data.artifacts data.artifacts-text data.together
        data.workbook data.package data.recommendations data.recommendations-text data.points
        data.points-text data.rights data.rights-text data.situations data.situations-text
        data.legal-values data.legal-values-text data.forms data.forms-text data.indicators
        data.indicators-text data.professions data.professions-text data.reflex-cards
        data.reflex-cards-text data.organisations data.organisations-text data.contacts
        data.contacts-text data.trainings data.trainings-text
        data.tools data.tools-text data.fundings data.fundings-text data.projects data.projects-text
        data.figures data.figures-text data.series data.series-text data.events data.events-text
        data.contradictions data.contradictions-text data.topics data.topics-text home.title
        home.lead home.description door.help.title door.help.text door.help.link-1 door.help.link-2
        door.help.link-3 door.help.link-4 door.understand.title door.understand.text door.understand.link-1
        door.understand.link-2 door.understand.link-3 door.professionals.title
        door.professionals.text door.professionals.link-1 door.professionals.link-2
        door.professionals.link-3 door.professionals.link-4
        door.professionals.link-5 trust.title trust.sources.title
        trust.sources.text trust.drafts.title trust.drafts.text trust.limits.title trust.limits.text
        said.nothing related.title related.point related.right related.topic related.training
        related.tool related.funding related.project related.series related.contradiction
        nav.curriculum curriculum.title curriculum.lead curriculum.core curriculum.profession
        curriculum.transversal curriculum.safety curriculum.announce curriculum.leave
        curriculum.invented curriculum.nobody-tells depth.short depth.medium depth.full method.plenary
        method.pairs method.groups method.alone method.roleplay method.cards method.debate
        module.unread module.times module.for
        module.forms module.everybody module.before module.none module.hard
        module.hard-1 module.hard-2 module.hard-3 module.law module.outcomes module.questions
        module.keep module.rests-on module.next module.cases module.cases-lead module.quiz
        module.quiz-lead module.teaching module.teaching-lead module.longest module.longest-lead
        module.further module.further-lead
        module.handout module.handout-lead
        module.prompts module.read-case
        module.answers module.see-answer module.right module.programme module.step module.what
        module.time module.slide module.case module.note
        legal.publisher legal.name legal.director legal.address legal.host legal.contact-url
        legal.data-contact-url legal.security-url legal.blank
        nav.first-steps steps.lead steps.light steps.languages steps.kept steps.call steps.do steps.dont
        steps.rights steps.leaflet steps.leaflet-languages steps.leaflet-prints steps.forms
        steps.professions steps.again
        session.opening session.opening-short session.closing-short session.breaks session.closing
        session.left session.programme
        session.sources-lead session.from session.test-before session.test-after
        session.test-six-months session.test-lead session.answers session.answers-lead
        session.attendance session.attendance-lead session.seat session.name session.service
        session.signature
        session.files session.paths
        session.paths-lead session.ics-text
        module.files
        file.slides-pptx file.guide-pdf file.quiz-moodle file.handout-pdf file.handout-odt
        file.scorm12
        nav.composer
        composer.lead composer.profession composer.length composer.forms composer.forms-hint
        composer.modules composer.up composer.down composer.drop composer.add composer.total
        composer.size composer.take composer.working composer.ready composer.broken composer.offline
        composer.no-script composer.ready-made composer.everybody composer.optional composer.same
        composer.locale
        curriculum.sessions curriculum.others curriculum.exercise
        file.check-odt file.pack-zip file.cc11 file.session-ics
        data.paths data.paths-text
        module.files-lead
        composer.begin
        module.always
        course.guide course.page course.own-notes course.calls course.start course.check
        course.score course.done course.again course.next-part course.your-answer course.wrong
        course.choose course.match course.type course.answered course.pass course.reading
        course.module course.minutes course.question course.end course.end-text
        course.leave course.invented course.activity course.facilitator
        course.contents course.previous course.distress-1 course.distress-2 course.distress-3
        course.not-kept
        course.begin course.announce-1 course.announce-2 course.announce-3
        course.from course.correct course.accepted course.front course.own-notes-text course.qr
        check-list.values check-list.values-text check-list.law check-list.figure check-list.contact
        check-list.label check-list.value check-list.where check-list.source check-list.date
        check-list.tick check-list.whom check-list.changed check-list.by check-list.on
        check-list.editions check-list.nothing
        local.title local.lead local.safe local.never local.service local.who local.phone local.hours
        local.checked local.association local.victims local.hospital local.children local.labour
        local.police local.prefecture local.interpreter local.legal local.health local.team local.other
        data.modules data.modules-text
        nav.calendar door.understand.link-4 related.observance data.observances data.observances-text
        calendar.lead calendar.next calendar.every-year calendar.unverified calendar.unverified-note
        calendar.unverified-text calendar.european-day calendar.international-day calendar.national-day
        calendar.publication calendar.promised calendar.no-date calendar.no-date-text calendar.trainings
        calendar.publications calendar.half-yearly calendar.years calendar.no-plan calendar.happened
        calendar.plan-ends-day calendar.reply-due calendar.name calendar.file-text calendar.file
        calendar.subscribe calendar.watched calendar.watched-text calendar.safety calendar.reserved-title
        calendar.reserved calendar.follow calendar.address calendar.way-apple calendar.way-google
        calendar.way-outlook calendar.way-file calendar.asks calendar.home-all
        related.all recommendations.title recommendations.lead point.asks point.answer point.gaps
        point.promises refused.title refused.lead planned.title planned.lead rights.title
        rights.lead rights.by-situation rights.all theme.papers theme.time theme.justice theme.money
        theme.housing theme.health theme.child theme.language theme.protection right.holders
        right.conditions right.costs right.decides right.steps right.step-cost right.step-decides
        right.step-after right.next right.that-day right.that-month right.limits right.authorities
        right.legal-basis right.law right.no-advice signs.title signs.lead signs.warning signs.hint
        signs.do signs.any-form signs.by-form signs.by-profession signs.none signs.see-any-form
        age.child age.adult strength.strong strength.weak forms.title forms.lead form.who form.signs
        form.rights professions.title professions.lead profession.meets profession.signs
        profession.partners profession.rights cards.lead card.kicker card.lead card.signs
        card.no-sign card.do card.dont card.say card.avoid card.refer card.own card.file
        nav.kits kits.lead data.kits data.kits-text
        kit.kicker kit.day kit.next-day kit.file-kit-zip kit.file-poster-pdf kit.file-image-png
        kit.withdrawn kit.read-first kit.safe-listen kit.safe-leave kit.safe-story kit.safe-pictures
        kit.papers kit.pictures kit.says kit.shows kit.promised kit.reuse kit.calls
        kit.passed kit.that-day kit.files kit.blanks kit.sources kit.alternative
        kit.messages-lead kit.poster-scan kit.poster-code kit.paper-odt kit.paper-pdf
        kit.poster-file kit.picture-file kit.text-file kit.messages-file kit.sources-file
        kit.card-file kit.leaflet-file kit.module-file kit.page
        actors.title actors.lead actors.safety
        actors.no-address actors.state actors.state-text actors.police actors.police-text
        actors.justice actors.justice-text actors.schools actors.schools-text actors.associations
        actors.associations-text actors.networks actors.networks-text actors.international
        actors.international-text actors.services actors.services-text actors.agencies
        actors.agencies-text contacts.title contacts.lead contacts.before contacts.no-line
        contacts.traces contact.title contact.unverified contact.kind contact.free
        contact.confidential contact.interpreter contact.name-asked contact.papers-asked
        contact.police-told contact.languages contact.hours contact.traces contact.answer-yes
        contact.answer-no contact-kind.police contact-kind.rescue contact-kind.medical
        contact-kind.shelter contact-kind.listening figures.title figures.lead figures.series
        figures.single figures.kicker series.caveats series.chart series.table series.file
        series.when series.what series.value series.no-value trainings.title trainings.lead
        trainings.done trainings.under-way trainings.planned tools.title tools.lead tools.guide
        tools.leaflet tools.poster tools.reflex-card tools.form tools.e-learning tools.video
        tools.site tools.study tools.reference tools.planned fundings.title fundings.lead
        fundings.budget fundings.fund fundings.grant fundings.call fundings.planned projects.title
        projects.lead projects.done projects.under-way projects.planned inventory.frequency-once
        inventory.frequency-yearly inventory.frequency-regular inventory.colon contradictions.title
        contradictions.lead contradictions.kept contradictions.about contradictions.date
        contradictions.sum contradictions.count contradictions.law contradictions.name
        contradictions.state section.exists section.planned section.asked section.refused
        section.abroad map.title map.lead map.help map.understand map.follow map.resources
        map.verify map.this-site map.topics
        distribution.title distribution.lead distribution.safety distribution.never
        distribution.choice distribution.kept distribution.places distribution.where distribution.print
        distribution.print-caption distribution.format distribution.size distribution.use
        distribution.how distribution.office distribution.fold distribution.printer
        distribution.card distribution.strips distribution.code distribution.weekly
        distribution.frame distribution.screen distribution.screen-text
        distribution.every-language distribution.languages distribution.languages-text
        distribution.languages-caption distribution.leaflet distribution.language
        distribution.page distribution.files distribution.files-caption distribution.reviewed
        distribution.draft distribution.withdrawn distribution.says venue.asylum-reception venue.prefecture
        venue.health-centre venue.airport venue.consulate venue.job-agency venue.building-site
        venue.street venue.waiting-room print.a4 print.a4-imprimeur print.a6 print.bilingue
        print.affiche-a4 print.affiche-a3 print-use.a4 print-use.a4-imprimeur print-use.a6
        print-use.bilingue print-use.affiche-a4 print-use.affiche-a3 editions.title editions.lead
        editions.find editions.other editions.none editions.none-text editions.current
        editions.outdated editions.what-changed editions.older editions.preview
        editions.preview-text editions.unreleased editions.withdrawn editions.fact-changed
        editions.text-changed editions.text-added editions.text-removed editions.unknown translations.title
        translations.lead translations.reviewed translations.reviewed-text translations.draft
        translations.draft-text translations.stale translations.stale-text translations.missing
        translations.missing-text translations.language translations.units
        translations.words-left translations.waiting translations.waiting-text
        translations.waiting-caption translations.safety translations.others translations.all
        translations.all-text translations.all-caption translations.since translations.since-text
        translations.help translations.file translations.back translations.review
        translations.contributing translations.guide translations.first translations.nothing
        translations.questions translations.lines translations.words
        nav.news nav.letters event.site event.investigation event.trial data.news
        data.news-text data.proceedings data.proceedings-text news.lead news.horizon-text
        news.site-text news.proceedings news.no-proceeding news.outcomes news.feed
        news.feed-text news.all proceeding.sent-to-trial proceeding.closed-without-trial
        proceeding.convicted proceeding.partly-convicted proceeding.acquitted
        proceeding.appeal-pending proceeding.criminal-court proceeding.assize-court
        proceeding.appeal-court proceeding.cassation-court proceeding.forms proceeding.awarded
        proceeding.paid proceeding.unknown letter.lead letter.preheader letter.independent
        letter.links letter.happened letter.nothing-dated letter.site letter.forms
        letter.all-forms letter.not-known letter.absent letter.no-form letter.draft-text
        letter.about letter.sender letter.stop letter.privacy letter.how letter.no-mail
        letter.html letter.txt letter.in-year-text
        letter.half letter.news letter.caption news.earlier
        search.title search.lead search.label search.hint search.without search.loading search.failed
        search.nothing search.nothing-text search.help search.more search.leaflet
        trials.caption trials.what trials.tool trials.looked trials.tests trials.own trials.not-counted
        offline.title offline.text offline.safety offline.file offline.reserved
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
    ("edition",): """
        module.edition
        help.edition kit.edition
    """,
    ("date",): """
        trials.lead
        news.horizon letter.running letter.horizon
        help.law
        calendar.from calendar.home
        verdict.none timeline.lead proof.horizon right.law-as-of inventory.since inventory.until
        editions.dated editions.since translations.was-reviewed
    """,
    ("measure",): """
        calendar.unjudged
    """,
    ("measure", "status", "who", "date"): """
        calendar.judged
    """,
    ("plan", "n", "of"): """
        calendar.plan-year
    """,
    ("sources",): """
        calendar.sources
    """,
    ("start", "end"): """
        calendar.plan-ends-text
    """,
    ("label",): """
        series.described
    """,
    ("label", "value", "date", "former"): """
        law.coming law.former
    """,
    ("language",): """
        translations.waiting-in
    """,
    ("languages",): """
        distribution.mirrored inventory.languages
    """,
    ("n",): """
        letter.counted.one letter.counted.other letter.counted-form.one
        letter.counted-form.other
        status-counted.done.one status-counted.done.other status-counted.partial.one
        status-counted.partial.other status-counted.not-done.one status-counted.not-done.other
        status-title.done.one status-title.done.other status-title.partial.one
        status-title.partial.other status-title.not-done.one status-title.not-done.other
        filter.again filter.chosen-done.one filter.chosen-done.other filter.chosen-partial.one
        filter.chosen-partial.other filter.chosen-not-done.one filter.chosen-not-done.other
        remark.counted.welcomes.one remark.counted.welcomes.other remark.counted.questions.one
        remark.counted.questions.other remark.counted.fears.one remark.counted.fears.other
        remark.counted.asks.one remark.counted.asks.other remark.read.one remark.read.other
        label.axis-n label.priority-n label.action-n label.measure-n label.recommendation-n
        promises.measures.one promises.measures.other reported.done.one reported.done.other
        reported.under-way.one reported.under-way.other reported.planned.one reported.planned.other
        reported.refused.one reported.refused.other reported.read.one reported.read.other
        sources.cited.one sources.cited.other proof.mark proof.more.one proof.more.other
        point.unanswered.one point.unanswered.other actors.counted.one actors.counted.other
        figures.counted.one figures.counted.other
        search.found.one search.found.other
        trials.seen.one trials.seen.other trials.read.one trials.read.other
        kit.before.one kit.before.other kit.after.one kit.after.other
        editions.more.one editions.more.other translations.and-others.one
        translations.and-others.other
    """,
    ("law", "due"): """
        module.dated
    """,
    ("minutes",): """
        composer.over composer.spare
        session.minutes
        module.minutes
    """,
    ("minutes", "each"): """
        check-list.time
    """,
    ("n", "letter"): """
        label.recommendation-point
    """,
    ("name",): """
        frame.published-by
    """,
    ("page", "date"): """
        offline.read-me
    """,
    ("address",): """
        offline.address
    """,
    ("plan",): """
        calendar.plan-ends
        measure.before measure.after plans.caption plans.follow promise.taken-up promise.first
        promise.again timeline.measure home.state
    """,
    ("ref",): """
        place.axis place.action place.measure place.priority place.section place.page place.footnote
    """,
    ("short", "middle", "whole"): """
        module.lengths
    """,
    ("text",): """
        right.former
    """,
    ("title",): """
        calendar.titled
        module.files-title
        session.paths-of
        figures.of module.cases-title module.quiz-title
        module.teaching-title module.longest-title module.further-title
        module.handout-title
    """,
    ("title", "edition", "date"): """
        proof.citation
    """,
    ("value",): """
        value.about value.more-than value.nearly inventory.length
    """,
    ("what",): """
        right.step-silent contact.unknown
    """,
    ("who",): """
        calendar.reply-due-text
        measure.according-to right.with inventory.by inventory.with section.by
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
    ("whom",): """
        inventory.for
    """,
    ("year",): """
        letter.half-1 letter.half-2 letter.in-year
        timeline.in-year calendar.in-year
    """,
    ("years",): """
        inventory.years
    """,
    ("site", "half"): """
        letter.title
    """,
    ("first", "last"): """
        letter.period
    """,
    ("forms",): """
        letter.silent
    """,
}

WORDS: dict[str, tuple[str, ...]] = {key: fields for fields, keys in _ASKED.items() for key in keys.split()}
