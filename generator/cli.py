"""The command `reperes`. Each of its commands loads what it needs: no command needs all of the program."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import click

from .asked import AskedError
from .day import build_day
from .diagnostics import Report
from .parsed import Cache

if TYPE_CHECKING:
    from datetime import datetime

    from rich.progress import Progress

    from .build import Tell
    from .project import Project

Form = Literal["text", "json", "github"]


class Commands(click.Group):
    """Says in one line which file could not be read or written, whatever the command."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(context)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe went away: click ends quietly
                raise
            _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The project to work on; the current directory unless told.",
)
@click.version_option(package_name="reperes")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Compile sourced YAML into a public site and open data.

    Facts live in content/facts, the French wording in content/fr, translations in content/<locale>.
    Every command exits with 0 when all is well, 1 when it found problems, 2 when it was called wrongly.
    """
    try:
        build_day()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    context.obj = root


def run() -> NoReturn:
    """The command as a shell calls it. It ends at once: to free a corpus costs a tenth of a build."""
    try:
        main()
    except SystemExit as end:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 1 if end.code else 0)
    raise AssertionError("click ends every command by SystemExit")


form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How problems are printed; github makes annotations.",
)
release_option = click.option(
    "--release", is_flag=True, help="Show only what a person reviewed; needs a publisher."
)


@main.command()
@form_option
@release_option
@click.pass_obj
def build(root: Path, form: Form, *, release: bool) -> None:
    """Build the whole site into site/.

    All sources are read and checked first. Any error stops the build before anything is written,
    and the former site/ stays as it was, also if the build is killed.
    """
    # A build keeps what it makes and is over in seconds: looking for rubbish costs a fifth of its time.
    gc.disable()
    cache = Cache(once=True)
    with _progress() as tell:
        tell("sources")
        cache.begin(root)
        from . import build as building

        project = _open(root, form, release=release, cache=cache)
        try:
            site = building.build(project, tell)
        except building.BuildFailedError as error:
            _fail(f"the build failed: {error}")
    pages = sum(len(site_.pages) for site_ in project.sites.values())
    click.echo(f"{pages} pages in {len(project.sites)} languages: {site.resolve()}/index.html")
    if release:
        click.echo("What was withdrawn, and which texts gave way to French: reperes release --report")


@main.command()
@form_option
@release_option
@click.pass_obj
def check(root: Path, form: Form, *, release: bool) -> None:
    """Check every source, and list all problems in one run.

    Each line says where, what is wrong, and how to mend it.
    """
    project = _open(root, form, release=release)
    corpus = project.corpus
    facts = sum(len(table) for table in corpus.entities.values())
    if form == "text":
        click.echo(
            f"No problem: {facts} entities, {len(corpus.units)} texts, {len(corpus.locales)} languages."
        )


@main.command(name="serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on this machine (127.0.0.1); 0 takes a free one.",
)
@click.pass_obj
def serve_command(root: Path, port: int) -> None:
    """Show the site on this machine while you edit.

    Each page is made when you ask for it, from the sources as they are at that moment. If a source
    has a problem, the page says where.
    """
    from . import serve

    try:
        serve.serve(root, port, click.echo)
    except OSError as error:
        _fail(f"port {port}: {error.strerror}. Choose another with --port.")


@main.command(name="coverage")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if it is not current.")
@click.pass_obj
def coverage_command(root: Path, *, only_check: bool) -> None:
    """Write docs/coverage.md: what the documents ask of this site, and where it is answered.

    The demands stand in content/facts/obligations.yml.
    """
    from . import coverage
    from .output import write_text

    project = _open(root, "text", release=False)
    file = root / coverage.FILE
    if only_check:
        if not file.is_file() or file.read_text("utf-8") != coverage.text(project.corpus):
            _fail(f"{coverage.FILE}: not current. Run: reperes coverage")
        return
    write_text(root / coverage.FILE, coverage.text(project.corpus))
    click.echo(f"{coverage.FILE} is written.")


@main.command(name="status")
@click.option(
    "--units", is_flag=True, help="List each text that is not reviewed, with the hashes a review needs."
)
@click.option("--locale", help="One language only.")
@click.pass_obj
def status_command(root: Path, locale: str | None, *, units: bool) -> None:
    """Show what is translated, what is reviewed, and which dates are near.

    Per language: texts reviewed, drafts, stale (the French changed), missing. Then legal values
    that change soon.
    """
    from . import status

    project = _open(root, "text")
    if locale is not None and locale not in project.views:
        _fail(f'"{locale}" is no language of the project: {", ".join(project.views)}', code=2)
    if sys.stdout.isatty():
        from rich.console import Console

        Console().print(status.table(project, locale))
    else:
        click.echo(status.lines(project, locale))
    for line in status.dates(project):
        click.echo(line)
    if units:
        for line in status.units(project, locale):
            click.echo(line)


@main.command(name="impact")
@click.argument("subject", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.pass_obj
def impact_command(root: Path, subject: str | None, form: Literal["text", "markdown", "json"]) -> None:
    """Show what a change touches, before you publish it.

    With the id of a fact or text (reflection-period, pan2-16.asks): the pages that rest on it.
    With a Git revision (HEAD~1, main), or nothing (HEAD): what changed since, text before and after,
    with changed numbers and negations marked, and the pages concerned.
    """
    from . import impact

    project = _open(root, "text")
    try:
        found = impact.of(project, subject)
    except impact.UnknownSubjectError as error:
        _fail(str(error), code=2)
    click.echo(found.render(form))


@main.command(name="release")
@click.option("--preview", is_flag=True, help="Write nothing; only show which editions would be added.")
@click.option(
    "--report", "reported", is_flag=True, help="Write nothing; tell what stands in its way, or is withdrawn."
)
@form_option
@click.pass_obj
def release_command(root: Path, form: Form, *, preview: bool, reported: bool) -> None:
    """Enter the editions of a release in the ledger, content/facts/editions.yml.

    Each leaflet that a release prints, in each language, under the code that its papers carry. It refuses
    what `build --release` refuses. Commit the ledger with the release: later it tells what changed since.

    With --report: what stops a release, which prints it would withdraw in which language, with the texts
    that wait for a reader, and how many texts would give way to French. It exits with 1 if one is stopped.
    """
    if reported:
        _tell_release(root, form)
        return
    from . import editions
    from .output import write_text

    project = _open(root, form, release=not preview)
    found = editions.new(project)
    file = root / editions.LEDGER
    if found and not preview:
        write_text(file, editions.appended(file.read_text("utf-8") if file.is_file() else "", found))
    if form != "text":
        return
    for entry in found:
        click.echo(editions.told(entry))
    if preview:
        click.echo(f"{len(found)} editions would be added. What stands in the way: reperes release --report")
    else:
        click.echo(f"{len(found)} editions added to {editions.LEDGER}.")


@main.command(name="pack")
@click.option(
    "--profession", help="For whom: an id of content/facts/professions.yml. Not for a length of everybody."
)
@click.option("--length", required=True, help="How long: an id of content/facts/lengths.yml.")
@click.option("--form", "forms", multiple=True, help="A form of exploitation to go into; may be repeated.")
@click.option("--locale", default="fr", show_default=True, help="The language of the pack.")
@click.option(
    "--begins",
    type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d"]),
    help="When the session begins, for its calendar file. It is not published.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@release_option
@click.pass_obj
def pack_command(
    root: Path,
    *,
    profession: str | None,
    length: str,
    forms: tuple[str, ...],
    locale: str,
    begins: datetime | None,
    output: Path | None,
    release: bool,
) -> None:
    """Put the course pack of a session together, as one zip.

    \b
    reperes pack --profession labour-inspectors --length half-day
    reperes pack --profession health-staff --length one-day --form labour --locale en -o pack.zip
    """
    from . import packs
    from .output import write_bytes

    with _progress() as tell:
        tell("sources")
        project = _open(root, "text", release=release)
        tell("pack")
        try:
            path, content = packs.one(project, packs.Wanted(profession, length, forms, locale, begins))
        except AskedError as error:
            _fail(str(error), code=error.code)
    file = output or Path(f"{path.id}-{locale}.zip")
    write_bytes(file, content)
    click.echo(f"{len(path.placed)} modules, {path.minutes} of {path.length.minutes} minutes: {file}")


@main.command(name="letter")
@click.option(
    "--half", required=True, metavar="YYYY-1|YYYY-2", help="The half-year: 2024-1, January to June."
)
@click.option("--locale", "locales", multiple=True, help="One language only; all of the site unless told.")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; build/letters unless told.",
)
@release_option
@click.pass_obj
def letter_command(
    root: Path, half: str, locales: tuple[str, ...], folder: Path | None, *, release: bool
) -> None:
    """Write the letter of a half-year, as an HTML mail and as text.

    \b
    reperes letter --half 2024-2
    reperes letter --half 2024-1 --locale en -o letters

    Nothing is sent: whoever sends it on answers for the addresses. It exits with 1 where the half-year has
    nothing to tell, with 2 where there is no such half-year yet.
    """
    from . import letters
    from .output import write_text

    try:
        wanted = letters.half_of(half)
        project = _open(root, "text", release=release)
        found = letters.files(project, wanted, locales)
    except AskedError as error:
        _fail(str(error), code=error.code)
    for name, text in found.items():
        file = (folder or root / letters.FOLDER) / name
        write_text(file, text)
        click.echo(file)


@main.command(name="day-kit")
@click.option("--year", required=True, type=click.IntRange(1, 9999), help="The year of the day.")
@click.option("--locale", help="One language only; all of the site unless told.")
@release_option
@click.pass_obj
def day_kit_command(root: Path, year: int, locale: str | None, *, release: bool) -> None:
    """Make the kit of the day against human trafficking, 18 October of a year.

    Programme, dates to count back from, press text, messages, poster and pictures, as one zip a language
    in build/kits. A year whose day is past is refused, and nothing is written.
    """
    from . import kits

    with _progress() as tell:
        tell("sources")
        project = _open(root, "text", release=release)
        tell("kit")
        try:
            made = kits.of_day(project, year, locale)
        except AskedError as error:
            _fail(str(error), code=error.code)
    for file in made:
        click.echo(file)


@main.command(name="schema")
@click.option(
    "--check", "only_check", is_flag=True, help="Only compare; exit 1 where a schema is not current."
)
@click.pass_obj
def schema_command(root: Path, *, only_check: bool) -> None:
    """Write the JSON Schemas that YAML editors use, from the models."""
    from . import schema

    stale = schema.stale(root)
    if only_check:
        for path in stale:
            click.echo(f"{path}: not current. Run: reperes schema", err=True)
        sys.exit(1 if stale else 0)
    schema.write(root)
    click.echo(f"{len(stale)} schemas written.")


@main.group()
def sources() -> None:
    """Work on the documents that facts come from."""


@sources.command()
@click.option(
    "--archive",
    envvar="REPERES_ARCHIVE",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder with the documents as text files; also REPERES_ARCHIVE.",
)
@form_option
@click.pass_obj
def verify(root: Path, archive: Path, form: Form) -> None:
    """Prove that each evidence string stands in the document it cites."""
    from . import evidence

    project = _open(root, form)
    report = Report()
    verified = evidence.verify(project.corpus, archive, report)
    _print(report, form)
    if form == "text":
        click.echo(f"{verified.found} of {verified.total} evidence strings found.")
    sys.exit(1 if report.failed else 0)


@main.group(name="translations")
def translations_group() -> None:
    """Work on translations (gettext PO catalogues)."""


@translations_group.command()
@click.option("--locale", help="One language only.")
@click.option(
    "--same-meaning",
    "same",
    multiple=True,
    metavar="UNIT",
    help="This text changed in form only: its translations and reviews stay good. Recorded in reviews.yml.",
)
@click.option(
    "--role", default="editor", show_default=True, help="Who says so, for --same-meaning: a role, no name."
)
@click.pass_obj
def update(root: Path, locale: str | None, same: tuple[str, ...], role: str) -> None:
    """Bring the catalogues up to the French.

    Keeps what is current, marks as stale (with the former French) what the French left behind, adds
    what is new. Nothing that a translator wrote is lost.
    """
    from . import translations
    from .load import load

    corpus, report = load(root)
    if report.failed:
        _print(report, "text")
        sys.exit(1)
    try:
        done = translations.update(corpus, build_day(), locale=locale, same_meaning=same, role=role)
    except translations.UnknownUnitError as error:
        _fail(str(error), code=2)
    for line in done:
        click.echo(line)


@translations_group.command(name="send")
@click.option("--locale", required=True, help="The language of the translator.")
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The zip to write; build/translations/reperes-<locale>.zip unless told.",
)
@click.pass_obj
def send_command(root: Path, locale: str, file: Path | None) -> None:
    """Write a file for a translator who has no Git.

    A zip with the texts that nobody has reviewed, as a spreadsheet and as XLIFF, and with pictures of
    the leaflets.
    """
    from . import exchange

    project = _open(root, "text")
    try:
        for line in exchange.send(project, locale, file):
            click.echo(line)
    except exchange.LocaleError as error:
        _fail(str(error), code=2)


@translations_group.command(name="receive")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--locale", help="Refuse the file if it is of another language.")
@form_option
@click.pass_obj
def receive_command(root: Path, file: Path, locale: str | None, form: Form) -> None:
    """Merge what a translator sent back into the catalogues, as drafts.

    FILE is the zip, the spreadsheet (.ods) or the XLIFF file. If anything in it does not fit, all of
    that is told, and nothing is written.
    """
    from . import exchange
    from .load import load

    corpus, report = load(root)
    lines: list[str] = []
    try:
        if not report.failed:
            lines = exchange.receive(corpus, build_day(), file, locale, report)
    except exchange.LocaleError as error:
        _fail(str(error), code=2)
    _print(report, form)
    for line in lines if form == "text" else ():
        click.echo(line)
    sys.exit(1 if report.failed else 0)


# ---- shared


def _tell_release(root: Path, form: Form) -> None:
    from . import release_report

    told = release_report.report(_open(root, form if form == "github" else "text"))
    click.echo(told.json() if form == "json" else told.text())
    sys.exit(1 if told.stops else 0)


def _open(root: Path, form: Form, *, release: bool = False, cache: Cache | None = None) -> Project:
    from .project import open_project

    project, report = open_project(root, build_day(), release=release, cache=cache)
    _print(report, form)
    if project is None:
        sys.exit(1)
    return project


def _print(report: Report, form: Form) -> None:
    text = report.render(form, shutil.get_terminal_size().columns if sys.stderr.isatty() else None)
    if form != "text":
        click.echo(text)
    elif text:
        click.echo(text, err=True)
        errors = sum(d.severity == "error" for d in report)
        click.echo(f"{errors} errors, {len(list(report)) - errors} warnings.", err=True)


def _fail(message: str, code: int = 1) -> NoReturn:
    click.echo(f"reperes: {message}", err=True)
    sys.exit(code)


class _progress:  # noqa: N801
    """Says which step runs, and how far it is: a bar on a terminal, a line a step elsewhere."""

    def __init__(self) -> None:
        self.step = ""
        self.bar: Progress | None = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task("…", total=None)

    def __enter__(self) -> Tell:
        if self.bar:
            self.bar.start()
        return self.tell

    def tell(self, step: str, done: int = 0, of: int | None = None) -> None:
        """Name the step that runs; of so many files, so many are made."""
        if self.bar:
            self.bar.update(self.task, description=f"{step}…", completed=done, total=of)
        elif step != self.step:
            click.echo(f"{step}…", err=True)
        self.step = step

    def __exit__(self, *_: object) -> None:
        if self.bar:
            self.bar.stop()
