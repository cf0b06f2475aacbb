"""The headings of a list of events: decades, years or months, whichever part it best."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from timeline.models import Model
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import large
from timeline.rendering.entries import Entry

_YEARS = 6  # more years than this with few events each are told by the decade
_MONTHS_FROM = 12  # a year with more events than this is divided into months


class Group(Model, frozen=True):
    """The events under one heading: a year, a month of a long year, or those without a date (no heading)."""

    heading: str
    entries: tuple[Entry, ...]
    month: bool = False


def under_headings(dated: Sequence[tuple[datetime, Entry]], catalogue: Catalogue) -> list[Group]:
    """The entries, each with its start, in order; a year that is divided stands before its months, without entries."""
    groups: list[Group] = []
    years = {at.year for at, _ in dated}
    if len(years) > _YEARS and len(dated) < 2 * len(years):
        for decade, of_decade in groupby(dated, key=lambda pair: pair[0].year // 10):
            heading = large(catalogue.text("decade", decade=decade * 10))
            groups.append(Group(heading, tuple(entry for _, entry in of_decade)))
        return groups
    for year, of_year in groupby(dated, key=lambda pair: pair[0].year):
        entries = list(of_year)
        if len(entries) <= _MONTHS_FROM:
            groups.append(Group(str(year), tuple(entry for _, entry in entries)))
            continue
        groups.append(Group(str(year), ()))
        for month, of_month in groupby(entries, key=lambda pair: pair[0].month):
            heading = local.month(date(year, month, 1), catalogue.locale)
            groups.append(Group(heading, tuple(entry for _, entry in of_month), month=True))
    return groups
