"""A story bears the ids of its readers, now and in its past."""

from __future__ import annotations

from msgspec.structs import replace

from timeline.models import Analysis, Event, Topic
from timeline.models.stories import Story
from timeline.stories.story import states_under, story_of

from .telling import analysed, article

ARTICLES = (
    article("The trawler Ingrid sank off Storvik on Monday.", name="sunk", published="2025-03-11"),
    article("A court in Velm jailed a banker on Friday.", name="jailed", published="2025-04-12"),
    article("The trawler Ingrid sank off Storvik on Monday, an inquiry said.", name="again", published="2025-03-12"),
)


def story() -> Story:
    analyses: dict[str, Analysis] = {each.id: analysed(each) for each in ARTICLES}
    topic = Topic(key="storvik", title="Storvik", articles=("sunk", "again", "jailed"))
    return story_of(topic, analyses, lambda some: {each: analyses[each] for each in some}, most=30)


def renamed(topic: Topic, names: list[str]) -> Topic:
    events = tuple(replace(event, id=name) for event, name in zip(topic.events, names, strict=True))
    return replace(topic, key="ferry", events=events)


def about(event: Event, word: str) -> bool:
    return any(word in mention.text for mention in event.evidence)


def test_an_event_has_in_the_past_the_id_that_its_readers_know() -> None:
    told = story()
    topic = renamed(told.topic, [f"known-{place}" for place in range(len(told.topic.events))])
    states = states_under(told, topic)
    assert len(states) == 3
    (sunk,) = [event.id for event in topic.events if about(event, "Ingrid")]
    assert [[event.id for event in state.topic.events if about(event, "Ingrid")] for state in states] == [[sunk]] * 3
    assert {state.topic.key for state in states} == {"ferry"}
    assert states[-1].topic is topic


def test_what_has_not_changed_since_is_the_event_of_today() -> None:
    told = story()
    topic = renamed(told.topic, [f"known-{place}" for place in range(len(told.topic.events))])
    today = {event.id: event for event in topic.events}
    before = {event.id: event for event in states_under(told, topic)[1].topic.events}
    same = [name for name in before if before[name] == today[name]]
    assert same
    assert all(before[name] is today[name] for name in same)


def test_an_id_of_the_past_gives_way_to_one_that_readers_know() -> None:
    told = story()
    (first, *_), gone = told.past, replace(told.topic.events[0], id="gone")
    past = replace(first, topic=replace(first.topic, events=(gone,)))
    states = states_under(replace(told, past=(past,)), renamed(told.topic, ["gone", "other"]))
    assert [event.id for event in states[0].topic.events] == ["gone-2"]


def test_articles_of_one_time_make_a_story_without_a_past() -> None:
    analyses = {"sunk": analysed(ARTICLES[0])}
    alone = story_of(Topic(key="t", title="T", articles=("sunk",)), analyses, lambda _: analyses, most=30)
    assert states_under(alone, alone.topic) == ()
