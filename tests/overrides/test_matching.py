"""What is offered for an override that matches nothing any more."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.models import Event, Granularity, Interval, Topic
from timeline.overrides.matching import nearest_event, nearest_name, nearest_topic
from timeline.overrides.model import EventOverride


def event(key: str, title: str, day: int | None = None) -> Event:
    at = datetime(2024, 11, day) if day else None
    interval = Interval(at, datetime(2024, 11, day + 1), Granularity.DAY) if at and day else None
    return Event(id=key, title=title, evidence=(), interval=interval)


TOPICS = (
    Topic(
        key="harbour-bridge",
        title="The harbour bridge",
        articles=(),
        events=(
            event("e1", "The harbour bridge is closed", 4),
            event("e2", "The harbour bridge is closed again", 11),
            event("e3", "Divers inspect the piers", 12),
        ),
    ),
    Topic(key="mill-fire", title="The mill burns", articles=(), events=(event("e4", "A fire at the mill", 4),)),
)


@pytest.mark.parametrize(
    ("override", "found"),
    [
        (EventOverride(was="The harbour bridge is closed"), "e1"),
        (EventOverride(was="Harbour bridge closed", date="2024-11-11"), "e2"),
        (EventOverride(was="The piers are inspected by divers"), "e3"),
        (EventOverride(title="Fire at mill"), "e4"),
        (EventOverride(was="Something else entirely"), None),
        (EventOverride(date="2024-11-04"), None),
        (EventOverride(hide=True), None),
    ],
)
def test_the_nearest_event_is_that_of_the_title_then_of_the_date(override: EventOverride, found: str | None) -> None:
    near = nearest_event(override, TOPICS)
    assert (near.id if near else None) == found


def test_of_two_as_near_it_is_always_the_first_id() -> None:
    twins = (event("e9", "A fire at the mill"), event("e5", "A fire at the mill"))
    for events in (twins, twins[::-1]):
        found = nearest_event(EventOverride(was="Fire at the mill"), [Topic("mill", "Mill", (), events=events)])
        assert found is not None
        assert found.id == "e5"


def test_slugs_and_articles_are_matched_by_their_letters() -> None:
    near = nearest_topic("harbor-bridge", TOPICS)
    assert near is not None
    assert near.key == "harbour-bridge"
    assert nearest_topic("zzz", TOPICS) is None
    assert nearest_name("article-11", ["article-1", "other"]) == "article-1"
    assert nearest_name("zzz", ["article-1"]) is None
