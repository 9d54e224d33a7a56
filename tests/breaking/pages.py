"""Breakages of files of the site that are seen without a browser."""

from __future__ import annotations

from pathlib import Path

import yaml

from .breakage import Breakage, Edit

EVERY = "tests/site/test_every_file.py::"
EXIT = "tests/site/test_exit.py::"
HELP = "tests/site/test_help.py::"
LAYOUT = "tests/site/test_layout.py::"
LINKS = "tests/site/test_links.py::"
TERMS = Path(__file__).resolve().parents[2] / "content/terms.yml"
END = "</main>"


def _broken(
    rule: str, says: str, broken: str, seen_by: str, because: str, *edits: Edit, copy: str = ""
) -> Breakage:
    return Breakage(rule, says, broken, "files", seen_by, because, edits, copy)


def _added(path: str, markup: str) -> Edit:
    """Something more at the end of a page's content."""
    return Edit(path, END, f"{markup}{END}")


LEAVING = "An exit link, a real <a>, stands before the main content of every page"
WAY_OUT = f"{EXIT}test_exit_is_a_link_before_the_content"
ONE_WAY = f"{EVERY}test_way_out_is_one_link_to_one_place"
LEAVE = (
    _broken(
        "1", LEAVING, "a page of the site without its exit", WAY_OUT,
        "droits/index.html: 0 exits",
        Edit("droits/index.html", r'<a class="exit-go".*?</a> ', ""),
    ),
    _broken(
        "1", LEAVING, "a help page whose exit comes after the content", WAY_OUT,
        "i/maison/fr/index.html: 1 exits, 0 before",
        Edit("i/maison/fr/index.html", r'(<header class="x">.*?</header>)\n(.*?</main>)', r"\2\n\1"),
    ),
    _broken(
        "1", "It is a link, not a button", "a help page whose exit is a button",
        f"{HELP}test_everything_pressed_is_a_link", "i/maison/en/index.html: <button>",
        Edit("i/maison/en/index.html", r'<a class="exit-go"[^>]*>(.*?)</a>', r'<button class="exit-go">\1</button>'),
        copy="404",
    ),
    _broken(
        "1", "The exit of every page opens the neutral page that one fact names", "an exit that leads elsewhere",
        ONE_WAY, "i/maison/es/index.html: leads to https://elsewhere.example/",
        Edit("i/maison/es/index.html", r'(exit-go" href=)"[^"]*"', r'\1"https://elsewhere.example/"'),
    ),
    _broken(
        "1", "No Referer is sent by the exit", "an exit without rel=noreferrer",
        ONE_WAY, "i/maison/bn/index.html: says where one comes from",
        Edit("i/maison/bn/index.html", ' rel="noreferrer"', ""),
    ),
    _broken(
        "1", "Slides for a waiting room have the exit too", "slides without it",
        ONE_WAY, "i/ecran/ps.html: 0 ways out",
        Edit("i/ecran/ps.html", r'<a class="exit-go".*?</a>', ""),
    ),
    _broken(
        "1", "A letter on the site has the exit too", "a letter without it",
        ONE_WAY, "-fr.html: 0 ways out",
        Edit("lettres/*/*-fr.html", r'<a class="exit-go".*?</a>', ""),
    ),
    _broken(
        "1", "A leaflet in one file is left as its page is", "a file whose script assigns the address",
        f"{EVERY}test_files_are_left_as_pages_are", "i/maison/ps/maison-ps.html: its script does not leave",
        Edit("i/maison/ps/maison-ps.html", r"location\.replace\(l\.href\)", "location.href = l.href", signed=True),
    ),
    _broken(
        "1", "The exit of a leaflet in one file stands where its page's does", "a file with another bar",
        f"{EVERY}test_a_leaflet_in_one_file_has_the_head_of_its_page", "i/rue/ru/rue-ru.html",
        Edit("i/rue/ru/rue-ru.html", r'<header class="x">', '<header class="x"><p>Repères</p>'),
    ),
    _broken(
        "1", "All pages of a frame do the same when they are left", "one page with another script",
        f"{LAYOUT}test_pages_of_a_frame_have_the_same_frame", "i/sante/fr/index.html",
        Edit("i/sante/fr/index.html", r'history\.replaceState\("left", ""\)', "0", signed=True),
    ),
)  # fmt: skip

