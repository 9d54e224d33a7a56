"""Breakages of what pages show and say, seen without a browser."""

from __future__ import annotations

from pathlib import Path

import yaml

from .breakage import Breakage, Edit
from .pages import EVERY, HELP, LAYOUT, added, broken

LANGUAGES = "tests/site/test_languages.py::"
SAID = "tests/site/test_said_to_others.py::"
TERMS = Path(__file__).resolve().parents[2] / "content/terms.yml"


def noise(lines: int) -> str:
    """Paragraphs that do not compress well, the same each time."""
    return "".join(f"<p>{at * at * 7919 % 99991}</p>" for at in range(lines))


def words_for_a_victim() -> dict[str, str]:
    """What each language calls a victim: no title may say it."""
    concepts = yaml.safe_load(TERMS.read_text("utf-8"))["concepts"]
    terms = next(one["terms"] for one in concepts if one["id"] == "victim")
    return {"fr": "victime", **{locale: told["term"] for locale, told in terms.items()}}


ORDINARY = f"{SAID}test_tabs_and_addresses_of_light_pages_look_ordinary"
HEAD_ALONE = f"{SAID}test_heads_of_light_pages_say_no_more_than_the_title"
LIGHT_ALONE = f"{SAID}test_light_pages_lead_to_light_pages_alone"
ORDINARY_SAYS = "Titles and addresses of help pages could be explained by a telephone’s owner"
MUNDANE = (
    *(
        broken("5", ORDINARY_SAYS, f"a title that tells ({locale})", ORDINARY,
            f"i/logement/{locale}/index.html",
                Edit(f"i/logement/{locale}/index.html", "<title>.*?</title>", f"<title>{word}</title>"))
        for locale, word in words_for_a_victim().items()
    ),
    broken("5", ORDINARY_SAYS, "a help page without a title", ORDINARY, "i/fr/index.html: ''",
            Edit("i/fr/index.html", "<title>.*?</title>", "<title></title>")),
    broken("5", ORDINARY_SAYS, "a print whose name tells", ORDINARY, "victime-fr-a4.pdf: victime",
            Edit("data/artifacts.json", "i/rue/fr/rue-fr-a4.pdf", "i/rue/fr/victime-fr-a4.pdf")),
    broken("5", "No preview tag says more than the title", "an Open Graph tag", HEAD_ALONE,
            "i/travail/fr/index.html: <meta og:title>",
            Edit("i/travail/fr/index.html", "<title>",
                 '<meta property="og:title" content="Traite : aide"><title>')),
    broken("5", "No preview tag says more than the title", "a description", HEAD_ALONE,
            "i/travail/en/index.html: <meta description>",
            Edit("i/travail/en/index.html", "<title>", '<meta name="description" content="Help"><title>')),
    broken("5", "The icon of a help page tells nothing", "the site’s icon on a help page", HEAD_ALONE,
            "i/travail/es/index.html: <link icon",
            Edit("i/travail/es/index.html", '"data:,"', '"../../../assets/site.svg"')),
    broken("5", "Help pages link to the main site nowhere but in the notice", "a link to the page on rights",
            LIGHT_ALONE, "i/depart/fr/index.html: ../../../droits/",
            added("i/depart/fr/index.html", '<p><a href="../../../droits/">Droits</a></p>')),
    broken("5", "Help pages have no link to edit or report", "a link to the repository",
            LIGHT_ALONE, "i/depart/en/index.html: https://forge.example/edit/",
            added("i/depart/en/index.html", '<p><a href="https://forge.example/edit/">Edit</a></p>')),
)  # fmt: skip

