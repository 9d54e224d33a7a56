"""No text teaches how to slip away, nor how one is looked for: training, signs, pages, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .real_corpus import corpus

NEVER = {
    "fr": re.compile(
        r"(?i)\b(?:échapper aux? (?:contrôles?|policiers?|enquêteurs?)|éviter (?:un|les) contrôles?"
        r"|(?:horaires?|dates?|heures?) des contrôles|écoutes? téléphoniques?|géolocalis\w+"
        r"|balises? de|infiltr\w+|technique d[’']interrogatoire)"
    ),
    "en": re.compile(
        r"(?i)\b(?:evad\w+ (?:checks?|controls?|police)|avoid\w* (?:a |the )?(?:checks?|controls?)"
        r"|times of (?:checks|controls)|wiretap\w*|geolocat\w+|interrogation technique\w*|undercover)"
    ),
}
# No sign counts points: how many would be enough would say what to leave out.
COUNTED = re.compile(r"(?i)\b(?:scores?|seuils?|thresholds?|points? sur|out of \d+|barèmes?)\b")


def texts() -> Iterator[tuple[str, str, str]]:
    """Every text, its language and unit."""
    for unit in corpus().units.values():
        yield "fr", unit.id, unit.text
    for locale in ("en",):
        for entry in corpus().catalogues[locale].values():
            yield locale, entry.context, entry.msgstr


def test_no_text_teaches_evasion() -> None:
    found = [(unit, hit[0]) for at, unit, text in texts() if (hit := NEVER[at].search(text))]
    assert found == []


def test_no_sign_and_no_card_counts_points() -> None:
    owners = {id_ for kind in ("indicators", "reflex-cards") for id_ in owned(kind)}
    counted = [(unit, text) for _, unit, text in texts() if unit.partition(".")[0] in owners]
    assert len(counted) > 100
    assert [(unit, text) for unit, text in counted if COUNTED.search(text)] == []


def owned(kind: str) -> set[str]:
    """The entities of a file of facts."""
    return {
        id_ for id_, origin in corpus().origins.items() if origin.span("id").path.endswith(f"/{kind}.yml")
    }
