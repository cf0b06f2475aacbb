"""The base of all values that flow."""

from __future__ import annotations

import msgspec


class Model(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all values that flow."""
