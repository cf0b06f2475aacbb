"""Parts of the calendar and their three written forms: TIMEX3, EDTF and a half-open interval; lengths and sets of times
and their TIMEX3. The only place that converts them; docs/values.md tells where they do not map.
"""

from timeline.temporal.values.bounds import LONGEST_MONTHS, PARTS, day_interval
from timeline.temporal.values.calendar_value import CalendarValue
from timeline.temporal.values.duration_value import DurationValue, parse_duration
from timeline.temporal.values.edtf import parse_edtf
from timeline.temporal.values.interval import value_of_interval
from timeline.temporal.values.narrowing import narrowed
from timeline.temporal.values.qualified_value import QualifiedValue, parse_qualified_edtf
from timeline.temporal.values.range_value import RangeValue
from timeline.temporal.values.set_value import CalendarPattern, SetValue, parse_timex3_set
from timeline.temporal.values.timex3 import parse_timex3, parse_timex3_range

__all__ = [
    "LONGEST_MONTHS",
    "PARTS",
    "CalendarPattern",
    "CalendarValue",
    "DurationValue",
    "QualifiedValue",
    "RangeValue",
    "SetValue",
    "day_interval",
    "narrowed",
    "parse_duration",
    "parse_edtf",
    "parse_qualified_edtf",
    "parse_timex3",
    "parse_timex3_range",
    "parse_timex3_set",
    "value_of_interval",
]
