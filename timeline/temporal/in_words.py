"""Parts of the calendar and lengths in plain words, for the steps of an explanation: nobody reads 2024-W44."""

from __future__ import annotations

from timeline.models import Granularity, Message, dated, said
from timeline.temporal.values import CalendarValue

_SEASONS = {
    "SP": "the spring that begins in {year}",
    "SU": "the summer that begins in {year}",
    "FA": "the autumn that begins in {year}",
    "WI": "the winter that begins in {year}",
}
_PARTS = {
    "MO": "{day}, morning",
    "MI": "{day}, midday",
    "AF": "{day}, afternoon",
    "EV": "{day}, evening",
    "NI": "{day}, night",
    "DT": "{day}, daytime",
}
_HALVES = ("the first half of {year}", "the second half of {year}")
_QUARTERS = (
    "the first quarter of {year}",
    "the second quarter of {year}",
    "the third quarter of {year}",
    "the fourth quarter of {year}",
)
_LENGTHS = {
    "century": ("{count} century", "{count} centuries"),
    "decade": ("{count} decade", "{count} decades"),
    "year": ("{count} year", "{count} years"),
    "half": ("{count} half-year", "{count} half-years"),
    "season": ("{count} season", "{count} seasons"),
    "quarter": ("{count} quarter", "{count} quarters"),
    "month": ("{count} month", "{count} months"),
    "fortnight": ("{count} fortnight", "{count} fortnights"),
    "week": ("{count} week", "{count} weeks"),
    "weekend": ("{count} weekend", "{count} weekends"),
    "day": ("{count} day", "{count} days"),
    "hour": ("{count} hour", "{count} hours"),
    "minute": ("{count} minute", "{count} minutes"),
    "second": ("{count} second", "{count} seconds"),
}


def in_words(value: CalendarValue) -> Message:
    """ "the week of 2024-10-28", "the summer that begins in 2024", "the third quarter of 2024"; days, months and years
    as they are."""
    day, year = value.start, f"{value.start.year:04d}"
    match value.granularity:
        case Granularity.CENTURY:
            return said("the years {first} to {last}", first=f"{year[:2]}00", last=f"{year[:2]}99")
        case Granularity.DECADE:
            return said("the {decade}s", decade=f"{year[:3]}0")
        case Granularity.HALF:
            return said(_HALVES[(day.month - 1) // 6], year=year)
        case Granularity.SEASON:
            return said(_SEASONS[value.season], year=year)
        case Granularity.QUARTER:
            return said(_QUARTERS[(day.month - 1) // 3], year=year)
        case Granularity.WEEK:
            return said("the weekend of {day}" if value.weekend else "the week of {day}", day=dated(day))
        case Granularity.PART_OF_DAY:
            return said(_PARTS[value.part], day=dated(day))
        case _:
            return Message(value.timex3().replace("T", " "), at=value.timex3())


def length_in_words(amount: float, unit: str) -> Message:
    """ "3 months", "1 month"; the sign is left out."""
    one, many = _LENGTHS[unit]
    return Message(many, (("count", f"{abs(amount):g}"),), one=one)
