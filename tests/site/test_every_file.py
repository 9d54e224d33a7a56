"""What protects a reader in every file that a browser opens: pages, light pages, leaflets in one file, slides, letters."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import polib
import pytest
import yaml
from lxml.html import HtmlElement
from played import ROOT

CONTENT = ROOT / "content"
FACTS = CONTENT / "facts"
LIGHT = ("leaflet-html", "leaflet-single", "slideshow-html")
EXITS = "//a[contains(concat(' ', @class, ' '), ' exit-go ')]"
LIFTED = ("tel", "sms")
# A light page's head: nothing that a preview, a share or a search would show beside the title.
KNOWN_METAS = {"viewport", "referrer", "robots", "Content-Security-Policy"}
# What plays, opens or leads on without a press.
BY_THEMSELVES = (
    "//iframe | //frame | //object | //embed | //audio | //video | //portal | //dialog | //base"
    " | //meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh'] | //*[@autofocus or @autoplay or @ping]"
)
ACTS_ALONE = re.compile(
    r"\b(?:open|alert|confirm|prompt)\(|\.play\(|[\"'`](?:tel|sms|mailto):|requestFullscreen|vibrate"
)
KEEPS = re.compile(
    r"localStorage|sessionStorage|indexedDB|\.cookie\b|cookieStore|\bcaches\b|serviceWorker|sendBeacon"
    r"|WebSocket|EventSource|RTCPeerConnection|XMLHttpRequest"
)
# Letters and signs of the State: its typefaces, its design system, its emblem.
STATE = re.compile(r"(?i)marianne|spectral|\bdsfr\b|\bfr-(?:header|logo|footer)\b|blason|cocarde")
# The only pictures: our own sign, and charts.
PICTURES = re.compile(r"^(?:assets/site\.svg|charts/[\w-]+\.svg)$")


@dataclass(frozen=True)
class Opened:
    """An HTML file of the site: what it is, its language, and what it holds."""

    path: str
    kind: str
    locale: str
    source: str
    tree: HtmlElement

    @property
    def light(self) -> bool:
        return self.kind in LIGHT

    def leads(self, href: str) -> str:
        """Where an address leads, below the site; with its host where that is another."""
        return urljoin(f"http://here/{self.path}", href)

    def words(self, xpath: str) -> str:
        return plain(" ".join(element.text_content() for element in self.tree.xpath(xpath)))


def plain(text: str) -> str:
    """With single spaces only: a narrow one before a colon is a matter of print."""
    return re.sub(r"\s+", " ", text).strip()


def facts(name: str):
    return yaml.safe_load((FACTS / f"{name}.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def files(site: Path, trees) -> list[Opened]:
    """All of them."""
    listed = json.loads((site / "data/artifacts.json").read_bytes())
    found = [
        Opened(a["path"], a["kind"], a["locale"] or "fr", a["source"], trees[a["path"]])
        for a in listed
        if a["path"].endswith(".html")
    ]
    assert {file.kind for file in found} >= {"page", "letter-html", *LIGHT}
    assert {file.path for file in found} == set(trees)
    return found


@pytest.fixture(scope="module")
def scripts(site: Path, files: list[Opened]) -> dict[str, str]:
    """Every script of the site once: those of files, and those that stand in pages."""
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.glob("assets/*.js")}
    inline = {script.text: file.path for file in files for script in file.tree.iter("script") if script.text}
    assert found
    assert inline
    # The texts that a search reads are no script.
    texts = re.compile(r"assets/search-\w\w\.js$")
    return {path: text for path, text in found.items() if not texts.match(path)} | {
        path: text for text, path in inline.items()
    }


@pytest.fixture(scope="module")
def publisher() -> dict:
    return dict(facts("publisher"))


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, str]]:
    """The frame's words by language: `frame.exit-note`; where a translation is missing, the French."""

    def flat(tree: dict, before: str = "") -> Iterator[tuple[str, str]]:
        for key, value in tree.items():
            if isinstance(value, dict):
                yield from flat(value, f"{before}{key}.")
            else:
                yield f"{before}{key}", str(value)

    french: dict[str, str] = {}
    for name in ("interface", "help"):
        french |= dict(flat(yaml.safe_load((CONTENT / f"fr/{name}.yml").read_text("utf-8"))))
    told = {"fr": {key: plain(text) for key, text in french.items()}}
    for folder in CONTENT.glob("*/help.po"):
        entries = [e for name in ("interface", "help") for e in catalogue(folder.with_name(f"{name}.po"))]
        own = {
            e.msgctxt.removeprefix("interface."): plain(e.msgstr) for e in entries if e.msgctxt and e.msgstr
        }
        told[folder.parent.name] = told["fr"] | own
    return told


