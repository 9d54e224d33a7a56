"""Catalogues brought up to the French: no translation is lost, nothing stale looks current."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import polib
import pytest

from generator.catalogue import parse_po, update_catalogue
from generator.diagnostics import Report, Span
from generator.units import Unit, text_hash

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def unit(name: str, text: str) -> Unit:
    """A text of an entity: its id is its context."""
    return Unit(name, name, text, Span("a.yml"), "a")


def page_unit(context: str, text: str) -> Unit:
    """A text of a page: many stand under one heading."""
    return Unit(f"{context}:{text_hash(text)[:8]}", context, text, Span("a.md"), "pages/a")


def entry(
    context: str, french: str, translation: str, flags: str = "", previous: str | None = None
) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=context,
        msgid=french,
        msgstr=translation,
        flags=flags.split(),
        previous_msgid=previous,
    )


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    po = polib.POFile()
    po.metadata = {"Language": "en"}
    po.extend(entries)
    return po


def updated(
    old: polib.POFile | None, units: Iterable[Unit], same: dict[str, set[str]] | None = None
) -> polib.POFile:
    """As it is read again from its file."""
    new, _ = update_catalogue(old, units, "en", same or {})
    return polib.pofile(str(new))


def only(po: polib.POFile) -> polib.POEntry:
    (found,) = po
    return found


def state(found: polib.POEntry) -> tuple[str, str, bool, str | None, bool]:
    """French, translation, fuzzy, former French, retired."""
    return found.msgid, found.msgstr, "fuzzy" in found.flags, found.previous_msgid, bool(found.obsolete)


def test_new_catalogue() -> None:
    po = updated(None, [unit("a.title", "Un"), unit("b.title", "{deux}")])
    assert po.metadata["Language"] == "en"
    assert po.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert [(e.msgctxt, *state(e)) for e in po] == [
        ("a.title", "Un", "", False, None, False),
        ("b.title", "{deux}", "", False, None, False),
    ]
    assert [e.flags for e in po] == [[], ["python-brace-format"]]


def test_language_tag_as_gettext_writes_it() -> None:
    new, _ = update_catalogue(None, [], "fa-AF", {})
    assert new.metadata["Language"] == "fa_AF"


def test_current_entry_stays() -> None:
    po = updated(catalogue(entry("a", "Un", "One")), [unit("a", "Un")])
    assert state(only(po)) == ("Un", "One", False, None, False)


def test_draft_stays_a_draft() -> None:
    po = updated(catalogue(entry("a", "Un", "One", "fuzzy")), [unit("a", "Un")])
    assert state(only(po)) == ("Un", "One", True, None, False)


def test_changed_french_makes_stale_with_the_former_french() -> None:
    po = updated(catalogue(entry("a", "Un", "One")), [unit("a", "Deux")])
    assert state(only(po)) == ("Deux", "One", True, "Un", False)


def test_changed_twice_remembers_the_french_it_was_made_from() -> None:
    once = updated(catalogue(entry("a", "Un", "One")), [unit("a", "Deux")])
    assert state(only(updated(once, [unit("a", "Trois")]))) == ("Trois", "One", True, "Un", False)


def test_changed_and_changed_back() -> None:
    """Not "it changed from Un to Un"."""
    once = updated(catalogue(entry("a", "Un", "One")), [unit("a", "Deux")])
    assert state(only(updated(once, [unit("a", "Un")]))) == ("Un", "One", True, None, False)


def test_changed_before_it_was_translated() -> None:
    new, done = update_catalogue(catalogue(entry("a", "Un", "")), [unit("a", "Deux")], "en", {})
    assert state(only(new)) == ("Deux", "", False, None, False)
    assert (done.added, done.stale) == (1, 0)


def test_gone_is_retired_and_comes_back() -> None:
    gone = updated(catalogue(entry("a", "Un", "One")), [])
    assert state(only(gone)) == ("Un", "One", False, None, True)
    assert state(only(updated(gone, []))) == ("Un", "One", False, None, True)
    assert state(only(updated(gone, [unit("a", "Un")]))) == ("Un", "One", False, None, False)
    assert state(only(updated(gone, [unit("a", "Deux")]))) == ("Deux", "One", True, "Un", False)


def test_stale_and_gone_comes_back_stale() -> None:
    """It never passes for a translation of a French it was not made from."""
    stale = updated(catalogue(entry("a", "Un", "One")), [unit("a", "Deux")])
    gone = updated(stale, [])
    assert only(gone).obsolete
    back = only(updated(gone, [unit("a", "Deux")]))
    assert state(back) == ("Deux", "One", True, "Un", False)


def test_untranslated_and_gone_is_dropped() -> None:
    assert list(updated(catalogue(entry("a", "Un", "")), [])) == []


def test_comments_and_flags_of_translators_stay() -> None:
    old = entry("a", "Un", "One", "no-wrap")
    old.tcomment = "Say it short."
    for units in ([unit("a", "Un")], [unit("a", "Deux")], []):
        found = only(updated(catalogue(old), units))
        assert found.tcomment == "Say it short."
        assert "no-wrap" in found.flags
    untranslated = entry("a", "Un", "")
    untranslated.tcomment = "Ask the office what they call it."
    assert only(updated(catalogue(untranslated), [])).tcomment == "Ask the office what they call it."


def test_header_of_translators_stays() -> None:
    text = f"# Translated for Val-Clair.\n{HEAD}"
    po = updated(polib.pofile(text), [unit("a", "Un")])
    assert po.header.strip() == "Translated for Val-Clair."


def test_placeholders_are_flagged_once() -> None:
    old = catalogue(
        entry("a", "{un}", "{un}", "python-brace-format"), entry("b", "{un}", "One", "python-brace-format")
    )
    po = updated(old, [unit("a", "{un}"), unit("b", "Un")])
    assert [e.flags for e in po] == [["python-brace-format"], ["fuzzy"]]


def test_same_meaning_keeps_it_current() -> None:
    po = updated(catalogue(entry("a", "Un.", "One.")), [unit("a", "Un !")], {"a": {text_hash("Un.")}})
    assert state(only(po)) == ("Un !", "One.", False, None, False)


def test_same_meaning_does_not_make_a_stale_one_current() -> None:
    """It was made from Zéro; that Un became Un ! changes nothing about it."""
    old = catalogue(entry("a", "Un.", "Nought.", "fuzzy", "Zéro."))
    po = updated(old, [unit("a", "Un !")], {"a": {text_hash("Un.")}})
    assert state(only(po)) == ("Un !", "Nought.", True, "Zéro.", False)


def test_same_meaning_recorded_after_it_was_made_stale() -> None:
    old = catalogue(entry("a", "Un !", "One.", "fuzzy", "Un."))
    po = updated(old, [unit("a", "Un !")], {"a": {text_hash("Un.")}})
    assert state(only(po)) == ("Un !", "One.", False, None, False)


def test_same_meaning_is_that_of_one_unit() -> None:
    po = updated(catalogue(entry("a", "Un.", "One.")), [unit("a", "Un !")], {"b": {text_hash("Un.")}})
    assert state(only(po)) == ("Un !", "One.", True, "Un.", False)


PARAGRAPHS = ["Les lanternes sont au centre.", "Le conseil les compte.", "Personne ne les éteint."]
ENGLISH = ["The lanterns are in the centre.", "The council counts them.", "Nobody puts them out."]


def page() -> polib.POFile:
    return catalogue(*(entry("p#one", fr, en) for fr, en in zip(PARAGRAPHS, ENGLISH, strict=True)))


def test_several_texts_under_one_heading() -> None:
    """The changed one is found by its words, wherever it now stands."""
    texts = ["Le conseil les compte encore.", PARAGRAPHS[2], PARAGRAPHS[0]]
    po = updated(page(), [page_unit("p#one", text) for text in texts])
    assert [state(e) for e in po] == [
        (texts[0], ENGLISH[1], True, PARAGRAPHS[1], False),
        (PARAGRAPHS[2], ENGLISH[2], False, None, False),
        (PARAGRAPHS[0], ENGLISH[0], False, None, False),
    ]


def test_another_text_under_a_heading_is_not_a_changed_one() -> None:
    """The translation of a paragraph that was taken away is not shown for an unrelated one."""
    new = "Aux ponts : rien n’est prévu."
    po = updated(page(), [page_unit("p#one", text) for text in (PARAGRAPHS[0], PARAGRAPHS[1], new)])
    assert [state(e) for e in po] == [
        (PARAGRAPHS[0], ENGLISH[0], False, None, False),
        (PARAGRAPHS[1], ENGLISH[1], False, None, False),
        (new, "", False, None, False),
        (PARAGRAPHS[2], ENGLISH[2], False, None, True),
    ]


def test_same_text_under_two_headings() -> None:
    units = [page_unit("p#one", PARAGRAPHS[0]), page_unit("p#two", PARAGRAPHS[0])]
    po = updated(page(), units)
    assert [(e.msgctxt, e.msgstr) for e in po if not e.obsolete] == [("p#one", ENGLISH[0]), ("p#two", "")]


def test_translated_wins_over_an_empty_double() -> None:
    """After a text moved from file to file, its catalogue may hold both."""
    gone = updated(catalogue(entry("a", "Un", "One")), [])
    gone.append(entry("a", "Un", ""))
    assert state(only(updated(gone, [unit("a", "Un")]))) == ("Un", "One", False, None, False)


def test_counts() -> None:
    old = catalogue(entry("a", "Un", "One"), entry("b", "Deux", "Two"), entry("c", "Trois", "Three"))
    _, done = update_catalogue(old, [unit("a", "Un"), unit("b", "Deux !"), unit("d", "Quatre")], "en", {})
    assert (done.kept, done.stale, done.added, done.retired) == (1, 1, 1, 1)


def _edited(chance: random.Random, texts: dict[str, str]) -> dict[str, str]:
    """The French after a few edits: texts changed, added, taken away, brought back."""
    texts = dict(texts)
    for _ in range(chance.randint(1, 4)):
        name = chance.choice("abcdef")
        if name in texts and chance.random() < 0.4:
            del texts[name]
        else:
            texts[name] = (
                f"{chance.choice(['Un', 'Deux', 'Trois'])} {name} {chance.choice(['.', '!', '{x}'])}"
            )
    return texts


def _translated(chance: random.Random, po: polib.POFile, written: set[str]) -> None:
    """A translator works: a new text for some entries, made from the French that stands there."""
    for found in po:
        if not found.obsolete and chance.random() < 0.5:
            found.msgstr = f"made from [{found.msgid}] {len(written)}"
            found.flags = [flag for flag in found.flags if flag != "fuzzy"]
            found.previous_msgid = None
            written.add(found.msgstr)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_happens(seed: int) -> None:
    """A current entry was made from its French, a stale one says from which; none is lost."""
    chance = random.Random(seed)
    texts: dict[str, str] = {}
    po: polib.POFile | None = None
    written: set[str] = set()
    for _ in range(8):
        texts = _edited(chance, texts)
        units = [unit(name, text) for name, text in sorted(texts.items())]
        kept = {e.msgstr for e in po or () if e.msgstr}
        po = updated(po, units)
        assert kept == {e.msgstr for e in po if e.msgstr}
        assert [(e.msgctxt, e.msgid) for e in po if not e.obsolete] == [(u.id, u.text) for u in units]
        for found in po:
            origin = re.search(r"\[(.*)\]", found.msgstr)
            if origin is None:
                continue
            if found.obsolete:
                assert found.msgid == origin[1]
            elif "fuzzy" not in found.flags:
                assert (found.msgid, found.previous_msgid) == (origin[1], None)
            else:
                assert (found.previous_msgid or found.msgid) == origin[1]
        assert str(updated(po, units)) == str(po)
        _translated(chance, po, written)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_takes_it(tmp_path: Path) -> None:
    old = catalogue(
        entry("a", "Un {x}", "One {x}"),
        entry("b", "Deux", "Two"),
        entry("c", "Trois", "Three"),
        entry("d", "Q", "Four"),
    )
    po = updated(old, [unit("a", "Un {x}"), unit("b", "Deux !"), unit("e", "Cinq")])
    again = updated(updated(po, []), [unit("a", "Un {x}"), unit("d", "Q")])
    for at, text in enumerate((str(po), str(again))):
        file = tmp_path / f"{at}.po"
        file.write_text(text, "utf-8")
        made = subprocess.run(
            ["msgfmt", "-c", "--use-fuzzy", "-o", tmp_path / "x.mo", file],
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr


# ---- reading


def test_parse() -> None:
    text = HEAD + (
        '# A note.\n#, fuzzy\n#| msgid "Un"\nmsgctxt "a"\n'
        'msgid ""\n"Deux "\n"mots"\nmsgstr "Two\\n"\n"words"\n\n'
        '#~ msgctxt "b"\n#~ msgid "Trois"\n#~ msgstr "Three"\n'
    )
    report = Report()
    found = parse_po("a.po", text, report)
    assert found is not None
    (one,) = found
    assert (one.context, one.msgid, one.msgstr) == ("a", "Deux mots", "Two\nwords")
    assert (one.fuzzy, one.previous, one.span) == (True, "Un", Span("a.po", 6))
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # polib alone would take these, and drop the last letter of the text.
        ('msgctxt "a"\nmsgid "Un"\nmsgstr "One\n', 3),
        ('msgctxt "a"\nmsgid "Un\nmsgstr "One"\n', 2),
        ('msgctxt "a"\nmsgid "Un"\nmsgstr "One\\"\n', 3),
        ('msgctxt "a"\nmsgid "Un"\nmsgstr "One" and\n', 3),
        ('msgctxt "a"\nmsgid "Un"\nmsgstr "One"\n"and "two""\n', 4),
        ("Un\n", 1),
        ('msgctxt "a"\nmsgstr "One"\n', 2),
        ('msgctxt "a"\nmsgid "Un"\nmsgid "Deux"\nmsgstr "One"\n', 3),
    ],
)
def test_parse_refuses(text: str, line: int) -> None:
    report = Report()
    assert parse_po("a.po", text, report) is None
    assert [(d.span, d.code) for d in report] == [(Span("a.po", line), "broken-catalogue")]
