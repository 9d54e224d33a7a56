"""Breakages that a reader would meet in a browser: each in a copy of a few pages."""

from __future__ import annotations

from .breakage import Breakage, Edit

EXIT = "tests/site/test_exit.py::"
HELP = "tests/site/test_help.py::"
KEYS = "tests/site/test_keyboard.py::"
SLIDES = "tests/site/test_slides.py::"
REQUESTS = "tests/site/test_requests.py::test_nothing_asked_elsewhere_and_nothing_kept"
SITE = "assets/site.js"
STYLE = "assets/site.css"
# Every light page, and the leaflet in one file; not slides, whose script goes on.
LIGHT = "i/**/index.html"
WAITED = "Timeout"


def _script(old: str, new: str) -> Edit:
    """A change of the site's script."""
    return Edit(SITE, old, new)


def _light(old: str, new: str, path: str = LIGHT) -> Edit:
    """A change of the script or style of light pages, signed anew."""
    return Edit(path, old, new, every=True, signed=True)


def _more(markup: str, path: str = "droits/index.html") -> Edit:
    return Edit(path, "</main>", f"{markup}</main>")


def _broken(copy: str, rule: str, says: str, broken: str, *noticed: str | Edit) -> Breakage:
    """`noticed`: by which test, for which reason, after which edits."""
    tests = [part for part in noticed if isinstance(part, str)]
    edits = tuple(part for part in noticed if isinstance(part, Edit))
    return Breakage(rule, says, broken, "browser", tests[0], tests[1], edits, copy)


PLACE = "The exit is in view after scrolling, at least 44 pixels high, and on top"
IN_VIEW = f"{EXIT}test_exit_is_in_view_large_and_on_top[share-0-320]"
BACK = "After the exit, Back never shows the page that was left"
BLANK = "The page is blanked in the task of the click"
IN_TASK = f"{EXIT}test_page_is_blank_in_the_task_of_the_click[frames]"
LOADED_AGAIN = f"{EXIT}test_page_left_stays_hidden_where_the_browser_keeps_no_page"
SHIFT = "Three presses of Shift leave; typing capitals does not"
TYPING = f"{EXIT}test_typing_does_not_leave[frames]"
RESTORED = "A page restored by Back is usable"

