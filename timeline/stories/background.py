"""Times that only name a thing, and date nothing that the clause tells: "the 2010 law", "since his arrest in 2010"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.models import Granularity, Timex
from timeline.stories.placing import event_stems
from timeline.stories.terms import Terms
from timeline.stories.tokens import QUOTES, Token, is_content
from timeline.stories.verbs import is_past_form, is_verb_at

# How many words of a noun phrase may stand between its preposition and its time.
_REACH = 12
_STOPS = frozenset(",;:()—–") | QUOTES


def is_background(timex: Timex, tokens: Sequence[Token], terms: Terms, timexes: Sequence[Timex]) -> bool:
    """Whether the expression only names a thing: `the 2010 law`, `its June deadline`; `Friday's blast` dates one.

    `timexes` are all of the sentence.
    """
    inside = [index for index, token in enumerate(tokens) if timex.span.start <= token.start < timex.span.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1] + 1
    words, before = terms.words, tokens[first - 1] if first > 0 else None
    if before is not None and before.lower in words.limits:  # "put off until June" did not happen in June
        return True
    if words.running and timex.text.lower().startswith(words.running):
        return True
    dated = before is not None and before.lower in words.dating and first > 1 and is_content(tokens[first - 2], words)
    if dated and not _is_subject_of(timex, tokens, first - 2, terms):
        return True
    if _is_meant_for(tokens, first, terms) or (_is_coarse(timex) and _is_in_brackets(tokens, first, last, terms)):
        return True
    if _is_stamp(timex, tokens, first, last, terms) or _belongs_to_noun(timex, tokens, first, terms, timexes):
        return True
    if _is_compared_since(tokens, first, terms) or _is_of_event_named(timex, tokens, first, terms):
        return True
    return not words.capital_nouns and _names_next(timex, tokens, first, last, terms)


def _names_next(timex: Timex, tokens: Sequence[Token], first: int, last: int, terms: Terms) -> bool:
    """Whether it is part of the name of what follows; a time in front of a German noun is one word with it."""
    before = tokens[first - 1] if first > 0 else None
    after = tokens[last] if last < len(tokens) else None
    if after is None or (not after.is_word and after.lower not in terms.words.genitive):
        return False
    genitive = after.lower in terms.words.genitive or tokens[last - 1].lower in terms.words.genitive
    at = last + 1 if after.lower in terms.words.genitive else last
    names = terms.words.determiner | terms.words.genitive | terms.words.before_nouns
    named = before is not None and before.lower in names
    # "the June summit" hangs on its article; "on Friday police" does not.
    if not genitive and not (named and before is not None and before.end < timex.span.start + 1):
        return False
    noun = next((token for token in tokens[at : at + 3] if is_content(token, terms.words)), None)
    if noun is None or noun.lower in terms.words.preposition:
        return False
    return not _is_happening(tokens[at : at + 3], timex, terms) or _is_object(timex, tokens, first, terms)


def _is_subject_of(timex: Timex, tokens: Sequence[Token], noun: int, terms: Terms) -> bool:
    """Whether the noun in front of "of" happened then: "the blast of June"; of a year, only as what the clause tells of
    ("The eruption of 1963 killed 212")."""
    if _is_happening([tokens[noun]], timex, terms):
        return True
    happened = terms.stem(tokens[noun].lower) in event_stems(terms)
    return happened and not any(is_verb_at(tokens, at, terms) for at in range(noun))


def _is_happening(nouns: Sequence[Token], timex: Timex, terms: Terms) -> bool:
    """Whether one of the words names something that happened, and the time says when closely enough."""
    happened = any(terms.stem(token.lower) in event_stems(terms) for token in nouns if token.is_word)
    return happened and timex.granularity is not None and timex.granularity.rank >= Granularity.MONTH.rank


def _is_object(timex: Timex, tokens: Sequence[Token], first: int, terms: Terms) -> bool:
    """Whether it belongs to what something else is done to: "accused him of the 9/11 attacks"; a day of the last week
    is news by itself ("lost Friday's vote"), and so is what something else happened in or after."""
    if not {"year", "month"} & _stated(timex):
        return False
    for at in range(first - 1, max(first - _REACH, 0) - 1, -1):
        token = tokens[at]
        if token.lower in terms.words.locating or token.text in _STOPS or token.lower in terms.words.coordinating:
            return False
        if token.lower in terms.words.preposition | terms.words.of or is_verb_at(tokens, at, terms):
            return True
    return False


def _is_meant_for(tokens: Sequence[Token], first: int, terms: Terms) -> bool:
    """`an invitation for 2016`: not of what is `planned for 2016`."""
    if first < 2 or tokens[first - 1].lower not in terms.words.meant_for or is_past_form(tokens[first - 2], terms):
        return False
    return not any(
        cue.endswith(f" {tokens[first - 1].lower}") and cue.startswith(tokens[first - 2].lower)
        for _, cues in terms.words.cues
        for cue in cues
    )


def _is_in_brackets(tokens: Sequence[Token], first: int, last: int, terms: Terms) -> bool:
    """`the albums Dune and Salt (both 1971)`: a note on the name before it."""
    opened = next((at for at in range(first - 1, max(first - 4, -1), -1) if tokens[at].text == "("), None)
    closed = last < len(tokens) and tokens[last].text == ")"
    return closed and bool(opened) and not any(is_verb_at(tokens, at, terms) for at in range(opened or 0, first))


def _is_stamp(timex: Timex, tokens: Sequence[Token], first: int, last: int, terms: Terms) -> bool:
    """A whole date with a clock time and no preposition: when the page was made, "Fri 2 May 2025 22.47 BST VELM"."""
    if not {"year", "month", "day"} <= _stated(timex):
        return False
    if first > 0 and tokens[first - 1].lower in terms.words.preposition:
        return False
    day = timex.granularity is Granularity.DAY
    follows = last < len(tokens) and tokens[last].is_number and any(mark in tokens[last].text for mark in ".:")
    opens = last < len(tokens) and tokens[last].text in ",:-–—"  # "25 May 2010, 14:00: pumping begins"
    return follows if day else timex.type == "TIME" and not opens


def _belongs_to_noun(timex: Timex, tokens: Sequence[Token], first: int, terms: Terms, timexes: Sequence[Timex]) -> bool:
    """Whether it dates a noun that the clause only refers to: "since his arrest in 2010", "unlike the crash of 2008";
    after "following" and the like a month or a year does, while a day mostly dates both."""
    words = terms.words
    openers = words.own_time | words.behind if _is_coarse(timex) else words.own_time
    start = first - 1 if first > 0 and tokens[first - 1].lower in words.preposition | words.of else first
    for at in range(start - 1, max(start - _REACH, 0) - 1, -1):
        token = tokens[at]
        if token.lower in openers and at + 1 < first:
            return True
        if any(other.span.start <= token.start < other.span.end for other in timexes):
            return False  # "highs unseen since 2007 on Thursday"
        if token.text in _STOPS or (is_verb_at(tokens, at, terms) and not _is_adjective(tokens, at, openers, terms)):
            return False
    return False


def _is_compared_since(tokens: Sequence[Token], first: int, terms: Terms) -> bool:
    """`the first crash since 1959`: nothing is told of 1959."""
    if first == 0 or tokens[first - 1].lower not in terms.words.since:
        return False
    return any(token.lower in terms.words.ranking for token in tokens[max(first - _REACH, 0) : first])


def _is_of_event_named(timex: Timex, tokens: Sequence[Token], first: int, terms: Terms) -> bool:
    """`theories relating to the attacks on 11 September 2001`, `in the wake of the floods in May 2015`: an event that
    hangs on a noun, not on the verb ("died of an attack in 2009")."""
    if "year" not in _stated(timex):
        return False
    start = first - 1 if first > 0 and tokens[first - 1].lower in terms.words.preposition else first
    nouns: list[Token] = []
    for at in range(start - 1, max(start - _REACH, 0), -1):
        token = tokens[at]
        if token.lower in terms.words.preposition | terms.words.of:
            before = tokens[at - 1]
            hangs = before.is_word and not before.is_capital and not is_past_form(before, terms)
            return hangs and before.lower not in terms.words.stop and _is_happening(nouns, timex, terms)
        if token.text in _STOPS or is_verb_at(tokens, at, terms):
            return False
        nouns.append(token)
    return False


def _is_adjective(tokens: Sequence[Token], at: int, openers: frozenset[str], terms: Terms) -> bool:
    """A participle in front of its noun: "following disputed elections"."""
    return at > 0 and tokens[at - 1].lower in openers | terms.words.determiner


def _is_coarse(timex: Timex) -> bool:
    return timex.granularity is not None and timex.granularity.rank < Granularity.WEEK.rank


def _stated(timex: Timex) -> set[str]:
    return {part for part, basis in timex.basis.items() if basis == "stated"}
