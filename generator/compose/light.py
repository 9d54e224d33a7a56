"""What leaflets and other light pages share: how they tell a text, a telephone line, the languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from .. import document as d
from ..booklet import Call, Language, Light
from ..corpus import HELP, INTERFACE, SOURCE_LOCALE, Corpus
from ..document import Inlines, plain
from ..interface import WORDS
from ..links import Links
from ..localize import Scope, View
from ..model.base import PartialDate
from ..model.contacts import Contact
from ..model.project import Locale
from ..model.rights import Right

# Chinese sets names between its own letters without a space.
LATIN = "[A-Za-zÀ-ɏ]"
HELP_WORDS = tuple(
    key.removeprefix(f"{HELP}.") for key, fields in WORDS.items() if key.startswith(f"{HELP}.") and not fields
)


@dataclass
class Teller:
    """Texts of a light page. One whose translation is older than its French is told in it: in `french`."""

    scope: Scope
    french: list[str] = field(default_factory=list)

    def say(self, *path: str) -> Inlines:
        nodes, view = self.scope.say(*path), self.scope.view
        if view.locale == SOURCE_LOCALE:
            return nodes
        if self.scope.used.get(".".join(path)) != "stale":
            return marked(nodes, view.corpus.terms.names)
        said = Scope(view.source).say(*path)
        self.french.append(plain(said))
        return (d.Foreign(SOURCE_LOCALE, said),)

    def word(self, key: str) -> Inlines:
        return self.say(INTERFACE, HELP, key)

    def words(self) -> Mapping[str, Inlines]:
        """All words that every language has, but those that ask for a value."""
        return {key: self.word(key) for key in HELP_WORDS}


def head(teller: Teller, here: str, title: Inlines, words: Mapping[str, Inlines]) -> Light:
    """What the teller's page has in the folder `here`; last of all, when every text was told."""
    view = teller.scope.view
    return Light(
        path=here,
        locale=view.locale,
        direction=view.corpus.locales[view.locale].direction,
        title=title,
        words=words,
        draft=any(state != "reviewed" for state in teller.scope.used.values()),
        independent=view.corpus.publisher.name is None,
        release=view.release,
    )


def call(teller: Teller, name: str, *, told: bool) -> Call:
    """A telephone line; `told`: with what happens when one calls it."""
    contact = teller.scope.view.corpus.table(Contact)[name]
    teller.scope.note((contact,))
    return Call(
        contact.number,
        teller.say(name, "label"),
        contact.written,
        contact.unverified,
        teller.say(name, "call") if told else (),
    )


def law(teller: Teller, named: Iterable[str]) -> Inlines:
    """When the law of these rights was read, as a sentence."""
    view = teller.scope.view
    rights = view.corpus.table(Right)
    days = [rights[right].law_as_of for right in named if right in rights]
    if not days:
        return ()
    day = PartialDate.of(max(days))
    return filled(teller.word("law"), "date", lambda shown: shown.day(day).text, view)


def filled(nodes: Inlines, name: str, value: Callable[[View], str], view: View) -> Inlines:
    """A sentence with its value, which is told in the language of the sentence."""
    out: list[d.Inline] = []
    for node in nodes:
        if isinstance(node, d.Text):
            out.append(d.Text(node.text.replace(f"{{{name}}}", value(view))))
        elif isinstance(node, d.Foreign):
            out.append(replace(node, children=filled(node.children, name, value, view.source)))
        else:
            out.append(node)
    return tuple(out)


def marked(nodes: Inlines, names: tuple[str, ...]) -> Inlines:
    """French names within another language, as words that are read aloud as French."""
    out: list[d.Inline] = []
    for node in nodes:
        if not names or not isinstance(node, d.Text):
            out.append(node)
            continue
        for at, piece in enumerate(_pattern(names).split(node.text)):
            if piece:
                out.append(d.FrenchName(SOURCE_LOCALE, (d.Text(piece),)) if at % 2 else d.Text(piece))
    return tuple(out)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Names as whole words, the longest first; with a capital, and as a plural."""
    longest = sorted(names, key=len, reverse=True)
    words = (rf"(?i:{re.escape(name[0])}){re.escape(name[1:])}" for name in longest)
    return re.compile(rf"(?<!{LATIN})((?:{'|'.join(words)})s?)(?!{LATIN})")


def languages(view: View, links: Links, here: str, path: Callable[[str], str]) -> tuple[Language, ...]:
    """Every language by its own name, and where its page is."""
    return tuple(
        Language(tag, locale.name, locale.direction, links.help_href(here, path(tag)))
        for tag, locale in ordered(view.corpus)
    )


def ordered(corpus: Corpus) -> tuple[tuple[str, Locale], ...]:
    """All languages: French, those of the site, the others."""
    rank = {name: at for at, name in enumerate(corpus.site_locales)}
    names = sorted(corpus.locales, key=lambda name: (name != SOURCE_LOCALE, rank.get(name, 99), name))
    return tuple((name, corpus.locales[name]) for name in names)
