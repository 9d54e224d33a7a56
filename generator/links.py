"""The one place that makes an address: from a page, to a page, a file or elsewhere, with a server or not."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from .corpus import SOURCE_LOCALE
from .document import AnchorRef, FileRef, Target, UrlRef
from .model.project import Locale

Mode = Literal["site", "absolute"]
HELP = "i/"
# The copy of the whole site.
OFFLINE = "reperes.zip"
# The word of the addresses of the questions that lead to help pages.
QUESTIONS = "questions"

# The word of `segments` that begins the path of a page, by the first part of its key.
FOLDERS = {
    "plans": "plans",
    "plan": "plans",
    "axis": "axes",
    "measure": "measures",
    "promises": "promises",
    "promise": "promises",
    "timeline": "timeline",
    "calendar": "calendar",
    "undated": "undated",
    "sources": "sources",
    "source": "sources",
    "data": "data",
    "recommendations": "recommendations",
    "point": "recommendations",
    "rights": "rights",
    "right": "rights",
    "situation": "situations",
    "first-steps": "first-steps",
    "step": "first-steps",
    "forms": "forms",
    "form": "forms",
    "signs": "signs",
    "professions": "professions",
    "profession": "professions",
    "cards": "cards",
    "card": "cards",
    "kits": "kits",
    "kit": "kits",
    "paper": "kits",
    "curriculum": "curriculum",
    "module": "curriculum",
    "composer": "composer",
    "path": "paths",
    "actors": "actors",
    "contacts": "contacts",
    "figures": "figures",
    "series": "series",
    "trainings": "trainings",
    "tools": "tools",
    "fundings": "fundings",
    "projects": "projects",
    "contradictions": "contradictions",
    "planned": "planned",
    "refused": "refused",
    "topic": "topics",
    "distribution": "distribution",
    "editions": "editions",
    "edition": "editions",
    "translations": "translations",
    "map": "map",
    "news": "news",
    "letters": "letters",
    "search": "search",
}

# Pages below that of the entity they speak of: its folder, and the word that ends the path.
BELOW = {
    "remarks": ("measures", "remarks"),
    "reported": ("measures", "reported"),
    "reply": ("recommendations", "reported"),
    "cases": ("curriculum", "cases"),
    "quiz": ("curriculum", "quiz"),
    "teaching": ("curriculum", "teaching"),
    "further": ("curriculum", "further"),
    "longest": ("curriculum", "longest"),
    "handout": ("curriculum", "handout"),
    "files": ("curriculum", "files"),
}

# The files of a training module, by kind: what their names say and end with. They are called the same in
# every language: a pack is put together by these names.
COURSE_FILES = {
    "slides-pptx": ("slides", "pptx"),
    "guide-pdf": ("guide", "pdf"),
    "quiz-moodle": ("quiz", "xml"),
    "check-odt": ("to-check", "odt"),
    "handout-pdf": ("handout", "pdf"),
    "handout-odt": ("handout", "odt"),
    "scorm12": ("scorm", "zip"),
}
# Those that are the same at every depth.
WHOLE = ("handout-pdf", "handout-odt", "scorm12")
# The files of a kit that lie beside its page too, by kind and variant: what their names say and end with.
KIT_FILES = {
    ("kit-zip", None): ("", "zip"),
    ("poster-pdf", "a4"): ("-poster-a4", "pdf"),
    ("poster-pdf", "a3"): ("-poster-a3", "pdf"),
    ("image-png", "square"): ("-picture-square", "png"),
    ("image-png", "wide"): ("-picture-wide", "png"),
}
# The files of a ready-made session, by kind.
PACK_FILES = {"pack-zip": "zip", "cc11": "imscc", "session-ics": "ics"}


@dataclass(frozen=True)
class Links:
    """Addresses of a site: its languages and where it lives."""

    locales: Mapping[str, Locale]
    site_url: str
    help_url: str | None = None
    _paths: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def path(self, key: str, locale: str) -> str:
        """The folder of a page, relative to `site/`: `plans/pan2/mesure-16/`, or `` for the home page."""
        found = self._paths.get((key, locale))
        if found is None:
            found = self._paths[key, locale] = self._path(key, locale)
        return found

    def _path(self, key: str, locale: str) -> str:
        segments = self.locales[locale].segments
        root = "" if locale == SOURCE_LOCALE else f"{locale}/"
        kind, _, ref = key.partition("/")
        return root + _inner(kind, ref, segments)

    def file(self, key: str, locale: str) -> str:
        """The file of a page, relative to `site/`."""
        return self.path(key, locale) + "index.html"

    def href(self, here: str, locale: str, to: Target, mode: Mode = "site") -> str:
        """The address to write in the page `here` (a key) so that it leads to `to`."""
        if isinstance(to, UrlRef):
            return to.url
        if isinstance(to, AnchorRef):
            return f"#{to.fragment}"
        if isinstance(to, FileRef):
            return self.from_path(self.path(here, locale), to.path, mode)
        target = self.path(to.key, to.locale or locale)
        href = self.from_path(self.path(here, locale), target, mode)
        return href + (f"#{to.fragment}" if to.fragment else "")

    def from_path(self, base: str, path: str, mode: Mode = "site") -> str:
        """The address of a path of the site, written in the folder `base`."""
        if self.help_url and path.startswith(HELP) and (mode == "absolute" or not base.startswith(HELP)):
            return self.help_url.rstrip("/") + "/" + path.removeprefix(HELP)
        if mode == "absolute":
            return self.site_url.rstrip("/") + "/" + path
        return self._relative(base, path)

    @staticmethod
    def _relative(base: str, path: str) -> str:
        steps, target = base.split("/")[:-1], path.split("/")
        shared, most = 0, min(len(steps), len(target) - 1)
        while shared < most and steps[shared] == target[shared]:
            shared += 1
        return "../" * (len(steps) - shared) + "/".join(target[shared:]) or "./"

    def offline(self, folder: str, href: str, absent: Collection[str] = ()) -> str:
        """What an address written in a page of `folder` becomes where no server answers.

        A folder is no page there. What is `absent` from the copy, by its path, is where the site is.
        """
        path, hash_sign, fragment = href.partition("#")
        if self.help_url and path.startswith(self.help_address(HELP)):
            path = self._relative(folder, HELP + path.removeprefix(self.help_address(HELP)))
        if not path or urlsplit(path).scheme or path.startswith("/"):
            return href
        if path.endswith("/") or path.rpartition("/")[2] in {".", ".."}:
            path = posixpath.join(path, "index.html").removeprefix("./")
        target = posixpath.normpath(folder + path)
        if target in absent:
            path = self.from_path("", target, "absolute")
        return path + hash_sign + fragment

    @property
    def reserved(self) -> bool:
        """Whether the site has no address of its own yet: `.example` leads nowhere, by RFC 2606."""
        return (urlsplit(self.site_url).hostname or "").endswith(".example")

    def subscribe(self, path: str) -> str:
        """The address by which programs follow a calendar file: its own, with a scheme that they know."""
        return "webcal:" + self.from_path("", path, "absolute").partition(":")[2]

    def help_href(self, here: str, path: str, mode: Mode = "site") -> str:
        """The address to write in the help page `here` (a folder) so that it leads to another."""
        return self.from_path(here, path, mode)

    def help_address(self, path: str) -> str:
        """The absolute address of a help page, for prints and files. They may have a host of their own.

        That host then serves the folder `i/` as its root: no help page leads out of it.
        """
        return self.from_path("", path, "absolute")

    def course_file(self, kind: str, module: str, locale: str, depth: int) -> str:
        """A file of a training module, relative to `site/`."""
        name, ending = COURSE_FILES[kind]
        at = "" if kind in WHOLE else f"-{depth}"
        return f"{self.path(f'module/{module}', locale)}{module}{at}-{name}-{locale}.{ending}"

    def pack_file(self, key: str, path: str, locale: str, kind: str) -> str:
        """A file of a ready-made session, in the folder of the page `key` that tells of it."""
        return f"{self.path(key, locale)}{path}-{locale}.{PACK_FILES[kind]}"

    def letter_file(self, half: str, locale: str, ending: str) -> str:
        """The letter of a half-year, relative to `site/`."""
        return f"{self.path('letters', locale)}{half}/{letter_name(half, locale, ending)}"

    def kit_file(self, kit: str, locale: str, kind: str, variant: str | None = None) -> str:
        """A file of a kit, in the folder of its page."""
        name, ending = KIT_FILES[kind, variant]
        return f"{self.path(f'kit/{kit}', locale)}{kit}-{locale}{name}.{ending}"

    def root_path(self) -> str:
        """The path under which the site lives, for the 404 page, which is served at any depth."""
        return urlsplit(self.site_url).path.rstrip("/") + "/"


def feed_path(locale: str) -> str:
    """The file of a locale's feed, relative to `site/`."""
    return "feed.xml" if locale == SOURCE_LOCALE else f"{locale}/feed.xml"


