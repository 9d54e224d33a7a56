"""Pydantic's errors as diagnostics: at the line and column of the value, with the mend."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

import orjson
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .diagnostics import Report, did_you_mean
from .source import Located, Path_

M = TypeVar("M", bound=BaseModel)

# What pydantic says of the key of a table, rather than of its value.
KEY = "[key]"
SHOWN = 60
WRONG_VALUES = (
    "value_error",
    "too_short",
    "string_too_short",
    "date_parsing",
    "date_from_datetime_parsing",
)


def validate(model: type[M], located: Located, prefix: Path_, report: Report) -> M | None:
    """The part of a file at `prefix` as a model; None, with diagnostics, where it does not fit."""
    value = located.value
    for key in prefix:
        value = value[key]
    if not isinstance(value, dict):
        report.error(
            located.span(*prefix),
            "not-a-mapping",
            "an entry must have fields.",
            'Write "field: value" lines.',
        )
        return None
    try:
        return parse(model, value)
    except ValidationError as error:
        for detail in _telling(located, prefix, error.errors(include_url=False)):
            _report(model, located, prefix, detail, report)
        return None


def parse(model: type[M], value: Any) -> M:
    """A plain value as a model; ValidationError where it does not fit.

    It is read as strict JSON, where a number in quotes is no number, `true` is no 1 and `no` is no False.
    """
    return model.model_validate_json(orjson.dumps(value), strict=True)


def _telling(located: Located, prefix: Path_, details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """One error a place: not each member of a union, nor the emptiness of a list whose entries failed."""
    places: dict[Path_, list[ErrorDetails]] = {}
    for detail in details:
        places.setdefault(_place(located, prefix, detail), []).append(detail)
    for place, found in places.items():
        inside = any(other[: len(place)] == place for other in places if other != place)
        if found[0]["type"] == "too_short" and inside:
            continue
        yield next((d for d in found if d["type"] == "string_pattern_mismatch"), found[0])


def _place(located: Located, prefix: Path_, detail: ErrorDetails) -> Path_:
    """Where an error stands in the entry; a missing field has a place of its own."""
    known = _known(located, prefix, detail["loc"])
    return (*known, str(detail["loc"][-1])) if detail["type"] == "missing" else known


def _report(
    model: type[BaseModel], located: Located, prefix: Path_, detail: ErrorDetails, report: Report
) -> None:
    loc = detail["loc"]
    path = (*prefix, *_known(located, prefix, loc))
    name = str(loc[-1])
    kind = detail["type"]
    where = _name_of(located, prefix, detail)
    given = _short(detail["input"])
    if kind == "extra_forbidden":
        fields = _field_names(model, loc[:-1])
        report.error(
            located.key_span(*path),
            "unknown-field",
            f"{where}: unknown field.",
            did_you_mean(name, fields) or f"Known fields: {', '.join(sorted(fields))}.",
        )
    elif kind == "missing":
        report.error(
            located.span(*path), "missing-field", f"{where}: this field is missing.", f'Add "{name}:".'
        )
    elif kind in ("literal_error", "enum"):
        choices = str(detail["ctx"]["expected"])
        words = choices.replace("'", "").replace(" or ", ", ").split(", ")
        report.error(
            located.span(*path),
            "unknown-value",
            f'{where}: "{given}" is not one of {choices}.',
            did_you_mean(given, words) or f"Choose one of {choices}.",
        )
    elif kind == "string_pattern_mismatch":
        report.error(
            located.key_span(*path) if name == KEY else located.span(*path),
            "wrong-form",
            f'{where}: "{given}" is not written as it should be.',
            _pattern_mend(str(detail["ctx"]["pattern"])),
        )
    elif kind in WRONG_VALUES:
        report.error(located.span(*path), "wrong-value", f"{where}: {_plain(detail)}.", "Correct the value.")
    else:
        report.error(
            located.span(*path),
            "wrong-type",
            f"{where}: {_plain(detail)}.",
            "Give a value of the right kind.",
        )


def _short(value: object) -> str:
    """What was given, cut to what fits a line."""
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _plain(detail: ErrorDetails) -> str:
    return detail["msg"].removeprefix("Value error, ").rstrip(".")


def _pattern_mend(pattern: str) -> str:
    if pattern.startswith("^[a-z0-9]+"):
        return "Write an id in small letters, digits and single hyphens: like-this-1."
    if "measure" in pattern:
        return 'Write a place as a word and a value, such as "measure 16" or "axis 2, action 5".'
    if pattern.startswith("^P"):
        return "Write a duration as ISO 8601: P30D, P6M, P10Y."
    if pattern.startswith("^https"):
        return "Write a full address that begins with https://"
    if pattern.startswith(r"^[^\s"):
        return "Write one word, without space, sign or digit."
    return f"It must match {pattern}"


def _known(located: Located, prefix: Path_, loc: tuple[str | int, ...]) -> Path_:
    """The part of pydantic's path that is a path in the file: union members and such are left out."""
    known: Path_ = ()
    for step in loc:
        if located.holds(*prefix, *known, step):
            known = (*known, step)
    return known


def _name_of(located: Located, prefix: Path_, detail: ErrorDetails) -> str:
    value: Any = located.value
    for key in prefix:
        value = value[key]
    head = value.get("id") if isinstance(value, dict) and isinstance(value.get("id"), str) else None
    if head is None and prefix and isinstance(prefix[-1], str):
        head = prefix[-1]
    return ".".join(str(step) for step in [*filter(None, [head]), *_place(located, prefix, detail)])


@cache
def _field_names(model: type[BaseModel], loc: Path_) -> tuple[str, ...]:
    """The fields an editor may write at a place of a model."""
    if not loc:
        return tuple(field.alias or name for name, field in model.model_fields.items())
    found = next((f for name, f in model.model_fields.items() if loc[0] in (name, f.alias)), None)
    inner = _models_in(found.annotation) if found else []
    if not inner:
        return _field_names(model, loc[1:])
    return tuple(dict.fromkeys(name for part in inner for name in _field_names(part, loc[1:])))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
