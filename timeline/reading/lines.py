"""The lines of a scraped page as data: trimmed, unwrapped, with what stood between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from timeline.reading.date_lines import NO_DATES, DateLine
from timeline.reading.furniture import plain

_BULLET = re.compile(r"^(?:[-–—*•·▪►▶○●»>#]+|\d{1,2}[.)])(?:\s+|$)")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w[\w'’.-]*")
_STOP = re.compile(r"""[.…。][\s"'”’»)\]」』]*$""")
_SHOUT = re.compile(r"""[!?！？][\s"'”’»)\]」』]*$""")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


_FEWEST = 3
"""Lines in a row by which a text shows at what width it was broken."""


class Role(StrEnum):
    """What a line is on its page."""

    PROSE = "prose"
    SHORT = "short"
    DATE = "date"
    BYLINE = "byline"
    CREDIT = "credit"
    NOTE = "note"
    READ_TIME = "read time"
    TAIL_HEADING = "heading of other stories"
    INLINE_HEADING = "pointer to another story"
    END = "end of the article"
    CONTROL = "control"
    MENU = "menu"
    PROMO = "promotion"
    LEGAL = "legal"


@dataclass(frozen=True)
class Line:
    """One line: its words without bullet and invisible characters. `bullet` also holds where the bullet stood on the
    line before; `gap` where an empty line did. `plain` is the form in which phrases are compared."""

    text: str
    plain: str
    bullet: bool = False
    gap: bool = False

    @cached_property
    def size(self) -> int:
        """Words; two characters of a script without spaces count as one."""
        if not self.text.isascii():
            wide = len(_WIDE.findall(self.text))
            if wide * 2 > len(self.text):
                return wide // 2
        return len(_WORD.findall(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        return bool(_STOP.search(self.text[-8:]))

    @property
    def shouts(self) -> bool:
        return bool(_SHOUT.search(self.text[-8:]))


@dataclass(frozen=True, slots=True)
class Reading:
    """A line with its role, the classifier that gave it, and the times that it states."""

    line: Line
    role: Role
    rule: str
    dates: DateLine = NO_DATES


def split_lines(text: str) -> list[Line]:
    """The non-empty lines in order. Hard-wrapped paragraphs (mail, old wires) are put together again."""
    lines: list[Line] = []
    gap = bullet = False
    for raw in _unwrap(_INVISIBLE.sub("", text).splitlines()):
        words = " ".join(raw.split())
        if not words:
            gap = True
            continue
        mark = _BULLET.match(words)
        rest = words[mark.end() :] if mark and not mark.group()[0].isdigit() else words
        if not rest:
            bullet = True
            continue
        lines.append(Line(text=rest, plain=plain(rest), bullet=bullet or rest != words, gap=gap))
        gap = bullet = False
    return lines


def _unwrap(raw: list[str]) -> list[str]:
    """Join lines that were broken at a fixed width: of those that others follow, most are nearly as long as the longest
    and few end a sentence."""
    widest = max((len(line.rstrip()) for line in raw), default=0)
    long = [line for line, below in pairwise(raw) if len(line.strip()) > 40 and below.strip()]
    if len(long) < _FEWEST or widest > 100:
        return raw
    full = [line for line in long if len(line.rstrip()) > widest - 20]
    broken = [line for line in full if not _STOP.search(line.rstrip()[-8:])]
    if len(full) * 3 < len(long) * 2 or len(broken) * 3 < len(full) * 2:
        return raw
    joined: list[str] = []
    previous = ""
    for line in raw:
        runs_on = len(previous.rstrip()) > widest - 20 and bool(line.strip()) and not _BULLET.match(line.strip())
        if runs_on and joined:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        previous = line
    return joined
