"""What several prints show: words as runs, telephone lines, what every template asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.booklet import Call, Handed
from generator.document import (
    Day,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    Link,
    Phone,
    Strong,
    UrlRef,
    Value,
    plain,
)
from generator.render.qr import print_qr

# Shorter, an address says the same: it stands in small print and is typed by hand.
SCHEME = re.compile(r"^https://|/$")
# Dots of a text where something is to be written by hand.
BLANK = re.compile("…{4,}")
# A box to tick, which no font of ours has.
TICK = "☐ "


def handed(what: Handed) -> dict[str, Any]:
    """What every template asks for."""
    lang, _, region = what.locale.partition("-")
    return {
        "title": plain(what.title),
        "lang": lang,
        "region": region if len(region) == 2 else None,  # noqa: PLR2004
        "dir": what.direction,
        "script": what.script,
        "words": {key: runs(nodes) for key, nodes in what.words.items()},
        "law": runs(what.law),
        "edition": runs(what.edition_line),
        "draft": what.draft,
        "independent": what.independent,
        "qr": code(what.address, plain(what.words["qr"])),
    }


def code(address: str, alt: str) -> dict[str, str]:
    """A code that leads to an address, with what stands for it where it is not seen, and the address."""
    return {"svg": print_qr(address), "alt": alt, "shown": SCHEME.sub("", address)}


def call(line: Call) -> dict[str, Any]:
    """A telephone line."""
    return {"number": number(line.number), "name": runs(line.name), "unverified": line.unverified}


def number(text: str) -> str:
    """A telephone line whose groups keep their order: programs that read a print turn parted ones round."""
    return text.replace(" ", "\u00a0")


def runs(nodes: Inlines) -> list[dict[str, Any]]:
    """Words as templates read them: the function `say` of theme.typ says what each key means."""
    return [run for node in nodes for run in _runs(node)]


def _runs(node: Inline) -> Iterator[dict[str, Any]]:
    if isinstance(node, Phone):
        yield {"n": number(node.text)}
    elif isinstance(node, Value | Day):
        yield {"v": node.text}
    elif isinstance(node, Foreign):
        yield {"f": node.lang.partition("-")[0], "c": runs(node.children)}
    elif isinstance(node, Strong | Emphasis):
        yield {"b": runs(node.children)}
    elif isinstance(node, Link) and isinstance(node.to, UrlRef):
        yield {"l": node.to.url, "c": runs(node.children)}
    else:
        yield from _plain_runs(plain((node,)))


def _plain_runs(words: str) -> Iterator[dict[str, Any]]:
    if words == TICK:
        yield {"k": True}
        return
    for at, text in enumerate(BLANK.split(words)):
        if at:
            yield {"w": True}
        if text:
            yield {"t": text}