SEEN = f"{EVERY}test_every_number_is_seen_before_it_is_dialled"
ALONE = f"{EVERY}test_nothing_opens_plays_or_dials_by_itself"
ALONE_SAYS = "Nothing opens, plays or dials by itself"
CALLS = (
    broken("6", "A number that is dialled is seen", "a help page that hides it behind a word",
            f"{HELP}test_number_stands_on_what_is_pressed", "i/maison/ro/index.html: 116006",
            Edit("i/maison/ro/index.html", r'<bdi dir="ltr">[\d ]+</bdi>(?= <span>)', "<bdi>OK</bdi>")),
    broken("6", "A number that is dialled is seen", "a page of the site that hides it", SEEN,
            "situations/afraid-for-family/index.html: tel:116006 says 'Appeler'",
            added("situations/afraid-for-family/index.html", '<a href="tel:116006">Appeler</a>')),
    broken("6", "A number that is dialled is seen", "a link that dials another number than it shows", SEEN,
            "se-proteger/index.html: tel:17", added("se-proteger/index.html", '<a href="tel:17">119</a>')),
    broken("6", "No mail is written from a help page", "a mailto: link",
            f"{HELP}test_no_message_is_sent", "i/maison/ru/index.html",
            added("i/maison/ru/index.html", '<a href="mailto:x@y.example">x</a>')),
    broken("6", "No mail is written from a help page", "a mailto: link in slides", SEEN,
            "i/ecran/ru.html: mailto:",
            added("i/ecran/ru.html", '<a href="mailto:x@y.example">x</a>')),
    broken("6", ALONE_SAYS, "a film that plays", ALONE, "i/maison/sq/index.html: <video autoplay",
            added("i/maison/sq/index.html", '<video autoplay src="x.mp4"></video>')),
    broken("6", ALONE_SAYS, "a page that leads on after a while", ALONE,
            "i/maison/ta/index.html: <meta http-equiv",
            Edit("i/maison/ta/index.html", "<title>",
                 '<meta http-equiv="refresh" content="5; url=../"><title>')),
    broken("6", ALONE_SAYS, "a window that opens", ALONE, "assets/site.js: open(",
            Edit("assets/site.js", r"\Z", '\nwindow.open("x");\n')),
    broken("6", ALONE_SAYS, "a script that dials", ALONE, 'assets/search.js: "tel:',
            Edit("assets/search.js", r"\Z", '\nlocation.href = "tel:17";\n')),
    broken("6", ALONE_SAYS, "a frame", ALONE, "i/maison/uk/index.html: <iframe",
            added("i/maison/uk/index.html", '<iframe src="../"></iframe>')),
)  # fmt: skip

HARD = f"{SAID}test_hard_stories_are_announced_and_invented"
STORIES = (
    broken("9", "Distressing content is announced first", "a page of cases without the announcement", HARD,
            "se-former/compensation-and-assets/cas/index.html: nothing is announced",
            Edit("se-former/compensation-and-assets/cas/index.html",
                 r'<div class="note alert">\s*<p>Certains mots.*?</div>', "")),
    broken("9", "Distressing content is announced first", "an announcement after the first story", HARD,
            "en/curriculum/compensation-and-assets/cases/index.html: nothing is announced",
            Edit("en/curriculum/compensation-and-assets/cases/index.html",
                 r'(<div class="note alert">\s*<p>Some words.*?</div>)(.*?</details>)', r"\2\1")),
    broken("9", "A module says how hard it is", "a module that does not", HARD,
            "se-former/compensation-and-assets/index.html: does not say how hard",
            Edit("se-former/compensation-and-assets/index.html", r"Certains mots sont durs[^<]*", "Rien.")),
    broken("9", "Cases are invented and say so", "a case that does not", HARD,
            "3 stories, 2 say that they are invented",
            Edit("en/curriculum/compensation-and-assets/cases/index.html", "Invented case", "Case"),
            Edit("se-former/compensation-and-assets/cas/index.html", "Cas inventé", "Cas"), copy="invented"),
    broken("9", "No graphic images", "a photograph",
            f"{SAID}test_nothing_looks_like_the_state_and_no_picture_is_of_people",
            "formes/index.html: ../assets/photo.jpg",
            added("formes/index.html", '<img src="../assets/photo.jpg" alt="">')),
)  # fmt: skip

