"""axe-core finds nothing against WCAG 2.2 AA or its best practices."""

from __future__ import annotations

import pytest
from looking import looks

pytestmark = pytest.mark.browser

# Each width and each scheme once; the other pairs to prove it.
USUAL = [(320, "dark"), (1280, "light")]
MORE = [(320, "light"), (1280, "dark"), (320, "forced dark"), (1280, "forced light")]


@looks("width", "scheme", usual=USUAL, more=MORE)
def test_pages_pass_axe(axe, visit, several, *, width, scheme, request) -> None:
    """Contrast takes most of the time and depends on the kind of a page alone: all pages go without.

    So do forced colours, which readers choose. axe reads `-webkit-text-fill-color`, and Chromium tells the
    one that was not forced. That nothing keeps colours of ours there: `test_forced_colours.py`.
    """
    contrast = "part-" not in request.node.name and not scheme.startswith("forced")
    found = []
    for page in several:
        with visit(page, width=width, scheme=scheme) as tab:
            found += [f"{page}: {violation}" for violation in axe(tab, contrast=contrast)]
    assert not found, f"{len(found)} violations\n" + "\n".join(found[:50])


def test_axe_sees_a_fault(axe, visit, pages) -> None:
    with visit(pages[0]) as tab:
        tab.evaluate("document.querySelector('main').append(document.createElement('button'))")
        assert any(violation.startswith("button-name") for violation in axe(tab))


@pytest.mark.parametrize(
    ("width", "scheme"), [*USUAL, *(pytest.param(*view, marks=pytest.mark.prove) for view in MORE)]
)
def test_slides_pass_axe(axe, visit, slides, width, scheme) -> None:
    for page in slides:
        with visit(page, width=width, scheme=scheme) as tab:
            assert axe(tab, contrast=not scheme.startswith("forced")) == [], page
