"""JSON Schemas for YAML editors, generated from the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from .model import KINDS
from .model.editions import Edition
from .model.exceptions import Excepted
from .model.news import NotPerson
from .model.project import Locale, Publisher, Review, Withheld
from .model.terms import Terms
from .output import write_text

FOLDER = "schemas"


def schemas() -> Iterator[tuple[str, str]]:
    """Each schema's path and text."""
    for kind in KINDS:
        if kind.folder:  # a file an entity; its wording is the front matter of a text
            yield (
                f"{FOLDER}/{kind.name}.facts.schema.json",
                _text(TypeAdapter(kind.facts), f"{kind.name}: facts"),
            )
            continue
        yield f"{FOLDER}/{kind.name}.facts.schema.json", _text(_list_of(kind.facts), f"{kind.name}: facts")
        if kind.wording is not None:
            yield (
                f"{FOLDER}/{kind.name}.wording.schema.json",
                _text(_table_of(kind.wording), f"{kind.name}: wording"),
            )
    yield f"{FOLDER}/publisher.schema.json", _text(TypeAdapter(Publisher), "publisher")
    yield f"{FOLDER}/terms.schema.json", _text(TypeAdapter(Terms), "terms")
    yield f"{FOLDER}/locale.schema.json", _text(TypeAdapter(Locale), "locale")
    yield f"{FOLDER}/reviews.schema.json", _text(_list_of(Review), "reviews")
    yield f"{FOLDER}/editions.schema.json", _text(_list_of(Edition), "editions")
    yield f"{FOLDER}/withheld.schema.json", _text(_list_of(Withheld), "withheld")
    yield f"{FOLDER}/not-persons.schema.json", _text(_list_of(NotPerson), "not-persons")
    yield f"{FOLDER}/exceptions.schema.json", _text(_list_of(Excepted), "exceptions")


def _list_of(model: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def _table_of(model: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(dict[str, model])  # type: ignore[valid-type]


def _text(adapter: TypeAdapter[Any], title: str) -> str:
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Repères, {title}",
        **adapter.json_schema(by_alias=True),
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def stale(root: Path) -> list[str]:
    """The schemas whose file is missing or not current."""
    return [path for path, text in schemas() if _read(root / path) != text]


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def write(root: Path) -> None:
    """Write all schemas."""
    for path, text in schemas():
        write_text(root / path, text)
