"""`reperes serve`: the site on this machine, each page made when it is asked for."""

from __future__ import annotations

import html
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment
from mkdocs.config import load_config

from .day import build_day
from .diagnostics import Report
from .frame import Framer
from .output import DOCS
from .parsed import Cache, sources
from .project import Project, open_project

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json"}


@dataclass
class Preview:
    """A project kept in memory; files that did not change are not read again."""

    root: Path
    cache: Cache = field(default_factory=Cache)
    signature: tuple[tuple[str, int, int], ...] = ()
    project: Project | None = None
    report: Report = field(default_factory=Report)
    lock: threading.Lock = field(default_factory=threading.Lock)
    framers: dict[str, Framer] = field(default_factory=dict)
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)

    def refresh(self) -> None:
        """Load the sources again if any of them changed."""
        files = sources(self.root, "*")
        stats = [(str(p), s.st_mtime_ns, s.st_size) for p in files if p.is_file() and (s := p.stat())]
        signature = tuple(sorted(stats))
        if signature == self.signature:
            return
        self.signature = signature
        self.project, self.report = open_project(self.root, build_day(), cache=self.cache)
        self.framers, self.keys = {}, {}
        for locale, site in self.project.sites.items() if self.project else ():
            self.framers[locale] = Framer(site, self.env)
            self.keys |= {site.links.path(key, locale): (locale, key) for key in site.pages}

    @cached_property
    def env(self) -> Environment:
        """The templates of the frame; read again when they change."""
        (self.root / DOCS).mkdir(parents=True, exist_ok=True)  # MkDocs wants it, also where nothing was built
        config = load_config(str(self.root / "mkdocs.yml"))
        env: Environment = config.theme.get_env()
        return env

    def answer(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """Status, type and bytes for a path of the site."""
        with self.lock:
            self.refresh()
            if self.project is None:
                return HTTPStatus.INTERNAL_SERVER_ERROR, "text/html", self._problems()
            clean = unquote(urlsplit(path).path).lstrip("/").removesuffix("index.html")
            if clean in self.keys:
                locale, key = self.keys[clean]
                page = self.framers[locale].page(self.project.sites[locale].document(key))
                return HTTPStatus.OK, "text/html", page.encode()
            return self._file(clean)

    def _file(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        for base in (self.root / "overrides", self.root / "site"):
            try:
                file = (base / path).resolve()
                if file.is_relative_to(base.resolve()) and file.is_file():
                    kind = TYPES.get(file.suffix, "application/octet-stream")
                    return HTTPStatus.OK, kind, file.read_bytes()
            except (OSError, ValueError):  # no name that a file can have
                continue
        return HTTPStatus.NOT_FOUND, "text/html", b"<!doctype html><title>404</title><p>No such page."

    def _problems(self) -> bytes:
        text = html.escape(self.report.render())
        return (
            f"<!doctype html><html lang=en><meta charset=utf-8><title>Problems in the sources</title>"
            f"<h1>Problems in the sources</h1><pre>{text}</pre>"
        ).encode()


def serve(root: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve until interrupted."""
    preview = Preview(root)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, content = preview.answer(self.path)
            charset = "" if kind == "application/octet-stream" else "; charset=utf-8"
            self.send_response(status)
            self.send_header("Content-Type", kind + charset)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        tell(f"http://127.0.0.1:{server.server_port}/  (end with Ctrl-C)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            tell("ended")
