"""How far two mentions tell of one event, by their words alone: what happened, to whom, where."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

from timeline.models import Mention, Timex
from timeline.stories.attribution import find_attributions
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.stories.verbs import is_auxiliary, is_verb_at

_COMMON = 0.6
_NUMBER = 0.5
_UNSEEN = 12.0


class Gist(msgspec.Struct, frozen=True):
    """What a mention says happened: its terms, which of them are verbs, and the words that set it apart from a like
    event ("previously", "another"). `subject` is the last name before its first verb, None where none is there."""

    terms: frozenset[str]
    verbs: frozenset[str]
    numbers: frozenset[str]
    common: frozenset[str]
    earlier: bool
    another: bool
    subject: str | None


def gist_of(mention: Mention, terms: Terms) -> Gist:
    """The terms of a mention without its times and without who says so."""
    tokens = tokenize(mention.text)
    spans = [_local(timex, mention) for timex in (mention.timex, mention.reported_timex) if timex is not None]
    masked = {index for found in find_attributions(tokens, (), terms) for index in range(found.first, found.last)}
    kept = [
        (index, token)
        for index, token in enumerate(tokens)
        if index not in masked and not any(start <= token.start < end for start, end in spans)
    ]
    verbs = {
        terms.key(token.lower)
        for index, token in kept
        if is_verb_at(tokens, index, terms) and not is_auxiliary(token, terms) and is_content(token, terms.words)
    }
    content = [token for _, token in kept if is_content(token, terms.words)]
    lowers = {token.lower for _, token in kept}
    return Gist(
        terms=frozenset(terms.key(token.text) for token in content) | verbs,
        verbs=frozenset(verbs),
        numbers=frozenset(terms.key(token.text) for token in content if token.is_number),
        common=frozenset(terms.key(token.text) for token in content if token.lower in terms.words.common),
        earlier=bool(lowers & terms.words.earlier) or (" had " in f" {' '.join(t.lower for t in tokens[:6])} "),
        another=bool(lowers & terms.words.another),
        subject=_subject(kept, tokens, terms),
    )


def _subject(kept: Sequence[tuple[int, Token]], tokens: Sequence[Token], terms: Terms) -> str | None:
    found: str | None = None
    for index, token in kept:
        if is_verb_at(tokens, index, terms):
            return found
        named = token.is_capital and is_content(token, terms.words)
        if named and (index > 0 or (len(tokens) > 1 and tokens[1].is_capital)):
            found = terms.key(token.text)
    return None


def term_weights(gists: Sequence[Gist]) -> dict[str, float]:
    """How much each term tells among the mentions of one topic: what nearly all of them say tells little."""
    seen = Counter(term for gist in gists for term in gist.terms)
    common = frozenset[str]().union(*(gist.common for gist in gists))
    numbers = frozenset[str]().union(*(gist.numbers for gist in gists))
    return {
        term: math.log((len(gists) + _UNSEEN) / count)
        * (_COMMON if term in common else 1.0)
        * (_NUMBER if term in numbers else 1.0)
        for term, count in sorted(seen.items())
    }


def likeness(one: Gist, other: Gist, weights: dict[str, float]) -> float:
    """From 0 (nothing shared) to 1 (the same terms)."""
    shared = math.fsum(weights[term] for term in one.terms & other.terms)
    whole = math.fsum(weights[term] for term in one.terms) * math.fsum(weights[term] for term in other.terms)
    return shared / math.sqrt(whole) if whole > 0 else 0.0


def _local(timex: Timex, mention: Mention) -> tuple[int, int]:
    return (timex.span.start - mention.span.start, timex.span.end - mention.span.start)
