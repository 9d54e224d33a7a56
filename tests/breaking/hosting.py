"""Breakages of the examples for hosts."""

from __future__ import annotations

from .breakage import Breakage, Edit

TEST = "tests/site/test_hosting.py::"
HEADERS = {
    "Content-Security-Policy": "No other site shows ours in a frame (frame-ancestors)",
    "X-Content-Type-Options": "No file is taken for another kind (nosniff)",
    "Referrer-Policy": "Files send no Referer either",
    "Strict-Transport-Security": "The site is asked for by HTTPS alone (HSTS)",
    "Cross-Origin-Opener-Policy": "No other site keeps a hold of our window (COOP)",
    "X-Robots-Tag": "Files are not indexed until a release",
}


def _broken(copy: str, says: str, broken: str, test: str, because: str, *edits: Edit) -> Breakage:
    return Breakage("Hosts", says, broken, "hosts", TEST + test, because, edits, copy)


SAME = "test_the_three_examples_say_the_same"
LOGGED = "test_no_log_tells_who_read_a_help_page"
TABLE = (
    *(
        _broken("", says, f"nginx without {name}", "test_every_answer_carries_the_headers[/]",
            f"'{name}': None",
                Edit("headers.conf", rf"^add_header {name} [^\n]*\n", ""))
        for name, says in HEADERS.items()
    ),
    _broken("camera", "A page may use no camera, place or microphone (Permissions-Policy)",
            "nginx that lets it",
            "test_every_answer_carries_the_headers[/]", "camera=()", Edit("headers.conf", r"camera=\(\), ",
            "")),
    _broken("version", "A host does not tell its version", "nginx that does",
            "test_every_answer_carries_the_headers[/]",
            "nginx/", Edit("nginx.conf", "server_tokens off;", "")),
    _broken("", "Nobody logs who read a help page", "nginx that logs them", LOGGED, "/i/maison/fr/",
            Edit("nginx.conf", r"\$reperes_logged \{[^\n]*0; ", "$reperes_logged { ")),
    _broken("camera", "Nobody logs who looked for a help page that is not there", "nginx that logs errors",
            LOGGED,
            "/i/nowhere", Edit("nginx.conf", "log_not_found off;", "")),
    _broken("cache", "Help pages stay in no cache", "nginx without no-store",
            "test_every_answer_carries_the_headers[/i/]",
            "== 'no-store'", Edit("nginx.conf", r'"no-store"; default', '""; default')),
    _broken("", "The examples for the three hosts say the same", "Caddy without nosniff", SAME,
            "X-Content-Type-Options",
            Edit("Caddyfile", r"\t\tX-Content-Type-Options [^\n]*\n", "")),
    _broken("version", "Help pages stay in no cache, on any host", "a static host without no-store", SAME,
            "_headers",
            Edit("_headers", "no-store", "public")),
)  # fmt: skip
