"""Which words of a sentence are finite verbs, as far as their form and their neighbours tell."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.stories.terms import Terms
from timeline.stories.tokens import QUOTES, Token

_SHORTEST_PAST = 4
_ADVERBS_BETWEEN = 3


def is_auxiliary(token: Token, terms: Terms) -> bool:
    """Whether the word is an auxiliary by its form; with a capital it is a name (Will, 6 May) or asks a question."""
    return not token.is_capital and token.lower in terms.words.auxiliary


def is_past_form(token: Token, terms: Terms) -> bool:
    """Whether the word can be a past tense or a past participle by its form."""
    lower, words = token.lower, terms.words
    if token.hyphen or lower in words.not_verbs:
        return False
    if lower in words.irregular_pasts:
        return True
    return not token.is_capital and len(lower) >= _SHORTEST_PAST and terms.is_regular_past(lower)


def is_verb_at(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """Whether the word at `index` is an auxiliary or a past form that stands where a verb can stand."""
    token = tokens[index]
    if terms.words.capital_nouns and token.is_capital:
        return False
    if token.lower in terms.words.clitic:
        return index > 0 and tokens[index - 1].lower in terms.words.pronoun
    if is_auxiliary(token, terms):
        return True
    if token.lower in terms.words.saying or _is_present(tokens, index, terms):
        return _may_follow(tokens, index, terms)
    return is_past_form(token, terms) and _may_follow(tokens, index, terms)


def has_auxiliary(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """Whether the verb at `index` has an auxiliary shortly before it: `has quietly left`."""
    for back in range(1, _ADVERBS_BETWEEN + 1):
        if index - back < 0:
            return False
        before = tokens[index - back]
        if is_auxiliary(before, terms):
            return True
        if not (before.lower.endswith(terms.words.adverb_endings or ("\0",)) or before.lower in terms.words.stop):
            return False
    return False


def _may_follow(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """No verb follows an article, a possessive, a preposition or a hyphen: `the detained men`, `of armed groups`."""
    if index == 0:
        return not tokens[0].is_capital or tokens[0].lower in terms.words.saying
    before = tokens[index - 1]
    if before.lower in terms.words.determiner and not _stands_alone(tokens, index - 1, terms):
        return False
    return before.lower not in terms.words.before_nouns | terms.words.preposition | terms.words.of


def _stands_alone(tokens: Sequence[Token], at: int, terms: Terms) -> bool:
    """Whether an article is none but a pronoun: `that sank`. Where commas part the clauses, a relative one follows a
    comma: `die Männer, die verletzt wurden`, not `die verletzten Männer`."""
    words, lower = terms.words, tokens[at].lower
    if not words.verb_bracket:
        return lower in words.relative | words.pronoun
    return lower in words.relative and opens_clause(tokens, at, terms) if at > 0 else lower in words.pronoun


def opens_clause(tokens: Sequence[Token], at: int, terms: Terms) -> bool:
    """Whether the word stands behind a comma, with at most a preposition between: `, in der`."""
    back = at - 2 if at > 1 and tokens[at - 1].lower in terms.words.preposition else at - 1
    return back >= 0 and tokens[back].text == ","


def _is_present(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """`orders`, `denies`: the third person of a verb that the word lists know, behind a name."""
    token = tokens[index]
    if not token.lower.endswith(terms.words.present_endings or ("\0",)) or token.hyphen or index == 0:
        return False
    before = tokens[index - 1]
    named = before.is_capital or before.text in QUOTES or before.text == ","
    return named and not token.is_capital and terms.is_event_verb(token.lower)
