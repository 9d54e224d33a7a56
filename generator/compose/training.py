"""Sessions for a profession: ready-made paths with their packs."""

from __future__ import annotations

from collections.abc import Iterator

from .. import document as d
from .. import paths
from ..document import Document, FileRef, PageRef, Step
from ..links import PACK_FILES, Links
from ..localize import Scope, View
from ..model.curriculum import Module
from ..model.knowledge import Profession
from ..paths import Path
from .course import course
from .parts import heading, rows, section
from .proof import finish
from .session import page_key, programme_of, programme_table
from .steps import unread


def path_pages(view: View) -> dict[str, list[Path]]:
    """The pages that tell of paths, by key: one a profession, one for everybody."""
    found: dict[str, list[Path]] = {}
    for path in paths.ready_made(view.corpus):
        found.setdefault(page_key(path), []).append(path)
    return found


def path_page(view: View, links: Links, key: str, found: list[Path]) -> Document:
    """The sessions for a profession: what each holds, and its pack."""
    scope = Scope(view)
    profession = found[0].profession
    title = scope.plain(profession, "title") if profession else scope.plain(found[0].length.id, "title")
    blocks: list[d.Block] = []
    for path in found:
        blocks += _path(scope, links, key, path)
    blocks += section(view, "nav.professions", "profession", _profession(scope, profession))
    blocks += [heading(view, "module.next", "next"), _ways(view)]
    document = Document(
        key,
        view.locale,
        view.word("session.paths-of", title=title) if profession else title,
        (*unread(scope), *blocks),
        lead=(d.Text(view.word("session.paths-lead")),),
        kicker=view.word("nav.curriculum"),
        section="signs",
        trail=(Step(view.word("nav.curriculum"), PageRef("curriculum")), Step(title, PageRef(key))),
    )
    return finish(scope, document, links)


def _path(scope: Scope, links: Links, key: str, path: Path) -> Iterator[d.Block]:
    view = scope.view
    modules = [view.corpus.table(Module)[part.module.id] for part in path.placed]
    yield d.Heading(2, scope.say(path.length.id, "title"), path.length.id)
    yield d.Paragraph(scope.say(path.length.id, "lead"))
    titles = [scope.say(module.id, "title") for module in modules]
    yield programme_table(view, programme_of(scope, path, titles))
    if not (view.release and _withdrawn(view, links, path)):
        short = scope.plain(path.length.id, "short")
        files = {kind: FileRef(links.pack_file(key, path.id, view.locale, kind)) for kind in PACK_FILES}
        yield d.Downloads(
            tuple(
                d.Download(view.word(f"file.{kind}"), file, PACK_FILES[kind].upper(), short)
                for kind, file in files.items()
            )
        )


def _withdrawn(view: View, links: Links, path: Path) -> bool:
    """Whether a release keeps back a pack: nobody has read one of its modules in this language."""
    return any(course(view, part.module, links, part.depth).withdrawn for part in path.placed)


def _profession(scope: Scope, profession: str | None) -> d.Blocks:
    if profession is None:
        return ()
    return rows(scope, (scope.view.corpus.table(Profession)[profession],))


def _ways(view: View) -> d.Rows:
    return d.Rows(tuple(way_to(view, key) for key in ("composer", "curriculum")))


def way_to(view: View, key: str) -> d.Row:
    """A line that leads to a list."""
    return d.Row(
        "",
        (d.Text(view.word(f"nav.{key}")),),
        PageRef(key),
        None,
        (d.Text(view.word(f"{key}.lead")),),
    )


def path_rows(view: View) -> d.Blocks:
    """A line for every profession that has sessions, then those for everybody."""
    scope = Scope(view)
    lines: list[d.Row] = []
    for key, found in path_pages(view).items():
        profession = found[0].profession
        title = scope.say(profession or found[0].length.id, "title")
        lengths = " · ".join(scope.plain(path.length.id, "short") for path in found)
        lines.append(d.Row("", title, PageRef(key), None, (d.Text(lengths),)))
    return (d.Rows(tuple(lines)),) if lines else ()


def sessions_of(view: View, profession: Profession) -> d.Blocks:
    """The way to the sessions of a profession; nothing where it has no module of its own."""
    if profession.id not in paths.professions(view.corpus):
        return ()
    title, lead = (d.Text(view.word("session.paths")),), (d.Text(view.word("session.paths-lead")),)
    return (d.Rows((d.Row("", title, PageRef(f"path/{profession.id}"), None, lead),)),)
