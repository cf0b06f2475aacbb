"""The datelines of agencies, the zones of their places, and the stamps of wires."""

from __future__ import annotations

import tomllib
from datetime import date, time
from importlib.resources import files
from zoneinfo import available_timezones

import pytest
from babel import Locale

from timeline.reading.cities import zone_of_place
from timeline.reading.datelines import bare_place, find_dateline
from timeline.reading.filing_stamps import find_stamp
from timeline.reading.sources import desk_zone, find_agency, named_agency


@pytest.mark.parametrize(
    ("paragraph", "agency", "place"),
    [
        ("SEOUL, Nov 15 (Reuters) - The dam burst.", "Reuters", "SEOUL"),
        ("Reuters: SEOUL (Reuters) - The dam burst.", "Reuters", "SEOUL"),
        ("KELBY, Ohio (AP) — A dam burst.", "AP", "KELBY, Ohio"),
        ("Kelby/Berlin (dpa/bb) - Der Damm brach.", "dpa", "Kelby/Berlin"),
        ("Wien (APA) - Der Damm brach.", "APA", "Wien"),
        ("Madrid, 15 nov (EFE).- La presa se rompió.", "EFE", "Madrid"),
        ("MOSCOW, November 15. /TASS/. The dam burst.", "TASS", "MOSCOW"),
        ("(ANSA) - ROMA, 15 NOV - La diga ha ceduto.", "ANSA", "ROMA"),
        ("(ANSA) - Rome, October 11 - The dam burst.", "ANSA", "Rome"),
        ("NEW DELHI, Nov 15 (PTI) The dam burst.", "PTI", "NEW DELHI"),
        ("BEIJING, Nov. 15 (Xinhua) -- The dam burst.", "Xinhua", "BEIJING"),
        ("Stockholm (TT): Dammen brast.", "TT", "Stockholm"),
        ("Oslo (NTB): Demningen brast.", "NTB", "Oslo"),
        ("(Kyodo) -- The dam burst.", "Kyodo", None),
    ],
)
def test_a_dateline_names_its_agency_and_its_place(paragraph: str, agency: str, place: str | None) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert (found.agency, found.place) == (agency, place)
    assert paragraph[found.length :].startswith(("The ", "A ", "Der ", "La ", "Dammen ", "Demningen "))


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Kim) said the dam burst.",
        "The photo was sold (AP) The company said so.",
        "The company (Interfax) The dam burst.",
        "SEOUL — The dam burst.",
        "He walked /slowly/ home.",
        "(Kim) - The minister said - and this is all - that the dam burst.",
        "Two large meteors caught on camera (VIDEO) - The dam burst.",
    ],
)
def test_what_only_looks_like_one_is_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_the_day_of_a_dateline_is_apart_from_its_place() -> None:
    found = find_dateline("SEOUL, South Korea, Nov. 15 (Reuters) - The dam burst.")
    assert found is not None
    assert found.day is not None
    assert (found.place, found.day.month_day) == ("SEOUL, South Korea", (11, 15))


def test_a_place_in_capitals_is_one_without_an_agency_too() -> None:
    assert bare_place("KELBY, Velm — The dam burst.") == "KELBY, Velm"
    assert bare_place("The dam — it burst — is old.") is None


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("SEOUL", "Asia/Seoul"),
        ("Seoul, South Korea", "Asia/Seoul"),
        ("Paris, Frankreich", "Europe/Paris"),
        ("München", "Europe/Berlin"),
        ("MUNICH", "Europe/Berlin"),
        ("Frankfurt/Main", "Europe/Berlin"),
        ("Berlin/Hamburg", "Europe/Berlin"),
        ("Göteborg", "Europe/Stockholm"),
        ("Köpenhamn", "Europe/Copenhagen"),
        ("Rom", "Europe/Rome"),
        ("Kiew", "Europe/Kyiv"),
        ("Peking", "Asia/Shanghai"),
        ("WASHINGTON, D.C.", "America/New_York"),
        ("Kalkutta", "Asia/Kolkata"),
    ],
)
def test_a_large_city_has_its_zone_in_each_language(place: str, zone: str) -> None:
    assert zone_of_place(place) == zone


@pytest.mark.parametrize(
    "place",
    [
        "Kelby",
        "PARIS, Texas",
        "ATHENS, Ga.",
        "LONDON, Ontario",
        "Berlin/Seoul",
        "Berlin/Kelby",
        "San Juan",
        "PARIS,x",
        "",
    ],
)
def test_a_place_that_is_not_surely_one_city_has_none(place: str) -> None:
    assert zone_of_place(place) is None


