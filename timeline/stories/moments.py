"""When articles were published and known, and which of these times to tell where they are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from timeline.models import Article, Granularity, Model, Moment

# A day without a clock is over before what it brought counts as known.
_LENGTHS = {
    Granularity.YEAR: timedelta(days=366),
    Granularity.MONTH: timedelta(days=31),
    Granularity.DAY: timedelta(days=1),
    Granularity.HOUR: timedelta(hours=1),
}
# Coarser and coarser: of each of these the last time is kept.
_UNITS: tuple[Callable[[Moment], tuple[int, ...]], ...] = (
    lambda moment: (moment.at.year, moment.at.month, moment.at.day),
    lambda moment: tuple(moment.at.isocalendar()[:2]),
    lambda moment: (moment.at.year, moment.at.month),
    lambda moment: (moment.at.year,),
)


class Arrival(Model, frozen=True):
    """A time, and the articles that are known from it on."""

    at: Moment
    articles: tuple[str, ...]


def published_at(article: Article) -> timedelta | None:
    """How long after the start of the year 1 an article was published, in UTC or, without a zone, as it stands.

    A difference cannot overflow where an instant could: exports do hold 0001-01-01 with an offset.
    """
    return None if article.dct is None else _start(article.dct)


def in_order(articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The ids of articles by publication time; those without one come last."""
    times = {key: published_at(article) for key, article in articles.items()}
    return tuple(sorted(times, key=lambda each: (times[each] is None, times[each], each)))


def arrivals(articles: Sequence[Article]) -> tuple[Arrival, ...]:
    """When the articles came to be known, by instant; those without a publication time come with the last.

    An article that was changed counts from its last change: its text may tell what was known only then.
    """
    by_instant: dict[timedelta, list[tuple[Moment, str]]] = {}
    undated: list[str] = []
    for article in articles:
        moment = known_from(article)
        if moment is None:
            undated.append(article.id)
        else:
            by_instant.setdefault(_end(moment), []).append((moment, article.id))
    found = [
        Arrival(at=together[0][0], articles=tuple(each for _, each in together))
        for _, together in sorted(by_instant.items())
    ]
    if found and undated:
        found[-1] = Arrival(at=found[-1].at, articles=(*found[-1].articles, *undated))
    return tuple(found)


def known_from(article: Article) -> Moment | None:
    """When the text of an article stood as it was read: its publication or, if that is later, its last change."""
    published, updated = article.dating.published, article.dating.updated
    if published is None or updated is None:
        return published
    return updated if _end(updated) > _end(published) else published


def latest_stated(articles: Iterable[Article]) -> Moment | None:
    """The latest time that any of the articles states: when it was published, changed or captured; None where none
    does. A time without a zone counts as one in UTC."""
    stated = (
        moment
        for article in articles
        for moment in (article.dating.published, article.dating.updated, article.captured)
        if moment is not None
    )
    return max(stated, key=lambda moment: (_start(moment), str(moment)), default=None)


def thinned(found: Sequence[Arrival], most: int) -> tuple[Arrival, ...]:
    """At most `most` of these (0: none; else at least the first and the last), each with the articles that came since
    the one before it.

    Where there are more, the last of each day is kept, else of each week, month or year, and of years some, evenly.
    """
    if most < 1 or len(found) < 2:
        return ()
    places: list[int] = list(range(len(found)))
    for unit in _UNITS:
        if len(places) <= most:
            break
        last_of = {unit(arrival.at): place for place, arrival in enumerate(found)}
        places = sorted({0, *last_of.values(), len(found) - 1})
    if len(places) > most:
        steps = max(most, 2) - 1
        places = sorted({places[round(step * (len(places) - 1) / steps)] for step in range(steps + 1)})
    starts = [0, *(place + 1 for place in places)]
    return tuple(
        Arrival(at=found[place].at, articles=tuple(id_ for each in found[start : place + 1] for id_ in each.articles))
        for start, place in zip(starts, places, strict=False)
    )


def _end(moment: Moment) -> timedelta:
    return _start(moment) + _LENGTHS.get(moment.granularity, timedelta())


def _start(moment: Moment) -> timedelta:
    return moment.at.replace(tzinfo=None) - datetime(1, 1, 1) - (moment.at.utcoffset() or timedelta())
