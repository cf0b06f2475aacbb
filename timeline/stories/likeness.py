"""How far two mentions tell of one event, by their words alone: what happened, to whom, where."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from timeline.models import Mention
from timeline.stories.attribution import find_attributions
from timeline.stories.clauses import Clause, Kind, split_clauses
from timeline.stories.placing import event_stems, is_vague
from timeline.stories.terms import Terms, event_keys
from timeline.stories.tokens import Token, is_content, tokenize
from timeline.stories.verbs import is_auxiliary, is_verb_at

# A word of every beat, a number, and what a relative or temporal clause adds tell less of what happened.
COMMON = 0.6
NUMBER = 0.5
_ASIDE = 0.4
# Names come in company, and all of a story's sentences share some.
NAMED = 0.5
# So many unseen mentions stand behind each topic: in a small one a word that stands twice is still rare.
UNSEEN = 12.0
_ASIDES = frozenset({Kind.RELATIVE, Kind.TEMPORAL, Kind.SPEECH})
_HEADLINE = 0.6
# "Led 20-0" and "led 10-0" share no number.
_NIL = "0"
# What a long mention holds of a short one, where both tell of the same deed.
CONTAINED = 0.5


class Gist(msgspec.Struct, frozen=True):
    """What a mention says happened: its terms and how much each belongs to it, its `deeds` (verbs of main clauses)
    and its `happenings` (nouns and verbs that name what can happen).

    `once` are deeds that cannot be repeated within days, `names` terms with a capital, `of_whom` those that stand
    nowhere but before the first verb. `subject` is the last name before the first verb, `agent` the last word of any
    kind. `earlier` and `another` tell of words that set it apart from a like event ("previously", "a second blast").
    """

    terms: dict[str, float]
    deeds: frozenset[str]
    happenings: frozenset[str]
    once: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    common: frozenset[str]
    of_whom: frozenset[str]
    subject: str | None
    agent: str | None
    earlier: bool
    another: bool


def gist_of(mention: Mention, terms: Terms) -> Gist:
    """The terms of a mention without its times and without who says so."""
    tokens = tokenize(mention.text)
    times = [timex.span for timex in (mention.timex, mention.reported_timex) if timex is not None]
    masked = {index for found in find_attributions(tokens, (), terms) for index in range(found.first, found.last)}
    at = mention.span.start
    masked |= {
        index for span in times for index, token in enumerate(tokens) if span.start <= token.start + at < span.end
    }
    clauses = split_clauses(tokens, frozenset(masked), terms)
    asides = _asides(clauses)
    aside = {index for clause in asides for index in clause.tokens}
    content = [index for index, token in enumerate(tokens) if index not in masked and is_content(token, terms.words)]
    weights: dict[str, float] = {}
    for index in content:
        key = terms.key(tokens[index].text)
        weights[key] = max(weights.get(key, 0.0), _ASIDE if index in aside else 1.0)
        head = terms.head_key(tokens[index].lower) if terms.words.compounds else None
        if head is not None:
            weights[head] = max(weights.get(head, 0.0), _ASIDE if index in aside else 1.0)
    deeds = _deeds(tokens, [clause for clause in clauses if clause not in asides], terms)
    subject, agent = _subject(tokens, masked, terms)
    lowers = {token.lower for index, token in enumerate(tokens) if index not in masked} | _vague_words(mention)
    return Gist(
        terms=weights,
        deeds=deeds,
        happenings=frozenset(key for key in weights if key in event_keys(terms)),
        once=deeds & _once(terms),
        names=_names(tokens, content, terms),
        numbers=frozenset(terms.key(tokens[i].text) for i in content if tokens[i].is_number and tokens[i].text != _NIL),
        common=frozenset(terms.key(tokens[i].text) for i in content if tokens[i].lower in terms.words.common),
        of_whom=_of_whom(tokens, content, terms),
        subject=subject,
        agent=agent,
        earlier=bool(lowers & terms.words.earlier),
        another=_is_another(tokens, terms),
    )


@cache
def _once(terms: Terms) -> frozenset[str]:
    return frozenset(terms.key(word) for word in terms.words.once)


def _vague_words(mention: Mention) -> set[str]:
    """The words of a vague time: "previously" is one, and tells of an earlier event all the same."""
    return set(mention.timex.text.lower().split()) if mention.timex is not None and is_vague(mention.timex) else set()


def likeness(one: Gist, other: Gist, weights: Mapping[str, float]) -> float:
    """From 0 (nothing shared) to 1 (the same terms); a short mention is held up against the part that it can share."""
    shared = math.fsum(
        weights[term] * min(part, other.terms[term]) for term, part in one.terms.items() if term in other.terms
    )
    first = math.fsum(weights[term] * part for term, part in one.terms.items())
    second = math.fsum(weights[term] * part for term, part in other.terms.items())
    if first <= 0 or second <= 0:
        return 0.0
    mean = shared / math.sqrt(first * second)
    return max(mean, CONTAINED * shared / min(first, second)) if one.deeds & other.deeds else mean


def _asides(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses beside what happened; none where the mention is such a clause itself ("a pact that they signed")."""
    told = any(clause.kind not in _ASIDES and clause.verb is not None for clause in clauses)
    return [clause for clause in clauses if clause.kind in _ASIDES] if told else []


def _deeds(tokens: Sequence[Token], clauses: Sequence[Clause], terms: Terms) -> frozenset[str]:
    deeds: set[str] = set()
    for clause in clauses:
        for index in clause.tokens:
            token = tokens[index]
            plain = not is_auxiliary(token, terms) and is_content(token, terms.words)
            if plain and (index == clause.verb or is_verb_at(tokens, index, terms)):
                deeds.add(terms.key(token.lower))
    return frozenset(deeds)


def _names(tokens: Sequence[Token], content: Sequence[int], terms: Terms) -> frozenset[str]:
    """Terms with a capital, but for the first word; none in a headline or a language that capitalises all nouns."""
    if terms.words.capital_nouns:
        return frozenset()
    capitals = [index for index in content if tokens[index].is_capital and index > 0]
    if len(capitals) > _HEADLINE * len(content):
        return frozenset()
    if capitals and content[0] == 0 and 1 in capitals:
        capitals.append(0)
    return frozenset(terms.key(tokens[index].text) for index in capitals)


def _subject(tokens: Sequence[Token], masked: set[int], terms: Terms) -> tuple[str | None, str | None]:
    """The last name and the last word of any kind before the first verb."""
    name: str | None = None
    word: str | None = None
    for index, token in enumerate(tokens):
        if index in masked:
            continue
        if is_verb_at(tokens, index, terms):
            return name, word
        if not is_content(token, terms.words):
            continue
        word = terms.key(token.text)
        if (
            not terms.words.capital_nouns
            and token.is_capital
            and (index > 0 or (len(tokens) > 1 and tokens[1].is_capital))
        ):
            name = word
    return None, None


def _of_whom(tokens: Sequence[Token], content: Sequence[int], terms: Terms) -> frozenset[str]:
    """The terms before the first verb that do not come again."""
    verb = next((index for index, _ in enumerate(tokens) if is_verb_at(tokens, index, terms)), 0)
    after = {terms.key(tokens[index].text) for index in content if index >= verb}
    return frozenset(terms.key(tokens[index].text) for index in content if index < verb) - after


def _is_another(tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether it tells of "a second blast", "another strike"."""
    return any(
        before.lower in terms.words.another and terms.stem(after.lower) in event_stems(terms)
        for before, after in pairwise(tokens)
    )
