"""The JSON Schemas of timeline.json and of changes.json, as the docs hold them:

python -m timeline.rendering.schema > docs/timeline-schema.json
python -m timeline.rendering.schema changes > docs/changes-schema.json
"""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from timeline.rendering.changes_document import SCHEMA as CHANGES_SCHEMA
from timeline.rendering.changes_document import ChangesDocument
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


def changes_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of changes.json."""
    schema = msgspec.json.schema(ChangesDocument)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{CHANGES_SCHEMA.replace('/', ':')}",
        "title": "What changed",
    }
    return head | schema


def schema_bytes(schema: dict[str, Any] | None = None) -> bytes:
    """A schema, that of timeline.json unless another is given, as the file in the docs holds it."""
    return msgspec.json.format(msgspec.json.encode(schema or timeline_schema(), order="sorted"), indent=2) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_bytes(changes_schema() if sys.argv[1:] == ["changes"] else None))
