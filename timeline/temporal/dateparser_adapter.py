"""The one door to dateparser: absolute dates in the world's languages, on spans that are already bounded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from timeline.models import Granularity

LONGEST = 60
"""Characters; a longer span is no date."""

_BASE = datetime(2000, 1, 1)
"""Nothing relative is asked for; a fixed base keeps the wall clock out."""

_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:h.時]\s?\d{2}(?!\d)(?:\s?[:.]\s?(?P<second>\d{2})(?!\d))?")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|2[01])\d{2}(?!\d)")


def parse_absolute(span: str, languages: Sequence[str], day_first: bool | None) -> tuple[datetime, Granularity] | None:
    """Read a whole span as a date with day, month and four-digit year, and a clock if it states one.

    `languages` are ISO 639-1 codes, tried in order. `day_first` decides 03/04/2024; None leaves such a date unread.
    The result is naive; its granularity is day, minute or second. None where the span is no such date, states a zone
    (dateparser converts it, and what was stated is lost: take it off first) or a language is not known.
    """
    if len(span) > LONGEST or not _YEAR.search(span) or (day_first is None and _is_ambiguous(span)):
        return None
    import dateparser  # noqa: PLC0415  (slow to import; few pages need it)

    settings: dict[str, Any] = {
        "DATE_ORDER": "MDY" if day_first is False else "DMY",
        "DEFAULT_LANGUAGES": [],
        "LANGUAGE_DETECTION_CONFIDENCE_THRESHOLD": 1.0,
        "NORMALIZE": True,
        "PARSERS": ["absolute-time"],
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_LOCALE_DATE_ORDER": False,
        "PREFER_MONTH_OF_YEAR": "current",
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_TIME_AS_PERIOD": True,
        "STRICT_PARSING": True,
        "TIMEZONE": "UTC",
    }
    try:
        found = dateparser.date.DateDataParser(languages=list(languages), settings=settings).get_date_data(span)
    except (ValueError, OverflowError):  # an unknown language, or a number that is no day
        return None
    if found.date_obj is None or found.date_obj.tzinfo is not None:
        return None
    clock = _CLOCK.search(span) if found.period == "time" else None
    if clock is None:
        return found.date_obj.replace(hour=0, minute=0, second=0, microsecond=0), Granularity.DAY
    return found.date_obj, Granularity.SECOND if clock.group("second") else Granularity.MINUTE


def _is_ambiguous(span: str) -> bool:
    """03/04/2024: two small different numbers around a slash or hyphen, no month's name."""
    numbers = re.fullmatch(r"\D*(\d{1,2})[/-](\d{1,2})[/-]\d{4}.*", span)
    return bool(numbers and int(numbers[1]) <= 12 and int(numbers[2]) <= 12 and numbers[1] != numbers[2])