def catalogue(file: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(file))) if file.exists() else []


# ---- leaving


def test_way_out_is_one_link_to_one_place(files: list[Opened], publisher) -> None:
    """The same in every language and form of file: the neutral page that one fact names."""
    wrong = []
    for file in files:
        exits, links = file.tree.xpath(EXITS), file.tree.xpath("//a[not(@class='skip')]")
        before = file.tree.xpath("//main/preceding::a")
        if len(exits) != 1 or exits[0] not in before or links[0] is not exits[0]:
            wrong.append(f"{file.path}: {len(exits)} ways out, or not before all else")
        elif exits[0].get("href") != publisher["exit_url"]:
            wrong.append(f"{file.path}: leads to {exits[0].get('href')}")
        elif "noreferrer" not in exits[0].get("rel", "") or exits[0].get("target"):
            wrong.append(f"{file.path}: says where one comes from, or opens a tab")
    assert not wrong, "\n".join(wrong[:30])


def test_files_are_left_as_pages_are(files: list[Opened]) -> None:
    """A leaflet in one file and slides hold the script that pages are tried with, the same in all languages."""
    leave = (ROOT / "overrides/help/leave.js").read_text("utf-8").splitlines()
    lines = [line for line in leave if line and not line.startswith("//")]
    assert len(lines) > 5
    found: dict[str, set[str]] = {kind: set() for kind in LIGHT}
    wrong = []
    for file in files:
        if file.light:
            text = "\n".join(script.text or "" for script in file.tree.iter("script"))
            found[file.kind].add(text)
            if not all(line.strip() in text for line in lines):
                wrong.append(f"{file.path}: its script does not leave as pages do")
    assert not wrong, "\n".join(wrong[:30])
    assert [len(scripts) for scripts in found.values()] == [1, 1, 1]
    assert found["leaflet-html"] == found["leaflet-single"]


def test_a_leaflet_in_one_file_has_the_head_of_its_page(files: list[Opened]) -> None:
    """So its way out stands where the page's is tried."""

    def frame(file: Opened) -> list[str]:
        return [e.text_content() for e in file.tree.xpath("//style | //body/header")]

    pages = {(f.source, f.locale): frame(f) for f in files if f.kind == "leaflet-html"}
    singles = [file for file in files if file.kind == "leaflet-single"]
    wrong = [file.path for file in singles if frame(file) != pages[file.source, file.locale]]
    assert not wrong, "\n".join(wrong[:30])


def test_words_beside_the_way_out_are_honest(files: list[Opened], words) -> None:
    """The history stays, a telephone may be watched; and a link leads to where it is told."""
    assert "historique" in words["fr"]["frame.exit-note"]
    assert "historique" in words["fr"]["help.exit-note"]
    assert "history" in words["en"]["frame.exit-note"]
    assert all(word in words["fr"]["help.phone-text"] for word in ("historique", "surveillé"))
    safety = {f.locale: f.path for f in files if f.source == "page/safety"}
    assert set(safety) == {"fr", "en"}
    wrong = []
    for file in files:
        own = words[file.locale]
        if file.kind in {"leaflet-html", "leaflet-single"}:
            [note] = file.tree.xpath("//body/header/a[not(@class='exit-go')]")
            told = note.text_content(), file.words(f"//*[@id='{note.get('href').removeprefix('#')}']/..")
            honest = plain(told[0]) == own["help.exit-note"] and own["help.phone-text"] in told[1]
        elif file.kind == "page":
            notes = file.tree.xpath("//a[@class='exit-note']")
            leads = {urlsplit(file.leads(note.get("href"))).path.removeprefix("/") for note in notes}
            said = file.words("//a[@class='exit-note']")
            honest = leads == {safety[file.locale].removesuffix("index.html")}
            honest = honest and said == own["frame.exit-note"]
        else:
            continue
        if not honest:
            wrong.append(f"{file.path}: what stands beside the way out is not what we know")
    assert not wrong, "\n".join(wrong[:30])


