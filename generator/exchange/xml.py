"""XML of others, opened with care: small on its way, it must not be large here."""

from __future__ import annotations

from typing import Any

from translate.misc.xml_helpers import parse_xml

# Some sixty signs of markup stand for a text of ours; each becomes an object of a hundred bytes.
MAX_MARKUP = 2_000_000


def opened(data: bytes) -> Any:
    """The root of an XML file. Any exception may be raised: the file is damaged."""
    if data.count(b"<") + data.count(b"=") > MAX_MARKUP:
        raise ValueError("an exchange file has less markup")
    root: Any = parse_xml(data)
    if root.getroottree().docinfo.doctype:
        raise ValueError("an exchange file has no DOCTYPE")
    return root
