"""Plans in a sentence: what it says of one that was moved or called off, and that what lies ahead has not happened."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from timeline.models import Article, Granularity, Interval, Mention, Moment, Status, Timex
from timeline.stories.placing import is_placed, then_or_before
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, is_content, tokenize

_WORDS = files("timeline.stories") / "plans.toml"
# "not", "planned" and the like stand at most so many words before what they are about.
_BEFORE = 4
# "Fired on 29 August", told on the 28th by a page with a clock of its own: such a day is no plan.
_DOUBTFUL = 1
_TOLD = frozenset({Status.HAPPENED, Status.CLAIMED})
NOT_YET = frozenset({Status.PLANNED, Status.POSSIBLE})


class Change(msgspec.Struct, frozen=True):
    """What became of a plan: called off, or moved, then from `first` to `now` as far as they are told. `cue` are the
    words that say so."""

    cue: tuple[str, ...]
    cancelled: bool
    first: Timex | None = None
    now: Timex | None = None


class _Words(msgspec.Struct, frozen=True):
    moved: re.Pattern[str]
    shifted: re.Pattern[str]
    cancelled: re.Pattern[str]
    onto: frozenset[str]
    off: frozenset[str]
    planned: frozenset[str]


def change_told(mention: Mention, article: Article, timexes: Sequence[Timex], terms: Terms) -> Change | None:
    """What the mention says has become of a plan; `timexes` are those of its article. None where it says no such thing,
    or only that it may come to it.

    "Moved" alone says nothing of a plan: it must have an old or a new time.
    """
    words = _words_of(terms.words.language)
    if words is None or mention.status in {Status.POSSIBLE, Status.DENIED}:
        return None
    lower = mention.text.lower()
    moved = words.moved.search(lower)
    shifted = None if moved else words.shifted.search(lower)
    cue = moved or shifted or words.cancelled.search(lower)
    if cue is None or len(lower) != len(mention.text):  # a letter that is two in lower case would shift all places
        return None
    tokens = tokenize(mention.text)
    at = next((place for place, token in enumerate(tokens) if token.end > cue.start()), len(tokens))
    if _is_turned(tokens[max(at - _BEFORE, 0) : at], terms):
        return None
    first: Timex | None = None
    now: Timex | None = None
    for timex in timexes:
        if is_placed(timex) and mention.span.contains(timex.span):
            start = _start(tokens, timex.span.start - mention.span.start, terms)
            if _is_of_old(tokens, start, words, cancelled=not (moved or shifted)):
                first = first or timex
            elif start > 0 and tokens[start - 1].lower in words.onto and (moved or shifted):
                now = now or timex
            elif start < at and days_ahead(timex.interval, article) > 0:
                first = first or timex
    if shifted is not None and first is None and now is None:
        return None
    return Change(tuple(cue.group().split()), cancelled=moved is None and shifted is None, first=first, now=now)


def settle(mention: Mention, article: Article, timexes: Sequence[Timex], terms: Terms) -> Mention:
    """The mention; where its day is ahead of its article, as a plan, whatever its verb says.

    What tells that a plan has changed tells of the change: the times of the plan do not date it. It was made then or
    before it was told; where it is not the main event, that is left open.
    """
    if mention.status not in _TOLD:
        return mention
    change = change_told(mention, article, timexes, terms)
    if change is None:
        ahead = days_ahead(mention.interval, article) > _DOUBTFUL
        return msgspec.structs.replace(mention, status=Status.PLANNED) if ahead else mention
    if mention.timex is None or mention.timex not in (change.first, change.now):
        return mention
    told = mention.reported or (_day_of(article.dct) if mention.main and article.dct is not None else None)
    return msgspec.structs.replace(
        mention, interval=then_or_before(told) if told is not None else None, timex=mention.reported_timex
    )


def is_bare_plan(mention: Mention, terms: Terms) -> bool:
    """Whether it says no more than that something was planned for a time: "first planned for 3 May"."""
    words, timex = _words_of(terms.words.language), mention.timex
    if words is None or timex is None or mention.status is not Status.PLANNED:
        return False
    said = [
        token.lower
        for token in tokenize(mention.text)
        if not timex.span.start <= token.start + mention.span.start < timex.span.end and is_content(token, terms.words)
    ]
    return all(word in words.planned for word in said)


def is_sure(timex: Timex, article: Article) -> bool:
    """Whether the time of a plan can be relied on: it is ahead, or names a day of the calendar. What looks back from
    "moved from Monday" finds the Monday before."""
    return days_ahead(timex.interval, article) >= 0 or "day" in timex.basis


def days_ahead(interval: Interval | None, article: Article) -> int:
    """How many days after that of the publication it begins, by the clock of each; 0 where either is unknown."""
    start = interval.earliest if interval is not None else None
    return (start.date() - article.dct.day).days if start is not None and article.dct is not None else 0


def _day_of(dct: Moment) -> Interval:
    """The publication as a stretch of time, from which only its day is used."""
    return Interval(earliest=dct.at, latest=None, granularity=Granularity.DAY)


def _start(tokens: Sequence[Token], at: int, terms: Terms) -> int:
    """The place of the token at a code point, with the articles before it."""
    start = next((place for place, token in enumerate(tokens) if token.end > at), len(tokens))
    while start > 0 and tokens[start - 1].lower in terms.words.determiner:
        start -= 1
    return start


def _is_of_old(tokens: Sequence[Token], start: int, words: _Words, *, cancelled: bool) -> bool:
    """Whether the time that begins there is the one that a plan had: "moved from 3 May", "first planned for 3 May"; but
    flights are cancelled from 3 May on."""
    before = tokens[max(start - _BEFORE, 0) : start]
    if any(token.lower in words.planned for token in before):
        return True
    return bool(before) and not cancelled and before[-1].lower in words.off


def _is_turned(before: Sequence[Token], terms: Terms) -> bool:
    """Whether words before the verb say that it did not come to it: "has not been postponed", "denied"."""
    said = " ".join(token.lower for token in before)
    denied = next((cues for status, cues in terms.words.cues if status is Status.DENIED), ())
    return any(re.search(rf"\b{re.escape(cue)}\b", said) for cue in (*terms.words.negated, *denied))


@cache
def _words_of(language: str) -> _Words | None:
    """The words of a language; None where the file has none."""
    data = tomllib.loads(_WORDS.read_text(encoding="utf-8")).get(language)
    if data is None:
        return None
    return _Words(
        moved=_any_of(data["moved"]),
        shifted=_any_of(data["shifted"]),
        cancelled=_any_of(data["cancelled"]),
        onto=frozenset(data["onto"].split()),
        off=frozenset(data["off"].split()),
        planned=frozenset(data["planned"].split()),
    )


def _any_of(cues: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, cues))})\b")
