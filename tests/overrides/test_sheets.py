"""A topic in a spreadsheet, and what its changes come to."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import SettingsError
from timeline.overrides.changes import changed
from timeline.overrides.draft import part_of_topic
from timeline.overrides.model import NO_OVERRIDES, AddedEvent, EventOverride, Overrides
from timeline.overrides.sheet import COLUMNS, sheet, sheet_changes
from timeline.overrides.sheet_dates import date_of_cell, is_day_first
from timeline.overrides.tables import Taken
from timeline.overrides.timelinejs_sheet import imported, timelinejs_sheet
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.document import Document, DocumentEvent, document_of

from .newsroom import BRIDGE_IDS, edition, topic_of

FILE = Path("bridge.csv")
Rows = list[dict[str, str]]


@cache
def bridge() -> Document:
    built = edition()
    return document_of(topic_of(built, BRIDGE_IDS[0]), built, load_catalogue("en"))


def event(words: str) -> DocumentEvent:
    (found,) = [each for each in bridge().events if words in each.title]
    return found


def rows_of(overrides: Overrides = NO_OVERRIDES) -> Rows:
    written = sheet(bridge(), part_of_topic(bridge(), overrides, ()))
    return list(csv.DictReader(io.StringIO(written.decode(), newline="")))


def table(rows: Rows, *, delimiter: str = ",", line_end: str = "\r\n", mark: str = "") -> bytes:
    out = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, delimiter=delimiter, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return (mark + out.getvalue()).encode()


def taken(content: bytes, overrides: Overrides = NO_OVERRIDES) -> Taken:
    return sheet_changes(content, FILE, bridge(), overrides, part_of_topic(bridge(), overrides, ()))


def decided(rows: Rows, overrides: Overrides = NO_OVERRIDES) -> Overrides:
    return changed(overrides, taken(table(rows), overrides).changes)


def with_cells(words: str, overrides: Overrides = NO_OVERRIDES, **cells: str) -> Rows:
    key = event(words).id
    return [row | (cells if row["event"] == key else {}) for row in rows_of(overrides)]


def test_a_row_an_event_with_the_columns_that_are_documented() -> None:
    rows = rows_of()
    assert [row["event"] for row in rows] == [each.id for each in bridge().events]
    text = (Path(__file__).parents[2] / "docs" / "editing.md").read_text(encoding="utf-8")
    documented = text.partition("## In a spreadsheet\n")[2].partition("\n## ")[0]
    assert [line.split("`")[1] for line in documented.splitlines() if line.startswith("| `")] == list(COLUMNS)


def test_changed_cells_are_overrides_that_know_what_the_event_was_called() -> None:
    closed = event("closed")
    rows = with_cells("closed", date="2024-11-10", note="As the desk saw it.", pin="x")
    assert decided(rows).events == {
        closed.id: EventOverride(was=closed.title, date="2024-11-10", note="As the desk saw it.", pin=True)
    }


def test_an_emptied_cell_takes_a_decision_back() -> None:
    closed = event("closed")
    before = Overrides(events={closed.id: EventOverride(was=closed.title, note="Once", hide=True)})
    assert decided(with_cells("closed", before, note=""), before).events[closed.id] == EventOverride(
        was=closed.title, hide=True
    )
    assert decided(with_cells("closed", before, note="", hide=""), before).events == {}


def test_a_title_that_is_what_it_was_is_no_decision_any_more() -> None:
    closed = event("closed")
    before = Overrides(events={closed.id: EventOverride(was=closed.title, title="No way across")})
    rows = [row | {"title": closed.title} for row in rows_of(before) if row["event"] == closed.id]
    assert decided(rows, before).events == {}


def test_a_row_without_an_id_is_an_event_by_hand() -> None:
    new = {"event": "", "date": "1931", "title": "The Orme bridge is begun", "source": "Town archive"}
    (added,) = decided([*rows_of(), new]).add
    assert (added.topic, added.date, added.source) == (bridge().topic.id, "1931", "Town archive")
    again = Overrides(add=(added,))
    assert taken(table(rows_of(again)), again).changes == ()
    rows = [row | ({"hide": "yes"} if row["event"] == added.id else {}) for row in rows_of(again)]
    assert decided(rows, again).add == ()


def test_each_row_that_cannot_be_understood_is_told_and_nothing_is_taken_in() -> None:
    rows = with_cells("closed", date="next week", pin="perhaps")
    rows += [{"event": "e-none", "note": "?"}, {"event": "", "title": "Nobody says so"}]
    with pytest.raises(SettingsError) as error:
        taken(table(rows))
    told = str(error.value).splitlines()
    assert "nothing was taken in" in told[0]
    assert [line.split(":")[0].strip() for line in told[1:]] == [
        f"row {2 + [row['event'] for row in rows].index(event('closed').id)}",
        f"row {len(rows)}",
        f"row {len(rows) + 1}",
    ]
    assert "'next week' is no date; write a day 2024-11-15" in told[1]
    assert "needs a source" in told[3]


def test_columns_of_other_names_are_passed_over_with_a_message() -> None:
    rows = [row | {"Checked by": "Ada"} for row in rows_of()]
    found = taken(table(rows))
    assert found == Taken((), ("bridge.csv: the column 'checked by' is none of ours, and is passed over",))


def test_a_table_without_ids_or_of_another_encoding_is_refused() -> None:
    with pytest.raises(SettingsError, match="has no column 'event'"):
        taken(table([{"title": "A"}]))
    with pytest.raises(SettingsError, match="CSV UTF-8"):
        taken("event,title\r\ne1,Brücke".encode("cp1252"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_whatever_a_program_makes_of_the_file_is_read(delimiter: str, line_end: str, mark: str) -> None:
    rows = with_cells("closed", split="The bridge\nAnother", title="Closed; at last, for good")
    content = table(rows, delimiter=delimiter, line_end=line_end, mark=mark)
    found = changed(Overrides(), taken(content).changes).events[event("closed").id]
    assert (found.split, found.title) == (("The bridge", "Another"), "Closed; at last, for good")
    utf16 = content.decode().removeprefix("\ufeff").encode("utf-16")
    assert taken(utf16).changes == taken(content).changes


@pytest.mark.parametrize("words", ["=1+1", "'=1+1", "'quoted'", "@desk", "-5 degrees", "'", "\t=x"])
def test_what_would_be_run_as_a_formula_comes_back_as_it_was(words: str) -> None:
    key = event("closed").id
    before = Overrides(events={key: EventOverride(was="Bridge", note=words)})
    rows = rows_of(before)
    (cell,) = [row["note"] for row in rows if row["event"] == key]
    assert not cell.startswith(("=", "@", "-", "\t"))
    assert taken(table(rows), before).changes == ()


def test_the_apostrophe_in_front_of_a_formula_is_no_part_of_what_an_editor_wrote() -> None:
    found = decided(with_cells("closed", note="'=1+1", title="'quoted'")).events[event("closed").id]
    assert (found.note, found.title) == ("=1+1", "'quoted'")


def test_dates_that_a_program_rewrote_decide_nothing() -> None:
    rewritten = [row | {"date": as_excel(row["date"], "{m}/{d}/{y}")} for row in rows_of()]
    assert rewritten != rows_of()
    assert taken(table(rewritten)).changes == ()
    dotted = [row | {"date": as_excel(row["date"], "{d}.{m}.{y}")} for row in rows_of()]
    assert taken(table(dotted)).changes == ()


def as_excel(date: str, form: str) -> str:
    if len(date) != 10:
        return date
    year, month, day = date.split("-")
    return form.format(y=year, m=int(month), d=int(day))


@pytest.mark.parametrize(
    ("cell", "before", "day_first", "meant"),
    [
        ("15.11.2024", "", None, "2024-11-15"),
        ("11/15/2024", "", None, "2024-11-15"),
        ("15/11/2024", "", None, "2024-11-15"),
        ("3/4/2024", "", True, "2024-04-03"),
        ("3/4/2024", "", False, "2024-03-04"),
        ("4/4/2024", "", None, "2024-04-04"),
        ("Nov-24", "2024-11", None, "2024-11"),
        ("11/15/24", "2024-11-15", None, "2024-11-15"),
        ("03.04.24", "2024-04-03", None, "2024-04-03"),
        ("2024-11-15T10:48+01:00", "", None, "2024-11-15T10:48+01:00"),
    ],
)
def test_dates_of_spreadsheets_are_taken_where_they_mean_one_day(
    cell: str, before: str, day_first: bool | None, meant: str
) -> None:
    assert date_of_cell(cell, before, day_first=day_first) == meant


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("3/4/2024", "may be 2024-04-03 or 2024-03-04; write the one that is meant"),
        ("31.02.2024", "is no day that there is"),
        ("13/13/2024", "is no day that there is"),
        ("Nov-24", "write the month as 2024-11"),
        ("15.11.24", "does not say which century is meant; write the day as 2024-11-15"),
        ("45611", "write 2024-11-15 if that is meant"),
        ("yesterday", "is no date; write a day 2024-11-15"),
    ],
)
def test_dates_that_may_be_two_days_are_refused_with_what_to_write(cell: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        date_of_cell(cell, "", day_first=None)


def test_a_column_tells_what_its_dates_begin_with() -> None:
    assert is_day_first([("3/4/2024", ""), ("25/4/2024", "")]) is True
    assert is_day_first([("3/4/2024", "2024-03-04"), ("5/6/2024", "")]) is False
    assert is_day_first([("25/4/2024", ""), ("4/25/2024", "")]) is None
    assert is_day_first([("3/4/2024", ""), ("2024-04-25", "2024-04-25")]) is None


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
of_event = st.builds(
    EventOverride,
    was=st.none() | words,
    date=st.none() | st.sampled_from(["2024-11-03", "2024", "2024-11/..", "2024-11-03/2024-11-05"]),
    title=st.none() | words,
    note=st.none() | words,
    hide=st.booleans(),
    pin=st.booleans(),
    merge=st.lists(st.sampled_from(["e4", "e5"]), unique=True).map(tuple),
    split=st.lists(words, max_size=2).map(tuple),
)
by_hand = st.builds(
    AddedEvent, topic=st.just("x"), source=words, text=words, date=st.none() | st.just("1931"), url=st.none() | words
)


@given(st.data())
def test_a_table_that_nobody_changed_changes_nothing(data: st.DataObject) -> None:
    ids = [*(each.id for each in bridge().events), "e-gone"]
    added = data.draw(st.lists(by_hand, max_size=2))
    overrides = Overrides(
        events=data.draw(st.dictionaries(st.sampled_from(ids), of_event)),
        add=tuple(
            AddedEvent(
                id=f"h{n}", topic=bridge().topic.id, source=one.source, text=one.text, date=one.date, url=one.url
            )
            for n, one in enumerate(added)
        ),
    )
    assert taken(table(rows_of(overrides)), overrides).changes == ()


def slides(*rows: dict[str, str]) -> bytes:
    return table([dict(row) for row in rows])


CLOSED = {"Year": "2024", "Month": "11", "Day": "11", "Headline": "Cracked cable: Orme bridge closed", "Text": "<p>x"}
OPENED = {
    "Year": "1931", "Month": "6", "Day": "", "End Year": "1934", "Headline": "The <b>first</b> bridge",
    "Text": '<p>Built &amp; paid by <a href="https://archive.example/7">the town</a></p>',
}  # fmt: skip


def test_a_slide_of_an_event_that_there_is_retitles_it_and_the_others_are_by_hand() -> None:
    found = imported(slides(CLOSED, OPENED), FILE, bridge(), Overrides(), "Northern Ledger")
    after = changed(Overrides(), found.changes)
    closed = event("closed")
    assert after.events == {closed.id: EventOverride(was=closed.title, title="Cracked cable: Orme bridge closed")}
    (added,) = after.add
    assert (added.date, added.title, added.text) == ("1931-06/1934", "The first bridge", "Built & paid by the town")
    assert (added.source, added.url) == ("Northern Ledger", "https://archive.example/7")
    assert found.notes == (f"bridge.csv, row 2: is the event {closed.id} ({closed.title})",)
    again = imported(slides(CLOSED, OPENED), FILE, bridge(), after, "Northern Ledger")
    assert again.changes == ()


def test_slides_that_no_article_tells_of_need_somebody_who_says_so() -> None:
    with pytest.raises(SettingsError, match="--source"):
        imported(slides(OPENED), FILE, bridge(), Overrides(), None)
    assert imported(slides(CLOSED), FILE, bridge(), Overrides(), None).changes


def test_the_first_slide_titles_the_topic_and_eras_are_passed_over() -> None:
    rows = ({"Headline": "A bridge & its cable", "Type": "title"}, OPENED | {"Type": "era"})
    found = imported(slides(*rows), FILE, bridge(), Overrides(), None)
    assert [str(each) for each in found.changes] == [f'topics.{bridge().topic.id}.title = "A bridge & its cable"']
    assert "row 3: a slide of the type 'era' is no event" in found.notes[0]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Year": ""}, "row 2: has no year"),
        ({"Year": "-500"}, "row 2: year: -500 is out of what the page can show"),
        ({"Month": "13", "Day": "1"}, "row 2: '1931-13-01"),
        ({"Month": "June"}, "row 2: month: 'June' is no whole number"),
        ({"Day": "3", "Time": "25:00"}, "row 2: time: '25:00' is no time of day"),
        ({"Headline": "", "Text": "<p></p>"}, "row 2: has neither a headline nor a text"),
    ],
)
def test_a_slide_that_cannot_be_understood_is_refused_with_its_row(cells: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        imported(slides(OPENED | {"End Year": ""} | cells), FILE, bridge(), Overrides(), "Northern Ledger")


@pytest.mark.parametrize(
    ("time", "clock"), [("18:30", "18:30"), ("6:30 PM", "18:30"), ("12:05:09 am", "00:05:09"), ("7 a.m.", "07:00")]
)
def test_a_time_of_day_is_read_as_sheets_write_it(time: str, clock: str) -> None:
    row = {"Year": "1931", "Month": "6", "Day": "3", "Time": time, "Headline": "Rivets at night"}
    after = changed(Overrides(), imported(slides(row), FILE, bridge(), Overrides(), "Ledger").changes)
    assert after.add[0].date == f"1931-06-03T{clock}"


def test_our_own_sheet_taken_in_changes_nothing() -> None:
    found = imported(timelinejs_sheet(bridge()), FILE, bridge(), Overrides(), None)
    assert found.changes == ()
    assert len(found.notes) == sum(each.interval is not None for each in bridge().events)
