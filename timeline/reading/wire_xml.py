"""What stands at a path of a wire story in XML, in whatever namespace: `head/docdata/date.issue`.

Namespaces and their versions differ between those who send such stories, names do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.reading.wire_prose import line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def each_at(element: Element, path: str) -> Iterator[Element]:
    """The elements at a path, in their order."""
    found: Iterator[Element] = element.iterfind("/".join(f"{{*}}{step}" for step in path.split("/")))
    return found


def first_at(element: Element, path: str) -> Element | None:
    return next(each_at(element, path), None)


def words_at(element: Element, path: str) -> list[str]:
    """What each of them says, as one line; those that say nothing are left out."""
    return [words for each in each_at(element, path) if (words := line(each))]


def word_at(element: Element, path: str) -> str | None:
    """What the first says that says anything."""
    return next(iter(words_at(element, path)), None)


def values_at(element: Element, path: str, *names: str) -> list[str]:
    """An attribute of each: the first of these names that it has; those that have none are left out."""
    found = (next((value for name in names if (value := each.get(name))), "") for each in each_at(element, path))
    return [words for value in found if (words := " ".join(value.split()))]


def value_at(element: Element, path: str, *names: str) -> str | None:
    return next(iter(values_at(element, path, *names)), None)
