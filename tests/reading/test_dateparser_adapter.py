"""The one door to dateparser: bounded absolute spans in, a date as exact as stated out, nothing relative."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.models import Granularity
from timeline.temporal.dateparser_adapter import parse_absolute

LANGUAGES = ("fr", "es", "ru", "fi", "ja", "pl")


@pytest.mark.parametrize(
    ("span", "at", "granularity"),
    [
        ("15 novembre 2024", datetime(2024, 11, 15), Granularity.DAY),
        ("15 novembre 2024 à 10h48", datetime(2024, 11, 15, 10, 48), Granularity.MINUTE),
        ("15 ноября 2024, 10:48:30", datetime(2024, 11, 15, 10, 48, 30), Granularity.SECOND),
        ("15. marraskuuta 2024", datetime(2024, 11, 15), Granularity.DAY),
        ("2024年11月15日", datetime(2024, 11, 15), Granularity.DAY),
    ],
)
def test_a_date_is_as_exact_as_it_is_stated(span: str, at: datetime, granularity: Granularity) -> None:
    assert parse_absolute(span, LANGUAGES, None) == (at, granularity)


@pytest.mark.parametrize(
    "span",
    [
        "hier",
        "il y a 3 jours",
        "novembre 2024",
        "15 novembre",
        "lundi",
        "2024",
        "15 personnes 2024",
        "15 novembre 2024 10:48 +0200",
        "15 novembre 2024" + " " * 60,
    ],
)
def test_what_is_relative_partial_long_or_zoned_is_not_read(span: str) -> None:
    assert parse_absolute(span, LANGUAGES, None) is None


def test_an_ambiguous_number_is_read_only_with_its_order_known() -> None:
    assert parse_absolute("03/04/2024", ("fr",), None) is None
    assert parse_absolute("03/04/2024", ("fr",), True) == (datetime(2024, 4, 3), Granularity.DAY)
    assert parse_absolute("03/04/2024", ("fr",), False) == (datetime(2024, 3, 4), Granularity.DAY)


def test_an_unknown_language_gives_nothing() -> None:
    assert parse_absolute("15 novembre 2024", ("xx",), None) is None
