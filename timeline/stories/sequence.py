"""The order in which texts tell what happened on one day: "later that day", "hours after the blast"."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from timeline.stories.placing import event_stems
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import is_content, tokenize
from timeline.stories.told import Told

_WORDS = files("timeline.stories") / "sequence.toml"
# Of what an order is measured by, so many words are looked at.
_MEASURE = 5


class _Words(msgspec.Struct, frozen=True):
    later: re.Pattern[str]
    earlier: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]


def told_orders(day: Mapping[int, Sequence[Told]], before_it: Mapping[int, Told]) -> list[tuple[int, int]]:
    """Pairs of events of one day, what came first before what came after, as texts tell them; those that most sentences
    tell come first.

    `day` has the mentions of each event of the day, by its number; `before_it` is as `before_each` gives it.
    """
    votes: Counter[tuple[int, int]] = Counter()
    event_of = {id(each): number for number, mentions in day.items() for each in mentions}
    for number, mentions in day.items():
        for each in mentions:
            for other, is_later in _measured(each, number, day, event_of, before_it):
                votes[(other, number) if is_later else (number, other)] += 1
    ahead = {pair: count - votes[pair[::-1]] for pair, count in votes.items()}
    return sorted((pair for pair, count in ahead.items() if count > 0), key=lambda pair: (-ahead[pair], pair))


def before_each(told: Sequence[Told]) -> dict[int, Told]:
    """By the identity of each mention, what its article tells right before it; an article's mentions come in the order
    of its text."""
    last: dict[str, Told] = {}
    before: dict[int, Told] = {}
    for each in told:
        previous = last.get(each.article.id)
        if previous is not None:
            before[id(each)] = previous
        last[each.article.id] = each
    return before


def _measured(
    one: Told,
    number: int,
    day: Mapping[int, Sequence[Told]],
    event_of: Mapping[int, int],
    before_it: Mapping[int, Told],
) -> Iterator[tuple[int, bool]]:
    """The events of the day after which (True) or before which the mention says that its own came."""
    terms = load_terms(one.article.language)
    words = _words_of(terms.words.language)
    if words is None:
        return
    lower = one.mention.text.lower()
    for cue, is_later in ((words.later, True), (words.earlier, False)):
        if cue.search(lower):
            other = event_of.get(id(_just_told(one, number, event_of, before_it)))
            if other is not None:
                yield other, is_later
    for cue, is_later in ((words.after, True), (words.before, False)):
        for joint in cue.finditer(lower):
            other = _meant(one.mention.text[joint.end() :], number, day, terms)
            if other is not None:
                yield other, is_later


def _just_told(one: Told, number: int, event_of: Mapping[int, int], before_it: Mapping[int, Told]) -> Told | None:
    """What its article has told right before, of another event."""
    previous = before_it.get(id(one))
    while previous is not None and (
        event_of.get(id(previous)) == number or previous.mention.span.overlaps(one.mention.span)
    ):
        previous = before_it.get(id(previous))
    return previous


def _meant(text: str, number: int, day: Mapping[int, Sequence[Told]], terms: Terms) -> int | None:
    """The one other event of the day that the next words name; None where they name none or several."""
    keys: list[str] = []
    happens = False
    for token in tokenize(text)[: 2 * _MEASURE]:
        if not token.is_word or token.lower in terms.words.preposition | terms.words.coordinating:
            break
        if is_content(token, terms.words):
            keys.append(terms.key(token.text))
            happens |= terms.stem(token.lower) in event_stems(terms) or terms.is_event_verb(token.lower)
        if len(keys) == _MEASURE:
            break
    if not happens:
        return None
    named = [
        other
        for other, mentions in day.items()
        if other != number and any(each.gist.terms.keys() >= set(keys) for each in mentions)
    ]
    return named[0] if len(named) == 1 else None


@cache
def _words_of(language: str) -> _Words | None:
    """The words of a language; None where the file has none."""
    data = tomllib.loads(_WORDS.read_text(encoding="utf-8")).get(language)
    if data is None:
        return None
    later = rf"\b(?:{_any_of(data['later'])})\b|^\W*(?:{_any_of(data['opening_later'])})\b"
    return _Words(
        later=re.compile(later),
        earlier=re.compile(rf"\b(?:{_any_of(data['earlier'])})\b"),
        after=re.compile(rf"\b(?:{_any_of(data['after'])})\b"),
        before=re.compile(rf"\b(?:{_any_of(data['before'])})\b"),
    )


def _any_of(cues: Sequence[str]) -> str:
    return "|".join(map(re.escape, cues))