HONEST = f"{EVERY}test_words_beside_the_way_out_are_honest"
HONEST_SAYS = "The words beside the exit are honest, and lead to the page on safety"
BESIDE = (
    _broken(
        "2", HONEST_SAYS, "a page of the site that says the history is gone", HONEST, "plans/index.html",
        Edit("plans/index.html", "L’historique reste. Se protéger", "L’historique est effacé."),
    ),
    _broken(
        "2", HONEST_SAYS, "a help page that says so", HONEST, "i/travail/bn/index.html",
        Edit("i/travail/bn/index.html", r'(<a href="#t">)[^<]*', r"\1Tout est effacé"),
    ),
    _broken(
        "2", HONEST_SAYS, "a link beside the exit that leads elsewhere", HONEST, "signes/index.html",
        Edit("signes/index.html", r'(exit-note" href=)"[^"]*"', r'\1"../a-propos/"'),
    ),
    _broken(
        "2", "A help page says that a telephone may be watched", "a help page that does not", HONEST,
        "i/travail/ta/index.html",
        Edit("i/travail/ta/index.html", r'(<h2 id="t">.*?</h2>\s*)<p>.*?</p>', r"\1"),
    ),
)  # fmt: skip

OTHERS = "No request goes to another host, ever"
ONLY_LINKS = f"{LINKS}test_only_links_lead_to_other_hosts"
KEPT = "No cookie, no web storage, no Cache API, no service worker"
NO_PLACE = f"{EVERY}test_no_script_has_a_place_to_keep_anything"
STAY = (
    _broken("3", OTHERS, "a picture from elsewhere", ONLY_LINKS, "sources/index.html: <img src",
            _added("sources/index.html", '<img src="https://elsewhere.example/x.png" alt="">')),
    _broken("3", OTHERS, "a preload from elsewhere", ONLY_LINKS, "formations/index.html: <link href",
            Edit("formations/index.html", "<title>",
                 '<link rel="preload" as="style" href="https://elsewhere.example/x.css"><title>')),
    _broken("3", OTHERS, "a connection prepared to elsewhere", ONLY_LINKS, "outils/index.html: <link href",
            Edit("outils/index.html", "<title>", '<link rel="preconnect" href="https://elsewhere.example/"><title>')),
    _broken("3", OTHERS, "a form that is sent elsewhere", ONLY_LINKS, "argent/index.html: <form action",
            _added("argent/index.html", '<form action="https://elsewhere.example/"></form>')),
    _broken("3", OTHERS, "a style sheet that imports another from elsewhere",
            f"{LINKS}test_styles_and_pictures_lead_somewhere", "assets/composer.css: https://elsewhere.example/x.css",
            Edit("assets/composer.css", r"\A", '@import "https://elsewhere.example/x.css";\n')),
    _broken("3", KEPT, "a script that writes into localStorage when pressed", NO_PLACE, "assets/search.js: localStorage",
            Edit("assets/search.js", r"\Z", '\nonclick = () => localStorage.setItem("a", "1");\n')),
    _broken("3", KEPT, "a script that sets a cookie when pressed", NO_PLACE, "assets/composer.js: .cookie",
            Edit("assets/composer.js", r"\Z", '\nonclick = () => { document.cookie = "a=1"; };\n')),
    _broken("3", KEPT, "a script that registers a service worker", NO_PLACE, "assets/composer-start.js: serviceWorker",
            Edit("assets/composer-start.js", r"\Z", '\nonclick = () => navigator.serviceWorker.register("x.js");\n')),
    _broken("3", KEPT, "a script that keeps a copy of pages", NO_PLACE, "assets/search-engine.js: caches",
            Edit("assets/search-engine.js", r"\Z", '\nonclick = () => caches.open("a");\n')),
)  # fmt: skip

