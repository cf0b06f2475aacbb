"""Embargoes, kills and corrections that stand in a story, and what only speaks of such things."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.reading.wire_notices import notices_in
from timeline.settings import Settings, SourceSettings

STORY = "The dam above the town burst on Wednesday, and hundreds of people have left their homes."


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED until 00:01 GMT 15 November", "2024-11-15T00:01+00:00"),
        ("Embargoed until 0001 GMT Friday Nov 15", "2024-11-15T00:01+00:00"),
        ("*** EMBARGOED UNTIL 00:01 GMT, 15 NOVEMBER ***", "2024-11-15T00:01+00:00"),
        ("Embargo: 6 a.m. EST on Friday, Nov. 15, 2024", "2024-11-15T06:00-05:00"),
        ("Editors: not for publication before 15 November 2024 at 06:00 GMT", "2024-11-15T06:00+00:00"),
        ("FOR RELEASE: November 15, 2024", "2024-11-15"),
        ("Sperrfrist: 15. November, 06.00 Uhr", "2024-11-15T06:00"),
        ("SPERRFRIST 15.11., 06.00 Uhr", "2024-11-15T06:00"),
        ("Sperrfrist 23.00 Uhr", "2024-11-14T23:00"),
        ("Sperrfrist: Freitag, 06.00 Uhr", "2024-11-15T06:00"),
        ("HOLD FOR RELEASE until Thursday 23:00 GMT", "2024-11-14T23:00+00:00"),
        ("EMBARGOED FOR RELEASE UNTIL 00:01 GMT ON FRIDAY", "2024-11-15T00:01+00:00"),
        ("EMBARGO 15/11 kl 06.00", "2024-11-15T06:00"),
        ("Embargoed until Friday", "2024-11-15"),
        (
            "Note to editors: STRICTLY EMBARGOED. Not for public release until 15 Nov, 12:00 GMT",
            "2024-11-15T12:00+00:00",
        ),
        ("Achtung Redaktionen: Sperrfrist bis Freitag, 15. November 2024, 06.00 Uhr", "2024-11-15T06:00"),
        ("EMBARGO till fredag 15 november kl 06.00", "2024-11-15T06:00"),
        ("Får inte publiceras före den 15 november kl 06.00", "2024-11-15T06:00"),
        ("EMBARGOED until 00:01 GMT 2 January", "2025-01-02T00:01+00:00"),
    ],
)
def test_a_line_tells_until_when_a_story_is_embargoed(line: str, until: str) -> None:
    around = date(2024, 12, 30) if "January" in line else date(2024, 11, 14)
    assert notices_in([line], around).embargo_until == until


@pytest.mark.parametrize(
    "line", ["EMBARGOED UNTIL END OF SPEECH", "Sperrfrist: Redebeginn", "Embargo: on delivery", "EMBARGO 3/4 06.00"]
)
def test_an_embargo_of_which_nobody_can_tell_the_end_is_given_in_its_words(line: str) -> None:
    assert notices_in([line], date(2024, 11, 14)).embargo_until == line


@pytest.mark.parametrize(
    "line",
    [
        "An embargo on oil exports will last until 15 November.",
        "Embargo on steel until 15 November",
        "Embargo lifted after 15 years",
        "Embargo until online publication",
        "Under embargo until Friday, the island waits",
        "For immediate release: November 15, 2024",
        "Frei ab 12 Jahren",
        "Die Sperrfrist endet am Freitag, sagte der Minister, und dann werde man sehen.",
        "Embargot mot landet upphör den 15 november, säger ministern",
    ],
)
def test_a_story_about_an_embargo_is_under_none(line: str) -> None:
    assert notices_in([line], date(2024, 11, 14)).embargo_until is None


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("KILL", "withdrawn"),
        ("MANDATORY KILL -- Kelby dam", "withdrawn"),
        ("Editors: please kill the story headlined Dam bursts", "withdrawn"),
        ("This story has been withdrawn as it was based on a wrong report.", "withdrawn"),
        ("ANNULLIERUNG: Damm bei Kelby", "withdrawn"),
        ("Bitte verwenden Sie die Meldung nicht.", "withdrawn"),
        ("UTGÅR: Damm brast", "withdrawn"),
        ("CORRECTION: Kelby dam", "corrected"),
        ("CORRECTED-Dam bursts at Kelby", "corrected"),
        ("(Corrects paragraph 3)", "corrected"),
        ("Eds: CORRECTS spelling of mayor's name in graf 2.", "corrected"),
        ("This story has been corrected to show that the mayor is Ms Lund.", "corrected"),
        ("Berichtigung: Name der Bürgermeisterin", "corrected"),
        ("(Korrigiert: Name im dritten Absatz)", "corrected"),
        ("RÄTTELSE: Borgmästaren heter Lund", "corrected"),
        ("Kill Bill returns to cinemas", None),
        ("Correction officers go on strike", None),
        ("Corrects itself: the market rose", None),
        ("Korrigiert wird der Kurs nicht", None),
        ("The court withdrew the order", None),
        ("Advisory on floods in force", None),
    ],
)
def test_a_line_tells_of_a_kill_or_a_correction(line: str, status: str | None) -> None:
    assert notices_in([line]).status == status


def read(tmp_path: Path, settings: Settings | None = None, **fields: Any) -> Article | Diagnostic:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": STORY, "published": "2024-11-14T14:32+01:00"} | fields), encoding="utf-8")
    (only,) = read_document(str(path), settings or Settings(), None)
    return only


def test_a_text_is_held_under_its_embargo_and_nothing_is_cut(tmp_path: Path) -> None:
    text = f"EMBARGOED until 00:01 GMT 15 November\n\n{STORY}"
    found = read(tmp_path, text=text)
    assert isinstance(found, Article)
    assert (found.text, str(found.embargo_until)) == (text, "2024-11-15T00:01+00:00")


def test_an_embargo_that_was_over_when_the_story_was_published_is_none(tmp_path: Path) -> None:
    text = f"EMBARGOED until 00:01 GMT 14 November\n\n{STORY}"
    found = read(tmp_path, text=text)
    assert isinstance(found, Article)
    assert found.embargo_until is None


def test_an_embargo_that_a_record_states_outranks_its_text(tmp_path: Path) -> None:
    text = f"EMBARGOED until 00:01 GMT 15 November\n\n{STORY}"
    found = read(tmp_path, text=text, embargo_until="2024-11-16")
    assert isinstance(found, Article)
    assert str(found.embargo_until) == "2024-11-16"


def test_the_clock_of_an_embargo_is_in_the_zone_of_the_source_or_the_desk(tmp_path: Path) -> None:
    text = f"Sperrfrist: 15. November, 06.00 Uhr\n\n{STORY}"
    settings = Settings(sources={"Northern Ledger": SourceSettings(zone="Europe/London")})
    found = [read(tmp_path, text=text, agency="dpa"), read(tmp_path, settings, text=text, source="Northern Ledger")]
    assert [str(each.embargo_until) for each in found if isinstance(each, Article)] == [
        "2024-11-15T06:00+01:00",
        "2024-11-15T06:00+00:00",
    ]


def test_an_embargo_without_an_end_lets_nothing_through(tmp_path: Path) -> None:
    found = read(tmp_path, text=f"Sperrfrist: Redebeginn\n\n{STORY}")
    assert isinstance(found, Diagnostic)
    assert "the end cannot be told" in found.reason


def test_a_day_that_only_the_embargo_states_holds_the_story_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Sperrfrist: 15. November 2024, 06.00 Uhr\n\nDamm bricht\n\n{STORY} {STORY}", encoding="utf-8")
    (found,) = read_document(str(path), Settings(), None)
    assert isinstance(found, Article)
    assert str(found.embargo_until) == "2024-11-15T06:00"


def test_a_kill_counts_in_a_story_of_an_agency_alone(tmp_path: Path) -> None:
    text = f"KILL\n\n{STORY}"
    wire, other = read(tmp_path, text=text, agency="AP"), read(tmp_path, text=text)
    assert isinstance(wire, Article)
    assert isinstance(other, Article)
    assert (wire.status, other.status) == ("withdrawn", "usable")


def test_a_notice_deep_in_a_long_story_is_a_quotation(tmp_path: Path) -> None:
    text = "\n\n".join([STORY] * 8 + ["CORRECTION: none"] + [STORY] * 8)
    found = read(tmp_path, text=text)
    assert isinstance(found, Article)
    assert found.status == "usable"
