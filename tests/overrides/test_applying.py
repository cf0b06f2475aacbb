"""What editors decide of topics and events is what the build tells, and what the texts say is kept beside it."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.overrides.newsroom import (
    BRIDGE_IDS,
    FIRE_IDS,
    PLAIN,
    built,
    edition,
    event_of,
    faults,
    slug_of,
    topic_of,
)
from timeline.models import Certainty, Granularity
from timeline.overrides.approval import event_hash, topic_hash
from timeline.overrides.restructuring import part_id
from timeline.stories.identity import Register

BUILT_ID = event_of(edition(), "It was built").id
CLOSED_ID = event_of(edition(), "was closed").id
CRACK_ID = event_of(edition(), "second crack").id
OPENED_ID = event_of(edition(), "opened again").id
BRIDGE = slug_of("a0")
FIRE = slug_of("a3")


def test_a_date_is_the_editors_and_what_the_text_says_is_kept() -> None:
    found = event_of(edition(f'[events.{BUILT_ID}]\ndate = "2024-07-03"\nwas = "It was built"'), "It was built")
    assert found.interval is not None
    assert (found.interval.earliest, found.interval.granularity) == (datetime(2024, 7, 3), Granularity.DAY)
    assert (found.value, found.certainty, found.edited) == ("2024-07-03", Certainty.STATED, ("date",))
    assert found.as_told is not None
    assert (found.as_told.words, found.as_told.value) == ("last summer", "2024-SU")


def test_events_stand_in_the_order_of_the_editors_dates() -> None:
    moved = topic_of(edition(f'[events.{BUILT_ID}]\ndate = "2024-11-30"'), "a0")
    assert moved.events[-1].id == BUILT_ID


def test_a_season_is_that_of_the_newsrooms_hemisphere() -> None:
    south = replace(PLAIN, hemisphere="south")
    found = event_of(built(f'[events.{CLOSED_ID}]\ndate = "2024-22"', settings=south)[0], "was closed")
    assert found.interval is not None
    assert found.interval.earliest == datetime(2024, 12, 1)


def test_a_title_and_a_note_are_the_editors() -> None:
    found = event_of(edition(f'[events.{CLOSED_ID}]\ntitle = "Bridge shut"\nnote = "After a call."'), "Bridge shut")
    assert (found.id, found.label, found.note) == (CLOSED_ID, "Bridge shut", "After a call.")
    assert found.edited == ("title", "note")
    assert found.as_told is not None
    assert found.as_told.title == event_of(edition(), "was closed").title


def test_a_hidden_event_is_on_no_page_and_in_no_past() -> None:
    changed = edition(f"[events.{CLOSED_ID}]\nhide = true")
    topic = topic_of(changed, "a0")
    assert CLOSED_ID not in {event.id for event in topic.events}
    past = {event.id for state in changed.states[topic.key] for event in state.topic.events}
    assert CLOSED_ID not in past
    assert {kin.id for event in topic.events for kin in event.may_be}.isdisjoint({CLOSED_ID})


def test_a_pinned_event_weighs_most_and_its_day_is_a_key_date() -> None:
    topic = topic_of(edition(f"[events.{CRACK_ID}]\npin = true"), "a0")
    assert max(topic.events, key=lambda event: event.weight).id == CRACK_ID
    assert [each.day.isoformat() for each in topic.key_dates] == ["2024-11-07"]
    assert topic.key_dates[0].sentences[0].text.startswith("Engineers found a second crack")


def test_merged_events_are_one_with_all_evidence_and_lead_to_it() -> None:
    topic = topic_of(edition(f'[events.{CLOSED_ID}]\nmerge = ["{CRACK_ID}"]'), "a0")
    merged = next(event for event in topic.events if event.id == CLOSED_ID)
    assert len(merged.evidence) == 3
    assert merged.former == (CRACK_ID,)
    assert merged.edited == ("merge",)
    assert CRACK_ID not in {event.id for event in topic.events}
    assert merged.weight > event_of(edition(), "was closed").weight


def test_a_split_event_leaves_what_begins_so_as_an_event_of_its_own() -> None:
    text = f'[events.{CLOSED_ID}]\nsplit = ["The bridge was closed on Monday"]'
    topic = topic_of(edition(text), "a0")
    part = part_id(CLOSED_ID, "The bridge was closed on Monday")
    by_id = {event.id: event for event in topic.events}
    assert [each.article for each in by_id[part].evidence] == ["a1"]
    assert [each.article for each in by_id[CLOSED_ID].evidence] == ["a0"]
    retitled = topic_of(edition(f'{text}\n[events.{part}]\ntitle = "Shut, says the second"'), "a0")
    assert "Shut, says the second" in {event.title for event in retitled.events}


def test_splitting_off_all_evidence_is_refused_and_told() -> None:
    changed = edition(f'[events.{CRACK_ID}]\nsplit = ["Engineers found"]')
    assert [event.id for event in topic_of(changed, "a0").events] == [
        event.id for event in topic_of(edition(), "a0").events
    ]
    assert faults(changed) == [f"events.{CRACK_ID}.split: all of its evidence begins with 'Engineers found'"]


def test_an_event_by_hand_has_its_source_and_its_place() -> None:
    changed = edition(
        f'[[add]]\ntopic = "{BRIDGE}"\ndate = "2024-11-10"\ntitle = "A diver looks at the piers"\n'
        'text = "A diver looked at the piers on Sunday."\nsource = "Orme Herald"\nurl = "https://orme.example/1"'
    )
    topic = topic_of(changed, "a0")
    added = event_of(changed, "A diver")
    assert (added.by_hand, added.outlets, added.evidence[0].text) == (
        True,
        ("Orme Herald",),
        "A diver looked at the piers on Sunday.",
    )
    assert added.label == "A diver looks at the piers"
    assert changed.added[added.id].article.url == "https://orme.example/1"
    assert [event.id for event in topic.events].index(added.id) == [event.id for event in topic.events].index(
        CLOSED_ID
    ) - 1
    assert added.id not in changed.analyses
    assert added.id not in topic.articles


def test_what_is_added_by_hand_can_be_a_further_source_of_an_event() -> None:
    changed = edition(
        f'[events.{CLOSED_ID}]\nmerge = ["hherald"]\n[[add]]\ntopic = "{BRIDGE}"\nid = "hherald"\n'
        'text = "The bridge is shut."\nsource = "Orme Herald"'
    )
    found = next(event for event in topic_of(changed, "a0").events if event.id == CLOSED_ID)
    assert found.outlets == ("Orme Herald", "Outlet 0", "Outlet 1")
    assert [each.article for each in found.evidence] == ["a0", "a1", "hherald"]
    assert faults(changed) == []


def test_a_topic_is_retitled_with_a_note_now_and_then() -> None:
    changed = edition(f'[topics.{BRIDGE}]\ntitle = "The Orme bridge"\nnote = "Still closed."')
    topic = topic_of(changed, "a0")
    assert (topic.key, topic.title, topic.note, topic.edited) == (
        BRIDGE,
        "The Orme bridge",
        "Still closed.",
        ("title", "note"),
    )
    assert {state.topic.title for state in changed.states[BRIDGE]} == {"The Orme bridge"}


def test_a_hidden_topic_has_no_page_and_its_articles_are_told_as_hidden() -> None:
    changed = edition(f"[topics.{FIRE}]\nhide = true")
    assert FIRE not in {topic.key for topic in changed.topics}
    assert changed.hidden == FIRE_IDS
    assert set(changed.unplaced).isdisjoint(FIRE_IDS)


def test_a_merged_topic_leads_to_the_one_that_took_it_in() -> None:
    changed = edition(f'[topics.{BRIDGE}]\nmerge = ["{FIRE}"]')
    (topic,) = changed.topics
    assert set(topic.articles) == {*BRIDGE_IDS, *FIRE_IDS}
    assert topic.former == (FIRE,)


def test_a_moved_article_is_in_the_topic_that_editors_put_it_in_and_in_no_other() -> None:
    changed = edition(f'[topics.{BRIDGE}]\narticles = ["a5"]\nwithout = ["a2"]')
    topic = topic_of(changed, "a5")
    assert topic.key == BRIDGE
    assert "a2" in changed.unplaced
    moved = edition(f'[topics.{BRIDGE}]\narticles = ["a3"]')
    assert topic_of(moved, "a3").key == BRIDGE
    assert "a4" in moved.unplaced


def test_a_new_slug_with_a_title_and_articles_is_a_topic_of_its_own() -> None:
    changed = edition('[topics.velden-choir]\ntitle = "The Velden choir"\narticles = ["a5"]')
    topic = topic_of(changed, "a5")
    assert (topic.key, topic.title) == ("velden-choir", "The Velden choir")
    assert faults(changed) == []


@pytest.mark.parametrize(
    "overrides",
    [
        f'[topics.{BRIDGE}]\nmerge = ["{FIRE}"]',
        f'[topics.{BRIDGE}]\narticles = ["a4"]',
        f"[topics.{FIRE}]\nhide = true",
        f'[topics.{BRIDGE}]\ntitle = "Bridge"\nwithout = ["a2"]',
        f'[events.{CLOSED_ID}]\nmerge = ["{CRACK_ID}"]',
        f'[events.{CLOSED_ID}]\nsplit = ["The bridge was closed on Monday"]\ntitle = "Shut"',
        f'[events.{BUILT_ID}]\ndate = "2020"\nhide = true',
        f'[[add]]\ntopic = "{BRIDGE}"\ntext = "A diver came."\nsource = "Orme Herald"',
        '[topics.velden-choir]\ntitle = "The Velden choir"\narticles = ["a5", "a2"]',
    ],
)
def test_what_is_taken_out_of_the_file_is_undone_on_the_site(overrides: str) -> None:
    plain, register = built(register=built()[1])
    _, decided_of = built(overrides, register)
    again, _ = built("", decided_of)
    assert [(topic.key, topic.title, topic.articles) for topic in again.topics] == [
        (topic.key, topic.title, topic.articles) for topic in plain.topics
    ]
    assert [topic.events for topic in again.topics] == [topic.events for topic in plain.topics]


def test_an_override_changes_nothing_of_other_topics() -> None:
    changed = edition(f'[topics.{BRIDGE}]\ntitle = "The Orme bridge"\n[events.{BUILT_ID}]\ndate = "2020"')
    assert topic_of(changed, "a3") == topic_of(edition(), "a3")
    assert changed.tokens[FIRE] == edition().tokens[FIRE]
    assert changed.tokens[BRIDGE] != edition().tokens[BRIDGE]


def test_the_same_overrides_give_the_same_whatever_was_built_before() -> None:
    text = f'[events.{CLOSED_ID}]\nmerge = ["{CRACK_ID}"]\n[events.{BUILT_ID}]\ndate = "2020"'
    register = built()[1]
    first, left = built(text, register)
    again, _ = built(text, left)
    assert [topic.events for topic in first.topics] == [topic.events for topic in again.topics]


def test_dates_of_the_past_are_those_of_its_texts() -> None:
    changed = edition(f'[events.{CLOSED_ID}]\ndate = "2024-11-04"\ntitle = "Shut"')
    *past, last = changed.states[BRIDGE]
    known = [event for state in past for event in state.topic.events if event.id == CLOSED_ID]
    assert {event.title for event in known} == {"Shut"}
    assert all(event.interval and event.interval.earliest == datetime(2024, 11, 11) for event in known)
    assert last.topic == topic_of(changed, "a0")


def test_what_matches_nothing_is_told_with_the_nearest_there_is() -> None:
    changed = edition(
        '[events.e0gone00000]\nwas = "The bridge at Orme was closed"\ndate = "2024-11-11"\n'
        '[events.e0lost00000]\ntitle = "Nothing like it"\n'
        f'[topics.{BRIDGE}x]\ntitle = "Bridge"\n'
        f'[topics.{FIRE}]\nmerge = ["no-such-topic"]\nwithout = ["a33"]\n'
        f'[events.{CRACK_ID}]\nmerge = ["e0away00000"]\n'
        '[[add]]\ntopic = "elsewhere"\ntext = "Something."\nsource = "Orme Herald"'
    )
    told = {each.where: each for each in changed.decisions if each.reason is not None}
    assert told["events.e0gone00000"].nearest == CLOSED_ID
    assert told["events.e0lost00000"].nearest is None
    assert told[f"topics.{BRIDGE}x"].nearest == BRIDGE
    assert told[f"topics.{FIRE}.without"].nearest == "a3"
    assert set(told) == {
        "events.e0gone00000",
        "events.e0lost00000",
        f"topics.{BRIDGE}x",
        f"topics.{FIRE}.merge",
        f"topics.{FIRE}.without",
        f"events.{CRACK_ID}.merge",
        "add[1]",
    }


def test_an_event_to_be_merged_whose_id_has_a_slip_is_told_with_the_nearest() -> None:
    changed = edition(f'[events.{CLOSED_ID}]\nmerge = ["{CRACK_ID[:-1]}0"]')
    (told,) = [each for each in changed.decisions if each.reason is not None]
    assert (told.where, told.nearest) == (f"events.{CLOSED_ID}.merge", CRACK_ID)
    assert told.title == event_of(edition(), "second crack").title


def test_what_decides_is_told_key_by_key() -> None:
    changed = edition(f'[topics.{BRIDGE}]\ntitle = "Bridge"\n[events.{CLOSED_ID}]\ndate = "2024-11-04"\npin = true')
    assert [each.where for each in changed.decisions] == [
        f"topics.{BRIDGE}.title",
        f"events.{CLOSED_ID}.date",
        f"events.{CLOSED_ID}.pin",
    ]
    assert faults(changed) == []


def test_an_override_of_a_merged_event_says_where_to_decide() -> None:
    changed = edition(f'[events.{CLOSED_ID}]\nmerge = ["{CRACK_ID}"]\n[events.{CRACK_ID}]\ntitle = "Crack"')
    assert faults(changed) == [
        f"events.{CRACK_ID}.title: the event is merged into {CLOSED_ID}; decide there; nearest is {CLOSED_ID}"
    ]


def test_what_is_merged_into_a_part_that_is_not_split_off_any_more_stays_and_is_told_with_the_nearest() -> None:
    part = part_id(CLOSED_ID, "No quotation begins so")
    changed = edition(
        f'[events.{CLOSED_ID}]\nsplit = ["No quotation begins so"]\n'
        f'[events.{part}]\nwas = "The bridge at Orme was closed"\nmerge = ["{OPENED_ID}"]\ntitle = "Shut"'
    )
    events = topic_of(changed, "a0").events
    assert {event.id for event in events} == {event.id for event in topic_of(edition(), "a0").events}
    assert event_of(changed, "opened again").edited == ()
    told = {each.where: each for each in changed.decisions if each.reason is not None}
    for key in ("merge", "title"):
        assert told[f"events.{part}.{key}"].reason == "the event is not split off (any more)"
        assert told[f"events.{part}.{key}"].nearest == CLOSED_ID


def test_the_past_knows_what_was_merged_into_a_part_before_that_was_told() -> None:
    words = "The bridge was closed on Monday"
    part = part_id(CLOSED_ID, words)
    changed = edition(f'[events.{CLOSED_ID}]\nsplit = ["{words}"]\n[events.{part}]\nmerge = ["{OPENED_ID}"]')
    assert faults(changed) == []
    assert next(event for event in topic_of(changed, "a0").events if event.id == part).former == (OPENED_ID,)


def test_what_is_merged_into_a_hidden_event_is_hidden_in_the_past_too() -> None:
    changed = edition(f'[events.{OPENED_ID}]\nhide = true\nmerge = ["{CLOSED_ID}"]')
    past = [event.id for state in changed.states[BRIDGE] for event in state.topic.events]
    assert past
    assert CLOSED_ID not in past
    assert OPENED_ID not in past


def test_what_is_approved_stays_so_until_it_changes() -> None:
    topic = topic_of(edition(), "a0")
    text = f'[topics.{BRIDGE}]\napproved = "{topic_hash(topic)}"'
    holds = topic_of(edition(text), "a0")
    assert (holds.approved, holds.unreviewed) == (True, ())
    assert {event.reviewed for event in holds.events} == {True}
    each = "".join(f'\n[events.{event.id}]\napproved = "{event_hash(event)}"' for event in topic.events)
    moved = topic_of(edition(text + each.replace(f"[events.{BUILT_ID}]", f'[events.{BUILT_ID}]\ndate = "2020"')), "a0")
    assert (moved.approved, moved.unreviewed) == (False, (BUILT_ID,))
    assert {event.reviewed for event in topic.events} == {None}
    assert topic_of(edition(), "a0").approved is None


def test_an_override_goes_on_when_its_event_has_another_id() -> None:
    register = built()[1]
    known = register.events[CLOSED_ID]
    old = Register(
        topics=register.topics,
        events={**{key: each for key, each in register.events.items() if key != CLOSED_ID}, "ebefore": known}
        | {CLOSED_ID: known.__class__(topic=known.topic, mentions=known.mentions[:1])},
    )
    changed, _ = built(f'[events.{CLOSED_ID}]\ntitle = "Shut"', old)
    assert event_of(changed, "Shut").id == "ebefore"
    assert faults(changed) == []
