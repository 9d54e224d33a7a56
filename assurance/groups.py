"""Which tests try what: the first group whose pattern fits a test has it."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch


@dataclass(frozen=True)
class Group:
    """Tests that try one thing. `trial`: the line of the page on accessibility that tells of them."""

    title: str
    what: str
    tests: tuple[str, ...]
    trial: str | None = None
    tool: str | None = None

    def fits(self, test: str) -> bool:
        """Whether a test, as `tests/site/test_axe.py::test_pages`, is one of these."""
        return any(fnmatch(test, pattern) for pattern in self.tests)


SITE = "tests/site/test_"
BREAKING = "tests/breaking/test_breaking.py::*"
GROUPS = (
    Group(
        "Leaving a page",
        "an exit out of view, small or late; a page that Back shows again; a Referer",
        (f"{SITE}exit.py::*",),
    ),
    Group(
        "What a visit leaves",
        "a trace in a real profile of the browser that the pages do not tell of",
        (f"{SITE}history.py::*",),
    ),
    Group(
        "Requests, storage, and what every file says",
        "a request to another host, anything stored, an error of the policy, a file without its notice",
        tuple(f"{SITE}{name}.py::*" for name in ("requests", "every_file", "said_to_others", "layout")),
    ),
    Group(
        "Help pages",
        "more than one request, a telling title, a number that is not what is dialled, a missing language",
        (f"{SITE}help.py::*",),
    ),
    Group(
        "Hosts",
        "a header that is missing, a visit to a help page in a log, in a real nginx",
        (f"{SITE}hosting.py::*", "tests/content/test_help_host.py::*"),
    ),
    Group(
        "The copy without a server",
        "a link that leads nowhere, a request, a search that finds nothing, a pack that does not open",
        (f"{SITE}offline.py::*", "tests/unit/test_offline.py::*"),
    ),
    Group(
        "Accessibility, by axe",
        "any violation of WCAG 2.2 A or AA, or of best practice",
        (f"{SITE}axe.py::*",),
        "trial-axe",
        "axe-core",
    ),
    Group(
        "Accessibility, by Lighthouse",
        "a score below 100",
        (f"{SITE}lighthouse.py::*",),
        "trial-lighthouse",
        "Lighthouse",
    ),
    Group(
        "HTML, CSS and SVG",
        "one error in one file",
        (f"{SITE}nu.py::*",),
        "trial-nu",
        "Nu HTML Checker",
    ),
    Group(
        "Keyboard",
        "what cannot be reached, used or seen without a mouse; a walk that does not come to its end",
        (f"{SITE}keyboard.py::*", f"{SITE}walks.py::*"),
        "trial-keyboard",
    ),
    Group(
        "Zoom and text spacing",
        "text that is cut, covered or off the screen in a small window, doubled or spaced",
        (f"{SITE}resized.py::*",),
        "trial-zoom",
    ),
    Group(
        "Motion and forced colours",
        "anything that moves by itself, or that colour alone tells",
        (f"{SITE}motion.py::*", f"{SITE}forced_colours.py::*"),
        "trial-motion",
    ),
    Group(
        "Languages",
        "a text without its language, a direction that is wrong, in any file",
        (f"{SITE}languages.py::*",),
        "trial-languages",
    ),
    Group(
        "Plain French",
        "a long sentence, a hard word or an unexplained acronym more than now, in help pages",
        (f"{SITE}readability.py::*",),
        "trial-plain-words",
    ),
    Group(
        "Search, composer, slides, learning packages, letters",
        "a query that misses its page or mixes languages; a file that is not what was built",
        tuple(f"{SITE}{name}.py::*" for name in ("search", "composer", "slides", "scorm", "letters")),
    ),
    Group(
        "Links and weight",
        "a link that leads nowhere, a page above its budget",
        (f"{SITE}links.py::*", f"{SITE}weight.py::*"),
    ),
    Group(
        "Bad sources",
        "a mistake without path, line, column and mend; a rule of content that lets one through",
        ("tests/diagnostics/*",),
    ),
    Group(
        "Fuzzing",
        "a traceback, a hang, more than 1 GB of memory, a lost translation",
        ("tests/fuzz/*",),
        tool="Hypothesis",
    ),
    Group(
        "Rules broken on purpose",
        "a rule that could be broken without any of the tests above seeing it",
        (BREAKING,),
    ),
    Group(
        "Facts, proofs and texts",
        "a figure that no document gives, a borrowed sentence, a person named, a shelter that could be found",
        ("tests/content/*",),
    ),
    Group(
        "Builds and prints",
        "other bytes from the same sources, half a site after a kill, a print that fails PDF/UA",
        ("tests/build/*",),
    ),
    Group(
        "The tiny town",
        "any change of any format, unless somebody looked at it",
        ("tests/golden/*",),
    ),
    Group(
        "Pieces of the compiler",
        "a piece that no longer does what it says",
        ("tests/unit/*", "tests/breaking/test_table.py::*"),
    ),
)

# What no test can say, and nobody has tried.
UNKNOWN = (
    "No person who uses a screen reader has read a page; no disabled person has used the site.",
    "No real telephone was used: narrow windows of a desktop Chromium stand for it. No Firefox, no Safari.",
    "No audit of accessibility (RGAA) and no audit of security was made.",
    "No breakage was made in a PDF or in a pack.",
    "No native speaker has read a translation; no jurist, association or survivor has read the texts.",
    "No line of telephone was called. No editor, trainer or translator has worked with it.",
    "Decks were opened in LibreOffice, not in PowerPoint; learning packages in a player, not in Moodle.",
    "What a watcher with a program on the telephone itself sees was not tried: it may see everything.",
)
