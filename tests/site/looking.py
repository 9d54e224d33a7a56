"""Which pages a test looks at, and in which ways."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

# The pages of each kind and locale, and all pages, are shared out so that workers take a part each.
SHARES, PARTS = 4, 8


def looks(
    *names: str,
    usual: Sequence[object],
    more: Sequence[object] = (),
    all_pages: bool = True,
    sampled: bool = False,
) -> pytest.MarkDecorator:
    """Which pages a test takes, and how it looks at them: its arguments are `several` and `names`.

    A page of each kind and locale is looked at once, the `usual` ways in turn. To prove it, each of them is
    looked at in every way, `more` included; and, where a text alone can break the rule, all pages are looked
    at once, the ways in turn: what differs from page to page of one kind is its text, and what differs from
    way to way is the frame. `sampled`: without proof, a page of each kind and one of each frame in each
    locale are enough, because neither the text nor the language can break the rule alone.
    """

    def case(pages: str, way: object, *marks: pytest.MarkDecorator) -> object:
        values = way if isinstance(way, tuple) else (way,)
        return pytest.param(pages, *values, marks=marks)

    ways = [*usual, *more]
    first = "sample" if sampled else "share"
    cases = [case(f"{first}-{at}", usual[at % len(usual)]) for at in range(SHARES)]
    cases += [
        case(f"share-{at}", way, pytest.mark.prove)
        for at in range(SHARES)
        for way in ways
        if sampled or way != usual[at % len(usual)]
    ]
    if all_pages:
        cases += [case(f"part-{at}", ways[at % len(ways)], pytest.mark.prove) for at in range(PARTS)]
    return pytest.mark.parametrize(("several", *names), cases, indirect=["several"])
