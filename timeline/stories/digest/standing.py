"""Whether a sentence can be printed by itself under a date: whole, no furniture, and about what it names."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import islice

from timeline.models import Timex
from timeline.stories.digest.furniture import holds_furniture
from timeline.stories.digest.phrases import Phrases, load_phrases
from timeline.stories.headlines import finite_verb
from timeline.stories.terms import Terms
from timeline.stories.titles import stands_alone
from timeline.stories.tokens import QUOTES, Token, is_content
from timeline.stories.verbs import is_auxiliary, is_past_form

_ENDS = (".", "!", '"', "”", "“", "'", "’", "»", ")")
_CUT = ("...", "…")
# "The new company's board said": so many words behind the article its noun has come, or a name.
_OPENING = 3


def can_stand(text: str, tokens: Sequence[Token], times: Container[int], terms: Terms) -> bool:
    """Whether the sentence is whole and needs nothing that stood before it. `times` are the places at which an
    expression of time stands."""
    bare = text.rstrip("\"”“'’»)")
    return (
        text.endswith(_ENDS)
        and not bare.endswith(("?", *_CUT))
        and stands_alone(text, terms)
        and not holds_furniture(text, tokens, times, terms, load_phrases(terms.words.language))
        and not _speaks_of_unnamed([token for token in tokens if token.start not in times], terms)
        and not _speaks_of_itself(tokens, terms)
    )


def hangs(text: str, tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether a sentence that can stand is still said beside another: "For example", "the former", "she also said"."""
    phrases = load_phrases(terms.words.language)
    pointing = any(token.lower in phrases.backward for token in _outside_quotes(tokens))
    return pointing or phrases.joining.search(text) is not None


def opens_bare(tokens: Sequence[Token], times: Container[int], terms: Terms) -> bool:
    """Whether it begins with something that an article takes for known and no word says whose ("The company said"), or
    says "he" before it has named anybody."""
    phrases = load_phrases(terms.words.language)
    told = [token for token in tokens if token.start not in times]
    if _speaks_before_naming(told, terms):
        return True
    if not told or told[0].lower not in phrases.articles:
        return False
    return not any(_names(token, phrases, terms) for token in told[1 : 1 + _OPENING])


def is_caption(tokens: Sequence[Token], times: Container[int], terms: Terms) -> bool:
    """Whether it tells in the present what was seen on the day that ends it: "Ida Lund speaks in Kelby March 4"."""
    said = [token for token in tokens if token.is_word]
    if terms.words.verb_bracket or not said or said[-1].start not in times:
        return False
    verb = finite_verb(tokens, terms)
    return verb is None or not (is_past_form(tokens[verb], terms) or is_auxiliary(tokens[verb], terms))


def is_counted(timex: Timex) -> bool:
    """Whether an expression finds its day by counting from another ("yesterday", "two days later"): beside the date, it
    tells of another day."""
    return "weekday" not in timex.basis and timex.basis.get("day", "stated") != "stated"


def is_dated_in_full(timex: Timex) -> bool:
    """Whether an expression states the year of a day, as captions and the heads of pages do, and few sentences."""
    return timex.basis.get("year") == "stated" and timex.basis.get("day") == "stated"


def _outside_quotes(tokens: Sequence[Token]) -> list[Token]:
    inside = False
    found = []
    for token in tokens:
        if token.text in QUOTES:
            inside = not inside
        elif not inside:
            found.append(token)
    return found


def _speaks_before_naming(tokens: Sequence[Token], terms: Terms) -> bool:
    words = terms.words
    pronouns = words.pronoun - words.pointing - words.relative
    told = (token for token in tokens[1:] if token.is_capital or token.lower in pronouns)
    return not words.capital_nouns and any(token.lower in pronouns for token in islice(told, 1))


def _names(token: Token, phrases: Phrases, terms: Terms) -> bool:
    capital = token.is_capital and not terms.words.capital_nouns
    return capital or token.is_number or token.lower in phrases.naming


def _speaks_of_itself(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether somebody says "I" or "you" outside quotation marks: the words of nobody whom the sentence names."""
    return any(token.lower in terms.words.first_persons for token in _outside_quotes(tokens))


def _speaks_of_unnamed(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether a pronoun comes before anything in the sentence that it could stand for: "On Friday he said"."""
    words = terms.words
    pronouns = words.pronoun - words.determiner - words.relative
    first = next((token for token in tokens if token.lower in pronouns or is_content(token, words)), None)
    return first is not None and first.lower in pronouns
