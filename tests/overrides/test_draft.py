"""A topic as a file to be edited."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.models import Granularity, Interval
from timeline.overrides.changes import Change, changed
from timeline.overrides.dates import read_date
from timeline.overrides.draft import changes_of, draft, part_of_topic
from timeline.overrides.model import NO_OVERRIDES, AddedEvent, EventOverride, Overrides, TopicOverride
from timeline.overrides.notation import correction_lines, date_text
from timeline.overrides.reading import decoded_overrides
from timeline.overrides.sheet import sheet
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.document import Document, document_of

from .newsroom import BRIDGE_IDS, edition, topic_of

PATH = Path("edited.toml")
HOSTILE = "=cmd|'/c calc'!A0 \"\"\" \\ ''' ]\n[topics.x]\x00\x1b\x7f\u2028\u202e{braces} # %s"


@cache
def bridge(overrides: str = "") -> Document:
    built = edition(overrides)
    return document_of(topic_of(built, BRIDGE_IDS[0]), built, load_catalogue("en"))


def edited(text: str, overrides: Overrides, document: Document | None = None) -> tuple[Change, ...]:
    shown = document or bridge()
    part = part_of_topic(shown, overrides, ())
    return changes_of(text.encode(), PATH, shown.topic.id, overrides, part)


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
of_event = st.builds(EventOverride, was=st.none() | words, title=st.none() | words, pin=st.booleans())
of_topic = st.builds(
    TopicOverride, title=st.none() | words, note=st.none() | words, without=st.just(()) | st.just(("a",))
)


@given(st.data())
def test_a_draft_that_nobody_changed_changes_nothing(data: st.DataObject) -> None:
    slug = bridge().topic.id
    ids = [*(each.id for each in bridge().events), "e-gone"]
    overrides = Overrides(
        topics=data.draw(st.dictionaries(st.sampled_from([slug, "another"]), of_topic)),
        events=data.draw(st.dictionaries(st.sampled_from(ids), of_event)),
        add=tuple(
            AddedEvent(id=f"h{n}", topic=topic, source="Town archive", text=text)
            for n, (topic, text) in enumerate(data.draw(st.lists(st.tuples(st.sampled_from([slug, "another"]), words))))
        ),
    )
    assert edited(draft(bridge(), part_of_topic(bridge(), overrides, ())), overrides) == ()


def test_words_of_articles_cannot_become_more_than_words() -> None:
    event = bridge().events[0]
    told = replace(event, title=HOSTILE, when=HOSTILE, outlets=(HOSTILE, "\n[x]"), differ=("\nhide = true",))
    told = replace(told, evidence=tuple(replace(each, text=HOSTILE) for each in event.evidence))
    hostile = replace(bridge(), topic=replace(bridge().topic, title=HOSTILE), events=(told,))
    text = draft(hostile, NO_OVERRIDES)
    assert edited(text, NO_OVERRIDES, hostile) == ()
    assert decoded_overrides(text.encode(), PATH).events[event.id].was == HOSTILE
    offered = text.replace('# title = "=cmd', 'title = "=cmd')
    assert decoded_overrides(offered.encode(), PATH).events[event.id].title == HOSTILE
    assert b"\r\n=cmd" not in sheet(hostile, NO_OVERRIDES)
    lines = correction_lines(event.id, HOSTILE, None)
    assert decoded_overrides(lines.encode(), PATH).events[event.id].was == HOSTILE


def test_every_line_that_is_offered_is_one_that_can_be_taken() -> None:
    text = draft(bridge(), NO_OVERRIDES)
    for line in text.partition("# [[add]]")[0].splitlines():
        option = line.removeprefix("# ").partition(" = ")[0]
        if line.startswith("# ") and " = " in line and option in EventOverride.__struct_fields__ and option != "note":
            taken = text.replace(line, line.removeprefix("# "), 1)
            assert edited(taken, NO_OVERRIDES), line


def test_the_event_by_hand_that_is_offered_can_be_filled_in() -> None:
    text = draft(bridge(), NO_OVERRIDES)
    head, _, offered = text.partition("# [[add]]")
    lines = f"[[add]]{offered}".replace("\n# ", "\n").replace('title = ""', 'title = "The first pier"')
    lines = lines.replace('text = ""', 'text = "It stood."').replace('source = ""', 'source = "Town archive"')
    after = changed(NO_OVERRIDES, edited(head + lines.replace('url = ""\n', ""), NO_OVERRIDES))
    assert [(each.topic, each.title) for each in after.add] == [(bridge().topic.id, "The first pier")]


def test_a_corrected_event_says_what_the_articles_tell() -> None:
    event = next(each for each in bridge().events if "closed" in each.title)
    document = bridge(f'[events."{event.id}"]\ndate = "2024-11-10"\ntitle = "No way across"\n')
    overrides = Overrides(events={event.id: EventOverride(date="2024-11-10", title="No way across")})
    text = draft(document, part_of_topic(document, overrides, ()))
    told = date_text(event.interval.read()) if event.interval else None
    assert f"# as the articles tell it: {told}, {event.title}\n" in text
    assert f'# was = "{event.title}"\ndate = "2024-11-10"\ntitle = "No way across"\n' in text


def test_an_entry_of_another_topic_stays_out_of_the_draft() -> None:
    overrides = Overrides(
        topics={"another": TopicOverride(hide=True)},
        events={"e-there": EventOverride(pin=True), "e-nowhere": EventOverride(hide=True)},
        add=(AddedEvent(id="h1", topic="another", source="A", text="B"),),
    )
    part = part_of_topic(bridge(), overrides, {"e-there"})
    assert part == Overrides(events={"e-nowhere": EventOverride(hide=True)})


@pytest.mark.parametrize(
    "date",
    [
        "2024-11-15", "2024-11", "2024", "199X", "2024-22", "2024-34", "2024-11-11/2024-11-17", "../2024-11-15",
        "2024-11-15/..", "2024-11-15T10:48", "2024-11-15T10:48+01:00", "2024-11-15T10:48:30Z", "2024-11-15/2024-11-20",
    ],
)  # fmt: skip
def test_a_date_is_written_as_it_is_read(date: str) -> None:
    assert date_text(read_date(date).interval) == date


def test_a_part_of_a_unit_is_written_by_its_days() -> None:
    early = read_date("2024-06-01/2024-06-10").interval
    assert date_text(replace(early, granularity=Granularity.MONTH)) == "2024-06-01/2024-06-10"
    evening = read_date("2024-06-01T18:00").interval
    assert evening.earliest is not None
    part = Interval(evening.earliest, evening.earliest.replace(hour=23), Granularity.PART_OF_DAY)
    assert date_text(part) == "2024-06-01"
