"""Slugs and event ids stay under their readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from timeline.errors import OutputError
from timeline.models import Topic
from timeline.stories.identity import Register, dump_register, identify, load_register
from timeline.stories.naming import slug

from .telling import article, merged

FIRST = article("Norjet pilots walked out on Monday over a pay cut.", name="first")
SECOND = article("Norjet pilots walked out on Monday in a row over pay.", name="second")


def topic(key: str, *articles: str) -> Topic:
    sources = {"first": FIRST, "second": SECOND}
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
