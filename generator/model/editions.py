"""The ledger of editions: what each print that was released said, so that its reader learns what changed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Model, Slug
from .project import Hash

Code = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]


class Edition(Model):
    """A print edition. `reperes release` writes it; nobody changes or deletes one: papers carry its code."""

    code: Code
    source: Slug = Field(description="the leaflet, which may be gone since")
    locale: str
    date: date
    kinds: Annotated[tuple[Slug, ...], Field(min_length=1, description="which files carried the code")]
    facts: dict[Slug, str] = Field(default={}, description="each fact, and its value or hash as it was")
    texts: dict[str, Hash] = Field(default={}, description="each text, and the hash of what was printed")
