"""One frozen, typed model per kind of entity, and the list of kinds with their wording."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Entity, Model
from .contacts import Contact, ContactWording
from .contradictions import Contradiction, ContradictionWording
from .curriculum import Length, LengthWording, Module, ModuleWording
from .events import Event, EventWording
from .figures import Figure, FigureWording, LegalValue, LegalValueWording
from .first_steps import FirstSteps, FirstStepsWording, HelpSteps, HelpStepsWording
from .guides import Guide, GuideWording
from .inventory import Funding, ListedWording, Project, Tool, Training
from .kits import Kit, KitWording
from .knowledge import Form, FormWording, Indicator, IndicatorWording, Profession, ProfessionWording
from .leaflets import Leaflet, LeafletWording
from .news import Post, PostWording, Proceeding
from .obligations import Obligation
from .observances import Observance, ObservanceWording
from .organisations import Acronym, AcronymWording, Organisation, OrganisationWording
from .plans import (
    Action,
    ActionWording,
    Axis,
    AxisWording,
    Measure,
    MeasureWording,
    Plan,
    PlanWording,
    Promise,
    PromiseWording,
)
from .recommendations import Point, PointWording, Recommendation, RecommendationWording
from .reflex import ReflexCard, ReflexCardWording
from .rights import Right, RightWording, Situation, SituationWording
from .series import Series, SeriesWording
from .sources import Source, SourceWording
from .topics import Topic, TopicWording
from .trials import Trial, TrialWording


@dataclass(frozen=True)
class Kind:
    """A kind of entity: the folder or file that holds it, its facts, and its wording where readers see it."""

    name: str
    facts: type[Entity]
    wording: type[Model] | None
    folder: str | None = None  # where facts and wording of each stand side by side, apart from the others
    everywhere: bool = False  # translated in every language, not only in those of the site


KINDS: tuple[Kind, ...] = (
    Kind("sources", Source, SourceWording),
    Kind("organisations", Organisation, OrganisationWording),
    Kind("plans", Plan, PlanWording),
    Kind("axes", Axis, AxisWording),
    Kind("actions", Action, ActionWording),
    Kind("promises", Promise, PromiseWording),
    Kind("measures", Measure, MeasureWording),
    Kind("figures", Figure, FigureWording),
    Kind("legal-values", LegalValue, LegalValueWording),
    Kind("events", Event, EventWording),
    Kind("news", Post, PostWording, folder="content/fr/news"),
    Kind("proceedings", Proceeding, None),
    Kind("observances", Observance, ObservanceWording),
    Kind("recommendations", Recommendation, RecommendationWording),
    Kind("points", Point, PointWording),
    Kind("forms", Form, FormWording),
    Kind("rights", Right, RightWording),
    Kind("situations", Situation, SituationWording),
    Kind("indicators", Indicator, IndicatorWording),
    Kind("professions", Profession, ProfessionWording),
    Kind("contacts", Contact, ContactWording, everywhere=True),
    Kind("leaflets", Leaflet, LeafletWording, everywhere=True),
    Kind("help-steps", HelpSteps, HelpStepsWording, everywhere=True),
    Kind("guides", Guide, GuideWording, everywhere=True),
    Kind("first-steps", FirstSteps, FirstStepsWording),
    Kind("reflex-cards", ReflexCard, ReflexCardWording),
    Kind("kits", Kit, KitWording),
    Kind("trainings", Training, ListedWording),
    Kind("tools", Tool, ListedWording),
    Kind("fundings", Funding, ListedWording),
    Kind("projects", Project, ListedWording),
    Kind("series", Series, SeriesWording),
    Kind("contradictions", Contradiction, ContradictionWording),
    Kind("topics", Topic, TopicWording),
    Kind("acronyms", Acronym, AcronymWording),
    Kind("modules", Module, ModuleWording, folder="modules"),
    Kind("lengths", Length, LengthWording),
    Kind("trials", Trial, TrialWording),
    Kind("obligations", Obligation, None),
)
KIND_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
