"""The names in a text: words written large where no sentence begins, with what joins them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

import msgspec

from timeline.stories.digest.phrases import Phrases, load_phrases
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, is_content

_MOST_WORDS = 6
_SHORTEST = 2
_HYPHENS = frozenset("-–")


class Name(msgspec.Struct, frozen=True):
    """A name as it stands in a sentence. `opens`: at the front of the sentence, where any word is written large;
    `telling`: as that to which somebody told something ("told Reuters"), or between brackets; `describes`: the word
    that follows, which it may only describe, as in "Arab leaders"."""

    text: str
    opens: bool
    telling: bool
    describes: str | None


def names_in(tokens: Sequence[Token], times: Container[int], terms: Terms) -> Iterator[Name]:
    """The names of a sentence, in order; `times` are the places at which an expression of time stands."""
    phrases = load_phrases(terms.words.language)
    tokens = [token for token, after in zip(tokens, [*tokens[1:], None], strict=True) if not _hyphenates(token, after)]
    at = 0
    while at < len(tokens):
        last = _end_of_name(tokens, at, times, phrases)
        first = _begin_of_name(tokens, at, last, terms, phrases)
        at = max(last, at + 1)
        named = tokens[first:last]
        if not any(is_content(token, terms.words) for token in named):
            continue
        if len(named) == 1 and not _is_name(tokens, first, terms, phrases):
            continue
        before = tokens[first - 1] if first else None
        after = tokens[last] if last < len(tokens) else None
        yield Name(
            text=_joined(named),
            opens=first == 0 or (before is not None and not before.is_word and first == 1),
            telling=before is not None and (before.text == "(" or before.lower in terms.words.telling),
            describes=after.lower if after is not None and is_content(after, terms.words) else None,
        )


def small_words(tokens: Sequence[Token]) -> Counter[str]:
    """How often each word of a sentence stands there small."""
    return Counter(token.lower for token in tokens if token.is_word and not token.is_capital)


def _end_of_name(tokens: Sequence[Token], first: int, times: Container[int], phrases: Phrases) -> int:
    """Where the name that begins at a token ends; the token itself where it begins none."""
    at = first
    while at < len(tokens) and at - first < _MOST_WORDS:
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if at > first and token.start - tokens[at - 1].end > 1:
            break
        if following is not None and _is_large(following, times):
            joins = token.lower in phrases.linking and at == first + 1  # "Bank of Velm", not "Ida Lund of Velm"
            hyphens = at > first and token.hyphen and following.hyphen  # "Port-au-Prince"
            if joins or hyphens:
                at += 2
                continue
        if not _is_large(token, times):
            break
        at += 1
    return at


def _begin_of_name(tokens: Sequence[Token], first: int, last: int, terms: Terms, phrases: Phrases) -> int:
    """The first token of a name itself: behind "The" and whatever ends with a role ("Velmish President Ida Lund")."""
    words = terms.words
    roles = [at for at in range(first, last - 1) if tokens[at].lower in words.roles]
    at = roles[-1] + 1 if roles else first
    while at < last and (
        tokens[at].lower in words.roles | words.determiner | phrases.linking
        or (at == 0 and not is_content(tokens[at], words))
    ):
        at += 1
    return at


def _hyphenates(token: Token, after: Token | None) -> bool:
    return token.text in _HYPHENS and after is not None and after.hyphen


def _is_large(token: Token, times: Container[int]) -> bool:
    return token.is_capital and token.start not in times and (len(token.text) >= _SHORTEST or token.text.endswith("."))


def _is_name(tokens: Sequence[Token], at: int, terms: Terms, phrases: Phrases) -> bool:
    """Whether one word written large is a name: where nouns are, only behind what stands before a place."""
    words = terms.words
    token = tokens[at]
    if token.lower in phrases.pictures:
        return False
    if not words.capital_nouns:
        return True
    known = words.common | words.event_nouns
    return at > 0 and tokens[at - 1].lower in words.preposition and token.lower not in known


def _joined(tokens: Sequence[Token]) -> str:
    out = tokens[0].text
    for before, token in pairwise(tokens):
        out += ("-" if token.hyphen else " " * (token.start > before.end)) + token.text
    return out
