"""Tests that break their rule themselves, beside the rule: they run with all others, not once more here."""

from __future__ import annotations

from .breakage import Breakage

CASES = "tests/diagnostics/test_cases.py::"


def _seen(rule: str, says: str, broken: str, seen_by: str) -> Breakage:
    return Breakage(rule, says, broken, "itself", seen_by)


TABLE = (
    _seen("1", "Links take the place of the page, but not those to a tab of one’s own",
            "clicks with each key",
          "tests/site/test_help.py::test_only_links_to_pages_take_the_place_of_the_page"),
    _seen("3", "No request, cookie or storage is overlooked",
            "a picture, a cookie, storage, a window, in a page that is open",
          "tests/site/test_requests.py::test_the_watch_sees"),
    _seen("5", "Help pages may have a host of their own", "files built with and without one",
          "tests/unit/test_leaflets.py::test_files_lead_to_the_host_of_help_pages"),
    _seen("7", "A structure never stands together with what would lead to it",
            "pairs in texts and quoted words",
          f"{CASES}test_case[withheld-pair]"),
    _seen("7", "A release gives no number that nobody has checked",
            "a line that is over, a line that is unverified",
          f"{CASES}test_line_to_be_checked_again_stops_a_release_alone"),
    _seen("9", "No door, no show of suffering, no telling title", "each, with its line and column",
            f"{CASES}test_case[safe-words]"),
    _seen("10", "Nothing is released until a publisher is named", "a release without one",
          f"{CASES}test_release_wants_a_publisher"),
    _seen("Texts", "Nothing unsafe stands in a text", "HTML, addresses, numbers, with line and column",
            f"{CASES}test_case[unsafe-wording]"),
    _seen("Texts", "Nothing unsafe comes in by a translation",
            "HTML, code, pictures, changed links, with line and column",
          f"{CASES}test_case[unsafe-translation]"),
    _seen("Texts", "Nothing unseen stands in a source", "every kind of file",
            f"{CASES}test_case[bidi-controls]"),
    _seen("Texts", "Nothing unseen is hidden in escapes", "escapes of YAML, Markdown and PO",
            f"{CASES}test_case[hidden-in-escapes]"),
    _seen("Texts", "A leaflet offers somebody who listens, and rests on something", "one that does not",
            f"{CASES}test_case[leaflets]"),
    _seen("Texts", "Each end of the first steps offers rescue and a way on",
            "circles, dead ends, ends without rescue",
          f"{CASES}test_case[first-steps]"),
    _seen("Texts", "News name nobody", "names, ages, origins, trials in words", f"{CASES}test_case[news]"),
    _seen("Files", "The sums name every file, and show what was changed",
            "a changed, an added and a missing file",
          "tests/build/test_manifest.py::test_sums_show_what_was_changed_added_or_taken_away"),
    _seen("Files", "security.txt says until when it holds", "two days of a build, with and without a contact",
          "tests/unit/test_security_txt.py::test_fields_are_those_that_the_standard_asks_for"),
    _seen("Accessible", "axe finds nothing", "a button without a name, in a page that is open",
            "tests/site/test_axe.py::test_axe_sees_a_fault"),
)  # fmt: skip
