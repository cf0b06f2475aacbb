"""What changed last: on the index, beside the events, in changes.json and in the feed."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from msgspec.structs import replace

from timeline.models import ChangeSet, Edition, EventChange, Gone, Moment, Redated, TopicChange
from timeline.rendering.news import marks_of_change, news_of
from timeline.rendering.schema import changes_schema, schema_bytes
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import ENGLISH, HOSTILE, bridge, daily, day, edition_of, hostile

AT = Moment.parse("2024-11-13T18:30")


def changed(edition: Edition, *changes: EventChange, new: bool = False, gone: tuple[Gone, ...] = ()) -> Edition:
    """The edition, of whose first topic this is the last change."""
    topic = TopicChange(key=edition.topics[0].key, new=new, events=changes, gone=gone)
    return replace(edition, history=(ChangeSet(id="0123456789abcdef" * 2, at=AT, topics=(topic,)),))


def some(edition: Edition) -> Edition:
    first, second, third = (event.id for event in edition.topics[0].events[:3])
    moved = Redated(was=day(date(2024, 11, 11)), now=day(date(2024, 11, 12)))
    return changed(
        edition,
        EventChange(id=first, new=True),
        EventChange(id=second, date=moved),
        EventChange(id=third, sources=("Evening Mail",), disputed=True),
        gone=(Gone(id="egone"),),
    )


def page(edition: Edition, path: str = "index.html", settings: Settings | None = None) -> str:
    return render_site(edition, settings or Settings())[path].decode()


def test_the_index_tells_what_changed_and_leads_to_it() -> None:
    edition = some(bridge())
    topic = edition.topics[0]
    html = page(edition)
    assert "What is new" in html
    assert "1 new event, 1 moved date, 1 new source, 1 new contradiction and 1 event is gone" in html
    for event in topic.events[:3]:
        assert f'href="topics/{topic.key}/index.html#event-{event.id}"' in html
    assert "Date changed; before: Monday, 11 November 2024" in html
    assert "Now also told by Evening Mail" in html


def test_an_index_without_a_history_has_no_such_section() -> None:
    files = render_site(bridge(), Settings())
    assert b'id="news"' not in files["index.html"]
    assert json.loads(files["changes.json"]) == {"schema": "story-timeline-changes/1", "changes": []}
    assert feedparser.parse(files["changes.xml"]).entries == []


def test_a_topic_tells_its_weightiest_events_and_counts_the_others() -> None:
    edition = edition_of(daily(30, step=1))
    events = edition.topics[0].events
    news = news_of(
        changed(edition, *(EventChange(id=each.id, new=True) for each in events)).history[0], edition, ENGLISH
    )
    (topic,) = news.topics
    assert len(topic.lines) == 3
    assert topic.rest == "27 more"
    heaviest = sorted(events, key=lambda event: -event.weight)[:3]
    assert {line.title for line in topic.lines} == {event.title for event in heaviest}


def test_beyond_a_handful_topics_are_folded_away() -> None:
    one = edition_of(daily(3, step=1)).topics[0]
    topics = tuple(replace(one, key=f"story-{n}") for n in range(40))
    changes = tuple(TopicChange(key=each.key, events=(EventChange(id=one.events[0].id, new=True),)) for each in topics)
    edition = replace(edition_of(daily(3, step=1)), topics=topics)
    news = news_of(ChangeSet(id="0" * 32, topics=changes), edition, ENGLISH)
    assert len(news.topics) == 6
    assert len(news.others) == 24
    assert news.more == "Changes in 10 more stories"


def test_what_is_not_shown_any_more_is_told_by_numbers_alone() -> None:
    edition = replace(
        bridge(),
        history=(ChangeSet(id="0" * 32, topics=(TopicChange(key="gone", events=(EventChange(id="e1", new=True),)),)),),
    )
    news = news_of(edition.history[0], edition, ENGLISH)
    assert (news.topics, news.others, news.at) == ((), (), None)
    assert "1 new event" in page(edition)


def test_events_of_the_last_change_are_marked_on_their_page_and_no_others() -> None:
    edition = some(bridge())
    html = page(edition, f"topics/{edition.topics[0].key}/index.html")
    assert html.count('class="fresh"') == 3
    assert html.count(">New</b>") == 1
    assert html.count(">Changed</b>") == 2


def test_where_all_that_changed_is_new_events_that_is_said_once_and_not_of_each() -> None:
    edition = edition_of(daily(4, step=1))
    ids = [event.id for event in edition.topics[0].events]
    html = page(changed(edition, *(EventChange(id=each, new=True) for each in ids)))
    news = html[html.index('id="news"') :]
    assert news.count('class="fresh"') == 1
    assert '<b class="fresh">4 new events</b>' in news
    mixed = page(changed(edition, EventChange(id=ids[0], new=True), EventChange(id=ids[1], sources=("Mail",))))
    assert mixed[mixed.index('id="news"') :].count('<span class="fresh">New</span>') == 1


def test_a_new_story_says_so_once() -> None:
    edition = edition_of(daily(4, step=1))
    story = changed(edition, *(EventChange(id=each.id, new=True) for each in edition.topics[0].events), new=True)
    html = page(story)
    assert html[html.index('id="news"') :].count('class="fresh"') == 1
    assert '<b class="fresh">New story</b>' in html
    (entry,) = feedparser.parse(render_site(story, Settings())["changes.xml"]).entries
    assert "(New story)" in entry.content[0].value


def test_of_a_new_topic_not_every_event_is_marked() -> None:
    assert marks_of_change(TopicChange(key="a", new=True, events=(EventChange(id="e1", new=True),)), ENGLISH) == {}


def test_changes_json_satisfies_its_schema_and_the_docs_have_it() -> None:
    jsonschema.Draft202012Validator.check_schema(changes_schema())
    document = json.loads(render_site(some(bridge()), Settings())["changes.json"])
    jsonschema.Draft202012Validator(changes_schema()).validate(document)
    (change,) = document["changes"]
    assert change["counts"] == {"events": 1, "dates": 1, "sources": 1, "disputes": 1, "gone": 1}
    assert change["topics"][0]["events"][1]["date"]["was"]["earliest"] == "2024-11-11"
    committed = Path(__file__).parents[2] / "docs" / "changes-schema.json"
    renew = "renew it: python -m timeline.rendering.schema changes > docs/changes-schema.json"
    assert committed.read_bytes() == schema_bytes(changes_schema()), renew


def test_the_feed_is_one_for_feed_readers() -> None:
    settings = Settings(base_url="https://ledger.example/stories/", site_title="Stories & more")
    edition = some(bridge())
    feed: Any = feedparser.parse(render_site(edition, settings)["changes.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Stories & more – What is new"
    assert feed.feed.updated == "2024-11-13T18:30:00Z"
    (entry,) = feed.entries
    assert entry.id == "urn:uuid:01234567-89ab-8def-8123-456789abcdef"
    assert entry.title.startswith("1 new event")
    topic = edition.topics[0]
    assert entry.link == f"https://ledger.example/stories/topics/{topic.key}/index.html"
    assert f'{entry.link}#event-{topic.events[0].id}"' in entry.content[0].value


def test_links_of_a_feed_are_relative_where_no_address_is_known() -> None:
    content = render_site(some(bridge()), Settings())["changes.xml"].decode()
    assert 'href="topics/' in content
    assert 'rel="self"' not in content
    assert '<link rel="alternate" type="application/atom+xml" href="changes.xml"' in page(bridge())


@pytest.mark.parametrize("at", [None, "2024-11-15", "2024-11-15T10:00+01:00", "0001-01-01T00:00+02:00"])
def test_the_times_of_a_feed_are_those_that_the_format_asks_for(at: str | None) -> None:
    edition = some(bridge())
    change = replace(edition.history[0], at=Moment.parse(at) if at else None)
    feed: Any = feedparser.parse(render_site(replace(edition, history=(change,)), Settings())["changes.xml"])
    assert not feed.bozo
    assert datetime.fromisoformat(feed.entries[0].updated)
    assert feed.entries[0].updated.endswith("Z")


def test_hostile_words_stay_words() -> None:
    edition = hostile()
    edition = changed(edition, *(EventChange(id=each.id, new=True) for each in edition.topics[0].events))
    files = render_site(edition, replace(Settings(), site_title=HOSTILE))
    feed: Any = feedparser.parse(files["changes.xml"], sanitize_html=False)
    assert not feed.bozo
    assert "<script" not in feed.entries[0].content[0].value
    assert "<script>window.hacked" not in files["index.html"].decode()