DEMONSTRATOR = f"{SAID}test_every_file_says_that_it_is_a_demonstrator"
DEMONSTRATOR_SAYS = "Every output says that this is an independent demonstrator"
INDEXED = f"{SAID}test_nothing_is_indexed_before_a_release"
OURSELVES = (
    broken("10", DEMONSTRATOR_SAYS, "a page of the site without the notice", DEMONSTRATOR, "prevu/index.html",
            Edit("prevu/index.html", r'<p class="notice">.*?</p>', "")),
    broken("10", DEMONSTRATOR_SAYS, "a notice in small letters at the end only", DEMONSTRATOR,
            "refuse/index.html",
            Edit("refuse/index.html", r'(<p class="notice">.*?</p>)(.*?)(</footer>)', r"\2\1\3")),
    broken("10", DEMONSTRATOR_SAYS, "a help page without it", DEMONSTRATOR, "i/sante/fa-AF/index.html",
            Edit("i/sante/fa-AF/index.html", r'<p class="s">[^<]*</p>\s*(?=<p class="s">[^<]*</p>\s*</main>)',
                 "")),
    broken("10", DEMONSTRATOR_SAYS, "a letter without it", DEMONSTRATOR, "-en.html",
            Edit("en/letters/*/*-en.html", "This letter comes from an independent demonstrator[^<]*",
                 "A letter.")),
    broken("10", DEMONSTRATOR_SAYS, "the page for unknown addresses without it in English", DEMONSTRATOR,
            "404.html",
            Edit("404.html", "Independent demonstration site", "Site")),
    broken("10", "Nothing is indexed until a release", "a page of the site without noindex", INDEXED,
            "metiers/index.html",
            Edit("metiers/index.html", r'<meta name="robots"[^>]*>\n', "")),
    broken("10", "Nothing is indexed until a release", "a help page without noindex", INDEXED,
            "i/jeunes/fr/index.html",
            Edit("i/jeunes/fr/index.html", r'<meta name="robots"[^>]*>\n', "")),
    broken("10", "No marks, fonts or look of the State", "the State’s typeface",
            f"{SAID}test_nothing_looks_like_the_state_and_no_picture_is_of_people", "site.css: Marianne",
            Edit("assets/site.css", r"\Z", "h1{font-family:Marianne,sans-serif}")),
    broken("10", "No marks, fonts or look of the State", "the State’s emblem",
            f"{SAID}test_nothing_looks_like_the_state_and_no_picture_is_of_people",
            "kits/index.html: fr-logo",
            added("kits/index.html", '<p class="fr-logo">x</p>')),
)  # fmt: skip

OTHER = (
    broken("Languages", "Every page says its language", "an English page that says French",
            f"{LANGUAGES}test_every_file_says_its_language_and_direction",
            "en/rights/index.html: ('fr', 'ltr')",
            Edit("en/rights/index.html", 'lang="en"', 'lang="fr"')),
    broken("Languages", "Every page says its direction", "a page in Pashto from the left",
            f"{LANGUAGES}test_every_file_says_its_language_and_direction",
            "i/sante/ps/index.html: ('ps', 'ltr')",
            Edit("i/sante/ps/index.html", 'lang="ps" dir="rtl"', 'lang="ps" dir="ltr"')),
    broken("Languages", "Words of another language say their direction", "Arabic in a page from the left",
            f"{LANGUAGES}test_every_mark_of_language_has_its_direction", "i/index.html: ar is ltr",
            Edit("i/index.html", 'lang="ar" dir="rtl"', 'lang="ar"')),
    broken("Languages", "A help page says its language", "a page in Arabic that says French",
            f"{LANGUAGES}test_every_file_says_its_language_and_direction",
            "i/rue/ar/index.html: ('fr', 'rtl')",
            Edit("i/rue/ar/index.html", 'lang="ar" dir="rtl"', 'lang="fr" dir="rtl"')),
    broken("Languages", "Words in another script say their language",
            "Russian in a French page without its mark",
            f"{LANGUAGES}test_every_script_is_of_its_language",
            "traductions/ar/index.html: <p> in fr holds Cyrillic",
            added("traductions/ar/index.html", "<p>инспекция</p>")),
    broken("Languages", "The page for unknown addresses speaks French and English", "a page in French alone",
            f"{LAYOUT}test_not_found_speaks_both_languages", "'en'",
            Edit("404.html", r'<section lang="en".*?</section>', ""), copy="404"),
    broken("Accessible", "A page has one first heading", "a page with two", f"{LAYOUT}test_one_first_heading",
            "donnees/index.html: 2", added("donnees/index.html", "<h1>x</h1>")),
    broken("Weight", "A help page is light", "five kilobytes more", f"{HELP}test_help_pages_are_light",
            "i/papiers/uk/index.html", added("i/papiers/uk/index.html",
                                             noise(2500))),
    broken("Weight", "The first visit of a page is light", "a long page",
            "tests/site/test_weight.py::test_every_page_is_light",
            "refuse/index.html", added("refuse/index.html",
                                        noise(5500)),
                                        copy="404"),
    broken("Weight", "The script of a help page is short", "a longer one", f"{HELP}test_script_is_short",
            "i/papiers/ta/index.html", Edit("i/papiers/ta/index.html", "<script>",
            f"<script>//{'x' * 700}\n")),
)  # fmt: skip

SEARCHED = (
    Breakage(
        "Search", "The search never mixes languages", "an English page in the French search", "site",
        "tests/site/test_search.py::test_all_that_can_be_found_is_of_the_language", "en/rights",
        (Edit("assets/search-fr.js", r'"pages":\[\[""', '"pages":[["en/rights/"'),),
    ),
)  # fmt: skip

TABLE = (*MUNDANE, *CALLS, *STORIES, *OURSELVES, *OTHER, *SEARCHED)
