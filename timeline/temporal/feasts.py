"""The days of feasts that other calendars than ours set, by arithmetic: no table runs out and none is to be renewed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from timeline.temporal.calendar import CalendarError, easter
from timeline.temporal.moon import new_moons

# Reingold and Dershowitz, Calendrical Calculations: the proleptic Gregorian day (1 is 1 January of the year 1) of the
# Hebrew calendar's first day and of the first of Muharram of the year 1, in its tabular form.
_HEBREW_EPOCH, _ISLAMIC_EPOCH = -1373427, 227015
# Passover begins so many days before the new year, whatever the lengths of the months that vary.
_PASSOVER_BEFORE_NEW_YEAR = 163
_CHINA, _INDIA = timedelta(hours=8), timedelta(hours=5, minutes=30)
# The winter solstice of 2000, universal time, and the mean year from one to the next.
_SOLSTICE, _YEAR = datetime(2000, 12, 21, 13, 37), timedelta(days=365.2427)
# Diwali is kept in the evening of the new moon: a moon that is new by this hour leaves the evening before it.
_EVENING = timedelta(hours=18, minutes=30)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, in our calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def hebrew_new_year(year: int) -> date:
    """Rosh Hashanah, which falls from September to October."""
    return _hebrew_new_year(year + 3761)


def passover(year: int) -> date:
    """The first day of Passover, which begins on the evening before."""
    return hebrew_new_year(year) - timedelta(days=_PASSOVER_BEFORE_NEW_YEAR)


def hanukkah(year: int) -> date:
    """The first day of Hanukkah, which begins on the evening before; 25 Kislev, after a Heshvan of 29 or 30 days."""
    first = hebrew_new_year(year)
    is_long = (hebrew_new_year(year + 1) - first).days % 10 == 5
    return first + timedelta(days=30 + 29 + is_long + 24)


def end_of_ramadan(year: int) -> date | None:
    """Eid al-Fitr, 1 Shawwal of the tabular calendar: where the moon is watched, it may be a day off. Of two in a year
    (once in 33), the first; None where there is none.
    """
    return _islamic(year, 10, 1)


def feast_of_sacrifice(year: int) -> date | None:
    """Eid al-Adha, 10 Dhu al-Hijja of the tabular calendar, as `end_of_ramadan`."""
    return _islamic(year, 12, 10)


def start_of_ramadan(year: int) -> date | None:
    """The first day of the fast, as `end_of_ramadan`."""
    return _islamic(year, 9, 1)


def lunar_new_year(year: int) -> date:
    """The Chinese new year: the day of the new moon, in Beijing, between 21 January and 20 February; of two, the second
    after the month of the winter solstice. Raises CalendarError for the year 1.
    """
    if year < 2:
        raise CalendarError("the winter before the year 1 is outside the calendar")
    days = [(at + _CHINA).date() for at in new_moons(datetime(year - 1, 12, 18), datetime(year, 2, 23))]
    first, *more = (day for day in days if date(year, 1, 21) <= day <= date(year, 2, 20))
    solstice = (_SOLSTICE + (year - 2001) * _YEAR + _CHINA).date()
    return more[-1] if more and days[0] <= solstice else first


def diwali(year: int) -> date:
    """The day whose evening is the darkest: of the new moon between 17 October and 16 November, in India."""
    moons = [at + _INDIA for at in new_moons(datetime(year, 10, 14), datetime(year, 11, 19))]
    moon = next(at for at in moons if datetime(year, 10, 17, 6) <= at <= datetime(year, 11, 16))
    is_after_dark = moon - datetime.combine(moon, datetime.min.time()) >= _EVENING
    return moon.date() - timedelta(days=not is_after_dark)


FEASTS: dict[str, Callable[[int], date | None]] = {
    "easter": easter,
    "orthodox": orthodox_easter,
    "passover": passover,
    "tishri": hebrew_new_year,
    "hanukkah": hanukkah,
    "ramadan": start_of_ramadan,
    "fitr": end_of_ramadan,
    "adha": feast_of_sacrifice,
    "lunar": lunar_new_year,
    "diwali": diwali,
}
"""What a language file calls a feast from which a holiday is counted: `easter+39`, `orthodox-2`, `tishri+9`."""


def _hebrew_new_year(year: int) -> date:
    """Of the Hebrew year."""
    before, day, after = (_molad_day(each) for each in (year - 1, year, year + 1))
    delay = 2 if after - day == 356 else 1 if day - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + day + delay)


def _molad_day(year: int) -> int:
    """Days from the epoch to the mean new moon of a Hebrew year, put off where it may not begin."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


def _islamic(year: int, month: int, day: int) -> date | None:
    """The first day of our year that is this day of the tabular Islamic calendar."""
    near = (year - 622) * 33 // 32
    for islamic in range(max(1, near - 1), near + 3):
        days = (islamic - 1) * 354 + (3 + 11 * islamic) // 30 + 29 * (month - 1) + month // 2 + day
        ordinal = _ISLAMIC_EPOCH - 1 + days
        if 1 <= ordinal <= date.max.toordinal() and date.fromordinal(ordinal).year == year:
            return date.fromordinal(ordinal)
    return None
