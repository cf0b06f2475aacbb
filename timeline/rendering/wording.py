"""What the program has to say (`Message`), said in the language of a page."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from timeline.models import Granularity, Interval, Message, Moment
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import moment, written

_MONTH = re.compile(r"(\d{4})-(\d{2})")


@lru_cache(10_000)
def worded(message: Message, catalogue: Catalogue) -> str:
    """In the words of the catalogue, else in English; dates as the page writes them."""
    if message.at is not None:
        return _date(message.at, catalogue) or message.words
    values = {name: value if isinstance(value, str) else worded(value, catalogue) for name, value in message.values}
    form = catalogue.translated(message.words, message.one, values.get("count"))
    return form.format(**values) if values else form


def _date(at: str, catalogue: Catalogue) -> str | None:
    """A date or an interval of ISO 8601; None for what is none of a day, a month or a time of day."""
    try:
        if "/" in at:
            return written(_interval(at), catalogue)
        month = _MONTH.fullmatch(at)
        if month:
            return local.month(date(int(month[1]), int(month[2]), 1), catalogue.locale)
        if "T" in at:
            return moment(Moment(datetime.fromisoformat(at), Granularity.MINUTE), catalogue)
        return local.day(date.fromisoformat(at), catalogue.locale)
    except ValueError:
        return None


def _interval(at: str) -> Interval:
    earliest, latest = (None if each == ".." else datetime.fromisoformat(each) for each in at.split("/"))
    granularity = Granularity.MINUTE if "T" in at else Granularity.DAY
    return Interval(earliest, latest, granularity)