def letter_name(half: str, locale: str, ending: str) -> str:
    """What the file of a letter is called, wherever it lies."""
    return f"reperes-{half}-{locale}.{ending}"


def help_path(slug: str | None, locale: str | None) -> str:
    """The folder of a help page: the languages, the leaflets of one, those of a leaflet, or a leaflet."""
    return HELP + "".join(f"{part}/" for part in (slug, locale) if part)


def question_path(slug: str, step: str, locale: str) -> str:
    """The folder of a question about whom `slug` says, or of what its answers lead to."""
    return f"{help_path(QUESTIONS, locale)}{slug}-{step}/"


def print_path(slug: str, locale: str, name: str) -> str:
    """The file of a print: its name looks as ordinary as its title."""
    return f"{help_path(slug, locale)}{slug}-{locale}-{name}.pdf"


def single_path(slug: str, locale: str) -> str:
    """The file of a leaflet that opens without the internet."""
    return f"{help_path(slug, locale)}{slug}-{locale}.html"


def slides_path(locale: str | None) -> str:
    """The file of a waiting room's slides in a language; None: in all of them."""
    return f"{HELP}ecran/{locale or 'index'}.html"


def _inner(kind: str, ref: str, segments: Mapping[str, str]) -> str:
    if kind == "home":
        return ""
    if kind == "status":
        plan, _, status = ref.partition("/")
        return f"{segments['plans']}/{plan}/{segments[status]}/"
    if kind in BELOW:
        folder, word = BELOW[kind]
        return f"{segments[folder]}/{ref}/{segments[word]}/"
    if kind == "page":
        return f"{segments.get(ref, ref)}/"
    word = segments[FOLDERS[kind]]
    return f"{word}/{ref}/" if ref else f"{word}/"
