"""A letter without a format, as `document.py` is for pages: what a mail and its text version say."""

from __future__ import annotations

from .document import Blocks
from .values import value


@value
class Letter:
    """The news of a half-year in one language.

    Its blocks are headings, paragraphs, lists and notes; every link in them leads to a full address.
    `preheader` is what a mail program shows beside the title. `leave` and `leave_href` are the way out of a
    copy that is read in a browser. `uses` names what the letter rests on.
    """

    half: str
    locale: str
    direction: str
    title: str
    preheader: str
    blocks: Blocks
    leave: str
    leave_href: str
    edition: str
    uses: frozenset[str]
    release: bool
