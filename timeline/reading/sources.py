"""Outlets and agencies: one name for all that each is called, the host's name where a page names none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from timeline.settings import SourceSettings

_SUBDOMAINS = re.compile(r"^(?:www\d?|m|amp|mobile)\.")
_ABBREVIATION = re.compile(r"[A-ZÀ-Þ]{2,6}")
_CALL_SIGN = re.compile(r"[WK][A-Z]{3}")
_STATE = "PA"  # "Pittsburgh, PA"
_LEGAL_FORM = re.compile(r"(?:,? (?:GmbH|AG|AB|AS|A/S|Ltd|Limited|Inc|LLC|plc|S\.?A|S\.?p\.?A))$")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|/&]|\b(?:and|und|och|via|for)\b)\s*")


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Agencies and outlets, each by every name in lower case."""
    data = tomllib.loads(files("timeline.reading").joinpath("sources.toml").read_text(encoding="utf-8"))
    agencies, outlets = (
        {alias.casefold(): name for name, aliases in data[table].items() for alias in [name, *aliases]}
        for table in ("agencies", "outlets")
    )
    return agencies, outlets


@cache
def _desks() -> dict[str, str]:
    data = tomllib.loads(files("timeline.reading").joinpath("sources.toml").read_text(encoding="utf-8"))
    desks: dict[str, str] = data["desks"]
    return desks


def is_agency(name: str) -> bool:
    """Whether a name, an abbreviation or a host is that of a known news agency. Short forms count in capitals only."""
    return find_agency(name) is not None


def find_agency(name: str) -> str | None:
    """The agency's usual name ("Reuters" for "Thomson Reuters", "reuters.com"), or None."""
    name = _LEGAL_FORM.sub("", " ".join(name.split()).strip(" .()–—-"))
    found = _names()[0].get(name.casefold())
    if found is None or (len(name) <= 4 and name.islower() and found != name):
        return None
    return None if len(name) <= 3 and name.istitle() else found  # "Spa", "Ani": a word, a name


def desk_zone(agency: str) -> str | None:
    """The IANA zone in which an agency stamps its stories, of those that have one desk for it; None else."""
    return _desks().get(agency)


def named_agency(credit: str) -> str | None:
    """The agency that a credit names: by itself, among others ("TT/AFP"), or before what somebody is there
    ("Associated Press Writer")."""
    for part in [credit, *(each for each in _BETWEEN_NAMES.split(credit) if each != _STATE)]:
        words = part.split()
        for end in range(len(words), 0, -1):
            name = " ".join(words[:end])
            if (found := find_agency(name)) and (end == len(words) or end > 1 or name.isupper()):
                return found
    return None


def canonical_source(name: str | None, sources: Mapping[str, SourceSettings]) -> str | None:
    """One name for an outlet: by the aliases of the settings, then by the table of well-known ones, else as it is."""
    if name is None or not (name := " ".join(name.split())):
        return None
    key = name.casefold()
    host = _SUBDOMAINS.sub("", key)
    for source, settings in sources.items():
        known = {source.casefold(), *(alias.casefold() for alias in settings.aliases)}
        if key in known or host in known:
            return source
    agencies, outlets = _names()
    return (
        outlets.get(key)
        or outlets.get(host)
        or agencies.get(key)
        or agencies.get(host)
        or (host if "." in host and " " not in host else name)
    )


def source_of_url(url: str | None, sources: Mapping[str, SourceSettings]) -> str | None:
    """The outlet behind an address: its known name, else the host without "www."; None where there is no host."""
    if not url:
        return None
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return canonical_source(_SUBDOMAINS.sub("", host), sources) if host and "." in host else None


def abbreviated_agency(words: str) -> str | None:
    """An agency by its abbreviation alone ("LPA"), where only an agency's name can stand; not an outlet's, nor the
    call sign of an American station ("WHDH")."""
    word = words.strip(" .")
    if not _ABBREVIATION.fullmatch(word) or _CALL_SIGN.fullmatch(word) or word.casefold() in _names()[1]:
        return None
    return word
