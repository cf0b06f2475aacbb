"""The overrides file as editors write it, and what is said of one that cannot be meant."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from timeline.errors import SettingsError
from timeline.overrides.dates import read_date
from timeline.overrides.model import EventOverride, Overrides, TopicOverride
from timeline.overrides.reading import decoded_overrides, load_overrides

WHOLE = """
[topics.harbour-bridge]
title = "The harbour bridge"
note = "Told again after the inquiry."
merge = ["harbour-inquiry"]
articles = ["a7"]
without = ["a9"]
approved = "3f2a"

[events."e3xqzabcde"]
was = "Bridge closes"
date = 2024-11-15
title = "The bridge is closed"
pin = true
merge = ["e4xqzabcde"]
split = ["The mayor said"]

[[add]]
topic = "harbour-bridge"
date = "2024-11"
title = "Plans are drawn"
text = "The plans were drawn in November."
source = "Northern Ledger"
"""


def read(text: str) -> Overrides:
    return decoded_overrides(text.encode(), Path("timeline.overrides.toml"))


def test_every_key_is_read() -> None:
    found = read(WHOLE)
    assert found.topics["harbour-bridge"] == TopicOverride(
        title="The harbour bridge",
        note="Told again after the inquiry.",
        merge=("harbour-inquiry",),
        articles=("a7",),
        without=("a9",),
        approved="3f2a",
    )
    assert found.events["e3xqzabcde"] == EventOverride(
        was="Bridge closes",
        date="2024-11-15",
        title="The bridge is closed",
        pin=True,
        merge=("e4xqzabcde",),
        split=("The mayor said",),
    )
    assert [(each.topic, each.source, each.date) for each in found.add] == [
        ("harbour-bridge", "Northern Ledger", "2024-11")
    ]


def test_an_added_event_has_an_id_by_its_content_and_keeps_the_one_it_is_given() -> None:
    first, again = read(WHOLE).add[0].id, read(WHOLE).add[0].id
    assert first == again
    assert str(first).startswith("h")
    assert read(WHOLE.replace("drawn in", "made in")).add[0].id != first
    assert read(WHOLE + 'note = "From the archive."\n').add[0].id == first
    assert read(WHOLE + 'id = "hplans"\n').add[0].id == "hplans"


def test_a_missing_file_overrides_nothing_unless_it_was_named(tmp_path: Path) -> None:
    assert load_overrides(tmp_path / "timeline.overrides.toml") == Overrides()
    with pytest.raises(SettingsError, match="no such file of overrides"):
        load_overrides(tmp_path / "ours.toml", must_exist=True)


def test_a_file_with_a_byte_order_mark_and_foreign_ends_of_lines_is_read() -> None:
    marked = b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()
    assert decoded_overrides(marked, Path("o.toml")) == read(WHOLE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[topics.bridge]\ntitel = "x"', r"unknown option 'topics\.bridge\.titel'; did you mean 'title'\?"),
        ('[event.e1]\ntitle = "x"', "unknown option 'event'; did you mean 'events'"),
        ('[[add]]\ntopic = "b"\nsource = "L"\ntext = "x"\nurls = "y"', r"'add\[1\]\.urls'; did you mean 'url'"),
        ('[[add]]\ntopic = "b"\ntext = "x"', "source"),
        ('[[add]]\ntopic = "b"\nsource = " "\ntext = "x"', r"add\[1\]\.source: is empty"),
        ('[[add]]\ntopic = "b"\nsource = "L"', r"add\[1\]: says nothing"),
        ('[[add]]\ntopic = "b"\nsource = "L"\ntext = "x"\nid = "e1"', r"add\[1\]\.id: 'e1' is no id"),
        ('[events.e1]\ndate = "last summer"', r"events\.e1\.date: 'last summer' is no date; write a day 2024-11-15"),
        ('[events.e1]\ndate = "2024-02-31"', r"'2024-02-31' is no date"),
        ('[events.e1]\ndate = "2024-11-20/2024-11-15"', "is no date"),
        ('[events.e1]\npin = "yes"', r"Expected `bool`, got `str` - at `\$\.events"),
        ('[topics."Harbour Bridge"]\nhide = true', "is no slug of a topic"),
        ('[events.e1]\ntitle = " "', r"events\.e1\.title: is empty"),
        ('[events.e1]\nsplit = [""]', r"events\.e1\.split: holds something empty"),
        ("[events.e1]\nhide = true\npin = true", r"events\.e1\.hide and events\.e1\.pin"),
        ('[events.e1]\nmerge = ["e3"]\n[events.e2]\nmerge = ["e3"]', r"events\.e1\.merge and events\.e2\.merge: both"),
        ('[events.e1]\nmerge = ["e2"]\n[events.e2]\nmerge = ["e1"]', r"events\.e2\.merge and events\.e1\.merge: what"),
        ('[topics.a]\nmerge = ["a"]', r"topics\.a\.merge: takes itself in"),
        ('[topics.a]\narticles = ["1"]\n[topics.b]\narticles = ["1"]', r"topics\.a\.articles and topics\.b\.articles"),
        ('[topics.a]\narticles = ["1"]\nwithout = ["1"]', r"topics\.a\.articles and topics\.a\.without"),
        ('[[add]]\ntopic="b"\nsource="L"\ntext="x"\n' * 2, r"add\[1\] and add\[2\]: both are the event 'h"),
        ("[topics.a", "is not valid TOML"),
    ],
)
def test_what_cannot_be_meant_is_told_with_file_and_key(text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        read(text)
    assert str(caught.value).startswith("timeline.overrides.toml: ")


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "granularity", "value"),
    [
        ("2024-11-15", "2024-11-15T00:00", "2024-11-16T00:00", "day", "2024-11-15"),
        ("2024-11", "2024-11-01T00:00", "2024-12-01T00:00", "month", "2024-11"),
        ("2024", "2024-01-01T00:00", "2025-01-01T00:00", "year", "2024"),
        ("2024-22", "2024-06-01T00:00", "2024-09-01T00:00", "season", "2024-SU"),
        ("2024-11-15T10:48", "2024-11-15T10:48", "2024-11-15T10:49", "minute", "2024-11-15T10:48"),
        ("2024-11-15T10:48+01:00", "2024-11-15T10:48+01:00", "2024-11-15T10:49+01:00", "minute", None),
        ("2024-11-15/2024-11-20", "2024-11-15T00:00", "2024-11-21T00:00", "day", None),
        ("2024-11/2025-01", "2024-11-01T00:00", "2025-02-01T00:00", "month", None),
        ("../2024-11-15", None, "2024-11-16T00:00", "day", None),
        ("2024-11-15/..", "2024-11-15T00:00", None, "day", None),
    ],
)
def test_a_date_is_read_as_it_is_written(
    text: str, earliest: str | None, latest: str | None, granularity: str, value: str | None
) -> None:
    found = read_date(text)
    assert found.interval.earliest == (datetime.fromisoformat(earliest) if earliest else None)
    assert found.interval.latest == (datetime.fromisoformat(latest) if latest else None)
    assert found.interval.granularity == granularity
    if value is not None:
        assert found.value == value


def test_the_season_of_a_southern_newsroom_is_its_own() -> None:
    assert read_date("2024-22", "south").interval.earliest == datetime(2024, 12, 1)
