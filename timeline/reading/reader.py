"""Reads one document, whatever its format, as articles; what cannot be read becomes a diagnostic."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from msgspec.structs import replace

from timeline.errors import InputError, TimelineError
from timeline.models import Article, Diagnostic, Moment
from timeline.reading.fields import is_in_our_own_form, is_mapped, known_keys, paths_of, value_of
from timeline.reading.files import open_bytes, peek, read_lines, read_whole
from timeline.reading.formats import Format, sniff
from timeline.reading.json_files import Found, read_json, read_jsonl
from timeline.reading.records import read_record
from timeline.reading.scraped_pages import read_page_text
from timeline.reading.tables import read_table, table_dialect
from timeline.settings import FieldSettings, Settings
from timeline.workers import fault

_TOLD_IF_MISSING = ("title", "published", "source", "url")
"""Mapped fields that a file without any of them is told of: a slip in timeline.toml, or another export's names. A
record without a text is told of by itself; the other fields are often empty."""


def read_document(path: str, settings: Settings, captured_at: Moment | None) -> Iterator[Article | Diagnostic]:
    """Read the articles of a file (or of standard input, `-`) in their order, one at a time.

    `captured_at` is when the document was saved, where its records do not say themselves. One bad record is a
    diagnostic and the rest is read; so is a file that is empty, holds no article, is no text, cannot be opened or is
    too large for memory; what stands before a line that is too long is read.
    """
    found = False
    try:
        with open_bytes(path) as stream:
            for each in _read(stream, path, settings, captured_at):
                found = True
                yield each
    except InputError as error:
        yield Diagnostic(path=path, reason=str(error))
        return
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or f"the gzip data is broken: {error}"
        yield Diagnostic(path=path, reason=f"cannot be read: {reason}; check the file")
        return
    if not found:
        yield Diagnostic(path=path, reason="no article in it: the file has no records; leave it out or export it again")


def _read(
    stream: io.BufferedReader[io.RawIOBase], path: str, settings: Settings, captured: Moment | None
) -> Iterator[Article | Diagnostic]:
    head = peek(stream)
    kind = sniff(head, path, settings.fields)
    if kind is Format.EMPTY and not read_whole(stream).strip():
        yield Diagnostic(path=path, reason="the file is empty; leave it out or save it again")
    elif kind is Format.BINARY:
        yield Diagnostic(path=path, reason=_not_text(head))
    elif kind is Format.JSONL:
        yield from _records(read_jsonl(read_lines(stream), path), path, settings, captured, verbatim=True)
    elif kind is Format.JSON:
        found = read_json(read_whole(stream), path, settings.fields)
        yield from _records(found, path, settings, captured, verbatim=False)
    elif kind is Format.TABLE:
        yield from _records(_rows(stream, head, path, settings), path, settings, captured, verbatim=False)
    elif kind is Format.HTML:
        yield _page(read_whole(stream), path, settings, captured)
    else:
        yield _plain(read_whole(stream), path, settings, captured)


def _records(
    found: Iterator[Found], path: str, settings: Settings, captured: Moment | None, *, verbatim: bool
) -> Iterator[Article | Diagnostic]:
    told = [field for field in _TOLD_IF_MISSING if is_mapped(field, settings.fields)]
    missing = set(told)
    keys = None
    for each in found:
        if isinstance(each, Diagnostic):
            yield each
            continue
        where, record = each
        try:
            own = verbatim and is_in_our_own_form(record, settings.fields)
            if not own:
                missing = {field for field in missing if value_of(record, field, settings.fields) is None}
                keys = keys or known_keys(record)
            mapping = replace(settings, fields=FieldSettings()) if own else settings
            article = read_record(record, path, where, mapping, captured, verbatim=verbatim)
        except TimelineError:
            raise
        except Exception as error:  # one record that trips a fault must not take the others of its file with it
            reason = f"could not be read, a fault of this program: {fault(error)}; leave the record out for now"
            article = Diagnostic(path=path, where=where, reason=reason)
        yield article
    for field in told:
        if keys and field in missing:
            names = " or ".join(paths_of(field, settings.fields))
            reason = (
                f"[fields] {field} = {names!r} is in none of its records, which have: {keys}; correct timeline.toml"
            )
            yield Diagnostic(path=path, where=f"[fields] {field}", reason=reason, kept=True)


def _rows(stream: io.BufferedReader[io.RawIOBase], head: bytes, path: str, settings: Settings) -> Iterator[Found]:
    dialect = table_dialect(head.decode("utf-8", "replace"), path, settings.fields)
    if dialect is None:
        return
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    for each in read_table(read_lines(lines), dialect, path):
        if not isinstance(each, Diagnostic) and not _is_utf8("".join(each[1].values())):
            yield Diagnostic(path=path, where=each[0], reason="is not UTF-8 text; save the table as UTF-8")
        else:
            yield each


def _is_utf8(text: str) -> bool:
    return not any("\udc80" <= character <= "\udcff" for character in text)


def _page(data: bytes, path: str, settings: Settings, captured: Moment | None) -> Article | Diagnostic:
    from timeline.reading.html_pages import decode_html, read_html  # noqa: PLC0415  (trafilatura is slow to import)

    page = decode_html(data)
    article = read_html(page, path, settings, captured)
    return article or Diagnostic(
        path=path, reason="no article in it: the page has no main text; save the article's own page"
    )


def _plain(data: bytes, path: str, settings: Settings, captured: Moment | None) -> Article | Diagnostic:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Diagnostic(path=path, reason=f"is not UTF-8 text (byte {error.start + 1}); convert it, e.g. with iconv")
    article = read_page_text(text, path, settings, captured)
    return article or Diagnostic(
        path=path, reason="no article in it: no running text was found; save the article's own page"
    )


def _not_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is UTF-16, not UTF-8 text; save it as UTF-8"
    if head.startswith(b"%PDF"):
        return "is a PDF, not text; save its text, or the article's page as HTML"
    return "is not text; give JSONL, JSON, CSV, HTML or plain text"
