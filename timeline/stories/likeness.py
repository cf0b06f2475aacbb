"""How far two mentions tell of one event, by their words alone: what happened, to whom, where."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

from timeline.models import Mention
from timeline.stories.attribution import find_attributions
from timeline.stories.clauses import Clause, Kind, split_clauses
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.stories.verbs import is_auxiliary, is_verb_at

# A word of every beat, a number, and what a relative or temporal clause adds tell less of what happened.
_COMMON = 0.6
_NUMBER = 0.5
_ASIDE = 0.4
# So many unseen mentions stand behind each topic: in a small one a word that stands twice is still rare.
_UNSEEN = 12.0
_ASIDES = frozenset({Kind.RELATIVE, Kind.TEMPORAL, Kind.SPEECH})
_HEADLINE = 0.6


class Gist(msgspec.Struct, frozen=True):
    """What a mention says happened: its terms and how much each belongs to it, its `deeds` (verbs of main clauses).

    `names` are terms with a capital; `subject` the last of them before the first verb. `earlier` and `another` tell of
    words that set it apart from a like event ("previously", "a second").
    """

    terms: dict[str, float]
    deeds: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    common: frozenset[str]
    subject: str | None
    earlier: bool
    another: bool


def gist_of(mention: Mention, terms: Terms) -> Gist:
    """The terms of a mention without its times and without who says so."""
    tokens = tokenize(mention.text)
    times = [timex.span for timex in (mention.timex, mention.reported_timex) if timex is not None]
    masked = {index for found in find_attributions(tokens, (), terms) for index in range(found.first, found.last)}
    masked |= {
        index
        for index, token in enumerate(tokens)
        if any(span.start <= token.start + mention.span.start < span.end for span in times)
    }
    clauses = split_clauses(tokens, frozenset(masked), terms)
    aside = {index for clause in clauses if clause.kind in _ASIDES for index in clause.tokens}
    content = [index for index, token in enumerate(tokens) if index not in masked and is_content(token, terms.words)]
    weights: dict[str, float] = {}
    for index in content:
        key = terms.key(tokens[index].text)
        weights[key] = max(weights.get(key, 0.0), _ASIDE if index in aside else 1.0)
    lowers = {token.lower for index, token in enumerate(tokens) if index not in masked}
    return Gist(
        terms=weights,
        deeds=_deeds(tokens, clauses, terms),
        names=_names(tokens, content, terms),
        numbers=frozenset(terms.key(tokens[index].text) for index in content if tokens[index].is_number),
        common=frozenset(terms.key(tokens[i].text) for i in content if tokens[i].lower in terms.words.common),
        subject=_subject(tokens, masked, terms),
        earlier=bool(lowers & terms.words.earlier),
        another=bool(lowers & terms.words.another),
    )


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
    shared = math.fsum(
        weights[term] * min(part, other.terms[term]) for term, part in one.terms.items() if term in other.terms
    )
    first = math.fsum(weights[term] * part for term, part in one.terms.items())
    second = math.fsum(weights[term] * part for term, part in other.terms.items())
    return shared / math.sqrt(first * second) if first > 0 and second > 0 else 0.0


def _deeds(tokens: Sequence[Token], clauses: Sequence[Clause], terms: Terms) -> frozenset[str]:
    deeds: set[str] = set()
    for clause in clauses:
        if clause.kind in _ASIDES:
            continue
        for index in clause.tokens:
            token = tokens[index]
            plain = not is_auxiliary(token, terms) and is_content(token, terms.words)
            if plain and is_verb_at(tokens, index, terms):
                deeds.add(terms.key(token.lower))
    return frozenset(deeds)


def _names(tokens: Sequence[Token], content: Sequence[int], terms: Terms) -> frozenset[str]:
    """Terms with a capital, but for the first word; none in a headline that capitalises everything."""
    capitals = [index for index in content if tokens[index].is_capital and index > 0]
    if len(capitals) > _HEADLINE * len(content):
        return frozenset()
    if capitals and content[0] == 0 and 1 in capitals:
        capitals.append(0)
    return frozenset(terms.key(tokens[index].text) for index in capitals)


def _subject(tokens: Sequence[Token], masked: set[int], terms: Terms) -> str | None:
    found: str | None = None
    for index, token in enumerate(tokens):
        if index in masked:
            continue
        if is_verb_at(tokens, index, terms):
            return found
        named = token.is_capital and is_content(token, terms.words)
        if named and (index > 0 or (len(tokens) > 1 and tokens[1].is_capital)):
            found = terms.key(token.text)
    return None
