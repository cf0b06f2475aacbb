"""The zone of a city as datelines name it, for the large cities of the world.

A zone is told for a name that by itself means one city to a newsdesk anywhere; for others, for two at once and for one
whose country is not the city's ("PARIS, Texas") there is none.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_LANGUAGES = ("en", "de", "sv")
_SMALL = ("America/Indiana/", "America/Kentucky/Monticello", "America/North_Dakota/", "Antarctica/", "Arctic/", "Etc/")
"""Zones of towns that share their names with many others, and of stations."""

_COUNTRIES = {
    "uk": "GB", "u.k.": "GB", "england": "GB", "scotland": "GB", "schottland": "GB", "wales": "GB", "britain": "GB",
    "großbritannien": "GB", "storbritannien": "GB", "northern ireland": "GB", "nordirland": "GB", "u.s.": "US",
    "usa": "US", "d.c.": "US", "d.c": "US", "south korea": "KR", "südkorea": "KR", "sydkorea": "KR",
    "north korea": "KP", "nordkorea": "KP", "turkey": "TR", "türkei": "TR", "turkiet": "TR", "czech republic": "CZ",
    "russia": "RU", "uae": "AE", "gaza strip": "PS", "gazastreifen": "PS", "west bank": "PS",
    "myanmar": "MM", "burma": "MM",
}  # fmt: skip
"""What newsdesks write instead of the full names of countries, which are Babel's."""


def zone_of_place(place: str) -> str | None:
    """The IANA zone of a dateline's place ("SEOUL", "Paris, France", "Frankfurt/Main"); None where none is sure."""
    words = " ".join(place.split()).strip(" ,")
    whole = _zone(words) or _zone(words.rstrip("."))
    if whole or "," not in words:
        return whole if whole or "/" not in words else _zone_of_all(words.split("/"))
    city, _, country = words.rpartition(",")
    zone = _zone(city.strip())
    return zone if zone and _is_country(country.strip(), zone) else None


def _zone_of_all(cities: list[str]) -> str | None:
    """The zone that all of them share."""
    zones = {_zone(city.strip()) for city in cities}
    return zones.pop() if len(zones) == 1 else None


def _zone(city: str) -> str | None:
    return _cities().get(_folded(city))


def _is_country(name: str, zone: str) -> bool:
    from babel import Locale  # noqa: PLC0415  (only datelines that name a country need it)
    from babel.core import get_global  # noqa: PLC0415

    code = get_global("zone_territories").get(zone)
    if not code or not name:
        return False
    if _COUNTRIES.get(name.casefold()) == code:
        return True
    return any(name.casefold() == Locale(each).territories.get(code, "").casefold() for each in _LANGUAGES)


@cache
def _cities() -> dict[str, str]:
    """The zone of each name; our own table outranks what Babel calls a zone's city."""
    from babel import Locale  # noqa: PLC0415  (40 ms that only datelines need)
    from babel.core import get_global  # noqa: PLC0415

    zones = [zone for zone in get_global("zone_territories") if "/" in zone and not zone.startswith(_SMALL)]
    aliases = get_global("zone_aliases")
    found = {_folded(zone.rpartition("/")[2].replace("_", " ")): zone for zone in zones}
    for language in _LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            current = aliases.get(zone, zone)
            if "city" in names and current in zones:
                found[_folded(names["city"])] = current
    data = tomllib.loads(files("timeline.reading").joinpath("cities.toml").read_text(encoding="utf-8"))
    unsure = {_folded(name) for name in data.pop("unsure")}
    own = {_folded(name): zone for zone, names in data.items() for name in names}
    return {name: zone for name, zone in found.items() if name not in unsure} | own


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", name.casefold().replace("’", "'"))
