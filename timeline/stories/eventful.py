"""Whether a clause tells of an event at all, or only quotes, asks, weighs or describes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.models import Status
from timeline.stories.clauses import Clause
from timeline.stories.placing import PLACED
from timeline.stories.sentence import Sentence
from timeline.stories.status import find_status, is_cue, is_negated, is_result
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token
from timeline.stories.verbs import is_auxiliary, is_past_form

_FEWEST_WORDS = 4
# Longer than any sentence of news: a menu, a table, captions run together.
_MOST_WORDS = 90
_QUOTED_SHARE = 0.5
_FORETOLD = frozenset({Status.PLANNED, Status.ONGOING})


def is_eventful(sentence: Sentence, clause: Clause, dated: bool, terms: Terms) -> bool:
    """Whether an editor could want the clause on a timeline; a time of its own (`dated`) makes that likelier."""
    tokens = sentence.tokens
    words = [token for token in tokens if token.is_word]
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or tokens[-1].text == "?":
        return False
    if _is_quotation(sentence) and not sentence.dates:
        return False
    named = [tokens[index] for index in clause.tokens]
    if clause.verb is None:
        return is_cue(named, terms) and (dated or _is_specific(sentence.core, terms))
    if dated:
        return clause.verb not in sentence.quoted or bool(sentence.dates)
    negated = is_negated(tokens, clause.verb, clause.verb_end, terms)
    if clause.verb in sentence.quoted or negated or not _changes_something(sentence, clause, terms):
        return False
    if _has_unresolved_time(sentence):
        return True
    return not _points_back(sentence, clause, terms) and (bool(sentence.vague) or _is_specific(sentence.core, terms))


def tells_by_itself(sentence: Sentence, clause: Clause, terms: Terms) -> bool:
    """Whether the clause tells of a known kind of deed and names who or where, without the rest of its sentence."""
    core = [sentence.tokens[index] for index in clause.tokens if index not in sentence.masked]
    if clause.verb is None or not core or core[0].lower in terms.words.pronoun:
        return False
    known = terms.is_event_verb(sentence.tokens[clause.verb_end].lower)
    return known and _is_specific(core, terms) and is_eventful(sentence, clause, False, terms)


def _is_quotation(sentence: Sentence) -> bool:
    """Whether most of what is not attribution stands between quotation marks."""
    if not sentence.quoted:
        return False
    core = [index for index in range(len(sentence.tokens)) if index not in sentence.masked]
    words = [index for index in core if sentence.tokens[index].is_word]
    return bool(words) and sum(index in sentence.quoted for index in words) > _QUOTED_SHARE * len(words)


def _changes_something(sentence: Sentence, clause: Clause, terms: Terms) -> bool:
    """A past form that is no opinion and no state, or something foretold: "was ill" and "could rise" are neither."""
    assert clause.verb is not None
    tokens, words = sentence.tokens, terms.words
    status = find_status(tokens, clause.verb, clause.verb_end, terms)
    if status in _FORETOLD:
        return True
    if status is Status.POSSIBLE:
        return False
    last = tokens[clause.verb_end]
    if is_result(tokens, clause.verb, clause.verb_end, terms):
        return True
    if is_auxiliary(last, terms):
        return False
    if terms.is_form_of(last.lower, words.opinion):
        return False
    alone = words.verb_bracket and clause.verb == clause.verb_end and last.lower not in words.irregular_pasts
    if alone and last.lower.endswith(words.present_endings):
        # Alone, "gehört" and "betreibt" are a present tense; as a participle they stand behind an auxiliary.
        return terms.is_event_verb(last.lower)
    group = tokens[clause.verb : clause.verb_end]
    is_state = any(token.lower in words.present_be for token in group)
    return (is_past_form(last, terms) and not is_state) or terms.is_event_verb(last.lower)


def _has_unresolved_time(sentence: Sentence) -> bool:
    """Whether it names a day that only a publication could place: "He escaped on Monday" in an undated article."""
    return any(timex.type in PLACED and timex.value is None for timex in sentence.timexes)


def _points_back(sentence: Sentence, clause: Clause, terms: Terms) -> bool:
    """Whether its subject is only a pronoun: "That has led the council to ..." tells nothing by itself, "The navy said
    it has captured ..."
    does."""
    first = next((token for token in sentence.core if token.is_word and token.lower not in terms.words.leading), None)
    if first is None or first.lower not in terms.words.pronoun:
        return False
    if first.lower not in terms.words.determiner and _follows_speaker(sentence, first):
        return not terms.is_event_verb(sentence.tokens[clause.verb_end].lower)
    after = [token for token in sentence.core if token.start > first.start][:1]
    possessive = first.lower in terms.words.determiner and bool(after) and not is_auxiliary(after[0], terms)
    return not possessive


def _follows_speaker(sentence: Sentence, token: Token) -> bool:
    """Whether who says so is named right in front of the word."""
    return any(found.speaker and sentence.tokens[found.last - 1].end < token.start for found in sentence.attributions)


def _is_specific(core: Sequence[Token], terms: Terms) -> bool:
    """Whether the words name somebody or count something, or speak of a known event ("the blast")."""
    nouns = terms.words.event_nouns
    if terms.words.capital_nouns:
        return any(
            token.is_number or token.lower in nouns or (token.is_capital and _may_be_name(before, terms))
            for before, token in pairwise(core)
        )
    named = any(token.is_number or token.is_capital or token.lower in nouns for token in core[1:])
    return named or (bool(core) and core[0].is_capital and core[0].lower not in terms.words.stop)


def _may_be_name(before: Token, terms: Terms) -> bool:
    """Whether the word before a capital one leaves it open to be a name: `in Velm`, `Petra Holm`, not `der Brand`."""
    return before.is_capital or before.lower in terms.words.preposition
