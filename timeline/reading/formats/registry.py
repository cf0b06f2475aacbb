"""Which formats there are. The first that recognises a document reads it, so the order matters."""

from __future__ import annotations

from timeline.reading.containers import mhtml, packed, tar_file, warc, zip_file
from timeline.reading.document import Head
from timeline.reading.fields import is_mapped, look_up, value_of
from timeline.reading.formats import (
    arc,
    atom,
    docx,
    html_page,
    json_document,
    json_feed,
    json_ld,
    json_lines,
    mail,
    markdown,
    newsml,
    newsml_1,
    ninjs,
    nitf,
    parquet,
    pdf,
    plain_text,
    rss,
    spreadsheet,
    table,
    wordpress,
    wordpress_rest,
    xml_paths,
)
from timeline.reading.formats.kinds import Format

# Told by their first bytes, whatever follows
_BINARY: tuple[Format, ...] = (parquet.FORMAT, docx.FORMAT, spreadsheet.FORMAT, pdf.FORMAT, mail.FORMAT)

_CONTAINERS: tuple[Format, ...] = (
    *packed.FORMATS,
    zip_file.FORMAT,
    warc.FORMAT,
    tar_file.FORMAT,
    mhtml.MHTML,
    mhtml.WEBARCHIVE,
)

# Told by their first element or a key that no other has; before what takes any XML or any JSON
_STANDARDS: tuple[Format, ...] = (
    xml_paths.MAPPED,
    *(newsml.FORMAT, newsml_1.FORMAT, nitf.FORMAT, wordpress.FORMAT, rss.FORMAT, atom.FORMAT),
    *(ninjs.FORMAT, json_feed.FORMAT, wordpress_rest.FORMAT, arc.FORMAT, json_ld.FORMAT),
    *(markdown.FORMAT, xml_paths.OTHER),
)

# What whoever made it named as they liked: [fields] of the settings says where what we need is
_EXPORTS: tuple[Format, ...] = (json_lines.FORMAT, json_document.FORMAT, table.FORMAT)

FORMATS: tuple[Format, ...] = (
    *_BINARY,
    *_CONTAINERS,
    html_page.PAGE,
    *_STANDARDS,
    html_page.PIECE,
    *_EXPORTS,
    plain_text.FORMAT,
)
"""All formats, in the order in which they are asked."""


def format_of(head: Head) -> Format | None:
    """The format of a document; None for one that is no text and none of those that are known.

    Records in which `[fields]` finds a text are those of the export that it was written for, even where they look like
    a standard's.
    """
    formats = (*_EXPORTS, *FORMATS) if _is_mapped_export(head) else FORMATS
    return next((each for each in formats if each.recognises(head)), None)


def _is_mapped_export(head: Head) -> bool:
    record, fields = head.record, head.fields
    if record is None:
        return False
    if fields.records is not None and look_up(record, fields.records) is not None:
        return True
    return any(is_mapped(each, fields) and value_of(record, each, fields) is not None for each in ("text", "html"))
