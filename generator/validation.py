"""Pydantic's errors as diagnostics: at the line and column of the value, with the mend."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .diagnostics import Report, did_you_mean
from .source import Located, Path_

M = TypeVar("M", bound=BaseModel)


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
        return model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _report(model, located, prefix, detail, report)
        return None


def _report(
    model: type[BaseModel], located: Located, prefix: Path_, detail: ErrorDetails, report: Report
) -> None:
    path = (*prefix, *_known(located, prefix, detail["loc"]))
    name = str(detail["loc"][-1])
    kind = detail["type"]
    where = _name_of(located, prefix, detail["loc"])
    if kind == "extra_forbidden":
        report.error(
            located.key_span(*path),
            "unknown-field",
            f"{where}: unknown field.",
            did_you_mean(name, _field_names(model))
            or f"Known fields: {', '.join(sorted(model.model_fields))}.",
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
            f'{where}: "{detail["input"]}" is not one of {choices}.',
            did_you_mean(str(detail["input"]), words) or f"Choose one of {choices}.",
        )
    elif kind == "string_pattern_mismatch":
        report.error(
            located.span(*path),
            "wrong-form",
            f'{where}: "{detail["input"]}" is not written as it should be.',
            _pattern_mend(str(detail["ctx"]["pattern"])),
        )
    elif kind in ("value_error", "too_short", "date_from_datetime_parsing", "date_parsing"):
        report.error(located.span(*path), "wrong-value", f"{where}: {_plain(detail)}.", "Correct the value.")
    else:
        report.error(
            located.span(*path),
            "wrong-type",
            f"{where}: {_plain(detail)}.",
            "Give a value of the right kind.",
        )


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
    return f"It must match {pattern}"


def _known(located: Located, prefix: Path_, loc: tuple[str | int, ...]) -> Path_:
    """The part of pydantic's path that is a path in the file: union members and such are left out."""
    known: Path_ = ()
    for step in loc:
        if (*prefix, *known, step) in located.spans or (*prefix, *known, step) in located.keys:
            known = (*known, step)
    return known


def _name_of(located: Located, prefix: Path_, loc: tuple[str | int, ...]) -> str:
    value: Any = located.value
    for key in prefix:
        value = value[key]
    head = value.get("id") if isinstance(value, dict) and isinstance(value.get("id"), str) else None
    if head is None and prefix and isinstance(prefix[-1], str):
        head = prefix[-1]
    known = _known(located, prefix, loc)
    steps = list(known) if known and known[-1] == loc[-1] else [*known, loc[-1]]
    return ".".join(str(step) for step in [*filter(None, [head]), *steps])


@cache
def _field_names(model: type[BaseModel]) -> tuple[str, ...]:
    names: list[str] = []
    for name, field in model.model_fields.items():
        names.append(field.alias or name)
        for inner in _models_in(field.annotation):
            names += _field_names(inner)
    return tuple(dict.fromkeys(names))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
