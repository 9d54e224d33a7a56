"""What every file that a browser opens tells others, and says of itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from opened import CONTENT, Opened

# A light page's head: nothing that a preview, a share or a search would show beside the title.
KNOWN_METAS = {"viewport", "referrer", "robots", "Content-Security-Policy"}
# Letters and signs of the State: its typefaces, its design system, its emblem.
STATE = re.compile(r"(?i)marianne|spectral|\bdsfr\b|\bfr-(?:header|logo|footer)\b|blason|cocarde")
# The only pictures: our own sign, and charts.
PICTURES = re.compile(r"^(?:assets/site\.svg|charts/[\w-]+\.svg)$")


# ---- what a page shows to others


def test_nothing_is_indexed_before_a_release(site: Path, files: list[Opened]) -> None:
    listed = json.loads((site / "data/artifacts.json").read_bytes())
    preview = {a["path"] for a in listed if a["status"] == "preview"}
    wrong = [
        file.path
        for file in files
        if file.path in preview and file.tree.xpath("//meta[@name='robots']/@content") != ["noindex"]
    ]
    assert preview or not wrong
    assert not wrong, "\n".join(wrong[:30])


def test_heads_of_light_pages_say_no_more_than_the_title(files: list[Opened]) -> None:
    """No description, no preview of a share, no icon of ours beside the address."""
    wrong = []
    for file in files:
        if not file.light:
            continue
        for meta in file.tree.xpath("//meta[not(@charset)]"):
            name = meta.get("name") or meta.get("property") or meta.get("http-equiv")
            if name not in KNOWN_METAS:
                wrong.append(f"{file.path}: <meta {name}>")
        links = [(link.get("rel"), link.get("href")) for link in file.tree.iter("link")]
        wrong += [
            f"{file.path}: <link {rel} {href}>" for rel, href in links if (rel, href) != ("icon", "data:,")
        ]
    assert not wrong, "\n".join(wrong[:30])


def telling(terms: dict, locale: str) -> re.Pattern[str]:
    """Words of the termbase that would tell what a page is about."""
    chosen = [one for one in terms["concepts"] if one["id"] in terms["telling"]["concepts"]]
    named = [one["terms"][locale] for one in chosen if locale in one["terms"]]
    ways = [re.escape(word) for term in named for word in (term["term"], *term.get("also", []))]
    ways += [
        rf"\b{re.escape(word[:-1])}" if word.endswith("-") else rf"\b{re.escape(word)}s?\b"
        for word in terms["telling"]["words"].get(locale, [])
    ]
    assert ways, locale
    return re.compile("|".join(ways), re.IGNORECASE)


def test_tabs_and_addresses_of_light_pages_look_ordinary(site: Path, files: list[Opened]) -> None:
    """What a telephone's owner sees in the tab, the history, the list of downloads: in every language."""
    listed = json.loads((site / "data/artifacts.json").read_bytes())
    terms = yaml.safe_load((CONTENT / "terms.yml").read_text("utf-8"))
    known = {locale: telling(terms, locale) for locale in {file.locale for file in files if file.light}}
    wrong = [
        f"{a['path']}: {found[0]}"
        for a in listed
        if a["path"].startswith("i/") and (found := known["fr"].search(re.sub(r"[-/]", " ", a["path"])))
    ]
    for file in files:
        if file.light:
            title = file.words("//title")
            if not title or (found := known[file.locale].search(title)):
                wrong.append(f"{file.path}: {title!r} {found and found[0]}")
    assert len(known) >= 13
    assert not wrong, "\n".join(wrong[:30])


def test_light_pages_lead_to_light_pages_alone(files: list[Opened], publisher) -> None:
    """To calls, files beside them, the exit: to nothing that would tell more, be edited or reported."""
    own = publisher["help_url"] or publisher["site_url"]
    wrong = []
    for file in files:
        if not file.light:
            continue
        for link in file.tree.iter("a"):
            to = file.leads(unquote(link.get("href", "")))
            light = to.startswith(("http://here/i/", f"{own}i/", "tel:", "sms:"))
            out = "exit-go" in link.get("class", "") and to == publisher["exit_url"]
            notice = bool(publisher["name"]) and link.xpath("ancestor::p[@class='s']")
            if not (light or out or notice):
                wrong.append(f"{file.path}: {link.get('href')}")
    assert not wrong, "\n".join(wrong[:30])


# ---- what a page says of itself


def test_every_file_says_that_it_is_a_demonstrator(files: list[Opened], publisher, words) -> None:
    """Until somebody answers for it by name."""
    if publisher["name"]:
        pytest.skip("a publisher is set")
    wrong = []
    for file in files:
        own = words[file.locale]
        if file.light:
            wanted, place = [own["help.notice"]], "//main"
        elif file.kind == "letter-html":
            wanted, place = [own["letter.independent"]], "//main"
        else:
            # The page for unknown addresses says it in both languages.
            wanted = [
                f"{words[locale]['frame.notice']} {words[locale]['frame.notice-text']}"
                for locale in (("fr", "en") if file.path == "404.html" else (file.locale,))
            ]
            place = "//main/preceding::*[@class='notice']"
        said = file.words(place)
        if not all(text in said for text in wanted):
            wrong.append(f"{file.path}: does not say that it is no site of the State")
    assert not wrong, "\n".join(wrong[:30])


def test_hard_stories_are_announced_and_invented(files: list[Opened], words) -> None:
    """Before the first of them; and each says that nobody lived it."""
    marks = {"fr": "Cas inventé", "en": "Invented case"}
    wrong, seen = [], 0
    for file in files:
        own = words[file.locale]
        told = [own.get(f"module.hard-{degree}", "") for degree in (1, 2, 3)]
        if file.source.startswith("cases/"):
            seen += 1
            before = file.words("//main//*[@class='note alert'][not(preceding::h2[ancestor::main])]")
            if not any(text in before for text in told):
                wrong.append(f"{file.path}: nothing is announced")
            stories = len(file.tree.xpath("//main//details"))
            invented = file.words("//main").count(marks[file.locale])
            if invented < stories:
                wrong.append(f"{file.path}: {stories} stories, {invented} say that they are invented")
        elif file.source.startswith("module/") and not any(
            t in file.words("//dl[@class='facts']") for t in told
        ):
            wrong.append(f"{file.path}: does not say how hard it is")
    assert seen
    assert not wrong, "\n".join(wrong[:30])


def test_nothing_looks_like_the_state_and_no_picture_is_of_people(site: Path, files: list[Opened]) -> None:
    styles = {path.name: path.read_text("utf-8") for path in site.glob("assets/*.css")}
    styles |= {f.path: "\n".join(e.text or "" for e in f.tree.iter("style")) for f in files}
    wrong = [f"{path}: {found[0]}" for path, text in styles.items() if (found := STATE.search(text))]
    for file in files:
        for element in file.tree.xpath("//*[@class or @src or @href]"):
            told = f"{element.get('class', '')} {element.get('src', '')}"
            if found := STATE.search(told):
                wrong.append(f"{file.path}: {found[0]}")
        for source in file.tree.xpath("//img/@src | //source/@srcset | //image/@href"):
            path = urlsplit(file.leads(source)).path.removeprefix("/")
            if not PICTURES.match(path):
                wrong.append(f"{file.path}: {source}")
    assert not wrong, "\n".join(wrong[:30])
