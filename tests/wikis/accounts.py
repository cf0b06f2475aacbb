"""Who may log in to a wiki of the tests."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Account:
    """A user; the password is made for the run, and not shown where the value is printed."""

    name: str
    password: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
