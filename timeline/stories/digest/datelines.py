"""Where the news begin behind an agency's dateline: "KELBY, March 4 (ZNA) - The dam burst"."""

from __future__ import annotations

import re

from timeline.reading.datelines import read_dateline
from timeline.reading.sources import find_agency

# What stands before an agency in brackets may be the place and the time of a page, never a sentence.
_LONGEST = 160
_AGENCY = re.compile(r"[^.!?\"“]*?\(([^()]{2,24})\)\s+(?:--|[-–—_])\s+(?=[\"“„]?[^\W\d_a-z])")
# "KELBY - The dam", "LINDMAR/NORWIRE - Thieves", "KELBY, Velm -- The dam": a place in capitals, not "BP -- the firm".
_LOUD = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’-]){2,24}"
_PLACE = re.compile(
    rf"{_LOUD}(?:[ /]{_LOUD}){{0,3}}"
    r"(?:, [^\W\d_][\w. ]{1,24}?)? (?:--|[-–—]) (?=[\"“„]?[^\W\d_a-z])"
)


def dateline_end(sentence: str) -> int:
    """How many characters of a sentence are its dateline, 0 where it has none."""
    head = sentence[:_LONGEST]
    length = read_dateline(head)[2]
    if length:
        return length
    behind = _AGENCY.match(head)
    if behind and find_agency(behind.group(1)):
        return behind.end()
    place = _PLACE.match(head)
    return place.end() if place else 0
