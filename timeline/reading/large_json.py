"""JSON documents larger than what is held in memory: their records one at a time, from the first list that has some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from timeline.errors import InputError
from timeline.models import Diagnostic
from timeline.reading.files import LARGEST
from timeline.reading.json_files import Found, find_records, is_article
from timeline.settings import FieldSettings

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BEGINS, _ENDS = ("start_map", "start_array"), ("end_map", "end_array")
_DEEPEST = 200


class _Bytes(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_large_json(begun: bytes, rest: _Bytes, path: str, fields: FieldSettings) -> Iterator[Found]:
    """The records of a document that begins with `begun` and goes on with `rest`: at `[fields] records`, else those of
    the first list of which a member is an article, or holds some. A document that breaks is read up to there.

    Raises InputError for a record, or whatever stands before the first, of more than `LARGEST` bytes, and for one
    that is nested without end.
    """
    import ijson  # noqa: PLC0415  (few documents are so large)

    source = _Metered(begun, rest)
    number = 0
    try:
        for record in _records(source, fields):
            number += 1
            yield f"record {number}", record
    except ijson.JSONError as error:
        words = str(error.args[0] if error.args else error).splitlines()[0].strip(" b'\"")
        after = f" after record {number}" if number else ""
        reason = f"is not valid JSON{after}: {words}; what stands before is read, export the rest again"
        yield Diagnostic(path=path, reason=reason)


def _records(source: _Metered, fields: FieldSettings) -> Iterator[dict[str, Any]]:
    from ijson import parse  # noqa: PLC0415  (as above)
    from ijson.common import ObjectBuilder  # noqa: PLC0415  (as above)

    place = f"{fields.records}.item" if fields.records else None
    builder: Any = None
    depth = level = 0
    for prefix, event, value in parse(source, use_float=True):
        level += (event in _BEGINS) - (event in _ENDS)
        if level > _DEEPEST:
            raise InputError(
                f"is no JSON of articles: it has brackets within brackets, {_DEEPEST} deep; check the file"
            )
        if builder is None:
            if event != "start_map" or not (prefix == place if place else prefix.endswith("item")):
                continue
            builder, depth = ObjectBuilder(), 0
        builder.event(event, value)
        depth += (event in _BEGINS) - (event in _ENDS)
        if depth:
            continue
        record, builder = builder.value, None
        source.since = 0
        if place or prefix == "item":
            yield record
        elif is_article(record, fields):
            place = prefix
            yield record
        else:
            inner = find_records(record, fields)
            yield from (each for each in inner if isinstance(each, dict)) if isinstance(inner, list) else ()


class _Metered:
    """The bytes of a document, which end the reading where too many come without a record."""

    def __init__(self, begun: bytes, rest: _Bytes) -> None:
        self._begun = memoryview(begun.removeprefix(_BYTE_ORDER_MARK))
        self._rest = rest
        self.since = 0

    def read(self, size: int) -> bytes:
        piece, self._begun = bytes(self._begun[:size]), self._begun[size:]
        piece = piece or self._rest.read(size)
        self.since += len(piece)
        if self.since > LARGEST:
            raise InputError(
                f"no record in {LARGEST / 1e6:g} MB of it: name the list of articles in timeline.toml "
                '([fields] records = "..."), or give one article a line (JSONL)'
            )
        return piece
