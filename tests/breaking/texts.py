"""Breakages of sources: what an editor or a translator might write, in a copy of all that we publish."""

from __future__ import annotations

from generator.checks.withheld import hidden

from .breakage import HERE, Breakage, Edit
from .showing import words_for_a_victim

EVENT = """\
- id: broken-{name}
  date: 2024-01
  kind: plan
  sources: [{{source: france-2024, place: section 1}}]
"""
NEWS = """\
---
id: broken-{name}
date: 2024-12-01
kind: {kind}
own: true
title: {title}
lead: {lead}
---
"""
PAGE = """\
---
title: Une page
lead: Un essai.
---

{text}
"""
HIDDEN = "Maison des Brumes", "Grandval"
# Characters that no eye sees are written here by their number.
TURNED, NOTHING, JOINED = "\u202e", "\u200b", "\u00a0"


def _broken(rule: str, says: str, broken: str, code: str, *edits: Edit, because: str = "") -> Breakage:
    return Breakage(rule, says, broken, "sources", code, because, edits)


def _text(name: str, text: str) -> tuple[Edit, ...]:
    """An entry of the timeline whose text holds the fault."""
    return (
        Edit(f"content/facts/events/broken-{name}.yml", "", EVENT.format(name=name)),
        Edit(f"content/fr/events/broken-{name}.yml", "",
             f'broken-{name}:\n  title: Un jour\n  {HERE}text: "{text}"\n'),
    )  # fmt: skip


def _page(name: str, text: str) -> Edit:
    return Edit(f"content/fr/pages/broken-{name}.md", "", PAGE.format(text=HERE + text))


def _news(name: str, field: str, title: str = "Un mot", lead: str = "Un mot.", kind: str = "site") -> Edit:
    text = NEWS.format(name=name, title=title, lead=lead, kind=kind).replace(f"{field}:", f"{HERE}{field}:")
    return Edit(f"content/fr/news/broken-{name}.md", "", text)


def _translated(catalogue: str, unit: str, text: str) -> Edit:
    """Another translation of a text."""
    return Edit(catalogue, rf'((?:^#[^\n]*\n)*^msgctxt "{unit}"\nmsgid .*?)msgstr (?:"[^\n]*"\n)+',
                rf'{HERE}\1msgstr "{text}"\n')  # fmt: skip


PLACES = "No shelter can be found"
CONTACT = "No private mail address and no telephone number stands in a text"
HOUSED = (
    _broken("7", "Contacts have no field for an address", "a contact with an address", "unknown-field",
            Edit("content/facts/contacts.yml", r"(- id: line-17\n)", rf"\1  {HERE}address: Grandval\n")),
    _broken("7", PLACES, "a street in a text", "street-address", *_text("street", "Au 12 rue de la Paix.")),
    _broken("7", PLACES, "a street in an English translation", "street-address",
            _translated("content/en/events.po", "law-financial-fraud-2013.title",
            "A law, at 12, rue de la Paix")),
    _broken("7", PLACES, "a street in an Arabic leaflet", "street-address",
            _translated("content/ar/leaflets.po", "leaflet-house.lead", "12 rue de la Paix")),
    _broken("7", PLACES, "a place on a map", "coordinates", *_text("map", "Ici : 48.8566, 2.3522.")),
    _broken("7", PLACES, "a place on a map, in degrees", "coordinates", *_text("degrees",
            "Ici : 48°51′24″ N.")),
    _broken("7", PLACES, "a postal code beside a lodging", "place-of-lodging", *_text("bed",
            "Un foyer, 75011.")),
    _broken("7", PLACES, "a postal code beside a lodging, in English", "place-of-lodging",
            _translated("content/en/events.po", "first-plan.title", "A shelter, 75011")),
    _broken("7", "A structure never stands together with what would lead to it", "a structure and its town",
            "withheld-pair", *_text("pair", f"La {HIDDEN[0]} reçoit à {HIDDEN[1]}."),
            Edit("content/facts/withheld.yml", r"\Z",
                 f"- {{name: {hidden(HIDDEN[0])}, detail: {hidden(HIDDEN[1])}}}\n")),
    _broken("7", CONTACT, "a mail address", "private-contact", *_text("mail",
            "Écrire à moi@maison.example.")),
    *(
        _broken("7", CONTACT, f"a mobile number {how}", "private-contact", *_text(name,
            f"Appeler le {number}."))
        for name, how, number in (
            ("spaces", "with spaces", "06 12 34 56 78"),
            ("joined", "with no-break spaces", f"06{JOINED}12{JOINED}34{JOINED}56{JOINED}78"),
            ("hyphens", "with hyphens", "06-12-34-56-78"),
            ("dots", "with dots", "06.12.34.56.78"),
            ("bare", "without a space", "0612345678"),
            ("abroad", "as from abroad", "+33 6 12 34 56 78"),
            ("zero", "as from abroad, with its zero", "+33 (0)6 12 34 56 78"),
            ("zeros", "as from abroad, with zeros", "0033 6 12 34 56 78"),
        )
    ),
)  # fmt: skip

