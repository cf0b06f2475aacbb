"""The rows of an exported archive, and what a file format does with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Protocol

import msgspec

from timeline.models import Article, Moment, from_json

FORMAT = 2
"""The version of the rows that are written."""

READ = (1, FORMAT)
"""The versions that are read: the first one knew neither `seen` and `read_by` nor `sources`."""


class Head(msgspec.Struct, frozen=True, tag_field="kind", tag="archive"):
    """The first row: what follows, in which version."""

    version: int


class ArticleRow(msgspec.Struct, frozen=True, tag_field="kind", tag="article", omit_defaults=True):
    """A version of an article. `added` tells which version came first, `removed` that the article is on no page,
    `seen` when it was captured last, `read_by` by which rules it was read."""

    added: int
    removed: bool
    article: Article
    seen: Moment | None = None
    read_by: str = ""


class TombstoneRow(msgspec.Struct, frozen=True, tag_field="kind", tag="tombstone", omit_defaults=True):
    """What is left of a purged article."""

    id: str
    marks: tuple[str, ...]
    sources: tuple[str, ...] = ()


class FactRow(msgspec.Struct, frozen=True, tag_field="kind", tag="fact"):
    """Something that holds for the whole archive: the register of ids, counters. `value` is its text."""

    name: str
    value: str


Row = Annotated[Head | ArticleRow | TombstoneRow | FactRow, "told apart by `kind`"]


class Format(Protocol):
    """A way to put rows into a file."""

    def write(self, rows: Iterable[Row], file: Path) -> None:
        """Write the rows, in order. Raises OSError."""

    def read(self, file: Path) -> Iterator[Row]:
        """The rows, in order. Raises OSError, and ArchiveError for what is no such row, with its place."""


def read_row(data: bytes | str) -> Row:
    """One row from its JSON. Raises msgspec.DecodeError for what is none."""
    row: Row = from_json(data, Row)  # type: ignore[arg-type]  # mypy takes an alias for no type
    return row
