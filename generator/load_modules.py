"""Training modules: a folder each, with facts, a text, and catalogues, which `load` reads with the others."""

from __future__ import annotations

from .corpus import SOURCE_LOCALE
from .diagnostics import Span
from .lesson import Lesson
from .lesson_parser import parse_lesson
from .loading import Loading
from .model import KIND_BY_NAME
from .model.curriculum import Module
from .source import Origin, Places
from .units import MODULES, Unit, text_hash
from .validation import validate

FACTS, TEXT = "module.yml", f"{SOURCE_LOCALE}.md"
KIND = KIND_BY_NAME["modules"]


def load_modules(loading: Loading) -> None:
    """Read every module; what is wrong with one goes to the report."""
    if not (loading.root / MODULES).is_dir():
        return
    found: dict[str, set[str]] = {}
    catalogues = {f"{name}.po" for name in loading.languages() if name != SOURCE_LOCALE}
    for path in loading.files(MODULES.rstrip("/")):
        name, _, file = path.removeprefix(MODULES).partition("/")
        if file in (FACTS, TEXT) or file in catalogues:
            found.setdefault(name, set()).add(file)
        else:
            loading.report.error(
                Span(path),
                "stray-file",
                "nothing is looked for here.",
                f"A module is a folder with {FACTS}, {TEXT} and catalogues such as en.po.",
            )
    for name, files in found.items():
        for file in (FACTS, TEXT):
            if file not in files:
                loading.report.error(
                    Span(f"{MODULES}{name}/{file}"),
                    "missing-file",
                    f"the module {name} has no {file}.",
                    "Add it: a module has facts and a text.",
                )
        if FACTS in files:
            _facts(loading, name)
        if TEXT in files:
            _text(loading, name)
        # One message is enough for a part that is missing or broken.
        loading.origins.setdefault(name, Origin(Places(f"{MODULES}{name}/{FACTS}"), ()))
        loading.wording_origins.setdefault(name, Origin(Places(f"{MODULES}{name}/{TEXT}"), ()))


def _facts(loading: Loading, name: str) -> None:
    located = loading.yaml(f"{MODULES}{name}/{FACTS}")
    entity = validate(Module, located, (), loading.report) if located is not None else None
    if located is None or entity is None:
        return
    if entity.id != name:
        loading.report.error(
            located.span("id"),
            "wrong-id",
            f'"{entity.id}" lies in the folder {name}.',
            "Rename one of them.",
        )
        return
    loading.take(KIND, entity, located.origin())


def _text(loading: Loading, name: str) -> None:
    lesson: Lesson | None = loading.cache.get(
        loading.root,
        f"{MODULES}{name}/{TEXT}",
        lambda path, text, report: parse_lesson(name, path, text, report),
        loading.report,
    )
    if lesson is None:
        return
    loading.lessons[name] = lesson
    loading.worded(KIND, name, lesson.front, (), f"{MODULES}{name}")
    for text in lesson.texts:
        unit = f"{text.context}:{text_hash(text.text)[:8]}"
        loading.keep(Unit(unit, text.context, text.text, text.span, f"{MODULES}{name}"))
