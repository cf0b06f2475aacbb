"""How sure a date is."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How a date came to be, in one word."""

    STATED = "stated"
    INFERRED = "inferred"
    VAGUE = "vague"
    UNKNOWN = "unknown"
