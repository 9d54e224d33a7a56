"""What the tests of the built site share: the site, two servers, a browser, and its pages by kind and locale.

REPERES_SITE names a site built elsewhere; otherwise the repository's is built once for all workers.
"""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http import HTTPStatus
from pathlib import Path

import lxml.html
import pytest
import yaml
from looking import PARTS, SHARES
from opened import CONTENT, LIGHT, Opened, frame_words
from played import OPENED, PATIENCE, ROOT, Engine, Server, SitePage
from playwright.sync_api import Browser, BrowserContext, Frame, Page, sync_playwright

sys.path.append(str(ROOT / "tests"))

from whole_site import built_site

NOT_FOUND = "404.html"
# What a reader opens in a browser; slides and letters are HTML too, but not pages.
PAGE_KINDS = ("page", "leaflet-html")
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([tags, contrast]) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
    rules: {'color-contrast': {enabled: contrast}}});
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${v.help}`));
}"""
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # Nothing the tests do may leave this machine: a request elsewhere fails, and is seen.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


Visit = Callable[..., AbstractContextManager[Page]]


def page_kind(artifact: dict[str, str]) -> str:
    """The kind of what a page shows: `measure` for the source `measure/pan2-16`, `home` for `home`.

    All leaflets are of one kind; the pages that lead to them say what they list.
    """
    if artifact["kind"] == "leaflet-html":
        return artifact["variant"] or "leaflet"
    return artifact["source"].partition("/")[0]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return built_site(tmp_path_factory)


@pytest.fixture(scope="session")
def every_page(site: Path) -> list[SitePage]:
    """All pages of the site, the one for unknown addresses included."""
    artifacts = json.loads((site / "data/artifacts.json").read_bytes())
    listed = [
        SitePage(a["path"], page_kind(a), a["locale"], light=a["kind"] == "leaflet-html")
        for a in artifacts
        if a["kind"] in PAGE_KINDS
    ]
    missing = [] if any(p.path == NOT_FOUND for p in listed) else [SitePage(NOT_FOUND, "404", "fr")]
    assert listed, "artifacts.json lists no page"
    return listed + missing


@pytest.fixture(scope="session")
def pages(site: Path, every_page: list[SitePage]) -> list[SitePage]:
    """The longest page of each kind in each locale."""
    longest: dict[tuple[str, str], SitePage] = {}
    for page in sorted(every_page, key=lambda p: ((site / p.path).stat().st_size, p.path)):
        longest[page.kind, page.locale] = page
    return sorted(longest.values(), key=lambda p: p.path)


@pytest.fixture(scope="session")
def frames(pages: list[SitePage]) -> list[SitePage]:
    """One page of each frame in each locale: the site's, the help pages', the one for unknown addresses."""
    first = {(page.light, page.kind == "404", page.locale): page for page in reversed(pages)}
    return list(first.values())


@pytest.fixture(scope="session")
def slides() -> list[SitePage]:
    """Slides for a screen: one language from the left, one from the right, all languages."""
    return [SitePage(f"i/ecran/{name}.html", "slides", name) for name in ("fr", "ar", "index")]


@pytest.fixture
def several(request: pytest.FixtureRequest) -> list[SitePage]:
    """For what depends on what a page shows: a share of one page of each kind and locale, or of all pages."""
    name, _, at = request.param.partition("-")
    if name == "part":
        return request.getfixturevalue("every_page")[int(at) :: PARTS]
    if name == "share":
        return request.getfixturevalue("pages")[int(at) :: SHARES]
    sample = {*request.getfixturevalue("kinds"), *request.getfixturevalue("frames")}
    return sorted(sample, key=str)[int(at) :: SHARES]


@pytest.fixture(scope="session")
def kinds(pages: list[SitePage]) -> list[SitePage]:
    """A page of each kind, the languages in turn."""
    by_kind: dict[str, list[SitePage]] = {}
    for page in pages:
        by_kind.setdefault(page.kind, []).append(page)
    return [found[at % len(found)] for at, found in enumerate(by_kind.values())]


@pytest.fixture(scope="session")
def faces(frames: list[SitePage], every_locale: Mapping[str, str]) -> list[SitePage]:
    """One page of each frame in each direction of reading."""
    first = {(page.light, page.kind == "404", every_locale[page.locale]): page for page in reversed(frames)}
    return list(first.values())


@pytest.fixture(scope="session")
def every_locale(site: Path, frames: list[SitePage]) -> dict[str, str]:
    """The direction of each language, as its pages say it."""
    return {page.locale: lxml.html.parse(site / page.path).getroot().get("dir", "ltr") for page in frames}


PROVED = [pytest.param(name, marks=pytest.mark.prove) for name in ("frames", "kinds")]


@pytest.fixture(params=["faces", *PROVED])
def few(request: pytest.FixtureRequest) -> list[SitePage]:
    """For what the scripts of a frame do: one page of each; in each language and of each kind to prove it.

    That all pages of a frame hold the same frame is a test of its own: `test_layout.py`.
    """
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["frames", *PROVED[1:]])
def everywhere(request: pytest.FixtureRequest) -> list[SitePage]:
    """For what must be seen in each language each time: one page of each frame in each of them."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def trees(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Every HTML file of the site, parsed, by its path."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    files = sorted(site.rglob("*.html"))
    assert files, f"no HTML file in {site}"
    return {f.relative_to(site).as_posix(): lxml.html.parse(f, parser).getroot() for f in files}


@pytest.fixture(scope="session")
def files(site: Path, trees: dict[str, lxml.html.HtmlElement]) -> list[Opened]:
    """Every HTML file of the site: what it is, and what it holds."""
    listed = json.loads((site / "data/artifacts.json").read_bytes())
    found = [
        Opened(a["path"], a["kind"], a["locale"] or "fr", a["source"], trees[a["path"]])
        for a in listed
        if a["path"].endswith(".html")
    ]
    assert {file.kind for file in found} >= {"page", "letter-html", *LIGHT}
    assert {file.path for file in found} == set(trees)
    return found


@pytest.fixture(scope="session")
def publisher() -> dict:
    """Who answers for the site, and where its exit leads."""
    return dict(yaml.safe_load((CONTENT / "facts/publisher.yml").read_text("utf-8")))


@pytest.fixture(scope="session")
def words() -> dict[str, dict[str, str]]:
    """The words of the frame, by language and key."""
    return frame_words()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site under a prefix, as static hosts do: unknown addresses get the site's own page."""

    def __init__(self, *args, prefix: str, seen: list[tuple[str, str | None]], **kwargs) -> None:
        self.prefix, self.seen = prefix, seen
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["Referer"]))
        super().do_GET()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory, "not-under-the-prefix"))
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, NOT_FOUND)
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args) -> None:
        pass


class Listening(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that hangs up."""

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Path, prefix: str) -> Iterator[Server]:
    seen: list[tuple[str, str | None]] = []
    handler = functools.partial(Handler, directory=str(site), prefix=prefix, seen=seen)
    with Listening(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield Server(f"http://127.0.0.1:{listening.server_port}{prefix}", seen)
        listening.shutdown()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    with serving(site, "/") as here:
        yield here


@pytest.fixture(scope="session")
def server_below(site: Path) -> Iterator[Server]:
    """The same site, living under a sub-path."""
    with serving(site, "/sous/chemin/") as here:
        yield here


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[Server]]:
    """Serve any folder, as long as it is asked for."""
    return functools.partial(serving, prefix="/")


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """One for all tests of a worker: a second one could not run beside it."""
    found = subprocess.run([ROOT / "tools/chromium.sh"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr.strip(), pytrace=False)
    options = {
        "executable_path": found.stdout.strip(),
        "args": CHROMIUM,
        "ignore_default_args": ["--disable-back-forward-cache"],
    }
    with sync_playwright() as playwright:
        yield Engine(playwright.chromium, options)


@pytest.fixture(scope="session")
def browser(engine: Engine) -> Iterator[Browser]:
    chromium = engine.chromium.launch(**engine.options)
    yield chromium
    chromium.close()


@pytest.fixture(autouse=True)
def counted(record_property: Callable[[str, object], None]) -> Iterator[None]:
    """How many pages a test opened is part of its result (`python -m assurance`)."""
    before = len(OPENED)
    yield
    if len(OPENED) > before:
        record_property("visited", len(OPENED) - before)


@pytest.fixture(scope="session")
def visit(browser: Browser, server: Server) -> Visit:
    """Open a page of the site: `with visit(page, width=320, scheme="dark") as tab:`.

    `scheme` is `light`, `dark`, or colours that the reader's system forces: `forced dark`, `forced light`.
    `before` gets a new context, which nothing else uses, before anything loads. Without it a tab of that
    form is taken again: opening one costs more than loading a page.
    """
    tabs: dict[tuple[int, int, str, bool], Page] = {}

    def new_tab(
        form: tuple[int, int, str, bool], before: Callable[[BrowserContext], object] = lambda _: None
    ) -> Page:
        width, height, scheme, scripts = form
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme.rpartition(" ")[2],
            forced_colors="active" if scheme.startswith("forced ") else "none",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        before(context)
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        return tab

    @contextmanager
    def opened(
        page: SitePage,
        *,
        width: int = 1280,
        height: int = 740,
        scheme: str = "light",
        scripts: bool = True,
        before: Callable[[BrowserContext], object] | None = None,
        at: Server = server,
    ) -> Iterator[Page]:
        form = width, height, scheme, scripts
        if before is None:
            if form not in tabs:
                tabs[form] = new_tab(form)
            tabs[form].goto(at.url + page.address)
            OPENED.append(page.path)
            yield tabs[form]
            return
        tab = new_tab(form, before)
        OPENED.append(page.path)
        try:
            tab.goto(at.url + page.address)
            yield tab
        finally:
            tab.context.unroute_all(behavior="ignoreErrors")
            tab.context.close()

    return opened


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """What axe finds against a page, or what a frame shows."""
    assert AXE.exists(), "axe-core is not installed: run `make test`"
    script = AXE.read_text(encoding="utf-8")

    def violations(tab: Page | Frame, *, contrast: bool = True) -> list[str]:
        # Evaluated, not added as an element: the page's own policy would refuse that.
        tab.evaluate(script)
        return tab.evaluate(RUN, [TAGS, contrast])

    return violations
