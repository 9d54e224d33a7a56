"""An invented project of any size, which the real loader and checks accept.

The frame's words, the languages, the MkDocs shell and `overrides/` are the repository's own; plans,
measures, promises, events, figures and editorial pages are invented, French first, English as draft
translations. Most pages are pages of measures, of about 590 words. The same size always gives
the same bytes.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
import yaml

Values = dict[str, Any]
Texts = dict[str, Any]

LOCALES = ("fr", "en")
SOURCES = 5
BODIES = 40
AXES = 6
MEASURES_OF_A_PLAN = 66
MEASURES_OF_A_PROMISE = 6
FIGURES_OF_A_PLAN = 20
YEARS = (2016, 2017, 2018, 2019, 2020, 2021, 2022)
STATUSES = ("done", "partial", "not-done")
KINDS = ("asks", "fears", "welcomes", "questions")
STATES = ("done", "under-way", "planned", "refused")

FRENCH = """
les services de l’État préparent une fiche commune pour les départements
chaque préfecture désigne une personne qui suit le dossier
les associations demandent des moyens stables d’une année à l’autre
le groupe de travail se réunit deux fois dans l’année et rend compte de ses échanges
une convention lie le parquet, l’hôpital et les associations du territoire
les inspecteurs du travail reçoivent une formation sur les signes d’exploitation
les écoles reçoivent un livret écrit avec des professeurs et des juristes
le ministère annonce un guide, sans date de parution
aucun budget propre n’est indiqué dans les documents que nous avons lus
la mesure reprend une promesse du plan précédent et en précise la portée
les personnes accompagnées restent peu nombreuses au regard des besoins décrits
un dispositif d’accueil existe dans quelques villes seulement
les consulats diffusent une information traduite en plusieurs langues
la formation des magistrats comporte désormais une session consacrée à ce sujet
les interprètes manquent dans une grande partie du territoire
le rapport souligne l’écart entre les intentions et les moyens donnés
une enquête nationale doit mesurer l’ampleur du phénomène
les entreprises sont invitées à vérifier leurs sous-traitants
la commission rappelle que la protection ne dépend pas d’une plainte
le secteur agricole et le bâtiment font l’objet de contrôles conjoints
les mineurs sont orientés vers un lieu d’accueil éloigné
un référent est nommé dans chaque direction départementale
les premières évaluations montrent des pratiques très diverses
l’administration répond que le travail est engagé avec ses partenaires
des campagnes d’affichage ont été menées dans les gares et les aéroports
la coopération avec les pays voisins passe par des équipes communes d’enquête
les saisies d’avoirs criminels alimentent en partie un fonds d’aide
le texte ne dit pas qui doit agir ni dans quel délai
une ligne budgétaire a été votée puis réduite l’année suivante
les familles reçoivent une aide pour leurs démarches et leur logement
"""
ENGLISH = """
public services are preparing a shared sheet for the departments
each prefecture names a person who follows the case
the associations ask for means that stay stable from one year to the next
the working group meets twice a year and reports on what was said
an agreement binds the prosecutor, the hospital and the local associations
labour inspectors are trained on the signs of exploitation
schools receive a booklet written with teachers and lawyers
the ministry announces a guide, without a date of publication
no budget of its own is given in the documents we have read
the measure takes up a promise of the plan before and says more precisely how far it goes
the people supported remain few when set against the needs described
a reception scheme exists in a few towns only
consulates hand out information translated into several languages
the training of judges now has a session on this subject
interpreters are lacking in a large part of the country
the report stresses the distance between the intentions and the means given
a national survey is to measure how large the phenomenon is
companies are invited to check their subcontractors
the commission recalls that protection does not depend on a complaint
farming and building are checked by joint teams
minors are referred to a place of reception far away
a contact person is named in each departmental directorate
the first assessments show very different practices
the administration answers that work has begun with its partners
poster campaigns were run in stations and airports
cooperation with neighbouring countries goes through joint investigation teams
seized criminal assets feed part of a fund for support
the text says neither who must act nor how soon
a budget line was voted, then reduced the year after
families receive help for their papers and their housing
"""
CLAUSES = tuple(zip(FRENCH.strip().splitlines(), ENGLISH.strip().splitlines(), strict=True))
NOUNS = ("accueil", "alerte", "collecte", "contrôle", "coopération", "écoute", "enquête", "formation")


@dataclass(frozen=True)
class Pair:
    """A text and its translation."""

    fr: str
    en: str


@dataclass
class Synthetic:
    """A project with a number of measures, written below `root`."""

    repository: Path
    root: Path
    measures: int
    chance: random.Random = field(default_factory=lambda: random.Random(20240618))

    def write(self) -> None:
        """Write every file of the project."""
        shutil.rmtree(self.root, ignore_errors=True)
        self._copy()
        self._sources_and_bodies()
        self._plans()
        self._pages()

    @property
    def plans(self) -> int:
        """How many plans share the measures."""
        return max(1, round(self.measures / MEASURES_OF_A_PLAN))

    # ---- what comes from the repository

    def _copy(self) -> None:
        for name in ("overrides", "mkdocs.yml"):
            source = self.repository / name
            if source.is_dir():
                shutil.copytree(source, self.root / name)
            else:
                self.root.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, self.root / name)
        for name in (
            "facts/publisher.yml",
            "fr/locale.yml",
            "fr/interface.yml",
            "fr/help.yml",
            "en/locale.yml",
            "en/interface.po",
        ):
            target = self.root / "content" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.repository / "content" / name, target)

    # ---- words

    def _sentence(self) -> Pair:
        picked = self.chance.sample(CLAUSES, 2)
        french, english = " ; ".join(c[0] for c in picked), "; ".join(c[1] for c in picked)
        return Pair(french[0].upper() + french[1:] + ".", english[0].upper() + english[1:] + ".")

    def _text(self, sentences: int) -> Pair:
        made = [self._sentence() for _ in range(sentences)]
        return Pair(" ".join(s.fr for s in made), " ".join(s.en for s in made))

    def _clause(self) -> Pair:
        french, english = self.chance.choice(CLAUSES)
        return Pair(french[0].upper() + french[1:], english[0].upper() + english[1:])

    def _cite(self, place: str, *, sources: int = 1) -> list[Values]:
        """Citations of the newest source and of some others, each with a few words."""
        chosen = [SOURCES, *self.chance.sample(range(1, SOURCES), sources - 1)]
        return [
            {"source": f"source-{at}", "place": place, "evidence": " ".join(self._clause().fr.split()[:9])}
            for at in chosen
        ]

    def _body(self) -> str:
        return f"body-{self.chance.randint(1, BODIES)}"

    # ---- files

    def _facts(self, name: str, entities: list[Values]) -> None:
        self._yaml(f"facts/{name}.yml", entities)

    def _wording(self, name: str, wording: dict[str, Texts]) -> None:
        """The French as YAML, the English as a catalogue of drafts."""
        self._yaml(f"fr/{name}.yml", {key: _only(texts, "fr") for key, texts in wording.items()})
        units = ((".".join(path), pair) for path, pair in _pairs(wording, ()))
        self._catalogue(name, units)

    def _yaml(self, name: str, value: object) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(
            value,
            Dumper=yaml.CSafeDumper,
            allow_unicode=True,
            width=105,
            sort_keys=False,
            default_flow_style=None,
        )
        path.write_text(text, "utf-8")

    def _catalogue(self, name: str, units: Iterator[tuple[str, Pair]]) -> None:
        po = polib.POFile(wrapwidth=100)
        po.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
        for context, pair in units:
            flags = ["fuzzy", *(["python-brace-format"] if "{" in pair.fr else [])]
            po.append(polib.POEntry(msgctxt=context, msgid=pair.fr, msgstr=pair.en, flags=flags))
        path = self.root / "content" / "en" / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(po) + "\n", "utf-8")

    # ---- what everything rests on

    def _sources_and_bodies(self) -> None:
        sources: list[Values] = [
            {
                "id": f"source-{at}",
                "kind": "assessment",
                "publisher": "body-1",
                "date": f"{2018 + at}-06-{at:02d}",
                "archive": f"{at:03d}",
            }
            for at in range(1, SOURCES + 1)
        ]
        self._facts("sources", sources)
        self._wording(
            "sources", {s["id"]: {"title": self._clause(), "about": self._text(1)} for s in sources}
        )
        bodies: list[Values] = [
            {
                "id": f"body-{at}",
                "kind": "association" if at % 2 else "ministry",
                **({"acronym": f"ORG {at}"} if at % 3 else {}),
                "sources": self._cite("part introduction"),
            }
            for at in range(1, BODIES + 1)
        ]
        self._facts("organisations", bodies)
        names = {
            b["id"]: Pair(f"Service {NOUNS[at % len(NOUNS)]} {at + 1}", f"Body {at + 1}")
            for at, b in enumerate(bodies)
        }
        self._wording(
            "organisations", {key: {"name": name, "role": self._text(1)} for key, name in names.items()}
        )
        self._yaml("facts/reviews.yml", [])

    # ---- plans, and what they hold

    def _plans(self) -> None:
        plans: list[Values] = []
        axes: list[Values] = []
        actions: list[Values] = []
        for number in range(1, self.plans + 1):
            plan = f"plan-{number}"
            plans.append(
                {
                    "id": plan,
                    "number": number,
                    "start": YEARS[-1] - self.plans + number,
                    "end": YEARS[-1] - self.plans + number + 1,
                    "date": YEARS[-1] - self.plans + number,
                    "announced": MEASURES_OF_A_PLAN,
                    "complete": True,
                    "sources": self._cite("part context"),
                }
            )
            for at in range(1, AXES + 1):
                axis = f"{plan}-axis-{at}"
                axes.append({"id": axis, "plan": plan, "number": at, "sources": self._cite(f"axis {at}")})
                actions.append(
                    {
                        "id": f"{plan}-action-{at}",
                        "plan": plan,
                        "axis": axis,
                        "number": at,
                        "sources": self._cite(f"action {at}"),
                    }
                )
        for name, entities in (("plans", plans), ("axes", axes), ("actions", actions)):
            self._facts(name, entities)
        self._wording(
            "plans",
            {
                p["id"]: {
                    "title": Pair(
                        f"Plan national numéro {p['number']}", f"National plan number {p['number']}"
                    ),
                    "short": Pair(f"Plan {p['number']}", f"Plan {p['number']}"),
                    "summary": self._text(2),
                    "limits": self._text(2),
                }
                for p in plans
            },
        )
        self._wording(
            "axes", {a["id"]: {"title": self._clause(), "short": Pair("Accueil", "Reception")} for a in axes}
        )
        self._wording("actions", {a["id"]: {"title": self._clause()} for a in actions})
        self._measures()

    def _measures(self) -> None:
        owned: dict[int, list[int]] = {}
        for at in range(self.measures):
            owned.setdefault(at * self.plans // self.measures + 1, []).append(at)
        promises: dict[str, None] = {}
        events: list[Values] = []
        for plan, indices in owned.items():
            facts, wording = [], {}
            for number, _ in enumerate(indices, 1):
                measure, texts = self._measure(plan, number)
                facts.append(measure)
                wording[measure["id"]] = texts
                promises[measure["promise"]] = None
                if number % 4 == 0:
                    events.append(self._event(measure["id"], len(events)))
            self._facts(f"measures/plan-{plan}", facts)
            self._wording(f"measures/plan-{plan}", wording)
            self._figures(plan)
        self._facts("promises", [{"id": promise} for promise in promises])
        self._wording(
            "promises",
            {
                p: {"title": self._clause(), "summary": self._text(1), "state": self._text(2)}
                for p in promises
            },
        )
        self._facts("events", events)
        self._wording("events", {e["id"]: {"title": self._clause(), "text": self._text(1)} for e in events})

    def _measure(self, plan: int, number: int) -> tuple[Values, Texts]:
        """A measure whose page has about 590 words, proof included."""
        measure_id = f"plan-{plan}-{number:03d}"
        axis = (number - 1) * AXES // (MEASURES_OF_A_PLAN + 1) % AXES + 1
        place = f"measure {number}"
        additions = [{"id": "added", "sources": self._cite(place)}] if number % 4 == 0 else []
        remarks = [
            {
                "id": f"remark-{at}",
                "kind": KINDS[at],
                "by": f"body-{at // 2 + 2}",
                "sources": self._cite(place),
            }
            for at in range(4)
        ]
        reported = [
            {
                "id": f"reported-{at}",
                **({"date": f"{self.chance.choice(YEARS)}-{at + 3:02d}"} if at else {}),
                "by": self._body(),
                "state": STATES[at % 4],
                "sources": self._cite(f"section {at + 1}"),
            }
            for at in range(3)
        ]
        judged = {"assessor": "body-1", "date": "2023-01-12", "status": STATUSES[number % 3]}
        facts = {
            "id": measure_id,
            "plan": f"plan-{plan}",
            "number": number,
            "axis": f"plan-{plan}-axis-{axis}",
            "action": f"plan-{plan}-action-{axis}",
            "promise": f"promise-{(plan - 1) // MEASURES_OF_A_PROMISE}-{self._promise(number)}",
            "lead": [self._body()] if number % 2 else [],
            "participants": sorted({self._body(), self._body()}),
            "sources": self._cite(place, sources=2),
            "follows": [{"measure": f"plan-{plan - 1}-{number:03d}", "basis": "judgement"}]
            if (plan - 1) % MEASURES_OF_A_PROMISE and number < MEASURES_OF_A_PLAN // 2
            else [],
            "additions": additions,
            "remarks": remarks,
            "assessments": [judged | {"sources": self._cite(place)}],
            "reported": reported,
        }
        counted = Pair(
            f" Nombre de personnes : {{figure_{plan}_{number}}}.",
            f" Number of people: {{figure_{plan}_{number}}}.",
        )
        asks = self._text(2)
        if number <= FIGURES_OF_A_PLAN:
            asks = Pair(asks.fr + counted.fr, asks.en + counted.en)
        texts: Texts = {
            "title": self._clause(),
            "asks": asks,
            **({"note": self._text(1)} if number % 2 else {}),
            **({"additions": {"added": self._text(1)}} if additions else {}),
            "remarks": {r["id"]: self._text(1) for r in remarks},
            "reported": {r["id"]: self._text(1) for r in reported},
        }
        return facts, texts

    def _promise(self, number: int) -> int:
        """Two neighbours keep one promise through a few plans; a plan that stands alone shares them out."""
        return number // 2 if self.plans > 1 else number // MEASURES_OF_A_PROMISE

    def _figures(self, plan: int) -> None:
        figures: list[Values] = [
            {
                "id": f"figure-{plan}-{at}",
                "unit": "count",
                "value": self.chance.randint(12, 90_000),
                "by": self._body(),
                "sources": self._cite("section 2"),
            }
            for at in range(1, FIGURES_OF_A_PLAN + 1)
        ]
        self._facts(f"figures/plan-{plan}", figures)
        self._wording(f"figures/plan-{plan}", {f["id"]: {"label": self._clause()} for f in figures})

    def _event(self, measure: str, at: int) -> Values:
        return {
            "id": f"event-{at}",
            "date": f"{YEARS[at % len(YEARS)]}-{at % 12 + 1:02d}",
            "kind": "report",
            "measures": [measure],
            "by": [self._body()],
            "sources": self._cite("section 3"),
        }

    # ---- editorial pages

    def _pages(self) -> None:
        folder = self.root / "content" / "fr" / "pages"
        folder.mkdir(parents=True)
        for source in sorted((self.repository / "content/fr/pages").glob("*.md")):
            name = source.stem
            title, lead = self._clause(), self._sentence()
            lines = ["---", f"title: {title.fr}", f'lead: "{lead.fr}"', "---"]
            units = [(f"{name}.title", title), (f"{name}.lead", lead)]
            for at in range(1, 5):
                heading = self._clause()
                texts = [self._text(2) for _ in range(3)]
                lines += ["", f"## {heading.fr} {{#part-{at}}}"]
                lines += [line for text in texts for line in ("", text.fr)]
                units += [(f"{name}#part-{at}", pair) for pair in (heading, *texts)]
            (folder / f"{name}.md").write_text("\n".join(lines) + "\n", "utf-8")
            self._catalogue(f"pages/{name}", iter(units))


def _only(texts: Texts, locale: str) -> dict[str, Any]:
    return {
        key: getattr(value, locale) if isinstance(value, Pair) else _only(value, locale)
        for key, value in texts.items()
    }


def _pairs(texts: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Pair]]:
    for key, value in texts.items():
        if isinstance(value, Pair):
            yield (*path, key), value
        else:
            yield from _pairs(value, (*path, key))
