"""Breakages of files of the site that are seen without a browser."""

from __future__ import annotations

from .breakage import Breakage, Edit

EVERY = "tests/site/test_every_file.py::"
EXIT = "tests/site/test_exit.py::"
HELP = "tests/site/test_help.py::"
LAYOUT = "tests/site/test_layout.py::"
LINKS = "tests/site/test_links.py::"
END = "</main>"


def broken(
    rule: str, says: str, broken: str, seen_by: str, because: str, *edits: Edit, copy: str = ""
) -> Breakage:
    return Breakage(rule, says, broken, "files", seen_by, because, edits, copy)


def added(path: str, markup: str) -> Edit:
    """Something more at the end of a page's content."""
    return Edit(path, END, f"{markup}{END}")


LEAVING = "An exit link, a real <a>, stands before the main content of every page"
WAY_OUT = f"{EXIT}test_exit_is_a_link_before_the_content"
ONE_WAY = f"{EVERY}test_way_out_is_one_link_to_one_place"
LEAVE = (
    broken(
        "1", LEAVING, "a page of the site without its exit", WAY_OUT,
        "droits/index.html: 0 exits",
        Edit("droits/index.html", r'<a class="exit-go".*?</a> ', ""),
    ),
    broken(
        "1", LEAVING, "a help page whose exit comes after the content", WAY_OUT,
        "i/maison/fr/index.html: 1 exits, 0 before",
        Edit("i/maison/fr/index.html", r'(<header class="x">.*?</header>)\n(.*?</main>)', r"\2\n\1"),
    ),
    broken(
        "1", "It is a link, not a button", "a help page whose exit is a button",
        f"{HELP}test_everything_pressed_is_a_link", "i/maison/en/index.html: <button>",
        Edit("i/maison/en/index.html", r'<a class="exit-go"[^>]*>(.*?)</a>',
             r'<button class="exit-go">\1</button>'),
        copy="404",
    ),
    broken(
        "1", "The exit of every page opens the neutral page that one fact names",
            "an exit that leads elsewhere",
        ONE_WAY, "i/maison/es/index.html: leads to https://elsewhere.example/",
        Edit("i/maison/es/index.html", r'(exit-go" href=)"[^"]*"', r'\1"https://elsewhere.example/"'),
    ),
    broken(
        "1", "No Referer is sent by the exit", "an exit without rel=noreferrer",
        ONE_WAY, "i/maison/bn/index.html: says where one comes from",
        Edit("i/maison/bn/index.html", ' rel="noreferrer"', ""),
    ),
    broken(
        "1", "Slides for a waiting room have the exit too", "slides without it",
        ONE_WAY, "i/ecran/ps.html: 0 ways out",
        Edit("i/ecran/ps.html", r'<a class="exit-go".*?</a>', ""),
    ),
    broken(
        "1", "A letter on the site has the exit too", "a letter without it",
        ONE_WAY, "-fr.html: 0 ways out",
        Edit("lettres/*/*-fr.html", r'<a class="exit-go".*?</a>', ""),
    ),
    broken(
        "1", "A leaflet in one file is left as its page is", "a file whose script assigns the address",
        f"{EVERY}test_files_are_left_as_pages_are", "i/maison/ps/maison-ps.html: its script does not leave",
        Edit("i/maison/ps/maison-ps.html", r"location\.replace\(l\.href\)", "location.href = l.href",
             signed=True),
    ),
    broken(
        "1", "The exit of a leaflet in one file stands where its page's does", "a file with another bar",
        f"{EVERY}test_a_leaflet_in_one_file_has_the_head_of_its_page", "i/rue/ru/rue-ru.html",
        Edit("i/rue/ru/rue-ru.html", r'<header class="x">', '<header class="x"><p>Repères</p>'),
    ),
    broken(
        "1", "All pages of a frame do the same when they are left", "one page with another script",
        f"{LAYOUT}test_pages_of_a_frame_have_the_same_frame", "i/sante/fr/index.html",
        Edit("i/sante/fr/index.html", r'history\.replaceState\("left", ""\)', "0", signed=True),
    ),
)  # fmt: skip

