"""What every entity of the corpus is made of: identifiers, partial dates, citations."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, total_ordering
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import CoreSchema, core_schema

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PLACE = (
    r"^(axis|action|measure|priority|section|page|part|footnote) [\w.-]+"
    r"(, (axis|action|measure|priority|section|page|part|footnote) [\w.-]+)*$"
)
EVIDENCE_WORDS = 10
DECEMBER = 12

Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Place = Annotated[str, StringConstraints(pattern=PLACE)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


@dataclass(frozen=True)
class Refers:
    """Says of an id in an annotation which kind of entity it names."""

    kind: str


OrganisationId = Annotated[Slug, Refers("organisations")]
PlanId = Annotated[Slug, Refers("plans")]
AxisId = Annotated[Slug, Refers("axes")]
ActionId = Annotated[Slug, Refers("actions")]
MeasureId = Annotated[Slug, Refers("measures")]
PromiseId = Annotated[Slug, Refers("promises")]
RecommendationId = Annotated[Slug, Refers("recommendations")]
PointId = Annotated[Slug, Refers("points")]
RightId = Annotated[Slug, Refers("rights")]
LegalValueId = Annotated[Slug, Refers("legal-values")]
FormId = Annotated[Slug, Refers("forms")]
ProfessionId = Annotated[Slug, Refers("professions")]
IndicatorId = Annotated[Slug, Refers("indicators")]
LeafletId = Annotated[Slug, Refers("leaflets")]
ContactId = Annotated[Slug, Refers("contacts")]
FigureId = Annotated[Slug, Refers("figures")]
ModuleId = Annotated[Slug, Refers("modules")]
CardId = Annotated[Slug, Refers("reflex-cards")]
AnyId = Annotated[Slug, Refers("*")]


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year, as precise as its document: `2023-01-12`, `2023-01`, `2023`."""

    year: int
    month: int | None = None
    day: int | None = None

    PATTERN: ClassVar[str] = r"^\d{4}(-\d{2}(-\d{2})?)?$"

    @classmethod
    def parse(cls, text: object) -> PartialDate:
        """Read an ISO date of any precision; ValueError when no such day exists."""
        if isinstance(text, cls):
            return text
        raw = str(text)
        if not re.match(cls.PATTERN, raw):
            raise ValueError(f"{raw!r} is not a date: write 2023, 2023-01 or 2023-01-12")
        parts = [int(part) for part in raw.split("-")]
        date(*[*parts, 1, 1][:3])
        return cls(*parts)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """The date as written, `2023-01` for a month."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it can mean."""
        month = self.month or DECEMBER
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: PartialDate) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int, int]:
        """By the first day it can mean; of two, the less precise comes first."""
        precision = (self.month is not None) + (self.day is not None)
        return self.year, self.month or 1, self.day or 1, precision

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.iso),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": cls.PATTERN, "examples": ["2023-01-12", "2023-01"]}


def _few_words(text: object) -> object:
    if isinstance(text, str) and len(text.split()) > EVIDENCE_WORDS:
        raise ValueError(f"evidence has {len(text.split())} words: keep at most {EVIDENCE_WORDS}")
    return text


Evidence = Annotated[Text, BeforeValidator(_few_words)]


class Citation(Model):
    """Where a fact stands: a source of `sources.yml`, the place in it, and the words themselves."""

    source: Slug
    place: Place
    evidence: Evidence | None = Field(default=None, description="at most ten words, exactly as printed")


Citations = Annotated[tuple[Citation, ...], Field(min_length=1)]


class Named(Model):
    """A part of an entity whose wording is keyed by its id."""

    id: Slug


class Entity(Model):
    """Anything with an identifier."""

    id: Slug


class Founded(Named):
    """A line for readers and what it rests on; `own`: advice of ours, or what a reader may live through."""

    rights: tuple[RightId, ...] = ()
    indicators: tuple[IndicatorId, ...] = ()
    own: bool = False
    sources: tuple[Citation, ...] = ()


Path = tuple[str | int, ...]


def located_references(value: Model, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every id of another entity inside an entity: its path in the file, the kind it names, the id."""
    fields = value.__dict__
    for name, alias, kind in _looked_into(type(value)):
        inner = fields[name]
        if not inner:
            continue
        here = (*path, alias)
        if kind is None:
            for at, part in _models(inner):
                yield from located_references(part, (*here, *at))
        elif isinstance(inner, str):
            yield here, kind, inner
        else:
            yield from (((*here, at), kind, ref) for at, ref in enumerate(inner))


def _models(value: object) -> Iterator[tuple[Path, Model]]:
    """The models that a field holds, and the path of each below it."""
    if isinstance(value, Model):
        yield (), value
    elif isinstance(value, tuple):
        yield from (((at,), part) for at, part in enumerate(value) if isinstance(part, Model))


@cache
def _looked_into(model: type[Model]) -> tuple[tuple[str, str, str | None], ...]:
    """The fields of a model that name entities, with the kind they name, or hold models: None."""
    found: list[tuple[str, str, str | None]] = []
    for name, info in model.model_fields.items():
        kinds = [m.kind for m in (*info.metadata, *_metadata(info.annotation)) if isinstance(m, Refers)]
        if kinds:
            found.append((name, info.alias or name, kinds[0]))
        elif any(isinstance(part, type) and issubclass(part, Model) for part in _parts(info.annotation)):
            found.append((name, info.alias or name, None))
    return tuple(found)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)


def located_citations(value: Model, path: Path = ()) -> Iterator[tuple[Path, Citation]]:
    """Every citation inside an entity, with its path in the file."""
    if isinstance(value, Citation):
        yield path, value
        return
    fields = value.__dict__
    for name, alias, kind in _looked_into(type(value)):
        if kind is None and fields[name]:
            for at, part in _models(fields[name]):
                yield from located_citations(part, (*path, alias, *at))
