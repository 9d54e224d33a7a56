"""Bad sources, each with what is said of it: where, what, and how to mend it.

A case is a file of `cases/` that holds a few files, laid over `base.txt`. A comment on a line tells
what is expected there: `#~ unknown-field 9 (Did you mean "value"?)`, code, column, and words of the
message or mend; several are parted by semicolons. Before the first file stand those of other places,
`#~ content/fr/x.md:1:1 code`. What cannot be written so is in a table below.
"""

from __future__ import annotations

import ast
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import generator
from generator.checks.plain_text import EVERY_RULE
from generator.cli import main
from generator.source import MAX_BYTES

from .project import EPOCH, HERE, INTERFACE, base, interface, make, tree, write

Content = str | bytes | None
MARK = re.compile(r"[ \t]*#~ (.+)$", re.MULTILINE)
EXPECTED = re.compile(r"(?P<code>[a-z0-9-]+)(?: (?P<column>\d+))?(?: \((?P<words>.*)\))?")
PLACE = re.compile(r"(\S.*?):(\d+):(\d+) (.+)")

# Faults of other files, which every run must tell too: of a loader's, a model's and a check's kind.
CANARIES = tree("""
==> content/canary.txt
Twit.

==> content/facts/promises/canary.yml
- id: canary
  colour: yellow

==> content/facts/figures/canary.yml
- id: canary-count
  unit: count
  value: 3
  by: council
  sources:
    - {source: birds, place: section 1, evidence: trois canaris}

==> content/fr/figures/canary.yml
canary-count: {label: Canaris}
""")
SUNG = [
    ("content/canary.txt", 1, 1, "stray-file"),
    ("content/facts/figures/canary.yml", 6, 16, "unlisted-source"),
    ("content/facts/promises/canary.yml", 2, 3, "unknown-field"),
]


@dataclass(frozen=True, order=True)
class Expected:
    """A diagnostic that must come; `words` stand in its message or mend."""

    path: str
    line: int
    column: int
    code: str
    words: str = ""

    @property
    def place(self) -> tuple[str, int, int, str]:
        return self.path, self.line, self.column, self.code


@dataclass(frozen=True)
class Case:
    """Files laid over the base, what is done to them after, and the diagnostics they raise."""

    name: str
    files: Mapping[str, Content] = field(default_factory=dict)
    expected: tuple[Expected, ...] = ()
    after: Callable[[Path], object] = lambda _root: None

    def __str__(self) -> str:
        return self.name


def expectations(text: str, path: str, line: int, column: int | None = None) -> list[Expected]:
    """What a comment expects."""
    found = []
    for part in text.split("; "):
        match = EXPECTED.fullmatch(part)
        assert match, f"{path}:{line}: not an expectation: {part}"
        at = int(match["column"] or column or 0)
        assert at, f"{path}:{line}: no column in: {part}"
        found.append(Expected(path, line, at, match["code"], match["words"] or ""))
    return found


def read_case(file: Path) -> Case:
    """A file of `cases/`."""
    text = file.read_text("utf-8")
    expected: list[Expected] = []
    for mark in MARK.findall(text.partition("==> ")[0]):
        place = PLACE.fullmatch(mark)
        assert place, f"{file}: no place in: {mark}"
        expected += expectations(place[4], place[1], int(place[2]), int(place[3]))
    files = tree(text)
    for path, content in files.items():
        for number, line in enumerate(content.split("\n"), 1):
            for mark in MARK.findall(line):
                expected += expectations(mark, path, number)
    return Case(file.stem, {path: MARK.sub("", content) for path, content in files.items()}, tuple(expected))


def case(name: str, files: Mapping[str, Content], *expected: tuple[str, int, int, str] | Expected) -> Case:
    """A case of the table."""
    return Case(name, files, tuple(e if isinstance(e, Expected) else Expected(*e) for e in expected))


def special(name: str, path: str, code: str, after: Callable[[Path], object]) -> Case:
    """Something that is no plain file."""
    return Case(name, {}, (Expected(path, 1, 1, code),), after)


BELLS, NOTE = "content/facts/events/bells.yml", "content/fr/events/bells.yml"
MORE_WORDS = "content/fr/interface/more.yml"
WRONG_WORDS = interface(
    site_name=None,
    value_euro="{montant} €",
    value_about="about {value",
    nav_home="{n} home",
    place_page="{ref!r}",
)