POLICY = f"{LAYOUT}test_content_security_policy"
NO_UNSAFE = "A Content Security Policy without unsafe-inline stands on every page, before what it governs"
HEADS = (
    _broken("4", "The referrer policy stands before any link", "a meta that comes after the style sheet",
            f"{LAYOUT}test_no_referrer_before_any_link", "recommandations/index.html",
            Edit("recommandations/index.html", r'(<meta name="referrer"[^>]*>\n)(.*?<link rel="stylesheet"[^>]*>\n)',
                 r"\2\1")),
    _broken("4", "The referrer policy stands before any link", "a help page without it",
            f"{LAYOUT}test_no_referrer_before_any_link", "i/avocat/fr/index.html",
            Edit("i/avocat/fr/index.html", r'<meta name="referrer"[^>]*>\n', "")),
    _broken("4", NO_UNSAFE, "a policy with unsafe-inline", POLICY, "acteurs/agencies/index.html: style-src 'unsafe-inline'",
            Edit("acteurs/agencies/index.html", "style-src 'self'", "style-src 'self' 'unsafe-inline'")),
    _broken("4", NO_UNSAFE, "a policy that lets another host in", POLICY, "img-src https:",
            Edit("i/avocat/en/index.html", "img-src data:", "img-src data: https:")),
    _broken("4", NO_UNSAFE, "a page without a policy", POLICY, "promesses/index.html: 0 policies",
            Edit("promesses/index.html", r'<meta http-equiv="Content-Security-Policy"[^>]*>\n', "")),
    _broken("4", NO_UNSAFE, "a policy after the style sheet", POLICY,
            "numeros/index.html: the policy stands after what it should govern",
            Edit("numeros/index.html", r'(<meta http-equiv="Content-Security-Policy"[^>]*>\n)(.*?)(</head>)', r"\2\1\3")),
    _broken("4", "An inline script or style runs by its hash alone", "a script whose hash the policy does not name",
            f"{EVERY}test_what_stands_in_a_page_is_what_its_policy_names", "kits/kit-business/index.html: 1 <script>",
            _added("kits/kit-business/index.html", "<script>x = 1</script>")),
    _broken("4", "An inline script or style runs by its hash alone", "a script that was changed after it was signed",
            f"{EVERY}test_what_stands_in_a_page_is_what_its_policy_names", "i/ecran/ta.html: 1 <script>",
            Edit("i/ecran/ta.html", "<script>", "<script>x = 1;")),
    _broken("4", "No inline handler, no inline style", "a handler in a page",
            f"{LAYOUT}test_no_inline_style_or_handler", "actualites/courses-can-be-tried/index.html: onclick=",
            Edit("actualites/*/index.html", '<main', '<main onclick="x()"')),
    _broken("4", "No inline handler, no inline style", "an inline style",
            f"{LAYOUT}test_no_inline_style_or_handler", "editions/index.html: style=",
            Edit("editions/index.html", '<main', '<main style="color: red"')),
    _broken("4", "No address runs code", "a javascript: link",
            f"{LAYOUT}test_no_inline_style_or_handler", "lettres/index.html: javascript:",
            _added("lettres/index.html", '<a href="javascript:x()">x</a>')),
)  # fmt: skip


def _told() -> dict[str, str]:
    """What each language calls a victim: no title may say it."""
    concepts = yaml.safe_load(TERMS.read_text("utf-8"))["concepts"]
    terms = next(one["terms"] for one in concepts if one["id"] == "victim")
    return {"fr": "victime", **{locale: told["term"] for locale, told in terms.items()}}


