"""Sources as nobody would write them: whole ones with a few things changed, in ways that shrink well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st

# What a value, a key or a word is replaced with.
ODD = [
    "", " ", "~", "null", "true", "No", "0", "-1", "-0.0", "1.5", "1e3", "1e300", "1e999", ".inf", ".nan",
    "0x1F", "9" * 15, "9" * 16, "9" * 25, "9" * 400, "9" * 5000, "18446744073709551616",
    "-9223372036854775809", "٣", "²", "2024-13-45", "2024-02-30", "0000-00-00", "0001-01-01", "9999-12-31",
    "0999", "9999", "2024-1-1", "2024-06-31T25:00", "02-29", "12-31", "P30D", "P", "PT", "P0D",
    "P99999999999D", "P9999Y", "P1Y1M1W1DT1H", "T1H", "[]", "{}", "[[]]", "[a, b]", "{a: b}", "{id: a}",
    "[{id: a}, {id: a}]", "- a", "-", "- - - a", "? a", "? [a]\n  : b", "| \n    a\n", ">-", "&a b", "*a",
    "&a [*a]", "!!set {a}", "!!python/object/apply:os.system [id]", "!a b", "<<: {a: b}", "%YAML 1.1",
    "---", "...", "# a", "'", '"', '"\\u200b"', '"\\0"', '"\\ud800"', '"\\U0001F600"', '"a\\nb"', "'a'",
    "`", "@", "a: b: c", ": ", "{", "}", "{}", "{{", "}}", "{0}", "{a", "a}", "{a.b}", "{a!r}",
    "{a:>99999}", "{lanterns_placed}", "{quiet_time}", "{quiet_time_x2}", "{nothing}", "{LANTERNS}",
    "{{lanterns_placed}}", "{lanterns_placed:{quiet_time}}", "%s", "%(a)s", "$a", "<b>", "&amp;",
    "javascript:alert(1)", "page:plans", "[a](page:plans)", "[a](", "![a](b)", "https://a.example",
    "a@b.example", "[a]: b", "**", "_a_", "`a`", "***a* b**", "| a |", "|-|", "> ", "1. ", "    a", "\t",
    "## a", "## a {#what}", "# {#", "{#a}", "::: note", "::::", ":::: slide",
    ":::: question a kind=short depth=1 outcomes=see", ":::: case x", "- [x] a", "  > b", "a = b",
    "lanterns", "council", "report-2024", "section 2", "Lanterns", "lanterns.title", "quiet-time", "fr",
    "en", "xx", "ar", "\u00e9", "e\u0301", "\u0131", "\u1e9e", "\u202e", "\u200d", "\ufeff", "\u2028",
    "\x00", "\x1b", "\x85", "\xa0", "\ufffd", "\uffff", "\U0001f468\u200d\U0001f469", "\U000e0041", "مرحبا",
    "বাংলা", "z" * 3000, "a\u0300" * 500, "a b " * 300, 'msgid "a"', 'msgstr "b"', 'msgctxt ""',
    'msgid_plural "c"', 'msgstr[0] "d"', '#~ msgid "e"', "#, fuzzy", '#| msgid "f"', '#~| msgid "g"',
    '"\\"', '"\\x41"', '"\\r"', '"a"b"', "#", "#.", "#:", "#:a:b",
]  # fmt: skip
BYTES = [b"\xff", b"\xed\xa0\x80", b"\xc3", b"\x00", b"\r", b"\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf"]

odd = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from(ODD),
    st.text(max_size=8),
    st.text("ab :-[]{}#&*!|>'\"%@`,?\n\t\\_=<.()", max_size=20),
)


@dataclass(frozen=True)
class Change:
    """One thing done to a text: at a place told in thousandths of it, with a word."""

    what: str
    at: int
    word: str
    more: int

    def applied(self, text: str) -> str:
        """The text after it."""
        lines = text.split("\n")
        return CHANGES[self.what](lines, self.at * len(lines) // 1000, self)


def _value(lines: list[str], at: int, change: Change) -> str:
    """Another value, after the nearest colon."""
    for place in [*range(at, len(lines)), *range(at)]:
        head, sign, _ = lines[place].partition(": ")
        if sign:
            lines[place] = f"{head}: {change.word}"
            break
    return "\n".join(lines)


def _inner(lines: list[str], at: int, change: Change) -> str:
    """Another value inside brackets or quotes."""
    parts = "\n".join(lines).replace("}", "\0}").replace(",", "\0,").split("\0")
    place = change.at * len(parts) // 1000
    head, sign, _ = parts[place].rpartition(": ")
    parts[place] = f"{head}{sign}{change.word}" if sign else parts[place] + change.word
    return "".join(parts)


def _key(lines: list[str], at: int, change: Change) -> str:
    head, sign, tail = lines[at].partition(":")
    indent = head[: len(head) - len(head.lstrip(" -"))]
    lines[at] = f"{indent}{change.word}{sign}{tail}"
    return "\n".join(lines)


def _deleted(lines: list[str], at: int, change: Change) -> str:
    del lines[at : at + 1 + change.more % 3]
    return "\n".join(lines)


def _twice(lines: list[str], at: int, change: Change) -> str:
    lines[at:at] = lines[at : at + 1 + change.more % 5]
    return "\n".join(lines)


def _many(lines: list[str], at: int, change: Change) -> str:
    lines[at:at] = lines[at : at + 1 + change.more % 2] * min(2000, 1 + change.more * 20)
    return "\n".join(lines)


def _moved(lines: list[str], at: int, change: Change) -> str:
    line = lines.pop(at)
    lines.insert(change.more * len(lines) // 100, line)
    return "\n".join(lines)


def _indented(lines: list[str], at: int, change: Change) -> str:
    by = change.more % 7 - 3
    for place in range(at, min(len(lines), at + 1 + change.more % 4)):
        lines[place] = " " * by + lines[place] if by >= 0 else lines[place][-by:]
    return "\n".join(lines)


def _line(lines: list[str], at: int, change: Change) -> str:
    indent = len(lines[at]) - len(lines[at].lstrip())
    lines.insert(at, " " * indent + change.word)
    return "\n".join(lines)


def _inserted(lines: list[str], at: int, change: Change) -> str:
    text = "\n".join(lines)
    place = change.at * len(text) // 1000
    return text[:place] + change.word + text[place:]


def _repeated(lines: list[str], at: int, change: Change) -> str:
    place = change.more * len(lines[at]) // 100
    lines[at] = lines[at][:place] + change.word[:20] * (change.at * 5) + lines[at][place:]
    return "\n".join(lines)


def _cut(lines: list[str], at: int, change: Change) -> str:
    text = "\n".join(lines)
    place = change.at * len(text) // 1000
    return text[:place] + text[place + 1 + change.more :]


def _ended(lines: list[str], at: int, change: Change) -> str:
    text = "\n".join(lines)
    return text[: change.at * len(text) // 1000]


def _deep(lines: list[str], at: int, change: Change) -> str:
    sign, close = [("[", "]"), ("{a: ", "}"), ("- ", ""), ("> ", ""), ("  - ", ""), ("? ", "")][
        change.more % 6
    ]
    many = 1 + change.at * 3
    return "\n".join([*lines[:at], lines[at] + sign * many + close * (change.more % 2 * many), *lines[at:]])


def _bomb(lines: list[str], at: int, change: Change) -> str:
    names = [f"b{place}" for place in range(2 + change.more % 20)]
    bomb = ["b0: &b0 [a, a, a, a, a, a, a, a, a]"]
    bomb += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(names)]
    return "\n".join([*lines[:at], *bomb, *lines[at:]])


def _crlf(lines: list[str], at: int, change: Change) -> str:
    return "\r\n".join(lines)


def _tabs(lines: list[str], at: int, change: Change) -> str:
    return "\n".join([*lines[:at], *(line.replace("  ", "\t") for line in lines[at:])])


CHANGES: dict[str, Callable[[list[str], int, Change], str]] = {
    "value": _value,
    "inner": _inner,
    "key": _key,
    "deleted": _deleted,
    "twice": _twice,
    "moved": _moved,
    "indented": _indented,
    "line": _line,
    "inserted": _inserted,
    "cut": _cut,
    "repeated": _repeated,
    "ended": _ended,
    "many": _many,
    "deep": _deep,
    "bomb": _bomb,
    "crlf": _crlf,
    "tabs": _tabs,
}
# What keeps a source whole comes more often: it then goes on to the checks, and to pages.
OFTEN = ("value", "value", "value", "inner", "inner", "key", "deleted", "twice", "moved", "line")
change = st.builds(Change, st.sampled_from([*OFTEN, *CHANGES]), st.integers(0, 999), odd, st.integers(0, 99))
changes = st.lists(change, min_size=1, max_size=3)


def changed(text: str, done: list[Change]) -> str:
    """A text after some changes."""
    for one in done:
        text = one.applied(text)[:200_000]
    return text


@st.composite
def sources(draw: st.DrawFn, files: dict[str, str]) -> tuple[str, bytes]:
    """A path and what is in the file now; a few are broken in their bytes too."""
    path = draw(st.sampled_from(sorted(files)))
    raw = changed(files[path], draw(changes)).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 19)) == 0:
        place = draw(st.integers(0, len(raw)))
        raw = raw[:place] + draw(st.sampled_from(BYTES)) + raw[place:]
    return path, raw


# ---- YAML made from nothing

scalars = st.one_of(
    st.sampled_from(ODD),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.text(max_size=6),
)
quoted = scalars.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
names = st.sampled_from(
    ["id", "title", "sources", "value", "from", "a", "b", "kind", "1", "true", "~", '""', "? a"]
)
flow = st.recursive(
    st.one_of(scalars, quoted),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda parts: f"[{', '.join(parts)}]"),
        st.dictionaries(names, inner, max_size=4).map(
            lambda parts: "{" + ", ".join(f"{k}: {v}" for k, v in parts.items()) + "}"
        ),
    ),
    max_leaves=12,
)
blocks = st.recursive(
    flow.map(lambda text: [text]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(
            lambda parts: [
                f"{'- ' if at == 0 else '  '}{line}" for part in parts for at, line in enumerate(part)
            ]
        ),
        st.dictionaries(names, inner, min_size=1, max_size=4).map(
            lambda parts: [
                line for key, part in parts.items() for line in (f"{key}:", *(f"  {x}" for x in part))
            ]
        ),
    ),
    max_leaves=12,
)
yaml_texts = blocks.map("\n".join)
