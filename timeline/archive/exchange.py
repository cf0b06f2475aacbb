"""An archive as rows, to be kept elsewhere or read by other programs, and back without loss.

What was worked out is not among them: the next build works it out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.archive.holdings import Tombstone, Version, address_of, content_of
from timeline.archive.pending import PENDING, settled_facts
from timeline.archive.rows import FORMAT, READ, ArticleRow, FactRow, Format, Head, Row, TombstoneRow
from timeline.archive.store import Archive
from timeline.errors import ArchiveError


def format_of(file: Path) -> Format:
    """The format that a file's ending asks for. Raises ArchiveError for an ending that is none of ours."""
    if file.suffix == ".jsonl":
        from timeline.archive.jsonl import Jsonl  # noqa: PLC0415  (only the one that is asked for)

        return Jsonl()
    if file.suffix == ".parquet":
        from timeline.archive.parquet import Parquet  # noqa: PLC0415  (pyarrow is slow to import)

        return Parquet()
    raise ArchiveError(
        f"{file}: its ending names no format of an archive; call it archive.jsonl or archive.parquet, or say "
        "--register, for slugs and ids alone"
    )


def rows_of(archive: Archive) -> Iterator[Row]:
    """All that the archive holds, in a fixed order; of a build whose site has just been put in its place, also what
    that gave out."""
    yield Head(version=FORMAT)
    for name, value in sorted(settled_facts(archive).items()):
        yield FactRow(name=name, value=value.decode())
    for tombstone in archive.tombstones():
        yield TombstoneRow(id=tombstone.id, marks=tombstone.marks, sources=tombstone.sources)
    for holding in archive.holdings():
        for version in sorted(holding.versions, key=lambda version: version.added):
            yield ArticleRow(
                added=version.added,
                removed=holding.removed,
                article=version.article,
                seen=version.seen,
                read_by=version.read_by,
            )


def export(archive: Archive, file: Path) -> int:
    """Write all that the archive holds to a file, which is replaced whole, and return the number of articles. Raises
    ArchiveError for an ending that names no format, and where the file cannot be written."""
    form = format_of(file)
    draft = file.with_name(f"{file.name}.new")
    try:
        form.write(rows_of(archive), draft)
        draft.replace(file)
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be written ({error.strerror}); check its rights and the space") from error
    finally:
        draft.unlink(missing_ok=True)
    return len(archive.ids(removed=True))


def read_export(file: Path, archive: Archive) -> int:
    """Put an exported file into an empty archive; see `take_in`. Raises ArchiveError."""
    try:
        return take_in(_elsewhere(format_of(file).read(file)), archive, file)
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be read ({error.strerror}); name a file that can") from error


def _elsewhere(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without what says something on the machine alone on which they were written."""
    return (row for row in rows if not (isinstance(row, FactRow) and row.name == PENDING))


def take_in(rows: Iterable[Row], archive: Archive, file: Path) -> int:
    """Put rows into an empty archive, all or none, and return the number of articles. Raises ArchiveError where
    something is in it already, or the rows are of a version that is not known."""
    if archive.ids(removed=True) or archive.tombstones():
        raise ArchiveError(f"{archive.folder}: holds articles already; import into a folder of its own")
    with archive.changing():
        _check_head(next(iter(rows := iter(rows)), None), file)
        for row in rows:
            _take(row, archive)
    return len(archive.ids(removed=True))


def _check_head(row: Row | None, file: Path) -> None:
    if not isinstance(row, Head):
        raise ArchiveError(f"{file}: its first row is not that of an exported archive; make it with archive export")
    if row.version not in READ:
        raise ArchiveError(f"{file}: is an export of version {row.version}, and this program knows up to {FORMAT}")


def _take(row: Row, archive: Archive) -> None:
    match row:
        case ArticleRow(added=added, removed=removed, article=article, seen=seen, read_by=read_by):
            version = Version(article=article, content=content_of(article), added=added, seen=seen, read_by=read_by)
            archive.put(article.id, version, address_of(article))
            archive.set_removed(article.id, removed)
        case TombstoneRow(id=key, marks=marks, sources=sources):
            archive.put_tombstone(Tombstone(id=key, marks=marks, sources=sources))
        case FactRow(name=name, value=value):
            archive.set_fact(name, value.encode())
