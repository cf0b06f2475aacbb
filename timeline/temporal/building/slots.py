"""What an operation is given: the filled slots of a rule, and its `with` table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Slots = Mapping[str, Any]  # what fills a slot depends on its class; each operation checks what it needs