LEAVING = (
    _broken("one", "1", PLACE, "an exit that scrolls away", IN_VIEW, "'inView': False",
            Edit(STYLE, r"\Z", "\n.bar,.exit{position:static!important}")),
    _broken("two", "1", PLACE, "an exit under something else", IN_VIEW, "'over': ['<header",
            Edit(STYLE, r"\Z", "\n.top{position:fixed!important;inset:0;z-index:99}")),
    _broken("three", "1", PLACE, "a small exit on help pages", IN_VIEW, "i/ar/index.html, scrolled to 0",
            _light("</style>", ".x .exit-go{min-height:0!important;padding:0!important}</style>")),
    _broken("eight", "1", "The exit works without JavaScript", "an exit that a script alone opens",
            f"{EXIT}test_exit_works_without_scripts[frames-320]", WAITED,
            Edit("droits/index.html", 'exit-go" href="[^"]*"', 'exit-go" href="#"')),
    _broken("one", "1", BACK, "a script of the site that assigns the address",
            f"{EXIT}test_back_never_shows_the_page_left[frames-link]", "the exit added to the history",
            _script(r"location\.replace\(link\.href\)", "location.assign(link.href)")),
    _broken("two", "1", BACK, "a script of help pages that assigns the address",
            f"{EXIT}test_back_never_shows_the_page_left[frames-keys]", "the exit added to the history",
            _light(r"location\.replace\(l\.href\)", "location.assign(l.href)")),
    _broken("three", "1", BLANK, "a page of the site that stays", IN_TASK, "droits/index.html: <",
            _script(r'document\.documentElement\.textContent = "";', "")),
    _broken("four", "1", BLANK, "a page of the site that is blanked a little later", IN_TASK,
            "droits/index.html: <",
            _script(r'(document\.documentElement\.textContent = "";)', r"setTimeout(function () { \1 });")),
    _broken("five", "1", BLANK, "a help page that stays", IN_TASK, "i/fr/index.html: <",
            _light(r'document\.documentElement\.textContent = "";', "")),
    _broken("six", "1", "A page left while the exit does not answer stays hidden",
            "a page that shows itself again",
            f"{EXIT}test_page_left_stays_hidden_when_the_exit_never_answers[frames-link]",
            "droits/index.html: shown again",
            _script(r'if \(history\.state === "left"\) leave\(\);', ""),
            _script(r"if \(left && event\.persisted\) leave\(\);",
            "if (event.persisted) location.reload();")),
    _broken("one", "1", BACK, "a page of the site that is loaded again, where the browser keeps none",
            LOADED_AGAIN,
            "404.html: shown again", _script(r'if \(history\.state === "left"\) leave\(\);', "")),
    _broken("four", "1", BACK, "a help page that is loaded again", LOADED_AGAIN,
            "i/fr/index.html: shown again",
            _light(r'if \(history\.state == "left"\) g\(\)', "")),
    _broken("three", "1", SHIFT, "help pages that do not leave by Shift",
            f"{EXIT}test_three_presses_of_shift_leave[frames-mixed]", WAITED,
            _light(r"if \(p\[2\] - p\[0\] < 2500\) g\(\)", "")),
    _broken("one", "1", SHIFT, "capitals that count as presses", TYPING, "capitals",
            _script(r"presses = alone \? (.*?) : \[\];",
            r"presses = alone ? \1 : event.shiftKey ? presses : [];")),
    _broken("two", "1", SHIFT, "a key held down that counts as presses", TYPING, "held",
            _script(r"if \(event\.repeat\) return;", "")),
    _broken("seven", "1", RESTORED, "a page that comes back blank",
            f"{EXIT}test_page_restored_by_back_is_usable[frames-link]", WAITED,
            _script(r"if \(left && event\.persisted\) leave\(\);",
                    'if (event.persisted) document.documentElement.textContent = "";')),
    _broken("four", "1", "Inside help pages links take the place of the page",
            "links that add to the history",
            f"{EXIT}test_help_pages_leave_one_entry_in_the_history[frames]", "a link added to the history",
            _light(r"e\.preventDefault\(location\.replace\(a\.href\)\)", "0")),
    _broken("six", "1", "No Referer is sent", "a page without its referrer policy",
            f"{EXIT}test_no_referer_inside_the_site[frames]", "droits/index.html: [(",
            Edit("droits/index.html", r'<meta name="referrer"[^>]*>\n', "")),
    _broken("one", "1", "Slides are left by three presses of Shift", "slides that are not",
            f"{SLIDES}test_left_by_three_presses_of_shift[i/ecran/ar.html]", WAITED,
            _light(r"if \(p\[2\] - p\[0\] < 2500\) g\(\)", "", "i/ecran/ar.html")),
    _broken("two", "1", "Slides are blank in the task of the click", "slides that stay",
            f"{SLIDES}test_left_by_the_link[i/ecran/ar.html]", "== ''",
            _light(r'document\.documentElement\.textContent = "";', "", "i/ecran/ar.html")),
    _broken("one", "1", "A leaflet in one file can be left", "a file that cannot be left by Shift",
            f"{HELP}test_a_file_can_be_left[keys]", WAITED,
            _light(r"if \(p\[2\] - p\[0\] < 2500\) g\(\)", "", "i/maison/fr/maison-fr.html")),
)  # fmt: skip

