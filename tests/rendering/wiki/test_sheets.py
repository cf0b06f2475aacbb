"""What a wiki page tells of a topic, before it is written in any markup."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from timeline.models import Certainty, Edition, Event, Status
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.document import Document, document_bytes
from timeline.rendering.wiki import FORMATS, Sheet, sheet_of
from timeline.rendering.wiki.plain import LONGEST, isolated, plain, title
from timeline.rendering.wiki.sheet import Picture

from ..fixtures import HOSTILE, bridge, daily, day, edition_of


def told(edition: Edition, language: str = "en", **more: Any) -> Sheet:
    """From the bytes of timeline.json, which is all that publishing has."""
    catalogue = load_catalogue(language)
    content = document_bytes(edition.topics[0], edition, catalogue)
    return sheet_of(msgspec.json.decode(content, type=Document), catalogue, **more)


SHEET = told(bridge())
ROWS = {row.title: row for row in SHEET.rows}


def test_rows_stand_in_the_order_of_the_page_and_sort_by_their_machine_dates() -> None:
    assert [row.title for row in SHEET.rows][:3] == ["Bridge opened", "Bridge last inspected", "Repair contract signed"]
    assert [row.sort for row in SHEET.rows] == sorted(row.sort for row in SHEET.rows)
    assert ROWS["Crack seen in the main span"].sort == "2024-11-12T06:40"
    assert ROWS["Inspectors warn of corrosion"].sort == "2024-11-13"
    assert SHEET.rows[-1].sort > "9999-12-31"


def test_dates_are_those_of_the_page() -> None:
    assert ROWS["Repair contract signed"].when == "June 2024"
    assert ROWS["Inspectors warn of corrosion"].when == "Reported Wednesday, 13 November 2024; then or before"
    assert ROWS["Divers examine the piers"].when == "“recently”, no date given"


def test_what_is_doubtful_is_said_in_words() -> None:
    assert ROWS["Bridge opened"].doubt == ("Stated",)
    assert ROWS["Replacement ferry to start"].doubt == ("Inferred from “2 December”", "Planned")
    assert ROWS["Two lanes shut"].doubt == ("Unknown",)
    assert ROWS["Oster Bridge closed after engineers find a crack"].doubt == (
        "Inferred from “Tuesday”",
        "2 outlets",
        "Sources differ",
        "11 Nov 2024: Evening Mail",
        "12 Nov 2024: Harbour Post",
    )


def test_sources_name_their_articles_by_number_and_only_those_of_the_rows_are_listed() -> None:
    (post, mail) = ROWS["Repair contract signed"].sources
    assert [(each.outlet, each.references) for each in (post, mail)] == [
        ("Harbour Post", (1,)),
        ("Evening Mail (NNA)", (2,)),
    ]
    assert [each.title for each in SHEET.references] == [
        "Oster Bridge closed after crack is found",
        "Bridge: ministry knew of corrosion",
    ]
    lone = told(edition_of(daily(2)))
    assert [each.outlet for each in lone.references] == ["Harbour Post"]


def test_addresses_that_are_no_links_are_left_out() -> None:
    first, second = SHEET.references
    assert (first.href, first.archived) == ("https://news.example/oster?a=1&b=2", "https://archive.example/oster")
    assert second.href is None


def test_the_language_of_the_page_is_that_of_all_words() -> None:
    sheet = told(bridge(), "sv")
    assert (sheet.words.date, sheet.words.sureness) == ("Datum", "Hur säkert")
    (contract,) = (row for row in sheet.rows if row.title == "Repair contract signed")
    assert contract.when == "Juni 2024"
    assert contract.doubt[0] == "Härlett ur ”June”"


def test_of_many_events_the_weightiest_are_told_in_order_and_the_page_says_so() -> None:
    sheet = told(edition_of(daily(40)), most=5)
    assert len(sheet.rows) == 5
    assert [row.sort for row in sheet.rows] == sorted(row.sort for row in sheet.rows)
    weights = {event.title: event.weight for event in daily(40)}
    least = min(weights[row.title] for row in sheet.rows)
    others = [weight for name, weight in weights.items() if name not in {row.title for row in sheet.rows}]
    assert least >= max(others)
    assert sheet.lines[-1] == "The 5 most important of 40 events."
    assert len(told(edition_of(daily(40))).lines) == 2


def test_a_picture_has_words_for_those_who_do_not_see_it() -> None:
    sheet = told(bridge(), picture=Picture("bridge.png", "Nine events\non the Ri\u0301o\u202e"))
    assert sheet.picture == Picture("bridge.png", "Nine events on the R\u00edo")


def test_a_topic_without_events_is_written_in_every_format() -> None:
    sheet = told(edition_of(()))
    assert sheet.rows == ()
    for each in FORMATS.values():
        assert each.write(sheet).strip()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_topic_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name].write(told(bridge())) == FORMATS[name].write(told(bridge()))


def test_text_of_the_other_direction_is_kept_from_turning_what_stands_beside_it() -> None:
    assert isolated("خبر عن الجسر", "ltr") == "\u2068خبر عن الجسر\u2069"
    assert isolated("Oster Bridge", "rtl") == "\u2068Oster Bridge\u2069"
    assert isolated("Oster Bridge", "ltr") == "Oster Bridge"
    arabic = Event(
        id="a", title="إغلاق الجسر", interval=day(date(2024, 11, 12)), certainty=Certainty.STATED,
        status=Status.HAPPENED, evidence=daily(1)[0].evidence,
    )  # fmt: skip
    (row,) = told(edition_of((arabic,))).rows
    assert row.title == "\u2068إغلاق الجسر\u2069"


def test_long_titles_are_cut_between_words_and_what_is_no_character_is_replaced() -> None:
    cut = title("word " * 200)
    assert cut.endswith("word …")
    assert len(cut) <= LONGEST + 2
    assert title("x" * 1000) == "x" * LONGEST + " …"
    assert plain("a\ud800b\x00c\u202ed\uffff") == "a\ufffdbcd\ufffd"
    assert plain("e\u0301") == "é"


def test_hostile_words_reach_the_sheet_as_plain_text() -> None:
    (event,) = daily(1)
    (row,) = told(edition_of((replace(event, title=HOSTILE),))).rows
    assert row.title == plain(HOSTILE)
    assert told(edition_of((event,)), page="javascript:alert(1)").page is None
