"""The day, or the month, that the address of a page names: /2024/11/15/, /2024-11-15-harbour, /20241115, /2024/11/."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from timeline.reading.furniture import load_furniture

_DAY = re.compile(
    r"(?<![\d])(?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>\d\d?|[a-z]{3,9})(?P=mark)(?P<day>\d\d?)(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d\d?)(?P<mark>[/_-])(?P<month>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[/_-](?P<month>0[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True, slots=True)
class AddressDate:
    """`day` is None where the address names a month only; `text` is the part that names it."""

    year: int
    month: int
    day: date | None
    text: str

    def allows(self, day: date) -> bool:
        """Whether an article of that day may have been put under the month: months begin and end between zones."""
        return abs((day.year - self.year) * 12 + day.month - self.month) <= 1

    def names_month_of(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.month)


def date_in_address(url: str | None) -> AddressDate | None:
    """None where an address names no date; eight digits in a row are one only if they make a day."""
    try:
        path = urlsplit(url or "").path.casefold()
    except ValueError:
        return None
    for pattern in (_DAY, _DAY_FIRST):
        for match in pattern.finditer(path):
            month = int(match["month"]) if match["month"].isdigit() else load_furniture().months.get(match["month"], 0)
            if not match["mark"] and len(match.group()) != len("20241115"):
                continue
            try:
                day = date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                continue
            return AddressDate(day.year, day.month, day, match.group())
    found = _MONTH.search(path)
    return AddressDate(int(found["year"]), int(found["month"]), None, found.group()) if found else None
