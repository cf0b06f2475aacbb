"""Whether a page writes 03/04/2024 with the day first, by what else stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from timeline.models import said
from timeline.reading.address_dates import AddressDate
from timeline.reading.resolving import Order
from timeline.reading.statements import Statement

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)?\d\d(?![\d/-])")
_MONTH_FIRST = frozenset({"en-us", "en-ph", "es-us"})
_DAY_FIRST = frozenset({"en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-sg", "en-za"})
_TWO_ORDERS = frozenset({"en"})


def order_of(
    statements: Iterable[Statement],
    known: Iterable[date] = (),
    address: AddressDate | None = None,
    locale: str | None = None,
) -> Order | None:
    """Where the settings say nothing: by other dates of the page that have but one reading, by days that the page
    states elsewhere in full (`known`), by the month in its address, by its language and country. None where these say
    nothing or disagree."""
    lines = list(statements)
    by_dates = {first for line in lines for first in _orders(line.text)}
    if len(by_dates) == 1:
        return Order(by_dates.pop(), said("day and month in the order of the page's other dates"))
    days = set(known)
    by_days = {readings[1] in days for each in lines if (readings := each.readings) and days.intersection(readings)}
    if len(by_days) == 1:
        return Order(by_days.pop(), said("the other reading is no day that the page states"))
    by_month = {named.index(True) == 1 for each in lines if (named := _named_months(each, address)).count(True) == 1}
    if len(by_month) == 1:
        return Order(by_month.pop(), said("the other reading is of another month than the address names"))
    day_first = _by_locale(locale)
    return None if day_first is None else Order(day_first, said("day and month in the order of the page's language"))


def _orders(text: str) -> Iterable[bool]:
    for match in _NUMERIC.finditer(text):
        first, second = int(match.group(1)), int(match.group(3))
        if first > 12 >= second or second > 12 >= first:
            yield first > 12


def _named_months(statement: Statement, address: AddressDate | None) -> list[bool]:
    return [address.names_month_of(day) for day in statement.readings or ()] if address else []


def _by_locale(locale: str | None) -> bool | None:
    """None where the language is written in both orders and no country is named."""
    if not locale:
        return None
    code = locale.replace("_", "-").casefold()
    if code in _MONTH_FIRST:
        return False
    return None if code not in _DAY_FIRST and code.split("-")[0] in _TWO_ORDERS else True
