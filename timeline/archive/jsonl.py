"""An archive as JSONL: one row a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from timeline.archive.rows import Row
from timeline.errors import ArchiveError


class Jsonl:
    """Rows as lines of JSON, UTF-8."""

    def write(self, rows: Iterable[Row], file: Path) -> None:
        encoder = msgspec.json.Encoder()
        with file.open("wb") as stream:
            stream.writelines(encoder.encode(row) + b"\n" for row in rows)

    def read(self, file: Path) -> Iterator[Row]:
        decoder: msgspec.json.Decoder[Row] = msgspec.json.Decoder(Row)
        with file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise ArchiveError(
                        f"{file}, line {number}: is no row of an exported archive ({error}); nothing was imported"
                    ) from error
