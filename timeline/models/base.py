"""The base of all values that flow, and values as JSON without loss."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

Value = TypeVar("Value")


class Model(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Base of all values that flow.

    A value that is made once cannot hold itself, so none waits for the garbage collector, which would else go through
    all of a pile again and again.
    """


if TYPE_CHECKING:
    At = datetime
else:

    class _AnyDatetime(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class At(metaclass=_AnyDatetime):
        """A datetime in a field of a model. What is declared as `datetime`, msgspec reads back in UTC, and the offset
        that a page states would be lost."""


def to_json(value: object) -> bytes:
    """A value as JSON, which `from_json` reads back without loss; the same value gives the same bytes."""
    return msgspec.json.encode(value)


def from_json(data: bytes | str, kind: type[Value]) -> Value:
    """Read a value of this type back. Raises msgspec.DecodeError for what is none."""
    found: Value = _decoder(kind).decode(data)  # type: ignore[arg-type]  # mypy takes a type for nothing hashable
    return found


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=_read)


def _read(kind: type, value: object) -> object:
    if kind is At and isinstance(value, str):
        return datetime.fromisoformat(value)
    raise ValueError(f"{value!r} is no {kind.__name__}")
