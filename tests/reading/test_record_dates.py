"""When the article of a record was published: what its fields state, and what cannot be among them."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.models import Article, Certainty, Dating, Moment
from timeline.reading.formats.kinds import Text
from timeline.reading.records import read_record
from timeline.settings import Settings

TEXT = "The ferry sank on Monday in a gale off the coast; fourteen lives were lost, the police said in writing."
OSLO = Settings(zone="Europe/Oslo")


def dating(settings: Settings | None = None, captured: str | None = None, text: str = TEXT, **fields: Any) -> Dating:
    at = Moment.parse(captured) if captured else None
    record = {"text": text, **fields} if text else fields
    read = read_record(record, "a.jsonl", "line 1", settings or Settings(), at, form=Text.ANY)
    assert isinstance(read, Article)
    return read.dating


def doubts(found: Dating) -> list[str]:
    return [clue.text for clue in found.evidence if clue.kind == "contradiction"]


def parts(found: Dating) -> tuple[Certainty | None, ...]:
    return (found.basis.day, found.basis.clock, found.basis.zone) if found.basis else ()


@pytest.mark.parametrize(
    ("published", "settings", "expected"),
    [
        ("2025-03-10T21:40+01:00", None, ("stated", "stated", "stated")),
        ("2025-03-10T21:40", None, ("stated", "stated", None)),
        ("2025-03-10T21:40", OSLO, ("stated", "stated", "inferred")),
        ("10 March 2025 21:40 GMT", OSLO, ("stated", "stated", "stated")),
        ("2025-03-10", OSLO, ("stated", None, None)),
        ("Today, 07:40", OSLO, ("inferred", "stated", "inferred")),
    ],
)
def test_each_part_of_a_field_is_stated_or_inferred(
    published: str, settings: Settings | None, expected: tuple[str | None, ...]
) -> None:
    found = dating(settings, captured="2025-03-12T10:00+01:00", published=published)
    assert parts(found) == expected
    assert doubts(found) == []


def test_an_update_before_publication_is_left_out_and_told() -> None:
    found = dating(published="2025-03-10T21:40+01:00", updated="2025-03-09T21:40+01:00")
    assert (str(found.published), found.updated) == ("2025-03-10T21:40+01:00", None)
    assert "lies before publication" in doubts(found)[0]


def test_a_stated_time_after_the_capture_is_kept_and_told() -> None:
    found = dating(captured="2025-03-10T12:00+01:00", published="2025-03-10T21:40+01:00")
    assert str(found.published) == "2025-03-10T21:40+01:00"
    assert "lies after the capture" in doubts(found)[0]
    assert doubts(dating(captured="2025-03-10", published="2025-03-10T21:40+01:00")) == []


@pytest.mark.parametrize("filler", ["1970-01-01T00:00:00Z", 0, "0001-01-01T00:00:00"])
def test_what_programs_write_for_no_date_is_none(filler: Any) -> None:
    found = dating(published=filler)
    assert (found.published, found.basis) == (None, None)
    assert "unreadable" in {clue.kind for clue in found.evidence}


def test_a_record_is_believed_before_the_page_that_it_holds_and_another_day_there_is_told() -> None:
    page = (
        "<html><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1><p class='date'>{}</p>"
        f"<p>{TEXT}</p><p>{TEXT} It was the third in a year.</p></article></body></html>"
    )
    found = dating(text="", published="2025-03-14T10:00+01:00", html=page.format("15 March 2025 18:00"))
    assert str(found.published) == "2025-03-14T10:00+01:00"
    assert doubts(found) == ["the page itself states another day, 2025-03-15T18:00"]
    assert doubts(dating(text="", published="2025-03-14", html=page.format("14 March 2025 18:00"))) == []
