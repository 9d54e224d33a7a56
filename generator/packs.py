"""Course packs: the files of a path's modules and the papers of its session, in one zip."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path as File
from typing import Any

from . import courses, paths
from .asked import AskedError
from .compose.composer import catalogue, catalogue_file
from .compose.course import course
from .compose.session import page_key, papers, session
from .compose.to_check import check_list, local_contacts
from .compose.training import path_pages
from .corpus import SOURCE_LOCALE
from .course import Course, Papers, Session
from .courses import CourseFile
from .diagnostics import did_you_mean
from .links import PACK_FILES
from .localize import View
from .model.curriculum import Length
from .output import Made, write_bytes
from .paths import Path, Placed
from .prints import NPM
from .project import Project
from .render.records import packed_json

# What the composer loads beside its own script: where it lies on the site, and in the folder of npm.
LIBRARY = {"assets/client-zip.js": "client-zip/index.js", "assets/client-zip.txt": "client-zip/LICENSE.txt"}
Read = Callable[[CourseFile], bytes]


@dataclass(frozen=True)
class Wanted:
    """A pack that somebody asks for by ids."""

    profession: str | None
    length: str
    forms: tuple[str, ...] = ()
    locale: str = SOURCE_LOCALE
    begins: datetime | None = None


@dataclass
class Packer:
    """Packs in one language. A module is composed once for all paths, at each depth."""

    project: Project
    view: View
    read: Read
    _courses: dict[tuple[str, int], Course] = field(default_factory=dict)
    _files: dict[tuple[str, int], tuple[CourseFile, ...]] = field(default_factory=dict)
    _papers: dict[str, bytes] | None = None

    def course_of(self, part: Placed) -> Course:
        """A module at the depth that a path uses."""
        return self.course(part.module.id, part.depth)

    def course(self, module: str, depth: int) -> Course:
        """The same by the module's id."""
        found = self._courses.get((module, depth))
        if found is None:
            named = {one.id: one for one in paths.taught(self.project.corpus)}
            found = course(self.view, named[module], self.project.links, depth)
            self._courses[module, depth] = found
        return found

    def files_of(self, part: Placed) -> tuple[CourseFile, ...]:
        """The files of a module at a depth, with those that are the same at every depth."""
        return self.module_files(part.module.id, part.depth)

    def module_files(self, module: str, depth: int) -> tuple[CourseFile, ...]:
        """The same by the module's id."""
        found = self._files.get((module, depth))
        if found is None:
            found = tuple(courses.module_files(self.project, self.view, module, depth))
            self._files[module, depth] = found
        return found

    def papers(self) -> dict[str, bytes]:
        """The papers that every pack holds, by their names in it."""
        if self._papers is None:
            said = papers(self.view)
            self._papers = dict(_papers(self.view, said)) if said else {}
        return self._papers

    def session(self, path: Path) -> Session:
        """A path in this language."""
        return session(self.view, path, self.project.links, self.course_of)

    def pack(self, path: Path, *, whole: bool, begins: datetime | None = None) -> bytes:
        """The pack of a path. `whole`: with its modules put together as well, as ready-made packs are."""
        from .render.zips import zipped  # noqa: PLC0415

        return zipped(self.entries(path, whole=whole, begins=begins))

    def entries(self, path: Path, *, whole: bool, begins: datetime | None = None) -> dict[str, bytes]:
        """The files of a pack, by their names in it."""
        made = self.session(path)
        found: dict[str, bytes] = {}
        for at, part in enumerate(path.placed, 1):
            for file in self.files_of(part):
                found[f"{at:02d}-{part.module.id}/{file.name}"] = self.read(file)
        found |= self.papers()
        found |= dict(_own_papers(self.view, made, begins))
        if whole:
            found |= self._together(made, path)
        said = papers(self.view)
        if said:
            from .render.pack_texts import texts  # noqa: PLC0415

            found |= {name: text.encode() for name, text in texts(said, made, found).items()}
        return found

    def _together(self, made: Session, path: Path) -> dict[str, bytes]:
        """The modules of a path in one deck, one guide, one cartridge."""
        from .render.cartridge import cartridge  # noqa: PLC0415
        from .render.deck.merge import merged  # noqa: PLC0415

        decks: list[bytes] = []
        handouts: dict[str, dict[str, bytes]] = {}
        for part in path.placed:
            of = {file.made.kind: file for file in self.files_of(part)}
            decks.append(self.read(of["slides-pptx"]))
            handouts[part.module.id] = {of["handout-pdf"].name: self.read(of["handout-pdf"])}
        return {
            "together/slides.pptx": merged(decks, made.title),
            "together/guide.pdf": courses.merged_guide(self.project.root, made),
            "together/course.imscc": cartridge(made.title, made.courses, handouts),
        }


def _papers(view: View, said: Papers) -> Iterator[tuple[str, bytes]]:
    from .render.odt import local_contacts_odt, sheet_odt  # noqa: PLC0415
    from .render.pack_texts import sheet_markdown  # noqa: PLC0415

    yield "moodle.md", sheet_markdown(said.moodle).encode()
    yield "local-contacts.odt", local_contacts_odt(local_contacts(view))
    for sheet in said.sheets:
        yield f"{sheet.name}.odt", sheet_odt(sheet, said.lang, said.notices)


