"""Values of JSON that somebody else wrote: what is not of the expected kind is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Object = Mapping[str, Any]


def text(value: object) -> str:
    """A string, less the blanks around it, or a number as one, as ids often are; "" for anything else."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def first_text(*values: object) -> str:
    """The first of the values that is a string with something in it."""
    return next((found for value in values if (found := text(value))), "")


def several(value: object) -> list[Any]:
    """A list as it is, one value as a list of it, nothing as an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def objects(value: object) -> list[Object]:
    """The objects in a list, or the one that the value is."""
    return [each for each in several(value) if isinstance(each, Mapping)]


def named(value: object, *keys: str) -> list[str]:
    """The strings of a list, of its objects what stands under the first of these keys that says anything."""
    found: Iterable[str] = (
        first_text(*(each.get(key) for key in keys)) if isinstance(each, Mapping) else text(each)
        for each in several(value)
    )
    return list(dict.fromkeys(each for each in found if each))
