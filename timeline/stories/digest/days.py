"""How the articles of a topic speak of each day: what its weight is worked out from."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from timeline.models import Analysis, Timex
from timeline.stories.terms import load_terms
from timeline.stories.tokens import is_content, tokenize
from timeline.temporal.sentences import split_sentences

LEAD = 5
"""So many sentences at the top of an article tell what it is about."""

_CARRIERS = 3
_MOST_CHARACTERS = 6_000


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


def count_days(analyses: Sequence[Analysis]) -> dict[date, DayCounts]:
    """The counts of every day on which an article came out or that one names, in any order."""
    carriers = carrying_names(analyses)
    counts: dict[date, DayCounts] = {}
    for analysis in analyses:
        dct = analysis.article.dct
        published = dct.day if dct is not None else None
        if published is not None:
            counts.setdefault(published, DayCounts()).published += 1
        _count_named(analysis, published, carriers, counts)
    return counts


def _count_named(
    analysis: Analysis, published: date | None, carriers: Sequence[str], counts: dict[date, DayCounts]
) -> None:
    article = analysis.article
    sentences = split_sentences(article.text, _language(analysis))
    named: set[date] = set()
    carried: set[date] = set()
    for place, days in named_days(analysis):
        named |= days
        if _is_carried(sentences[place].of(article.text), carriers):
            carried |= days
        for day in days if place < LEAD else ():
            counts.setdefault(day, DayCounts()).leading += 1
    for day in named:
        of_day = counts.setdefault(day, DayCounts())
        of_day.named += 1
        of_day.carried += day in carried
        of_day.recalled += published is not None and day < published


def _is_carried(sentence: str, carriers: Sequence[str]) -> bool:
    """Whether it holds the first of the names, or two of them."""
    held = [name in sentence for name in carriers]
    return any(held[:1]) or sum(held) > 1


def carrying_names(analyses: Sequence[Analysis]) -> tuple[str, ...]:
    """The names that carry the story, those in most articles first: words that articles write with a capital within a
    sentence, next to none of them small, outside of time expressions."""
    names: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for analysis in analyses:
        words = load_terms(_language(analysis)).words
        times = {at for timex in analysis.timexes for at in range(timex.span.start, timex.span.end)}
        tokens = tokenize(analysis.article.text[:_MOST_CHARACTERS])
        tokens = [token for token in tokens if is_content(token, words) and token.start not in times]
        openers = {
            span.start for span in split_sentences(analysis.article.text[:_MOST_CHARACTERS], _language(analysis))
        }
        within = [token for token in tokens if token.is_capital and token.start not in openers]
        names.update({token.text for token in within if len(token.text) > 2})
        small.update({token.lower for token in tokens if not token.is_capital})
    known = [name for name, count in names.items() if small[name.lower()] * 10 < count]
    return tuple(sorted(known, key=lambda name: (-names[name], name))[:_CARRIERS])


def _language(analysis: Analysis) -> str:
    return analysis.article.language or "en"
