"""Every file says its language and direction, and every text in another script says whose it is.

WCAG 3.1.1 and 3.1.2. What a script cannot tell (French within Albanian) is marked by the termbase:
`tests/unit/test_french_names.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

RIGHT_TO_LEFT = {"ar", "fa-AF", "ps"}
SCRIPTS = {
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Bengali": "\u0980-\u09ff",
    "Tamil": "\u0b80-\u0bff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff",
    "Cyrillic": "\u0400-\u052f",
    "Latin": "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ",
}
WRITTEN_IN = {
    **dict.fromkeys(("fr", "en", "es", "ro", "sq"), "Latin"),
    **dict.fromkeys(RIGHT_TO_LEFT, "Arabic"),
    **dict.fromkeys(("ru", "uk"), "Cyrillic"),
    "bn": "Bengali",
    "ta": "Tamil",
    "zh-Hans": "Han",
}
LETTERS = {name: re.compile(f"[{letters}]") for name, letters in SCRIPTS.items()}
NOT_LATIN = re.compile("[" + "".join(letters for name, letters in SCRIPTS.items() if name != "Latin") + "]")
# What may stand in Latin letters in a language of another script without a mark, and why.
UNMARKED = (
    # No language: codes of editions, formats of paper, codes of languages on a print, addresses.
    r"\b[0-9a-f]{8}\b",
    r"\bA[346](?: fr \+ [\w-]+)?(?: \(PDF\))?",
    r"(?:https://)?(?:[\w.]+\.example/\S*)?",
    # Acronyms and names, which have no other form.
    r"(?:OFII|PASS|ASE|Ac\.Sé|Chromium|JavaScript|QR|PDF)(?![A-Za-z])",
    # Words that a telephone shows in English, whatever the language of its owner.
    r"(?:account|app|Back|browser|chat|cookies?|log out|network|printer|private(?: window)?)(?![A-Za-z])",
    r"\b(?:scripts?|server|settings|spyware|tabs)\b",
    # A common noun in English too: the termbase would mark it there.
    r"\bcommission\b",
)
LEFT_OUT = re.compile("|".join(UNMARKED))
SAID = ("alt", "title", "aria-label", "placeholder", "data-pause", "data-play")
UNSAID = {"script", "style"}
HTML_KINDS = {"page", "leaflet-html", "leaflet-single", "letter-html", "slideshow-html"}


@pytest.fixture(scope="module")
def listed(site: Path) -> dict[str, str | None]:
    """The language of each file that is HTML: None where it has several."""
    artifacts = json.loads((site / "data/artifacts.json").read_bytes())
    return {a["path"]: a["locale"] for a in artifacts if a["path"].endswith(".html")}


def direction(tag: str) -> str:
    return "rtl" if tag in RIGHT_TO_LEFT else "ltr"


def texts(element, lang: str, way: str) -> Iterator[tuple[object, str, str, str]]:
    """Each text below an element: where it stands, its language and direction, what it says."""
    lang, own = element.get("lang", lang), element.get("dir")
    way = own if own in {"ltr", "rtl"} else way
    if element.tag in UNSAID or not isinstance(element.tag, str):
        return
    for said in (element.text, *(element.get(name) for name in SAID)):
        if said:
            yield element, lang, way, said
    for child in element:
        yield from texts(child, lang, way)
        if child.tail:
            yield element, lang, way, child.tail


def faults(tree) -> Iterator[str]:
    """Texts whose letters are not those of the language that they say they are in."""
    for element, lang, _way, said in texts(tree, "", "ltr"):
        # A title of several languages can hold no mark; the heading that says the same has them.
        if element.tag == "title":
            continue
        written = WRITTEN_IN.get(lang)
        if written is None:
            yield f"<{element.tag}> in {lang!r}: {said.strip()[:60]}"
            continue
        rest = said if written == "Latin" else LEFT_OUT.sub("", said)
        for name, letters in LETTERS.items():
            # Chinese writes Latin letters by themselves too; a text of one script has no letter of another.
            if name != written and letters.search(rest):
                yield f"<{element.tag}> in {lang} holds {name}: {rest.strip()[:60]}"


def test_every_file_says_its_language_and_direction(trees, listed, record_property) -> None:
    assert set(trees) == set(listed)
    record_property("files", len(trees))
    wrong = []
    for path, tree in trees.items():
        told = tree.get("lang"), tree.get("dir", "ltr")
        locale = listed[path] or "fr"
        if told != (locale, direction(locale)):
            wrong.append(f"{path}: {told}, not {locale}")
    assert not wrong, "\n".join(wrong[:30])


def test_every_mark_of_language_has_its_direction(trees) -> None:
    wrong, marked = [], 0
    for path, tree in trees.items():
        for element in tree.xpath("//*[@lang]"):
            marked += 1
            lang = element.get("lang")
            if lang not in WRITTEN_IN:
                wrong.append(f"{path}: no language of ours: {lang}")
            told = next((e.get("dir") for e in (element, *element.iterancestors()) if e.get("dir")), "ltr")
            if told != direction(lang):
                wrong.append(f"{path}: {lang} is {told}")
    assert marked > 2 * len(trees)
    assert not wrong, "\n".join(wrong[:30])


def test_every_script_is_of_its_language(trees) -> None:
    wrong, looked = [], 0
    for path, tree in trees.items():
        # A page in Latin letters alone, in languages that are written with them, has nothing to tell.
        if WRITTEN_IN.get(tree.get("lang")) == "Latin" and not NOT_LATIN.search(tree.text_content()):
            continue
        looked += 1
        wrong += [f"{path}: {fault}" for fault in faults(tree)]
    assert looked > 400
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "<p>Voir العربية</p>"), ("fr", "<p><a aria-label='Українська'>x</a></p>"),
     ("ar", "<p>تصريح إقامة (titre de séjour)</p>"), ("ar", "<p lang='fr'>تصريح</p>"), ("xx", "<p>Oui</p>"),
     ("zh-Hans", "<p>инспекция</p>")],
)  # fmt: skip
def test_a_text_without_its_mark_is_seen(lang: str, said: str) -> None:
    tree = lxml.html.document_fromstring(f"<html lang='{lang}'><body>{said}</body></html>")
    assert len(list(faults(tree))) == 1


def test_a_text_with_its_mark_is_not(trees) -> None:
    said = "<p>تصريح (<span lang='fr' dir='ltr'>titre de séjour</span>) A4 (PDF) 0ff63aa2</p>"
    tree = lxml.html.document_fromstring(f"<html lang='ar' dir='rtl'><body>{said}</body></html>")
    assert list(faults(tree)) == []
