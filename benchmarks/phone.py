"""How quick pages are on a slow telephone and network, as Lighthouse reckons it from one visit."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).resolve().parents[1]
DRIVER = REPOSITORY / "tools" / "lighthouse.mjs"
# How pages are told in the list of files: what their source begins with, what they are of it, their language.
# The largest of them is taken.
PAGES = {
    "home page": ("home", None, "fr"),
    "a measure": ("measure/", None, "fr"),
    "composer": ("composer", None, "fr"),
    "languages of the help pages": ("help", "languages", "fr"),
    "a leaflet in Arabic": ("leaflet-", None, "ar"),
    "a leaflet in Tamil": ("leaflet-", None, "ta"),
}


@dataclass(frozen=True)
class Quickness:
    """The score of a page: the median of its runs, and all of them."""

    name: str
    path: str
    score: float
    all: list[int]


def quickness(site: Path, runs: int) -> list[Quickness]:
    """Lighthouse's score for each page, in turns."""
    paths = {name: _largest(site, *told) for name, told in PAGES.items()}
    with _serving(site) as here:
        found = _asked([here + path.removesuffix("index.html") for path in paths.values()] * runs)
    return [
        Quickness(name, path, median(found[at :: len(paths)]), found[at :: len(paths)])
        for at, (name, path) in enumerate(paths.items())
    ]


def _largest(site: Path, source: str, variant: str | None, locale: str) -> str:
    artifacts = json.loads((site / "data/artifacts.json").read_text("utf-8"))
    fitting = [
        a
        for a in artifacts
        if a["kind"] in {"page", "leaflet-html"}
        and a["source"].startswith(source)
        and (a["variant"], a["locale"]) == (variant, locale)
    ]
    if not fitting:
        raise SystemExit(f"benchmarks: the site has no page of {source} in {locale}")
    return str(max(fitting, key=lambda a: (a["bytes"], a["path"]))["path"])


def _asked(addresses: list[str]) -> list[int]:
    ours = Path(sys.executable).with_name("node")
    node = str(ours) if ours.exists() else shutil.which("node") or "node"
    chromium = subprocess.run(
        [REPOSITORY / "tools/chromium.sh"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    asked = {"chromium": chromium, "category": "performance", "patient": True, "addresses": addresses}
    ran = subprocess.run(
        [node, DRIVER], input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True
    )
    return [one["score"] for one in json.loads(ran.stdout)]


class _Packed(http.server.SimpleHTTPRequestHandler):
    """Sends files compressed and keeps connections, as hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Says nothing of each request."""


@contextmanager
def _serving(site: Path) -> Iterator[str]:
    handler = functools.partial(_Packed, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