def _own_papers(view: View, made: Session, begins: datetime | None) -> Iterator[tuple[str, bytes]]:
    from .render.odt import sheet_odt, to_check_odt  # noqa: PLC0415
    from .render.session_ics import session_ics  # noqa: PLC0415

    for sheet in made.sheets:
        folder = "tests/" if sheet.name.startswith("test-") else ""
        yield f"{folder}{sheet.name}.odt", sheet_odt(sheet, made.lang, made.notices)
    yield "to-check.odt", to_check_odt(check_list(view, made.title, made.courses))
    yield "session.ics", session_ics(made, begins)


# ---- one pack


def one(project: Project, wanted: Wanted) -> tuple[Path, bytes]:
    """The pack of a session, and its path; AskedError with the nearest names where one is not known."""
    corpus = project.corpus
    lengths = corpus.table(Length)
    length = lengths[_known("length", wanted.length, lengths)]
    _known("locale", wanted.locale, project.sites)
    if length.for_professions:
        known = paths.professions(corpus)
        if wanted.profession is None:
            raise AskedError(f"{length.id} is given to one profession. Name it: {', '.join(known)}.")
        _known("profession", wanted.profession, known)
    elif wanted.profession is not None:
        raise AskedError(f"{length.id} is for everybody: leave --profession out.")
    for form in wanted.forms:
        _known("form", form, paths.forms(corpus))
    path = paths.path(corpus, length, wanted.profession, wanted.forms)
    if path.left < 0:
        raise AskedError(
            f"{path.id} takes {path.minutes} minutes, {length.id} has {length.minutes}. Choose fewer forms.",
            1,
        )
    packer = Packer(project, project.sites[wanted.locale].view, lambda file: file.content(project.root))
    if packer.session(path).withdrawn:
        raise AskedError(f"a release has no pack in {wanted.locale}: nobody has read its texts.", 1)
    return path, packer.pack(path, whole=not wanted.forms, begins=wanted.begins)


def _known(kind: str, name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    if name not in names:
        mend = did_you_mean(name, names) or f"Known: {', '.join(names)}."
        raise AskedError(f'there is no {kind} "{name}". {mend}')
    return name


# ---- a build


def count(project: Project) -> int:
    """How many files there are, of all ready-made sessions."""
    return len(project.sites) * len(PACK_FILES) * sum(1 for _ in paths.ready_made(project.corpus))


def write(project: Project, folder: File, site: File, part: int, parts: int) -> dict[str, Made]:
    """Make a part of the ready-made packs from the files that stand in `site` already."""
    made: dict[str, Made] = {}

    def read(file: CourseFile) -> bytes:
        return (site / file.path).read_bytes()

    for locale, shown in project.sites.items():
        packer = Packer(project, shown.view, read)
        for path in paths.ready_made(project.corpus):
            if zlib.crc32(f"{path.id} {locale}".encode()) % parts == part:
                known = packer.session(path)
                if not known.withdrawn:
                    for kind, content in _ready(packer.entries(path, whole=True)):
                        target = project.links.pack_file(page_key(path), path.id, locale, kind)
                        write_bytes(folder / target, content)
                        made[target] = Made(kind, path.id, locale, edition=known.edition)
    return made


def _ready(entries: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """A ready-made pack, and what is of use without it."""
    from .render.zips import zipped  # noqa: PLC0415

    yield "pack-zip", zipped(entries)
    yield "cc11", entries["together/course.imscc"]
    yield "session-ics", entries["session.ics"]


def write_catalogues(project: Project, folder: File, site: File) -> dict[str, Made]:
    """What the composer reads: the files of every module, each with its size and hash; the papers beside."""
    made: dict[str, Made] = {}
    if not path_pages(next(iter(project.sites.values())).view):
        return made

    def read(file: CourseFile) -> bytes:
        return (site / file.path).read_bytes()

    for locale, shown in project.sites.items():
        packer = Packer(project, shown.view, read)
        beside = project.links.path("composer", locale)
        for name, content in packer.papers().items():
            write_bytes(folder / (beside + name), content)
            made[beside + name] = Made(f"paper-{name.rpartition('.')[2]}", name.partition(".")[0], locale)
        target = catalogue_file(locale)
        write_bytes(folder / target, packed_json(_catalogue(packer, beside)))
        made[target] = Made("asset", "composer", locale)
    for name, file in LIBRARY.items():
        write_bytes(folder / name, (project.root / NPM / file).read_bytes())
        made[name] = Made("asset", "client-zip")
    return made


def _catalogue(packer: Packer, beside: str) -> dict[str, Any]:
    """What `compose.composer` tells, with every file that a pack may hold."""
    from .render.pack_texts import source_lines, templates  # noqa: PLC0415

    project, view = packer.project, packer.view
    said = papers(view)
    found = catalogue(view)
    for module, depths in paths.depths(project.corpus).items():
        of: dict[str, list[Listed]] = {"whole": []}
        for depth in depths:
            files = packer.module_files(module, depth)
            of[str(depth)] = [_listed(f.path, f.name, packer.read(f)) for f in files if not f.whole]
            of["whole"] = [_listed(f.path, f.name, packer.read(f)) for f in files if f.whole]
        found["modules"][module] |= {
            "files": of,
            "sources": source_lines(packer.course(module, depths[-1])),
        }
    found["papers"] = [_listed(beside + name, name, content) for name, content in packer.papers().items()]
    found["templates"] = templates(said) if said else {}
    found["packs"] = {
        path.id: project.links.pack_file(page_key(path), path.id, view.locale, "pack-zip")
        for path in paths.ready_made(project.corpus)
        if not packer.session(path).withdrawn
    }
    return found


Listed = dict[str, str | int]


def _listed(path: str, name: str, content: bytes) -> Listed:
    return {"path": path, "name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
