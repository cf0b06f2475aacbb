"""Which words of a sentence are finite verbs, as far as their form and their neighbours tell."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.stories.terms import Terms
from timeline.stories.tokens import QUOTES, Token, is_content

_ADVERBS_BETWEEN = 3
_AROUND = 3


def is_auxiliary(token: Token, terms: Terms) -> bool:
    """Whether the word is an auxiliary by its form; with a capital it is a name (Will, 6 May) or asks a question."""
    return terms.forms[token.text].is_auxiliary


def is_past_form(token: Token, terms: Terms) -> bool:
    """Whether the word can be a past tense or a past participle by its form."""
    return terms.forms[token.text].is_past and not token.hyphen


def is_verb_at(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """Whether the word at `index` is an auxiliary or a past form that stands where a verb can stand."""
    form = terms.forms[tokens[index].text]
    if not form.may_be_verb:
        return False
    if form.is_clitic:
        return index > 0 and tokens[index - 1].lower in terms.words.pronoun
    if form.is_auxiliary:
        return True
    if form.is_headline_past and index > 0:
        return _is_past_in_headline(tokens, index, terms)
    by_form = form.is_saying or (form.is_past and not tokens[index].hyphen)
    return (by_form or (form.ends_present and _is_present(tokens, index, terms))) and may_follow(tokens, index, terms)


def reads_as_headline(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """Whether the words around are written as in `Three Divers Found in Cave`: none with a meaning of its own is
    small. A capital is a name elsewhere: `Mark Felt was an agent`."""
    around = tokens[max(index - _AROUND, 0) : index + _AROUND + 1]
    return all(token.is_capital or not is_content(token, terms.words) or token.is_number for token in around)


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


def may_follow(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """No verb follows an article, a possessive, a preposition or a hyphen: `the detained men`, `of armed groups`."""
    if index == 0:
        return not tokens[0].is_capital or tokens[0].lower in terms.words.saying
    before = tokens[index - 1]
    if before.lower in terms.words.determiner and not _stands_alone(tokens, index - 1, terms):
        return False
    return not terms.forms[before.text].bars_verb


def _is_past_in_headline(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """`Church Damaged in Fire`: of a verb that the word lists know, before something that goes on."""
    token = tokens[index]
    goes_on = index + 1 < len(tokens) and tokens[index + 1].is_word
    if token.hyphen or not (goes_on and terms.is_event_verb(token.lower)):
        return False
    return reads_as_headline(tokens, index, terms) and may_follow(tokens, index, terms)


def _stands_alone(tokens: Sequence[Token], at: int, terms: Terms) -> bool:
    """Whether an article is none but a pronoun: `that sank`. Where commas part the clauses, a relative one follows a
    comma: `die Männer, die verletzt wurden`, not `die verletzten Männer`."""
    words, lower = terms.words, tokens[at].lower
    if not words.verb_bracket:
        return lower in words.relative or lower in words.pronoun
    return lower in words.relative and opens_clause(tokens, at, terms) if at > 0 else lower in words.pronoun


def opens_clause(tokens: Sequence[Token], at: int, terms: Terms) -> bool:
    """Whether the word stands behind a comma, with at most a preposition between: `, in der`."""
    back = at - 2 if at > 1 and tokens[at - 1].lower in terms.words.preposition else at - 1
    return back >= 0 and tokens[back].text == ","


def _is_present(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """`orders`, `denies`: what ends as the third person does is that of a verb in the word lists, behind a name."""
    token = tokens[index]
    if token.hyphen or index == 0:
        return False
    before = tokens[index - 1]
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if after in terms.words.preposition and terms.is_form_of(token.lower, terms.words.event_nouns):
        return False  # "Air strikes in Velm"
    named = before.is_capital or before.text in QUOTES or before.text == ","
    return named and terms.is_event_verb(token.lower)
