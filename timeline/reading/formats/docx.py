"""Word documents (DOCX): one article each, with its headings, lists and tables as paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from timeline.models import Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.feeds import stated
from timeline.reading.fields import Record
from timeline.reading.files import read_whole
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.json_files import Found
from timeline.reading.saved_times import capture_by_file
from timeline.settings import Settings

_ZIP = b"PK\x03\x04"
_PARTS = (b"word/document", b"word/_rels", b"word/styles")
_LARGEST_PART = 16_000_000
_LARGEST = 64_000_000
"""Bytes that a part, and all of them, may unpack to: the library holds them in memory. Books have half a megabyte."""
_TEMPLATE_SAVED = datetime(2013, 12, 23, 23, 15)
_TEMPLATE_AUTHOR = "python-docx"
"""What the template of python-docx states in UTC, and so each document made by it that does not state its own."""
_TITLES = ("Title", "Heading 1")


def recognises(head: Head) -> bool:
    return head.data.startswith(_ZIP) and any(part in head.data for part in _PARTS)


def records(document: Document, settings: Settings) -> Iterator[Found]:
    """The one article of the document."""
    data = io.BytesIO(read_whole(document.stream))
    reason = _why_not(data) or ""
    if not reason:
        import docx  # noqa: PLC0415  (an extra)

        try:
            record = _record(docx.Document(data), settings)
        except (RecursionError, MemoryError):
            raise
        except Exception as error:  # the library raises whatever its parts do
            reason = f"is no Word document that can be read ({type(error).__name__}: {error}); save it again"
        else:
            if record.get("text"):
                yield "", record
                return
            reason = "no text: the document has no words; save its text, or the article's page"
    yield Diagnostic(path=document.path, reason=reason)


def _why_not(data: io.BytesIO) -> str | None:
    """Why a file is not even opened; None where it can be."""
    try:
        with zipfile.ZipFile(data) as archive:
            sizes = [each.file_size for each in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        return f"is a broken Word document: {error}; save it again"
    if max(sizes, default=0) > _LARGEST_PART or sum(sizes) > _LARGEST:
        return f"unpacks to {sum(sizes) / 1e6:.0f} MB, more than any article; save its text, without the pictures"
    return None


def _record(word: Any, settings: Settings) -> Record:
    title = ""
    paragraphs: list[str] = []
    for block in word.iter_inner_content():
        if not hasattr(block, "style") or hasattr(block, "rows"):
            paragraphs.extend(_rows(block))
            continue
        text = " ".join(block.text.split())
        if not title and not paragraphs and getattr(block.style, "name", "") in _TITLES:
            title = text
        elif text:
            paragraphs.append(text)
    about, text = word.core_properties, "\n\n".join(paragraphs)
    return stated(
        {
            "title": title or about.title,
            "text": text,
            "byline": "" if about.author == _TEMPLATE_AUTHOR else about.author,
            **capture_by_file(_saved(about), text, settings),
            "language": about.language,
            "tags": [each.strip() for each in (about.keywords or "").replace(";", ",").split(",") if each.strip()],
        }
    )


def _rows(table: Any) -> Iterator[str]:
    """A row is a paragraph; a cell that reaches over several columns is said once."""
    for row in table.rows:
        cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
        if line := " | ".join(cell for cell in cells if cell):
            yield line


def _saved(about: Any) -> str:
    """When it was last saved, else made; Word writes that in UTC. "" where that is only known of its template."""
    times = [each.replace(tzinfo=None) for each in (about.modified, about.created) if each]
    return next((f"{each.isoformat()}+00:00" for each in times if each != _TEMPLATE_SAVED), "")


FORMAT = RecordFormat(
    name="Word document",
    told_by="the parts of a ZIP that is one (DOCX)",
    recognises=recognises,
    records=records,
    extra="docx",
    module="docx",
)
