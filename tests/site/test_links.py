"""Every address written in the site leads to a file and to an id, wherever the site lives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

HOST = "http://reperes.invalid"
NOT_FOUND = "404.html"
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "ping")
# Schemes a reader may follow, and what a <link> may say of another host: the browser asks for none of these.
FOLLOWED = {"https", "http", "tel", "sms", "mailto", "webcal"}
NOT_FETCHED = {"canonical", "alternate", "license"}
# Fragments that browsers know without an id.
TOP = {"", "top"}
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


class Address(NamedTuple):
    """An address as a page writes it, and where."""

    tag: str
    attribute: str
    value: str
    rel: str

    def __str__(self) -> str:
        return f'<{self.tag} {self.attribute}="{self.value}">'


def addresses(tree) -> Iterator[Address]:
    """Everything a page points to."""
    for element in tree.iter("*"):
        for name in ADDRESSES:
            value = element.get(name)
            if value is None or (name == "data" and element.tag != "object"):
                continue
            values = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
            yield from (Address(element.tag, name, v, element.get("rel", "")) for v in values)
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield Address("meta", "content", element.get("content").partition("url=")[2], "")


def inside(address: str) -> bool:
    """Whether an address is one of the site's own: no scheme, no host."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def ids(tree) -> set[str]:
    return set(tree.xpath("//@id")) | set(tree.xpath("//a/@name"))


@pytest.mark.parametrize("prefix", ["/", "/sous/chemin/"])
def test_every_address_leads_somewhere(site: Path, trees, prefix: str) -> None:
    known = {path: ids(tree) for path, tree in trees.items()}
    wrong = []
    for path, tree in trees.items():
        if path == NOT_FOUND and prefix != "/":
            continue  # its addresses hold the path where the site lives
        for address in addresses(tree):
            if not inside(address.value):
                continue
            target = urlsplit(urljoin(HOST + prefix + path.removesuffix("index.html"), address.value))
            problem = missing(site, known, prefix, unquote(target.path), unquote(target.fragment))
            if problem:
                wrong.append(f"{path}: {address}: {problem}")
    assert not wrong, f"{len(wrong)} addresses\n" + "\n".join(wrong[:50])


def missing(site: Path, known: dict[str, set[str]], prefix: str, path: str, fragment: str) -> str | None:
    """Why an address leads nowhere, or None."""
    if not path.startswith(prefix):
        return "leaves the site"
    file = path.removeprefix(prefix)
    if not file or file.endswith("/"):
        file += "index.html"
    if not (site / file).is_file():
        return "no such file" + (" (a folder: end it with /)" if (site / file).is_dir() else "")
    if fragment not in TOP and file in known and fragment not in known[file]:
        return f"no id {fragment}"
    return None


def test_addresses_are_relative(trees) -> None:
    """The site may live anywhere; only the page for unknown addresses, served at any depth, says where."""
    wrong = []
    for path, tree in trees.items():
        for address in addresses(tree):
            if not inside(address.value):
                continue
            absolute = address.value.startswith("/")
            within = address.value.startswith("#")
            if absolute != (path == NOT_FOUND) and not within:
                wrong.append(f"{path}: {address}")
    assert not wrong, "\n".join(wrong[:50])


def test_styles_and_pictures_lead_somewhere(site: Path) -> None:
    files = [f for kind in ("css", "svg") for f in sorted(site.rglob(f"*.{kind}"))]
    wrong = []
    for file in files:
        for found in IN_STYLE.findall(file.read_text(encoding="utf-8")):
            address = "".join(found)
            if address.startswith(("data:", "#")):
                continue
            if not inside(address) or not (file.parent / unquote(urlsplit(address).path)).is_file():
                wrong.append(f"{file.relative_to(site)}: {address}")
    assert not wrong


def test_only_links_lead_to_other_hosts(trees) -> None:
    """A picture, script, form or preconnect from elsewhere would tell another host who reads what."""
    wrong = []
    for path, tree in trees.items():
        for address in addresses(tree):
            if inside(address.value) or address.value.startswith("data:"):
                continue
            if address.tag == "a" and address.attribute == "href":
                allowed = urlsplit(address.value).scheme in FOLLOWED
            else:
                allowed = address.tag == "link" and address.rel in NOT_FETCHED
            if not allowed:
                wrong.append(f"{path}: {address}")
    assert not wrong, "\n".join(wrong[:50])
