"""What one reader sees: texts with their states, values as nodes, dates and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from babel import Locale
from diagnostics.project import INTERFACE, interface

from generator import document as d
from generator.localize import Scope, View, format_day, format_duration, french_spaces
from generator.model.base import PartialDate

ViewOf = Callable[..., View]
LOCALES = ("fr", "en", "sq", "ar", "bn", "fa-AF", "ps", "ro", "ta", "es", "zh-Hans", "uk", "ru")
DURATIONS = (
    "P1D",
    "P3D",
    "P30D",
    "P400D",
    "P3W",
    "P6M",
    "P18M",
    "P1Y",
    "P10Y",
    "PT24H",
    "P1Y6M",
    "P1Y2M3W4DT5H",
)
WORDS = {
    INTERFACE: interface(
        value_euro="{amount}\u00a0€",
        value_about="environ {value}",
        place_measure="mesure {ref}",
        place_section="point {ref}",
        part_summary="résumé",
        status_counted_done_one="{n} faite",
        status_counted_done_other="{n} faites",
    )
}
NBSP, THIN = "\u00a0", "\u202f"


def babel(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


# ---- values


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize("iso", DURATIONS)
def test_durations_have_words_in_every_language(tag: str, iso: str) -> None:
    """Never the name of a key, whole numbers of each unit, Western digits, and no line breaks inside."""
    text = format_duration(iso, babel(tag))
    assert "duration" not in text
    assert not re.search(r"[{}]", text)
    wanted = [
        number for number in re.findall(r"\d+", iso) if int(number) > 2
    ]  # Arabic has a word for 1 and 2
    assert [number for number in re.findall(r"\d+", text) if int(number) > 2] == wanted
    assert all(sign in "0123456789" for sign in text if sign.isdigit())
    units = re.findall(r"\d+[YMWDH]", iso)
    assert len(text.split(" ")) == len(units)


@pytest.mark.parametrize(
    ("tag", "iso", "text"),
    [
        ("fr", "P30D", f"30{NBSP}jours"),
        ("fr", "P1Y6M", f"1{NBSP}an 6{NBSP}mois"),
        ("en", "P6M", f"6{NBSP}months"),
        ("ro", "P30D", f"30{NBSP}de{NBSP}zile"),
        ("ru", "P2D", f"2{NBSP}дня"),
        ("ru", "P5D", f"5{NBSP}дней"),
        ("ar", "P2D", "يومان"),
        ("zh-Hans", "P30D", "30天"),
    ],
)
def test_durations_follow_the_grammar(tag: str, iso: str, text: str) -> None:
    assert format_duration(iso, babel(tag)) == text


@pytest.mark.parametrize("tag", LOCALES)
def test_dates_have_words_in_every_language(tag: str) -> None:
    texts = [format_day(PartialDate.parse(iso), babel(tag)) for iso in ("2023-01-12", "2022-09", "2024")]
    assert [re.findall(r"\d+", text) for text in texts[1:]] in (
        [["2022"], ["2024"]],
        [["2022", "9"], ["2024"]],  # Chinese counts the months
    )
    assert {"12", "2023"} <= set(re.findall(r"\d+", texts[0]))
    assert all(sign in "0123456789" for text in texts for sign in text if sign.isdigit())


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2023-01-12", "12 janvier 2023", "12 January 2023"),
        ("2023-03-01", "1er mars 2023", "1 March 2023"),
        ("2022-09", "septembre 2022", "September 2022"),
        ("2024", "2024", "2024"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(iso: str, french: str, english: str) -> None:
    day = PartialDate.parse(iso)
    assert format_day(day, babel("fr")) == french
    assert format_day(day, babel("en-GB")) == english


def test_day_keeps_its_date_for_machines(view_of: ViewOf) -> None:
    view = view_of("fr")
    assert view.day(PartialDate(2022, 9)) == d.Day("2022-09", "septembre 2022")


@pytest.mark.parametrize(("locale", "text"), [("fr", f"1{THIN}234{THIN}567,5"), ("en", "1,234,567.5")])
def test_number(view_of: ViewOf, locale: str, text: str) -> None:
    assert view_of(locale).number(1_234_567.5) == text


@pytest.mark.parametrize("tag", ["ar", "bn", "fa-AF", "ps"])
def test_digits_are_western_where_the_language_has_its_own(view_of: ViewOf, tag: str) -> None:
    described = f"name: X\ndirection: rtl\nscript: Arab\nformats: {tag}\n"
    view = view_of("xx", {"content/xx/locale.yml": described})
    texts = [view.number(1_234_567), view.value_text("percent", 45), view.value_text("duration", "P45D")]
    assert [re.sub(r"[^0-9]", "", text) for text in texts] == ["1234567", "45", "45"]
    assert all(sign in "0123456789" for text in texts for sign in text if sign.isdigit())
    assert "٬" not in texts[0], "separators go with the digits"


def test_formats_of_another_tag(view_of: ViewOf) -> None:
    described = "name: English\ndirection: ltr\nscript: Latn\nformats: en-GB\n"
    view = view_of("en", {"content/en/locale.yml": described})
    assert view.day(PartialDate(2023, 1, 12)).text == "12 January 2023"


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("count", 1200, f"1{THIN}200"),
        ("count", 0.5, "0,5"),
        ("euro", 2_800_000, f"2{THIN}800{THIN}000{NBSP}€"),
        ("percent", 30, f"30{NBSP}%"),
        ("duration", "P45D", f"45{NBSP}jours"),
    ],
)
def test_value_in_its_unit(view_of: ViewOf, unit: str, value: float | str, text: str) -> None:
    assert view_of("fr", WORDS).value_text(unit, value) == text


def test_percentage_is_not_rounded(view_of: ViewOf) -> None:
    assert "30,5" in view_of("fr", WORDS).value_text("percent", 30.5)


# ---- placeholders


def test_placeholders_become_nodes(view_of: ViewOf) -> None:
    scope = Scope(view_of("fr", WORDS))
    assert scope.say("lanterns", "state") == (
        d.Text("Le rapport en compte "),
        d.Value("number", f"environ 1{THIN}200", "lanterns-placed"),
        d.Text(f". Temps de repos{NBSP}: "),
        d.Value("duration", f"30{NBSP}jours", "quiet-time"),
        d.Text("."),
    )
    assert {"lanterns.state", "lanterns-placed", "quiet-time"} <= scope.uses


def test_placeholders_of_a_translation(view_of: ViewOf) -> None:
    scope = Scope(view_of("en"))
    texts = [type(node).__name__ for node in scope.say("lanterns", "state")]
    assert texts == ["Text", "Value", "Text", "Value", "Text"]
    assert "30\u00a0days" in scope.plain("lanterns", "state")


def test_page_text_is_markdown_and_wording_is_not(view_of: ViewOf) -> None:
    files = {"content/fr/actions.yml": "second-action:\n  title: Poser *deux* [lanternes](page:plans)\n"}
    scope = Scope(view_of("fr", files))
    assert scope.say("second-action", "title") == (d.Text("Poser *deux* [lanternes](page:plans)"),)
    shown = scope.page_text("about#what", "Un essai. Voyez [les plans](page:plans).")
    assert shown[1] == d.Link((d.Text("les plans"),), d.PageRef("plans"))


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("Repos : oui ; non ! Quoi ?", f"Repos{NBSP}: oui{THIN}; non{THIN}! Quoi{THIN}?"),
        ("Le « plan » dit", f"Le «{NBSP}plan{NBSP}» dit"),
        ("10:30, https://a.example", "10:30, https://a.example"),
        ("Oui, non.", "Oui, non."),
    ],
)
def test_french_spaces(text: str, spaced: str) -> None:
    assert french_spaces(text) == spaced


def test_only_french_takes_french_spaces(view_of: ViewOf) -> None:
    po = 'msgctxt "opening.title"\nmsgid "Le premier plan est présenté"\nmsgstr "First : plan !"\n'
    assert Scope(view_of("en", {"content/en/events.po": po})).plain("opening", "title") == "First : plan !"


# ---- states


def test_state_of_each_text(view_of: ViewOf) -> None:
    view = view_of("en")
    units = view.corpus.units
    states = {
        u.text: view.phrase(u).state for u in units.values() if u.catalogue in ("promises", "pages/about")
    }
    assert states["Des lanternes dans chaque rue"] == "draft"
    assert states["Deux plans le promettent."] == "missing"
    assert states["Un essai. Voyez [les plans](page:plans)."] == "draft"
    assert states["Rien n’est relu."] == "stale"
    assert states["Les passants."] == "missing"


def test_entry_left_behind_is_stale_before_any_update(view_of: ViewOf) -> None:
    """The French changed and nobody ran an update: the translation of the former text is shown as stale."""
    po = 'msgctxt "opening.title"\nmsgid "Un plan"\nmsgstr "A plan"\n'
    view = view_of("en", {"content/en/events.po": po})
    phrase = view.phrase(view.corpus.units["opening.title"])
    assert (phrase.text, phrase.lang, phrase.state) == ("A plan", "en", "stale")


def test_missing_text_shows_the_french_as_foreign(view_of: ViewOf) -> None:
    scope = Scope(view_of("en"))
    assert scope.say("lanterns", "summary") == (d.Foreign("fr", (d.Text("Deux plans le promettent."),)),)
    assert scope.plain("lanterns", "summary") == "Deux plans le promettent."
    assert scope.say("first", "limits") == ()


def test_french_shown_to_an_english_reader_keeps_french_typography(view_of: ViewOf) -> None:
    files = {"content/fr/actions.yml": "second-action:\n  title: Poser quoi ?\n"}
    (node,) = Scope(view_of("en", files)).say("second-action", "title")
    assert node == d.Foreign("fr", (d.Text(f"Poser quoi{THIN}?"),))


def test_gate_is_per_text(view_of: ViewOf) -> None:
    """A release shows French where a translation is not reviewed, and nothing is held back."""
    view = view_of("en", release=True)
    shown = {u.id: view.phrase(u) for u in view.corpus.units.values()}
    assert shown["lanterns.title"].text == "Des lanternes dans chaque rue"
    assert (shown["lanterns.title"].lang, shown["lanterns.title"].state) == ("fr", "draft")
    assert {phrase.lang for phrase in shown.values()} == {"fr"}
    french = View(view.corpus, "fr", view.today, release=True)
    assert french.phrase(view.corpus.units["lanterns.title"]).text == "Des lanternes dans chaque rue"


def test_share_counts_what_was_handed_out(view_of: ViewOf) -> None:
    scope = Scope(view_of("en"))
    for name in ("title", "summary", "state", "title"):
        scope.say("lanterns", name)
    assert scope.share == d.Share(units=3, current=2, reviewed=0)


# ---- words of the interface


def test_word(view_of: ViewOf) -> None:
    view = view_of(
        "fr", {INTERFACE: interface(site_name="Lanternes : le site", plans_known="{known} sur {announced}")}
    )
    assert view.word("site.name") == f"Lanternes{NBSP}: le site"
    assert view.word("plans.known", known=3, announced=5) == "3 sur 5"


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0 faite"), (1, "1 faite"), (2, "2 faites"), (1200, f"1{THIN}200 faites")]
)
def test_counted_word(view_of: ViewOf, n: int, text: str) -> None:
    """French counts nought as one."""
    assert view_of("fr", WORDS).count("status-counted.done", n) == text


def test_place(view_of: ViewOf) -> None:
    assert (
        view_of("fr", WORDS).place("measure 16, section 5.a, part summary") == "mesure 16, point 5.a, résumé"
    )


# ---- values that change on a day


@pytest.mark.parametrize(
    ("today", "text"), [(date(2025, 2, 28), f"30{NBSP}jours"), (date(2025, 3, 1), f"45{NBSP}jours")]
)
def test_the_day_of_the_build_chooses(view_of: ViewOf, today: date, text: str) -> None:
    """The same sources, built on the day before and on the day."""
    assert Scope(view_of("fr", today=today)).say("lanterns", "state")[3] == d.Value(
        "duration", text, "quiet-time"
    )


def test_stray_placeholder_is_shown_as_it_stands(view_of: ViewOf) -> None:
    """A check refuses it before; a view made without checks still shows something."""
    files = {"content/fr/actions.yml": 'second-action:\n  title: "Poser {nothing}"\n'}
    assert Scope(view_of("fr", files)).plain("second-action", "title") == "Poser {nothing}"
