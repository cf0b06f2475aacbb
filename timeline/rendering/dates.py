"""Dates as a person would write them in the page's language: never finer than the text states, always with the year.

The words are those that stand inside a sentence; `event_when` begins with a large letter.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache

from babel import Locale

from timeline.models import Event, Granularity, Interval, Moment
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.wire import is_of_whole_days

_DAY = timedelta(days=1)
_SEASONS = frozenset({"SP", "SU", "FA", "WI"})
_PARTS_OF_DAY = frozenset({"MO", "MI", "AF", "EV", "NI"})


def event_when(event: Event, catalogue: Catalogue) -> str:
    """The date of an event in full, with its first letter large: "Friday, 14 March 2025", "June 2024", "Reported
    Friday, 14 March 2025; then or before", "“recently”, no date given"."""
    interval = event.interval
    if interval is None or (interval.earliest is None and interval.latest is None):
        words = next((each.timex.text for each in event.evidence if each.timex), None)
        return catalogue.text("vague", words=words) if words else large(catalogue.text("no_date"))
    if interval.earliest is None and event.reported and event.reported.earliest:
        return large(catalogue.text("reported_then_or_before", when=written(event.reported, catalogue)))
    return large(written(interval, catalogue, event.value))


def event_short(event: Event, catalogue: Catalogue, *, year: bool = True, day: bool = True) -> str:
    """The date of an event in a few characters, for a label on the chart: "14 Mar 2025", "June 2024". Without `year`
    and `day`, those are left out where something finer is told: "14 Mar", "June", "06:40"."""
    interval = event.interval
    if interval is None:
        return ""
    if interval.earliest is None and event.reported and event.reported.earliest:
        return catalogue.text("short_reported", when=brief(event.reported, catalogue, year=year, day=day))
    return brief(interval, catalogue, event.value, year=year, day=day)


def written(interval: Interval, catalogue: Catalogue, value: str | None = None) -> str:
    """An interval in full. `value` is its TIMEX3 value, which names parts of the day and seasons better than hours and
    months do."""
    earliest, latest = interval.earliest, interval.latest
    if earliest is None or latest is None:
        return _open(interval, catalogue)
    if interval.granularity.rank > Granularity.DAY.rank or not is_of_whole_days(interval):
        return _clock(earliest, latest, interval.granularity, value, catalogue)
    first, last = earliest.date(), latest.date() - _DAY
    if last <= first:
        return local.day_in_full(first, catalogue.locale)
    if interval.granularity is Granularity.WEEK and last - first == timedelta(days=6):
        return catalogue.text("week", first=local.day_in_full(first, catalogue.locale))
    named = _named(first, last, value, catalogue)
    if named:
        return named
    begin, end = local.days_apart(first, last, catalogue.locale)
    return catalogue.text("span", first=begin, last=end)


def brief(
    interval: Interval, catalogue: Catalogue, value: str | None = None, *, year: bool = True, day: bool = True
) -> str:
    """An interval in a few characters; an open end is said with "by" and "from". `year` and `day` as in
    `event_short`."""
    earliest, latest, locale = interval.earliest, interval.latest, catalogue.locale
    if earliest is None or latest is None:
        if latest is not None:
            last = interval.likely or _last_day(latest)
            return catalogue.text("short_by", when=local.day(last, locale, year=year, short=True))
        if earliest is None:
            return ""
        return catalogue.text("short_from", when=local.day(earliest.date(), locale, year=year, short=True))
    first, last = earliest.date(), _last_day(latest)
    if last <= first:
        told = local.day(first, locale, year=year, short=True)
        if interval.granularity not in (Granularity.MINUTE, Granularity.SECOND, Granularity.HOUR):
            return told
        clock = local.clock(earliest, locale)
        return catalogue.text("short_clock", day=told, clock=clock) if day else clock
    named = _named(first, last, value, catalogue, year=year)
    return named or local.days(first, last, locale, year=year, short=True)


def unbroken(words: str, catalogue: Catalogue) -> str:
    """`words` with no-break spaces inside "12 November 2024", for a narrow column."""
    return _dates(catalogue.locale).sub(lambda found: found[0].replace(" ", "\u00a0"), words)


