"""Whether a sentence can be printed by itself under a date: whole, no furniture, and about what it names."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from timeline.models import Timex
from timeline.stories.headlines import stands_alone
from timeline.stories.terms import Terms
from timeline.stories.tokens import QUOTES, Token, is_content

_ENDS = (".", "!", '"', "”", "“", "'", "’", "»", ")")
_CUT = ("...", "…")
# Addresses of pages and people stand in what surrounds a text, and so do bars between its parts and datelines.
_FURNITURE = re.compile(r"https?:|www\.|@|\||©|\.(?:com|org|net)\b|\) [-–—]", re.IGNORECASE)
_DASHES = frozenset("-–—")
_DATELINE = re.compile(r"[^\Wa-z_][^a-z]*? (?:--|[-–—]) ")
# "Last updated: ...", "Haiti earthquake: your stories ...": a sentence says who speaks before its first colon.
_LABEL = 5


def can_stand(text: str, tokens: Sequence[Token], times: Container[int], terms: Terms) -> bool:
    """Whether the sentence is whole and needs nothing that stood before it. `times` are the places at which an
    expression of time stands."""
    told = [token for token in tokens if token.start not in times]
    bare = text.rstrip("\"”“'’»)")
    return (
        text.endswith(_ENDS)
        and not bare.endswith(("?", *_CUT))
        and _FURNITURE.search(text) is None
        and _DATELINE.match(text) is None
        and stands_alone(text, terms)
        and not any(mark.text == ":" and after.text not in QUOTES for mark, after in pairwise(told[: _LABEL + 1]))
        and not _is_stamped(tokens, times)
        and not _runs_on(told, terms)
        and not _speaks_of_unnamed(told, terms)
        and not _speaks_of_itself(tokens, terms)
    )


def is_counted(timex: Timex) -> bool:
    """Whether an expression finds its day by counting from another ("yesterday", "two days later"): beside the date, it
    tells of another day."""
    return "weekday" not in timex.basis and timex.basis.get("day", "stated") != "stated"


def is_dated_in_full(timex: Timex) -> bool:
    """Whether an expression states the year of a day, as captions and the heads of pages do, and few sentences."""
    return timex.basis.get("year") == "stated" and timex.basis.get("day") == "stated"


def _is_stamped(tokens: Sequence[Token], times: Container[int]) -> bool:
    """Whether a time stands before it, or a name with a colon, not in it: "7 May 2024 Last updated ...", "At 8.51 pm
    on 18 May, ida wrote: Nobody came"."""
    after = next((token for token in tokens if token.start not in times), None)
    if after is not None and after is not tokens[0] and (after.is_capital or after.text in _DASHES):
        return True
    return any(before.text == ":" and token.is_capital for before, token in pairwise(tokens))


def _speaks_of_itself(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether somebody says "I" or "you" outside quotation marks: the words of nobody whom the sentence names."""
    inside = False
    for token in tokens:
        if token.text in QUOTES:
            inside = not inside
        elif not inside and token.lower in terms.words.first_persons:
            return True
    return False


def _runs_on(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether a heading runs into it: "Many feared dead The quake is the worst ..." has a small word written large."""
    small = terms.words.determiner | terms.words.pronoun | terms.words.preposition
    return any(
        token.lower in small and token.text[1:].islower() and token.is_capital
        and before.is_word and before.text.islower() and before.end + 1 == token.start
        for before, token in pairwise(tokens)
    )  # fmt: skip


def _speaks_of_unnamed(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether a pronoun comes before anything in the sentence that it could stand for: "On Friday he said"."""
    words = terms.words
    pronouns = words.pronoun - words.determiner - words.relative
    first = next((token for token in tokens if token.lower in pronouns or is_content(token, words)), None)
    return first is not None and first.lower in pronouns
