"""The page on which a session is composed, and what its script must know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import document as d
from .. import paths
from ..document import Document, FileRef, PageRef, Step
from ..links import Links
from ..localize import Scope, View
from ..model.curriculum import Length, Module
from .parts import heading
from .proof import finish
from .session import frame_of
from .steps import unread
from .training import way_to

MESSAGES = (
    "begin", "modules", "up", "down", "drop", "add", "total", "size", "take", "working", "ready", "broken",
    "offline", "optional", "same",
)  # fmt: skip


def catalogue_file(locale: str) -> str:
    """What the composer reads: modules, lengths and files of a language; relative to `site/`."""
    return f"assets/composer-{locale}.json"


def composer_page(view: View, links: Links) -> Document:
    """Choose a profession, a length and forms, and take one pack; below, the packs that are ready."""
    scope, corpus = Scope(view), view.corpus
    word = view.word
    said = {name: word(f"composer.{name}") for name in MESSAGES}
    said |= {name: word(f"composer.{name}", minutes="{minutes}") for name in ("over", "spare")}
    said["contents"] = word("module.outcomes")
    everybody = d.Option("", (d.Text(word("composer.everybody")),))
    locales = sorted(corpus.site_locales, key=lambda name: name != view.locale)
    choices = (
        d.Choices(
            "profession",
            word("composer.profession"),
            (*_options(scope, paths.professions(corpus)), everybody),
        ),
        d.Choices("length", word("composer.length"), _options(scope, corpus.table(Length))),
        d.Choices(
            "forms",
            word("composer.forms"),
            _options(scope, paths.forms(corpus)),
            several=True,
            hint=word("composer.forms-hint"),
        ),
        d.Choices(
            "locale",
            word("composer.locale"),
            tuple(d.Option(name, (d.Text(view.language(name)),)) for name in locales),
        ),
    )
    composer = d.Composer(
        tuple((name, FileRef(catalogue_file(name))) for name in locales),
        FileRef("assets/composer-start.js"),
        FileRef("assets/composer.css"),
        choices,
        said,
    )
    document = Document(
        "composer",
        view.locale,
        word("nav.composer"),
        (
            *unread(scope),
            composer,
            heading(view, "composer.ready-made", "ready"),
            d.Paragraph((d.Text(word("composer.no-script")),)),
            d.Rows((way_to(view, "curriculum"),)),
        ),
        lead=(d.Text(word("composer.lead")),),
        kicker=word("nav.curriculum"),
        section="signs",
        layout="wide",
        trail=(
            Step(word("nav.curriculum"), PageRef("curriculum")),
            Step(word("nav.composer"), PageRef("composer")),
        ),
    )
    return finish(scope, document, links)


def _options(scope: Scope, ids: Iterable[str]) -> tuple[d.Option, ...]:
    return tuple(d.Option(name, scope.say(name, "title")) for name in ids)


def catalogue(view: View) -> dict[str, Any]:
    """What the composer must know of a language, but the files: those who make them add them."""
    scope, corpus = Scope(view), view.corpus
    named = {module.id: module for module in paths.taught(corpus)}
    return {
        "locale": view.locale,
        "lengths": [_length(scope, length) for length in corpus.table(Length).values()],
        "professions": [
            {"id": name, "title": scope.plain(name, "title"), "modules": _for(named, "professions", name)}
            for name in paths.professions(corpus)
        ],
        "forms": [
            {"id": name, "title": scope.plain(name, "title"), "modules": paths.of_form(corpus, name)}
            for name in paths.forms(corpus)
        ],
        "modules": {
            module.id: {
                "number": module.number,
                "title": scope.plain(module.id, "title"),
                "minutes": module.minutes,
                "outcomes": [scope.plain(module.id, "outcomes", one.id) for one in module.outcomes],
            }
            for module in named.values()
        },
        "left": view.word("session.left"),
    }


def _length(scope: Scope, length: Length) -> dict[str, Any]:
    return {
        "id": length.id,
        "title": scope.plain(length.id, "title"),
        "short": scope.plain(length.id, "short"),
        "minutes": length.minutes,
        "opening": length.opening,
        "breaks": length.breaks,
        "closing": length.closing,
        "frame": frame_of(scope.view, length),
        "other": length.opening + length.breaks + length.closing,
        "for_professions": length.for_professions,
        "slots": [slot.model_dump() for slot in length.slots],
    }


def _for(named: Mapping[str, Module], name: str, value: str) -> list[str]:
    return [module.id for module in named.values() if value in getattr(module, name)]
