"""Who says so, and when they said it: `police said on Friday`, `according to the ministry`, `reports AFP`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

import msgspec

from timeline.models import Span, Timex
from timeline.stories.terms import Terms
from timeline.stories.tokens import QUOTES, Token
from timeline.stories.verbs import is_auxiliary, is_verb_at, opens_clause

_LONGEST_SPEAKER = 14
_MARKS = frozenset(",;:—–()") | QUOTES


class Attribution(msgspec.Struct, frozen=True):
    """The words of a sentence (`first` up to, not including, `last`, by token) that name who says so.

    `speaker` is who, in words; `origin` a name for them under which two articles can be counted as one. Both are None
    where nobody in particular speaks ("he said").
    """

    first: int
    last: int
    speaker: str | None
    origin: str | None

    def holds(self, timex: Timex, tokens: Sequence[Token]) -> bool:
        span = Span(tokens[self.first].start, tokens[self.last - 1].end)
        return span.contains(timex.span)


def find_attributions(tokens: Sequence[Token], timexes: Sequence[Timex], terms: Terms) -> list[Attribution]:
    """The attributions of one sentence in the order of its words; they do not overlap."""
    found: list[Attribution] = []
    forms, end = terms.forms, 0
    likely = [index for index, token in enumerate(tokens) if forms[token.text].may_attribute]
    quoted = quoted_tokens(tokens) if likely else frozenset()
    for index in likely:
        if index < end or index in quoted:
            continue
        attribution = _prefix(tokens, index, timexes, terms) or _clause(tokens, index, timexes, terms, found)
        if attribution is not None:
            found.append(attribution)
            end = attribution.last
    return found


def _prefix(tokens: Sequence[Token], index: int, timexes: Sequence[Timex], terms: Terms) -> Attribution | None:
    """`according to X`, up to the next mark, verb or noun phrase: in "according to dpa the fire" that is "dpa"."""
    lowers = [token.lower for token in tokens[index : index + 4]]
    for phrase in terms.words.attribution:
        parts = phrase.split()
        if lowers[: len(parts)] != parts:
            continue
        start = index + len(parts)
        last = start
        while last < len(tokens) and tokens[last].text not in _MARKS and not is_verb_at(tokens, last, terms):
            if last > start and _opens_phrase(tokens, last, timexes, terms):
                break
            last += 1
        if last == start or last - start > _LONGEST_SPEAKER:
            return None
        end = last
        if last < len(tokens) and tokens[last].text == ",":
            last += 1
        return _made(tokens, index, last, (start, end), timexes, terms)
    return None


def _opens_phrase(tokens: Sequence[Token], at: int, timexes: Sequence[Timex], terms: Terms) -> bool:
    """Whether a noun phrase of its own begins: an article behind a name or a noun ("people in the know" goes on); where
    such a phrase stands beside the subject, a time too ("wurden laut Polizei am Montag befreit"), unless it dates what
    was said ("vom")."""
    words, before = terms.words, tokens[at - 1]
    if words.inverts and tokens[at].lower in words.preposition - words.dating:
        return at + 1 < len(tokens) and _in_timex(tokens[at + 1], timexes)
    linked = words.preposition | words.determiner | words.coordinating | words.of
    return tokens[at].lower in words.determiner - words.genitive_article and before.lower not in linked


def _clause(
    tokens: Sequence[Token], index: int, timexes: Sequence[Timex], terms: Terms, before: Sequence[Attribution]
) -> Attribution | None:
    """A verb of saying with its subject on either side."""
    token = tokens[index]
    if (
        token.lower not in terms.words.saying
        or terms.is_present_participle(token.lower)
        or not is_verb_at(tokens, index, terms)
    ):
        return None
    floor = before[-1].last if before else 0
    first = _subject_start(tokens, index, floor, terms)
    if _is_told_of(tokens, first, index, terms):
        return None
    named = first < index and _names_somebody(tokens, first, index, timexes, terms)
    if named and not (terms.words.inverts and _is_inverted(tokens, first, index, timexes, terms)):
        subject = (first, index)
        opens = first == floor or tokens[first - 1].text in _MARKS
        tail = opens and first > floor and _ends_soon(tokens, index + 1, terms)
        last = _next_mark(tokens, index + 1, terms) if tail else _setting_end(tokens, index + 1, timexes, terms)
    elif terms.words.inverts or first == index:
        if not (first == 0 or tokens[first - 1].text in _MARKS) or not _ends_soon(tokens, index + 1, terms):
            return None
        last = _next_mark(tokens, index + 1, terms)
        while last < len(tokens) and tokens[last].text == "," and _ends_soon(tokens, last + 1, terms):
            last = _next_mark(tokens, last + 1, terms)  # "said Anna Berg, a union leader, on Monday"
        subject = (index + 1, _speaker_end(tokens, index + 1, last, timexes, terms))
    else:
        return None
    if subject[1] - subject[0] > _LONGEST_SPEAKER:
        return None
    start = first
    if start > floor and tokens[start - 1].text == ",":
        start -= 1
    if last < len(tokens) and tokens[last].text == ",":
        if terms.words.inverts and last + 1 < len(tokens) and tokens[last + 1].lower in terms.words.that:
            last += 2
        elif start > 0:
            last += 1
    elif terms.words.inverts and last < len(tokens) and tokens[last].lower in terms.words.that:
        last += 1
    return _made(tokens, start, last, subject, timexes, terms)


def _is_told_of(tokens: Sequence[Token], first: int, verb: int, terms: Terms) -> bool:
    """Whether the subject is what is told, not who tells: `A fire was reported`; "It was reported" goes on."""
    words = terms.words
    passive = verb > first and tokens[verb - 1].lower in words.be and terms.is_regular_past(tokens[verb].lower)
    return passive and not words.verb_bracket and tokens[first].lower not in words.pronoun


def _subject_start(tokens: Sequence[Token], verb: int, floor: int, terms: Terms) -> int:
    words = terms.words
    first = verb
    while first > floor:
        before = tokens[first - 1]
        if before.text in _MARKS:
            # "On Friday, police said": a short phrase in front that only says when belongs to the saying.
            if before.text == "," and first - floor <= 6 and tokens[floor].lower in words.preposition:
                return floor
            break
        # "Velmish and E.U. diplomats have said": one subject, as the "and" joins names.
        relative = before.lower in words.relative and (not words.verb_bracket or opens_clause(tokens, first - 1, terms))
        joint = relative or before.lower in words.coordinating
        if joint and not (before.lower in words.additive and _joins_names(tokens, first - 1)):
            break
        if not is_auxiliary(before, terms) and is_verb_at(tokens, first - 1, terms):
            break
        first -= 1
    return first


def quoted_tokens(tokens: Sequence[Token]) -> frozenset[int]:
    """The indexes of the tokens between quotation marks, the marks included. A quotation left open runs to the end."""
    marks = [index for index, token in enumerate(tokens) if token.text in QUOTES]
    if not marks:
        return frozenset()
    pairs = zip_longest(marks[::2], marks[1::2], fillvalue=len(tokens) - 1)
    return frozenset(index for opening, closing in pairs for index in range(opening, closing + 1))


def _joins_names(tokens: Sequence[Token], index: int) -> bool:
    return 0 < index < len(tokens) - 1 and tokens[index - 1].is_capital and tokens[index + 1].is_capital


def _names_somebody(tokens: Sequence[Token], first: int, last: int, timexes: Sequence[Timex], terms: Terms) -> bool:
    said = [token for token in tokens[first:last] if token.is_word and not _in_timex(token, timexes)]
    return any(not is_auxiliary(token, terms) for token in said)


def _is_inverted(tokens: Sequence[Token], first: int, last: int, timexes: Sequence[Timex], terms: Terms) -> bool:
    """Whether no subject can stand before the verb: `Am Freitag teilte ...`, `Das teilte ...`."""
    words = terms.words
    said = [token for token in tokens[first:last] if token.is_word and not _in_timex(token, timexes)]
    return all(token.lower in words.stop and token.lower not in words.nobody for token in said)


def _ends_soon(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """Whether no further verb stands before the next mark: what is said stands elsewhere."""
    end = _next_mark(tokens, index, terms)
    return not any(is_verb_at(tokens, at, terms) for at in range(index, end))


def _next_mark(tokens: Sequence[Token], index: int, terms: Terms) -> int:
    """Where the phrase ends; behind an inverted verb also before what is said (`På fredagen sade polisen att ...`)."""
    stops = terms.words.that if terms.words.inverts else frozenset[str]()
    while index < len(tokens) and tokens[index].text not in _MARKS and tokens[index].text not in ".!?":
        if tokens[index].lower in stops:
            break
        index += 1
    return index


def _setting_end(tokens: Sequence[Token], index: int, timexes: Sequence[Timex], terms: Terms) -> int:
    """The end of `in a statement on Friday that`: where and when a thing was said, up to what was said."""
    words = terms.words
    glue = words.preposition | words.determiner | words.of
    last = index
    if _addresses(tokens, index, terms):
        return _that_behind(tokens, index, terms) + 1
    told = tokens[index - 1].lower in words.telling
    at = index
    while at < len(tokens):
        token = tokens[at]
        if token.lower in words.that and at > index - 1:
            return at + 1
        addressed = told and at == index and token.lower in words.pronoun  # "told them a name would be announced"
        if addressed or _in_timex(token, timexes) or token.lower in words.settings:
            last = at + 1
        elif not (token.lower in glue or (told and _is_listener(tokens, at, terms))):
            break
        at += 1
    return last


def _addresses(tokens: Sequence[Token], index: int, terms: Terms) -> bool:
    """Whether a phrase leads from the verb to what is said: `confirmed to a reporter in Velm that ...`."""
    opens = index < len(tokens) and tokens[index].lower in terms.words.preposition
    return opens and not terms.words.verb_bracket and _that_behind(tokens, index, terms) > index


def _that_behind(tokens: Sequence[Token], index: int, terms: Terms) -> int:
    """Where what is said opens, with neither a mark nor a verb before it; -1 where it does not."""
    for at in range(index, min(index + _LONGEST_SPEAKER, len(tokens))):
        if tokens[at].lower in terms.words.that:
            return at
        if tokens[at].text in _MARKS or is_verb_at(tokens, at, terms):
            break
    return -1


def _is_listener(tokens: Sequence[Token], at: int, terms: Terms) -> bool:
    """Whether the word may belong to whom a thing is told."""
    own = tokens[at].lower not in terms.words.pronoun or tokens[at - 1].lower in terms.words.telling
    return tokens[at].is_word and own and not is_verb_at(tokens, at, terms)


def _speaker_end(tokens: Sequence[Token], first: int, last: int, timexes: Sequence[Timex], terms: Terms) -> int:
    for at in range(first, last):
        if _in_timex(tokens[at], timexes) or (tokens[at].lower in terms.words.preposition and at > first):
            return at
    return last


def _in_timex(token: Token, timexes: Sequence[Timex]) -> bool:
    return any(timex.span.start <= token.start < timex.span.end for timex in timexes)


def _made(
    tokens: Sequence[Token], first: int, last: int, subject: tuple[int, int], timexes: Sequence[Timex], terms: Terms
) -> Attribution:
    who = [token for token in tokens[slice(*subject)] if not _in_timex(token, timexes)]
    while who and (is_auxiliary(who[-1], terms) or who[-1].lower in terms.words.stop or not who[-1].is_word):
        who.pop()
    while who and (_is_glue(who[0], terms) or is_auxiliary(who[0], terms)):
        who.pop(0)
    if not who or all(token.lower in terms.words.nobody for token in who):
        return Attribution(first, last, None, None)
    return Attribution(first, last, _joined(who), origin_of(who, terms))


def _is_glue(token: Token, terms: Terms) -> bool:
    return not token.is_word or token.lower in terms.words.preposition or token.lower in terms.words.leading


def origin_of(who: Sequence[Token], terms: Terms) -> str | None:
    """The name under which a speaker is counted: the last run of capitals (`labour union ZNA`: ZNA), else the
    words without article and in lower case (`the defence ministry`: defence ministry)."""
    runs: list[list[Token]] = [[]]
    for token in who:
        named = token.is_capital and token.lower not in terms.words.roles and token.lower not in terms.words.determiner
        if named:
            runs[-1].append(token)
        elif token.text not in "-'’" and token.lower not in terms.words.genitive and runs[-1]:
            runs.append([])
    names = [run for run in runs if run]
    plain = [token for token in who if token.lower not in terms.words.determiner]
    if not plain:
        return None
    # "the Russian defence ministry": a name in front of an office is not the speaker.
    if names and (names[-1][-1] is who[-1] or all(t.is_capital or not t.is_word for t in plain)):
        return _joined(names[-1])
    if names and not plain[-1].is_capital:
        return _joined(plain)
    return _joined(names[-1]) if names else _joined(plain).lower()


def _joined(tokens: Sequence[Token]) -> str:
    """The words as they stand, one space where there was any gap."""
    out = tokens[0].text
    for before, token in pairwise(tokens):
        gap = token.start - before.end
        out += ("" if gap == 0 else "-" if token.hyphen else " ") + token.text
    return out