def word(last: str, code: str, words: str) -> Expected:
    """What is said of a word of WRONG_WORDS, found by the end of its line."""
    lines = WRONG_WORDS.splitlines()
    line = next(at for at, text in enumerate(lines) if text.endswith(last))
    return Expected(INTERFACE, line + 1, lines[line].index('"') + 1, code, words)


def _fifo(root: Path) -> None:
    (root / "content/facts/events").mkdir()
    os.mkfifo(root / BELLS)


def _socket(root: Path) -> None:
    (root / "content/facts/events").mkdir()
    before = Path.cwd()
    os.chdir(root / "content/facts/events")  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("bells.yml")
    finally:
        os.chdir(before)


def _link(to: str) -> Callable[[Path], None]:
    def make_link(root: Path) -> None:
        (root / "content/facts/events").mkdir()
        (root / BELLS).symlink_to(to)

    return make_link


def _linked_folder(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "content/facts/events").symlink_to(root / "elsewhere")


def _large(root: Path) -> None:
    (root / "content/facts/events").mkdir()
    with (root / BELLS).open("wb") as file:
        file.truncate(50_000_000)  # sparse: it takes no room


def _unreadable(root: Path) -> None:
    write(root, {BELLS: "- id: bells\n"})
    (root / BELLS).chmod(0)


def _latin1_name(root: Path) -> None:
    (root / "content/facts/events").mkdir()
    Path(os.fsdecode(os.fsencode(root / "content/facts/events") + b"/\xe9t\xe9.yml")).write_text("[]\n")


