"""Lines too long to be held: each is told at its place, and what stands around them is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.models import Diagnostic
from timeline.reading.json_files import Found


class SkippedLines:
    """Is called with each such line of a document, as `read_lines` does, and tells of it among what was found."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._told: list[Diagnostic] = []

    def __call__(self, number: int, reason: str) -> None:
        self._told.append(Diagnostic(path=self._path, where=f"line {number}", reason=reason))

    def among(self, found: Iterable[Found]) -> Iterator[Found]:
        """What was found, with what was passed over before it."""
        for each in found:
            yield from self._told
            self._told.clear()
            yield each
        yield from self._told
