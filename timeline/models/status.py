"""Whether something has come to pass."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether what a mention tells of has come to pass, as far as its words say."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CLAIMED = "claimed"
    DENIED = "denied"
