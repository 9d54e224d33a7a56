"""axe-core finds nothing against WCAG 2.2 AA or its best practices."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = list(itertools.product((320, 1280), ("light", "dark")))
RUN = """async tags => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${v.help}`));
}"""


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    assert AXE.exists(), "axe-core is not installed: run `make test`"
    script = AXE.read_text(encoding="utf-8")

    def violations(tab: Page) -> list[str]:
        # Evaluated, not added as an element: the page's own policy would refuse that.
        tab.evaluate(script)
        return tab.evaluate(RUN, TAGS)

    return violations


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_pages_pass_axe(axe, visit, several, width, scheme) -> None:
    found = []
    for page in several:
        with visit(page, width=width, scheme=scheme) as tab:
            found += [f"{page}: {violation}" for violation in axe(tab)]
    assert not found, f"{len(found)} violations\n" + "\n".join(found[:50])


def test_axe_sees_a_fault(axe, visit, pages) -> None:
    with visit(pages[0]) as tab:
        tab.evaluate("document.querySelector('main').append(document.createElement('button'))")
        assert any(violation.startswith("button-name") for violation in axe(tab))


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_slides_pass_axe(axe, visit, slides, width, scheme) -> None:
    for page in slides:
        with visit(page, width=width, scheme=scheme) as tab:
            assert axe(tab) == [], page
