"""Texts put together before all words are known to be fit, for rules that count what a reader would see."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from babel import Locale as BabelLocale

from ..corpus import SOURCE_LOCALE, Corpus
from ..localize import View, babel_locale


class Draft(View):
    """A view that goes on where a language or a word of the frame is broken: other rules tell that."""

    @cached_property
    def babel(self) -> BabelLocale:
        """Babel's data for the locale; French where there is none."""
        described = self.corpus.locales.get(self.locale)
        formats = described.formats if described is not None else None
        return babel_locale(formats or self.locale) or BabelLocale.parse(SOURCE_LOCALE)

    def word(self, key: str, **values: object) -> str:
        """A word of the interface; its key where it is missing or cannot be given its values."""
        try:
            return super().word(key, **values)
        except (LookupError, ValueError, AttributeError):
            return key


def drafts(corpus: Corpus, today: date) -> tuple[View, ...]:
    """What the site would say in each language, French first, also where no locale.yml tells of it."""
    others = sorted(set(corpus.site_locales) - {SOURCE_LOCALE})
    return tuple(Draft(corpus, locale, today) for locale in (SOURCE_LOCALE, *others))
