"""The examples for hosts carry what a page cannot, and keep no trace of help pages: in a real nginx."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from played import ROOT

# Other examples than the repository's, where their test is tested (tests/breaking).
HOSTING = Path(os.environ.get("REPERES_HOSTING", ROOT / "hosting"))
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
MEANT = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
NO_STORE = "no-store"
SHUT = ("camera=()", "geolocation=()", "microphone=()")
needs_nginx = pytest.mark.skipif(
    NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx-light)"
)


@dataclass(frozen=True)
class Host:
    """A running nginx, and where it writes who asked for what."""

    url: str
    log: Path

    def ask(self, path: str) -> tuple[int, Message]:
        try:
            with urllib.request.urlopen(self.url + path) as answer:
                answer.read()
                return answer.status, answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.headers


@contextmanager
def running(name: str, root: Path, folder: Path) -> Iterator[Host]:
    """An example as it stands, but for the lines that everybody sets, in an nginx of its own."""
    assert NGINX is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    example = (HOSTING / name).read_text("utf-8")
    example, listens = re.subn(r"listen [^;]+;", f"listen 127.0.0.1:{port};", example)
    example, roots = re.subn(r"root [^;]+;", f"root {root};", example)
    log = folder / "access.log"
    example = re.sub(r"access_log /\S+", f"access_log {log}", example)
    assert (listens, roots, example.count("access_log ")) == (1, 1, 1)
    (folder / "headers.conf").write_text((HOSTING / "headers.conf").read_text("utf-8"), "utf-8")
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; user root;\nevents {{}}\n"
        f"http {{\n{places}{example}}}\n",
        "utf-8",
    )
    server = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        found = Host(f"http://127.0.0.1:{port}", log)
        for _ in range(100):
            try:
                found.ask("/")
                break
            except urllib.error.URLError:
                assert server.poll() is None, (folder / "error.log").read_text("utf-8")
                time.sleep(0.05)
        yield found
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with running("nginx.conf", site, tmp_path_factory.mktemp("nginx")) as found:
        yield found


@pytest.fixture(scope="module")
def help_host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host that has help pages and nothing else."""
    with running("nginx-help.conf", site / "i", tmp_path_factory.mktemp("nginx-help")) as found:
        yield found


@needs_nginx
@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/i/", "/i/fr/", "/i/travail/ar/", "/data/measures.json", "/nowhere/", "/i/nowhere/"],
)
def test_every_answer_carries_the_headers(host: Host, path: str) -> None:
    status, headers = host.ask(path)
    assert status == (404 if "nowhere" in path else 200)
    assert {name: headers[name] for name in MEANT} == MEANT
    assert [part for part in SHUT if part not in headers["Permissions-Policy"]] == []
    assert "/" not in headers["Server"]
    # A page that stays in no cache; other pages may.
    assert (headers["Cache-Control"] == NO_STORE) == path.startswith("/i/")


@needs_nginx
def test_no_log_tells_who_read_a_help_page(host: Host) -> None:
    for path in ("/i/", "/i/fr/", "/i/maison/fr/", "/i/nowhere/", "/droits/"):
        host.ask(path)
    for _ in range(100):
        if host.log.exists() and "/droits/" in host.log.read_text("utf-8"):
            break
        time.sleep(0.05)
    logged = host.log.read_text("utf-8")
    assert "/droits/" in logged
    assert "/i/" not in logged
    assert "/i/nowhere" not in (host.log.parent / "error.log").read_text("utf-8")


@needs_nginx
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/feed.xml", "application/atom+xml"),
        ("/data/reperes.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("/i/travail/fr/travail-fr-a4.pdf", "application/pdf"),
    ],
)
def test_types(host: Host, path: str, kind: str) -> None:
    status, headers = host.ask(path)
    assert (status, headers["Content-Type"]) == (200, kind)


@needs_nginx
def test_a_host_of_their_own_keeps_nothing_of_a_visit(help_host: Host) -> None:
    for path in ("/", "/fr/", "/travail/ar/", "/questions/ar/", "/travail/fr/travail-fr-a4.pdf"):
        status, headers = help_host.ask(path)
        assert status == 200, path
        assert {name: headers[name] for name in MEANT} == MEANT
        assert all(part in headers["Permissions-Policy"] for part in SHUT)
        assert headers["Cache-Control"] == NO_STORE
    # An address that is not there leads to the languages; nothing of the main site is.
    for path in ("/nowhere/", "/droits/", "/data/measures.json"):
        with urllib.request.urlopen(help_host.url + path) as answer:
            assert answer.url == help_host.url + "/"
    assert not help_host.log.exists()
    assert (help_host.log.parent / "error.log").read_text("utf-8") == ""


def caddy(text: str) -> Mapping[str, str]:
    return dict(re.findall(r'^\t\t([A-Z][A-Za-z-]+) "(.+)"$', text, re.MULTILINE))


def static(text: str) -> Mapping[str, str]:
    return dict(re.findall(r"^  ([A-Z][A-Za-z-]+): (.+)$", text.partition("/i/*")[0], re.MULTILINE))


def nginx(text: str) -> Mapping[str, str]:
    return dict(re.findall(r'^add_header ([A-Za-z-]+) "(.+)" always;$', text, re.MULTILINE))


def test_the_three_examples_say_the_same() -> None:
    told = {
        "nginx": nginx((HOSTING / "headers.conf").read_text("utf-8")),
        "caddy": caddy((HOSTING / "Caddyfile").read_text("utf-8")),
        "static": static((HOSTING / "_headers").read_text("utf-8")),
    }
    assert set(MEANT) <= set(told["nginx"])
    assert told["caddy"] == told["static"] == told["nginx"]
    for name in ("Caddyfile", "_headers"):
        text = (HOSTING / name).read_text("utf-8")
        assert re.search(r"/i/\*\s+Cache-Control:? \"?no-store", text), name
