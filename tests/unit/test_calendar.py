"""The calendar: what falls when, the pages, and the file as another library than its writer reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from diagnostics.project import INTERFACE, interface
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event, EventStatus

from generator import document as d
from generator.agenda import Agenda, Entry
from generator.compose.agenda import agenda, agenda_path
from generator.compose.calendar_pages import next_date
from generator.compose.occurrences import coming, of_year, recurring, shown_years
from generator.document import plain
from generator.links import Links
from generator.localize import Scope
from generator.model.base import PartialDate
from generator.model.observances import Observance
from generator.project import Project
from generator.render.calendar_ics import calendar_ics
from generator.render.html import Words, body
from generator.render.markdown import markdown

ProjectOf = Callable[..., Project]
SITE = "https://val-clair.example/"
FACTS = """\
- id: lantern-day
  kind: european-day
  state: held
  day: 10-18
  promised: first-01
  sources: [{source: report-2024, place: section 1, evidence: le jour des lanternes}]
- id: lamp-days
  kind: international-day
  state: held
  day: 02-27
  end: 03-01
  since: 2026
  until: 2027
  unverified: true
- id: yearly-count
  kind: publication
  state: held
  by: [council]
  measures: [first-01]
  sources: [{source: report-2024, place: section 2}]
- id: dark-day
  kind: national-day
  state: promised
  day: 06-01
  promised: second-01
  sources: [{source: report-2024, place: section 3}]
"""
WORDING = """\
lantern-day:
  title: Jour des lanternes, ici
  text: "Il dit : « allumez » ; rien d’autre."
  promise: Un plan le promet.
lamp-days: {title: Jours des lampes, text: Ils durent.}
yearly-count: {title: Compte des lanternes, text: Le conseil compte.}
dark-day: {title: Jour sans lanterne, text: Il ferait nuit., promise: Un plan le promet.}
"""
TRAININGS = """\
- id: lighting-course
  by: [council]
  state: done
  length: P2D
  frequency: yearly
  sources: [{source: report-2024, place: section 1}]
- id: one-evening
  state: done
  frequency: once
  sources: [{source: report-2024, place: section 1}]
"""
FILES = {
    "content/facts/observances.yml": FACTS,
    "content/fr/observances.yml": WORDING,
    "content/en/observances.po": (
        'msgctxt "lantern-day.title"\nmsgid "Jour des lanternes, ici"\nmsgstr "Lantern day, here"\n'
    ),
    "content/facts/trainings.yml": TRAININGS,
    "content/fr/trainings.yml": """\
lighting-course: {title: Allumer une lanterne, text: On allume.}
one-evening: {title: Un soir, text: Rien.}
""",
}
SPACES = re.compile(r"[\u00a0\u2009\u202f]")
UIDS = {"lantern-day", "lamp-days", "opening", "first.end", "second.end"}


def written(project: Project, locale: str = "fr") -> str:
    return calendar_ics(agenda(project.sites[locale].view, project.links)).decode()


def read(text: str) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(text)


def by_uid(calendar: Calendar) -> dict[str, Event]:
    return {event.uid.removesuffix("@reperes.example"): event for event in calendar.events}


def days(calendar: Calendar, first: int, last: int) -> set[tuple[str, date, date]]:
    """Every day on which something begins, with the day on which it is over."""
    found = calendar.timeline.included(date(first, 1, 1), date(last + 1, 1, 1))
    return {(event.uid.partition("@")[0], event.start, event.end) for event in found}


# ---- the file


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_another_library_finds_the_same_days(project_of: ProjectOf, locale: str) -> None:
    found = days(read(written(project_of(FILES), locale)), 2026, 2028)
    assert found == {
        ("lantern-day", date(2026, 10, 18), date(2026, 10, 19)),
        ("lantern-day", date(2027, 10, 18), date(2027, 10, 19)),
        ("lantern-day", date(2028, 10, 18), date(2028, 10, 19)),
        ("lamp-days", date(2026, 2, 27), date(2026, 3, 2)),
        ("lamp-days", date(2027, 2, 27), date(2027, 3, 2)),
    }


def test_steps_are_on_their_day_and_what_has_none_is_not_there(project_of: ProjectOf) -> None:
    """A plan is on the last day that its years can mean; publications and promises are on none."""
    found = by_uid(read(written(project_of(FILES))))
    assert found.keys() == UIDS
    assert [found[name].start for name in ("opening", "first.end", "second.end")] == [
        date(2018, 3, 9),
        date(2020, 12, 31),
        date(2024, 12, 31),
    ]
    assert "Nos documents" not in (found["opening"].description or "")


def test_months_and_years_are_never_put_on_a_day(project_of: ProjectOf) -> None:
    events = """\