@cache
def _dates(locale: Locale) -> re.Pattern[str]:
    """Finds a day or a month with its year."""
    months = "|".join(map(re.escape, local.month_names(locale)))
    return re.compile(rf"(?:\d{{1,2}}\.? )?(?:{months})(?: \d{{4}})?")


def moment(at: Moment | None, catalogue: Catalogue) -> str | None:
    """A publication time: "14 March 2025, 16:30 (UTC+1)"; what is finer than stated is left out."""
    if at is None:
        return None
    day = local.day(at.day, catalogue.locale)
    return _at(day, at.at, catalogue) if at.has_clock else day


def machine(interval: Interval) -> str | None:
    """For the datetime attribute: a day, a month or a year, where the interval is one; else None."""
    if interval.earliest is None or interval.latest is None:
        return None
    first, last = interval.earliest.date(), _last_day(interval.latest)
    if last <= first:
        return first.isoformat()
    if (first.day, last + _DAY) == (1, _next_month(first)):
        return f"{first.year:04}-{first.month:02}"
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return f"{first.year:04}" if whole_year and first.year == last.year else None


def large(words: str) -> str:
    """With a large first letter, as a sentence or a heading begins."""
    return words[:1].upper() + words[1:]


def _open(interval: Interval, catalogue: Catalogue) -> str:
    if interval.latest is not None:
        last = interval.likely or _last_day(interval.latest)
        return catalogue.text("by", when=local.day_in_full(last, catalogue.locale))
    if interval.earliest is None:
        return catalogue.text("no_date")
    return catalogue.text("since", when=local.day_in_full(interval.earliest.date(), catalogue.locale))


def _clock(
    earliest: datetime, latest: datetime, granularity: Granularity, value: str | None, catalogue: Catalogue
) -> str:
    first = local.day_in_full(earliest.date(), catalogue.locale)
    if granularity is Granularity.PART_OF_DAY:
        part = (value or "").rpartition("T")[2]
        if part in _PARTS_OF_DAY:
            return catalogue.text("part_of_day", day=first, part=catalogue.text(f"part_{part}"))
    elif latest - earliest <= timedelta(hours=1):
        return _at(first, earliest, catalogue)
    if latest - earliest <= _DAY:
        ends = {"first": local.clock(earliest, catalogue.locale), "last": local.clock(latest, catalogue.locale)}
        return catalogue.text("day_clocks", day=first, zone=_zone(earliest), **ends)
    begin = _at(local.day(earliest.date(), catalogue.locale), earliest.replace(tzinfo=None), catalogue)
    end = _at(local.day(latest.date(), catalogue.locale), latest, catalogue)
    return catalogue.text("moments", first=begin, last=end)


def _at(day: str, at: datetime, catalogue: Catalogue) -> str:
    return catalogue.text("day_clock", day=day, clock=local.clock(at, catalogue.locale), zone=_zone(at))


def _named(first: date, last: date, value: str | None, catalogue: Catalogue, *, year: bool = True) -> str | None:
    """Whole months, seasons, years and decades by their names; None for any other stretch. Without `year`, it is left
    out of months and seasons of one year."""
    if first.day != 1 or (last + _DAY).day != 1:
        return None
    locale, months = catalogue.locale, (last.year - first.year) * 12 + last.month - first.month + 1
    season = (value or "")[5:]
    if season in _SEASONS and months == 3:
        words = catalogue.text(f"season_{season}")
        if first.year == last.year and not year:
            return words
        years = f"{first.year}/{last.year % 100:02}" if last.year != first.year else f"{first.year}"
        return catalogue.text("season_of", season=words, year=years)
    if months == 1:
        return local.month(first, locale, year=year)
    if first.month == 1 and months == 12:
        return f"{first.year}"
    if first.month == 1 and months == 120 and first.year % 10 == 0:
        return catalogue.text("decade", decade=first.year)
    if first.month == 1 and months % 12 == 0:
        return local.years(first, last, locale)
    return local.months(first, last, locale, year=year)


def _last_day(latest: datetime) -> date:
    return (latest - timedelta(microseconds=1)).date()


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _zone(at: datetime) -> str:
    """ " (UTC+1)", with its space; empty where no zone is known."""
    offset = at.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    sign, minutes = ("−" if minutes < 0 else "+"), abs(minutes)
    return (
        " (UTC)" if not minutes else f" (UTC{sign}{minutes // 60}" + (f":{minutes % 60:02})" if minutes % 60 else ")")
    )
