"""The real calendar: a second library and a real client read it; it tells no control and no place."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from generator.compose.agenda import agenda
from generator.compose.occurrences import held
from generator.document import plain
from generator.localize import Scope
from generator.model.inventory import Training
from generator.model.observances import Observance
from generator.render.calendar_ics import calendar_ics

from .real_corpus import LOCALES, corpus, pages, project

YEARS = (2026, 2027, 2028)
OCTOBER = "european-day-against-trafficking"
# Debian's: `apt-get install khal`.
KHAL = shutil.which("khal")
CONFIGURATION = """\
[calendars]
[[dates]]
path = {folder}/dates
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
NATIONAL = re.compile(r"(?i)journée nationale|\bnational day")
# Pages of the calendar, by their keys.
CALENDAR = re.compile(r"calendar|undated")
LINE = re.compile(r"^\d{4}-\d{2}-\d{2} \S.*$", re.MULTILINE)


@cache
def written(locale: str) -> bytes:
    return calendar_ics(agenda(project().sites[locale].view, project().links))


@cache
def read(locale: str) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(written(locale).decode())


def wanted() -> set[tuple[str, date]]:
    """Every day of the three years, from the facts alone."""
    found = {
        (day.id, date.fromisoformat(f"{year}-{day.day}"))
        for day in corpus().table(Observance).values()
        for year in YEARS
        if day.state == "held" and day.day
    }
    ends = {
        (f"{plan.id}.end", date(plan.end, 12, 31)) for plan in corpus().plans.values() if plan.end in YEARS
    }
    return found | ends


@pytest.mark.parametrize("locale", LOCALES)
def test_a_second_library_finds_every_day(locale: str) -> None:
    events = read(locale).timeline.included(date(YEARS[0], 1, 1), date(YEARS[-1] + 1, 1, 1))
    found = [(event.uid.removesuffix("@reperes.example"), event.start) for event in events]
    assert len(found) == len(set(found))
    assert set(found) == wanted()
    assert (OCTOBER, date(2027, 10, 18)) in found


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.skipif(KHAL is None, reason="khal is not installed (Debian: apt-get install khal)")
def test_a_real_client_shows_every_day(locale: str, tmp_path: Path) -> None:
    """khal takes the whole file without a word, and lists the days of 2027 with their titles."""
    (tmp_path / "conf").write_text(CONFIGURATION.format(folder=tmp_path))
    (tmp_path / "dates").mkdir()
    (tmp_path / "calendar.ics").write_bytes(written(locale))
    assert khal(tmp_path, "import", "--batch", "-a", "dates", str(tmp_path / "calendar.ics")) == ""
    assert len(list((tmp_path / "dates").glob("*.ics"))) == len(read(locale).events)
    listed = khal(tmp_path, "list", "--format", "{start-date} {title}", "2027-01-01", "365d")
    titles = {event.uid.removesuffix("@reperes.example"): event.summary for event in read(locale).events}
    expected = {f"{day} {titles[uid]}" for uid, day in wanted() if day.year == 2027}
    assert set(LINE.findall(listed)) == expected
    october = khal(tmp_path, "list", "--format", "{description}", "2027-10-18")
    assert plain(Scope(project().sites[locale].view).say(OCTOBER, "promise")) in october


def khal(folder: Path, *words: str) -> str:
    """What khal says; a warning of it would stand among that."""
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "Europe/Paris"}
    done = subprocess.run(
        [str(KHAL), "-c", str(folder / "conf"), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("locale", LOCALES)
def test_the_national_day_is_told_as_promised_and_not_done(locale: str) -> None:
    """Wherever 18 October stands: in the file, and on the pages of the calendar and of each year."""
    view = project().sites[locale].view
    state = view.word("status-counted.not-done.one", n=1)
    title = plain(Scope(view).say("pan2-04", "title"))
    (event,) = (e for e in read(locale).events if e.uid.startswith(OCTOBER))
    years = [key for at, key in pages() if at == locale and key.startswith("calendar/")]
    assert len(years) > 2
    for text in (event.description or "", *(pages()[locale, key] for key in ("calendar", *years))):
        assert title in text
        assert state in text[text.index(title) :][: len(title) + 60]
    assert not [e.summary for e in read(locale).events if NATIONAL.search(e.summary or "")]


def test_every_day_without_a_source_says_so() -> None:
    for day in held(corpus()):
        assert bool(day.sources) != day.unverified
    for locale in LOCALES:
        said = project().sites[locale].view.word("calendar.unverified-text")
        days = {event.uid.partition("@")[0]: event for event in read(locale).events}
        for day in held(corpus()):
            assert (said in (days[day.id].description or "")) is day.unverified


def test_no_control_and_no_place() -> None:
    """No date of joint controls, no place of a training session, in any form."""
    for locale in LOCALES:
        text = written(locale).decode().replace("\r\n ", "")
        assert not re.search(r"^(LOCATION|GEO)\b", text, re.MULTILINE)
        for training in corpus().table(Training).values():
            title = plain(Scope(project().sites[locale].view).say(training.id, "title"))
            assert title not in {event.summary for event in read(locale).events}
        told = [text, *(t for (at, key), t in pages().items() if at == locale and CALENDAR.match(key))]
        for page in told:
            assert not re.search(r"EMPACT|Marseille|barreau|journées? de contrôle|action days?", page)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_home_page_leads_to_it(locale: str) -> None:
    assert "(page:calendar)" in pages()[locale, "home"]
