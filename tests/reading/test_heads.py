"""What the first bytes of a document tell: its first element, its first object, and which format reads it."""

from __future__ import annotations

import json
import tracemalloc

import pytest

from timeline.reading.document import Head
from timeline.reading.first_element import first_element
from timeline.reading.first_record import first_record
from timeline.reading.formats.registry import format_of
from timeline.settings import FieldSettings


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"a": 1, "b": {"c": [2, "x"]}}', {"a": 1, "b": {"c": [2, "x"]}}),
        (b' \n[ {"a": "\\u00e4"}, {"b": 2}]', {"a": "ä"}),
        (b'{"a": 1}\n{"b": 2}\n', {"a": 1}),
        (b'{"a": 1, "b": {"c": [2, "x', {"a": 1, "b": None}),
        (b'{"a": "cut off he', {"a": None}),
        (b'{"a": 1, "b', {"a": 1}),
        (b'{"a" 1}\n{"b": 2}\n', {"b": 2}),
        (b"{}", None),
        (b"[1, 2]", None),
        (b"[[]]", None),
        (b"{{ a template }}", None),
        (b"<a/>", None),
        (b"", None),
        (b"[" * 100_000, None),
        (b'{"a": ' + b"[" * 100_000, None),
        (b'{"a": ' + b"1" * 10_000 + b"}", {"a": None}),
    ],
    ids=range(16),
)
def test_the_first_object_is_told_as_far_as_it_is_there(data: bytes, expected: dict[str, object] | None) -> None:
    assert first_record(data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<a/>", ("", "a")),
        (b'<?xml version="1.0"?>\n<!-- x --><a xmlns="urn:x"><b/></a>', ("urn:x", "a")),
        (b'<x:a xmlns:x="urn:x">', ("urn:x", "a")),
        (b"\n <x:a>nobody says what x is", ("", "a")),
        ('<?xml version="1.0" encoding="iso-8859-1"?><ä>'.encode("latin-1"), ("", "ä")),
        ("<ä>".encode("utf-16"), ("", "ä")),
        (b'<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a>', ("", "a")),
        (b"<a", None),
        (b"a < b", None),
        (b"<<a>", None),
        (b'{"a": "<b>"}', None),
        (b"", None),
    ],
    ids=range(12),
)
def test_the_first_element_is_told_with_its_namespace(data: bytes, expected: tuple[str, str] | None) -> None:
    assert first_element(data) == expected


def test_entities_of_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE a [<!ENTITY e0 "lol">{entities}]><a x="&e11;">&e11;</a>'.encode()
    tracemalloc.start()
    found = first_element(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found in (None, ("", "a"))
    assert peak < 5_000_000


def test_a_name_is_told_without_the_endings_of_packed_files() -> None:
    assert Head.of(b"x", "a/export.csv.GZ", FieldSettings()).name == "a/export.csv"
    assert Head.of(b"x", "a.zip, b.tsv.xz", FieldSettings()).name == "a.zip, b.tsv"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (FieldSettings(), "JSON Feed"),
        (FieldSettings(records="items"), "JSON"),
        (FieldSettings(records="response.docs"), "JSON Feed"),
        (FieldSettings(text="title"), "JSON"),
        (FieldSettings(text="body"), "JSON Feed"),
        (FieldSettings(title="name"), "JSON Feed"),
    ],
)
def test_records_in_which_the_settings_find_a_text_are_read_by_them(fields: FieldSettings, expected: str) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Ledger", "items": [{"id": "a"}]}
    kind = format_of(Head.of(json.dumps(feed, indent=1).encode(), "a", fields))
    assert kind is not None
    assert kind.name == expected
