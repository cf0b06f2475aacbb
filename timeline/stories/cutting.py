"""A mention's words cut to what happened, so that they read as a headline."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from timeline.models import Mention, Span, Timex
from timeline.stories.attribution import find_attributions, quoted_tokens
from timeline.stories.clauses import Clause, Kind, split_clauses
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.stories.verbs import has_auxiliary, is_past_form

_FEWEST_WORDS = 3
# A clause of this many characters needs no cut.
_SHORT = 60


class _Cut(msgspec.Struct, frozen=True):
    """The tokens of a mention, and what the cut looks at."""

    tokens: list[Token]
    timexes: list[Timex]
    clauses: list[Clause]
    terms: Terms

    def is_time(self, at: int) -> bool:
        return any(timex.span.start <= self.tokens[at].start < timex.span.end for timex in self.timexes)


def cut_clause(mention: Mention, terms: Terms) -> str:
    """What a mention says happened, without who says so, and without the times and glue words at its ends.

    The words between the two cuts stay as they are; only the first letter is made a capital.
    """
    tokens = tokenize(mention.text)
    timexes = [_moved(timex, mention) for timex in (mention.timex, mention.reported_timex) if timex is not None]
    attributions = find_attributions(tokens, timexes, terms)
    masked = frozenset(index for found in attributions for index in range(found.first, found.last))
    cut = _Cut(tokens, timexes, split_clauses(tokens, masked, terms), terms)
    spoken = {index for clause in cut.clauses if clause.kind is Kind.SPEECH for index in clause.tokens}
    runs = _runs([index for index in range(len(tokens)) if index not in masked and index not in spoken])
    if not runs:
        return _capital(" ".join(mention.text.split()))
    first, last = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    first = _without_opening(cut, first, last)
    last = _without_closing(cut, first, _without_aside(cut, first, last))
    while last > first and not (tokens[last - 1].is_word or tokens[last - 1].text in '"”’)%'):
        last -= 1
    if last - first < _FEWEST_WORDS:
        return _capital(" ".join(mention.text.split()))
    return _capital(" ".join(mention.text[tokens[first].start : tokens[last - 1].end].split()))


def _without_opening(cut: _Cut, first: int, last: int) -> int:
    """Skip "Recently," and "Meanwhile," and "On Friday,"."""
    at = first
    while at < last:
        token = cut.tokens[at]
        opens = at + 1 < last and token.lower in cut.terms.words.time_joints and cut.is_time(at + 1)
        if not (opens or cut.is_time(at) or token.text == "," or token.lower in cut.terms.words.leading):
            break
        at += 1
    return at


def _without_aside(cut: _Cut, first: int, last: int) -> int:
    """End a long clause behind its verb, before a comma that opens what a headline can do without."""
    tokens = cut.tokens
    verbs = [each.verb_end for each in cut.clauses if each.kind is Kind.MAIN and each.verb is not None]
    if not verbs or tokens[last - 1].end - tokens[first].start <= _SHORT:
        return last
    quoted = quoted_tokens(tokens)
    parts = {each.tokens[0] for each in cut.clauses if each.kind is Kind.MAIN}
    for at in range(max(verbs[0] + 2, first + _FEWEST_WORDS), last - 1):
        after = tokens[at + 1]
        opener = after.lower in cut.terms.words.asides or cut.terms.is_participle(after.lower)
        aside = opener or (at + 1 in parts and not any(cut.is_time(behind) for behind in range(at, last)))
        if tokens[at].text == "," and at not in quoted and aside and not after.is_capital:
            return at
    return last


def _without_closing(cut: _Cut, first: int, last: int) -> int:
    """Leave out a time at the end: beside a date it says nothing. "Photos taken in May" needs its end."""
    tokens, terms = cut.tokens, cut.terms
    joints = terms.words.coordinating | terms.words.relative
    while last > first and (not tokens[last - 1].is_word or tokens[last - 1].lower in joints):
        last -= 1
    end = last
    while end > first and cut.is_time(end - 1):
        end -= 1
    if end == last:
        return last
    while end > first and (tokens[end - 1].lower in terms.words.time_joints or tokens[end - 1].text == ","):
        end -= 1
    if end - first < _FEWEST_WORDS or not is_content(tokens[end - 1], terms.words):
        return last
    participle = is_past_form(tokens[end - 1], terms) and not has_auxiliary(tokens, end - 1, terms)
    return last if participle else end


def _moved(timex: Timex, mention: Mention) -> Timex:
    """The expression as it stands in the mention's own text."""
    start = timex.span.start - mention.span.start
    return msgspec.structs.replace(timex, span=Span(start, start + timex.span.end - timex.span.start))


def _runs(indexes: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring indexes as half-open stretches."""
    runs: list[tuple[int, int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
