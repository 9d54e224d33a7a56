"""The files of every training module: which there are, and where they lie. Each is made once and kept."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from . import paths
from .compose.course import course
from .compose.to_check import check_list
from .course import Course, Session
from .document import plain
from .links import COURSE_FILES, WHOLE
from .localize import View
from .model.curriculum import DEPTHS, Module
from .output import Made, kept, write_bytes
from .prints import PrintsError, fonts
from .project import Project

if TYPE_CHECKING:
    from .render.paper import Press, Print

KEPT = Path("build/courses")
RENDER = Path(__file__).parent / "render"
LIBRARIES = ("typst", "python-pptx", "odfdo", "lxml")


@dataclass(frozen=True)
class CourseFile:
    """A file of a module: `path` relative to `site/`; `whole`: the same at every depth."""

    path: str
    made: Made
    whole: bool
    key: str
    make: Callable[[], bytes]

    @property
    def name(self) -> str:
        """What it is called in a pack."""
        return self.path.rpartition("/")[2]

    def content(self, root: Path) -> bytes:
        """Its bytes, made only if an earlier build of the project in `root` has not."""
        return kept(root / KEPT / self.key, self.make)


def any_of(project: Project) -> bool:
    """Whether there is a module to teach."""
    return bool(paths.taught(project.corpus))


def count(project: Project) -> int:
    """How many files there are, of all modules."""
    depths = sum(len(found) for found in paths.depths(project.corpus).values())
    whole = len(WHOLE) * len(paths.taught(project.corpus))
    return len(project.sites) * (depths * (len(COURSE_FILES) - len(WHOLE)) + whole)


def write(project: Project, folder: Path, part: int, parts: int) -> dict[str, Made]:
    """Make a part of the files of all modules; what the manifest will say of each."""
    from .render.deck import TooLongError  # noqa: PLC0415 - it loads python-pptx
    from .render.paper import PaperError  # noqa: PLC0415 - it loads typst

    made: dict[str, Made] = {}
    failures: list[str] = []
    for file in files(project):
        if zlib.crc32(file.made.source.encode()) % parts == part:
            try:
                write_bytes(folder / file.path, file.content(project.root))
            except (PaperError, TooLongError) as error:
                failures.append(f"{file.made.source} ({file.made.locale}, {file.made.kind}): {error}")
            made[file.path] = file.made
    if failures:
        raise PrintsError("\n".join(failures))
    return made


def files(project: Project) -> Iterator[CourseFile]:
    """Every file of every module, in the languages of the whole site, each once."""
    for module, depths in paths.depths(project.corpus).items():
        for site in project.sites.values():
            for depth in depths:
                for file in module_files(project, site.view, module, depth):
                    if not file.whole or depth == depths[-1]:
                        yield file


def module_files(project: Project, view: View, module: str, depth: int) -> Iterator[CourseFile]:
    """The files of a module at a depth, and those that are the same at every depth; none if withdrawn."""
    facts = project.corpus.table(Module)[module]
    own = course(view, facts, project.links, depth)
    whole = own if depth == DEPTHS[-1] else course(view, facts, project.links, DEPTHS[-1])
    if whole.withdrawn:
        return
    for kind in COURSE_FILES:
        said = whole if kind in WHOLE else own
        path = project.links.course_file(kind, module, view.locale, depth)
        variant = None if kind in WHOLE else f"depth-{depth}"
        made = Made(kind, module, view.locale, variant, said.edition)
        make = partial(_MAKERS[kind], project.root, view, said)
        yield CourseFile(path, made, kind in WHOLE, f"{_key(kind, said)}{Path(path).suffix}", make)


def merged_guide(root: Path, session: Session) -> bytes:
    """The guides of a session's modules as one."""
    from .render.paper import guide  # noqa: PLC0415

    wanted = guide(*session.courses, title=session.title)
    return kept(root / KEPT / f"{wanted.key()}.pdf", partial(_press(root).pdf, wanted))


# ---- one maker a kind; each loads its library only when it is asked


def _deck(_root: Path, _view: View, said: Course) -> bytes:
    from .render.deck import deck  # noqa: PLC0415

    return deck(said)


def _guide(root: Path, _view: View, said: Course) -> bytes:
    from .render.paper import guide  # noqa: PLC0415

    return _printed(root, guide(said))


def _handout(root: Path, _view: View, said: Course) -> bytes:
    from .render.paper import handout  # noqa: PLC0415

    return _printed(root, handout(said))


def _quiz(_root: Path, _view: View, said: Course) -> bytes:
    from .render.moodle import quiz  # noqa: PLC0415

    return quiz([said], said.words["site"])


def _check(_root: Path, view: View, said: Course) -> bytes:
    from .render.odt import to_check_odt  # noqa: PLC0415

    return to_check_odt(check_list(view, plain(said.title), [said]))


def _odt(_root: Path, _view: View, said: Course) -> bytes:
    from .render.odt import handout_odt  # noqa: PLC0415

    return handout_odt(said)


def _scorm(_root: Path, _view: View, said: Course) -> bytes:
    from .render.scorm import package  # noqa: PLC0415

    return package(said)


_MAKERS: dict[str, Callable[[Path, View, Course], bytes]] = {
    "slides-pptx": _deck,
    "guide-pdf": _guide,
    "quiz-moodle": _quiz,
    "check-odt": _check,
    "handout-pdf": _handout,
    "handout-odt": _odt,
    "scorm12": _scorm,
}


def _printed(root: Path, wanted: Print) -> bytes:
    return _press(root).pdf(wanted)


@cache
def _press(root: Path) -> Press:
    from .render.paper import Press  # noqa: PLC0415

    return Press(fonts(root))


def _key(kind: str, said: Course) -> str:
    """The same for files that look the same: one that was made can be kept under it."""
    shown = repr(replace(said, uses=frozenset()))
    return hashlib.sha256(f"{_sources()}\0{kind}\0{shown}".encode()).hexdigest()[:32]


@cache
def _sources() -> str:
    """What makes the files: our renderers, and the libraries below them."""
    digest = hashlib.sha256()
    for file in sorted(path for path in RENDER.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(file.read_bytes())
    digest.update("\0".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    return digest.hexdigest()
