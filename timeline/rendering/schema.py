"""The JSON Schema of timeline.json: `python -m timeline.rendering.schema > docs/timeline-schema.json`."""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from timeline.rendering.document import SCHEMA, Document


def timeline_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `document_of` gives."""
    schema = msgspec.json.schema(Document)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Story timeline",
    }
    return head | schema


def schema_bytes() -> bytes:
    """The schema as the file in the docs holds it."""
    return msgspec.json.format(msgspec.json.encode(timeline_schema(), order="sorted"), indent=2) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_bytes())
