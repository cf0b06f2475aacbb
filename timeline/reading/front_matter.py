"""The fields at the head of a Markdown file, in YAML between `---` or in TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from timeline.errors import InputError

_BLOCK = re.compile(
    r"(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<fields>.*?)^(?P=mark)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_LONGEST = 100_000
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Matter:
    """The fields, as they are written, and the text below them."""

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)


def begins_with_fields(head: str) -> bool:
    """Whether a document with this beginning has such a head, with a field in it."""
    found = _BLOCK.match(head)
    sign = {"---": r"^[\"']?[A-Za-z][\w -]*[\"']?\s*:(?:\s|$)", "+++": r"^[A-Za-z][\w-]*\s*="}
    return found is not None and re.search(sign[found["mark"]], found["fields"], re.MULTILINE) is not None


def split_matter(document: str) -> Matter:
    """The fields and the text of a document; all of it is text where it has no such head.

    Values of YAML stay as they are written: a date is not turned into another, nor `no` into false. Raises InputError
    for a head that cannot be read.
    """
    found = _BLOCK.match(document)
    if found is None or len(found["fields"]) > _LONGEST:
        return Matter(document)
    read = _of_yaml if found["mark"] == "---" else _of_toml
    return Matter(document[found.end() :], read(found["fields"]))


def _of_yaml(written: str) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415  (few inputs need it)

    class Plain(yaml.BaseLoader):
        """Every value as it is written, and no aliases: ten lines of them are more than any memory holds."""

        depth = 0

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                raise yaml.YAMLError("it holds an alias (*name), which is not read")
            self.depth += 1
            if self.depth > _DEEPEST:
                raise yaml.YAMLError("it is nested too deeply")
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

    try:
        fields = yaml.load(written, Loader=Plain)
    except (yaml.YAMLError, ValueError) as error:
        words = " ".join(str(error).split())
        raise InputError(f"its front matter is no YAML: {words}; correct it, or put quotes around the value") from error
    return fields if isinstance(fields, Mapping) else {}


def _of_toml(written: str) -> Mapping[str, Any]:
    try:
        fields = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"its front matter is no TOML: {error}; correct it") from error
    return {name: _as_written(value) for name, value in fields.items()}


def _as_written(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list):
        return [_as_written(each) for each in value]
    if isinstance(value, dict):
        return {name: _as_written(each) for name, each in value.items()}
    return value
