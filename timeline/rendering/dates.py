"""Dates as a person would write them: never finer than the text states, always with the year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from timeline.datewords import MONTHS, day, day_in_full
from timeline.models import Event, Granularity, Interval, Moment
from timeline.rendering.catalogue import PARTS_OF_DAY, SEASONS, text
from timeline.wire import is_of_whole_days

_DAY = timedelta(days=1)
_DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{4}})?")


def event_when(event: Event) -> str:
    """The date of an event in full, with its first letter large: "Friday, 14 March 2025", "June 2024", "Reported
    Friday, 14 March 2025; then or before", "“recently”, no date given"."""
    interval = event.interval
    if interval is None or (interval.earliest is None and interval.latest is None):
        words = next((each.timex.text for each in event.evidence if each.timex), None)
        return text("vague", words=words) if words else text("no_date")
    if interval.earliest is None and event.reported and event.reported.earliest:
        return text("reported_then_or_before", when=written(event.reported))
    words = written(interval, event.value)
    return words[:1].upper() + words[1:]


def event_short(event: Event, *, year: bool = True, day: bool = True) -> str:
    """The date of an event in a few characters, for a label on the chart: "14 Mar 2025", "June 2024". Without `year`
    and `day`, those are left out where something finer is told: "14 Mar", "June", "06:40"."""
    interval = event.interval
    if interval is None:
        return ""
    if interval.earliest is None and event.reported and event.reported.earliest:
        return text("short_reported", when=brief(event.reported, year=year, day=day))
    return brief(interval, event.value, year=year, day=day)


def written(interval: Interval, value: str | None = None) -> str:
    """An interval in full. `value` is its TIMEX3 value, which names parts of the day and seasons better than hours and
    months do."""
    earliest, latest = interval.earliest, interval.latest
    if earliest is None or latest is None:
        return _open(interval)
    if interval.granularity.rank > Granularity.DAY.rank or not is_of_whole_days(interval):
        return _clock(earliest, latest, interval.granularity, value)
    first, last = earliest.date(), latest.date() - _DAY
    if last <= first:
        return day_in_full(first)
    if interval.granularity is Granularity.WEEK and last - first == timedelta(days=6):
        return text("week", first=day_in_full(first))
    named = _named(first, last, value)
    if named:
        return named
    same_month = (first.year, first.month) == (last.year, last.month)
    begin = str(first.day) if same_month else day(first, year=first.year != last.year)
    return text("span", first=begin, last=day(last))


def brief(interval: Interval, value: str | None = None, *, year: bool = True, day: bool = True) -> str:
    """An interval in a few characters; an open end is said with "by" and "from". `year` and `day` as in
    `event_short`."""
    earliest, latest = interval.earliest, interval.latest
    if earliest is None or latest is None:
        if latest is not None:
            return text("short_by", when=_day_short(interval.likely or _last_day(latest), year=year))
        return text("short_from", when=_day_short(earliest.date(), year=year)) if earliest else ""
    first, last = earliest.date(), _last_day(latest)
    if last <= first:
        clock = interval.granularity in (Granularity.MINUTE, Granularity.SECOND, Granularity.HOUR)
        if clock and not day:
            return f"{earliest:%H:%M}"
        return _day_short(first, year=year) + (f", {earliest:%H:%M}" if clock else "")
    named = _named(first, last, value)
    if named:
        return named if year else named.removesuffix(f" {last.year}")
    return f"{_day_short(first, year=first.year != last.year)} – {_day_short(last, year=year)}"


def unbroken(words: str) -> str:
    """`words` with no-break spaces inside "12 November 2024", for a narrow column."""
    return _DATE.sub(lambda found: found[0].replace(" ", "\u00a0"), words)


def moment(at: Moment | None) -> str | None:
    """A publication time: "14 March 2025, 16:30 (UTC+1)"; what is finer than stated is left out."""
    if at is None:
        return None
    return f"{day(at.day)}, {at.at:%H:%M}{_zone(at.at)}" if at.has_clock else day(at.day)


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


def _open(interval: Interval) -> str:
    if interval.latest is not None:
        return text("by", when=day_in_full(interval.likely or _last_day(interval.latest)))
    return text("since", when=day_in_full(interval.earliest.date())) if interval.earliest else text("no_date")


def _clock(earliest: datetime, latest: datetime, granularity: Granularity, value: str | None) -> str:
    if granularity is Granularity.PART_OF_DAY:
        part = PARTS_OF_DAY.get((value or "").rpartition("T")[2])
        if part:
            return f"{day_in_full(earliest.date())}, {part}"
    elif latest - earliest <= timedelta(hours=1):
        return f"{day_in_full(earliest.date())}, {earliest:%H:%M}{_zone(earliest)}"
    if latest - earliest <= _DAY:
        return f"{day_in_full(earliest.date())}, {earliest:%H:%M} to {latest:%H:%M}{_zone(earliest)}"
    first = f"{day(earliest.date())}, {earliest:%H:%M}"
    return f"{first} to {day(latest.date())}, {latest:%H:%M}{_zone(latest)}"


def _named(first: date, last: date, value: str | None) -> str | None:
    """Whole months, seasons, years and decades by their names; None for any other stretch."""
    if first.day != 1 or (last + _DAY).day != 1:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    season = SEASONS.get((value or "")[5:])
    if season and months == 3:
        years = f"{first.year}/{last.year % 100:02}" if last.year != first.year else f"{first.year}"
        return f"{season} {years}"
    if months == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.month == 1 and months == 12:
        return f"{first.year}"
    if first.month == 1 and months == 120 and first.year % 10 == 0:
        return f"the {first.year}s"
    if first.month == 1 and months % 12 == 0:
        return f"{first.year} to {last.year}"
    start = MONTHS[first.month - 1] + (f" {first.year}" if first.year != last.year else "")
    return f"{start} to {MONTHS[last.month - 1]} {last.year}"


def _day_short(at: date, *, year: bool = True) -> str:
    return f"{at.day} {MONTHS[at.month - 1][:3]}" + (f" {at.year}" if year else "")


def _last_day(latest: datetime) -> date:
    return (latest - timedelta(microseconds=1)).date()


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _zone(at: datetime) -> str:
    offset = at.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    sign, minutes = ("−" if minutes < 0 else "+"), abs(minutes)
    return (
        " (UTC)" if not minutes else f" (UTC{sign}{minutes // 60}" + (f":{minutes % 60:02})" if minutes % 60 else ")")
    )
