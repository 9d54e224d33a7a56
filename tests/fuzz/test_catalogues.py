"""Whatever stands in a catalogue: an update loses no work of a translator, a second one changes nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest
from diagnostics.project import INTERFACE, TODAY, base, make, write
from hypothesis import given
from hypothesis import strategies as st

from generator import translations
from generator.catalogue import parse_po
from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.load import load
from generator.source import read_text

from .bounds import ends, fuzzed
from .mutations import Change, changed, odd
from .told import well_told

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOGUES = ("promises.po", "pages/about.po", "measures.po", "gone/else.po")
# Words that nothing else holds, so that one sees where they went.
WORK, NOTE = re.compile(r"Work[0-9]+Done"), re.compile(r"Note[0-9]+Left")
LOCALE = "content/en/locale.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # The words of the frame are a thousand, and no check asks for them here.
    return make(tmp_path_factory.mktemp("catalogues"), {INTERFACE: None})


def _contexts() -> dict[str, str]:
    """What the tiny project says in French, by the context of a catalogue."""
    found = {
        "lanterns.title": "Des lanternes dans chaque rue",
        "lanterns.state": "Le rapport en compte {lanterns_placed}. Temps de repos : {quiet_time}.",
        "lanterns.summary": "Deux plans le promettent.",
        "about.title": "À propos",
        "about#what": "Rien n’est relu.",
        "about#who": "Les passants.",
    }
    assert all(text in "".join(base().values()) for text in found.values())
    return found


FRENCH = _contexts()
contexts = st.one_of(
    st.sampled_from([*FRENCH, "about", "lanterns", "quiet-time.label", "interface.site.name"]), odd, st.none()
)
texts = st.one_of(
    st.sampled_from([*FRENCH.values(), "Rien n’est su.", "Les passantes.", ""]),
    odd,
    st.text('ab \n\t"\\{}é', max_size=250),
)


@st.composite
def entries(draw: st.DrawFn, number: int) -> str:
    """An entry, as polib writes it or nearly."""
    french = draw(st.one_of(texts, st.just("")))
    context = draw(contexts)
    if draw(st.booleans()) and context in FRENCH:
        french = FRENCH[context]
    work = f"Work{number}Done"
    said = draw(
        st.sampled_from(
            [work, f"{work} {{lanterns_placed}} {{quiet_time}}", f"{work}\nmore", f'"{work}"', ""]
        )
    )
    plural = draw(st.integers(0, 9)) == 0
    entry = polib.POEntry(
        msgctxt=context,
        msgid=french,
        msgstr="" if plural else said + draw(st.sampled_from(["", "", " ", "é" * 90, " a" * 60, "\\"])),
        msgid_plural="many" if plural else "",
        msgstr_plural={0: said, 1: "others"} if plural else {},
        flags=draw(st.lists(st.sampled_from(["fuzzy", "python-brace-format", "c-format", ""]), max_size=2)),
        obsolete=draw(st.integers(0, 3)) == 0,
        previous_msgid=draw(st.one_of(st.none(), texts)),
        previous_msgctxt=draw(st.one_of(st.none(), st.none(), contexts)),
        comment=draw(st.sampled_from(["", "", "From the programs"])),
        tcomment=draw(
            st.sampled_from(["", "", f"Note{number}Left", "a word " * 40, "#odd", "two\nlines", "\n", " led"])
        ),
        occurrences=draw(st.sampled_from([[], [("a.yml", "1")], [("a b", "")]])),
    )
    return entry.__unicode__(wrapwidth=draw(st.sampled_from([78, 100, 20, 0])))


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, str]:
    """The catalogues of a language."""
    found = {}
    for name in draw(st.lists(st.sampled_from(CATALOGUES), min_size=1, max_size=2, unique=True)):
        many = draw(st.integers(0, 5))
        parts = [draw(entries(len(found) * 100 + at)) for at in range(many)]
        found[name] = draw(st.sampled_from([HEAD, HEAD, "", "# By hand.\n#\n" + HEAD])) + "\n".join(
            ["", *parts]
        )
    return found


def few() -> st.SearchStrategy[list[Change]]:
    """Mostly nothing, else one or two changes that break what they touch."""
    kinds = st.sampled_from(["inserted", "cut", "line", "deleted", "twice", "moved", "ended", "crlf", "tabs"])
    one = st.builds(Change, kinds, st.integers(0, 999), odd, st.integers(0, 99))
    return st.one_of(st.just([]), st.just([]), st.lists(one, min_size=1, max_size=2))


@fuzzed(250)
@given(written=catalogues(), done=few())
@ends
def test_an_update_loses_no_work(project: Path, written: dict[str, str], done: list[Change]) -> None:
    shutil.rmtree(project / "content/en")
    write(project, {LOCALE: base()[LOCALE]})
    for name, text in written.items():
        write(project, {f"content/en/{name}": changed(text, done).encode("utf-8", "surrogatepass")})
    before = _files(project)
    corpus, report = load(project)
    well_told(report, project)
    if report.failed:  # the command stops here
        return
    _update(corpus)
    after = _files(project)
    assert _work(before, comments=not done) <= _work(after, comments=True)
    corpus, report = load(project)
    assert not report.failed, report.render()
    _update(corpus)
    assert _files(project) == after, "a second update changes nothing"


def _update(corpus: Corpus) -> None:
    list(translations.update(corpus, TODAY, locale=None, same_meaning=(), role="editor"))


def _files(project: Path) -> dict[str, str]:
    folder = project / "content/en"
    return {str(path): path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*.po"))}


def _work(files: Mapping[str, str], *, comments: bool) -> set[str]:
    """The work of translators in some files."""
    text = "\n".join(files.values())
    return {*WORK.findall(text), *(NOTE.findall(text) if comments else ())}


@fuzzed(250)
@given(
    written=catalogues(),
    done=st.lists(
        st.builds(
            Change,
            st.sampled_from(
                [
                    "inserted",
                    "cut",
                    "line",
                    "deleted",
                    "twice",
                    "many",
                    "moved",
                    "ended",
                    "repeated",
                    "crlf",
                    "tabs",
                    "key",
                ]
            ),
            st.integers(0, 999),
            odd,
            st.integers(0, 99),
        ),
        min_size=1,
        max_size=3,
    ),
)
@ends
def test_a_broken_catalogue_is_told(project: Path, written: dict[str, str], done: list[Change]) -> None:
    text = changed("".join(written.values()), done)
    (project / "a.po").write_bytes(text.encode("utf-8", "surrogatepass"))
    report = Report()
    clean = read_text(project, "a.po", report)
    if clean is not None:
        parse_po("a.po", clean, report)
    well_told(report, project)
