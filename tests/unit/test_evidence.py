"""Provenance: each evidence string stands in the document it cites, markup and typography apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from diagnostics.project import base, make

from generator.cli import main
from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.evidence import Verified, holds, normalised, verify

CorpusOf = Callable[..., Corpus]
DOCUMENT = """\
Ici, le conseil de Val-Clair : aucune **lanterne** en
place, puis des lanternes dans un __quartier__.
Là, la [première rue](https://a.example/(1)) est éclairée ; environ 1&nbsp;200 lanternes.
> quarante-cinq jours à partir de mars, trente jours jusque-là
"""
PLACES = 7


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a  b\n\tc", "a b c"),
        ("l’été ‘dit’ “oui”", "l'été 'dit' \"oui\""),
        ("2019–2021, Val‑Clair", "2019-2021, Val-Clair"),
        ("et…", "et..."),
        ("a\u00a0b\u202fc", "a b c"),
        ("**un** ***deux*** __trois__", "un deux trois"),
        ("un_deux", "un_deux"),
        ("<b>un</b><br/>deux", "undeux"),
        ("3 < 5 > 2", "3 < 5 > 2"),
        ("&eacute;t&eacute; &amp; hiver", "été & hiver"),
        ("[un lien](https://a.example/b_(c)) ici", "un lien ici"),
        ("1\\. Un \\(deux\\)", "1. Un (deux)"),
        ("- un\n• deux\n– trois\n> quatre", "un deux trois quatre"),
        ("un - deux", "un - deux"),
        ("coupu\u00adre", "coupure"),
        ("e\u0301te\u0301", "été"),
        ("ﬁn 2ᵉ", "fin 2e"),
        ("", ""),
    ],
)
def test_normalised(text: str, plain: str) -> None:
    assert normalised(text) == plain


@pytest.mark.parametrize("text", [DOCUMENT, "**a** \\* b", "« l’été »…"])
def test_normalised_twice_is_the_same(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("il y a 15 lois", "15 lois"),
        ("il y a 15 lois et 5 lois", "5 lois"),
        ("mesure 16", "mesure 16"),
        ("a+b (c)", "a+b (c)"),
    ],
)
def test_holds(text: str, words: str) -> None:
    assert holds(text, words)


@pytest.mark.parametrize(
    ("text", "words"), [("il y a 15 lois", "5 lois"), ("a", ""), ("", "a"), ("axb", "a.b")]
)
def test_does_not_hold(text: str, words: str) -> None:
    """The end of a number is another number."""
    assert not holds(text, words)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "report-2024-06.txt").write_text(DOCUMENT, "utf-8")
    return folder


def test_every_string_is_found(corpus: Corpus, archive: Path, report: Report) -> None:
    strings = sum(text.count("evidence:") for text in base().values())
    assert verify(corpus, archive, report) == Verified(strings, strings)
    assert not report.diagnostics


def test_what_is_not_there_is_told_in_its_place(corpus: Corpus, archive: Path, report: Report) -> None:
    (archive / "report-2024-06.txt").write_text(DOCUMENT.replace("aucune", "une"), "utf-8")
    counted = verify(corpus, archive, report)
    assert counted.total - counted.found == 1
    assert [(str(d.span), d.code) for d in report] == [
        ("content/facts/measures.yml:14:61", "evidence-not-found")
    ]


def test_no_document(corpus: Corpus, tmp_path: Path, report: Report) -> None:
    """An empty archive, and none at all."""
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        own = Report()
        assert verify(corpus, folder, own) == Verified(0, 0)
        assert [(str(d.span), d.code) for d in own] == [("content/facts/sources.yml:6:12", "no-document")]


@pytest.mark.parametrize("name", ["/report", "../report", "*", "**", "[r]eport", ""])
def test_name_of_a_document_is_no_pattern(
    corpus_of: CorpusOf, archive: Path, report: Report, name: str
) -> None:
    """It is the beginning of the name of a file of the archive, and nothing else."""
    sources = base()["content/facts/sources.yml"].replace("archive: report", f'archive: "{name}"')
    corpus = corpus_of({"content/facts/sources.yml": sources})
    assert verify(corpus, archive, report) == Verified(0, 0)
    assert [d.code for d in report] == ["no-document"]


def test_command(tmp_path: Path, archive: Path) -> None:
    root = make(tmp_path)
    call = ["-C", str(root), "sources", "verify"]
    good = CliRunner().invoke(main, [*call, "--archive", str(archive)])
    assert (good.exit_code, good.stdout) == (0, f"{PLACES} of {PLACES} evidence strings found.\n")
    (archive / "report-2024-06.txt").write_text("Rien.", "utf-8")
    bad = CliRunner().invoke(main, call, env={"REPERES_ARCHIVE": str(archive)})
    assert bad.exit_code == 1
    assert bad.stdout == f"0 of {PLACES} evidence strings found.\n"
    assert bad.stderr.count("evidence-not-found") == PLACES
