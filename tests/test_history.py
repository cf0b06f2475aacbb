"""What was known when: each state of a topic is what a build of just its articles gives, under ids that stay."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.intake import Intake, read_inputs
from timeline.models import Article, Event, State, Topic
from timeline.pipeline import edit
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.document import document_bytes
from timeline.settings import Settings, load_settings
from timeline.stories.identity import Register
from timeline.stories.kin import renamed

EXAMPLES = Path(__file__).parent.parent / "examples"
SETTINGS = Settings()
TITLE = "All of it"

SUNK = {
    "id": "sunk",
    "title": "Trawler Ingrid sinks off Storvik",
    "text": "The trawler Ingrid sank off Storvik on Monday, the coast guard said. A tug is to raise the wreck in June.",
    "source": "Storvik Post",
    "published": "2025-03-11T09:00+01:00",
}
RAISED = {
    "id": "raised",
    "title": "Tug raises the wreck of the trawler Ingrid",
    "text": "A tug raised the wreck of the trawler Ingrid off Storvik on Saturday. "
    "The trawler Ingrid sank off Storvik on 9 March, an inquiry has found.",
    "source": "Coast Herald",
    "published": "2025-06-16T12:00+02:00",
}
ECHO = {
    "id": "echo",
    "title": "Trawler Ingrid sinks off Storvik, crew rescued",
    "text": "The trawler Ingrid sank off Storvik on Monday. A helicopter rescued the crew of the trawler at dawn.",
    "source": "Northern Ledger",
    "published": "2025-03-11T18:30+01:00",
}


def articles_of(folder: Path, *records: dict[str, Any]) -> list[Article]:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return list(read_inputs([str(path)], SETTINGS).articles)


def built(articles: Sequence[Article], settings: Settings = SETTINGS) -> tuple[Topic, tuple[State, ...]]:
    intake = Intake(articles=tuple(articles), diagnostics=())
    edition, _ = edit(intake, settings, Register(), single_topic=TITLE, jobs=1)
    (topic,) = edition.topics
    return topic, edition.states.get(topic.key, ())


def told(events: Sequence[Event]) -> list[Event]:
    """The events without what depends on earlier builds: each is called by its place."""
    places = {event.id: str(place) for place, event in enumerate(events)}
    return [replace(renamed(event, places), id=places[event.id]) for event in events]


def examples() -> list[Article]:
    found = read_inputs([str(EXAMPLES / "articles")], load_settings(EXAMPLES / "timeline.toml")).articles
    assert len(found) > 8
    return list(found)


@pytest.mark.parametrize("seed", range(6))
def test_each_state_is_what_a_build_of_just_its_articles_gives(seed: int) -> None:
    articles = examples()
    random.Random(seed).shuffle(articles)
    articles = articles[: 4 + 2 * seed]
    topic, states = built(articles)
    assert len(states) > 2
    for state in states:
        alone, _ = built([each for each in articles if each.id in state.topic.articles])
        assert told(state.topic.events) == told(alone.events)
        assert state.topic.articles == alone.articles
    assert states[-1].topic == topic


def test_states_do_not_depend_on_the_order_of_the_inputs() -> None:
    articles = examples()
    assert built(articles)[1] == built(articles[::-1])[1]


def test_nothing_of_a_later_article_is_in_an_earlier_state(tmp_path: Path) -> None:
    _, states = built(articles_of(tmp_path, SUNK, ECHO, RAISED))
    assert [str(state.at) for state in states] == [SUNK["published"], ECHO["published"], RAISED["published"]]
    assert [state.topic.articles for state in states] == [("sunk",), ("sunk", "echo"), ("sunk", "echo", "raised")]
    for state in states:
        assert {mention.article for event in state.topic.events for mention in event.evidence} <= {
            *state.topic.articles
        }


def test_timeline_json_gives_each_state_back() -> None:
    intake = Intake(articles=tuple(examples()), diagnostics=())
    edition, _ = edit(intake, SETTINGS, Register(), single_topic=TITLE, jobs=1)
    (topic,) = edition.topics
    document = json.loads(document_bytes(topic, edition, load_catalogue("en")))
    told, states = document["states"], edition.states[topic.key]
    assert [each["at"] for each in told["moments"]] == [str(state.at) for state in states]
    for place, state in enumerate(states):
        known = {each for moment in told["moments"][: place + 1] for each in moment["articles"]}
        assert known == {*state.topic.articles}
        current = [each for each in told["versions"] if each["since"] <= place < each.get("until", len(states))]
        assert {each["id"]: (each["title"], each["status"]) for each in current} == {
            event.id: (event.title, event.status.value) for event in state.topic.events
        }
    last = {each["id"]: each["when"] for each in told["versions"] if "until" not in each}
    assert last == {each["id"]: each["when"] for each in document["events"]}


def test_an_event_keeps_its_id_while_its_date_is_disputed_later(tmp_path: Path) -> None:
    topic, states = built(articles_of(tmp_path, SUNK, ECHO, RAISED))
    (sunk,) = [event for event in topic.events if "sank" in event.evidence[0].text]
    then = [next(event for event in state.topic.events if event.id == sunk.id) for state in states]
    assert [len(event.outlets) for event in then] == [1, 2, 3]
    assert [bool(event.disputed) for event in then] == [False, False, True]


def test_what_has_not_changed_is_one_object(tmp_path: Path) -> None:
    _, states = built(articles_of(tmp_path, SUNK, ECHO, RAISED))
    first, second, _ = ({event.id: event for event in state.topic.events} for state in states)
    same = [first[key] is second[key] for key in first if first[key] == second.get(key)]
    assert same
    assert all(same)


def test_a_day_that_a_later_sibling_lends_is_not_known_before(tmp_path: Path) -> None:
    page = f"{SUNK['title']}\n\nPublished: Today, 07:05\n\n{SUNK['text']}\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    borrower = list(read_inputs([str(tmp_path / "page.txt")], SETTINGS).articles)
    topic, (first, last) = built([*borrower, *articles_of(tmp_path, SUNK)])
    assert str(first.at) == "2025-03-11T07:05"
    assert [event.interval for event in first.topic.events] == [None] * len(first.topic.events)
    assert first.analyses[borrower[0].id].article.dct is None
    assert last.topic == topic
    assert any(event.interval for event in topic.events)


def test_an_article_without_a_date_is_known_from_the_last_time_on(tmp_path: Path) -> None:
    undated = {key: value for key, value in ECHO.items() if key != "published"}
    _, states = built(articles_of(tmp_path, SUNK, undated, RAISED))
    assert [state.topic.articles for state in states] == [("sunk",), ("sunk", "raised", "echo")]


def test_an_article_counts_from_its_last_change(tmp_path: Path) -> None:
    changed = SUNK | {"updated": "2025-03-12T08:00+01:00"}
    _, states = built(articles_of(tmp_path, changed, ECHO, RAISED))
    assert [state.topic.articles for state in states] == [("echo",), ("sunk", "echo"), ("sunk", "echo", "raised")]
    assert str(states[1].at) == changed["updated"]


def test_articles_of_one_time_have_no_past(tmp_path: Path) -> None:
    assert built(articles_of(tmp_path, SUNK))[1] == ()
    assert built(articles_of(tmp_path, SUNK, ECHO | {"published": SUNK["published"]}))[1] == ()


def test_the_number_of_states_can_be_set(tmp_path: Path) -> None:
    articles = examples()
    whole = built(articles)[1]
    few = built(articles, Settings(max_states=3))[1]
    assert len(few) <= 3
    assert (few[0], few[-1]) == (whole[0], whole[-1])
    assert built(articles, Settings(max_states=0))[1] == ()


def test_a_headline_that_came_later_is_not_the_title_before(tmp_path: Path) -> None:
    intake = Intake(articles=tuple(articles_of(tmp_path, SUNK, ECHO, RAISED)), diagnostics=())
    edition, _ = edit(intake, SETTINGS, Register(), jobs=1)
    (topic,) = edition.topics
    titles = {each["id"]: each["title"] for each in (SUNK, ECHO, RAISED)}
    for state in edition.states[topic.key]:
        assert state.topic.title in {titles[each] for each in state.topic.articles}
        assert (state.topic.key, state.topic.named) == (topic.key, topic.named)
