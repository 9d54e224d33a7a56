"""Whatever comes back from a translator: it is merged as a draft, or told and not merged."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from diagnostics.project import TODAY, make
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator import exchange
from generator.catalogue import read_catalogue
from generator.corpus import Corpus
from generator.diagnostics import Report
from generator.exchange import ods
from generator.load import load
from generator.parsed import Cache
from generator.project import open_project

from .bounds import ends, fuzzed
from .mutations import Change, changed, odd
from .told import CODE

FIELD = re.compile(r"\{[^{}]*\}")
CONTENT = "content.xml"
# What gives an XML file more to do than it seems.
HOSTILE = [
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ) + "]>",
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a SYSTEM "https://a.example/a.dtd">',
    "<?xml version='1.0' encoding='utf-16'?>",
    "&x;", "&i;", "&#0;", "&#xD800;", "&lt;b&gt;", "<![CDATA[<b>]]>", "<!-- -->", "<?a b?>",
    "<a>" * 300, "<a/>" * 3000,
    '<text:s text:c="99999999999"/>', '<text:s text:c="-1"/>', "<text:p>a</text:p>" * 500,
    ' table:number-rows-repeated="1048576"', ' table:number-columns-repeated="16384"',
    f' table:number-columns-repeated="{"9" * 5000}"', ' office:string-value="a"', ' table:formula="of:=1"',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>', '<g id="1">a</g>',
    "<mrk>a</mrk>",
    'xml:space="preserve"', ' target-language="fr"', ' target-language="xx"', ' version="2.0"',
    "Lanterns", "en 0000000000000000 -", "{lanterns_placed}", "{other}", "=1+1", "lanterns.state", "fr", "sq",
]  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(
        tmp_path_factory.mktemp("exchange") / "project",
        {"content/sq/locale.yml": "name: Shqip\ndirection: ltr\nscript: Latn\n"},
    )


@pytest.fixture(scope="module")
def corpus(project: Path) -> Corpus:
    return load(project)[0]


@pytest.fixture(scope="module")
def parts(project: Path) -> dict[str, bytes]:
    """The files for a translator into English: with only a few texts, so that a change hits something."""
    opened, report = open_project(project, TODAY)
    assert opened is not None, report.render()
    to = project.parent / "sent.zip"
    list(exchange.send(opened, "en", to))
    with zipfile.ZipFile(to) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _short(xml: str) -> str:
    """The same with the texts of the tiny project, and few of the frame's."""

    def kept(found: re.Match[str]) -> str:
        return found.group() if "interface." not in found.group() else ""

    xml = re.sub(
        r"(?s)<table:table-row(?:(?!</table:table-row>).)*interface\..*?</table:table-row>", kept, xml
    )
    return re.sub(r"(?s)<trans-unit .*?</trans-unit>", kept, xml)


@dataclass(frozen=True)
class Back:
    """What came back: which file, its words, what was done to its text and bytes, how it was wrapped."""

    form: str
    filled: list[tuple[int, str]]
    swapped: list[tuple[int, int]]
    changes: list[Change]
    broken: tuple[int, bytes] | None
    wrapped: str
    locale: str | None


SAME = "(its French)"
said = st.one_of(st.just(SAME), st.just(SAME), st.just(f"Lanterns. {SAME}"), st.sampled_from(HOSTILE), odd)
kinds = st.sampled_from(
    [
        "inserted",
        "inserted",
        "inserted",
        "cut",
        "cut",
        "twice",
        "moved",
        "deleted",
        "line",
        "ended",
        "repeated",
    ]
)
done_to_text = st.builds(
    Change, kinds, st.integers(0, 999), st.one_of(st.sampled_from(HOSTILE), odd), st.integers(0, 99)
)
backs = st.builds(
    Back,
    st.sampled_from(["ods", "xlf"]),
    st.lists(st.tuples(st.integers(0, 20), said), min_size=1, max_size=3),
    st.one_of(st.just([]), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=2)),
    st.one_of(st.just([]), st.lists(done_to_text, max_size=3)),
    st.one_of(st.none(), st.none(), st.none(), st.tuples(st.integers(0, 999), st.binary(max_size=9))),
    st.sampled_from(["no", "no", "zip", "twice", "nested", "renamed"]),
    st.sampled_from([None, None, "en", "sq"]),
)


def _filled(xml: str, back: Back) -> str:
    """The file as a translator hands it back."""
    root = etree.fromstring(xml.encode())
    sheet = back.form == "ods"
    rows = list(root.iter(ods._q("table:table-row") if sheet else "{*}trans-unit"))[sheet:]
    for at, word in back.filled:
        row = rows[at % len(rows)]
        source = row[ods.HEADS.index(ods.FRENCH)] if sheet else row.find("{*}source")
        target = row[ods.HEADS.index(ods.TEXT)] if sheet else row.find("{*}target")
        if sheet:
            for child in list(target):
                target.remove(child)
            target = etree.SubElement(target, ods._q("text:p"))
        with contextlib.suppress(ValueError):  # signs that no XML file holds
            target.text = word.replace(SAME, "".join(source.itertext()))
    return etree.tostring(root, encoding="unicode")


