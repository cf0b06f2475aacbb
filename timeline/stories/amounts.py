"""How many a text speaks of, in digits or in words: "two boats" and "2 boats" are as many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from types import MappingProxyType

from timeline.stories.tokens import Token
from timeline.temporal.language import load_language
from timeline.temporal.language_files import languages

# "One" and its like are pronouns and articles as often as numbers.
_FEWEST = 2


def amounts_in(tokens: Sequence[Token], language: str, masked: Collection[int] = ()) -> frozenset[str]:
    """The numbers that the tokens state, as digits, but for those at the places of `masked`."""
    words = _words(language)
    found = set()
    for place, token in enumerate(tokens):
        if place in masked:
            continue
        if token.is_number:
            found.add("".join(sign for sign in token.text if sign.isdigit()))
        elif token.lower in words:
            found.add(words[token.lower])
    return frozenset(found)


@cache
def _words(language: str) -> MappingProxyType[str, str]:
    """The single words of a language that name whole numbers."""
    if language not in languages():
        return MappingProxyType({})
    named = load_language(language).data.words.get("cardinal", {})
    return MappingProxyType(
        {
            spelling.lower(): value
            for value, spellings in named.items()
            if value.isdigit() and int(value) >= _FEWEST
            for spelling in spellings
            if spelling.isalpha()
        }
    )
