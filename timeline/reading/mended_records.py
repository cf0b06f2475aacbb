"""Records whose text was saved through a wrong encoding before they were exported: put right, and told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.models import Diagnostic
from timeline.reading.encodings import mend
from timeline.reading.json_files import Found


def mended(found: Iterable[Found], path: str) -> Iterator[Found]:
    """The records, all of their texts as they were meant; at the end a remark on those that had to be put right."""
    places: list[str] = []
    for each in found:
        if isinstance(each, Diagnostic):
            yield each
            continue
        where, record = each
        lines: list[int] = []
        right = {key: _mended(value, lines) for key, value in record.items()}
        if any(lines):
            places.append(where)
        yield (where, right) if any(lines) else each
    if places:
        first = f"{places[0]} and {len(places) - 1} more" if len(places) > 1 else places[0]
        example = "(such as 'Ã¤' for 'ä')"
        reason = f"{first} had been saved in a wrong encoding {example} and was put right; export it as UTF-8"
        yield Diagnostic(path=path, reason=reason, kept=True)


def _mended(value: Any, lines: list[int]) -> Any:
    if isinstance(value, str):
        text, count = mend(value)
        lines.append(count)
        return text
    if isinstance(value, Mapping):
        return {key: _mended(each, lines) for key, each in value.items()}
    if isinstance(value, list):
        return [_mended(each, lines) for each in value]
    return value
