"""Changes in timeline.overrides.toml: made where they belong, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import OutputError, SettingsError
from timeline.overrides.changes import Change, changed, changes_between
from timeline.overrides.model import AddedEvent, EventOverride, Overrides, TopicOverride
from timeline.overrides.notation import date_text, quoted
from timeline.overrides.reading import decoded_overrides, load_overrides
from timeline.overrides.statements import statements
from timeline.overrides.writing import keep, rewritten

PATH = Path("timeline.overrides.toml")
FILE = """\
# Corrections of the desk

[topics.oster-bridge]
title = "The Oster Bridge"   # as the desk calls it

# two plans, one ferry
[events.e3x]
was = "Ferry to start"
date = "2024-12-02"   # said on the radio
merge = [
  "e4",  # the same plan
]

[topics.'mount-orrin']
note = '''
Two
lines'''
# told by the owner
[[add]]
topic = "oster-bridge"
source = "Northern Ledger"
text = "It opened in 1978."
"""


def written(*changes: Change, file: str = FILE) -> str:
    return rewritten(file.encode(), changes, PATH).decode()


def test_a_value_is_changed_in_its_place_with_the_comment_behind_it() -> None:
    change = Change(table="events", key="e3x", option="date", value="2024-12-03")
    assert written(change) == FILE.replace('"2024-12-02"   #', '"2024-12-03"   #')


def test_a_value_of_several_lines_gives_way_to_one_of_one() -> None:
    change = Change(table="events", key="e3x", option="merge", value=("e4", "e5"))
    assert written(change) == FILE.replace('[\n  "e4",  # the same plan\n]', '["e4", "e5"]')


def test_a_new_line_stands_under_the_header_of_its_entry() -> None:
    change = Change(table="topics", key="mount-orrin", option="title", value='Mount "Orrin"')
    assert written(change) == FILE.replace("lines'''\n", 'lines\'\'\'\ntitle = "Mount \\"Orrin\\""\n')


def test_an_entry_that_says_nothing_more_goes_and_comments_stay() -> None:
    options = {"was": "Ferry to start", "date": "2024-12-02", "merge": ("e4",)}
    left = written(*(Change(table="events", key="e3x", option=key, value=None) for key in options))
    assert "e3x" not in left
    assert "# two plans, one ferry\n" in left
    assert decoded_overrides(left.encode(), PATH).events == {}


def test_a_new_entry_stands_at_the_end_also_where_the_last_line_does_not_end() -> None:
    change = Change(table="events", key="e 9", option="hide", value=True)
    assert written(change, file=FILE.rstrip()) == FILE + '\n[events."e 9"]\nhide = true\n'


def test_an_event_by_hand_keeps_the_id_that_its_content_gave_it_once_that_changes() -> None:
    (added,) = decoded_overrides(FILE.encode(), PATH).add
    change = Change(table="add", key=added.id or "", option="date", value="1978")
    (after,) = decoded_overrides(written(change).encode(), PATH).add
    assert (after.id, after.date, after.text) == (added.id, "1978", added.text)


def test_a_file_of_windows_keeps_its_mark_and_its_line_ends() -> None:
    before = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    after = rewritten(before, [Change(table="events", key="e3x", option="pin", value=True)], PATH)
    assert after.startswith(b"\xef\xbb\xbf#")
    assert after.count(b"\r\n") == after.count(b"\n") == before.count(b"\n") + 1


def test_what_is_written_in_a_form_that_cannot_be_changed_is_refused_with_what_to_do() -> None:
    file = 'events = { e3x = { date = "2024-12-02", pin = true } }\n'
    with pytest.raises(SettingsError, match=r"give each entry a header of its own, such as \[events.e3x\]"):
        written(Change(table="events", key="e3x", option="pin", value=None), file=file)


def test_what_would_contradict_the_file_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"both take 'e4' in.*Nothing was changed"):
        written(Change(table="events", key="e9", option="merge", value=("e4",)))


def test_the_file_is_replaced_whole_and_stays_where_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / PATH
    path.write_text(FILE, encoding="utf-8")
    change = Change(table="events", key="e3x", option="date", value="2024-12-03")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OutputError, match="No space left on device"):
            keep(path, [change])
    assert path.read_text(encoding="utf-8") == FILE
    keep(path, [change])
    assert load_overrides(path).events["e3x"].date == "2024-12-03"


def test_nothing_to_change_begins_no_file(tmp_path: Path) -> None:
    keep(tmp_path / PATH, [])
    assert list(tmp_path.iterdir()) == []


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
lists = st.lists(words, max_size=3, unique=True).map(tuple)
slugs = st.sampled_from(["oster-bridge", "mount-orrin", "storvik", "quarry-2"])
topics = st.builds(TopicOverride, title=st.none() | words, note=st.none() | words, hide=st.booleans(), without=lists)
dates = st.none() | st.sampled_from(["2024-11-15", "2024", "2024-11/..", "2024-11-15T10:48+01:00"])
events = st.builds(
    EventOverride, was=st.none() | words, date=dates, title=st.none() | words, pin=st.booleans(), split=lists
)
by_hand = st.builds(AddedEvent, topic=slugs, source=words, text=words, date=dates)


@st.composite
def overrides(draw: st.DrawFn) -> Overrides:
    return Overrides(
        topics=draw(st.dictionaries(slugs, topics, max_size=3)),
        events=draw(st.dictionaries(st.sampled_from(["e3x", "e4", "e5"]) | words, events, max_size=4)),
        add=tuple(
            AddedEvent(id=key, topic=each.topic, source=each.source, text=each.text, date=each.date)
            for key, each in draw(st.dictionaries(st.sampled_from(["h1", "h2", "h3"]), by_hand)).items()
        ),
    )


@given(overrides(), overrides())
def test_any_overrides_become_any_others_without_loss(one: Overrides, other: Overrides) -> None:
    begun = rewritten(b"", changes_between(Overrides(), one), PATH)
    assert not changes_between(decoded_overrides(begun, PATH), one)
    after = rewritten(begun, changes_between(one, other), PATH)
    assert not changes_between(decoded_overrides(after, PATH), other)


@given(overrides())
def test_comments_stay_whatever_changes(wanted: Overrides) -> None:
    after = rewritten(FILE.encode(), changes_between(decoded_overrides(FILE.encode(), PATH), wanted), PATH).decode()
    kept = [line for line in after.splitlines() if line.startswith("#")]
    assert kept[:3] == ["# Corrections of the desk", "# two plans, one ferry", "# told by the owner"]


@given(overrides(), overrides())
def test_changes_made_to_values_are_those_made_to_the_file(one: Overrides, other: Overrides) -> None:
    assert not changes_between(changed(one, changes_between(one, other)), other)


def test_statements_make_the_file_again() -> None:
    assert "".join(each.text for each in statements(FILE)) == FILE


@given(st.text())
def test_every_text_is_quoted_on_one_line(text: str) -> None:
    assert len(quoted(text).splitlines()) == 1


def test_an_interval_without_an_end_has_no_date() -> None:
    assert date_text(None) is None
