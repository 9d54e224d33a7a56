"""A module played as a SCORM package: on a platform, without one, by keyboard, on a telephone."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from generator.compose.course import course
from generator.course import Course
from generator.day import build_day
from generator.document import plain
from generator.model.curriculum import Module
from generator.project import open_project
from generator.render.scorm import package

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
API = ROOT / "node_modules/scorm-again/dist/scorm12.js"
MOST_KEPT = 4096
WHOLE = 3
# A platform in a page: it writes down every call, with its result and the error that it left.
PLATFORM = """<!doctype html><html lang="en"><title>Platform</title><link rel="icon" href="data:,">
<style>html, body {margin: 0; height: 100%} iframe {border: 0; width: 100%; height: 100%}</style>
<script src="scorm12.js"></script><body><script>
var calls = [], errors = [];
function play(path, kept, how) {
  window.lms = new Scorm12API({autocommit: false});
  if (kept) lms.loadFromJSON(JSON.parse(kept).cmi, "cmi");
  lms.on("CommitError", function () { errors.push("CommitError"); });
  window.API = {};
  "Initialize Finish GetValue SetValue Commit".split(" ").forEach(function (name) {
    API["LMS" + name] = function () {
      var result = lms["LMS" + name].apply(lms, arguments);
      calls.push([name, String(arguments[0]), String(arguments[1])]);
      if (lms.lastErrorCode !== "0") errors.push(calls.slice(-1) + ": " + lms.lastErrorCode);
      return result;
    };
  });
  if (how === "window") return void window.open(path);
  var frame = document.createElement("iframe");
  if (how === "nested") frame.srcdoc = '<iframe src="' + path + '"></iframe>';
  else frame.src = path;
  document.body.append(frame);
}
</script></body></html>
"""
Courses = dict[tuple[str, str], Course]


@pytest.fixture(scope="session")
def courses() -> Courses:
    """Every module of the repository, whole, by locale and id."""
    project, report = open_project(ROOT, build_day())
    assert project, report.render()
    modules = project.corpus.table(Module).values()
    return {
        (locale, module.id): course(project.sites[locale].view, module, project.links, WHOLE)
        for locale in ("fr", "en")
        for module in modules
    }


@dataclass
class Platform:
    """A learning platform in a tab, and the module that it plays."""

    tab: Page
    url: str

    def play(self, path: str, kept: str | None = None, how: str = "frame") -> Frame:
        """Open a module with what was kept of it: in a frame, in a frame of a frame, in a window."""
        self.tab.goto(self.url + "platform.html")
        if how == "window":
            with self.tab.expect_popup() as opened:
                self.tab.evaluate("a => play(...a)", [path, kept, how])
            frame = opened.value.main_frame
        else:
            self.tab.evaluate("a => play(...a)", [path, kept, how])
            frame = inside(self.tab)
            frame = inside(frame) if how == "nested" else frame
        frame.wait_for_selector(".js section.on")
        return frame

    def leave(self) -> str:
        """Close the module; what the platform keeps."""
        self.tab.evaluate("document.querySelector('iframe').remove()")
        return str(self.tab.evaluate("JSON.stringify(lms.renderCMIToJSONObject())"))

    def core(self) -> dict[str, object]:
        """What the platform knows now."""
        return dict(self.tab.evaluate("lms.renderCMIToJSONObject().cmi.core"))

    def calls(self, name: str) -> list[list[str]]:
        return [call for call in self.tab.evaluate("calls") if call[0] == name]

    def errors(self) -> list[str]:
        return list(self.tab.evaluate("errors"))


def inside(page: Page | Frame) -> Frame:
    found = page.wait_for_selector("iframe").content_frame()
    assert found
    return found


@pytest.fixture(scope="session")
def packages(courses: Courses, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the platform and each module, unpacked as a platform does."""
    assert API.exists(), "scorm-again is not installed: run `make test`"
    folder = tmp_path_factory.mktemp("platform")
    shutil.copy(API, folder)
    (folder / "platform.html").write_text(PLATFORM, encoding="utf-8")
    for (locale, name), shown in courses.items():
        with zipfile.ZipFile(io.BytesIO(package(shown))) as packed:
            packed.extractall(folder / locale / name)
    return folder


