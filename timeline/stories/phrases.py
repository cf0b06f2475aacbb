"""Verb phrases that share a subject and have times of their own: "was stolen in May and came back two years later"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.stories.clauses import Clause, Kind
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token
from timeline.stories.verbs import is_auxiliary, is_verb_at


def split_phrases(
    tokens: Sequence[Token], clauses: Sequence[Clause], is_dated: Callable[[Sequence[int]], bool], terms: Terms
) -> list[Clause]:
    """The clauses, those in two where both sides of an "and" have a verb and a time.

    `is_dated` tells whether a time stands among the tokens of the given indexes. The second part is of kind PHRASE and
    begins with its verb.
    """
    if not is_dated(range(len(tokens))):
        return list(clauses)
    out: list[Clause] = []
    for clause in clauses:
        rest: Clause | None = clause
        while rest is not None:
            first, rest = _split(tokens, rest, is_dated, terms)
            out.append(first)
    return out


def _split(
    tokens: Sequence[Token], clause: Clause, is_dated: Callable[[Sequence[int]], bool], terms: Terms
) -> tuple[Clause, Clause | None]:
    if clause.verb is None or clause.kind is Kind.SPEECH:
        return clause, None
    if terms.words.verb_bracket:
        return _split_before_verb(tokens, clause, is_dated, terms)
    for place, index in enumerate(clause.tokens):
        behind = index > clause.verb_end and place > 0 and clause.tokens[place - 1] == index - 1
        if (
            not behind
            or tokens[index - 1].lower not in terms.words.coordinating
            or not is_verb_at(tokens, index, terms)
        ):
            continue
        before, after = clause.tokens[: place - 1], clause.tokens[place:]
        if is_dated(before) and is_dated(after):
            first = Clause(clause.kind, clause.head, clause.opener, clause.verb, clause.verb_end, before)
            return first, Clause(Kind.PHRASE, index, "", index, _verb_end(tokens, after, terms), after)
    return clause, None


def _split_before_verb(
    tokens: Sequence[Token], clause: Clause, is_dated: Callable[[Sequence[int]], bool], terms: Terms
) -> tuple[Clause, Clause | None]:
    """As above where the verb can come last: "wurde im Mai gestohlen und im Juni gefunden"."""
    for place, index in enumerate(clause.tokens):
        if index <= clause.verb_end or tokens[index].lower not in terms.words.coordinating:
            continue
        before, after = clause.tokens[:place], clause.tokens[place + 1 :]
        verb = next((at for at in after if is_verb_at(tokens, at, terms)), None)
        if verb is not None and is_dated(before) and is_dated(after):
            first = Clause(clause.kind, clause.head, clause.opener, clause.verb, clause.verb_end, before)
            return first, Clause(Kind.PHRASE, after[0], "", verb, verb, after)
    return clause, None


def _verb_end(tokens: Sequence[Token], indexes: Sequence[int], terms: Terms) -> int:
    """The last word of the verb group that opens the phrase: `was recovered`."""
    end = indexes[0]
    for index in indexes[1:4]:
        if is_auxiliary(tokens[end], terms) and is_verb_at(tokens, index, terms):
            end = index
    return end
