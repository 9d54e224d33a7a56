"""A page for a reader without a server: the same bytes, but for the addresses of its links."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

# Ours always stand in double quotes, and no sign ">" stands in an attribute.
LINK = re.compile(rb'(<(?:a|area|link)\s(?:[^>]*?\s)?href=")([^"]*)(")')


def offline_page(page: bytes, address: Callable[[str], str]) -> bytes:
    """`address` gives what each `href` becomes."""

    def changed(found: re.Match[bytes]) -> bytes:
        href = html.unescape(found[2].decode())
        new = address(href)
        return found[0] if new == href else found[1] + html.escape(new).encode() + found[3]

    return LINK.sub(changed, page)
