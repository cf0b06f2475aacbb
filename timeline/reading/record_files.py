"""The articles of a document of records, and what is said of fields that none of them has."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.errors import InputError, TimelineError
from timeline.models import Article, Diagnostic
from timeline.reading.document import Document
from timeline.reading.fields import OUR_NAMES, Record, is_in_our_own_form, is_mapped, known_keys, paths_of, value_of
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found
from timeline.reading.mended_records import mended
from timeline.reading.records import read_record
from timeline.settings import FieldSettings, Settings
from timeline.workers import fault

_TOLD_IF_MISSING = ("title", "published", "source", "url")
"""Mapped fields that a file without any of them is told of: a slip in timeline.toml, or another export's names. A
record without a text is told of by itself; the other fields are often empty."""

_MOST_IN_A_ROW = 10_000


def read_records(document: Document, kind: RecordFormat, settings: Settings) -> Iterator[Article | Diagnostic]:
    """The articles of the records of a document, in their order; a bad record is a diagnostic. Raises InputError where
    so many in a row are bad that the rest need not be looked at."""
    bad = 0
    for each in _read(document, kind, settings):
        yield each
        bad = bad + 1 if isinstance(each, Diagnostic) and not each.kept else 0
        if bad == _MOST_IN_A_ROW:
            raise InputError(f"{bad:,} records in a row are no articles: the rest was not read; check the file")


def _read(document: Document, kind: RecordFormat, settings: Settings) -> Iterator[Article | Diagnostic]:
    found = kind.records(document, settings)
    if kind.text is not Text.AS_GIVEN:
        found = mended(found, document.path)
    if kind.mapped:
        yield from _mapped(found, document, kind, settings)
        return
    ours = replace(settings, fields=OUR_NAMES)
    for each in found:
        yield each if isinstance(each, Diagnostic) else _article(*each, document, ours, kind.text)


def _mapped(
    found: Iterator[Found], document: Document, kind: RecordFormat, settings: Settings
) -> Iterator[Article | Diagnostic]:
    """By `[fields]`; a line of JSON that is an article as this program writes it is one all the same."""
    told = [field for field in _TOLD_IF_MISSING if is_mapped(field, settings.fields)]
    missing = set(told)
    keys = None
    for each in found:
        if isinstance(each, Diagnostic):
            yield each
            continue
        where, record = each
        own = kind.text is Text.AS_GIVEN and is_in_our_own_form(record, settings.fields)
        if not own:
            missing = {field for field in missing if value_of(record, field, settings.fields) is None}
            keys = keys or known_keys(record)
        mapping = replace(settings, fields=FieldSettings()) if own else settings
        yield _article(where, record, document, mapping, kind.text)
    for field in told:
        if keys and field in missing:
            names = " or ".join(paths_of(field, settings.fields))
            reason = (
                f"[fields] {field} = {names!r} is in none of its records, which have: {keys}; correct timeline.toml"
            )
            yield Diagnostic(path=document.path, where=f"[fields] {field}", reason=reason, kept=True)


def _article(where: str, record: Record, document: Document, settings: Settings, form: Text) -> Article | Diagnostic:
    try:
        return read_record(record, document.path, where, settings, document.captured, form=form)
    except InputError as error:
        return Diagnostic(path=document.path, where=where, reason=str(error))
    except TimelineError:
        raise
    except Exception as error:  # one record that trips a fault must not take the others of its file with it
        reason = f"could not be read, a fault of this program: {fault(error)}; leave the record out for now"
        return Diagnostic(path=document.path, where=where, reason=reason)