HONEST = f"{EVERY}test_words_beside_the_way_out_are_honest"
HONEST_SAYS = "The words beside the exit are honest, and lead to the page on safety"
BESIDE = (
    broken(
        "2", HONEST_SAYS, "a page of the site that says the history is gone", HONEST, "plans/index.html",
        Edit("plans/index.html", "L’historique reste. Se protéger", "L’historique est effacé."),
    ),
    broken(
        "2", HONEST_SAYS, "a help page that says so", HONEST, "i/travail/bn/index.html",
        Edit("i/travail/bn/index.html", r'(<a href="#t">)[^<]*', r"\1Tout est effacé"),
    ),
    broken(
        "2", HONEST_SAYS, "a link beside the exit that leads elsewhere", HONEST, "signes/index.html",
        Edit("signes/index.html", r'(exit-note" href=)"[^"]*"', r'\1"../a-propos/"'),
    ),
    broken(
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
    broken("3", OTHERS, "a picture from elsewhere", ONLY_LINKS, "sources/index.html: <img src",
            added("sources/index.html", '<img src="https://elsewhere.example/x.png" alt="">')),
    broken("3", OTHERS, "a preload from elsewhere", ONLY_LINKS, "formations/index.html: <link href",
            Edit("formations/index.html", "<title>",
                 '<link rel="preload" as="style" href="https://elsewhere.example/x.css"><title>')),
    broken("3", OTHERS, "a connection prepared to elsewhere", ONLY_LINKS, "outils/index.html: <link href",
            Edit("outils/index.html", "<title>",
                 '<link rel="preconnect" href="https://elsewhere.example/"><title>')),
    broken("3", OTHERS, "a form that is sent elsewhere", ONLY_LINKS, "argent/index.html: <form action",
            added("argent/index.html", '<form action="https://elsewhere.example/"></form>')),
    broken("3", OTHERS, "a style sheet that imports another from elsewhere",
            f"{LINKS}test_styles_and_pictures_lead_somewhere",
            "assets/composer.css: https://elsewhere.example/x.css",
            Edit("assets/composer.css", r"\A", '@import "https://elsewhere.example/x.css";\n')),
    broken("3", KEPT, "a script that writes into localStorage when pressed", NO_PLACE,
            "assets/search.js: localStorage",
            Edit("assets/search.js", r"\Z", '\nonclick = () => localStorage.setItem("a", "1");\n')),
    broken("3", KEPT, "a script that sets a cookie when pressed", NO_PLACE, "assets/composer.js: .cookie",
            Edit("assets/composer.js", r"\Z", '\nonclick = () => { document.cookie = "a=1"; };\n')),
    broken("3", KEPT, "a script that registers a service worker", NO_PLACE,
            "assets/composer-start.js: serviceWorker",
            Edit("assets/composer-start.js", r"\Z",
                 '\nonclick = () => navigator.serviceWorker.register("x.js");\n')),
    broken("3", KEPT, "a script that keeps a copy of pages", NO_PLACE, "assets/search-engine.js: caches",
            Edit("assets/search-engine.js", r"\Z", '\nonclick = () => caches.open("a");\n')),
)  # fmt: skip

POLICY = f"{LAYOUT}test_content_security_policy"
NO_UNSAFE = "A Content Security Policy without unsafe-inline stands on every page, before what it governs"
HEADS = (
    broken("4", "The referrer policy stands before any link", "a meta that comes after the style sheet",
            f"{LAYOUT}test_no_referrer_before_any_link", "recommandations/index.html",
            Edit("recommandations/index.html",
                 r'(<meta name="referrer"[^>]*>\n)(.*?<link rel="stylesheet"[^>]*>\n)',
                 r"\2\1")),
    broken("4", "The referrer policy stands before any link", "a help page without it",
            f"{LAYOUT}test_no_referrer_before_any_link", "i/avocat/fr/index.html",
            Edit("i/avocat/fr/index.html", r'<meta name="referrer"[^>]*>\n', "")),
    broken("4", NO_UNSAFE, "a policy with unsafe-inline", POLICY,
            "acteurs/agencies/index.html: style-src 'unsafe-inline'",
            Edit("acteurs/agencies/index.html", "style-src 'self'", "style-src 'self' 'unsafe-inline'")),
    broken("4", NO_UNSAFE, "a policy that lets another host in", POLICY, "img-src https:",
            Edit("i/avocat/en/index.html", "img-src data:", "img-src data: https:")),
    broken("4", NO_UNSAFE, "a page without a policy", POLICY, "promesses/index.html: 0 policies",
            Edit("promesses/index.html", r'<meta http-equiv="Content-Security-Policy"[^>]*>\n', "")),
    broken("4", NO_UNSAFE, "a policy after the style sheet", POLICY,
            "numeros/index.html: the policy stands after what it should govern",
            Edit("numeros/index.html", r'(<meta http-equiv="Content-Security-Policy"[^>]*>\n)(.*?)(</head>)',
                 r"\2\1\3")),
    broken("4", "An inline script or style runs by its hash alone",
            "a script whose hash the policy does not name",
            f"{EVERY}test_what_stands_in_a_page_is_what_its_policy_names",
            "kits/kit-business/index.html: 1 <script>",
            added("kits/kit-business/index.html", "<script>x = 1</script>")),
    broken("4", "An inline script or style runs by its hash alone",
            "a script that was changed after it was signed",
            f"{EVERY}test_what_stands_in_a_page_is_what_its_policy_names", "i/ecran/ta.html: 1 <script>",
            Edit("i/ecran/ta.html", "<script>", "<script>x = 1;")),
    broken("4", "No inline handler, no inline style", "a handler in a page",
            f"{LAYOUT}test_no_inline_style_or_handler",
            "actualites/courses-can-be-tried/index.html: onclick=",
            Edit("actualites/*/index.html", "<main", '<main onclick="x()"')),
    broken("4", "No inline handler, no inline style", "an inline style",
            f"{LAYOUT}test_no_inline_style_or_handler", "editions/index.html: style=",
            Edit("editions/index.html", "<main", '<main style="color: red"')),
    broken("4", "No address runs code", "a javascript: link",
            f"{LAYOUT}test_no_inline_style_or_handler", "lettres/index.html: javascript:",
            added("lettres/index.html", '<a href="javascript:x()">x</a>')),
)  # fmt: skip

TABLE = (*LEAVE, *BESIDE, *STAY, *HEADS)
