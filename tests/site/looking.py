"""Which pages a test looks at, and in which ways."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

# Parts of all pages, so that workers share them.
PARTS = 8


def looks(*names: str, usual: Sequence[object], more: Sequence[object] = ()) -> pytest.MarkDecorator:
    """Which pages a test takes, and how it looks at them: its arguments are `several` and `names`.

    One page of each kind and locale is looked at in each `usual` way, and in each of `more` to prove it.
    All pages are looked at to prove it, a part of them in each way: what differs from page to page of one
    kind is its text, and what differs from way to way is the frame.
    """

    def case(pages: str, way: object, *marks: pytest.MarkDecorator) -> object:
        values = way if isinstance(way, tuple) else (way,)
        return pytest.param(pages, *values, marks=marks)

    ways = [*usual, *more]
    cases = [case("pages", way) for way in usual]
    cases += [case("pages", way, pytest.mark.prove) for way in more]
    cases += [case(f"part-{at}", ways[at % len(ways)], pytest.mark.prove) for at in range(PARTS)]
    return pytest.mark.parametrize(("several", *names), cases, indirect=["several"])
