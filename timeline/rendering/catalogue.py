"""The page's own words in one language: its texts, how it counts, and how it strings names together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal

from timeline.errors import SettingsError
from timeline.rendering.messages import messages_of

_REGIONS = {"en": "en-GB"}  # of a language that names none: the day before the month


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """`language` is the code for the `lang` attribute; `locale` says how dates and numbers are written."""

    language: str
    locale: Locale
    messages: NullTranslations

    @property
    def direction(self) -> str:
        """ "ltr", or "rtl" where the language is written from right to left."""
        return str(self.locale.text_direction)

    def text(self, key: str, **values: object) -> str:
        """The words for `key`, with `{name}` filled in. Raises KeyError for a key that no catalogue has."""
        words = self.messages.gettext(key)
        return words.format(**values) if values else words

    def count(self, number: int, key: str, **values: object) -> str:
        """The form for that number, with `{count}` filled in: "1 event", "1,200 events"."""
        return self.messages.ngettext(key, key, number).format(count=self.number(number), **values)

    def translated(self, words: str, one: str | None = None, number: str | None = None) -> str:
        """The words for what the English says, with its placeholders, else the English. Where there is a form for a
        single one, `number` chooses among the forms."""
        try:
            if one is None:
                return self.messages.gettext(words)
            amount = float(number or 0)
            return self.messages.ngettext(one, words, int(amount) if amount.is_integer() else 2)
        except KeyError:
            return one if one is not None and number == "1" else words

    def number(self, number: int) -> str:
        """With the separators of the language: "1,200", "1.200"."""
        return _grouped(number, self.locale)

    def listing(self, names: Sequence[str], limit: int = 6) -> str:
        """ "A", "A and B", "A, B and C"; past `limit` names, "A, B and 7 others"."""
        shown = list(names)
        if len(shown) > limit:
            shown = [*shown[: limit - 1], self.count(len(shown) - limit + 1, "others")]
        return str(format_list(shown, locale=self.locale))


@lru_cache(10_000)
def _grouped(number: int, locale: Locale) -> str:
    return str(format_decimal(number, locale=locale))


@cache
def load_catalogue(language: str = "en", folder: str | None = None) -> Catalogue:
    """The catalogue of a language such as `sv` or `de-AT`; those in `folder` come before our own.

    Raises SettingsError where there is none for it, or where one in the folder cannot be used.
    """
    texts = messages_of(language, Path(folder) if folder else None)
    try:
        locale = Locale.parse(_REGIONS.get(language, language), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise SettingsError(f"{language!r} is no language; write its code, such as 'sv' or 'de-AT'") from error
    return Catalogue(language, locale, texts)
