"""Reads JSONL line by line, and JSON documents: a list of articles, one article, or a list somewhere inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from timeline.models import Diagnostic
from timeline.reading.encodings import LineDecoder, decode_text
from timeline.reading.fields import Record, is_mapped, known_keys, look_up, value_of
from timeline.settings import FieldSettings

Found = tuple[str, Record] | Diagnostic
"""A record with where it stands, or why there is none there."""

_DECODER = msgspec.json.Decoder()


def read_jsonl(lines: Iterable[bytes], path: str, *, sample: bytes = b"") -> Iterator[Found]:
    """One record a line; a bad line is a diagnostic, the others are read. `sample` are some of the lines, which show
    the encoding of those that are not UTF-8."""
    decoder = LineDecoder(sample=sample)
    for number, raw in enumerate(lines, start=1):
        line = raw.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        where = f"line {number}"
        try:
            record = _decoded(line, decoder, number)
        except (msgspec.DecodeError, RecursionError) as error:
            yield Diagnostic(
                path=path, where=where, reason=f"is not valid JSON: {error}; write one whole JSON object a line"
            )
        else:
            yield _as_record(record, path, where)
    if decoder.remark:
        yield Diagnostic(path=path, reason=decoder.remark, kept=True)


def _decoded(line: bytes, decoder: LineDecoder, number: int) -> object:
    try:
        return _DECODER.decode(line)
    except UnicodeDecodeError:
        return _DECODER.decode(decoder.text(line, number).encode())


def read_json(data: bytes, path: str, fields: FieldSettings) -> Iterator[Found]:
    """The records of a JSON document, at `[fields] records` or where the first list of articles is found."""
    try:
        document = _DECODER.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError:
        decoded = decode_text(data, mending=False)
        if decoded.remark:
            yield Diagnostic(path=path, reason=decoded.remark, kept=True)
        yield from read_json(decoded.text.encode(), path, fields)
        return
    except (msgspec.DecodeError, RecursionError) as error:
        yield Diagnostic(path=path, reason=f"is not valid JSON: {error}; export it again, or write one article a line")
        return
    if fields.records:
        records = look_up(document, fields.records)
        if records is None:
            reason = f"[fields] records = {fields.records!r} is not in this file, which has: {known_keys(document)}"
            yield Diagnostic(path=path, reason=reason)
            return
    else:
        records = find_records(document, fields)
    if not records:
        reason = (
            f"no article: no list of records with a text was found; the file has: {known_keys(document)}. "
            'Name the list in timeline.toml: [fields] records = "..."'
        )
        yield Diagnostic(path=path, reason=reason)
        return
    for number, record in enumerate(_flat(records if isinstance(records, list) else [records]), start=1):
        yield _as_record(record, path, f"record {number}")


def _as_record(record: object, path: str, where: str) -> Found:
    if isinstance(record, dict):
        return where, record
    return Diagnostic(
        path=path, where=where, reason=f"is a JSON {_kind(record)}, not an object with the fields of an article"
    )


def _kind(value: object) -> str:
    if value is None:
        return "null"
    return {bool: "boolean", int: "number", float: "number", str: "string", list: "array"}.get(type(value), "value")


def find_records(document: object, fields: FieldSettings) -> object:
    """The first list, outermost first, some member of which has a text; a document that has one itself is one record.

    A list at the top is taken as it is: members without a text are reported one by one.
    """
    if isinstance(document, list):
        return document
    level: list[object] = [document]
    while level:
        below: list[object] = []
        for value in level:
            if isinstance(value, Mapping):
                if is_article(value, fields):
                    return value
                below.extend(value.values())
            elif isinstance(value, list):
                if any(is_article(member, fields) for member in value):
                    return value
                below.extend(member for member in value if isinstance(member, Mapping | list))
        level = below
    return None


def is_article(value: object, fields: FieldSettings) -> bool:
    """Whether an object has a text and what else an article has."""
    if not isinstance(value, Mapping):
        return False
    with_words = [name for name in ("text", "html") if _is_words(value_of(value, name, fields))]
    if any(is_mapped(name, fields) for name in with_words):
        return True
    # {"type": "p", "text": "..."} is a paragraph of an article, not one.
    return bool(with_words) and any(value_of(value, name, fields) for name in ("title", "published", "url", "source"))


def _is_words(value: Any) -> bool:
    """A text, or paragraphs: not a list of objects, which may be the articles themselves."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(part, str) for part in value))


def _flat(records: list[Any]) -> Iterator[Any]:
    """Lists within the list are batches of records."""
    for record in records:
        if isinstance(record, list):
            yield from _flat(record)
        else:
            yield record
