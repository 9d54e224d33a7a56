"""The kits of a project: their files, and the zips that hold them. What takes long to make is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from . import courses, prints
from .asked import AskedError
from .compose.kits import kit, kits
from .compose.reflex import file_of
from .corpus import SOURCE_LOCALE
from .diagnostics import did_you_mean
from .document import plain
from .kit import Kit
from .localize import View
from .model.kits import Kit as Facts
from .model.leaflets import Leaflet
from .model.reflex import ReflexCard
from .output import Made, kept, write_bytes, write_whole
from .project import Project

if TYPE_CHECKING:
    from .render.paper import Press, Print

FOLDER = Path("build/kits")
SIZES: tuple[Literal["a4", "a3"], ...] = ("a4", "a3")
# Of a training module, what a kit holds: the slides at the depth of its step, and the handout.
TAUGHT = ("slides-pptx", "handout-pdf")


@dataclass(frozen=True)
class KitFile:
    """A file of a kit: its name in the zip, what it is called, how it is made."""

    name: str
    called: str
    make: Callable[[], bytes]


@dataclass
class Maker:
    """Makes the files of kits; the press keeps its fonts loaded."""

    project: Project
    _press: Press | None = field(default=None, init=False)

    def kit(self, view: View, facts: Facts) -> Kit:
        """A kit in the language of a view."""
        return kit(view, facts, self.project.links)

    def zip(self, view: View, facts: Facts) -> bytes:
        """A kit as one zip."""
        from .render.kit_texts import read_me, sources  # noqa: PLC0415
        from .render.zips import zipped  # noqa: PLC0415

        said = self.kit(view, facts)
        files = {file.name: file for file in self.files(view, facts, said)}
        made = {name: file.make() for name, file in files.items()}
        made["sources.txt"] = sources(said).encode()
        called = {name: file.called for name, file in files.items()}
        called["sources.txt"] = said.words["kit-sources-file"]
        made["README.txt"] = read_me(said, called).encode()
        return zipped(made)

    # ---- the files

    def files(self, view: View, facts: Facts, said: Kit) -> Iterator[KitFile]:
        """Every file of a kit but the list of them and of its sources."""
        yield from self._papers(said)
        yield from self._posters(said)
        yield from self._pictures(said)
        yield from self._messages(view, facts, said)
        yield from self._cards(view, facts, said)
        yield from self._leaflets(facts, said)
        yield from self._modules(view, facts, said)

    def _papers(self, said: Kit) -> Iterator[KitFile]:
        from .render import paper  # noqa: PLC0415
        from .render.odt import kit_paper_odt  # noqa: PLC0415

        for one in said.papers:
            sheet = one.sheet
            title = plain(sheet.title)
            odt = partial(kit_paper_odt, said, one)
            yield KitFile(f"{sheet.name}.odt", f"{title} ({said.words['kit-paper-odt']})", odt)
            pdf = partial(self.pdf, paper.kit_paper(said, one))
            yield KitFile(f"{sheet.name}.pdf", f"{title} ({said.words['kit-paper-pdf']})", pdf)

    def _posters(self, said: Kit) -> Iterator[KitFile]:
        from .render import paper  # noqa: PLC0415

        for poster in said.posters:
            for size in SIZES:
                pdf = partial(self.pdf, paper.kit_poster(said, poster, size))
                called = f"{said.words['kit-poster-file']} {size.upper()}"
                yield KitFile(f"{poster.id}-{size}.pdf", called, pdf)

    def _pictures(self, said: Kit) -> Iterator[KitFile]:
        from .render import paper  # noqa: PLC0415
        from .render.kit_texts import alternative, picture_name  # noqa: PLC0415

        for picture in said.pictures:
            name = picture_name(picture)
            png = partial(self.png, paper.kit_picture(said, picture))
            yield KitFile(name, said.words["kit-picture-file"], png)
            text = partial(str.encode, alternative(said, picture))
            yield KitFile(f"{name.removesuffix('.png')}.txt", f"{said.words['kit-text-file']} {name}", text)

    def _messages(self, view: View, facts: Facts, said: Kit) -> Iterator[KitFile]:
        """In every language of the site: who reads a message is not always who sends it."""
        from .render.kit_texts import messages  # noqa: PLC0415

        if not said.messages:
            return
        for locale, site in self.project.sites.items():
            there = said if locale == said.locale else self.kit(replace(site.view, year=view.year), facts)
            if not there.withdrawn:
                called = f"{said.words['kit-messages-file']} ({view.language(locale)})"
                text = partial(str.encode, messages(there))
                yield KitFile(f"messages-{locale}.txt", called, text)

    def _cards(self, view: View, facts: Facts, said: Kit) -> Iterator[KitFile]:
        named = {
            known.source: (path, wanted)
            for path, wanted, known in prints.card_prints(self.project, facts.cards)
            if known.locale == view.locale
        }
        cards = self.project.corpus.table(ReflexCard)
        for name, (path, wanted) in named.items():
            assert path == file_of(cards[name], self.project.links, view.locale)
            called = f"{said.words['kit-card-file']} ({cards[name].slug})"
            yield KitFile(f"reflex-cards/{path.rpartition('/')[2]}", called, partial(self.pdf, wanted))

    def _leaflets(self, facts: Facts, said: Kit) -> Iterator[KitFile]:
        """In every language: whoever takes one may read no French. Posters, where a leaflet has one."""
        posters, views = self.project.corpus.table(Leaflet), self.project.views
        for path, wanted, known in prints.prints(self.project, facts.leaflets):
            poster = known.kind == "poster-pdf" and known.variant == "a4"
            folded = known.kind == "leaflet-pdf" and known.variant == "office"
            if poster or (folded and not posters[known.source].poster):
                language = views[said.locale].language(known.locale or "")
                called = f"{said.words['kit-leaflet-file']} ({language})"
                yield KitFile(f"leaflets/{path.rpartition('/')[2]}", called, partial(self.pdf, wanted))

    def _modules(self, view: View, facts: Facts, said: Kit) -> Iterator[KitFile]:
        for module, depth in facts.modules:
            for file in courses.module_files(self.project, view, module, depth):
                if file.made.kind in TAUGHT:
                    content = partial(file.content, self.project.root)
                    yield KitFile(f"slides-and-handout/{file.name}", said.words["kit-module-file"], content)

    # ---- the press

    def pdf(self, wanted: Print) -> bytes:
        """A print, made only if an earlier build has not."""
        return kept(self._kept(wanted, "pdf"), lambda: self.press.pdf(wanted))

    def png(self, wanted: Print) -> bytes:
        """A picture, made only if an earlier build has not."""
        return kept(self._kept(wanted, "png"), lambda: self.press.png(wanted))

    def _kept(self, wanted: Print, ending: str) -> Path:
        return self.project.root / prints.KEPT / f"{wanted.key()}.{ending}"

    @property
    def press(self) -> Press:
        """The press, set up when it is first needed."""
        from .render.paper import Press as Made_  # noqa: PLC0415

        if self._press is None:
            self._press = Made_(prints.fonts(self.project.root))
        return self._press


# ---- a build


def any_of(project: Project) -> bool:
    """Whether there is a kit."""
    return bool(kits(project.corpus))


def write(project: Project, folder: Path) -> dict[str, Made]:
    """Every kit in every language: the zip, and beside it posters and pictures."""
    from .render.paper import PaperError  # noqa: PLC0415

    maker, made, failures = Maker(project), {}, []
    for facts in kits(project.corpus):
        for locale, site in project.sites.items():
            try:
                for path, known, content in _files(maker, site.view, facts):
                    write_bytes(folder / path, content)
                    made[path] = known
            except PaperError as error:
                failures.append(f"{facts.id} ({locale}): {error}")
    if failures:
        raise prints.PrintsError("\n".join(failures))
    return made


def _files(maker: Maker, view: View, facts: Facts) -> Iterator[tuple[str, Made, bytes]]:
    from .render import paper  # noqa: PLC0415

    said = maker.kit(view, facts)
    if said.withdrawn:
        return

    def known(kind: str, variant: str | None = None) -> tuple[str, Made]:
        path = maker.project.links.kit_file(facts.id, view.locale, kind, variant)
        return path, Made(kind, facts.id, view.locale, variant, said.edition)

    yield *known("kit-zip"), maker.zip(view, facts)
    for poster in said.posters[:1]:
        for size in SIZES:
            yield *known("poster-pdf", size), maker.pdf(paper.kit_poster(said, poster, size))
    for picture in said.pictures:
        yield *known("image-png", picture.size), maker.png(paper.kit_picture(said, picture))


# ---- the kit of a day, for a year


def of_day(project: Project, year: int, locale: str | None) -> list[Path]:
    """The kit of the day in a year, as zips below build/kits; all are made before the first is written."""
    from .render.paper import PaperError  # noqa: PLC0415

    facts = next((one for one in kits(project.corpus) if one.day), None)
    if facts is None or facts.day is None:
        raise AskedError("no kit of this project prepares a day.", 1)
    if locale is not None and locale not in project.sites:
        mend = did_you_mean(locale, project.sites) or f"Known: {', '.join(project.sites)}."
        raise AskedError(f'there is no locale "{locale}". {mend}')
    today = project.sites[SOURCE_LOCALE].view.today
    day = facts.day.of(year)
    if day < today:
        raise AskedError(f"{day} is past. The next one is {facts.day.next(today)}.")
    maker, made = Maker(project), {}
    for name in [locale] if locale else project.sites:
        view = replace(project.sites[name].view, year=year)
        if maker.kit(view, facts).withdrawn:
            if locale:
                raise AskedError(f"a release has no kit in {locale}: nobody has read its texts.", 1)
            continue
        try:
            made[project.root / FOLDER / f"{facts.id}-{year}-{name}.zip"] = maker.zip(view, facts)
        except (PaperError, prints.PrintsError) as error:
            raise AskedError(f"{facts.id} ({name}): {error}", 1) from error
    for path, content in made.items():
        write_whole(path, content)
    return list(made)