- {id: some-day, date: 2023-02, kind: plan, sources: [{source: report-2024, place: section 1}]}
- {id: law-day, date: 2023-02-03, kind: law, sources: [{source: report-2024, place: section 1}]}
"""
    words = "some-day: {title: Un mois, text: Rien.}\nlaw-day: {title: Une loi, text: Rien.}\n"
    more = {"content/facts/events/more.yml": events, "content/fr/events/more.yml": words}
    project = project_of(FILES | more)
    assert by_uid(read(written(project))).keys() == UIDS
    names = [o.of.id for o in of_year(project.corpus, 2023)]
    assert names == ["some-day", "lantern-day"]


def test_ids_are_the_same_in_every_language_and_on_every_day(project_of: ProjectOf) -> None:
    project = project_of(FILES)
    later = project_of(FILES, date(2025, 8, 1))
    uids = [[event.uid for event in read(written(project, locale)).events] for locale in ("fr", "en")]
    assert uids[0] == uids[1] == [event.uid for event in read(written(later)).events]
    assert len(set(uids[0])) == len(uids[0])


def test_same_day_same_bytes_and_nothing_of_the_moment(project_of: ProjectOf) -> None:
    text = written(project_of(FILES))
    assert text == written(project_of(FILES))
    stamps = set(re.findall(r"^DTSTAMP:(.*)\r$", text, re.MULTILINE))
    assert stamps == {"20250101T000000Z"}
    assert all(event.dtstamp == datetime(2025, 1, 1, tzinfo=UTC) for event in read(text).events)


def test_lines_end_and_fold_as_the_standard_says(project_of: ProjectOf) -> None:
    """RFC 5545, 3.1: CRLF, at most 75 octets a line."""
    raw = calendar_ics(agenda(project_of(FILES).sites["fr"].view, project_of(FILES).links))
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert b"\r\n " in raw


def test_head_names_and_refreshes_the_calendar(project_of: ProjectOf) -> None:
    """RFC 7986, 5: SOURCE and REFRESH-INTERVAL have no type of their own. No METHOD, no alarm, no place."""
    project = project_of(
        {**FILES, INTERFACE: interface(calendar_name="Dates, ici", calendar_file_text="Lues ; vues.")}
    )
    text = written(project, "en").replace("\r\n ", "")
    for line in (
        "NAME;LANGUAGE=en:Dates\\, ici",
        "X-WR-CALNAME:Dates\\, ici",
        "REFRESH-INTERVAL;VALUE=DURATION:P7D",
        f"SOURCE;VALUE=URI:{SITE}en/calendar.ics",
        f"URL:{SITE}en/calendar/",
    ):
        assert f"\r\n{line}\r\n" in text
    assert "\r\nX-WR-CALDESC:Lues \\; vues. " in text
    assert not re.search(r"^(METHOD|BEGIN:VALARM|LOCATION|GEO|ORGANIZER|ATTENDEE)\b", text, re.MULTILINE)


def test_says_whether_anybody_checked(project_of: ProjectOf) -> None:
    found = by_uid(read(written(project_of(FILES))))
    assert (found["lantern-day"].status, found["lamp-days"].status) == (
        EventStatus.CONFIRMED,
        EventStatus.TENTATIVE,
    )
    assert "calendar unverified-text" in (found["lamp-days"].description or "")
    assert "calendar unverified-text" not in (found["lantern-day"].description or "")


def test_a_promise_is_never_told_without_its_state(project_of: ProjectOf) -> None:
    project = project_of(
        FILES
        | {
            INTERFACE: interface(
                calendar_judged="{measure} = {status} ({who}, {date})",
                status_counted_not_done_one="pas faite {n}",
                label_measure_n="mesure {n}",
                calendar_titled="« {title} »",
            )
        }
    )
    said = by_uid(read(written(project)))["lantern-day"].description or ""
    assert (
        "Un plan le promet. Premier plan, mesure 1, « Poser des lanternes au centre » = pas faite 1"
        in SPACES.sub(" ", said)
    )
    assert "(CVC, décembre 2020)" in said


def test_each_text_says_its_language(project_of: ProjectOf) -> None:
    text = written(project_of(FILES), "en")
    assert "SUMMARY;LANGUAGE=en:Lantern day\\, here\r\n" in text
    assert "SUMMARY;LANGUAGE=fr:Jours des lampes\r\n" in text


def test_each_day_leads_to_its_page(project_of: ProjectOf) -> None:
    project = project_of(FILES)
    found = {uid: str(event.url) for uid, event in by_uid(read(written(project))).items()}
    assert found["lantern-day"] == f"{SITE}calendrier/#lantern-day"
    assert found["opening"] == f"{SITE}chronologie/2018/#opening"
    assert found["second.end"] == f"{SITE}plans/second/"


def test_text_of_any_kind_comes_back_as_it_was() -> None:
    entry = Entry(
        "odd",
        date(2025, 2, 28),
        date(2025, 2, 28),
        "a,b;c\\n",
        "é, \\; «\u00a0x\u00a0»\n\nligne " + "é" * 90,
        "fr",
        ("un deux", "trois"),
        "https://a.example/#x",
    )
    made = Agenda(
        "t", "u", "fr", "https://a.example/", "https://a.example/c.ics", date(2025, 1, 1), "e", (entry,)
    )
    (event,) = read(calendar_ics(made).decode()).events
    assert (event.summary, event.description) == (entry.title, entry.text)
    assert event.categories == ["un deux", "trois"]


# ---- what falls when


def test_what_comes_next_begins_with_today(project_of: ProjectOf) -> None:
    def next_from(day: date) -> tuple[str, date]:
        project = project_of(FILES, day)
        found = coming(project.sites["fr"].view, 1)[0]
        return found.of.id, found.first

    assert next_from(date(2025, 10, 18)) == ("lantern-day", date(2025, 10, 18))
    assert next_from(date(2025, 10, 19)) == ("lamp-days", date(2026, 2, 27))
    assert next_from(date(2026, 3, 1)) == ("lamp-days", date(2026, 2, 27))  # it still lasts
    assert next_from(date(2026, 3, 2)) == ("lantern-day", date(2026, 10, 18))
    assert next_from(date(2024, 12, 1)) == ("second", date(2024, 12, 31))


def test_pages_of_years_run_from_the_newest_plan_to_next_year(project_of: ProjectOf) -> None:
    assert list(shown_years(project_of(FILES).sites["fr"].view)) == [2021, 2022, 2023, 2024, 2025, 2026]
    assert list(shown_years(project_of(FILES, date(2022, 5, 1)).sites["fr"].view)) == [2021, 2022, 2023, 2024]


def test_only_training_that_comes_back(project_of: ProjectOf) -> None:
    assert [training.id for training in recurring(project_of(FILES).corpus)] == ["lighting-course"]


def test_a_day_of_no_year_and_one_out_of_its_years() -> None:
    fields = {"id": "a", "kind": "european-day", "state": "held", "unverified": True}
    whole = Observance.model_validate(fields | {"day": "12-31", "since": 2020, "until": 2021})
    assert [whole.in_year(year) for year in (2019, 2022)] == [None, None]
    assert whole.in_year(2021) == (date(2021, 12, 31), date(2021, 12, 31))
    assert Observance.model_validate(fields).in_year(2021) is None
    for wrong in ("02-29", "02-30", "13-01", "00-10", "4-31", "18 octobre"):
        with pytest.raises(ValueError, match="day"):
            Observance.model_validate(fields | {"day": wrong})


@pytest.mark.parametrize(
    ("written_date", "last"),
    [("2024", date(2024, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2023-05-06", date(2023, 5, 6))],
)
def test_last_day_of_a_partial_date(written_date: str, last: date) -> None:
    assert PartialDate.parse(written_date).last_day == last


# ---- pages


def html(project: Project, key: str, locale: str = "fr") -> str:
    words = Words("trail", "side", "edit", "edition")
    return body(project.sites[locale].document(key), lambda to: project.links.href(key, locale, to), words)


def test_calendar_page_tells_days_and_leads_to_what_has_none(project_of: ProjectOf) -> None:
    text = SPACES.sub(" ", markdown(project_of(FILES).sites["fr"].document("calendar")))
    assert text.index("Jours des lampes") < text.index("calendar every-year")
    assert "- 18 octobre (calendar european-day): **Jour des lanternes, ici**" in text
    assert "- 27 févr. – 1er mars (calendar unverified): **Jours des lampes**" in text
    assert "[calendar no-date](page:undated)" in text


def test_what_comes_back_on_no_known_day(project_of: ProjectOf) -> None:
    text = markdown(project_of(FILES).sites["fr"].document("undated"))
    assert "[Allumer une lanterne](page:trainings) · inventory length" in text
    assert "Un soir" not in text
    assert "### Jour sans lanterne\n\ncalendar promised inventory frequency-yearly" in text
    assert "### Compte des lanternes\n\ninventory frequency-yearly · inventory by" in text


def test_without_anything_undated_there_is_no_page_for_it(project_of: ProjectOf) -> None:
    assert "undated" not in project_of().sites["fr"].pages


def test_what_is_only_promised_is_no_date(project_of: ProjectOf) -> None:
    project = project_of(FILES)
    assert "Jour sans lanterne" not in markdown(project.sites["fr"].document("calendar/2026"))
    assert "dark-day" not in written(project)


def test_the_warning_stands_before_any_way_to_subscribe(project_of: ProjectOf) -> None:
    made = html(project_of(FILES), "calendar")
    warning = made.index("calendar watched-text")
    assert warning < made.index("webcal:")
    assert warning < made.index('href="../calendar.ics"')


@pytest.mark.parametrize(("url", "reserved"), [(SITE, True), ("https://val-clair.org/sous/", False)])
def test_a_reserved_address_says_that_it_leads_nowhere(
    project_of: ProjectOf, url: str, *, reserved: bool
) -> None:
    publisher = (
        f"name: null\nsite_url: {url}\nhelp_url: null\nrepository: null\nexit_url: https://exit.example/\n"
    )
    project = project_of({**FILES, "content/facts/publisher.yml": publisher})
    made = html(project, "calendar", "en")
    assert f'href="webcal{url.removeprefix("https")}en/calendar.ics"' in made
    assert ("calendar reserved-title" in made) is reserved


def test_years_lead_to_their_neighbours_and_their_timeline(project_of: ProjectOf) -> None:
    project = project_of({**FILES, INTERFACE: interface(calendar_plan_year="{plan} {n}/{of}")})
    found = project.sites["fr"].document("calendar/2024")
    assert plain(found.lead) == "Deuxième plan 4/4"
    cards = [card.to.key for block in found.blocks if isinstance(block, d.Cards) for card in block.items]
    assert cards == ["calendar/2023", "calendar/2025"]
    last = project.sites["fr"].document("calendar/2026")
    assert [c.to.key for b in last.blocks if isinstance(b, d.Cards) for c in b.items] == ["calendar/2025"]
    assert "calendar no-plan" in plain(last.lead)


def test_under_a_year_days_have_their_place_in_the_week(project_of: ProjectOf) -> None:
    text = SPACES.sub(" ", markdown(project_of(FILES).sites["fr"].document("calendar/2025")))
    assert "- samedi 18 octobre (calendar european-day): [Jour des lanternes, ici](page:calendar)" in text
    text = SPACES.sub(" ", markdown(project_of(FILES).sites["fr"].document("calendar/2026")))
    assert "- 27 févr. – 1er mars (calendar unverified): [Jours des lampes](page:calendar)" in text


def test_home_page_tells_the_next_date_and_from_which_day(project_of: ProjectOf) -> None:
    words = {INTERFACE: interface(calendar_home="Depuis le {date} :")}
    project = project_of(FILES | words, date(2025, 10, 1))
    text = markdown(project.sites["fr"].document("home"))
    assert (
        "Depuis le 1er octobre 2025 : 18 octobre 2025, [Jour des lanternes, ici](page:calendar) ·"
        in SPACES.sub(" ", text)
    )
    view = project_of(FILES | words, date(2025, 12, 1)).sites["fr"].view
    (band,) = next_date(Scope(view))
    assert "calendar unverified" in str(band)


def test_without_anything_dated_there_is_no_calendar() -> None:
    made = Agenda("t", "u", "fr", "a", "b", date(2025, 1, 1), "e", ())
    assert not made.entries
    assert agenda_path("fr") == "calendar.ics"
    assert agenda_path("en") == "en/calendar.ics"
    assert (
        Links({}, "https://a.example/b").subscribe("en/calendar.ics")
        == "webcal://a.example/b/en/calendar.ics"
    )