TABLE = [
    case("nul", {BELLS: b"- id: bells\n  kind: l\0aw\n"}, (BELLS, 2, 10, "control-character")),
    case("delete-sign", {BELLS: "- id: bells\n  kind: law\x7f\n"}, (BELLS, 2, 12, "control-character")),
    case("form-feed", {NOTE: "a:\n\x0c  title: b\n"}, (NOTE, 2, 1, "control-character")),
    case(
        "old-mac-line-ends",
        {BELLS: b"- id: bells\r  kind: law\r"},
        *[(BELLS, 1, c, "control-character") for c in (12, 24)],
    ),
    case("byte-order-mark", {BELLS: b"\xef\xbb\xbf[]\n"}, (BELLS, 1, 1, "byte-order-mark")),
    case("byte-order-mark-inside", {BELLS: "- id: \ufeffbells\n"}, (BELLS, 1, 7, "invisible-character")),
    case("latin-1", {NOTE: "a:\n  title: L’été\n".encode("cp1252")}, (NOTE, 2, 11, "not-utf8")),
    case("utf-16", {NOTE: "a: b\n".encode("utf-16")}, (NOTE, 1, 1, "not-utf8")),
    case(
        "bidi-controls",
        {
            BELLS: "- id: bells\n  # \u202e a comment too\n",
            NOTE: "a:\n  title: \u2067b\u2069\n",
            "content/en/events.po": '# \u200f\nmsgid ""\nmsgstr ""\n',
            "content/fr/pages/more.md": "---\ntitle: a\nlead: b\n---\n\nun \u202adeux\n",
        },
        (BELLS, 2, 5, "invisible-character"),
        (NOTE, 2, 10, "invisible-character"),
        (NOTE, 2, 12, "invisible-character"),
        ("content/en/events.po", 1, 3, "invisible-character"),
        ("content/fr/pages/more.md", 6, 4, "invisible-character"),
    ),
    case("zero-width-space", {NOTE: "a:\n  title: b\u200bc\n"}, (NOTE, 2, 11, "invisible-character")),
    case("line-separator", {NOTE: "a:\u2028  title: b\n"}, (NOTE, 1, 3, "invisible-character")),
    case("tag-characters", {NOTE: "a: b\U000e0041\n"}, (NOTE, 1, 5, "invisible-character")),
    case("no-character", {NOTE: "a: b\uffff\n"}, (NOTE, 1, 5, "control-character")),
    case(
        "long-line",
        {NOTE: "a: " + "b" * 1_000_000 + "\n"},
        (NOTE, 1, 4, "not-a-mapping"),
        (NOTE, 1, 1, "no-fact"),
    ),
    case("long-key", {NOTE: "a" * 2_000 + ": b\n"}, (NOTE, 1, 2001, "broken-yaml")),
    case(
        "long-value",
        {"content/facts/promises/bells.yml": f"- id: {'B' * 500_000}\n"},
        ("content/facts/promises/bells.yml", 1, 7, "wrong-form"),
    ),
    case("brackets-without-end", {BELLS: "[" * 1_000_000}, (BELLS, 1, 1001, "broken-yaml")),
    case(
        "deep-blocks",
        {BELLS: "".join("  " * depth + "a:\n" for depth in range(600))},
        (BELLS, 22, 43, "too-deep"),
    ),
    case("number-of-many-digits", {BELLS: f"- id: {'9' * 5_000}\n"}, (BELLS, 1, 7, "number-too-large")),
    case("no-end-of-line", {NOTE: "a:\n  {title: "}, (NOTE, 2, 11, "broken-yaml")),
    case(
        "text-too-long",
        {"content/en/events.po": f'msgctxt "opening.title"\nmsgid "a"\nmsgstr "{"b" * 5_001}"\n'},
        ("content/en/events.po", 1, 1, "text-too-long"),
    ),
    case(
        "paragraph-too-long",
        {"content/fr/pages/more.md": f"---\ntitle: a\nlead: b\n---\n\n{'![' * 100_000}\n"},
        ("content/fr/pages/more.md", 6, 1, "text-too-long"),
        ("content/fr/pages/more.md", 6, 1, "picture"),
    ),
    case(
        "retired-entry-without-a-quote",
        {"content/en/events.po": '#~ msgctxt "a"\n#~ msgid "b"\n#~ msgstr "c\n'},
        ("content/en/events.po", 3, 1, "broken-catalogue"),
    ),
    case("too-large", {BELLS: "#" * (MAX_BYTES + 1)}, (BELLS, 1, 1, "file-too-large")),
    case(
        "no-publisher",
        {"content/facts/publisher.yml": None},
        ("content/facts/publisher.yml", 1, 1, "missing-file"),
    ),
    case("no-locale", {"content/en/locale.yml": None}, ("content/en/locale.yml", 1, 1, "unreadable-file")),
    case(
        "interface-words",
        {INTERFACE: WRONG_WORDS},
        Expected(INTERFACE, 1, 1, "missing-word", "site.name"),
        word('euro: "{montant} €"', "unknown-placeholder", "Known here: amount."),
        word('about: "about {value"', "malformed-placeholder", "Known here: value."),
        word('home: "{n} home"', "unknown-placeholder", "Known here: none."),
        word('page: "{ref!r}"', "malformed-placeholder", "Known here: ref."),
    ),
    case("interface-missing", {INTERFACE: None}, (INTERFACE, 1, 1, "missing-file")),
    case("interface-empty-word", {MORE_WORDS: "lost:\n  word:\n"}, (MORE_WORDS, 2, 8, "wrong-type")),
    case("interface-number", {MORE_WORDS: "lost:\n  word: 12\n"}, (MORE_WORDS, 2, 9, "wrong-type")),
    case("interface-as-list", {MORE_WORDS: "- site.name\n"}, (MORE_WORDS, 1, 1, "not-a-mapping")),
    case(
        "interface-in-two-files",
        {MORE_WORDS: "site:\n  name: Val-Clair\n"},
        Expected(MORE_WORDS, 2, 9, "duplicate-id", "content/fr/interface.yml:"),
    ),
    special("fifo", BELLS, "not-a-file", _fifo),
    special("socket", BELLS, "not-a-file", _socket),
    special("folder-with-a-file-name", BELLS, "not-a-file", lambda root: (root / BELLS).mkdir(parents=True)),
    special("link-to-nothing", BELLS, "unreadable-file", _link("nothing.yml")),
    special("link-to-itself", BELLS, "unreadable-file", _link("bells.yml")),
    special("link-to-a-device", BELLS, "not-a-file", _link("/dev/zero")),
    special("linked-folder", "content/facts/events", "not-a-file", _linked_folder),
    special("fifty-megabytes", BELLS, "file-too-large", _large),
    special("name-not-utf8", "content/facts/events/\\xe9t\\xe9.yml", "stray-file", _latin1_name),
]

if os.geteuid() != 0:  # root reads everything
    TABLE.append(special("unreadable", BELLS, "unreadable-file", _unreadable))

CASES = [*(read_case(file) for file in sorted((HERE / "cases").glob("*.txt"))), *TABLE]
FORMER = {"site/index.html": "former", "site/data/measures.json": "[]"}


