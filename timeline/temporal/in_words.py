"""Parts of the calendar in plain words, for the steps of an explanation: nobody reads 2024-W44."""

from __future__ import annotations

from timeline.models import Granularity
from timeline.temporal.values import CalendarValue

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_QUARTERS = ("first", "second", "third", "fourth")


def in_words(value: CalendarValue) -> str:
    """ "the week of 2024-10-28", "summer 2024", "the third quarter of 2024"; days, months and years as they are."""
    day, year = value.start, f"{value.start.year:04d}"
    match value.granularity:
        case Granularity.CENTURY:
            return f"the years {year[:2]}00 to {year[:2]}99"
        case Granularity.DECADE:
            return f"the {year[:3]}0s"
        case Granularity.HALF:
            return f"the {_QUARTERS[(day.month - 1) // 6]} half of {year}"
        case Granularity.SEASON:
            return f"the {_SEASONS[value.season]} that begins in {year}"
        case Granularity.QUARTER:
            return f"the {_QUARTERS[(day.month - 1) // 3]} quarter of {year}"
        case Granularity.WEEK:
            return f"the week{'end' if value.weekend else ''} of {day.isoformat()}"
        case Granularity.PART_OF_DAY:
            return f"{day.isoformat()}, {_PARTS[value.part]}"
        case Granularity.HOUR | Granularity.MINUTE | Granularity.SECOND:
            return value.timex3().replace("T", " ")
        case _:
            return value.timex3()
