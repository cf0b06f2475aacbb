"""The JSON shape that the stage commands and timeline.json share."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from timeline import wire
from timeline.models import (
    Anchor,
    Certainty,
    Clue,
    Dating,
    Granularity,
    Interval,
    Mention,
    Moment,
    Span,
    Step,
    Timex,
    said,
)

JUNE = Interval(datetime(2024, 6, 1), datetime(2024, 7, 1), Granularity.MONTH)


def timex(**changes: object) -> Timex:
    given = {
        "span": Span(3, 7),
        "text": "June",
        "type": "DATE",
        "value": "2024-06",
        "rule": "<month>",
        "certainty": Certainty.INFERRED,
        "interval": JUNE,
    }
    return Timex(**{**given, **changes})  # type: ignore[arg-type]


def printed_interval(interval: Interval) -> dict[str, Any]:
    mention = Mention(article="a", span=Span(0, 4), text="June", interval=interval)
    printed: dict[str, Any] = wire.mention_to_wire(mention)["interval"]
    return printed


def test_interval_of_whole_days_is_printed_as_dates() -> None:
    assert printed_interval(JUNE) == {"earliest": "2024-06-01", "latest": "2024-07-01", "granularity": "month"}


def test_interval_with_a_clock_is_printed_with_its_offset() -> None:
    zone = timezone(timedelta(hours=9))
    start = datetime(2024, 6, 1, tzinfo=zone)
    printed = printed_interval(Interval(start, start + timedelta(minutes=1), Granularity.MINUTE))
    assert printed["earliest"] == "2024-06-01T00:00+09:00"
    assert printed["latest"] == "2024-06-01T00:01+09:00"


@pytest.mark.parametrize("granularity", [Granularity.PART_OF_DAY, Granularity.HOUR])
def test_midnight_of_a_clock_time_is_not_mistaken_for_a_day(granularity: Granularity) -> None:
    interval = Interval(datetime(2024, 6, 1), datetime(2024, 6, 2), granularity)
    assert printed_interval(interval)["earliest"] == "2024-06-01T00:00"


def test_open_end_is_null_and_likely_is_a_day() -> None:
    interval = Interval(None, datetime(2024, 11, 16), Granularity.DAY, likely=date(2024, 11, 15))
    assert printed_interval(interval) == {
        "earliest": None,
        "latest": "2024-11-16",
        "granularity": "day",
        "likely": "2024-11-15",
    }


def test_timex_is_flat_and_leaves_out_what_it_does_not_know() -> None:
    assert wire.timex_to_wire(timex()) == {
        "start": 3,
        "end": 7,
        "text": "June",
        "type": "DATE",
        "value": "2024-06",
        "rule": "<month>",
        "certainty": "inferred",
        "earliest": "2024-06-01",
        "latest": "2024-07-01",
        "granularity": "month",
    }


def test_unresolved_timex_prints_null_with_its_reason() -> None:
    printed = wire.timex_to_wire(timex(value=None, interval=None, reason="no publication time"))
    assert printed["value"] is None
    assert printed["reason"] == "no publication time"


def test_steps_are_printed_only_on_request() -> None:
    told = timex(steps=(Step("anchor", said("from the publication day")),))
    assert "steps" not in wire.timex_to_wire(told)
    assert wire.timex_to_wire(told, steps=True)["steps"] == [{"step": "anchor", "text": "from the publication day"}]


def test_anchor_carries_its_span() -> None:
    printed = wire.timex_to_wire(timex(anchor=Anchor("timex", "2024-05", Span(1, 4))))
    assert printed["anchor"] == {"kind": "timex", "value": "2024-05", "span": {"start": 1, "end": 4}}


def test_undated_mention_prints_null_interval_and_keeps_main() -> None:
    mention = Mention(article="a", span=Span(0, 5), text="It was", speaker="Ministry")
    assert wire.mention_to_wire(mention) == {
        "start": 0,
        "end": 5,
        "text": "It was",
        "interval": None,
        "status": "happened",
        "main": False,
        "speaker": "Ministry",
    }


def test_unknown_publication_time_is_null_and_its_clock_is_told() -> None:
    dating = Dating(clock=time(7, 40), evidence=(Clue("date line", said("Today, 07:40")),))
    assert wire.dating_to_wire(dating) == {
        "published": None,
        "certainty": "unknown",
        "evidence": [{"kind": "date line", "text": "Today, 07:40"}],
        "clock": "07:40",
    }


def test_known_publication_time_keeps_its_granularity_and_zone() -> None:
    published = Moment(datetime(2024, 11, 15, 10, 48, tzinfo=UTC), Granularity.MINUTE)
    printed = wire.dating_to_wire(Dating(published=published, certainty=Certainty.STATED, zone="stated"))
    assert printed["published"] == "2024-11-15T10:48+00:00"
    assert printed["granularity"] == "minute"
    assert printed["zone"] == "stated"


@pytest.mark.parametrize("zone", [None, UTC, timezone(timedelta(hours=-5))])
def test_an_interval_is_read_back_as_it_was(zone: timezone | None) -> None:
    start = datetime(2024, 6, 1, 10, 48, tzinfo=zone)
    for interval in (
        JUNE,
        Interval(start, start + timedelta(minutes=1), Granularity.MINUTE),
        Interval(None, datetime(2024, 6, 2), Granularity.DAY, likely=date(2024, 6, 1)),
    ):
        assert wire.WireInterval.of(interval).read() == interval
