"""An archive as JSONL: one row a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from timeline.archive.rows import Row, read_row
from timeline.errors import ArchiveError
from timeline.models import to_json


class Jsonl:
    """Rows as lines of JSON, UTF-8."""

    def write(self, rows: Iterable[Row], file: Path) -> None:
        with file.open("wb") as stream:
            stream.writelines(to_json(row) + b"\n" for row in rows)

    def read(self, file: Path) -> Iterator[Row]:
        with file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                try:
                    yield read_row(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise ArchiveError(
                        f"{file}, line {number}: is no row of an exported archive ({error}); nothing was imported"
                    ) from error