TAUGHT = (
    _broken("8", "An indicator has a public document where that very sign stands", "an indicator without one",
            "missing-field",
            Edit("content/facts/indicators.yml",
                 r"(- id: )(sign-intimidation\n.*?)  public_basis:.*?(?=- id:)",
                 rf"\1{HERE}\2"), because="public_basis"),
    _broken("8", "No score, no threshold", "an indicator with a score", "unknown-field",
            Edit("content/facts/indicators.yml", r"(- id: sign-violence\n)", rf"\1  {HERE}score: 3\n")),
    _broken("8", "No score, no threshold", "an indicator with a threshold", "unknown-field",
            Edit("content/facts/indicators.yml", r"(- id: sign-violence\n.*?)(?=  ages:)",
                 rf"\1  {HERE}threshold: 3\n")),
)  # fmt: skip

SHOWN = (
    _broken("9", "Suffering is not made a show of", "a sensational word", "sensational-word",
            *_text("show", "Une histoire sordide.")),
    _broken("9", "Suffering is not made a show of", "a sensational word in English", "sensational-word",
            _translated("content/en/events.po", "first-plan-draft-meeting.title", "A sordid story")),
)  # fmt: skip

ORDINARY = "Titles and addresses of help pages could be explained by a telephone’s owner"
TITLES = (
    *(
        _broken("5", ORDINARY, f"a title that tells, in a catalogue ({locale})", "telling-title",
                _translated(f"content/{locale}/leaflets.po", "leaflet-house.title", word))
        for locale, word in words_for_a_victim().items()
        if locale != "fr"
    ),
    _broken("5", ORDINARY, "a title that tells, in French", "telling-title",
            Edit("content/fr/leaflets.yml", r"(leaflet-roof:\n  )title: [^\n]*",
                 rf"\1{HERE}title: Les victimes")),
    _broken("5", ORDINARY, "the title of a paper that tells", "telling-title",
            Edit("content/fr/leaflets.yml", r"(leaflet-roof:\n  [^\n]*\n  )cover: [^\n]*",
                 rf"\1{HERE}cover: La traite")),
    _broken("5", ORDINARY, "the title of a guide that tells", "telling-title",
            Edit("content/fr/guides.yml", r"(guide-genuine:\n  )title: [^\n]*",
                 rf"\1{HERE}title: Violences")),
    _broken("5", ORDINARY, "an address that tells", "telling-title",
            Edit("content/facts/leaflets.yml", "slug: logement", f"slug: {HERE}victimes")),
)  # fmt: skip

