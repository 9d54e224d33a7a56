"""`reperes serve`: a real process on this machine, asked as a browser asks."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest
from brumeval import REPERES, environment, read, reperes

NO_BREAK = re.compile("[\u00a0\u202f]")
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@dataclass
class Serving:
    """A server that runs, and its project."""

    project: Path
    port: int
    process: subprocess.Popen[str]

    def page(self, path: str = "") -> str:
        """What is read at a path; no-break spaces as plain ones."""
        return read(f"http://127.0.0.1:{self.port}/{path}").replace("\u00a0", " ").replace("\u202f", " ")

    def ask(self, path: str, method: str = "GET") -> tuple[int, str, bytes]:
        """Status, type and bytes for a path sent as it is, dots and all."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers["Content-Type"], answer.read()
        finally:
            connection.close()

    def change(self, path: str, before: str, after: str) -> None:
        """Replace words of a source."""
        file = self.project / path
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def serving(project: Path) -> Iterator[Serving]:
    """A server for a project that was never built."""
    process = subprocess.Popen(
        [REPERES, "serve", "--port", "0"],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = ADDRESS.search(line)
        assert found, line + (process.communicate(timeout=10)[1] if process.poll() is not None else "")
        yield Serving(project, int(found[1]), process)
    finally:
        process.kill()
        process.communicate()


def test_pages_and_files(serving: Serving) -> None:
    for path, words in (
        ("", "Premier plan : où en est-on ?"),
        ("en/", "First plan: where does it stand?"),
        ("mesures/first-1/", "Allumer chaque rue avant la nuit"),
        ("mesures/first-1/index.html", "Allumer chaque rue avant la nuit"),
        ("mesures/first-1/?a=b", "Allumer chaque rue avant la nuit"),
    ):
        page = serving.page(path)
        assert page.startswith("<!doctype html>"), path
        assert words in page, path
    assert serving.ask("/")[1] == "text/html; charset=utf-8"
    for file, kind in (
        ("site.css", "text/css"),
        ("site.js", "text/javascript"),
        ("site.svg", "image/svg+xml"),
    ):
        status, told, content = serving.ask(f"/assets/{file}")
        assert (status, told) == (200, f"{kind}; charset=utf-8")
        assert content == (serving.project / "overrides/assets" / file).read_bytes()


def test_same_page_as_the_build(serving: Serving, small_site: Path) -> None:
    for path in ("", "en/", "plans/first-lights/", "mesures/first-1/"):
        built = (small_site / path / "index.html").read_text("utf-8")
        assert read(f"http://127.0.0.1:{serving.port}/{path}").strip() == built.strip(), path


def test_the_menu_leads_to_pages_whichever_page_was_asked_first(serving: Serving) -> None:
    for path in ("plans/first-lights/", "axes/first-priority-1/", "mesures/first-1/"):
        root = lxml.html.fromstring(serving.page(path))
        for link in root.get_element_by_id("menu").iter("a"):
            target = urljoin(f"/{path}", link.get("href"))
            assert serving.ask(target)[0] == 200, f"{path} leads to {target}"


def test_a_change_is_seen_at_the_next_request(serving: Serving) -> None:
    assert 'soit <bdi class="v">1 234</bdi>' in serving.page("mesures/first-1/")
    serving.change("content/facts/figures.yml", "value: 1234", "value: 987")
    assert 'soit <bdi class="v">987</bdi>' in serving.page("mesures/first-1/")
    serving.change("content/fr/measures.yml", "avant la nuit", "avant le soir")
    assert "Allumer chaque rue avant le soir" in serving.page("plans/first-lights/")
    # Its translation is now one of another French text.
    assert "Light every street before dark" in serving.page("en/measures/first-1/")


def test_a_new_page_is_found_and_a_deleted_one_is_not(serving: Serving) -> None:
    page = serving.project / "content/fr/pages/more.md"
    assert serving.ask("/more/")[0] == 404
    page.write_text("---\ntitle: Du neuf\nlead: Une page de plus.\n---\n\nUn mot.\n", "utf-8")
    assert "Une page de plus." in serving.page("more/")
    page.unlink()
    assert serving.ask("/more/")[0] == 404


def test_broken_sources_show_where_and_are_mended(serving: Serving) -> None:
    assert "Premier plan" in serving.page("plans/")
    serving.change("content/facts/measures.yml", "status: done", "status: doen")
    status, _, content = serving.ask("/plans/")
    shown = content.decode()
    assert status == 500
    assert re.search(r"content/facts/measures\.yml:\d+:\d+: error: unknown-value", shown)
    assert "Did you mean &quot;done&quot;?" in shown
    serving.change("content/facts/measures.yml", "status: doen", "status: done")
    assert "Premier plan" in serving.page("plans/")
    serving.change("content/fr/plans.yml", "first-lights:", "first-lights: [<script>")
    assert "broken-yaml" in serving.page("plans/")
    assert "<script>" not in serving.page("plans/")


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/assets/../../mkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/%2e%2e%2fmkdocs.yml",
        "/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/content/facts/plans.yml",
        "/leading-out/mkdocs.yml",
        "/%00",
        "/" + "a" * 5000,
        "/%ff%fe",
    ],
)
def test_nothing_outside_is_served(serving: Serving, path: str) -> None:
    (serving.project / "overrides/leading-out").symlink_to(serving.project)
    status, kind, content = serving.ask(path)
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert b"root:" not in content
    assert b"site_name" not in content
    assert "Premier plan" in serving.page("plans/"), "it no longer answers"


def test_only_this_machine_is_answered(serving: Serving) -> None:
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((own, serving.port), timeout=10)


def test_a_port_in_use_is_told_in_one_line(serving: Serving) -> None:
    failed = reperes(serving.project, "serve", "--port", str(serving.port))
    assert failed.returncode == 1
    assert failed.stderr == (
        f"reperes: port {serving.port}: Address already in use. Choose another with --port.\n"
    )


def test_ctrl_c_ends_it(serving: Serving) -> None:
    serving.page()
    serving.process.send_signal(2)
    said, problems = serving.process.communicate(timeout=60)
    assert serving.process.returncode == 0
    assert "ended" in said
    assert problems == ""


def test_nothing_is_written(serving: Serving) -> None:
    serving.page("plans/")
    made = {path.name for path in serving.project.iterdir()}
    assert made == {"content", "overrides", "mkdocs.yml", "build"}
    assert not any(path.is_file() for path in (serving.project / "build").rglob("*"))
