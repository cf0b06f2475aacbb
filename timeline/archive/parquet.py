"""An archive as Parquet, for the tools of data desks: columns for what they ask for, and the whole row as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from timeline.archive.rows import ArticleRow, Row, read_row
from timeline.errors import ArchiveError
from timeline.models import to_json

_ROWS_AT_ONCE = 1000
_COLUMNS = ("kind", "id", "title", "source", "language", "published", "url", "text", "row")


class Parquet:
    """Rows as those of a table, a thousand at a time."""

    def __init__(self) -> None:
        try:
            import pyarrow  # noqa: F401, PLC0415  (an extra)
        except ImportError as error:
            raise ArchiveError(
                "Parquet needs pyarrow: pip install 'story-timeline[parquet]', or use a file that ends in .jsonl"
            ) from error

    def write(self, rows: Iterable[Row], file: Path) -> None:
        import pyarrow as pa  # noqa: PLC0415  (an extra, slow to import)
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415  (as above)

        schema = pa.schema([(name, pa.string()) for name in _COLUMNS])
        rest = iter(rows)
        with ParquetWriter(file, schema, compression="zstd") as writer:
            while some := list(islice(rest, _ROWS_AT_ONCE)):
                writer.write_table(pa.Table.from_pylist([_cells(row) for row in some], schema=schema))

    def read(self, file: Path) -> Iterator[Row]:
        import pyarrow as pa  # noqa: PLC0415  (as above)
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415  (as above)

        number = 0
        try:
            with ParquetFile(file) as table:
                for batch in table.iter_batches(_ROWS_AT_ONCE, columns=["row"]):
                    for cell in batch.column(0):
                        number += 1
                        yield read_row(cell.as_py())
        except (pa.ArrowException, KeyError, TypeError, msgspec.DecodeError) as error:
            raise ArchiveError(
                f"{file}, row {number}: is no row of an exported archive ({error}); nothing was imported"
            ) from error


def _cells(row: Row) -> dict[str, Any]:
    whole = {"kind": row.__struct_config__.tag, "row": to_json(row).decode()}
    if not isinstance(row, ArticleRow):
        return whole
    article = row.article
    return whole | {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "language": article.language,
        "published": str(article.dct) if article.dct else None,
        "url": article.url,
        "text": article.text,
    }
