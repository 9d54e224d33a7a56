"""Kits in one language, without a format: what their pages and their files are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from .. import document as d
from ..corpus import SOURCE_LOCALE, Corpus
from ..course import Cited, Sheet
from ..document import PageRef, plain
from ..kit import SAFE, Kit, Paper, Picture, Poster, Promised, Reused
from ..links import HELP, Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.curriculum import Module
from ..model.kits import Kit as Facts
from ..model.kits import KitPaper, KitPicture, KitPoster
from ..model.knowledge import Profession
from ..model.leaflets import Leaflet
from ..model.plans import Measure
from ..model.reflex import ReflexCard
from .course import LANGS, words_of
from .kit_sections import Sections
from .parts import named_call, place_of, title_of
from .proof import Proof, edition_of, law_lines
from .status import last_assessment, measure_kicker, organisation

WORDS = (
    "day", "files", "read-first", *SAFE, "blanks", "promised", "calls", "reuse", "sources", "shows", "says",
    "alternative", "messages-lead", "poster-scan", "poster-code", "paper-odt", "paper-pdf", "poster-file",
    "picture-file", "text-file", "messages-file", "sources-file", "card-file", "leaflet-file", "module-file",
    "page",
)  # fmt: skip


def _words(view: View) -> dict[str, str]:
    """What files of kits say themselves."""
    found = {f"kit-{name}": view.word(f"kit.{name}") for name in WORDS}
    return found | {"colon": view.word("inventory.colon"), "draft": view.word("help.draft")}


def kits(corpus: Corpus) -> tuple[Facts, ...]:
    """All kits, as written."""
    return tuple(corpus.table(Facts).values())


def kits_of(corpus: Corpus, profession: Profession) -> tuple[Facts, ...]:
    """The kits that speak to a profession."""
    return tuple(kit for kit in kits(corpus) if profession.id in kit.professions)


def forms(said: Kit) -> tuple[tuple[str, str | None], ...]:
    """The files of a kit that lie beside its page, by kind and variant."""
    posters = [("poster-pdf", size) for _ in said.posters[:1] for size in ("a4", "a3")]
    return (("kit-zip", None), *posters, *(("image-png", picture.size) for picture in said.pictures))


def kit(view: View, facts: Facts, links: Links) -> Kit:
    """A kit in the language of a view."""
    scope = Scope(view)
    return _Making(scope, Proof(scope), facts, links).kit()


@dataclass(frozen=True)
class _Making:
    scope: Scope
    proof: Proof
    facts: Facts
    links: Links

    def kit(self) -> Kit:
        """Everything is said before the edition is reckoned."""
        scope, view, facts = self.scope, self.scope.view, self.facts
        corpus = view.corpus
        described = corpus.locales[view.locale]
        title, lead = scope.say(facts.id, "title"), scope.say(facts.id, "lead")
        papers = tuple(map(self._paper, facts.papers))
        posters = tuple(map(self._poster, facts.posters))
        pictures = tuple(map(self._picture, facts.pictures))
        messages = self._messages()
        calls = tuple(named_call(scope, name) for name in facts.contacts)
        promised = tuple(self._promised(corpus.measures[name]) for name in facts.measures)
        reused = self._reused()
        sources = self._sources(self.proof)
        scope.note((facts,))
        edition = edition_of(scope, law_lines(scope))
        draft = any(state != "reviewed" for state in scope.used.values())
        day = view.day_of(facts)
        return Kit(
            id=facts.id,
            locale=view.locale,
            lang=LANGS.get(view.locale, view.locale),
            direction=described.direction,
            script=described.script,
            title=title,
            lead=lead,
            day=view.day(PartialDate.of(day)) if day else None,
            promised=promised,
            papers=papers,
            posters=posters,
            pictures=pictures,
            messages=messages,
            calls=calls,
            reused=reused,
            sources=sources,
            words={**words_of(view), **_words(view)},
            address=self._address(PageRef(f"kit/{facts.id}")),
            door=self.links.help_address(HELP),
            edition=edition,
            edition_line=view.word("help.edition", edition=edition),
            draft=draft,
            independent=corpus.publisher.name is None,
            withdrawn=view.release and view.locale != SOURCE_LOCALE and draft,
            uses=scope.uses,
        )

    def _address(self, to: d.Target) -> str:
        return self.links.href(f"kit/{self.facts.id}", self.scope.view.locale, to, "absolute")

    def _paper(self, paper: KitPaper) -> Paper:
        """A paper says where its own lines stand, and the kit where all do."""
        proof, said = Proof(self.scope), partial(self.scope.say, self.facts.id, "papers", paper.id)
        blocks = Sections(self.scope, proof, self.facts, on_paper=True).blocks(paper)
        self.proof.order.update(dict.fromkeys(proof.order, 0))
        return Paper(Sheet(paper.id, said("title"), said("lead"), blocks), self._sources(proof))

    def _poster(self, poster: KitPoster) -> Poster:
        path = (self.facts.id, "posters", poster.id)
        return Poster(
            poster.id,
            self.scope.say(*path, "title"),
            self.scope.say(*path, "lead"),
            tuple(self.scope.say(*path, "lines", line.id) for line in poster.lines),
            tuple(named_call(self.scope, name) for name in poster.contacts),
        )

    def _picture(self, picture: KitPicture) -> Picture:
        path = (self.facts.id, "pictures", picture.id)
        texts = (self.scope.say(*path, name) for name in ("title", "text", "shows"))
        return Picture(picture.id, picture.size, *texts)

    def _messages(self) -> tuple[str, ...]:
        return tuple(
            plain(self.scope.say(self.facts.id, "papers", p.id, "sections", s.id, "lines", line.id, "text"))
            for p in self.facts.papers
            for s in p.sections
            if s.shows == "messages"
            for line in s.lines
        )

    def _promised(self, measure: Measure) -> Promised:
        scope, view = self.scope, self.scope.view
        scope.note((measure,))
        kicker = d.Text(f"{measure_kicker(scope, measure)}. ")
        last = last_assessment(measure)
        status = view.word(f"status.{last.status}" if last else "status.none")
        who = organisation(scope, last.assessor) if last else ""
        by = view.word("verdict.by", who=who, date=view.day(last.date).text) if last else ""
        return Promised((kicker, *scope.say(measure.id, "title")), status, by)

    def _reused(self) -> tuple[Reused, ...]:
        """Cards, leaflets and modules that go with the kit."""
        corpus = self.scope.view.corpus
        entities = (
            *(corpus.table(ReflexCard)[name] for name in self.facts.cards),
            *(corpus.table(Leaflet)[name] for name in self.facts.leaflets),
            *(corpus.table(Module)[name] for name, _ in self.facts.modules),
        )
        places = ((title_of(self.scope, entity), place_of(entity)) for entity in entities)
        return tuple(Reused(title, self._address(to)) for title, to in places if to is not None)

    def _sources(self, proof: Proof) -> tuple[Cited, ...]:
        places: dict[str, list[str]] = {}
        for source, place in proof.order:
            places.setdefault(source, []).append(self.scope.view.place(place))
        return tuple(Cited(self.scope.say(name, "title"), tuple(at)) for name, at in places.items())
