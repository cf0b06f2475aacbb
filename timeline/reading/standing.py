"""How much what states a publication time on a saved page counts for."""

from __future__ import annotations

from enum import IntEnum

from timeline.reading.address_dates import AddressDate
from timeline.reading.names import load_names
from timeline.reading.statements import Label, Place
from timeline.reading.testimony import Testimony


class Standing(IntEnum):
    """Smaller counts for more."""

    NAMED = 0
    """Markup that is made for machines and says: published."""
    LABELLED = 1
    """A line that tells readers so."""
    AT_HEADLINE = 2
    """A date at the headline, with no word of what it is the date of."""
    LOOSE = 3
    """The address, the title, tags that systems fill with other days too."""
    ELSEWHERE = 4
    """A date anywhere else on the page."""
    DOUBTED = 5
    """A date without a label that lies in another month than the one in the address."""
    OPEN = 6
    """What names no day by itself."""
    GUESS = 7
    """What a program guesses from all of the page."""


_UNLABELLED = (Standing.AT_HEADLINE, Standing.LOOSE, Standing.ELSEWHERE)


def standing(testimony: Testimony, address: AddressDate | None) -> tuple[int, bool, int]:
    """What a testimony counts for; an unlabelled date on the very day of the address counts as if it had a label, and
    next to nothing where the address names another month."""
    level = _standing(testimony)
    moment = testimony.moment
    if level in _UNLABELLED and moment and address:
        if address.day == moment.day:
            level = Standing.LABELLED
        elif address.day is None and not address.allows(moment.day):
            level = Standing.DOUBTED
    away = level == Standing.ELSEWHERE
    return level, away and not (moment and moment.has_clock), testimony.place if away else 0


def is_year_alone(testimony: Testimony, address: AddressDate | None) -> bool:
    """Whether it may be what programs make of a year alone: the first of January in a loose tag."""
    moment = testimony.moment
    if moment is None or moment.has_clock or (moment.day.month, moment.day.day) != (1, 1):
        return False
    confirmed = address is not None and address.day == moment.day
    return _standing(testimony) in (Standing.LOOSE, Standing.GUESS) and not confirmed


def _standing(testimony: Testimony) -> Standing:
    family, _, name = testimony.kind.partition(" ")
    if testimony.kind in ("htmldate", "HTTP Last-Modified"):
        return Standing.GUESS
    if testimony.moment is None:
        return Standing.OPEN
    if family == "meta":
        return Standing.LOOSE if name in load_names().meta["loose"] else Standing.NAMED
    if family in ("JSON-LD", "itemprop"):
        return Standing.NAMED if testimony.label is not Label.NONE else Standing.LOOSE
    if family in ("address", "title"):
        return Standing.LOOSE
    if testimony.label is Label.PUBLISHED:
        return Standing.LABELLED
    return Standing.AT_HEADLINE if testimony.place is Place.HEAD else Standing.ELSEWHERE
