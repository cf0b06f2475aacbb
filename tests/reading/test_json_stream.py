"""JSON read one object at a time: where the objects stand, what is around them, and where it breaks."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest

from timeline.errors import InputError
from timeline.models import Diagnostic
from timeline.reading import json_stream
from timeline.reading.document import Document
from timeline.reading.json_stream import Placed, read_objects


def read(content: str | bytes, *lists: str, **more: Any) -> list[Placed | Diagnostic]:
    data = content.encode() if isinstance(content, str) else content
    return list(read_objects(Document("file", io.BufferedReader(io.BytesIO(data))), lists, **more))


def values(found: list[Placed | Diagnostic]) -> list[Mapping[str, Any]]:
    return [each.value for each in found if isinstance(each, Placed)]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ('[{"a": 1}, {"b": [1, {"c": null}]}]', [{"a": 1}, {"b": [1, {"c": None}]}]),
        ('{"a": 1, "b": {"items": [2]}}', [{"a": 1, "b": {"items": [2]}}]),
        ('{"title": "t", "items": [{"a": 1}, {"a": 2.5}]}', [{"a": 1}, {"a": 2.5}]),
        ('{"items": {"a": 1}}', [{"items": {"a": 1}}]),
        ('{"items": []}', []),
        ("[]", []),
        ('{"a": 1}\n{"items": [{"b": 2}]}\n\n{"c": 3}\n', [{"a": 1}, {"b": 2}, {"c": 3}]),
    ],
)
def test_objects_are_found_in_lists_in_lines_and_alone(document: str, expected: list[Any]) -> None:
    assert values(read(document, "items")) == expected
    assert values(read(b"\xef\xbb\xbf" + document.encode(), "items")) == expected


def test_what_stands_before_an_object_is_around_it() -> None:
    (only,) = read('{"title": "t", "more": {"x": [1]}, "items": [{"a": 1}], "below": 1}', "items")
    assert isinstance(only, Placed)
    assert (only.where, only.around) == ("record 1", {"title": "t", "more": {"x": [1]}})


def test_what_is_no_record_stays_a_part_of_the_object_around_it() -> None:
    document = '{"title": "t", "parts": [{"kind": "text"}, 5]}'
    (only,) = read(document, "parts", is_record=lambda each: each["kind"] == "story")
    assert isinstance(only, Placed)
    assert only.value == {"title": "t", "parts": [{"kind": "text"}, 5]}
    first = next(iter(read(document, "parts")))
    assert isinstance(first, Placed)
    assert first.around == {"title": "t"}


def test_members_that_are_no_objects_are_told_with_their_number() -> None:
    found = read('[{"a": 1}, 5, [6], {"a": 2}]')
    assert [each.where for each in found if isinstance(each, Diagnostic)] == ["record 2", "record 3"]
    assert values(found) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("rest", [', {"a": ', ', {"a": tru}]', ', {"a": 1,}]', ' {"a": 2}]'])
def test_a_document_is_read_up_to_where_it_breaks(rest: str) -> None:
    *found, told = read(f'[{{"a": 1}}{rest}')
    assert values(found) == [{"a": 1}]
    assert isinstance(told, Diagnostic)
    assert "not valid JSON after record 1" in told.reason


def test_bytes_that_are_no_utf_8_are_a_break_like_any() -> None:
    *found, told = read(b'[{"a": 1}, {"a": "\xff"}]')
    assert values(found) == [{"a": 1}]
    assert isinstance(told, Diagnostic)


def test_a_broken_line_costs_itself_alone() -> None:
    found = read('{"a": 1}\n{"a": \n{"a": 3}\n')
    assert values(found) == [{"a": 1}, {"a": 3}]
    assert [each.where for each in found if isinstance(each, Diagnostic)] == ["line 2"]


def test_one_value_beyond_all_bounds_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LARGEST", 200_000)
    small = json.dumps([{"text": "x" * 50_000}] * 20)
    assert len(values(read(small))) == 20
    with pytest.raises(InputError, match="no article is like that"):
        read(json.dumps([{"text": ["x" * 10_000] * 50}]))


def test_parts_without_end_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_MOST_PARTS", 10)
    with pytest.raises(InputError, match="no article is like that"):
        read(json.dumps({"parts": [1] * 20}), "parts")