ORDINARY = f"{EVERY}test_tabs_and_addresses_of_light_pages_look_ordinary"
HEAD_ALONE = f"{EVERY}test_heads_of_light_pages_say_no_more_than_the_title"
LIGHT_ALONE = f"{EVERY}test_light_pages_lead_to_light_pages_alone"
ORDINARY_SAYS = "Titles and addresses of help pages could be explained by a telephone’s owner"
MUNDANE = (
    *(
        _broken("5", ORDINARY_SAYS, f"a title that tells ({locale})", ORDINARY, f"i/logement/{locale}/index.html",
                Edit(f"i/logement/{locale}/index.html", "<title>.*?</title>", f"<title>{word}</title>"))
        for locale, word in _told().items()
    ),
    _broken("5", ORDINARY_SAYS, "a help page without a title", ORDINARY, "i/fr/index.html: ''",
            Edit("i/fr/index.html", "<title>.*?</title>", "<title></title>")),
    _broken("5", ORDINARY_SAYS, "a print whose name tells", ORDINARY, "victime-fr-a4.pdf: victime",
            Edit("data/artifacts.json", "i/rue/fr/rue-fr-a4.pdf", "i/rue/fr/victime-fr-a4.pdf")),
    _broken("5", "No preview tag says more than the title", "an Open Graph tag", HEAD_ALONE,
            "i/travail/fr/index.html: <meta og:title>",
            Edit("i/travail/fr/index.html", "<title>", '<meta property="og:title" content="Traite : aide"><title>')),
    _broken("5", "No preview tag says more than the title", "a description", HEAD_ALONE,
            "i/travail/en/index.html: <meta description>",
            Edit("i/travail/en/index.html", "<title>", '<meta name="description" content="Help"><title>')),
    _broken("5", "The icon of a help page tells nothing", "the site’s icon on a help page", HEAD_ALONE,
            "i/travail/es/index.html: <link icon",
            Edit("i/travail/es/index.html", '"data:,"', '"../../../assets/site.svg"')),
    _broken("5", "Help pages link to the main site nowhere but in the notice", "a link to the page on rights",
            LIGHT_ALONE, "i/depart/fr/index.html: ../../../droits/",
            _added("i/depart/fr/index.html", '<p><a href="../../../droits/">Droits</a></p>')),
    _broken("5", "Help pages have no link to edit or report", "a link to the repository",
            LIGHT_ALONE, "i/depart/en/index.html: https://forge.example/edit/",
            _added("i/depart/en/index.html", '<p><a href="https://forge.example/edit/">Edit</a></p>')),
)  # fmt: skip

SEEN = f"{EVERY}test_every_number_is_seen_before_it_is_dialled"
ALONE = f"{EVERY}test_nothing_opens_plays_or_dials_by_itself"
ALONE_SAYS = "Nothing opens, plays or dials by itself"
CALLS = (
    _broken("6", "A number that is dialled is seen", "a help page that hides it behind a word",
            f"{HELP}test_number_stands_on_what_is_pressed", "i/maison/ro/index.html: 116006",
            Edit("i/maison/ro/index.html", r'<bdi dir="ltr">[\d ]+</bdi>(?= <span>)', "<bdi>OK</bdi>")),
    _broken("6", "A number that is dialled is seen", "a page of the site that hides it", SEEN,
            "situations/afraid-for-family/index.html: tel:116006 says 'Appeler'",
            _added("situations/afraid-for-family/index.html", '<a href="tel:116006">Appeler</a>')),
    _broken("6", "A number that is dialled is seen", "a link that dials another number than it shows", SEEN,
            "se-proteger/index.html: tel:17", _added("se-proteger/index.html", '<a href="tel:17">119</a>')),
    _broken("6", "No mail is written from a help page", "a mailto: link",
            f"{HELP}test_no_message_is_sent", "i/maison/ru/index.html",
            _added("i/maison/ru/index.html", '<a href="mailto:x@y.example">x</a>')),
    _broken("6", "No mail is written from a help page", "a mailto: link in slides", SEEN, "i/ecran/ru.html: mailto:",
            _added("i/ecran/ru.html", '<a href="mailto:x@y.example">x</a>')),
    _broken("6", ALONE_SAYS, "a film that plays", ALONE, "i/maison/sq/index.html: <video autoplay",
            _added("i/maison/sq/index.html", '<video autoplay src="x.mp4"></video>')),
    _broken("6", ALONE_SAYS, "a page that leads on after a while", ALONE, "i/maison/ta/index.html: <meta http-equiv",
            Edit("i/maison/ta/index.html", "<title>", '<meta http-equiv="refresh" content="5; url=../"><title>')),
    _broken("6", ALONE_SAYS, "a window that opens", ALONE, "assets/site.js: open(",
            Edit("assets/site.js", r"\Z", '\nwindow.open("x");\n')),
    _broken("6", ALONE_SAYS, "a script that dials", ALONE, 'assets/search.js: "tel:',
            Edit("assets/search.js", r"\Z", '\nlocation.href = "tel:17";\n')),
    _broken("6", ALONE_SAYS, "a frame", ALONE, "i/maison/uk/index.html: <iframe",
            _added("i/maison/uk/index.html", '<iframe src="../"></iframe>')),
)  # fmt: skip

