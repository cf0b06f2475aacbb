"""A part of the calendar, and its three written forms: TIMEX3, EDTF and a half-open interval. The only place that
converts them.

Where they do not map: EDTF has no parts of the day, no minutes without seconds and no weeks (a week is written as its
days); TIMEX3 has no "then or before". Those are None here, never a nearby value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from timeline.models import Granularity, Interval
from timeline.temporal.calendar import CalendarError, add, floor, season_start

_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_EDTF_SOUTH = {"SP": 29, "SU": 30, "FA": 31, "WI": 32}

# Hours that each part of the day covers, half-open; the night runs into the next day. DT is the daytime, MI midday.
PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}


@dataclass(frozen=True, slots=True)
class CalendarValue:
    """One unit of the calendar: `start` is its first day. `clock` and `offset` ("Z", "+01:00", "") go with hour
    and finer.
    """

    granularity: Granularity
    start: date
    season: str = ""
    part: str = ""
    clock: time = time()
    offset: str = ""
    weekend: bool = False
    hemisphere: str = "north"

    def timex3(self) -> str:
        """The TIMEX3 value, as TempEval-3 writes it."""
        day = self.start
        match self.granularity:
            case Granularity.CENTURY:
                return f"{day.year // 100:02d}XX"
            case Granularity.DECADE:
                return f"{day.year // 10:03d}X"
            case Granularity.YEAR:
                return f"{day.year:04d}"
            case Granularity.HALF:
                return f"{day.year:04d}-H{(day.month + 5) // 6}"
            case Granularity.SEASON:
                return f"{day.year:04d}-{self.season}"
            case Granularity.QUARTER:
                return f"{day.year:04d}-Q{(day.month + 2) // 3}"
            case Granularity.MONTH:
                return f"{day.year:04d}-{day.month:02d}"
            case Granularity.WEEK:
                year, week, _ = day.isocalendar()
                return f"{year:04d}-W{week:02d}" + ("-WE" if self.weekend else "")
            case Granularity.DAY:
                return day.isoformat()
            case Granularity.PART_OF_DAY:
                return f"{day.isoformat()}T{self.part}"
            case Granularity.HOUR:
                return f"{day.isoformat()}T{self.clock:%H}{self.offset}"
            case Granularity.MINUTE:
                return f"{day.isoformat()}T{self.clock:%H:%M}{self.offset}"
            case Granularity.SECOND:
                return f"{day.isoformat()}T{self.clock:%H:%M:%S}{self.offset}"

    def edtf(self) -> str | None:
        """The Extended Date/Time Format (ISO 8601-2) value, or None where it has none."""
        day = self.start
        match self.granularity:
            case Granularity.SEASON:
                codes = _EDTF_SOUTH if self.hemisphere == "south" else _EDTF_SEASON
                return f"{day.year:04d}-{codes[self.season]}"
            case Granularity.QUARTER:
                return f"{day.year:04d}-{33 + (day.month - 1) // 3}"
            case Granularity.HALF:
                return f"{day.year:04d}-{40 + (day.month - 1) // 6}"
            case Granularity.WEEK:
                last = self.end - timedelta(days=1)
                return f"{day.isoformat()}/{last.isoformat()}"
            case Granularity.PART_OF_DAY | Granularity.HOUR | Granularity.MINUTE:
                return None
            case _:
                return self.timex3()

    @property
    def end(self) -> date:
        """The first day after it. Raises CalendarError at the end of the calendar."""
        if self.granularity is Granularity.SEASON:
            return add(self.start, 3, "month")
        if self.weekend:
            return add(self.start, 2, "day")
        if self.granularity.rank > Granularity.DAY.rank:
            return add(self.start, 1, "day")
        return add(self.start, 1, self.granularity.value)

    def interval(self) -> Interval:
        """Half-open; aware where an offset is stated. Raises CalendarError at the end of the calendar."""
        if self.granularity.rank <= Granularity.DAY.rank:
            return day_interval(self.start, self.end, self.granularity)
        if self.granularity is Granularity.PART_OF_DAY:
            first, last = PARTS[self.part]
            midnight = datetime.combine(self.start, time())
            return _checked(midnight, timedelta(hours=first), timedelta(hours=last), self.granularity)
        tick = {Granularity.HOUR: 3600, Granularity.MINUTE: 60, Granularity.SECOND: 1}[self.granularity]
        at = datetime.combine(self.start, self.clock)
        if self.offset:
            at = datetime.fromisoformat(at.isoformat() + ("+00:00" if self.offset == "Z" else self.offset))
        return _checked(at, timedelta(), timedelta(seconds=tick), self.granularity)

    @classmethod
    def containing(cls, day: date, unit: str) -> CalendarValue:
        """The unit of the calendar (not a season) that a day lies in."""
        start = floor(day, unit)
        if unit == "weekend":
            return cls(Granularity.WEEK, start, weekend=True)
        return cls(Granularity(unit), start)

    @classmethod
    def of_season(cls, year: int, season: str, hemisphere: str) -> CalendarValue:
        start = season_start(year, season, hemisphere)
        return cls(Granularity.SEASON, start, season=season, hemisphere=hemisphere)


def day_interval(earliest: date | None, latest: date | None, granularity: Granularity) -> Interval:
    """An interval of whole days, half-open."""
    return Interval(earliest=_midnight(earliest), latest=_midnight(latest), granularity=granularity)


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time())


def _checked(at: datetime, first: timedelta, last: timedelta, granularity: Granularity) -> Interval:
    try:
        return Interval(earliest=at + first, latest=at + last, granularity=granularity)
    except OverflowError as error:
        raise CalendarError(f"{at} is at the end of the calendar") from error


def narrowed(value: CalendarValue, mod: str) -> Interval:
    """The part of a value that a TIMEX3 modifier leaves: START, MID and END are its first, middle and last third,
    cut at whole months of years, whole years of decades, whole days of months and weeks.
    """
    whole = value.interval()
    if mod not in ("START", "MID", "END") or value.granularity.rank >= Granularity.DAY.rank:
        return whole
    unit, count = _PIECES.get(value.granularity, ("day", (value.end - value.start).days))
    low, high = count // 3, count - count // 3
    edges = {"START": (0, low), "MID": (low, high), "END": (high, count)}[mod]
    start = value.start
    first = add(start, edges[0], unit)
    last = value.end if edges[1] == count else add(start, edges[1], unit)
    return day_interval(first, last, value.granularity)


_PIECES = {
    Granularity.CENTURY: ("decade", 10),
    Granularity.DECADE: ("year", 10),
    Granularity.YEAR: ("month", 12),
    Granularity.HALF: ("month", 6),
    Granularity.SEASON: ("month", 3),
    Granularity.QUARTER: ("month", 3),
}

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("century", re.compile(r"(\d{2})XX")),
    ("decade", re.compile(r"(\d{3})X")),
    ("year", re.compile(r"(\d{4})")),
    ("season", re.compile(r"(\d{4})-(SP|SU|FA|WI)")),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])")),
    ("half", re.compile(r"(\d{4})-H([12])")),
    ("week", re.compile(r"(\d{4})-W(\d{2})(-WE)?")),
    ("month", re.compile(r"(\d{4})-(\d{2})")),
    ("day", re.compile(r"(\d{4})-(\d{2})-(\d{2})")),
    ("part", re.compile(r"(\d{4})-(\d{2})-(\d{2})T([A-Z]{2})")),
    ("clock", re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2})(?::(\d{2}))?(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?")),
)


def parse_timex3(text: str, hemisphere: str = "north") -> CalendarValue | None:
    """The value that `CalendarValue.timex3` wrote, or None for a duration, a set, a reference or nonsense."""
    for form, pattern in _FORMS:
        match = pattern.fullmatch(text)
        if match:
            try:
                return _parsed(form, match.groups(), hemisphere)
            except ValueError:
                return None
    return None


def _parsed(form: str, parts: tuple[str | None, ...], hemisphere: str) -> CalendarValue:
    numbers = [int(part) if part is not None and part.isdigit() else 0 for part in parts]
    match form:
        case "century":
            return CalendarValue(Granularity.CENTURY, date(max(1, numbers[0] * 100), 1, 1))
        case "decade":
            return CalendarValue(Granularity.DECADE, date(max(1, numbers[0] * 10), 1, 1))
        case "year":
            return CalendarValue(Granularity.YEAR, date(numbers[0], 1, 1))
        case "season":
            return CalendarValue.of_season(numbers[0], parts[1] or "", hemisphere)
        case "quarter":
            return CalendarValue(Granularity.QUARTER, date(numbers[0], numbers[1] * 3 - 2, 1))
        case "half":
            return CalendarValue(Granularity.HALF, date(numbers[0], numbers[1] * 6 - 5, 1))
        case "week":
            weekend = parts[2] is not None
            start = date.fromisocalendar(numbers[0], numbers[1], 6 if weekend else 1)
            return CalendarValue(Granularity.WEEK, start, weekend=weekend)
        case "month":
            return CalendarValue(Granularity.MONTH, date(numbers[0], numbers[1], 1))
        case "day":
            return CalendarValue(Granularity.DAY, date(numbers[0], numbers[1], numbers[2]))
        case "part":
            if parts[3] not in PARTS:
                raise ValueError(f"unknown part of the day {parts[3]}")
            day = date(numbers[0], numbers[1], numbers[2])
            return CalendarValue(Granularity.PART_OF_DAY, day, part=parts[3] or "")
    day = date(numbers[0], numbers[1], numbers[2])
    finest = Granularity.SECOND if parts[5] else Granularity.MINUTE if parts[4] else Granularity.HOUR
    return CalendarValue(finest, day, clock=time(numbers[3], numbers[4], numbers[5]), offset=parts[6] or "")
