"""What is decided in the table of things to look at, and what it makes of the overrides."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import SettingsError
from timeline.overrides.changes import changed
from timeline.overrides.model import AddedEvent, EventOverride, Overrides, TopicOverride
from timeline.reviewing.deciding import Deciding, Verdict
from timeline.reviewing.findings import Decision, Finding, Kind
from timeline.reviewing.sheet import COLUMNS, sheet, sheet_changes
from timeline.reviewing.unmatched import Unmatched, unmatched

from .looked_at import SLUG, document, event

FILE = Path("look.csv")
TITLES = {"e1": "The bridge closed", "e2": "The bridge shut"}
EVERYTHING = Finding(
    kind=Kind.TWIN,
    topic=SLUG,
    title="The bridge closed",
    about="may be the same",
    event="e1",
    article="a1",
    date="2024-11-15",
    merge=("e2",),
    split=("The bridge", "=closed on"),
    approvals={"e1": "h1", "e2": "h2"},
)
OVERRIDE = Finding(kind=Kind.OVERRIDE, topic="", title="x", about="gone", override="events.e9", nearest="e1")
GONE = Overrides(events={"e9": EventOverride(was="It closed", date="2024-11-14", note="Called them.")})


def table(*decisions: tuple[Finding, str], separator: str = ",", **cells: str) -> bytes:
    """The table of the findings with these decisions, saved as a spreadsheet program does."""
    rows = list(csv.DictReader(io.StringIO(sheet([finding for finding, _ in decisions]).decode(), newline="")))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=separator)
    writer.writeheader()
    for row, (_, decision) in zip(rows, decisions, strict=True):
        writer.writerow(row | {"decision": decision} | cells)
    return out.getvalue().encode("utf-8-sig")


def after(content: bytes, before: Overrides = Overrides()) -> Overrides:  # noqa: B008  (a frozen value)
    return changed(before, sheet_changes(content, FILE, before, TITLES).changes)


@pytest.mark.parametrize(
    ("decision", "events"),
    [
        ("date", {"e1": EventOverride(was=TITLES["e1"], date="2024-11-15")}),
        ("merge", {"e1": EventOverride(was=TITLES["e1"], merge=("e2",))}),
        ("split", {"e1": EventOverride(was=TITLES["e1"], split=("The bridge", "=closed on"))}),
        ("hide", {"e1": EventOverride(was=TITLES["e1"], hide=True)}),
        ("pin", {"e1": EventOverride(was=TITLES["e1"], pin=True)}),
        (
            "ok",
            {
                "e1": EventOverride(was=TITLES["e1"], approved="h1"),
                "e2": EventOverride(was=TITLES["e2"], approved="h2"),
            },
        ),
        ("Date, pin", {"e1": EventOverride(was=TITLES["e1"], date="2024-11-15", pin=True)}),
        ("", {}),
    ],
)
def test_a_decision_is_put_into_the_overrides(decision: str, events: dict[str, EventOverride]) -> None:
    assert after(table((EVERYTHING, decision))) == Overrides(events=events)


def test_an_article_is_left_out_of_its_topic() -> None:
    before = Overrides(topics={SLUG: TopicOverride(without=("a0",))})
    assert after(table((EVERYTHING, "without")), before).topics == {SLUG: TopicOverride(without=("a0", "a1"))}


def test_what_is_decided_already_stays() -> None:
    before = Overrides(events={"e1": EventOverride(was="As it was", merge=("e5",), note="Ours.")})
    told = after(table((EVERYTHING, "merge")), before).events["e1"]
    assert told == EventOverride(was="As it was", merge=("e5", "e2"), note="Ours.")


def test_a_line_that_decides_nothing_is_dropped_or_moved_to_its_nearest() -> None:
    assert after(table((OVERRIDE, "drop")), GONE) == Overrides()
    moved = after(table((OVERRIDE, "move")), GONE)
    assert moved == Overrides(events={"e1": EventOverride(date="2024-11-14", note="Called them.")})


def test_one_option_of_a_line_is_moved_without_the_others() -> None:
    part = Finding(kind=Kind.OVERRIDE, topic="", title="x", about="", override="events.e9.date", nearest="e1")
    moved = after(table((part, "move")), GONE)
    assert moved.events == {
        "e9": EventOverride(was="It closed", note="Called them."),
        "e1": EventOverride(date="2024-11-14"),
    }


def test_an_event_by_hand_moves_to_another_topic_under_its_id() -> None:
    added = AddedEvent(topic="old-slug", source="Orme Herald", title="A diver looks", id="habc")
    finding = Finding(kind=Kind.OVERRIDE, topic="", title="x", about="", override="add[1]", nearest=SLUG)
    (moved,) = after(table((finding, "move")), Overrides(add=(added,))).add
    assert moved == AddedEvent(topic=SLUG, source="Orme Herald", title="A diver looks", id="habc")
    assert after(table((finding, "drop")), Overrides(add=(added,))).add == ()


def test_nothing_is_moved_over_what_is_decided_there() -> None:
    there = Overrides(events={**GONE.events, "e1": EventOverride(date="2024-11-01")})
    with pytest.raises(SettingsError, match=r"row 2: events\.e1\.date is decided already"):
        after(table((OVERRIDE, "move")), there)


@pytest.mark.parametrize(
    ("finding", "decision", "told"),
    [
        (EVERYTHING, "okay", "row 2: decision: 'okay' is none; write ok, date, merge"),
        (OVERRIDE, "date", "row 2: 'date' is for events"),
        (OVERRIDE, "ok", "row 2: nothing here can be approved"),
        (EVERYTHING, "move", "row 2: the overrides have no ''"),
        (OVERRIDE, "without", "row 2: 'without' is for articles"),
    ],
)
def test_what_cannot_be_decided_is_told_with_its_row_and_nothing_is_taken_in(
    finding: Finding, decision: str, told: str
) -> None:
    with pytest.raises(SettingsError, match="nothing was taken in") as error:
        after(table((finding, decision), (EVERYTHING, "pin")), GONE)
    assert told in str(error.value)


def test_a_date_that_a_spreadsheet_program_rewrote_is_understood_or_refused() -> None:
    assert after(table((EVERYTHING, "date"), separator=";", date="15.11.2024")).events["e1"].date == "2024-11-15"
    with pytest.raises(SettingsError, match="may be 2024-04-03 or 2024-03-04"):
        after(table((EVERYTHING, "date"), date="03/04/2024"))
    assert after(table((EVERYTHING, "ok"), date="sometime")).events["e1"].approved == "h1"


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zs", "Zl", "Zp")), min_size=1, max_size=8)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(
    title=phrases,
    quotations=st.lists(phrases, max_size=2),
    split=st.lists(phrases, min_size=1, max_size=2, unique=True),
    decisions=st.sets(st.sampled_from([Decision.OK, Decision.DATE, Decision.SPLIT, Decision.HIDE]), min_size=1),
)
def test_a_table_decides_what_its_findings_offer_whatever_they_say(
    title: str, quotations: list[str], split: list[str], decisions: set[Decision]
) -> None:
    finding = Finding(
        kind=Kind.MERGE, topic=SLUG, title=title, about=title, event="e1", date="2024-11-15",
        quotations=tuple(quotations), split=tuple(split), approvals={"e1": "h1"},
    )  # fmt: skip
    direct = Deciding(Overrides(), TITLES)
    direct.take(
        Verdict(
            decisions=tuple(sorted(decisions)),
            event="e1",
            date="2024-11-15",
            split=tuple(split),
            approvals={"e1": "h1"},
        )
    )
    content = table((finding, " ".join(sorted(decisions))))
    assert set(sheet_changes(content, FILE, Overrides(), TITLES).changes) == set(direct.changes)


def test_a_topic_is_approved_with_each_of_its_events() -> None:
    deciding = Deciding(Overrides(), TITLES)
    deciding.approve(document(event("e1"), event("e2")))
    found = changed(Overrides(), deciding.changes)
    assert found.topics == {SLUG: TopicOverride(approved=f"hash-{SLUG}")}
    assert {key: (each.was, each.approved) for key, each in found.events.items()} == {
        "e1": (TITLES["e1"], "hash-e1"),
        "e2": (TITLES["e2"], "hash-e2"),
    }


def test_an_override_that_matches_nothing_is_listed_as_long_as_it_stands_there() -> None:
    line = Unmatched(where="events.e9", reason="no topic has it", nearest="e1", title="The bridge closed")
    (found,) = unmatched([line], GONE, {"e1": SLUG})
    assert (found.topic, found.title, found.nearest) == (SLUG, "It closed", "e1")
    assert found.decisions == (Decision.DROP, Decision.MOVE)
    assert found.ready.splitlines()[0] == '[events."e9"]'
    assert [*unmatched([line], Overrides(), {"e1": SLUG})] == []


def test_an_event_by_hand_of_a_topic_that_there_is_now_is_not_listed() -> None:
    added = Overrides(add=(AddedEvent(topic=SLUG, source="Orme Herald", title="A diver looks", id="habc"),))
    line = Unmatched(where="add[1]", reason="no topic with a page has the slug (now)")
    assert [*unmatched([line], added, {SLUG: SLUG})] == []
    (found,) = unmatched([line], added, {})
    assert found.title == "A diver looks"
