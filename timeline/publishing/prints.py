"""A print of each event of a topic: short enough to stand in a mark, enough to tell what is new and what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

import msgspec

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ID, _CONTENT = 4, 3  # letters for which event it is and for what it says
MOST = 1000  # events: a mark of 7,000 letters is as much as an editor should have to scroll past


@dataclass(frozen=True, slots=True)
class Prints:
    """What events say, by what they are known by; both shortened. Two of a thousand events may share a key: then one
    change is not counted, no more."""

    by_event: Mapping[str, str]

    @classmethod
    def of(cls, events: Mapping[str, object]) -> Self | None:
        """Of what each event says, by its id; None where there are too many of them."""
        if len(events) > MOST:
            return None
        return cls({_short(key.encode(), _ID): _short(_canonical(event), _CONTENT) for key, event in events.items()})

    def written(self) -> str:
        """One after the other, in the order of their keys."""
        return "".join(key + content for key, content in sorted(self.by_event.items()))

    @classmethod
    def read(cls, written: str) -> Self | None:
        """None where the length shows that something is missing."""
        length = _ID + _CONTENT
        if len(written) % length:
            return None
        parts = [written[place : place + length] for place in range(0, len(written), length)]
        return cls({part[:_ID]: part[_ID:] for part in parts})


def _canonical(event: object) -> bytes:
    return msgspec.json.encode(event, order="sorted")


def _short(content: bytes, letters: int) -> str:
    number = int.from_bytes(sha256(content).digest())
    short = ""
    for _ in range(letters):
        number, place = divmod(number, len(_DIGITS))
        short += _DIGITS[place]
    return short
