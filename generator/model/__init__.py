"""One frozen, typed model per kind of entity, and the list of kinds with their wording."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Entity, Model
from .events import Event, EventWording
from .figures import Figure, FigureWording, LegalValue, LegalValueWording
from .organisations import Organisation, OrganisationWording
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
from .sources import Source, SourceWording


@dataclass(frozen=True)
class Kind:
    """A kind of entity: the folder or file that holds it, its facts and its wording."""

    name: str
    facts: type[Entity]
    wording: type[Model]


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
)
KIND_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
