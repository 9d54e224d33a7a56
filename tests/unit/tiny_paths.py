"""Sessions of Val-Clair: lamps for everybody, candles for lamplighters, and a form that goes deeper."""

from __future__ import annotations

from .tiny_module import FACTS, FILES, TEXT


def module(name: str, number: int, kind: str, more: str = "") -> dict[str, str]:
    """A module that teaches what the tiny one teaches, under another name."""
    facts = FACTS.replace("id: lamps", f"id: {name}").replace("number: 1", f"number: {number}")
    facts = facts.replace("kind: core\n", f"kind: {kind}\n{more}")
    text = TEXT.replace("title: Les lampes", f"title: {name.title()}")
    return {f"modules/{name}/module.yml": facts, f"modules/{name}/fr.md": text}


PROFESSIONS = """\
- id: lamplighters
  sources: [{source: report-2024, place: section 1}]
- id: bakers
  sources: [{source: report-2024, place: section 1}]
"""
FORMS = """\
- id: darkness
  sources: [{source: report-2024, place: section 1}]
"""
LENGTHS = """\
- id: evening
  minutes: 78
  opening: 20
  breaks: 20
  closing: 10
  slots:
    - {module: lamps, depth: 1}
    - {takes: profession, depth: 2}
    - {takes: form, depth: 1}
    - {module: lamps, depth: 2}
    - {module: bells, depth: 2, optional: true}
- id: everybody
  minutes: 40
  opening: 20
  breaks: 3
  closing: 1
  for_professions: false
  slots:
    - {module: lamps, depth: 2}
    - {module: bells, depth: 1}
"""
SESSIONS: dict[str, str | bytes | None] = {
    **FILES,
    **module("bells", 2, "core"),
    **module("candles", 3, "profession", "professions: [lamplighters]\n"),
    **module("night-work", 4, "transversal", "forms: [darkness]\n"),
    "content/facts/professions.yml": PROFESSIONS,
    "content/fr/professions.yml": (
        "lamplighters: {title: Allumeurs, role: Allument.}\nbakers: {title: Boulangers, role: Cuisent.}\n"
    ),
    "content/facts/forms.yml": FORMS,
    "content/fr/forms.yml": "darkness: {title: Le noir, short: Noir., text: Noir.}\n",
    "content/facts/lengths.yml": LENGTHS,
    "content/fr/lengths.yml": (
        "evening: {title: Une soirée, short: une soirée, lead: Le soir.}\n"
        "everybody: {title: Pour tous, short: pour tous, lead: Tous.}\n"
    ),
}
PAGES = (
    "session-safety", "session-countdown", "session-moodle", "session-same-day", "session-three-months",
    "session-certificate", "session-read-me",
)  # fmt: skip
PAGE = """\
---
title: {name}
lead: Ce qu’il faut savoir.
description: Une page.
---

## Partie {{#part}}

- Une ligne
"""
SESSIONS |= {f"content/fr/pages/{name}.md": PAGE.format(name=name) for name in PAGES}