def _swapped(xml: str, back: Back) -> str:
    """The file with words at other places."""
    parts = re.split(r"(>[^<>]*<)", xml)
    places = range(1, len(parts), 2)
    for pair in back.swapped:
        one, other = (places[at % len(places)] for at in pair)
        parts[one], parts[other] = parts[other], parts[one]
    return "".join(parts)


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _made(parts: dict[str, bytes], back: Back) -> bytes:
    whole = parts[f"reperes-en.{back.form}"]
    inner = {}
    if back.form == "ods":
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            inner = {name: package.read(name) for name in package.namelist()}
    xml = _short((inner[CONTENT] if inner else whole).decode())
    data = changed(_swapped(_filled(xml, back), back), back.changes).encode("utf-8", "surrogatepass")
    if inner:
        data = _zip({**inner, CONTENT: data})
    if back.broken:
        at, raw = back.broken
        place = at * len(data) // 1000
        data = data[:place] + raw + data[place + len(raw) :]
    return {
        "no": data,
        "zip": _zip({f"a/reperes-en.{back.form}": data, "LISEZMOI.txt": b""}),
        "twice": _zip({f"a.{back.form}": data, f"b.{back.form}": whole}),
        "nested": _zip({f"a.{back.form}": _zip({f"b.{back.form}": data})}),
        "renamed": _zip({f"a.{'xlf' if back.form == 'ods' else 'ods'}": data}),
    }[back.wrapped]


@fuzzed(250)
@given(back=backs)
@ends
def test_what_comes_back(project: Path, corpus: Corpus, parts: dict[str, bytes], back: Back) -> None:
    before = _files(project)
    file = project.parent / "back"
    file.write_bytes(_made(parts, back))
    report = Report()
    try:
        lines = exchange.receive(corpus, TODAY, file, back.locale, report)
        after = _files(project)
        for problem in report:
            assert CODE.fullmatch(problem.code)
            assert problem.message
            assert problem.mend
            assert min(problem.span.line, problem.span.column) >= 1
        for form in ("text", "json", "github"):
            report.render(form).encode("utf-8")
        "\n".join(lines).encode("utf-8")
        if report.failed:
            assert after == before
        if after != before:
            _merged(project, corpus, before, after)
    finally:
        _put_back(project, before)


def _put_back(project: Path, before: dict[str, bytes]) -> None:
    after = _files(project)
    for path in after.keys() - before.keys():
        (project / path).unlink()
    for path, content in before.items():
        if after.get(path) != content:
            (project / path).write_bytes(content)


def _merged(project: Path, corpus: Corpus, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """What is new in the catalogues is a draft of a text that is there, with its placeholders."""
    former = set(_entries(before))
    texts = {(unit.context, unit.text) for unit in corpus.units.values()}
    for context, msgid, msgstr, fuzzy in set(_entries(after)) - former:
        assert fuzzy, (context, msgstr)
        assert (context, msgid) in texts
        assert set(FIELD.findall(msgstr)) >= set(FIELD.findall(msgid))
    now, report = load(project, Cache())
    assert now is not None
    assert not report.failed, report.render()


def _entries(files: dict[str, bytes]) -> Iterator[tuple[str, str, str, bool]]:
    for path, content in files.items():
        if path.endswith(".po"):
            for entry in read_catalogue(content.decode()):
                if entry.msgstr and not entry.obsolete:
                    yield entry.msgctxt, entry.msgid, entry.msgstr, "fuzzy" in entry.flags


def _files(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted((project / "content").rglob("*"))
        if path.is_file()
    }


@fuzzed(120)
@given(
    broken=st.tuples(
        st.lists(st.tuples(st.integers(0, 999), st.binary(max_size=6)), min_size=1, max_size=4),
        st.integers(0, 999),
        st.sampled_from(["ods", "xlf", "zip"]),
    )
)
@ends
def test_broken_bytes(
    project: Path, corpus: Corpus, parts: dict[str, bytes], broken: tuple[list[tuple[int, bytes]], int, str]
) -> None:
    done, cut, form = broken
    data = parts[f"reperes-en.{form}"] if form != "zip" else _zip(parts)
    for at, raw in done:
        place = at * len(data) // 1000
        data = data[:place] + raw + data[place + len(raw) :]
    if cut % 3 == 0:
        data = data[: cut * len(data) // 1000]
    file = project.parent / "back"
    file.write_bytes(data)
    before = _files(project)
    report = Report()
    try:
        exchange.receive(corpus, TODAY, file, None, report)
        after = _files(project)
        assert not report.failed or after == before
        if after != before:
            _merged(project, corpus, before, after)
    finally:
        _put_back(project, before)


# ---- what is small on its way, and large here

BOMBS = {
    "elements of an XLIFF": lambda: _zip(
        {"a.xlf": b'<xliff version="1.2">' + b"<a/>" * 15_000_000 + b"</xliff>"}
    ),
    "attributes": lambda: (
        b'<xliff version="1.2" ' + b" ".join(b"a%d=''" % at for at in range(3_000_000)) + b"/>"
    ),
    "elements of a spreadsheet": lambda: _zip(
        {CONTENT: b"<a>" + b"<b/>" * 4_900_000 + b"</a>", "mimetype": ods.MIME.encode()}
    ),
    "zeros": lambda: _zip({"a.ods": b"\0" * 300_000_000}),
    "zeros in a spreadsheet": lambda: _zip({CONTENT: b"\0" * 300_000_000, "mimetype": ods.MIME.encode()}),
    "many of them": lambda: _zip({f"{at}.xlf": b" " * 60_000_000 for at in range(3)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb(project: Path, corpus: Corpus, name: str) -> None:
    file = project.parent / "bomb"
    file.write_bytes(BOMBS[name]())
    report = Report()
    exchange.receive(corpus, TODAY, file, None, report)
    assert report.failed