def run(root: Path, *arguments: str) -> Result:
    """The command, in this process."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH})
    result = runner.invoke(main, ["-C", str(root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def told(root: Path) -> list[dict[str, object]]:
    """What `reperes check` finds wrong."""
    result = run(root, "check", "--format", "json")
    assert result.exit_code == 1
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def place(diagnostic: Mapping[str, object]) -> tuple[str, int, int, str]:
    """Where, and which."""
    span = diagnostic["span"]
    assert isinstance(span, dict)
    return span["path"], span["line"], span["column"], str(diagnostic["code"])


def stamps(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a folder: when it was written, and what it holds."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_base_is_without_fault(tmp_path: Path) -> None:
    result = run(make(tmp_path), "check", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path) -> None:
    root = make(tmp_path, case.files)
    case.after(root)
    found = told(root)
    assert sorted(map(place, found)) == sorted(e.place for e in case.expected)
    for wanted in case.expected:
        said = [f"{d['message']} {d['mend']}" for d in found if place(d) == wanted.place]
        assert any(wanted.words in text for text in said), (wanted, said)
    assert all(d["message"] and d["mend"] and d["severity"] == "error" for d in found)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_other_files_are_told_too_and_nothing_is_built(case: Case, tmp_path: Path) -> None:
    root = make(tmp_path, {**FORMER, **CANARIES, **case.files})
    case.after(root)
    before = stamps(root / "site"), sorted(root.iterdir())
    result = run(root, "build")
    assert result.exit_code == 1
    heads = re.findall(r"^(\S.*?):(\d+):(\d+): error: (\S+)$", result.stderr, re.MULTILINE)
    wanted = [*SUNG, *(e.place for e in case.expected)]
    assert sorted((p, int(line), int(column), code) for p, line, column, code in heads) == sorted(wanted)
    assert f"{len(wanted)} errors, 0 warnings." in result.stderr
    assert "Traceback" not in result.output
    assert (stamps(root / "site"), sorted(root.iterdir())) == before


@pytest.mark.parametrize(
    "name", ["fifo", "link-to-a-device", "fifty-megabytes", "deep-blocks", "name-not-utf8", "alias-bomb"]
)
def test_as_a_process(name: str, tmp_path: Path) -> None:
    """The real command, with the terminal's own encoding and memory: no traceback, and soon."""
    case = next(case for case in CASES if case.name == name)
    root = make(tmp_path, {**FORMER, **case.files})
    case.after(root)
    result = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", "-C", str(root), "build"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "SOURCE_DATE_EPOCH": EPOCH},
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    first = min(case.expected)
    assert f"{first.path}:{first.line}:{first.column}: error: {first.code}" in result.stderr
    assert (root / "site/index.html").read_text() == "former"


def test_missing_folders(tmp_path: Path) -> None:
    found = told(tmp_path)
    assert [place(d)[0] for d in found if d["code"] == "missing-folder"] == ["content/facts", "content/fr"]
    assert {d["code"] for d in found} == {"missing-folder", "missing-file"}
    assert all("-C" in str(d["mend"]) for d in found if d["code"] == "missing-folder")


def test_missing_facts(tmp_path: Path) -> None:
    root = make(tmp_path)
    (root / "content/facts").rename(root / "facts")
    codes = {(place(d)[0], d["code"]) for d in told(root)}
    assert ("content/facts", "missing-folder") in codes
    assert ("content/fr/events.yml", "no-fact") in codes


def test_no_document_at_all(tmp_path: Path) -> None:
    """A project that has not begun yet."""
    kept = ("locale", "interface", "publisher", "reviews")
    root = make(tmp_path, {path: None for path in base() if Path(path).stem not in kept})
    assert [place(d) for d in told(root)] == [("content/facts/sources.yml", 1, 1, "no-document-listed")]


LINE = {
    "content/facts/contacts.yml": """\
- id: night-line
  number: "112"
  kind: rescue
  sources: [{source: report-2024, place: section 2}]
  expires: 2024-12-31
- id: unseen-line
  number: "113"
  kind: rescue
  unverified: true
""",
    "content/fr/contacts.yml": """\
night-line: {name: La nuit, purpose: Pour appeler.}
unseen-line: {name: Le jour, purpose: Pour appeler.}
""",
}


