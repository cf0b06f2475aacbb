"""Reads the objects of a JSON document one at a time, however large it is; up to where it breaks, if it does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from timeline.errors import InputError
from timeline.models import Diagnostic
from timeline.reading.document import Document, Stream
from timeline.reading.files import LARGEST, peek, read_lines
from timeline.reading.json_files import read_jsonl

_MOST_PARTS = 100_000
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Placed:
    """An object, where it stands, and what the object around it says besides, as far as that stands before it."""

    where: str
    value: Mapping[str, Any]
    around: Mapping[str, Any] = field(default_factory=dict)


def _any(_: Mapping[str, Any]) -> bool:
    return True


def read_objects(
    document: Document, lists: Collection[str] = (), is_record: Callable[[Mapping[str, Any]], bool] = _any
) -> Iterator[Placed | Diagnostic]:
    """The members of the list that the document is, or of its lists under the keys `lists`; one without such members
    is an object by itself, and so is each line of JSON lines.

    What stands in `lists` and is no record stays what it is: a part of the object around it. A document that breaks is
    read up to there. Raises InputError for an object larger than `LARGEST`.
    """
    if _is_lines(peek(document.stream)):
        for each in read_jsonl(read_lines(document.stream), document.path):
            if isinstance(each, Diagnostic):
                yield each
            else:
                yield from _of_line(*each, lists, is_record)
        return
    yield from _streamed(document, lists, is_record)


def _is_lines(head: bytes) -> bool:
    """Whether the first line is a whole object, and another begins below it."""
    first, _, rest = head.removeprefix(_MARK).lstrip().partition(b"\n")
    if not first.startswith(b"{") or not rest.lstrip().startswith(b"{"):
        return False
    try:
        msgspec.json.decode(first, type=dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _of_line(
    where: str, value: Mapping[str, Any], lists: Collection[str], is_record: Callable[[Mapping[str, Any]], bool]
) -> Iterator[Placed]:
    members = [(key, each) for key in lists for each in _list(value.get(key)) if _is_object(each) and is_record(each)]
    for number, (_, each) in enumerate(members, start=1):
        yield Placed(f"{where}, record {number}", each, value)
    if not members:
        yield Placed(where, value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping)


def _streamed(
    document: Document, lists: Collection[str], is_record: Callable[[Mapping[str, Any]], bool]
) -> Iterator[Placed | Diagnostic]:
    import ijson  # noqa: PLC0415  (few inputs need it)

    around: dict[str, Any] = {}
    parts: dict[str, list[Any]] = {}
    number = 0
    is_list = False
    try:
        for prefix, value in _values(document.stream, lists):
            is_list = is_list or prefix == "item"
            key = prefix.removesuffix(".item")
            record = _is_object(value) and (is_list or (key in lists and prefix != key and is_record(value)))
            if record or is_list:
                number += 1
                yield _placed(document, number, value, around)
            elif prefix == key and key:
                around = {**around, key: value}
            elif key:
                parts.setdefault(key, []).append(value)
                if len(parts[key]) > _MOST_PARTS:
                    raise InputError(
                        f"has more than {_MOST_PARTS:,} {key!r} that are no records; no article is like that"
                    )
    except ijson.JSONError as error:
        words = str(error.args[0] if error.args else error).splitlines()[0].strip(" b'\"")
        after = f" after record {number}" if number else ""
        reason = f"is not valid JSON{after}: {words}; what stands before is read, export the rest again"
        yield Diagnostic(path=document.path, reason=reason)
        return
    if not number and (around or parts):
        yield Placed("record 1", {**around, **parts})


def _placed(document: Document, number: int, value: Any, around: Mapping[str, Any]) -> Placed | Diagnostic:
    where = f"record {number}"
    if _is_object(value):
        return Placed(where, value, around)
    return Diagnostic(path=document.path, where=where, reason="is no JSON object with the fields of an article")


def _values(stream: Stream, lists: Collection[str]) -> Iterator[tuple[str, Any]]:
    """The values within the outermost one, each whole: ("title", ...), ("items.item", ...) for a key of `lists`, and
    ("item", ...) where the document is a list."""
    import ijson  # noqa: PLC0415  (see above)
    from ijson.common import ObjectBuilder  # noqa: PLC0415  (see above)

    counted = _Counted(stream)
    builder: Any = None
    depth = 0
    inside = {"", *lists}
    for prefix, event, value in ijson.parse(counted, use_float=True, multiple_values=True):
        if builder is None:
            if event in ("end_map", "end_array", "map_key"):
                continue
            if prefix in inside and event in ("start_map", "start_array") and not (prefix and event == "start_map"):
                continue
            builder, depth = ObjectBuilder(), 0
            counted.since = 0
        builder.event(event, value)
        depth += (event in ("start_map", "start_array")) - (event in ("end_map", "end_array"))
        if depth == 0 and event != "map_key":
            yield prefix, builder.value
            builder = None


class _Counted:
    """A stream, less its byte order mark, which ends the reading when too much of it is one value."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._begun = False
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        if piece and not self._begun:  # ijson first asks for nothing, to see whether it is given bytes
            self._begun = True
            piece = piece.removeprefix(_MARK)
        self.since += len(piece)
        if self.since > LARGEST:
            raise InputError(f"has a record of more than {LARGEST / 1e6:g} MB; no article is like that: check the file")
        return piece
