"""PDF: one article each, its text in reading order. It was published when its text says, not when it was made."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.models import Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.feeds import stated
from timeline.reading.fields import Record
from timeline.reading.files import read_whole
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.json_files import Found
from timeline.reading.pdf_streams import largest_stream
from timeline.reading.pdf_text import blocks_of, headline, paragraphs_of, without_running_titles
from timeline.reading.saved_times import capture_by_file
from timeline.settings import Settings

# What it says of odd fonts and boxes would stand among the messages of the commands
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

_MAGIC = b"%PDF-"
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?'?|(Z))?")
_NO_TITLE = re.compile(r"microsoft word\b|untitled|\S+\.(?:docx?|indd|pdf|qxp|pages|html?)$", re.IGNORECASE)

_LARGEST_STREAM = 32_000_000


def recognises(head: Head) -> bool:
    return _MAGIC in head.data[:1024]


def records(document: Document, settings: Settings) -> Iterator[Found]:
    """The one article of the document."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415  (an extra)

    data = read_whole(document.stream)
    if largest_stream(data, _LARGEST_STREAM) > _LARGEST_STREAM:
        size = f"{_LARGEST_STREAM / 1e6:g} MB"
        reason = f"a part of it unpacks to more than {size}, as that of no article does; save the article's page"
        yield Diagnostic(path=document.path, reason=reason)
        return
    try:
        record = _record(io.BytesIO(data), settings)
    except PDFPasswordIncorrect:
        reason = "is locked by a password; save it without one"
    except (RecursionError, MemoryError):
        raise
    except Exception as error:  # the library raises whatever its parts do
        reason = f"is no PDF that can be read ({type(error).__name__}: {error}); save it again, or the article's page"
    else:
        if record.get("text"):
            yield "", record
            return
        reason = "no text: its pages are pictures; recognise their text (OCR) first, or save the article's page"
    yield Diagnostic(path=document.path, reason=reason)


def _record(data: io.BytesIO, settings: Settings) -> Record:
    blocks = without_running_titles(blocks_of(data))
    title = headline(blocks)
    text = paragraphs_of(block for block in blocks if block is not title)
    about = _about(data)
    named = "" if _NO_TITLE.match(about.get("Title", "")) else about.get("Title", "")
    return stated(
        {
            "title": " ".join(title.text.split()) if title else named,
            "text": text,
            **capture_by_file(_iso(about.get("ModDate", "")) or _iso(about.get("CreationDate", "")), text, settings),
        }
    )


def _about(data: io.BytesIO) -> Mapping[str, str]:
    """What the file says of itself."""
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415  (an extra)
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415  (as above)
    from pdfminer.utils import decode_text  # noqa: PLC0415  (as above)

    data.seek(0)
    stated_of: dict[str, str] = {}
    for each in PDFDocument(PDFParser(data)).info:
        stated_of |= {key: _text(value, decode_text) for key, value in each.items()}
    return stated_of


def _text(value: Any, decode: Any) -> str:
    return " ".join(decode(value).split()) if isinstance(value, bytes) else ""


def _iso(written: str) -> str:
    """ISO 8601 of a time as PDF writes it (D:20241115104800+01'00'); "" for anything else. A time without an offset is
    a bare one."""
    found = _DATE.match(written)
    if found is None:
        return ""
    year, month, day, hour, minute, second, sign, hours, minutes, utc = found.groups()
    date = f"{year}-{month or '01'}-{day or '01'}"
    if hour is None:
        return date
    offset = "+00:00" if utc else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{offset}"


FORMAT = RecordFormat(
    name="PDF",
    told_by="%PDF- at its beginning",
    recognises=recognises,
    records=records,
    extra="pdf",
    module="pdfminer",
)
