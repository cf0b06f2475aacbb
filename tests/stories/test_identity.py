"""Slugs and event ids stay under their readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.errors import OutputError
from timeline.models import Topic
from timeline.stories.claims import claimed
from timeline.stories.identity import Register, dump_register, identify, load_register, with_former
from timeline.stories.naming import slug
from timeline.stories.outlines import outline_of_topic

from .telling import article, merged

FIRST = article("Norjet pilots walked out on Monday over a pay cut.", name="first")
SECOND = article("Norjet pilots walked out on Monday in a row over pay.", name="second")
THIRD = article("A barn burned down near the lake on Tuesday.", name="third")


def topic(key: str, *articles: str) -> Topic:
    sources = {"first": FIRST, "second": SECOND, "third": THIRD}
    return Topic(key=key, title=key, articles=articles, events=merged(*(sources[each] for each in articles)))


def test_event_ids_without_a_register_come_from_the_content_alone() -> None:
    (one,), _ = identify([topic("strike", "first")], Register())
    (two,), _ = identify([topic("pilots", "first")], Register())
    assert [event.id for event in one.events] == [event.id for event in two.events]


def test_slug_and_ids_stay_when_title_and_evidence_change() -> None:
    (before,), register = identify([topic("strike", "second")], Register())
    (after,), _ = identify([topic("norjet-strike", "first", "second")], register)
    assert after.key == "strike"
    assert [event.id for event in after.events] == [event.id for event in before.events]


def test_slug_that_is_gone_is_not_given_to_another_story() -> None:
    _, register = identify([topic("strike", "first")], Register())
    (other,), _ = identify([topic("strike", "second")], register)
    assert other.key == "strike-2"


def test_named_topic_keeps_its_slug() -> None:
    _, register = identify([topic("strike", "first")], Register())
    (named,), _ = identify([replace(topic("norjet", "first"), named=True)], register)
    assert named.key == "norjet"


def test_one_event_in_two_topics_has_two_ids() -> None:
    topics, _ = identify([topic("strike", "first"), topic("air", "first")], Register())
    assert len({event.id for each in topics for event in each.events}) == 2


def test_same_register_and_topics_give_the_same_again(tmp_path: Path) -> None:
    topics, register = identify([topic("strike", "first", "second")], Register())
    path = tmp_path / "register.json"
    path.write_bytes(dump_register(register))
    again, later = identify([topic("strike", "first", "second")], load_register(path))
    assert again == topics
    assert dump_register(later) == dump_register(register)


def test_missing_register_is_an_empty_one(tmp_path: Path) -> None:
    assert load_register(tmp_path / "none.json") == Register()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 1, "topics": 3}', b'{"version": 99}', b"\xff\xfe"])
def test_broken_register_says_where_it_is_and_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.json"
    path.write_bytes(content)
    with pytest.raises(OutputError, match=r"register\.json.*(restore|remove)"):
        load_register(path)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ex-mayor's trial: day 2", "ex-mayors-trial-day-2"),
        ("Überflutung in Łódź", "uberflutung-in-lodz"),
        ("???", "topic"),
        ("東京", "topic"),
        ("word " * 40, "-".join(["word"] * 14)),
    ],
)
def test_slug_is_short_and_ascii(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_event_whose_article_goes_to_another_topic_keeps_its_id() -> None:
    (before, other), register = identify([topic("strike", "first"), topic("air", "third")], Register())
    (air,), _ = identify([topic("air", "first", "third")], register)
    assert air.key in ("air", "strike")
    assert {event.id for event in air.events} == {event.id for each in (before, other) for event in each.events}


def test_slug_of_a_topic_that_went_into_another_leads_there() -> None:
    topics, register = identify([topic("strike", "first"), topic("air", "second")], Register())
    (both,), register = identify([topic("strike", "first", "second")], register)
    (both,) = with_former([outline_of_topic(both)], register)
    assert {both.key, *both.former} == {each.key for each in topics}


def test_id_of_an_event_that_went_into_another_leads_there_for_good() -> None:
    topics, register = identify([topic("strike", "first"), topic("air", "second")], Register())
    old = {event.id for each in topics for event in each.events}
    for _ in range(3):
        (both,), register = identify([topic("strike", "first", "second")], register)
        (told,) = with_former([outline_of_topic(both)], register)
        assert {name for event in told.events for name in (event.id, *event.former)} >= old


def test_nothing_is_former_while_all_stands() -> None:
    topics, register = identify([topic("strike", "first"), topic("air", "second")], Register())
    outlines = tuple(map(outline_of_topic, topics))
    assert with_former(outlines, register) == outlines


def test_what_is_wholly_the_same_comes_before_a_larger_one() -> None:
    known = {"a-wide": ("x", "y", "z"), "b-same": ("x", "y")}
    assert claimed({0: {"x", "y"}}, known) == {0: "b-same"}
    assert claimed({0: {"x", "y", "w"}}, known) == {0: "a-wide"}


@given(
    st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), max_size=6),
    st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), max_size=6),
)
def test_a_name_is_claimed_once_and_only_by_what_shares_with_it(
    new: list[frozenset[str]], old: list[frozenset[str]]
) -> None:
    known = {f"n{number}": members for number, members in enumerate(old)}
    found = claimed(dict(enumerate(new)), known)
    assert len(set(found.values())) == len(found)
    assert all(new[place] & known[name] for place, name in found.items())
    left = [place for place in range(len(new)) if place not in found]
    assert not any(new[place] & known[name] for place in left for name in known.keys() - set(found.values()))