# ---- what a page may do


def test_what_stands_in_a_page_is_what_its_policy_names(files: list[Opened]) -> None:
    """A script or style without its hash would not run, and one that anybody adds must not."""
    wrong = []
    for file in files:
        policy = "".join(file.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content"))
        rules = {name: sources for name, *sources in (rule.split() for rule in policy.split(";") if rule)}
        for tag in ("script", "style"):
            texts = [e.text or "" for e in file.tree.iter(tag) if not e.get("src")]
            hashes = {
                f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts
            }
            named = {source for source in rules.get(f"{tag}-src", []) if source != "'self'"}
            if hashes != named:
                wrong.append(f"{file.path}: {len(texts)} <{tag}>, and the policy names {sorted(named)}")
    assert not wrong, "\n".join(wrong[:30])


def test_nothing_opens_plays_or_dials_by_itself(files: list[Opened], scripts: dict[str, str]) -> None:
    wrong = [
        f"{file.path}: <{element.tag} {' '.join(element.attrib)}>"
        for file in files
        for element in file.tree.xpath(BY_THEMSELVES)
    ]
    wrong += [f"{path}: {found[0]}" for path, text in scripts.items() for found in ACTS_ALONE.finditer(text)]
    assert not wrong, "\n".join(wrong[:30])


def test_no_script_has_a_place_to_keep_anything(scripts: dict[str, str]) -> None:
    """What a browser has for keeping or sending is named nowhere, so no press of a button reaches it."""
    wrong = [f"{path}: {found[0]}" for path, text in scripts.items() for found in KEEPS.finditer(text)]
    assert not wrong, "\n".join(wrong[:30])


def test_every_number_is_seen_before_it_is_dialled(files: list[Opened]) -> None:
    """On every page, not on light ones alone; and no light page writes a mail."""
    wrong, seen = [], 0
    for file in files:
        for link in file.tree.iter("a"):
            scheme, _, number = link.get("href", "").partition(":")
            if scheme in LIFTED:
                seen += 1
                if re.sub(r"\D", "", link.text_content()) != number:
                    wrong.append(f"{file.path}: {link.get('href')} says {link.text_content()!r}")
            elif scheme == "mailto" and file.path.startswith("i/"):
                wrong.append(f"{file.path}: {link.get('href')}")
    assert seen > 1000
    assert not wrong, "\n".join(wrong[:30])


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
        for link in file.tree.iter("link"):
            if (link.get("rel"), link.get("href")) != ("icon", "data:,"):
                wrong.append(f"{file.path}: <link {link.get('rel')} {link.get('href')}>")
    assert not wrong, "\n".join(wrong[:30])


def telling(terms: dict, locale: str) -> re.Pattern[str]:
    """Words of the termbase that would tell what a page is about."""
    chosen = [one for one in terms["concepts"] if one["id"] in terms["telling"]["concepts"]]
    named = [one["terms"][locale] for one in chosen if locale in one["terms"]]
    ways = [re.escape(word) for term in named for word in (term["term"], *term.get("also", []))]
    for word in terms["telling"]["words"].get(locale, []):
        ways.append(rf"\b{re.escape(word[:-1])}" if word.endswith("-") else rf"\b{re.escape(word)}s?\b")
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
    """To calls, to files beside them, to the exit: to nothing that would tell more, or be edited or reported."""
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


def test_nothing_looks_like_the_state_and_no_picture_is_one_of_people(
    site: Path, files: list[Opened]
) -> None:
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
