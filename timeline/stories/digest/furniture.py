"""Whether a sentence has parts of its page in it: captions, headings, datelines and stamps that ran into the text."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from timeline.stories.digest.phrases import Phrases
from timeline.stories.terms import Terms
from timeline.stories.tokens import QUOTES, Token

# Addresses of pages and people stand in what surrounds a text, and so do bars between its parts and datelines.
_FURNITURE = re.compile(r"https?:|www\.|@|\||©|\.(?:com|org|net)\b|\) [-–—]|\\/", re.IGNORECASE)
_DASHES = frozenset("-–—")
# "KELBY -- The dam", and behind a byline: "Ida Lund, KELBY - The dam".
_DATELINE = re.compile(r"[^\Wa-z_][^a-z]*? (?:--|[-–—]) |(?:\S+ ){0,14}?[^\Wa-z_]{3,}[,.)]? (?:--|[–—]) ")
# "Last updated: ...", "Haiti earthquake: your stories ...": a sentence says who speaks before its first colon.
_LABEL = 6
# "Dam ` was cracked' Ida Lund wept": the text begins behind what a heading quotes. "The miners' Union" is none.
_QUOTED_HEADING = re.compile(r"(?:^|\s)[`'‘]\s?\w[^`'‘’]*[^\Ws]['’] [^\W\da-z_]\w*[^\W\d_]*[a-z]")
# A picture is pointed at within so many words: "In this undated photo".
_POINTED_WITHIN = 4
# So many words written large, of so many letters, are a heading: "DAM BURSTS When the rain".
_LOUD = 3
_LETTERS = 3


def holds_furniture(text: str, tokens: Sequence[Token], times: Container[int], terms: Terms, phrases: Phrases) -> bool:
    """Whether anything in the sentence is not of it. `times` are the places at which an expression of time stands."""
    told = [token for token in tokens if token.start not in times]
    return (
        _FURNITURE.search(text) is not None
        or _DATELINE.match(text) is not None
        or phrases.page.search(text) is not None
        or any(mark.text == ":" and after.text not in QUOTES for mark, after in pairwise(told[: _LABEL + 1]))
        or _is_stamped(tokens, times)
        or _runs_on(tokens, times, terms, phrases)
        or _names_author(tokens, times, terms)
        or _QUOTED_HEADING.search(text) is not None
        or _is_loud(tokens)
        or _shows_picture(tokens, phrases)
    )


def _is_stamped(tokens: Sequence[Token], times: Container[int]) -> bool:
    """Whether a time stands before it, or a name with a colon, not in it: "7 May 2024 Last updated ...", "7 May 2024;
    4:21 PM Divers ...", "At 8.51 pm on 18 May, ida wrote: Nobody came", "born 7 May 1956 Holm grew up"."""
    after = next((token for token in tokens if token.start not in times and token.text != ";"), None)
    if after is not None and after is not tokens[0] and (after.is_capital or after.text in _DASHES):
        return True
    for before, token in pairwise(tokens):
        if before.text == ":" and token.is_capital:
            return True
        year = before.start in times and before.is_number and len(before.text) == 4
        if year and token.is_capital and token.start not in times and before.end + 1 == token.start:
            return True
    return False


def _runs_on(tokens: Sequence[Token], times: Container[int], terms: Terms, phrases: Phrases) -> bool:
    """Whether a heading runs into it: "Many feared dead The quake is the worst ..." has a small word written large."""
    words = terms.words
    small = words.determiner | words.pronoun | words.preposition | words.leading | words.temporal | phrases.openers
    return any(
        token.lower in small and token.is_capital and (token.text[1:].islower() or _opens(token, after))
        and before.is_word and before.end + 1 == token.start and not (before.start in times and token.start in times)
        and (before.text.islower() or before.start in times or after.text.islower())
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )  # fmt: skip


def _names_author(tokens: Sequence[Token], times: Container[int], terms: Terms) -> bool:
    """Whether it begins with who wrote it: "By Ida Lund The dam ...", "By the Kelby Staff ..."."""
    if tokens[0].lower not in terms.words.by:
        return False
    after = next((token for token in tokens[1:] if token.lower not in terms.words.determiner), None)
    return after is not None and after.is_capital and after.start not in times and not terms.words.capital_nouns


def _opens(token: Token, after: Token) -> bool:
    """Whether one letter written large is a word in front of another: "to spread blame A day later"."""
    return len(token.text) == 1 and token.text != "I" and after.is_word and after.text.islower()


def _is_loud(tokens: Sequence[Token]) -> bool:
    """Whether words in a row are written large throughout."""
    row = 0
    for token in tokens:
        loud = len(token.text) >= _LETTERS and token.text.isupper()
        row = row + 1 if loud else row if token.is_word and token.text.isupper() else 0
        if row >= _LOUD:
            return True
    return False


def _shows_picture(tokens: Sequence[Token], phrases: Phrases) -> bool:
    """Whether it tells what a picture shows: "In this photo ...", "Photo by ...", "Ida Holm, left, and ..."."""
    words = [token.lower for token in tokens if token.is_word]
    if words[:1] and words[0] in phrases.pictures:
        return True
    for place, word in enumerate(words[:_POINTED_WITHIN]):
        if word in phrases.pointing and phrases.pictures.intersection(words[place + 1 : place + _POINTED_WITHIN]):
            return True
    marks = {",", "(", ")"}
    return any(
        (token.lower in phrases.sides and before.text in marks and after.text in marks)
        or (token.lower in phrases.pictures and (before.text in _DASHES or (token.is_capital and after.is_capital)))
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
