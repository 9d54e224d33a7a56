"""Every command: its help, what it says, and how it ends: 0 all is well, 1 problems, 2 called wrongly."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from brumeval import EPOCH, ROOT, STAGES
from brumeval import reperes as in_a_process
from click.testing import CliRunner, Result

from generator.cli import main

COMMANDS = (
    (),
    ("build",),
    ("check",),
    ("coverage",),
    ("serve",),
    ("status",),
    ("impact",),
    ("pack",),
    ("letter",),
    ("day-kit",),
    ("release",),
    ("schema",),
    ("sources",),
    ("sources", "verify"),
    ("translations",),
    ("translations", "update"),
)
ARCHIVE = {
    "900": "trois mesures pour trois hivers",
    "901": "mesure 1 réalisée mesure 2 réalisée en partie mesure 3 non réalisée",
    "902": "la mairie de Brumeval répond",
}


def reperes(folder: Path, *words: str, **more: str) -> Result:
    """The command, run here: a process for each would take most of the time of these tests."""
    given = {"SOURCE_DATE_EPOCH": EPOCH, "REPERES_ARCHIVE": None, **more}
    done = CliRunner(env=given).invoke(main, ["-C", str(folder), *words], prog_name="reperes")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help(command: tuple[str, ...], tmp_path: Path) -> None:
    """Asked for anywhere, also where there is no project."""
    told = reperes(tmp_path, *command, "--help")
    assert told.exit_code == 0
    assert told.stdout.startswith(f"Usage: reperes {' '.join(command)}".rstrip())
    assert told.stderr == ""
    summary = told.stdout.split("\n\n")[1].strip()
    assert re.match(r"[A-Z].*[.)]", summary, re.DOTALL), "no sentence says what it does"
    assert reperes(tmp_path, *command, "-h").stdout == told.stdout


def test_help_names_every_command(tmp_path: Path) -> None:
    told = reperes(tmp_path, "--help").stdout
    listed = re.findall(r"^  ([a-z-]+) ", told.partition("Commands:")[2], re.MULTILINE)
    assert listed == sorted({command[0] for command in COMMANDS if command})


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("build", "--nonsense"),
        ("build", "extra"),
        ("check", "--format", "xml"),
        ("serve", "--port", "many"),
        ("serve", "--port", "70000"),
        ("status", "--locale", "tlh"),
        ("impact", "no-such-thing"),
        ("sources", "verify"),
        ("translations", "update", "--locale", "tlh"),
        ("translations", "update", "--same-meaning", "no.such.unit"),
        ("-C", __file__, "check"),
    ],
    ids=" ".join,
)
def test_called_wrongly(project: Path, words: tuple[str, ...]) -> None:
    failed = reperes(project, *words)
    assert failed.exit_code == 2
    assert failed.stderr
    assert failed.stdout == ""


@pytest.mark.parametrize("epoch", ["yesterday", "99999999999999999999", "1.5"])
def test_a_day_that_is_none(project: Path, epoch: str) -> None:
    failed = reperes(project, "check", SOURCE_DATE_EPOCH=epoch)
    assert failed.exit_code == 2
    assert f'SOURCE_DATE_EPOCH is "{epoch}"' in failed.stderr


@pytest.mark.parametrize("command", [("build",), ("check",), ("status",), ("translations", "update")])
def test_where_there_is_no_project(tmp_path: Path, command: tuple[str, ...]) -> None:
    failed = reperes(tmp_path, *command)
    assert failed.exit_code == 1
    assert "content/facts:1:1: error: missing-folder" in failed.stderr
    assert list(tmp_path.iterdir()) == []


def test_build(project: Path, tmp_path: Path) -> None:
    done = in_a_process(tmp_path, "-C", "brumeval", "build")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [f"{stage}…" for stage in STAGES]
    pages = len(list((project / "site").rglob("index.html")))
    assert done.stdout == f"{pages} pages in 2 languages: {project}/site/index.html\n"


def test_build_of_a_release_without_publisher(project: Path) -> None:
    failed = reperes(project, "build", "--release")
    assert failed.exit_code == 1
    assert "content/facts/publisher.yml:1:1: error: blank-publisher" in failed.stderr
    assert not (project / "site").exists()


def test_check(project: Path) -> None:
    done = reperes(project, "check")
    assert (done.exit_code, done.stderr) == (0, "")
    assert re.fullmatch(r"No problem: 36 entities, \d+ texts, 2 languages\.\n", done.stdout)
    file = project / "content/facts/measures.yml"
    text = file.read_text("utf-8").replace("promise: lit-streets", "promise: lit-street")
    file.write_text(text.replace("first-priority-2", "first-priority-9"), "utf-8")
    failed = reperes(project, "check")
    assert failed.exit_code == 1
    places = re.findall(r"^content/facts/measures\.yml:(\d+):(\d+): error", failed.stderr, re.MULTILINE)
    assert len(places) == 4, "not all problems in one run"
    assert places == sorted(places, key=lambda place: (int(place[0]), int(place[1])))
    assert 'Did you mean "lit-streets"?' in failed.stderr
    assert failed.stderr.endswith("4 errors, 0 warnings.\n")
    told = json.loads(reperes(project, "check", "--format", "json").stdout)
    assert [(str(d["span"]["line"]), str(d["span"]["column"])) for d in told] == places
    annotations = reperes(project, "check", "--format", "github").stdout.splitlines()
    assert len(annotations) == 4
    assert annotations[0].startswith(f"::error file=content/facts/measures.yml,line={places[0][0]},col=")


def test_status(project: Path) -> None:
    done = reperes(project, "status")
    assert done.exit_code == 0
    header, english, french, value = (line.split("\t") for line in done.stdout.splitlines())
    assert header == ["locale", "units", "reviewed", "draft", "stale", "missing", "words_left"]
    assert english[0] == "en"
    units, reviewed, draft, stale, missing = map(int, english[1:6])
    # Without English: ten texts of the calendar and the news, a remark and the limits of a plan.
    assert (reviewed, stale, missing) == (2, 1, 12)
    assert draft == units - reviewed - stale - missing > 100
    assert french[0] == "fr"
    assert french[2:] == ["1", str(int(french[1]) - 1), "0", "0", "0"]
    assert value == ["complaint-period: P60D from 2025-01-01 (article 9 du règlement des lanternes)"]
    units = reperes(project, "status", "--locale", "en", "--units").stdout
    digest = "[0-9a-f]{16}"
    assert re.search(rf"(?m)^en\tstale\tfirst-1\.asks\tfrench={digest} translation={digest}$", units)
    assert re.search(rf"(?m)^en\tmissing\tsecond-lights\.limits\tfrench={digest}$", units)
    assert "first-1.title\t" not in units, "it is reviewed"


def test_impact_of_a_fact(project: Path) -> None:
    done = reperes(project, "impact", "complaint-period", "--format", "json")
    assert done.exit_code == 0
    found = {(page[0], page[1]) for page in json.loads(done.stdout)["pages"]}
    for key in ("page/about", "measure/second-benches"):
        assert {("fr", key), ("en", key)} <= found
    assert ("fr", "measure/first-3") not in found
    assert "mesures/second-benches/" in reperes(project, "impact", "complaint-period").stdout


def test_impact_of_a_change(project: Path) -> None:
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "Before")):
        who = ["-c", "user.name=Test", "-c", "user.email=test@brumeval.example"]
        subprocess.run(["git", *who, *words], cwd=project, check=True)
    file = project / "content/facts/legal-values.yml"
    file.write_text(file.read_text("utf-8").replace("P30D", "P45D"), "utf-8")
    done = reperes(project, "impact", "--format", "json")
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    (change,) = told["changes"]
    assert change["subject"].startswith("complaint-period")
    assert "P30D" in change["before"]
    assert "P45D" in change["after"]
    assert ["fr", "page/about", "a-propos/"] in told["pages"]
    assert "P45D" in reperes(project, "impact", "HEAD", "--format", "markdown").stdout


def test_schema(project: Path) -> None:
    missing = reperes(project, "schema", "--check")
    assert missing.exit_code == 1
    assert "schemas/measures.facts.schema.json: not current. Run: reperes schema" in missing.stderr
    assert reperes(project, "schema").exit_code == 0
    assert reperes(project, "schema", "--check").exit_code == 0
    (project / "schemas/locale.schema.json").write_text("{}", "utf-8")
    stale = reperes(project, "schema", "--check")
    assert (stale.exit_code, stale.stderr.count("\n")) == (1, 1)


def test_schemas_of_this_repository_are_current() -> None:
    assert reperes(ROOT, "schema", "--check").stderr == ""


def test_sources_verify(project: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for number, text in ARCHIVE.items():
        (archive / f"{number}_document.txt").write_text(text, "utf-8")
    failed = reperes(project, "sources", "verify", "--archive", str(archive))
    assert failed.exit_code == 1
    found, total = map(int, re.findall(r"\d+", failed.stdout))
    assert 5 <= found < total
    assert failed.stderr.count("evidence-not-found") == total - found
    whole = " ".join(re.findall(r'"(.+)" is not in', failed.stderr))
    for number in ARCHIVE:
        (archive / f"{number}_document.txt").write_text(" ".join([*ARCHIVE.values(), whole]), "utf-8")
    done = reperes(project, "sources", "verify", REPERES_ARCHIVE=str(archive))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{total} of {total} evidence strings found.\n"
    shutil.rmtree(archive)
    lost = reperes(project, "sources", "verify", "--archive", str(archive))
    assert lost.exit_code == 1
    assert lost.stderr.count("no-document") == 3


def test_translations_update(project: Path) -> None:
    # The second text of the corpus that has no entry gets one; nothing else changes.
    first = reperes(project, "translations", "update")
    assert first.exit_code == 0
    assert "content/en/plans.po: 1 new, 0 stale, 0 retired" in first.stdout
    measures = project / "content/fr/measures.yml"
    text = measures.read_text("utf-8")
    measures.write_text(text.replace("Remplacer les verres ternis", "Remplacer les verres sales"), "utf-8")
    assert "content/en/measures.po: 0 new, 1 stale" in reperes(project, "translations", "update").stdout
    entry = (project / "content/en/measures.po").read_text("utf-8").partition('"second-1.asks"')
    assert '#| msgid "Remplacer les verres ternis."' in entry[0].rpartition("\n\n")[2]
    assert 'msgstr "Replace dull glass."' in entry[2].partition("\n\n")[0]
    again = reperes(project, "translations", "update")
    assert again.stdout == "The catalogues are up to the French.\n"


def test_translations_update_of_the_same_meaning(project: Path) -> None:
    measures = project / "content/fr/measures.yml"
    title, mended = "Allumer chaque rue avant la nuit", "Allumer chaque rue, avant la nuit"
    measures.write_text(measures.read_text("utf-8").replace(title, mended), "utf-8")
    before = (project / "content/en/measures.po").read_text("utf-8")
    words = ("--same-meaning", "first-1.title", "--role", "lamplighter")
    done = reperes(project, "translations", "update", *words)
    assert done.exit_code == 0, done.stderr
    after = (project / "content/en/measures.po").read_text("utf-8")
    assert after == before.replace(title, mended)
    assert "lamplighter" in (project / "content/facts/reviews.yml").read_text("utf-8").splitlines()[-1]
    english = reperes(project, "status", "--locale", "en").stdout.splitlines()[1].split("\t")
    assert english[2] == "2", "the review is lost"


def test_a_file_that_cannot_be_written_is_told_in_one_line(project: Path) -> None:
    (project / "schemas").write_text("not a folder", "utf-8")
    failed = reperes(project, "schema")
    assert failed.exit_code == 1
    assert re.fullmatch(r"reperes: \S+/schemas\S*: (Not a directory|File exists)\n", failed.stderr)


def test_version(tmp_path: Path) -> None:
    told = reperes(tmp_path, "--version")
    assert told.exit_code == 0
    assert re.search(r"\d+\.\d+\.\d+", told.stdout)