def test_all_zones_are_zones_and_agree_with_babel() -> None:
    data = tomllib.loads(files("timeline.reading").joinpath("cities.toml").read_text(encoding="utf-8"))
    unsure = {name.casefold() for name in data.pop("unsure")}
    assert set(data) <= available_timezones()
    names = [name.casefold() for cities in data.values() for name in cities]
    assert len(names) == len(set(names))
    assert not unsure & set(names)
    for code in ("en", "de", "sv"):
        city = Locale(code).time_zones.get("Europe/Rome", {}).get("city", "Rome")
        assert zone_of_place(city) == "Europe/Rome"


def test_the_desks_are_of_agencies_that_are_known_and_in_zones_that_exist() -> None:
    data = tomllib.loads(files("timeline.reading").joinpath("sources.toml").read_text(encoding="utf-8"))
    assert set(data["desks"]) <= set(data["agencies"])
    assert set(data["desks"].values()) <= available_timezones()
    assert (desk_zone("dpa"), desk_zone("Reuters")) == ("Europe/Berlin", None)


@pytest.mark.parametrize(
    ("line", "agency", "day", "clock", "zone"),
    [
        ("141432 NOV 24", None, date(2024, 11, 14), time(14, 32), None),
        ("(dpa/lno) 141432 Nov 24", "dpa", date(2024, 11, 14), time(14, 32), None),
        ("dpa lno xx n1 141432 Nov 24", "dpa", date(2024, 11, 14), time(14, 32), None),
        ("141432Z NOV 24", None, date(2024, 11, 14), time(14, 32), "UTC"),
        ("141432 GMT Nov 24", None, date(2024, 11, 14), time(14, 32), "GMT"),
        ("141432 okt 24", None, date(2024, 10, 14), time(14, 32), None),
        ("AP-NY-11-14-24 1432EST<", "AP", date(2024, 11, 14), time(14, 32), "EST"),
        ("dpa 14.11.2024 / 14:32", "dpa", date(2024, 11, 14), time(14, 32), None),
        ("Reuters, 14 Nov 2024, 14:32 GMT", "Reuters", date(2024, 11, 14), time(14, 32), "GMT"),
        ("(TT) 2024-11-14 14:32", "TT", date(2024, 11, 14), time(14, 32), None),
        ("© dpa-infocom, dpa:241114-930-287654/1", "dpa", date(2024, 11, 14), None, None),
    ],
)
def test_a_stamp_tells_when_a_story_was_filed(
    line: str, agency: str | None, day: date, clock: time | None, zone: str | None
) -> None:
    stamp = find_stamp(line)
    assert stamp is not None
    assert (stamp.agency, stamp.statement.day, stamp.statement.clock) == (agency, day, clock)
    assert (stamp.statement.zone.word if stamp.statement.zone else None) == zone


@pytest.mark.parametrize(
    "line",
    [
        "He earned 100000 May 24",
        "441432 NOV 24",
        "142532 NOV 24, the telegram said",
        "Reuters reported on 14 November 2024 at 14:32 that the dam burst",
        "TT 2024-11-14",
        "Published: 14 November 2024, 14:32",
        "NNNN",
    ],
)
def test_a_number_or_a_sentence_is_no_stamp(line: str) -> None:
    assert find_stamp(line) is None


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("TT/AFP", "TT"),
        ("Associated Press Writer", "AP"),
        ("Jon Roe, Reuters", "Reuters"),
        ("Jon Roe and AFP", "AFP"),
        ("PA", "PA Media"),
        ("Pittsburgh, PA", None),
        ("Spa and wellness writer", None),
        ("Jon Roe", None),
        ("Deutsche Presse-Agentur GmbH", "dpa"),
        ("STT–", "STT"),
    ],
)
def test_a_credit_names_an_agency_among_other_words(credit: str, agency: str | None) -> None:
    assert named_agency(credit) == agency


@pytest.mark.parametrize(
    "name",
    [
        *("Reuters", "AP", "AFP", "TT", "dpa", "NTB", "ANSA", "EFE", "Ritzau", "APA", "Kyodo", "Xinhua", "TASS"),
        *("Bloomberg", "Interfax", "Yonhap", "PTI", "AAP", "PAP", "Lusa", "Belga", "ANP"),
    ],
)
def test_the_agencies_of_the_world_are_known(name: str) -> None:
    assert find_agency(name) == name
