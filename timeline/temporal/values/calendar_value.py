"""One unit of the calendar, from a century to a second, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from timeline.models import Granularity, Interval
from timeline.temporal.calendar import add, floor, season_start
from timeline.temporal.values.bounds import PARTS, clock_interval, day_interval

EDTF_SEASONS = {
    "north": {"SP": 21, "SU": 22, "FA": 23, "WI": 24},
    "south": {"SP": 29, "SU": 30, "FA": 31, "WI": 32},
}
"""Of ISO 8601-2: 21 to 24 name no hemisphere, 25 to 28 the northern, 29 to 32 the southern. The first stand for the
north, since readers of EDTF's level 1 know no others."""


@dataclass(frozen=True, slots=True)
class CalendarValue:
    """One unit of the calendar: `start` is its first day. `clock` and `offset` ("Z", "+01:00", "") go with hour and
    finer. An hour may be `written_out`, as TempEval-3 has it for "10 p.m." (T22:00): read back, that is a minute.
    """

    granularity: Granularity
    start: date
    season: str = ""
    part: str = ""
    clock: time = time()
    offset: str = ""
    weekend: bool = False
    hemisphere: str = "north"
    written_out: bool = False

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
                minutes = ":00" if self.written_out else ""
                return f"{day.isoformat()}T{self.clock:%H}{minutes}{self.offset}"
            case Granularity.MINUTE:
                return f"{day.isoformat()}T{self.clock:%H:%M}{self.offset}"
            case Granularity.SECOND:
                return f"{day.isoformat()}T{self.clock:%H:%M:%S}{self.offset}"

    def edtf(self) -> str | None:
        """The Extended Date/Time Format (ISO 8601-2) value, or None where it has none. Raises CalendarError for a week
        at the end of the calendar.
        """
        day = self.start
        match self.granularity:
            case Granularity.SEASON:
                return f"{day.year:04d}-{EDTF_SEASONS[self.hemisphere][self.season]}"
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
    def has_clock(self) -> bool:
        """Whether it is an hour or finer."""
        return self.granularity.rank >= Granularity.HOUR.rank

    @property
    def end(self) -> date:
        """The first day after it. Raises CalendarError at the end of the calendar."""
        if self.granularity is Granularity.SEASON:
            return add(self.start, 3, "month")
        if self.weekend:
            return add(self.start, 2, "day")
        if self.granularity.rank > Granularity.DAY.rank:
            return add(self.start, 1, "day")
        unit = self.granularity.value
        after = add(self.start, 1, unit)
        # the first century and the first decade begin in the year 1, but end with the year 99 and 9
        return floor(after, unit) if self.start.year == 1 else after

    def interval(self) -> Interval:
        """Half-open; aware where an offset is stated. Raises CalendarError at the end of the calendar."""
        if self.granularity.rank <= Granularity.DAY.rank:
            return day_interval(self.start, self.end, self.granularity)
        if self.granularity is Granularity.PART_OF_DAY:
            first, last = PARTS[self.part]
            midnight = datetime.combine(self.start, time())
            return clock_interval(midnight, timedelta(hours=first), timedelta(hours=last), self.granularity)
        tick = {Granularity.HOUR: 3600, Granularity.MINUTE: 60, Granularity.SECOND: 1}[self.granularity]
        at = datetime.combine(self.start, self.clock)
        if self.offset:
            at = datetime.fromisoformat(at.isoformat() + ("+00:00" if self.offset == "Z" else self.offset))
        return clock_interval(at, timedelta(), timedelta(seconds=tick), self.granularity)

    @classmethod
    def containing(cls, day: date, unit: str) -> CalendarValue:
        """The unit of the calendar (not a season) that a day lies in."""
        start = floor(day, unit)
        if unit == "weekend":
            return cls(Granularity.WEEK, start, weekend=True)
        return cls(Granularity(unit), start)

    @classmethod
    def of_season(cls, year: int, season: str, hemisphere: str) -> CalendarValue:
        """The season (SP, SU, FA, WI) that begins in `year` in that hemisphere."""
        start = season_start(year, season, hemisphere)
        return cls(Granularity.SEASON, start, season=season, hemisphere=hemisphere)