@pytest.fixture(scope="session")
def hosted(serve: Callable, packages: Path) -> Iterator[str]:
    with serve(packages) as here:
        yield here.url


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A tab of a telephone, in a context of its own; a script that fails, fails the test."""
    contexts, failed = [], []

    def opened(scheme: str = "light", width: int = 360) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("pageerror", lambda error: failed.append(str(error)))
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert failed == []


@pytest.fixture
def platform(open_tab: Callable[..., Page], hosted: str) -> Platform:
    return Platform(open_tab(), hosted)


def go(frame: Frame, section: str) -> None:
    """By the table of contents, as a reader does."""
    frame.click("summary")
    frame.click(f".contents a[href='#{section}']")


def answer(frame: Frame, shown: Course, number: int, *, right: bool) -> None:
    """Answer a question in its form, rightly or not, and have it checked."""
    asked, section = shown.questions[number - 1], frame.locator(f"#q{number}")
    go(frame, f"q{number}")
    if asked.kind == "matching":
        for select, (_, side) in zip(section.locator("select").all(), asked.pairs, strict=True):
            select.select_option(label=plain(side if right else asked.mixed[0]))
    elif asked.kind == "short":
        # Capitals, spaces and accents do not count.
        text = plain(asked.answers[0].text)
        section.locator("input").fill(f"  {text.upper().replace('É', 'E')}" if right else "xyz")
    else:
        section.locator("input").nth([a.right for a in asked.answers].index(right)).check()
    section.locator("button").click()


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_played_left_and_taken_up_again(platform: Platform, courses: Courses, locale: str) -> None:
    shown, path = courses[locale, "core-rights"], f"{locale}/core-rights/index.html"
    count = len(shown.questions)
    frame = platform.play(path)
    assert platform.core()["lesson_status"] == "incomplete"
    expect(frame.locator("#not-kept p")).to_have_count(0)
    answer(frame, shown, 1, right=False)
    wrong = next(choice for choice in shown.questions[0].answers if not choice.right)
    expect(frame.locator("#q1 [role=status]")).to_have_text(
        f"{shown.words['wrong']} {plain(wrong.feedback)}", use_inner_text=True
    )
    for number in range(2, count):
        answer(frame, shown, number, right=True)
        expect(frame.locator(f"#q{number} .told > p > b")).to_have_text(shown.words["right"])
    kept = platform.leave()
    score = round(100 * (count - 2) / count)
    assert json.loads(kept)["cmi"]["core"]["score"] == {"raw": str(score), "min": "0", "max": "100"}
    assert platform.core()["exit"] == "suspend"
    assert len(platform.calls("Finish")) == 1
    assert platform.errors() == []

    frame = platform.play(path, kept)
    expect(frame.locator("section.on")).to_have_id(f"q{count - 1}")
    expect(frame.locator(".count .answered")).to_have_text(str(count - 1))
    for number, asked in enumerate(shown.questions[1:-1], 2):
        if asked.kind == "matching":
            taken = frame.locator(f"#q{number} select").evaluate_all(
                "all => all.map(s => s.selectedOptions[0].text)"
            )
            assert taken == [plain(side) for _, side in asked.pairs]
        expect(frame.locator(f"#q{number} .told > p > b")).to_have_text(shown.words["right"])
    assert platform.core()["lesson_status"] == "incomplete"
    answer(frame, shown, count, right=True)
    assert platform.core()["lesson_status"] == "completed"
    go(frame, "end")
    expect(frame.locator(".score b")).to_have_text(f"{count - 1} / {count}")
    expect(frame.locator(".again li:visible")).to_have_text([f"{shown.words['question']} 1"])
    expect(frame.locator(".done")).to_be_visible()
    frame.click(".again a:visible")
    answer(frame, shown, 1, right=True)
    assert platform.core()["score"]["raw"] == "100"

    # To begin again takes nothing away from what was reached.
    go(frame, "end")
    frame.click(".restart")
    expect(frame.locator(".count .answered")).to_have_text("0")
    answer(frame, shown, 1, right=False)
    assert platform.core()["score"]["raw"] == "100"
    assert platform.core()["lesson_status"] == "completed"
    platform.leave()
    assert len(platform.calls("Finish")) == 1
    assert platform.errors() == []


def test_what_is_kept_fits(platform: Platform, courses: Courses) -> None:
    """Every module, each typed answer as long and as strange as the page lets anyone type."""
    found = {}
    for locale, name in courses:
        frame = platform.play(f"{locale}/{name}/index.html")
        frame.evaluate(
            """() => document.querySelectorAll(".question").forEach(question => {
              question.querySelectorAll("[type=text]").forEach(f => { f.value = "語".repeat(f.maxLength); });
              question.querySelectorAll("[type=radio]:last-of-type").forEach(f => { f.checked = true; });
              question.querySelectorAll("select").forEach(f => { f.selectedIndex = f.length - 1; });
              question.querySelector("form button").click();
            })"""
        )
        assert platform.core()["lesson_status"] == "completed"
        found[locale, name] = len(str(platform.tab.evaluate("lms.cmi.suspend_data")))
        assert platform.errors() == []
    assert max(found.values()) <= MOST_KEPT, found
    assert min(found.values()) > 100, found


@pytest.mark.parametrize("how", ["nested", "window"])
def test_the_platform_is_found(platform: Platform, how: str) -> None:
    frame = platform.play("fr/core-rights/index.html", how=how)
    assert platform.core()["lesson_status"] == "incomplete"
    expect(frame.locator("#not-kept p")).to_have_count(0)


def test_says_when_nothing_is_kept(platform: Platform, courses: Courses) -> None:
    """A platform that no longer takes anything: the page says so, and goes on."""
    shown = courses["fr", "core-rights"]
    frame = platform.play("fr/core-rights/index.html")
    platform.tab.evaluate("API.LMSCommit = () => 'false'")
    answer(frame, shown, 1, right=True)
    expect(frame.locator("#not-kept")).to_have_text(shown.words["not-kept"])
    expect(frame.locator("#q1 .told")).to_contain_text(shown.words["right"])


def test_alone(open_tab: Callable[..., Page], hosted: str, courses: Courses) -> None:
    """Without a platform everything works, and nothing is asked of anybody else."""
    shown, tab, asked = courses["fr", "core-minors"], open_tab(), []
    tab.on("request", lambda request: asked.append(request.url))
    where = hosted + "fr/core-minors/"
    tab.goto(where + "index.html")
    frame = tab.main_frame
    expect(frame.locator("#not-kept")).to_have_text(shown.words["not-kept"])
    for number in range(1, len(shown.questions) + 1):
        answer(frame, shown, number, right=True)
    go(frame, "end")
    expect(frame.locator(".done")).to_be_visible()
    assert {url for url in asked if not url.startswith("data:")} == {
        where + name for name in ("index.html", "sco.css", "sco.js")
    }
    assert tab.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_by_keyboard(open_tab: Callable[..., Page], hosted: str, courses: Courses) -> None:
    """From the button to the next title, an answer by arrows, and what is said of it."""
    shown, tab = courses["fr", "core-rights"], open_tab()
    tab.goto(hosted + "fr/core-rights/index.html")
    tab.locator(".next").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#r1 h2")).to_be_focused()
    go(tab.main_frame, "q1")
    expect(tab.locator("#q1 h2")).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("#q1 input").nth(1)).to_be_checked()
    tab.keyboard.press("Enter")
    expect(tab.locator("#q1 [role=status]")).to_contain_text(shown.words["right"])
    go(tab.main_frame, "q2")
    tab.locator("#q2 button").click()
    expect(tab.locator("#q2 [role=status]")).to_have_text(shown.words["choose"])


@pytest.mark.parametrize(
    ("locale", "scheme"), [("fr", "light"), pytest.param("en", "dark", marks=pytest.mark.prove)]
)
def test_every_section_passes_axe(
    axe: Callable, open_tab: Callable[..., Page], hosted: str, courses: Courses, *, locale: str, scheme: str
) -> None:
    """On a narrow telephone, each question answered, and nothing wider than the screen."""
    shown, tab, found = courses[locale, "core-rights"], open_tab(scheme), []
    tab.goto(f"{hosted}{locale}/core-rights/index.html")
    for number in range(1, len(shown.questions) + 1):
        answer(tab.main_frame, shown, number, right=number % 2 == 0)
    names = tab.locator("section").evaluate_all("all => all.map(section => section.id)")
    for name in names:
        go(tab.main_frame, name)
        found += [f"{name}: {violation}" for violation in axe(tab)]
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, name
    tab.click("summary")
    found += [f"contents: {violation}" for violation in axe(tab)]
    assert found == []