UNSEEN = "No character that no eye sees stands in a source"
WRITTEN = (
    _broken("Texts", UNSEEN, "a character that turns the text", "invisible-character",
            _page("turned", f"a{TURNED}b")),
    _broken("Texts", UNSEEN, "a space without width", "invisible-character",
            _page("nothing", f"a{NOTHING}b")),
    _broken("Texts", UNSEEN, "a character that turns the text of a translation", "invisible-character",
            Edit("content/ps/guides.po", r'(msgctxt "guide-phone\.lead"\nmsgid [^\n]*\n)msgstr "',
                 rf'\1{HERE}msgstr "{TURNED}')),
    _broken("Texts", "No HTML stands in a text", "an element", "html-in-text", *_text("html",
            "Un <b>mot</b>.")),
    _broken("Texts", "No address runs code", "a javascript: link", "unsafe-link",
            _page("script", "Un [lien](javascript:alert).")),
    _broken("Texts", "No address runs code", "a data: link", "unsafe-link",
            _page("data", "Un [lien](data:text/html,x).")),
    _broken("Texts", "No picture comes from elsewhere", "a remote picture", "picture",
            _page("picture", "Une ![image](https://elsewhere.example/x.png).")),
    _broken("Texts", "No text leads out", "an address in a text", "link-in-text",
            *_text("link", "Voir https://elsewhere.example/")),
    _broken("Texts", "An exception is needed, and has an end", "an exception that nothing needs",
            "unused-exception",
            Edit("content/facts/exceptions.yml", r"^\[\]$",
                 f"- {{unit: {HERE}first-plan.title, code: sensational-word, reason: x, until: 2030-01-01}}"),
            because="nothing in first-plan.title"),
    _broken("Texts", "An exception is needed, and has an end", "an exception that is over", "exception-over",
            Edit("content/facts/exceptions.yml", r"\Z",
                 f"- {{unit: {HERE}first-plan.text, code: street-address, reason: x, until: 2024-06-01}}\n"),
            because="ended on 2024-06-01"),
    _broken("Texts", "Wording of rights carries no number", "a digit in a right", "number-in-wording",
            Edit("content/fr/rights.yml", r"^    signs: [^\n]*", f"    {HERE}signs: La police a 3 signes.")),
    _broken("Texts", "Wording of rights carries no number", "a digit in a translation of a leaflet",
            "number-in-wording",
            _translated("content/es/leaflets.po", "leaflet-house.subtitle", "30 días.")),
    _broken("Texts", "Wording of rights carries no number", "a digit of another script", "number-in-wording",
            _translated("content/fa-AF/leaflets.po", "leaflet-house.subtitle", "۳۰ روز")),
    _broken("Texts", "Wording of rights carries no number", "a number in words", "number-in-wording",
            Edit("content/fr/leaflets.yml", r"(leaflet-house:\n.*?)  subtitle: [^\n]*",
                 rf"\1  {HERE}subtitle: Deux jours.")),
    _broken("Texts", "A translation loses no value", "a translation without its placeholder",
            "lost-placeholder",
            _translated("content/ru/help.po", "interface.help.law", "Закон")),
    _broken("Texts", "A line is sourced, or says that nobody has verified it",
            "a number of which nobody says whence",
            "unverified-contact",
            Edit("content/facts/contacts.yml", r"- id: line-15\n(.*?)  unverified: true\n",
                 rf"- id: {HERE}line-15\n\1")),
    _broken("Texts", "News name nobody", "a person in a title", "person-named",
            _news("named", "title", title="Mme Dubourg parle")),
    _broken("Texts", "News tell nothing that would lead to a person", "an age", "person-described",
            _news("aged", "lead", lead="Un enfant âgé de dix ans parle.")),
    _broken("Texts", "A trial is told by fields alone", "a trial told in words", "proceeding-in-words",
            _news("trial", "kind", kind="trial")),
)  # fmt: skip

EVASION = "tests/content/test_no_evasion.py::"
MODULE = "tests/content/test_every_module.py::"
READ = (
    Breakage("8", "Nothing published teaches evasion", "a module that does", "content",
             f"{MODULE}test_nothing_teaches_evasion[core-rights]", "chapper aux contrôles",
             (Edit("modules/core-rights/fr.md", "dans les points-justice", "pour échapper aux contrôles"),)),
    Breakage("8", "Nothing published teaches evasion", "a page that does", "content",
             f"{EVASION}test_no_text_teaches_evasion", "éviter les contrôles",
             (Edit("content/fr/topics.yml", r"(title: )Ce que l’on[^\n]*", r"\1Comment éviter les contrôles"),
             )),
    Breakage("8", "No score, no threshold", "a sign that counts", "content",
             f"{EVASION}test_no_sign_and_no_card_counts_points", "seuil",
             (Edit("content/fr/indicators.yml", r"(sign-threats:\n  text: )[^\n]*",
             r"\1Plus de menaces que le seuil."),)),
    Breakage("9", "Cases are invented and say so", "a case of a module that does not", "content",
             f"{MODULE}test_cases_say_that_they_are_invented[core-rights]", "packing-shed",
             (Edit("modules/core-rights/fr.md", "Cas inventé", "Cas"),)),
    Breakage("9", "A module says how hard its hardest case is", "a module that says less", "content",
             f"{MODULE}test_cases_say_that_they_are_invented[core-forms]", "<= 1",
             (Edit("modules/core-forms/module.yml", r"distress: \d", "distress: 1"),)),
    Breakage("7", CONTACT, "a mail address in a comment of a source", "content",
             "tests/content/test_nobody_is_exposed.py::test_no_address_and_no_number_at_all",
             "moi@maison.example",
             (Edit("content/facts/forms.yml", r"\A", "# moi@maison.example\n"),)),
)  # fmt: skip

TABLE = (*HOUSED, *TAUGHT, *SHOWN, *TITLES, *WRITTEN, *READ)