def test_line_to_be_checked_again_stops_a_release_alone(tmp_path: Path) -> None:
    """A preview says so; a release gives no number that nobody has checked."""
    root = make(tmp_path, LINE)
    preview = run(root, "check")
    assert preview.exit_code == 0
    assert "content/facts/contacts.yml:5:12: warning: expired-contact\n" in preview.stderr
    release = run(root, "check", "--release")
    assert release.exit_code == 1
    assert "content/facts/contacts.yml:1:7: error: expired-contact\n" in release.stderr
    assert "content/facts/contacts.yml:6:7: error: unverified-contact\n" in release.stderr


DEMANDS = """\
- id: nobody
  force: asked
  sentence: On demande des lanternes.
  sources: [{source: report-2024, place: section 2}]
- id: nowhere
  force: safety
  sentence: On demande de la prudence.
  pages: [timelines, plans]
  sources: [{source: report-2024, place: section 2}]
- id: later
  force: committed
  sentence: On promet des cloches.
  reason: Les cloches ne sont pas encore là.
  sources: [{source: report-2024, place: section 2}]
"""


def test_demand_is_answered_by_a_page_of_the_site(tmp_path: Path) -> None:
    """Or tells why it is not. The pages are known once everything else is right."""
    root = make(tmp_path, {"content/facts/obligations.yml": DEMANDS})
    found = [place(d) for d in told(root)]
    file = "content/facts/obligations.yml"
    assert found == [(file, 1, 7, "unanswered-demand"), (file, 8, 11, "unknown-page")]
    assert 'Did you mean "timeline"?' in run(root, "check").stderr


def test_unused_word_is_a_warning(tmp_path: Path) -> None:
    """It stops nothing."""
    root = make(tmp_path, {MORE_WORDS: "lost:\n  word: Perdu\n"})
    result = run(root, "check")
    assert result.exit_code == 0
    assert f"{MORE_WORDS}:2:9: warning: unused-word\n" in result.stderr
    assert "0 errors, 1 warnings." in result.stderr


TERMS = {
    "content/terms.yml": """\
concepts:
  - id: lantern
    name: lanterne
    french: [lanterne]
    terms:
      en: {term: lantern, accept: [lantern]}
""",
    "content/facts/contacts.yml": """\
- {id: night-line, number: "112", kind: rescue, unverified: true}
- {id: day-line, number: "113", kind: rescue, unverified: true}
""",
    "content/fr/contacts.yml": """\
night-line: {name: La nuit, purpose: Pour parler des lanternes.}
day-line: {name: Le jour, purpose: Pour parler d’une lanterne.}
""",
    "content/en/contacts.po": """\
msgctxt "night-line.purpose"
msgid "Pour parler des lanternes."
msgstr "To speak of lamps."

msgctxt "day-line.purpose"
msgid "Pour parler d’une lanterne."
msgstr "To speak of lanterns."
""",
}


def test_departure_from_a_term_is_a_warning(tmp_path: Path) -> None:
    """It stops nothing: a translator may have a reason. The plural is the same word, here and there."""
    result = run(make(tmp_path, TERMS), "check")
    assert result.exit_code == 0
    assert "content/en/contacts.po:1:1: warning: other-term\n" in result.stderr
    assert "0 errors, 1 warnings." in result.stderr


def test_release_wants_a_publisher(tmp_path: Path) -> None:
    root = make(tmp_path, FORMER)
    result = run(root, "build", "--release")
    assert result.exit_code == 1
    assert "content/facts/publisher.yml:1:1: error: blank-publisher\n" in result.stderr
    assert (root / "site/index.html").read_text() == "former"


def _codes() -> set[str]:
    """Every code that the compiler can give, found in its text."""
    found = {rule.code for rule in EVERY_RULE}
    for file in Path(generator.__file__).parent.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("error", "warning")
                and len(node.args) > 2
                and isinstance(node.args[1], ast.Constant)
            ):
                found.add(node.args[1].value)
    return found


def test_every_code_has_a_case() -> None:
    """A new rule comes with a bad source."""
    elsewhere = {
        "blank-publisher", "missing-folder", "no-document-listed", "unused-word",  # above
        "expired-contact", "unanswered-demand", "unknown-page", "other-term",  # above
        "no-document", "evidence-not-found",  # tests/unit/test_evidence.py
        "news-to-come",  # tests/unit/test_news.py
    }  # fmt: skip
    assert _codes() - {e.code for case in CASES for e in case.expected} == elsewhere


def test_enough_kinds() -> None:
    """The corpus of bad sources does not shrink unseen."""
    assert len(CASES) >= 80
    assert len({case.name for case in CASES}) == len(CASES)
    assert not set(base()) & set(CANARIES)