HARD = f"{EVERY}test_hard_stories_are_announced_and_invented"
STORIES = (
    _broken("9", "Distressing content is announced first", "a page of cases without the announcement", HARD,
            "se-former/compensation-and-assets/cas/index.html: nothing is announced",
            Edit("se-former/compensation-and-assets/cas/index.html",
                 r'<div class="note alert">\s*<p>Certains mots.*?</div>', "")),
    _broken("9", "Distressing content is announced first", "an announcement after the first story", HARD,
            "en/curriculum/compensation-and-assets/cases/index.html: nothing is announced",
            Edit("en/curriculum/compensation-and-assets/cases/index.html",
                 r'(<div class="note alert">\s*<p>Some words.*?</div>)(.*?</details>)', r"\2\1")),
    _broken("9", "A module says how hard it is", "a module that does not", HARD,
            "se-former/compensation-and-assets/index.html: does not say how hard",
            Edit("se-former/compensation-and-assets/index.html", r"Certains mots sont durs[^<]*", "Rien.")),
    _broken("9", "Cases are invented and say so", "a case that does not", HARD, "3 stories, 2 say that they are invented",
            Edit("en/curriculum/compensation-and-assets/cases/index.html", "Invented case", "Case"),
            Edit("se-former/compensation-and-assets/cas/index.html", "Cas inventé", "Cas"), copy="invented"),
    _broken("9", "No graphic images", "a photograph", f"{EVERY}test_nothing_looks_like_the_state_and_no_picture_is_one_of_people",
            "formes/index.html: ../assets/photo.jpg",
            _added("formes/index.html", '<img src="../assets/photo.jpg" alt="">')),
)  # fmt: skip

DEMONSTRATOR = f"{EVERY}test_every_file_says_that_it_is_a_demonstrator"
DEMONSTRATOR_SAYS = "Every output says that this is an independent demonstrator"
INDEXED = f"{EVERY}test_nothing_is_indexed_before_a_release"
OURSELVES = (
    _broken("10", DEMONSTRATOR_SAYS, "a page of the site without the notice", DEMONSTRATOR, "prevu/index.html",
            Edit("prevu/index.html", r'<p class="notice">.*?</p>', "")),
    _broken("10", DEMONSTRATOR_SAYS, "a notice in small letters at the end only", DEMONSTRATOR, "refuse/index.html",
            Edit("refuse/index.html", r'(<p class="notice">.*?</p>)(.*?)(</footer>)', r"\2\1\3")),
    _broken("10", DEMONSTRATOR_SAYS, "a help page without it", DEMONSTRATOR, "i/sante/fa-AF/index.html",
            Edit("i/sante/fa-AF/index.html", r'<p class="s">[^<]*</p>\s*(?=<p class="s">[^<]*</p>\s*</main>)', "")),
    _broken("10", DEMONSTRATOR_SAYS, "a letter without it", DEMONSTRATOR, "-en.html",
            Edit("en/letters/*/*-en.html", "This letter comes from an independent demonstrator[^<]*", "A letter.")),
    _broken("10", DEMONSTRATOR_SAYS, "the page for unknown addresses without it in English", DEMONSTRATOR, "404.html",
            Edit("404.html", "Independent demonstration site", "Site")),
    _broken("10", "Nothing is indexed until a release", "a page of the site without noindex", INDEXED, "metiers/index.html",
            Edit("metiers/index.html", r'<meta name="robots"[^>]*>\n', "")),
    _broken("10", "Nothing is indexed until a release", "a help page without noindex", INDEXED, "i/jeunes/fr/index.html",
            Edit("i/jeunes/fr/index.html", r'<meta name="robots"[^>]*>\n', "")),
    _broken("10", "No marks, fonts or look of the State", "the State’s typeface",
            f"{EVERY}test_nothing_looks_like_the_state_and_no_picture_is_one_of_people", "site.css: Marianne",
            Edit("assets/site.css", r"\Z", "h1{font-family:Marianne,sans-serif}")),
    _broken("10", "No marks, fonts or look of the State", "the State’s emblem",
            f"{EVERY}test_nothing_looks_like_the_state_and_no_picture_is_one_of_people", "kits/index.html: fr-logo",
            _added("kits/index.html", '<p class="fr-logo">x</p>')),
)  # fmt: skip