KEPT = "Nothing is kept, and nothing asked of another host"
STAYING = (
    _broken("one", "3", KEPT, "web storage", REQUESTS, "localStorage holds 1",
            _script(r"\Z", '\nlocalStorage.setItem("a", "1");')),
    _broken("one", "3", KEPT, "a copy in the Cache API", REQUESTS, "cacheStorage holds 1",
            _script(r"\Z", '\ncaches.open("a");')),
    _broken("one", "3", KEPT, "a cookie", REQUESTS, "cookie a", _script(r"\Z", '\ndocument.cookie = "a=1";')),
    _broken("one", "3", KEPT, "a database in the browser", REQUESTS, "indexedDB holds 1",
            _script(r"\Z", '\nindexedDB.open("a");')),
    _broken("five", "3", KEPT, "a picture of another host, asked for when one scrolls", REQUESTS,
            "recherche/index.html: console error",
            Edit("assets/search.js", r"\Z",
                 '\naddEventListener("scroll", () => { new Image().src = "https://elsewhere.example/"; });')),
    _broken("six", "4", "Zero errors of the policy", "a script that the policy refuses", REQUESTS,
            "i/maison/index.html: console error", _more("<script>x = 1</script>", "i/maison/index.html")),
    _broken("eight", "3", "The history test: what a real profile keeps is what the guide says",
            "a help page that keeps a cookie",
            "tests/site/test_history.py::test_nothing_else_is_kept", "== 0",
            _light("<script>", '<script>document.cookie = "a=1;max-age=99999";')),
    _broken("five", "5", "A help page is one request", "a help page with a style sheet of the site",
            f"{HELP}test_one_request[pages]", "assets/site.css",
            Edit("i/maison/fr/index.html", "style-src ", "style-src 'self' "),
            Edit("i/maison/fr/index.html", "<title>",
                 '<link rel="stylesheet" href="../../../assets/site.css"><title>')),
    _broken("seven", "5", "The first screen of a help page says little", "a long first screen",
            f"{HELP}test_first_screen[pages]", "i/maison/fr/index.html:",
            Edit("i/maison/fr/index.html", "</h1>", f"</h1><p>{'Un mot de plus. ' * 10}</p>")),
    _broken("eight", "5", "A help page is whole without script", "a help page that a script alone shows",
            f"{HELP}test_whole_without_script[pages]", "AssertionError",
            Edit("i/maison/fr/index.html", "<main>", "<main hidden>"),
            _light("<script>", '<script>document.querySelector("main").hidden = false;',
            "i/maison/fr/index.html")),
    _broken("seven", "6", "Numbers keep their order in a text from the right", "a number that is turned",
            f"{HELP}test_numbers_keep_their_order[pages]", "i/maison/ar/index.html:",
            Edit("i/maison/ar/index.html", '<bdi dir="ltr">', '<bdi dir="rtl">')),
)  # fmt: skip

REACHED = (
    _broken("seven", "Accessible", "axe finds nothing", "a button without a name",
            "tests/site/test_axe.py::test_pages_pass_axe[share-1-1280-light]", "button-name",
            _more("<button type=button></button>")),
    _broken("seven", "Accessible", "axe finds nothing", "a picture without words",
            "tests/site/test_axe.py::test_pages_pass_axe[share-1-1280-light]", "image-alt",
            _more('<img src="../assets/site.svg">')),
    _broken("six", "Accessible", "Nu finds no error", "an element that is not closed",
            "tests/site/test_nu.py::test_nu_finds_no_error", "recherche/index.html",
            _more("<p><b>x</p>", "recherche/index.html")),
    _broken("eight", "Keyboard", "The first stop skips to the content, the second leaves",
            "a page without the first",
            f"{KEYS}test_skip_link_is_first_and_exit_second[frames-360]", "droits/index.html",
            Edit("droits/index.html", '<a class="skip".*?</a>', "")),
    _broken("five", "Keyboard", "The first stop of a help page leaves", "a link before the exit",
            f"{KEYS}test_exit_is_first_on_help_pages", "i/maison/fr/index.html",
            Edit("i/maison/fr/index.html", '<a class="exit-go"', '<a href="../">x</a><a class="exit-go"')),
    _broken("eight", "Keyboard", "The menu opens by keyboard", "a menu that a mouse alone opens",
            f"{KEYS}test_menu_leads_to_other_pages[frames-360]", "the menu is out of reach",
            Edit("en/index.html", '<button class="menu-b"([^>]*)>(.*?)</button>',
                 r'<span class="menu-b">\2</span>')),
    _broken("six", "Keyboard", "One sees where one is", "a focus that is not seen",
            f"{KEYS}test_focus_is_seen[share-1-360]", "focus changes nothing one can see",
            Edit(STYLE, r"\Z",
                 "\n*:focus,*:focus-visible{outline:0!important;box-shadow:none!important;background:none!important}")),
    _broken("eight", "Small screens", "No page is wider than the screen", "a wide page",
            "tests/site/test_resized.py::test_nothing_is_lost[share-1-narrow]", "droits/index.html:",
            Edit(STYLE, r"\Z", "\nh1{min-width:60rem}")),
)  # fmt: skip

TABLE = (*LEAVING, *STAYING, *REACHED)
