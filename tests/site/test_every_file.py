"""What each file that a browser opens may do, and how it is left: pages, leaflets in one file, slides."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from opened import LIGHT, Opened, plain
from played import ROOT

EXITS = "//a[contains(concat(' ', @class, ' '), ' exit-go ')]"
LIFTED = ("tel", "sms")
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
    """A leaflet in one file and slides hold the script that pages are tried with, in all languages."""
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
