"""What `tests/fuzz` found that is no bad source by itself. Bad sources stand in `tests/diagnostics`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from diagnostics.project import INTERFACE, TODAY, make

from generator import translations
from generator.catalogue import parse_po
from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.exchange.xml import opened
from generator.project import open_project
from unit import tiny_kit

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PLURAL = """\
#~ msgctxt "lanterns.title"
#~ msgid "Des lanternes dans chaque rue"
#~ msgid_plural "Des rues"
#~ msgstr[0] "Lantern"
#~ msgstr[1] "Lanterns"
"""
NO_FRENCH = '# By hand.\nmsgctxt "lanterns.title"\nmsgid ""\nmsgstr "Lanterns"\n'
LAST = '#~ msgctxt "gone.title"\n#~ msgid "Rien"\n#~ msgstr "Lanterns"\n#~| msgid "Tout"\n'


@pytest.mark.parametrize("catalogue", [HEAD + PLURAL, NO_FRENCH, HEAD + NO_FRENCH, HEAD + LAST])
def test_an_update_keeps_what_polib_would_drop(corpus_of: Callable[..., Corpus], catalogue: str) -> None:
    corpus = corpus_of({"content/en/promises.po": catalogue})
    file = corpus.root / "content/en/promises.po"

    def update() -> str:
        list(translations.update(corpus, TODAY, locale="en", same_meaning=(), role="editor"))
        return file.read_text("utf-8")

    once = update()
    said = [text for e in polib.pofile(once) for text in (e.msgstr, *e.msgstr_plural.values()) if text]
    assert said == (["Lantern", "Lanterns"] if PLURAL in catalogue else ["Lanterns"])
    assert update() == once


@pytest.mark.parametrize(
    ("path", "content", "codes"),
    [
        ("content/fr/locale.yml", "name: [\n", {"broken-yaml"}),
        (
            "content/en/locale.yml",
            "name: English\ndirection: ltr\nscript: Latn\nformats: xx\n",
            {"unknown-locale"},
        ),
        (INTERFACE, "value: [\n", {"broken-yaml", "missing-file"}),
        (INTERFACE, "value: {about: '{montant}'}\n", {"missing-word", "unknown-placeholder"}),
    ],
)
def test_values_are_asked_for_where_their_language_or_words_are_broken(
    tmp_path: Path, path: str, content: str, codes: set[str]
) -> None:
    """A message of a kit is counted with its day and its figures filled in."""
    kit = tiny_kit.changed(
        "Le {kit_lamps}, les lampes.", "Le {kit_lamps}, {lanterns_placed} lampes.", tiny_kit.WORDING
    )
    project, report = open_project(make(tmp_path, {**kit, path: content}), TODAY)
    assert project is None
    assert codes <= {problem.code for problem in report}


def test_a_line_that_is_passed_over_keeps_the_lines_below_it_in_their_place() -> None:
    report = Report()
    retired = '#~| msgid "old"\n#~ msgctxt "gone.title"\n#~ msgid "Rien"\n#~ msgstr "Nothing"\n'
    parse_po("content/en/a.po", HEAD + "\n\n" + retired + '\nmsgid "Tout"\nmsgstr "All"\n', report)
    (problem,) = report
    assert (problem.code, problem.span.line) == ("no-context", HEAD.count("\n") + 2 + retired.count("\n") + 2)


def test_markup_that_would_fill_the_memory() -> None:
    """Sixty kilobytes in a zip: two gigabytes once it was read."""
    with pytest.raises(ValueError, match="less markup"):
        opened(b"<a>" + b"<b/>" * 2_000_000 + b"</a>")
