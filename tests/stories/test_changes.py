"""What changed from one build to the next, told by what its pages show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest
from msgspec import Raw
from msgspec.structs import replace

from timeline.models import (
    Event,
    EventChange,
    Gone,
    Granularity,
    Interval,
    Moment,
    Redated,
    Topic,
    TopicChange,
    said,
    to_json,
)
from timeline.stories.changes import changes
from timeline.stories.moments import latest_stated
from timeline.stories.register import Register, decoded_register, dump_register
from timeline.stories.shown import KEPT, shown_of, with_shown, without_words

from .telling import article

AT = Moment.parse("2024-11-15T10:00")
MONDAY = Interval(datetime(2024, 11, 11), datetime(2024, 11, 12), Granularity.DAY)
TUESDAY = Interval(datetime(2024, 11, 12), datetime(2024, 11, 13), Granularity.DAY)


def event(name: str, **more: Any) -> Event:
    given: dict[str, Any] = {"title": f"What {name} is", "interval": MONDAY, "outlets": ("Ledger",)}
    return Event(id=name, evidence=(), **{**given, **more})


def topic(key: str, *events: Event, **more: Any) -> Topic:
    return Topic(key=key, title=key.title(), articles=(), events=events, **more)


def put_up(register: Register, topics: Iterable[Topic], at: Moment = AT) -> Register:
    return with_shown(register, {each.key: Raw(to_json(shown_of(each))) for each in topics}, at)


def shown(*topics: Topic) -> Register:
    return put_up(Register(), topics)


def changed(before: Topic, after: Topic) -> TopicChange:
    found = changes(shown(before), shown(after))
    assert found is not None
    (told,) = found.topics
    return told


def test_a_first_build_changes_nothing() -> None:
    register = shown(topic("bridge", event("e1")))
    assert register.history == ()
    assert changes(Register(), register) is None


def test_a_build_that_shows_the_same_leaves_the_register_as_it_was() -> None:
    topics = [topic("bridge", event("e1")), topic("mill", event("e2", interval=None))]
    register = put_up(shown(topic("bridge")), topics, AT)
    later = put_up(register, topics, Moment.parse("2025-01-01"))
    assert dump_register(later) == dump_register(register)
    assert len(register.history) == 1


def test_a_new_event_is_told_without_more() -> None:
    told = changed(topic("bridge", event("e1")), topic("bridge", event("e1"), event("e2", disputed=(said("x"),))))
    assert told == TopicChange(key="bridge", events=(EventChange(id="e2", new=True),))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"interval": TUESDAY}, EventChange(id="e1", date=Redated(was=MONDAY, now=TUESDAY))),
        ({"interval": None}, EventChange(id="e1", date=Redated(was=MONDAY, now=None))),
        ({"outlets": ("Mail", "Ledger")}, EventChange(id="e1", sources=("Mail",))),
        ({"disputed": (said("x"),)}, EventChange(id="e1", disputed=True)),
    ],
)
def test_what_is_otherwise_about_an_event_is_told(now: dict[str, Any], expected: EventChange) -> None:
    assert changed(topic("bridge", event("e1")), topic("bridge", event("e1", **now))).events == (expected,)


@pytest.mark.parametrize("now", [{"title": "Other words"}, {"outlets": ()}, {"weight": 3.0}])
def test_other_words_less_sources_or_another_weight_are_no_change(now: dict[str, Any]) -> None:
    before = shown(topic("bridge", event("e1")))
    assert changes(before, shown(topic("bridge", event("e1", **now)))) is None


def test_an_event_that_is_gone_leads_to_the_one_that_has_its_evidence() -> None:
    before = topic("bridge", event("e1"), event("e2"), event("e3"))
    told = changed(before, topic("bridge", event("e1", former=("e2",))))
    assert told.gone == (Gone(id="e2", into="e1"), Gone(id="e3"))


def test_a_new_topic_is_told_with_its_events_and_one_that_is_gone_with_where_it_went() -> None:
    before = shown(topic("mill", event("e1")), topic("ferry", event("e2")))
    found = changes(before, shown(topic("bridge", event("e1"), event("e3"), former=("mill",))), AT)
    assert found is not None
    assert found.topics == (TopicChange(key="bridge", new=True, events=(EventChange(id="e3", new=True),)),)
    assert found.gone == (Gone(id="mill", into="bridge"), Gone(id="ferry"))
    assert found.at == AT


def test_sets_have_ids_of_their_own_even_where_the_same_happens_again() -> None:
    with_one, with_two = topic("bridge", event("e1")), topic("bridge", event("e1"), event("e2"))
    register = shown(with_one)
    for each in (with_two, with_one, with_two):
        register = put_up(register, [each], AT)
    assert len({each.id for each in register.history}) == 3


def test_only_the_last_sets_are_kept() -> None:
    register = shown(topic("bridge"))
    for number in range(KEPT + 3):
        register = put_up(register, [topic("bridge", event(f"e{number}"))], AT)
    assert len(register.history) == KEPT
    assert register.history[-1].topics[0].events[0].id == f"e{KEPT + 2}"


def test_a_register_comes_back_from_its_file_as_it_was() -> None:
    zoned = Interval(datetime.fromisoformat("2024-11-11T10:00+01:00"), None, Granularity.HOUR)
    register = put_up(shown(topic("bridge", event("e1"))), [topic("bridge", event("e1", interval=zoned))], AT)
    again = decoded_register(dump_register(register), "here")
    assert again == register
    assert str(again.history[0].topics[0].events[0].date) == str(register.history[0].topics[0].events[0].date)


def test_a_register_of_the_first_version_is_carried_over() -> None:
    topics, events = '{"bridge": {"articles": ["a"]}}', '{"e1": {"topic": "bridge", "mentions": ["m"]}}'
    register = decoded_register(f'{{"version": 1, "topics": {topics}, "events": {events}}}'.encode(), "here")
    assert register.version == 2
    assert register.topics.keys() == {"bridge"}
    assert put_up(register, [topic("bridge", event("e1"))], AT).history == ()


def test_no_word_of_an_article_is_left_in_what_changed() -> None:
    register = put_up(shown(topic("bridge", event("e1"))), [topic("bridge", event("e2"))], AT)
    content = dump_register(without_words(register))
    assert b"What" not in content
    assert b"Bridge" not in content
    assert put_up(without_words(register), [topic("bridge", event("e2"))], AT) == register


def test_the_latest_time_is_that_of_a_publication_a_change_or_a_capture() -> None:
    first = article("A crack was found on Monday.", published="2024-11-15T10:00+01:00")
    assert latest_stated([first]) == Moment.parse("2024-11-15T10:00+01:00")
    captured = replace(first, captured=Moment.parse("2024-11-15T09:30Z"))
    assert str(latest_stated([first, captured])) == "2024-11-15T09:30+00:00"
    assert latest_stated([]) is None
