"""Parquet: one article a row, in our own names or in those of an export."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from timeline.models import Diagnostic
from timeline.reading.document import Document, Head, Stream
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found
from timeline.settings import Settings

_MAGIC = b"PAR1"
_BUFFER = 1 << 20
"""Bytes of a column that are read at once; without one, all of it that is in a row group."""

_ROWS = 64
"""Rows that are held at once: an article has some kilobytes, a saved page some hundreds."""


def recognises(head: Head) -> bool:
    return head.data.startswith(_MAGIC)


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a row; `where` is its number. Nested columns are objects and lists, as in JSON."""
    from pyarrow import ArrowException  # noqa: PLC0415  (an extra, and slow to import)
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415  (as above)

    number = 0
    with _seekable(document.stream) as file:
        try:
            table = ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER)
            for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
                for row in _without_nanoseconds(batch).to_pylist():
                    number += 1
                    yield f"row {number}", {name: _plain(value) for name, value in row.items()}
        except (ArrowException, OSError, ValueError) as error:
            after = f" after row {number}" if number else ""
            words = " ".join(str(error).split())[:200]
            reason = f"is broken Parquet{after}: {words}; what stands before is read, export it again"
            yield Diagnostic(path=document.path, reason=reason)


def _without_nanoseconds(batch: Any) -> Any:
    """A batch whose times Python can hold: to the microsecond."""
    from pyarrow import timestamp, types  # noqa: PLC0415  (as above)

    for place, column in enumerate(batch.schema):
        if types.is_timestamp(column.type) and column.type.unit == "ns":
            cast = batch.column(place).cast(timestamp("us", column.type.tz), safe=False)
            batch = batch.set_column(place, column.name, cast)
    return batch


@contextmanager
def _seekable(stream: Stream) -> Iterator[IO[bytes]]:
    """The stream, or a copy on disk of one that does not move about, such as the member of an archive: the list of what
    a Parquet file holds stands at its end."""
    if isinstance(getattr(stream, "raw", None), io.FileIO) and stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield copy


def _plain(value: Any) -> Any:
    """A value as JSON has it: times in ISO 8601, with the offset that they have."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value


FORMAT = RecordFormat(
    name="Parquet",
    told_by="its first four bytes",
    recognises=recognises,
    records=records,
    mapped=True,
    text=Text.ANY,
    extra="parquet",
    module="pyarrow",
)
