"""What every page holds, whatever it says: one title, its language, its policy, its frame."""

from __future__ import annotations

import re

import lxml.html

# Scripts of one page alone, beside the frame's.
OWN_SCRIPTS = (b"assets/composer-start.js", b"assets/search.js")
# Elements that make the browser ask for something, or the reader able to.
LOADS = "//link | //a | //area | //script[@src] | //img | //iframe | //object | //style"
FORBIDDEN = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "http:", "https:")


def policy(tree) -> dict[str, list[str]]:
    """The directives of a page's Content Security Policy."""
    [meta] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    rules = [rule.split() for rule in meta.get("content").split(";") if rule.strip()]
    return {name: sources for name, *sources in rules}


def test_one_first_heading(trees) -> None:
    wrong = [
        f"{path}: {len(tree.xpath('//h1'))}" for path, tree in trees.items() if len(tree.xpath("//h1")) != 1
    ]
    assert not wrong


def test_not_found_speaks_both_languages(trees) -> None:
    tree = trees["404.html"]
    said = {tree.get("lang"), *tree.xpath("//main//*[normalize-space()]/@lang")}
    assert {"fr", "en"} <= said


def test_no_referrer_before_any_link(trees) -> None:
    wrong = []
    for path, tree in trees.items():
        order = list(tree.iter())
        meta = tree.xpath("//meta[@name='referrer'][@content='no-referrer']")
        loads = tree.xpath(LOADS)
        if not meta or (loads and order.index(meta[0]) > order.index(loads[0])):
            wrong.append(path)
    assert not wrong


def test_content_security_policy(trees) -> None:
    wrong = []
    for path, tree in trees.items():
        order = list(tree.iter())
        metas = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
        if len(metas) != 1:
            wrong.append(f"{path}: {len(metas)} policies")
            continue
        if any(order.index(load) < order.index(metas[0]) for load in tree.xpath(LOADS)):
            wrong.append(f"{path}: the policy stands after what it should govern")
        rules = policy(tree)
        if rules.get("default-src") != ["'none'"]:
            wrong.append(f"{path}: default-src {rules.get('default-src')}")
        for name, sources in rules.items():
            wrong += [f"{path}: {name} {s}" for s in sources if s.strip("'") in FORBIDDEN]
            wrong += [f"{path}: {name} {s}" for s in sources if "." in s]
    assert not wrong


def test_no_inline_style_or_handler(trees) -> None:
    """The policy refuses them in the browser; here each one is named."""
    wrong = []
    for path, tree in trees.items():
        names = {name for element in tree.iter("*") for name in element.attrib}
        wrong += [f"{path}: {name}=" for name in names if name == "style" or name.startswith("on")]
        wrong += [f"{path}: {href}" for href in tree.xpath("//@href") if href.startswith("javascript:")]
    assert not wrong


def frame_of(tree) -> list[bytes]:
    """What a page has around its content, whatever it says: what it loads, its policy, its exit."""
    parts = tree.xpath("//head/*[not(self::title)] | //script")
    parts += tree.xpath("//*[contains(concat(' ', @class, ' '), ' exit-go ')]/..")
    return [lxml.html.tostring(part, with_tail=False) for part in parts]


def test_pages_of_a_frame_have_the_same_frame(trees, every_page, frames) -> None:
    """So what one page of each frame does when it is left, all do."""
    ways = re.compile(rb'(?:\.\./)+|"\./')
    known = {(page.light, page.kind == "404", page.locale): page for page in frames}
    wrong, exits = [], 0
    for page in every_page:
        model = known[page.light, page.kind == "404", page.locale]
        own, same = ({ways.sub(b"", part) for part in frame_of(trees[p.path])} for p in (page, model))
        exits += any(b"exit-go" in part for part in own)
        more = {part for part in own ^ same if b"exit-go" in part or b"<script" in part or b"<style" in part}
        allowed = {part for part in more if any(name in part for name in OWN_SCRIPTS)}
        wrong += [f"{page}: {part[:200].decode()}" for part in more - allowed]
    assert exits == len(every_page)
    assert not wrong, "\n".join(wrong[:20])
