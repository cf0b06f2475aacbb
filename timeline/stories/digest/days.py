"""How the articles of a topic speak of each day: what its weight is worked out from."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec

from timeline.models import Analysis, Timex
from timeline.stories.terms import load_terms
from timeline.stories.tokens import words_at
from timeline.temporal.sentences import split_sentences

LEAD = 5
"""So many sentences at the top of an article tell what it is about."""

_CARRIERS = 3
_MOST_CHARACTERS = 6_000
_SHORTEST_NAME = 3


class DayCounts(msgspec.Struct):
    """What is said of one day, in articles but for `leading`.

    `published`: that came out on it; `named`: that name it; `recalled`: of those, that came out later; `carried`: of
    those, that name it in one sentence with the names that carry the story; `leading`: sentences at the top of an
    article that name it.
    """

    published: int = 0
    named: int = 0
    recalled: int = 0
    carried: int = 0
    leading: int = 0


def named_day(timex: Timex) -> date | None:
    """The one day that an expression names, also where it names a time of that day; None where it names no such day."""
    granularity, interval = timex.granularity, timex.interval
    if timex.type not in {"DATE", "TIME"} or granularity is None or interval is None or interval.earliest is None:
        return None
    if not granularity.is_day_or_finer or timex.ends is not None:
        return None
    return interval.earliest.date()


def named_days(analysis: Analysis) -> Iterator[tuple[int, set[date]]]:
    """The sentences of an article that name a day, by their place in `split_sentences`, with the days."""
    starts = [span.start for span in split_sentences(analysis.article.text, _language(analysis))]
    found: dict[int, set[date]] = {}
    for timex in analysis.timexes:
        day = named_day(timex)
        if day is not None:
            found.setdefault(bisect_right(starts, timex.span.start) - 1, set()).add(day)
    yield from sorted(found.items())


class ArticleDays(msgspec.Struct, frozen=True):
    """What one article says of days: when it came out, its sentences that name days, by their places, and how it
    writes its words: those with a capital within a sentence, and how often each stands there small."""

    published: date | None
    told: tuple[tuple[int, str, set[date]], ...]
    capitals: frozenset[str]
    small: Counter[str]


def count_days(analyses: Sequence[Analysis]) -> dict[date, DayCounts]:
    """The counts of every day on which an article came out or that one names, in any order."""
    return count_read([read_days(each) for each in analyses])


def count_read(read: Sequence[ArticleDays]) -> dict[date, DayCounts]:
    """The same of articles that have been read: most of the work is in the reading, which looks at one alone."""
    carriers = _carriers(read)
    counts: dict[date, DayCounts] = {}
    for each in read:
        if each.published is not None:
            counts.setdefault(each.published, DayCounts()).published += 1
        _count_named(each, carriers, counts)
    return counts


def read_days(analysis: Analysis) -> ArticleDays:
    """What the article says of days, whatever others say."""
    article, language = analysis.article, _language(analysis)
    sentences = split_sentences(article.text, language)
    stop = load_terms(language).words.stop
    times = {at for timex in analysis.timexes for at in range(timex.span.start, timex.span.end)}
    openers = {span.start for span in sentences}
    capitals: set[str] = set()
    small: Counter[str] = Counter()
    for start, word, lower, is_capital in words_at(article.text[:_MOST_CHARACTERS]):
        if lower in stop or start in times:
            continue
        if not is_capital:
            small[lower] += 1
        elif len(word) >= _SHORTEST_NAME and start not in openers:
            capitals.add(word)
    return ArticleDays(
        published=article.dct.day if article.dct is not None else None,
        told=tuple((place, sentences[place].of(article.text), days) for place, days in named_days(analysis)),
        capitals=frozenset(capitals),
        small=small,
    )


def carrying_names(analyses: Sequence[Analysis]) -> tuple[str, ...]:
    """The names that carry the story, those in most articles first: words that articles write with a capital within a
    sentence, next to none of them small, outside of time expressions."""
    return _carriers([read_days(each) for each in analyses])


def _carriers(read: Sequence[ArticleDays]) -> tuple[str, ...]:
    names: Counter[str] = Counter()
    for each in read:
        names.update(each.capitals)
    known = (
        name
        for name, count in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
        if sum(each.small[name.lower()] for each in read) * 10 < count
    )
    return tuple(islice(known, _CARRIERS))


def _count_named(article: ArticleDays, carriers: Sequence[str], counts: dict[date, DayCounts]) -> None:
    named: set[date] = set()
    carried: set[date] = set()
    for place, sentence, days in article.told:
        named |= days
        if _is_carried(sentence, carriers):
            carried |= days
        for day in days if place < LEAD else ():
            counts.setdefault(day, DayCounts()).leading += 1
    for day in named:
        of_day = counts.setdefault(day, DayCounts())
        of_day.named += 1
        of_day.carried += day in carried
        of_day.recalled += article.published is not None and day < article.published


def _is_carried(sentence: str, carriers: Sequence[str]) -> bool:
    """Whether it holds the first of the names, or two of them."""
    held = [name in sentence for name in carriers]
    return any(held[:1]) or sum(held) > 1


def _language(analysis: Analysis) -> str:
    return analysis.article.language or "en"