OTHER = (
    _broken("Languages", "Every page says its language", "an English page that says French",
            f"{LAYOUT}test_language_and_direction", "en/rights/index.html: ('fr', 'ltr')",
            Edit("en/rights/index.html", 'lang="en"', 'lang="fr"')),
    _broken("Languages", "Every page says its direction", "a page in Pashto from the left",
            f"{LAYOUT}test_language_and_direction", "i/sante/ps/index.html: ('ps', 'ltr')",
            Edit("i/sante/ps/index.html", 'lang="ps" dir="rtl"', 'lang="ps" dir="ltr"')),
    _broken("Languages", "Words of another language say their direction", "Arabic in a page from the left",
            f"{HELP}test_direction_of_every_language", "i/index.html: ar is ltr",
            Edit("i/index.html", 'lang="ar" dir="rtl"', 'lang="ar"')),
    _broken("Languages", "A help page says its language", "a page in Arabic that says French",
            f"{HELP}test_language_of_every_page", "i/rue/ar/index.html",
            Edit("i/rue/ar/index.html", 'lang="ar" dir="rtl"', 'lang="fr" dir="rtl"')),
    _broken("Languages", "The page for unknown addresses speaks French and English", "a page in French alone",
            f"{LAYOUT}test_not_found_speaks_both_languages", "'en'",
            Edit("404.html", r'<section lang="en".*?</section>', ""), copy="404"),
    _broken("Accessible", "A page has one first heading", "a page with two", f"{LAYOUT}test_one_first_heading",
            "donnees/index.html: 2", _added("donnees/index.html", "<h1>x</h1>")),
    _broken("Weight", "A help page is light", "five kilobytes more", f"{HELP}test_help_pages_are_light",
            "i/papiers/uk/index.html", _added("i/papiers/uk/index.html",
                                              "".join(f"<p>{at * at * 7919 % 99991}</p>" for at in range(2500)))),
    _broken("Weight", "The first visit of a page is light", "a long page", "tests/site/test_weight.py::test_every_page_is_light",
            "refuse/index.html", _added("refuse/index.html",
                                        "".join(f"<p>{at * at * 7919 % 99991}</p>" for at in range(5500))), copy="404"),
    _broken("Weight", "The script of a help page is short", "a longer one", f"{HELP}test_script_is_short",
            "i/papiers/ta/index.html", Edit("i/papiers/ta/index.html", "<script>", f"<script>//{'x' * 700}\n")),
)  # fmt: skip

SEARCHED = (
    Breakage(
        "Search", "The search never mixes languages", "an English page in the French search", "site",
        "tests/site/test_search.py::test_all_that_can_be_found_is_of_the_language", "en/rights",
        (Edit("assets/search-fr.js", r'"pages":\[\[""', '"pages":[["en/rights/"'),),
    ),
)  # fmt: skip

TABLE = (*LEAVE, *BESIDE, *STAY, *HEADS, *MUNDANE, *CALLS, *STORIES, *OURSELVES, *OTHER, *SEARCHED)
